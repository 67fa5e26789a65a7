"""Exclusivity, territory, field, targets and duties of a deal, read from single sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.facts import Activity
from biopact.loaders.mentions.words import PLACES
from biopact.loaders.wordlists import any_of

_NOT_EXCLUSIVE = re.compile(r"\bnon-?exclusive(?:ly)?\b")
# Refuses "exclusive" of news ("in an exclusive interview") and "not exclusive": a right or agreement must follow.
_EXCLUSIVE = re.compile(
    r"\bexclusive(?:ly)?\b(?:[ ,]+[\w\-/&,'\ue000-\uf6ff]+){0,9}?[ ,]+"
    r"(?:licen[cs]\w*|rights?|options?|agreements?|distribut\w+|collaborat\w+|develop\w*|commerciali[sz]\w*"
    r"|market\w*|partner\w*|supplier|supply|access|develop|for|to|worldwide)\b|\bexclusive rights\b"
)


def exclusivity(words: str) -> bool | None:
    """True or False as said; None where a skeleton does not say."""
    if _NOT_EXCLUSIVE.search(words):
        return False
    return True if _EXCLUSIVE.search(words) else None


_PLACE = any_of(
    [
        place
        for place in PLACES
        if len(place) > 1
        and place
        not in {
            "us",
            "pa",
            "md",
            "mass",
            "n.j",
            "n.j.",
            "calif",
            "wall street",
            "silicon valley",
            "rahway",
            "kenilworth",
            "waltham",
        }
    ]
)
_PLACE = _PLACE.replace("\\.", "[.․]")
_REGION = (
    rf"(?:the |mainland |greater )?(?:{_PLACE}|other (?:[a-z]+ )?(?:regions?|countries|territories)"
    rf"(?: outside(?: of)? [^.;()]{{2,60}})?|rest of the world|certain (?:[a-z]+ )?(?:countries|territories)"
    r"|\d+ [a-z\-]+(?: and [a-z\-]+)?(?:-income)? countries)(?!\w)"
)
_REGIONS = rf"{_REGION}(?:(?:, and | and |, | & | or |/){_REGION}){{0,12}}"
_WORLD = re.compile(
    r"\b(?:worldwide|world-wide|global(?:ly)?|throughout the world|around the world|across the world)\b"
)
_GRANT = re.compile(
    r"\b(?:rights?|licen[cs]\w*|commerciali[sz]\w*|market(?:ing)?\b|distribut\w*|develop\w*|sell|exclusive\w*"
    r"|supply|promot\w*|agreement|collaboration|acqui\w*)\b"
)
_NOT_SCOPE = re.compile(
    r"\b(?:global(?:ly)? (?:leader|company|biopharma\w*|healthcare|pharma\w*|provider|market|reach|health"
    r"|footprint|network|head|biotech\w*|team|presence|scale|trials?|phase|study|business)|leading global"
    r"|largest|(?:patients|people|countries|companies|markets|lives|animals|deaths|cases|customers)"
    r" (?:worldwide|globally|around the world|throughout the world))\b"
)
_OUTSIDE = re.compile(
    r"\b(?:outside(?: of)?|except(?: for| in)?|excluding|other than|with the exception of|not include)"
    rf" (?P<places>{_REGIONS})"
)
_IN = re.compile(rf"\b(?:in|for|throughout|across|within|covering|to) (?P<places>{_REGIONS})")
_US_RIGHTS = re.compile(
    r"\b(?P<place>u[.․]?s[.․]?|us|european|japanese|chinese|canadian|north american)"
    r" (?:commerciali[sz]ation |marketing |development |distribution )?rights\b"
)
_ADJECTIVE = {
    "u․s": "U.S.",
    "u․s․": "U.S.",
    "u.s": "U.S.",
    "u.s.": "U.S.",
    "us": "U.S.",
    "european": "Europe",
    "japanese": "Japan",
    "chinese": "China",
    "canadian": "Canada",
    "north american": "North America",
}


@dataclass(frozen=True)
class Scope:
    """Territory as said: included and excluded places, in lower case as the skeleton has them."""

    included: tuple[str, ...]
    excluded: tuple[str, ...]


def _split(places: str) -> tuple[str, ...]:
    if places.startswith("other ") and "outside" in places:
        return (places,)
    parts = re.split(r",? and (?!other)|, |/| & | or ", places)
    return tuple(part.strip() for part in parts if part.strip())


def territory(words: str) -> Scope | None:
    """The territory that a sentence about rights gives; None for sentences that grant nothing or name no place."""
    if not _GRANT.search(words):
        return None
    scoped = _NOT_SCOPE.sub(" ", words)
    outside = _OUTSIDE.search(scoped)
    if outside and not re.search(r"\bknown as [^,]{0,20}$", scoped[: outside.start()]):
        excluded = _split(outside["places"])
        listed = [
            m
            for m in _IN.finditer(scoped)
            if m.start() < outside.start()
            and re.search(
                r"\b(?:rights?|licen[cs]e|commerciali[sz]e|exclusive|market|distribut\w+)\b[^.;]{0,140}$",
                scoped[: m.start()],
            )
        ]
        included = tuple(place for m in listed for place in _split(m["places"])) or ("worldwide",)
        return Scope(included, excluded)
    if _WORLD.search(scoped) and re.search(
        (
            r"\b(?:(?:exclusive|rights?|licen[cs]\w*|agreement|commerciali[sz]\w*|develop\w*|collaboration|market)"
            r"\b[^.;]{0,110}\b(?:worldwide|world-wide|global(?:ly)?|throughout the world|around the world)"
            r"|(?:worldwide|world-wide|global|globally)(?: [a-z\-,/]+){0,6}"
            r" (?:rights?|licen[cs]\w*|commerciali[sz]\w*|develop\w*|collaboration|agreement|co-\w+))\b"
        ),
        scoped,
    ):
        return Scope(("worldwide",), ())
    found = _US_RIGHTS.search(scoped)
    if found:
        return Scope((_ADJECTIVE[found["place"].replace("․", ".")],), ())
    for match in _IN.finditer(scoped):
        if re.search(
            (
                r"\b(?:rights?|licen[cs]ed?|commerciali[sz]e|exclusive(?:ly)?|market|distribut\w+|sell|promote)"
                r"\b[^.;]{0,120}$"
            ),
            scoped[: match.start()],
        ) and not re.search(
            r"\b(?:retain\w*|approved|trials?|stud(?:y|ies)|patients)\b[^.;]{0,80}$", scoped[: match.start()]
        ):
            return Scope(_split(match["places"]), ())
    return None


_ACTIVITIES: tuple[tuple[Activity, re.Pattern[str]], ...] = (
    (Activity.DEVELOPMENT, re.compile(r"\b(?:development|developing|develop|clinical trials|r&d)\b")),
    (Activity.MANUFACTURING, re.compile(r"\b(?:manufactur\w+|production|making)\b")),
    (Activity.COMMERCIALISATION, re.compile(r"\b(?:commerciali[sz]\w+|marketing|market|sales|selling|sale)\b")),
)
_RESPONSIBLE = re.compile(
    r"(?P<who>[\ue000-\ue7ff]|\uf700)(?: [a-z]+){0,3}? (?:is|are|be|has|have|assumes?|takes?|bears?)"
    r"(?: [a-z]+){0,3}? (?:solely |fully |primarily )?(?:responsib(?:le|ility|ilities)) for"
    r" (?P<what>[^.;]{3,140})"
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
    r"\b(?:to (?:develop|discover|create|research)(?:,?"
    r" (?:and|develop|manufacture|commerciali[sz]e|market|discover)){0,6}"
    r"|(?:apply|use|using) (?:the |its |this )?(?:technology|platform|[\uf000-\uf4ff]) (?:in|for)"
    r"|for (?:use in|the field of|the development of)|in the field of"
    r"|for the discovery (?:and development )?of) (?P<field>(?!a\b|an\b|the\b|up to|new\b|novel\b)"
    r"(?:[a-z][\w\-/]* ){0,3}?(?:therapeutics|therapies|drugs|vaccines|medicines|treatments|products"
    r"|antibodies|diagnostics|oncology|indications))\b"
)
"""The field of a licence: "to develop anticancer therapeutics"."""

UNDISCLOSED_TARGET = re.compile(
    r"\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|up to \w+|third|second|first|another|other)"
    r" )?(?:[a-z\-]+ )?(?:undisclosed|unnamed|unspecified) (?:[a-z\-]+ )?targets?\b"
    r"|\btargets?,? (?:which|that) (?:is|are|was|were|has|have)(?: not been| not)? (?:undisclosed|disclosed)"
    r"|\btarget \(?undisclosed"
)
"""A molecular target that the text keeps to itself."""
