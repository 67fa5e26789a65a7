"""The explorer's page: a view in, one self-contained HTML file out.

The page may load nothing at all: its Content-Security-Policy forbids every request and allows only the script and the
style whose hashes it names. So a hostile label that slipped through as markup still could not run or call home.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from importlib import resources

from biopact.errors import BiopactError
from biopact.graph.explorer.view import ExplorerView
from biopact.graph.explorer.wire import encode

_UNSAFE_IN_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render(view: ExplorerView) -> str:
    """The page as HTML, ready to be written in UTF-8; the same view gives the same text.

    Raises BiopactError when the page's script was never built.
    """
    script, css = _asset("explorer.js"), _asset("explorer.css")
    parts = {
        "title": html.escape(_SURROGATE.sub("\ufffd", view.title)),
        "policy": _policy(script, css),
        "css": css,
        "licences": html.escape(_asset("THIRD-PARTY-LICENSES.txt")),
        "view": data_block(encode(view)),
        "script": script,
    }
    template = resources.files("biopact.graph.explorer").joinpath("page.html").read_text("utf-8")
    return _SLOT.sub(lambda slot: parts[slot[1]], template)


def data_block(text: str) -> str:
    """JSON that may stand inside a script element: nothing in it can close the element or open a comment.

    >>> data_block('["</script><!--"]')
    '["\\\\u003c/script\\\\u003e\\\\u003c!--"]'
    """
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text.translate(_UNSAFE_IN_SCRIPT))


def _policy(script: str, css: str) -> str:
    return (
        "default-src 'none'; "
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
