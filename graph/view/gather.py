"""From the graphs of releases to what they tell of things and deals, as resolution wants it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from biopact.codes import Activity, DealKind, EventKind, MilestoneKind, MoneyState, PaymentKind, Role, Telling
from biopact.graph.quads import UNION
from biopact.graph.view.names import ALT_LABEL, APART, PREF_LABEL, PROVENANCE
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP
from biopact.resolution.releases import blocks
from biopact.resolution.told import DealTold, DutyTold, EventTold, PaymentTold, ReleaseTold, RoyaltyTold, ThingTold

Code = TypeVar("Code", bound=StrEnum)
At = tuple[str, str]
"""The release that speaks, and the node that it speaks of."""

_SEGMENTS = frozenset({"organization", "product", "technology", "target", "indication", "territory", "person"})


Told = tuple[tuple[ThingTold, ...], tuple[DealTold, ...]]
"""Things and deals, each once for each release that tells of it, sorted by release and node."""

_VERSION = NamedNode(str(BP.readerVersion))


def told(inner: pyoxigraph.Store) -> Told:
    """What all releases tell."""
    said = _Said(inner)
    return tuple(_things(said)), tuple(_deals(said))


def told_by(inner: pyoxigraph.Store, release: str) -> Told:
    """What one release tells; nothing if it is not in the store."""
    said = _Said(inner, release)
    things = tuple(_things(said)) if said.has(PREF_LABEL.value) else ()
    return things, tuple(_deals(said)) if said.has(BP.announcedIn) or said.has(BP.mentionedIn) else ()


def telling(inner: pyoxigraph.Store) -> set[str]:
    """The releases that tell of things or deals; most releases of the world tell of none."""
    found = set()
    for predicate in (PREF_LABEL.value, BP.announcedIn, BP.mentionedIn):
        for quad in inner.quads_for_pattern(None, NamedNode(predicate), None, None):
            if isinstance(quad.graph_name, NamedNode):
                found.add(quad.graph_name.value)
    return found


def provenance(inner: pyoxigraph.Store, release: str) -> tuple[str | None, str | None, str | None]:
    """A text's fingerprint, its SHA-256 and the version of the reader, as far as they are known."""
    said: dict[str, str] = {}
    for quad in inner.quads_for_pattern(NamedNode(release), None, None, PROVENANCE):
        if isinstance(quad.object, NamedNode | Literal):
            known = said.get(quad.predicate.value)
            said[quad.predicate.value] = min(known, quad.object.value) if known else quad.object.value
    reading = said.get(PREFIXES["prov"] + "wasGeneratedBy")
    versions = inner.quads_for_pattern(NamedNode(reading), _VERSION, None, PROVENANCE) if reading else ()
    version = min((quad.object.value for quad in versions if isinstance(quad.object, Literal)), default=None)
    return said.get(str(BP.textFingerprint)), said.get(str(BP.textSha256)), version


