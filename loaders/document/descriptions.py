"""Whom "the Swiss drugmaker" means: news names a company once and describes it from then on."""

from __future__ import annotations

import re

from biopact.loaders.document.values import Document, Kind, Mention
from biopact.loaders.wordlists import any_of
from biopact.text import Span

# Where a company is from, as adjectives and as names of countries; ISO 3166 codes, as the registry has them.
_ADJECTIVES = {
    "american": "US", "u.s.": "US", "us": "US", "british": "GB", "u.k.": "GB", "uk": "GB", "english": "GB",
    "scottish": "GB", "british-swedish": "GB", "anglo-swedish": "GB", "irish": "IE", "swiss": "CH", "german": "DE",
    "french": "FR", "italian": "IT", "spanish": "ES", "portuguese": "PT", "dutch": "NL", "belgian": "BE",
    "danish": "DK", "swedish": "SE", "norwegian": "NO", "finnish": "FI", "austrian": "AT", "japanese": "JP",
    "chinese": "CN", "korean": "KR", "south korean": "KR", "indian": "IN", "israeli": "IL", "canadian": "CA",
    "australian": "AU", "brazilian": "BR", "icelandic": "IS", "hungarian": "HU", "russian": "RU", "taiwanese": "TW",
}  # fmt: skip
_COUNTRIES = {
    "america": "US", "the united states": "US", "britain": "GB", "ireland": "IE", "switzerland": "CH", "germany": "DE",
    "france": "FR", "italy": "IT", "spain": "ES", "portugal": "PT", "the netherlands": "NL", "belgium": "BE",
    "denmark": "DK", "sweden": "SE", "norway": "NO", "finland": "FI", "austria": "AT", "japan": "JP", "china": "CN",
    "south korea": "KR", "korea": "KR", "india": "IN", "israel": "IL", "canada": "CA", "australia": "AU",
    "brazil": "BR", "iceland": "IS", "hungary": "HU", "russia": "RU", "taiwan": "TW",
}  # fmt: skip
_ADJECTIVE = any_of(_ADJECTIVES)
_COUNTRY = any_of(_COUNTRIES)
_NOUN = (
    r"(?:(?:(?:bio)?pharmaceuticals?|pharma|drugs?|biotech(?:nology)?|health-?care|vaccines?|generics?|chemicals?"
    r"|medical devices?|life sciences?)[ -])?"
    r"(?:drug-?makers?|company|firm|group|giant|maker|manufacturer|conglomerate|peer|rival|partner|laboratory)"
    r"|drug ?maker|biotech|pharma"
)
_DESCRIBED = re.compile(
    rf"\bthe (?:[a-z\-]+ ){{0,2}}?(?P<where>{_ADJECTIVE})(?:-based)? (?:[a-z\-]+ ){{0,2}}?(?:{_NOUN})\b"
    r"(?!s\b|-|[ ]of\b| said it had agreed to be)"
)
# Right before a name, and right behind one: where it is from.
_BEFORE = re.compile(
    rf"(?:\b(?P<adjective>{_ADJECTIVE})(?:-based)? (?:[a-z\-]+ ){{0,5}}|\b(?P<country>{_COUNTRY})(?:'s|-based)"
    r" (?:[a-z\-]+ ){0,4})$"
)
_BEHIND = re.compile(
    rf"^(?: \([^()]{{0,60}}\))?,? (?:(?:which )?is )?(?:an?|the|one of the) (?:[a-z\-]+ ){{0,3}}?"
    rf"(?P<adjective>{_ADJECTIVE})\b|^ of (?P<country>{_COUNTRY})\b"
)


def carry_descriptions(document: Document, homes: dict[str, str]) -> None:
    """Add a mention for every description that fits one organization of the text; `homes` has countries by id."""
    named = [mention for mention in document.mentions if mention.kind is Kind.ORGANIZATION]
    if not named:
        return
    plain = document.plain
    told: dict[int, str] = {}
    for mention in named:
        start, end = mention.span.start, mention.span.end
        found = _BEFORE.search(plain[max(0, start - 70) : start]) or _BEHIND.match(plain[end : end + 130])
        if found and mention.index not in told:
            told[mention.index] = _code(found)
    for index, entry in enumerate(document.organizations):
        if index not in told and entry.registered in homes:
            told[index] = homes[entry.registered]
    starts = {mention.span.start for mention in named}
    added: list[Mention] = []
    for section in document.read_sections:
        for match in _DESCRIBED.finditer(plain, section.span.start, section.span.end):
            if match.end() + 1 in starts:
                continue  # "the Swiss drugmaker Alpha" is its name with its description
            home = _ADJECTIVES[match["where"]]
            before = [m.index for m in named if m.span.start < match.start() and told.get(m.index) == home]
            if before:
                added.append(Mention(Span(*match.span()), Kind.ORGANIZATION, before[-1]))
    if added:
        document.mentions += added
        document.index_mentions()


def _code(found: re.Match[str]) -> str:
    return _ADJECTIVES[found["adjective"]] if found["adjective"] else _COUNTRIES[found["country"]]
