"""The explorer's page: a view in, one self-contained HTML file out.

The page may load nothing at all: its Content-Security-Policy forbids every request and allows only the script and the
style whose hashes it names. So a hostile label that slipped through as markup still could not run or call home.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import zlib
from importlib import resources

from biopact.errors import BiopactError
from biopact.graph.explorer.view import ExplorerView
from biopact.graph.explorer.wire import encode

_UNSAFE_IN_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_SURROGATE = re.compile("[\ud800-\udfff]")
PLAIN = 1_000_000
"""Data of more characters than these are packed: a page of thousands of deals is then some five times smaller."""

LIVE = "application/x-biopact-live"
"""The type of the data element of a page that asks its server for data."""

_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render(view: ExplorerView) -> str:
    """The page as HTML, ready to be written in UTF-8; the same view gives the same text.

    Raises BiopactError when the page's script was never built.
    """
    text = encode(view)
    packed = len(text) > PLAIN
    form = "application/octet-stream" if packed else "application/json"
    return _page(view.title, form, pack(text) if packed else data_block(text), connect="")


def render_live() -> str:
    """The page without data, which it asks the server for that it comes from, and nobody else."""
    return _page("Partner network", LIVE, "", connect="connect-src 'self'; ")


def _page(title: str, form: str, data: str, connect: str) -> str:
    script, css = _asset("explorer.js"), _asset("explorer.css")
    parts = {
        "title": html.escape(_SURROGATE.sub("\ufffd", title)),
        "policy": _policy(script, css, connect),
        "css": css,
        "licences": html.escape(_asset("THIRD-PARTY-LICENSES.txt")),
        "form": form,
        "view": data,
        "script": script,
    }
    template = resources.files("biopact.graph.explorer").joinpath("page.html").read_text("utf-8")
    return _SLOT.sub(lambda slot: parts[slot[1]], template)


def pack(text: str) -> str:
    """The text compressed (zlib, RFC 1950) and in base64, which the page unpacks with the browser's own means.

    >>> zlib.decompress(base64.b64decode(pack("[]")))
    b'[]'
    """
    return base64.b64encode(zlib.compress(_SURROGATE.sub("\ufffd", text).encode(), 9)).decode("ascii")


def data_block(text: str) -> str:
    """JSON that may stand inside a script element: nothing in it can close the element or open a comment.

    >>> data_block('["</script><!--"]')
    '["\\\\u003c/script\\\\u003e\\\\u003c!--"]'
    """
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text.translate(_UNSAFE_IN_SCRIPT))


def _policy(script: str, css: str, connect: str) -> str:
    return (
        f"default-src 'none'; {connect}"
        f"script-src '{_source_hash(script)}'; style-src '{_source_hash(css)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _source_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _asset(name: str) -> str:
    file = resources.files("biopact.graph.explorer").joinpath("dist", name)
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        raise BiopactError(f"The explorer's {name} has not been built: run `make assets`, then try again.") from None
