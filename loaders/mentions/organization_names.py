"""What the words of a name alone say: whether it is an organization's, and what two forms of one name share."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from biopact.loaders.mentions.candidates import Candidate, has_legal_form
from biopact.loaders.mentions.words import DEMONYMS, EVERYWHERE, GENERIC, HEADLINE_WORDS, INSTITUTIONS, OPENERS
from biopact.loaders.wordlists import ORGANIZATION_HEADS, ORGANIZATION_NOUNS
from biopact.resolution.legal_forms import LEGAL

_OF_A_PLACE = (
    ORGANIZATION_NOUNS
    - HEADLINE_WORDS
    - frozenset(
        "government group agency authority ministry department council centre health healthcare international"
        " society holding holdings capital bank fund network works biotech pharma company".split()
    )
)
"""Nouns with which a place alone makes a name: "Seattle Genetics" (lower case)."""
_CALLED_BY_PLACE = frozenset("university institute college hospital ministry academy bank kingdom republic".split())
"""Nouns that "of" a place, or a place before general words, makes a name with (lower case)."""
_INSTITUTIONAL = frozenset("society association center centre college hospital institute university bank".split())
"""Nouns with which a place and general words make a name: "Swedish Medical Center" (lower case)."""
PLAIN_NOUNS = ORGANIZATION_NOUNS - frozenset(
    "animal capital ventures fund foundation institute university bank research partners health".split()
)
"""Nouns that a short form leaves out: "Regeneron" is "Regeneron Pharmaceuticals", Merck not "Merck Animal Health"."""


_FOREIGN_HEADS = frozenset(
    "laboratoires laboratorios laboratori laboratório laboratórios laboratorio grupo groupe gruppo institut instituto"
    " istituto fondation fondazione fundación universidad università universitat universität hôpital hospices ospedale"
    " université centre azienda".split()
)
"""First words of organizations' names in other languages (lower case)."""
_HEADS_FOR = frozenset(
    "administration authority commission organization organisation network consortium alliance federation fund trust"
    " partnership"
    " academy agency society association coalition".split()
)
"""More first words of organizations' names (lower case)."""


def looks_organized(candidate: Candidate) -> bool:
    """True if the form of the name alone makes it an organization."""
    return _organized(candidate.name)


@lru_cache(maxsize=8192)
def _organized(name: str) -> bool:
    if has_legal_form(name):
        return True
    words = [word.strip(".,®™").lower() for word in name.replace("-", " ").split()]
    while len(words) > 2 and words[-1] in EVERYWHERE:
        words.pop()
    if words and words[0] in {"u.s", "u.k", "us", "uk"}:
        words = words[1:]
    if len(words) < 2:
        return False
    if words[-1] == "products" and len(words) > 2:
        return words[0] not in GENERIC
    if words[-1] in ORGANIZATION_NOUNS:
        return words[0] not in HEADLINE_WORDS or len(words) > 2
    if words[0] in _FOREIGN_HEADS:
        return True
    headed = any(
        (head in ORGANIZATION_HEADS or head in _HEADS_FOR)
        and (word == "for" or (word == "of" and head != "administration"))
        for head, word in pairwise(words)
    )
    return headed or any(head in words for head in ("university", "institute", "foundation", "hospital", "coalition"))


# A state that buys or pays: "the U.S. government", "Government of Canada".
_GOVERNMENT = re.compile(r"(?:[a-z][a-z.]+ ){1,3}government|government of (?:[a-z]+ ?){1,3}")


@lru_cache(maxsize=8192)
def refused(name: str) -> bool:
    """True for places, regulators, openers and general words without a name among them.

    A place before what only an organization is called is a name: "Seattle Genetics".
    """
    if _GOVERNMENT.fullmatch(name.lower()):
        return False
    low = re.sub(r"^(?:u\.?s\.?|u\.?k\.?|eu) ", "", name.lower().strip(" .,"))
    if low in EVERYWHERE or low in INSTITUTIONS or low in OPENERS or re.fullmatch(LEGAL, name):
        return True
    words = low.split()
    if (words[0] in EVERYWHERE or words[0] in DEMONYMS) and (
        words[-1] in _INSTITUTIONAL if len(words) > 2 else words[-1] in _OF_A_PLACE
    ):
        return False
    if len(words) > 2 and _CALLED_BY_PLACE & set(words) and any(w in EVERYWHERE or w in DEMONYMS for w in words):
        return False
    if "http" in low or "www" in low or low.endswith(("-based", "-focused", "-led", "-backed")):
        return True
    if len(words[-1]) > 8 and words[-1].endswith("ly"):
        return True
    general = GENERIC if len(words) <= 3 and not {"of", "for"} & set(words) else HEADLINE_WORDS | ORGANIZATION_NOUNS
    return all(word in general or word in OPENERS or word in EVERYWHERE for word in words)


_LEGAL_END = re.compile(rf"\s{LEGAL}$")


@lru_cache(maxsize=8192)
def ends_in_legal_form(name: str) -> bool:
    """True for "ImmunoGen, Inc."; False for a name without legal form."""
    return _LEGAL_END.search(name) is not None
