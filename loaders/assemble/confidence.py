"""The signs of how each fact was read, and the confidence that they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from biopact.codes import Predicate, Role, Telling
from biopact.facts import Deal, Organization, ReleaseFacts, Thing
from biopact.loaders.confidence import confidence
from biopact.loaders.mentions.organization_names import ends_in_legal_form
from biopact.text import Evidence, Span

UNRATED = 1.0
"""What a deal or relation holds until everything that was read of its release is known."""


def rated(facts: ReleaseFacts) -> ReleaseFacts:
    """The facts of a release, each deal and relation with its confidence."""
    return replace(
        facts,
        deals=tuple(replace(deal, confidence=confidence("deal", deal_signs(deal, facts))) for deal in facts.deals),
        relations=tuple(
            replace(relation, confidence=confidence("relation", signs))
            for relation, signs in zip(facts.relations, relation_signs(facts), strict=True)
        ),
    )


def deal_signs(deal: Deal, facts: ReleaseFacts) -> tuple[str, ...]:
    """How a deal was read: by which rules, how often and where, between whom, and what else was read of them."""
    roles = {party.role for party in deal.parties}
    named = sum(_full(party.organization) for party in deal.parties)
    signs = ["all", f"kind {deal.kinds[0]}", *_told(deal.evidence, deal.telling, _title(facts))]
    if len(deal.parties) > 2:
        signs.append("parties 3 or more")
    if roles != {Role.PARTY}:
        signs.append("sides known")
    signs.append(f"full names {min(named, 2)}")
    parties = {party.organization.id for party in deal.parties}
    others = [{party.organization.id for party in other.parties} for other in facts.deals if other is not deal]
    if any(parties == names for names in others):
        signs.append("another deal of the same parties")
    elif any(len(parties & names) for names in others):
        signs.append("another deal of one party")
    if any(party.organization in facts.issuers for party in deal.parties):
        signs.append("with the issuer")
    if deal.payments or deal.royalty:
        signs.append("with money")
    if deal.subjects:
        signs.append("with a subject")
    if any(event.date for event in deal.events):
        signs.append("dated")
    return tuple(signs)


def relation_signs(facts: ReleaseFacts) -> list[tuple[str, ...]]:
    """How each relation was read, in their order: what it is, by which rules, how often and where, of what things."""
    title = _title(facts)
    head = facts.title.value.casefold() if facts.title else ""
    subjects = {(one.value.segment, one.value.id) for deal in facts.deals for one in deal.subjects}
    beside = Counter(
        (relation.predicate, relation.subject.segment, relation.subject.id) for relation in facts.relations
    )
    found = []
    for relation in facts.relations:
        subject, other = relation.subject, relation.object
        signs = ["all", f"relation {relation.predicate}", *_told(relation.evidence, relation.telling, title)]
        signs.append(f"relation {relation.predicate} {relation.telling}")
        if (subject.segment, subject.id) in subjects:
            signs.append("of a deal's subject")
        if any(form.casefold() in head for form in (subject.name, *subject.aliases)):
            signs.append("of the headline's thing")
        if " " in subject.name and subject.name[:1].islower():
            signs.append("of a thing without name")
        if beside[relation.predicate, subject.segment, subject.id] > 2 and relation.predicate is not Predicate.TICKER:
            signs.append("one of 3 or more")
        if isinstance(other, Organization):
            signs.append("to the issuer" if other in facts.issuers else f"full names {int(_full(other))}")
        found.append(tuple(signs))
    return found


def _told(evidence: Collection[Evidence], telling: Telling, title: Span | None) -> list[str]:
    """Which rules read it, in how many sentences, and whether the headline is one of them."""
    rules = list(dict.fromkeys(piece.rule for piece in evidence))
    places = {piece.span for piece in evidence}
    signs = [f"told as {telling}", f"rule {rules[0]}"]
    if len(rules) > 1:
        signs.append("rules 2 or more")
    if len(places) > 1:
        signs.append("sentences 2" if len(places) == 2 else "sentences 3 or more")
    if title is not None and any(place.overlaps(title) for place in places):
        signs.append("in the headline")
    return signs


def _title(facts: ReleaseFacts) -> Span | None:
    return facts.title.evidence[0].span if facts.title else None


def _full(thing: Thing) -> bool:
    """True for an organization that some words of the text give a legal form."""
    return any(ends_in_legal_form(name) for name in (thing.name, *thing.aliases))
