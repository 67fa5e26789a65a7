"""Which names of products are one product's, by the words between them: "MK-1234, formerly known as ZNT-101"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biopact.loaders.mentions.forms import Forms

# Between two names of one thing. Refuses a list and a comparison.
_SAME = re.compile(
    r"[®™]?(?:\s?\((?:R|TM)\))?\s*(?:/|(?:\([^()]{0,40}\)\s*)?,?\s*\(?(?:(?:which|that)\s+)?(?:is\s+|was\s+|are\s+"
    r"|will\s+be\s+|has\s+been\s+)?"
    r"(?:now\s+|also\s+|formerly\s+|previously\s+|currently\s+|originally\s+|commonly\s+|to\s+be\s+|then\s+){0,2}"
    r"(?:known\s+as|referred\s+to\s+as|renamed(?:\s+as)?|designated(?:\s+as)?|marketed\s+(?:as"
    r"|under\s+the\s+(?:trade|brand)\s+name)"
    r"|sold\s+(?:as|under\s+the\s+(?:trade|brand)\s+name)|branded\s+(?:as)?|approved\s+as|called|a\.?k\.?a\.?"
    r"|formerly|trade\s+name|generic\s+name|brand\s+name:?)\s+)(?:the\s+)?[“\"]?"
)
# What tells two strengths or forms of one product apart and is no name: "ZNT-101 SL", "ZNT-101 IV".
_FORM = re.compile(r"(?:SL|IV|SC|ER|XR|IR|ODT|PRO|LAI|DP|IT|IN|IM|[0-9][A-Z])")


_WITHIN = re.compile(r"[\w-]")


def same_things(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of the given names (as they stand in the text) that name one thing, each pair once, in the text's order."""
    if not names:
        return
    whole = dict.fromkeys(sorted(set(names), key=lambda name: (-len(name), name)))
    forms = Forms(whole)
    pairs: dict[tuple[str, str], None] = {}
    for at, first in forms.find(text, 0, len(text)):
        end = at + len(first)
        between = None if _WITHIN.match(text, at - 1, at) else _SAME.match(text, end, min(len(text), end + 110))
        second = forms.at(text, between.end()) if between and not _WITHIN.match(text, between.end() - 1) else None
        if second is not None and second != first:
            pairs[first, second] = None
    for name in whole:
        head, _, tail = name.rpartition(" ")
        if head in whole and _FORM.fullmatch(tail):
            pairs[head, name] = None
    yield from pairs