def releases_told(inner: pyoxigraph.Store, decided: Collection[str] = ()) -> tuple[ReleaseTold, ...]:
    """The releases that may be one with another: that share something with one, or that are `decided` about."""
    prints = {
        quad.subject.value: quad.object.value
        for quad in inner.quads_for_pattern(None, NamedNode(BP.textFingerprint), None, PROVENANCE)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
    found = (release_told(inner, release) for release in sorted(blocks(prints).keys() | set(decided)))
    return tuple(release for release in found if release is not None)


def release_told(inner: pyoxigraph.Store, release: str) -> ReleaseTold | None:
    """A release as it is compared with others; None if it is not in the store."""
    said, at = _Said(inner), (release, release)
    if not said.one(BP.textSha256, at):
        return None
    return ReleaseTold(
        release=release,
        date=min(said.one(PREFIXES["dcterms"] + "issued", at), default=None),
        sources=tuple(sorted(said.one(PREFIXES["dcterms"] + "source", at))),
        issuers=tuple(sorted(said.one(BP.issuer, at))),
        fingerprint=provenance(inner, release)[0],
    )


class _Said:
    """What releases, or one of them, say with one property, by release and node."""

    def __init__(self, inner: pyoxigraph.Store, release: str | None = None) -> None:
        self._inner = inner
        self._graph = None if release is None else NamedNode(release)

    def has(self, predicate: str) -> bool:
        """Whether anything is said with a property."""
        return any(True for _ in self._inner.quads_for_pattern(None, NamedNode(predicate), None, self._graph))

    def of(self, predicate: str) -> dict[At, list[str]]:
        """All values of a property; nodes by their IRI, other values by their text."""
        found: dict[At, list[str]] = defaultdict(list)
        for quad in self._inner.quads_for_pattern(None, NamedNode(predicate), None, self._graph):
            graph = quad.graph_name
            if graph == UNION or graph in APART:
                continue
            thing = quad.object
            if isinstance(thing, NamedNode | Literal):
                assert isinstance(graph, NamedNode)
                assert isinstance(quad.subject, NamedNode)
                found[graph.value, quad.subject.value].append(thing.value)
        return found

    def one(self, predicate: str, at: At) -> list[str]:
        """The values of a property at one place, for properties that few of the nodes that bear them are asked for."""
        release, node = at
        quads = self._inner.quads_for_pattern(NamedNode(node), NamedNode(predicate), None, NamedNode(release))
        return [quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)]


def _things(said: _Said) -> Iterator[ThingTold]:
    names, aliases = said.of(PREF_LABEL.value), said.of(ALT_LABEL.value)
    tickers, places, undisclosed = said.of(BP.ticker), said.of(BP.location), said.of(BP.undisclosed)
    for at in sorted(names):
        segment = _segment(at[1])
        if segment in _SEGMENTS:
            yield ThingTold(
                release=at[0],
                node=at[1],
                segment=segment,
                name=min(names[at]),
                aliases=tuple(sorted({*names[at], *aliases.get(at, ())} - {min(names[at])})),
                tickers=tuple(sorted(tickers.get(at, ()))),
                places=tuple(sorted(places.get(at, ()))),
                undisclosed="true" in undisclosed.get(at, ()),
            )


def _deals(said: _Said) -> Iterator[DealTold]:
    parties: dict[At, list[tuple[Role, str]]] = defaultdict(list)
    for role in Role:
        for at, organizations in said.of(BP[role.value]).items():
            parties[at] += ((role, organization) for organization in organizations)
    announced, mentioned = said.of(BP.announcedIn), said.of(BP.mentionedIn)
    kinds, subjects, targets = said.of(BP.dealKind), said.of(BP.subject), said.of(BP.dealTarget)
    exclusive, under, ordinal = said.of(BP.exclusive), said.of(BP.under), said.of(BP.ordinal)
    issued = said.of(PREFIXES["dcterms"] + "issued")
    territories = said.of(BP.territory)
    events, payments, royalties, duties = _events(said), _payments(said), _royalties(said), _duties(said)
    for at in sorted({*announced, *mentioned}):
        release, node = at
        yield DealTold(
            release=release,
            release_date=min(issued.get((release, release), ()), default=None),
            node=node,
            telling=Telling.NEWS if at in announced else _telling(said, at),
            kinds=_codes(DealKind, kinds.get(at, ())),
            parties=tuple(sorted(parties.get(at, ()), key=lambda party: (list(Role).index(party[0]), party[1]))),
            events=tuple(events.get(at, ())),
            payments=tuple(payments.get(at, ())),
            royalties=tuple(royalties.get(at, ())),
            duties=tuple(duties.get(at, ())),
            subjects=tuple(sorted(subjects.get(at, ()))),
            targets=tuple(sorted(targets.get(at, ()))),
            exclusive=min((text == "true" for text in exclusive.get(at, ())), default=None),
            territories=tuple(sorted(territories.get(at, ()))),
            under=min(under.get(at, ()), default=None),
            ordinal=min(map(int, ordinal.get(at, ())), default=None),
            confidence=max(map(Decimal, said.one(BP.confidence, at)), default=None),
        )


