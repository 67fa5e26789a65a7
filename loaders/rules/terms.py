"""Exclusivity, field, targets and duties of a deal, read from single sentences."""

from __future__ import annotations

import re

from biopact.codes import Activity

_NOT_EXCLUSIVE = re.compile(r"\b(?:non|semi)[- ]?exclusive(?:ly)?\b")
# Refuses "exclusive" of news ("in an exclusive interview") and "not exclusive": a right or agreement must follow.
_EXCLUSIVE = re.compile(
    r"(?<!non-)(?<!co-)\bexclusive(?:ly)?\b(?:[ ,]+[\w\-/&,'\ue000-\uf6ff]+){0,9}?[ ,]+(?:licen[cs]\w*|rights?"
    r"|options?|agreements?|distribut\w+|collaborat\w+|develop\w*|commerciali[sz]\w*|market\w*|partner\w*|supplier"
    r"|supply|access|develop|for|to|worldwide)\b|\bexclusive rights\b|\bsole (?:and exclusive |worldwide "
    r"|global ){0,2}(?:licen[cs]e|rights?|distributor|supplier)\b"
)


# What stays with the owner, what a licence may turn into, and what others were given is no term of the deal.
_NOT_OF_THE_DEAL = re.compile(
    r"\b(?:retain\w*|maintain\w*|keeps?|convert\w*|sublicen[cs]\w*|lose[sd]?|losing|market|orphan|data"
    r"|regulatory)\b[^.;,]{0,110}$"
)


_OPTION = re.compile(r"exclusive(?:ly)?[ ,]+(?:[a-z\d\-]+[ ,]+){0,4}?options?\b(?! (?:rights )?agreement)")


def exclusivity(words: str, *, option: bool = False) -> tuple[bool, int] | None:
    """True or False as said, with its place; None where a skeleton does not say. Only an `option` is an option."""
    shared = _NOT_EXCLUSIVE.search(words)
    if shared and not re.match(r" (?:[a-z\-]+ ){0,3}?sublicen", words[shared.end() :]):
        return False, shared.start()
    for match in _EXCLUSIVE.finditer(words):
        if _NOT_OF_THE_DEAL.search(words[: match.start()]):
            continue
        if not option and _OPTION.match(words, match.start()):
            continue
        return True, match.start()
    return None


_ACTIVITIES: tuple[tuple[Activity, re.Pattern[str]], ...] = (
    (Activity.DEVELOPMENT, re.compile(r"\b(?:development|developing|develop|clinical trials|r&d)\b")),
    (Activity.MANUFACTURING, re.compile(r"\b(?:manufactur\w+|production|making)\b")),
    (Activity.COMMERCIALISATION, re.compile(r"\b(?:commerciali[sz]\w+|marketing|market|sales|selling|sale)\b")),
)
_RESPONSIBLE = re.compile(
    r"(?P<who>[\ue000-\ue7ff]|\uf700)(?: [a-z]+){0,3}? (?:is|are|be|has|have|assumes?|takes?"
    r"|bears?)(?: [a-z]+){0,3}? (?:solely |fully |primarily )?(?:responsib(?:le|ility"
    r"|ilities)) for (?P<what>[^.;]{3,140})"
)


def duties(words: str) -> tuple[tuple[Activity, str, int, int], ...]:
    """Who is responsible for what: (activity, mark of the organization, start, end) for each duty of a skeleton."""
    found = []
    for match in _RESPONSIBLE.finditer(words):
        for activity, said in _ACTIVITIES:
            if said.search(match["what"]):
                found.append((activity, match["who"], match.start(), match.end()))
    return tuple(found)


FIELD = re.compile(
    r"\b(?:to (?:develop|discover|create|research)(?:,? (?:and|develop|manufacture|commerciali[sz]e|market"
    r"|discover)){0,6}|(?:apply|use|using) (?:the |its |this )?(?:technology|platform|[\uf000-\uf4ff]) (?:in|for)"
    r"|for (?:use in|the field of|the development of)|in the field of|for the discovery (?:and development"
    r" )?of) (?P<field>(?!a\b|an\b|the\b|up to|new\b|novel\b)(?:[a-z][\w\-/]* ){0,3}?(?:therapeutics|therapies|drugs"
    r"|vaccines|medicines|treatments|products|antibodies|diagnostics|oncology|indications))\b"
)
"""The field of a licence: "to develop anticancer therapeutics"."""

UNDISCLOSED_TARGET = re.compile(
    r"\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|up to \w+|third|second|first|another"
    r"|other) )?(?:[a-z\-]+ )?(?:undisclosed|unnamed|unspecified) (?:[a-z\-]+ )?targets?\b|\btargets?,? (?:which"
    r"|that) (?:is|are|was|were|has|have)(?: not been| not)? (?:undisclosed|disclosed)|\btarget \(?undisclosed"
)
"""A molecular target that the text keeps to itself."""
