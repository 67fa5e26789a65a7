"""Agreements behind agreements: "under a 2000 agreement between X and Y", "rights that date back to 2000"."""

from __future__ import annotations

from dataclasses import dataclass

from biopact.codes import DealKind
from biopact.loaders.rule import pattern
from biopact.loaders.rules.deal import kinds_of
from biopact.loaders.skeleton import Skeleton

_AGREEMENT = r"(?:agreement|collaboration|alliance|partnership|contract|deal|pact|accord)"
_UNDER = (
    r"(?:under|pursuant to|in accordance with|as part of|by virtue of|within|on the basis of)"
    r"(?: the (?:terms|framework|scope) of)?"
)
# What rights, licences and relationships do to the agreement that they come from.
_COMES_FROM = (
    r"(?:(?:goes|go|going|went|date|dates|dating|dated|trace|traces|traced) back to|(?:date|dates|dating) from"
    r"|rests? on|rested on|(?:stem|stems|stemmed|stemming|derive|derives|derived|arise|arises|arose|arising|originate"
    r"|originates|originated|result|results|resulted|resulting) (?:from|in|out of|with)|based on"
    r"|(?:established|granted|created|provided(?: for)?|conferred|secured|obtained|acquired|set out|set forth|gained)"
    r" (?:in|by|under|through))"
)
# What is done to an agreement that was made before: the date is that of its signing.
_CHANGED = (
    r"(?:amend(?:s|ed|ing)?|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|terminat(?:e|es|ed|ing)|restat(?:e|es|ed|ing)"
    r"|renew(?:s|ed|ing)?|broaden(?:s|ed|ing)?|modif(?:y|ies|ied|ying)|amendment (?:of|to)|expansion of|extension of"
    r"|termination of)"
)
_WHOSE = r"(?P<whose>an?|the|its|their|that|{O}(?:'s?)?(?: and {O}'?s?)?|{B}'?s?)"
_MADE = (
    r"(?: that| which| {B}| {O}| (?!and|or|for|to|on)[a-z\-]+){0,6}?"
    r" (?:of(?: the year)?|from|dated(?: as of)?|since|dates? (?:from|back to)|dating (?:from|back to)"
    r"|(?:signed|made|reached|established|announced|concluded|launched|begun|began|struck|formed|initiated|executed"
    r"|entered(?: into)?) (?:in|on))"
)

# Refuses "under the agreement" without a date of its own or parties of its own (read by `umbrella_in`).
_UMBRELLA = pattern(
    rf"\b(?:{_UNDER}|{_COMES_FROM}|(?P<changed>{_CHANGED})) {_WHOSE}(?: [a-z\-]+,?){{0,5}}? ?(?P<date>{{D}})?"
    rf"(?P<what>(?: ?(?!under|which)[a-z\-]+){{0,5}}? ?{_AGREEMENT})\b"
    r"(?! (?:and (?:[a-z\-]+ ){0,3})?(?:agreement|alliance|partnership|contract|deal)\b)"
    rf"(?P<made>{_MADE} (?P<date2>{{D}}))?"
    r"(?P<between>(?: (?!which|that|under)[a-z\-]+){0,3}?"
    r" (?:between (?P<parties>{mod}{O} and {mod}{O})|(?:with|by) {mod}(?P<party>{O})))?"
)
# "X's rights date back to 2000, when Y gave Z access": the year stands for the agreement.
_SINCE = pattern(
    r"\b(?:rights?|licen[cs]es?|access|options?|both|they|these)(?: [a-z]+){0,2}? (?:date|dates|dating|go|goes) back to"
    r" (?P<date>{D})(?: ?, when (?P<giver>{O}) {agreed}(?:gave|granted|licensed|opened|provided|signed|agreed|entered)"
    r"[^.;\ue000-\ue7ff]{0,60}?(?P<taker>{O}))?"
)
# "That agreement had been made with Z", "X had signed the original agreement with Z".
_MADE_WITH = pattern(
    rf"(?:(?P<one>{{O}}) {{agreed}}(?:made|signed|entered into|concluded|struck|reached|executed|formed)"
    rf" (?:that|this|the(?: original| first| earlier| {{D}})?) {_AGREEMENT}|\b(?:that|this|the original|the {{D}})"
    rf" {_AGREEMENT} (?:was|had been|is) (?:[a-z]+ ){{0,3}}?)(?: originally)?(?: in {{D}})?"
    r" (?:between (?P<parties>{mod}{O} and {mod}{O})|(?:with|by) {mod}(?P<party>{O}))"
)


@dataclass(frozen=True)
class Umbrella:
    """An agreement under which something was done: what the words say of it, and where they stand."""

    start: int
    end: int
    date: str | None
    """ISO 8601, in the text's own precision."""
    parties: tuple[int, ...]
    """Whom the words name as its parties; empty where they leave it to the context."""
    kinds: tuple[DealKind, ...]
    """What its noun names; empty for a bare "agreement"."""
    changed: bool
    """True where the words say that it is itself amended, extended or ended."""


def umbrella_in(skeleton: Skeleton) -> Umbrella | None:
    """The first agreement in a sentence under which something was done, if it has a date or parties of its own."""
    words = skeleton.text
    for match in _UMBRELLA.finditer(words):
        mark = match["date"] or match["date2"]
        parties = skeleton.organizations(match["parties"] or match["party"] or "")
        if len(parties) < 2:
            parties = tuple(dict.fromkeys((*skeleton.organizations(match["whose"]), *parties)))
        if mark is None and len(parties) < 2:
            continue
        date = skeleton.date(mark).iso if mark else None
        return Umbrella(
            match.start(), match.end(), date, parties, kinds_of(match["what"]), match["changed"] is not None
        )
    since = _SINCE.search(words)
    if since is None:
        return None
    named = skeleton.organizations((since["giver"] or "") + (since["taker"] or ""))
    return Umbrella(since.start(), since.end(), skeleton.date(since["date"]).iso, named, (), False)


def made_with(skeleton: Skeleton) -> tuple[int, ...]:
    """The parties that a sentence gives an agreement told before: "X had made that agreement with Z"."""
    match = _MADE_WITH.search(skeleton.text)
    return skeleton.organizations((match["one"] or "") + (match["parties"] or match["party"])) if match else ()