def _events(said: _Said) -> dict[At, list[EventTold]]:
    kinds, dates = said.of(BP.eventKind), said.of(BP.date)
    found: dict[At, list[EventTold]] = defaultdict(list)
    for (release, deal), events in said.of(BP.event).items():
        for node in sorted(events, key=_numbered):
            for kind in _codes(EventKind, kinds.get((release, node), ()))[:1]:
                date = min(dates.get((release, node), ()), default=None)
                found[release, deal].append(EventTold(node=node, kind=kind, date=date))
    return found


def _payments(said: _Said) -> dict[At, list[PaymentTold]]:
    kinds, amounts, currencies = said.of(BP.paymentKind), said.of(BP.amount), said.of(BP.currency)
    limits, states, rewards = said.of(BP.upTo), said.of(BP.moneyState), said.of(BP.milestoneKind)
    found: dict[At, list[PaymentTold]] = defaultdict(list)
    for (release, deal), payments in said.of(BP.payment).items():
        for node in sorted(payments, key=_numbered):
            at = release, node
            for kind in _codes(PaymentKind, kinds.get(at, ()))[:1]:
                found[release, deal].append(
                    PaymentTold(
                        node=node,
                        kind=kind,
                        amount=min(map(Decimal, amounts.get(at, ())), default=None),
                        currency=min(currencies.get(at, ()), default=None),
                        up_to="true" in limits.get(at, ()),
                        state=next(iter(_codes(MoneyState, states.get(at, ()))), None),
                        milestone_kinds=_codes(MilestoneKind, rewards.get(at, ())),
                    )
                )
    return found


def _royalties(said: _Said) -> dict[At, list[RoyaltyTold]]:
    tiered, low, high = said.of(BP.tiered), said.of(BP.lowRate), said.of(BP.highRate)
    found: dict[At, list[RoyaltyTold]] = defaultdict(list)
    for (release, deal), royalties in said.of(BP.royalty).items():
        for node in sorted(royalties):
            at = release, node
            rates = (min(map(Decimal, rate.get(at, ())), default=None) for rate in (low, high))
            found[release, deal].append(
                RoyaltyTold(node, min((text == "true" for text in tiered.get(at, ())), default=None), *rates)
            )
    return found


def _duties(said: _Said) -> dict[At, list[DutyTold]]:
    activities, responsible, territories = said.of(BP.activity), said.of(BP.responsible), said.of(BP.territory)
    found: dict[At, list[DutyTold]] = defaultdict(list)
    for (release, deal), duties in said.of(BP.responsibility).items():
        for node in sorted(duties, key=_numbered):
            at = release, node
            for activity in _codes(Activity, activities.get(at, ()))[:1]:
                for organization in sorted(responsible.get(at, ()))[:1]:
                    territory = min(territories.get(at, ()), default=None)
                    found[release, deal].append(DutyTold(node, activity, organization, territory))
    return found


def _telling(said: _Said, at: At) -> Telling:
    return next(iter(_codes(Telling, said.one(BP.toldAs, at))), Telling.BACKGROUND)


def _segment(node: str) -> str:
    """The kind of thing that an IRI names: its last step but one.

    >>> _segment("https://w3id.org/biopact/id/organization/amgen")
    'organization'
    """
    return node.rpartition("/")[0].rpartition("/")[2].rpartition("#")[2]


def _numbered(node: str) -> tuple[int, str]:
    return len(node), node


def _codes(kind: type[Code], iris: list[str] | tuple[str, ...]) -> tuple[Code, ...]:
    """The codes of a list, in its order, that IRIs name; others are passed over."""
    told = {iri.rpartition("/")[2] for iri in iris}
    return tuple(code for code in kind if code.value in told)
