"""Puts the organization that "it" stands for into a skeleton, where "it" does what only organizations do."""

from __future__ import annotations

import re

_MARK = re.compile("[\ue000-\ue7ff]")
_OBLIQUE = re.compile(r"\b(?:with|by|from|to|for|against|rival|unlike) (?:[\w\-]+ ){0,2}$")
_THING = re.compile("[\ue800-\uf4ff]")
_ADVERBS = (
    r"(?:has |had |have |will |would |is |was |also |recently |previously |already |later |first |then |today |since "
    r"|currently |now |just |earlier |reportedly ){0,3}"
)
_DEEDS = (
    r"(?:agreed|agrees|acquired|acquires|acquiring|bought|buys|buying|purchased|took|takes|sold|sells|selling"
    r"|(?:in-|out-|sub-?|cross-)?licen[cs](?:ed|es|ing)|signed|signs|entered|enters|formed|forms|struck|inked|clinched"
    r"|sealed|completed|completes|closed|exercised|granted|grants|partnered|partners|teamed|collaborat(?:es|ed|ing)"
    r"|co-(?:develop|market|promot|commerciali[sz])\w*|jointly|merged|invested|invests|paid|pays|paying|shares|shared"
    r"|reached|terminated|ended|obtained|secured|gained|set up|established|has an?|had an?|holds|owns|announced"
    r"|launched|offered|won|working with|works with|developing|partnering|develops|developed|markets|marketed"
    r"|manufactures|supplies|expanded|extended|outsourced)"
)
# Refuses "it is expected", "it was announced": "it" must do something, and to be taken over is for companies.
_IT = re.compile(rf"(?<![\w'])it(?= {_ADVERBS}(?:{_DEEDS}|(?:taken over|acquired|bought)\b)\b)")
_GIVEN = re.compile(
    r"(?:(?<=awarded )|(?<=granted )|(?<=grants )|(?<=gives )|(?<=gave )|(?<=pay )|(?<=pays )|(?<=paid ))it"
    r"(?= (?:an? |the |exclusive |rights|up to |[\uf500-\uf5ff]))"
)
_PASSIVE = re.compile(r"it (?:has |had |have )?(?:is|was|been)\b")


_JOINED = re.compile(rf"(?<![\w'])it(?= (?:and|&) (?:[a-z0-9․'\-]+ ){{0,4}}{_MARK.pattern})")


def name_joined(bones: str, places: list[int]) -> tuple[str, list[int]]:
    """The bones with the sentence's first organization in the place of the "it" of "after it and Beta agreed"."""
    match = _JOINED.search(bones) if "it and" in bones or "it &" in bones else None
    first = _MARK.search(bones[: match.start()]) if match else None
    if match is None or first is None:
        return bones, places
    start, end = match.span()
    return f"{bones[:start]}{first[0]}{bones[end:]}", [*places[: start + 1], *places[end:]]


# An object, or one of a list of objects.
_LISTED = re.compile(
    r"\b(?:with|by|from|to|for|against|acquire[sd]|bought|buys|purchased) (?:[\w\-]+ ){0,2}"
    r"(?:[\ue000-\ue7ff] ?(?:, and|,|and) (?:the )?){0,9}$"
)
# A second verb of the same subject, behind somebody else's name.
_AND_DOES = re.compile(
    r"(?: ,|,)? and (?=(?:has |also |recently |later |previously |currently ){0,2}(?:has an?|holds|owns|(?:in-"
    r"|sub-?)?licen[cs]ed"
    r"|acquired|bought|sold|signed|entered|granted|formed|invested|markets|sells|paid|exercised|obtained|secured|collaborates"
    r"|partners|partnered)\b|its (?:[a-z\-]+ ){1,4}?(?:was|were|is|are)\b)"
)


def name_coordinated(bones: str, places: list[int]) -> tuple[str, list[int]]:
    """The bones with the subject named again: "X works with Y and holds a licence" becomes "… and X holds a licence".

    Only where the sentence begins with its subject and the name before the second verb is an object.
    """
    start = _MARK.search(bones, 0, 40)
    if start is None or _OBLIQUE.search(bones[: start.start()]):
        return bones, places
    pieces: list[str] = []
    where: list[int] = []
    at = 0
    for match in _AND_DOES.finditer(bones, start.end()):
        between = list(_MARK.finditer(bones, start.end(), match.start()))
        last = between[-1] if between else None
        if last is None or last[0] == start[0] or not _LISTED.search(bones[: last.start()]):
            continue
        end = match.end()
        pieces += [bones[at:end], start[0], " "]
        where += [*places[at:end], places[end - 1], places[end - 1]]
        at = end
    return "".join([*pieces, bones[at:]]), where + places[at:]


def name_pronouns(bones: str, places: list[int], earlier: int | None) -> tuple[str, list[int]]:
    """The bones with the mark of the sentence's subject in the place of "it".

    The subject is the sentence's first organization; for an "it" that stands before any, the organization `earlier`
    that the sentences before were about, where one is given. Each new character keeps the place of the pronoun.
    """
    if "it " not in bones:
        return bones, places
    pieces: list[str] = []
    where: list[int] = []
    at = 0
    for match in sorted((*_IT.finditer(bones), *_GIVEN.finditer(bones)), key=re.Match.start):
        before = bones[: match.start()]
        named = list(_MARK.finditer(before))
        first = next((mark for mark in named if not _OBLIQUE.search(before[: mark.start()])), None)
        mark = first[0] if first else chr(0xE000 + earlier) if earlier is not None else None
        if mark is None or (_PASSIVE.match(bones, match.start()) and _THING.search(before)):
            continue
        pieces += [bones[at : match.start()], mark]
        where += [*places[at : match.start()], places[match.start()]]
        at = match.end()
    return "".join([*pieces, bones[at:]]), where + places[at:]
