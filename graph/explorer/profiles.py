"""What the page tells of each organization besides its deals, with the words that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from biopact.graph.answers import Answers
from biopact.graph.explorer.history import HISTORY, history
from biopact.graph.explorer.proof import Proof
from biopact.graph.explorer.view import ViewEvidence, ViewFact
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP
from biopact.resolution.dates import is_date, last_day

# Keys are plain strings: rdflib's terms are equal to no string.
_OUTGOING = {
    str(BP.ticker): "ticker",
    str(BP.location): "location",
    f"{PREFIXES['schema']}url": "web site",
    str(BP.subsidiaryOf): "part of",
}
_INCOMING = {str(BP.subsidiaryOf): "subsidiary", str(BP.developedBy): "develops", str(BP.ownedBy): "owns"}
_LABELS = ("signed as", *_OUTGOING.values(), *_INCOMING.values(), "counts", "people", *HISTORY)
"""What the profile of an organization tells, in this order."""


def profiles(answers: Answers, proof: Proof) -> dict[str, tuple[ViewFact, ...]]:
    """What is known of each organization, the best attested value of each label first.

    As owned, an owner's profile also tells under which names its deals were signed, and what those that it owns develop
    and own; their tickers, places and people are not the owner's. Up to a day, it tells what releases had said by then.
    """
    found = _Facts(answers.owners.day)
    _told(answers, proof, found)
    for organization, by_name in _signed(answers).items():
        for name, deals in by_name.items():
            value = f"{name} ({len(deals)} {'deal' if len(deals) == 1 else 'deals'})"
            found.add(organization, "signed as", value, proof.of(sorted(deals)), limited=False)
    if answers.owners.day is None:
        for organization in {party.organization for party in answers.parties}:
            for fact in history(organization):
                found.add(organization, fact.label, fact.value, (), sources=fact.sources)
    return found.sorted()


class _Facts:
    """Facts by organization, label and value; `day` leaves out the words of releases that are later."""

    def __init__(self, day: str | None) -> None:
        self._day = day
        self._known: dict[str, dict[tuple[str, str], ViewFact]] = defaultdict(dict)

    def add(
        self,
        node: str,
        label: str,
        value: str,
        evidence: Iterable[ViewEvidence],
        *,
        limited: bool = True,
        claim: tuple[str, str, str] | None = None,
        sources: tuple[str, ...] = (),
    ) -> None:
        words = tuple(one for one in evidence if not limited or self._said(one.date))
        if words or self._day is None or not limited:
            known = self._known[node]
            first = known.get((label, value)) or ViewFact(label, value, (), claim, sources)
            known[label, value] = replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *words))))

    def _said(self, date: str | None) -> bool:
        return self._day is None or (date is not None and is_date(date) and last_day(date) <= self._day)

    def sorted(self) -> dict[str, tuple[ViewFact, ...]]:
        return {
            node: tuple(
                sorted(known.values(), key=lambda fact: (_LABELS.index(fact.label), -len(fact.evidence), fact.value))
            )
            for node, known in self._known.items()
        }


def _told(answers: Answers, proof: Proof, found: _Facts) -> None:
    labels = {thing.thing: thing.label for thing in answers.things_told}
    # The stage is the highest that any release gives, so it says nothing of an earlier day.
    products = answers.products if answers.owners.day is None else ()
    stages = {product.iri: f" ({product.stage})" for product in products if product.stage}
    seen = answers.seen

    def held(organization: str, value: str) -> tuple[str, str]:
        owner = seen.owner(organization)
        name = labels.get(organization, organization)
        return owner, value if owner == organization else f"{value} (of {name})"

    for claim in answers.claims:
        words = proof.of([claim.claim])
        told = (claim.subject, claim.predicate, claim.object)
        if claim.predicate in _OUTGOING and seen.owner(claim.subject) == claim.subject:
            found.add(
                claim.subject, _OUTGOING[claim.predicate], labels.get(claim.object, claim.object), words, claim=told
            )
        if claim.predicate in _INCOMING:
            value = labels.get(claim.subject, claim.subject) + stages.get(claim.subject, "")
            owner, value = held(claim.object, value)
            found.add(owner, _INCOMING[claim.predicate], value, words, claim=told)
    for post in answers.people:
        if seen.owner(post.organization) == post.organization:
            found.add(post.organization, "people", f"{post.name}, {post.role}", proof.of([post.membership]))
    for count in answers.counts:
        if count.holder:
            owner, value = held(count.holder, count.label or f"{count.count} products")
            found.add(owner, "counts", value, proof.of([count.products]))


def _signed(answers: Answers) -> dict[str, dict[str, set[str]]]:
    """For each owner the names under which its deals were signed, with these deals."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for party in answers.parties:
        for name in party.signed_as:
            found[party.organization][name].add(party.deal)
    return found
