"""Facts as triples: the only place that knows both. Each release gives one named graph, and some lines of provenance.

Shapes follow the public vocabulary; every fact points at the words that say it, by position and by quote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, SDO, SKOS, XSD

from biopact import __version__
from biopact.facts import (
    Deal,
    Disclosure,
    Membership,
    Payment,
    Predicate,
    ProductCount,
    Relation,
    ReleaseFacts,
    Role,
    Royalty,
    Stage,
    Stated,
    Telling,
    Thing,
)
from biopact.loaders.edges import deal_edges
from biopact.ontology.terms import BASE, BP, OA, ORG, code, stage_label
from biopact.text import Evidence

Node = NamedNode
_CONTEXT = 160
"""Code points of text kept before and after a quote, so that it can be shown in its place."""


@cache
def _term(iri: str) -> Node:
    return NamedNode(iri)


@cache
def _code(name: str, value: str) -> Node:
    return NamedNode(str(code(name, value)))


TYPE = _term(str(RDF.type))
_CLASSES: dict[str, tuple[Node, ...]] = {
    "organization": tuple(_term(str(c)) for c in (BP.Organization, ORG.Organization, SDO.Organization, PROV.Agent)),
    "product": tuple(_term(str(c)) for c in (BP.Product, SDO.Product)),
    "technology": (_term(str(BP.Technology)),),
    "target": tuple(_term(str(c)) for c in (BP.Target, SKOS.Concept)),
    "indication": tuple(_term(str(c)) for c in (BP.Indication, SKOS.Concept)),
    "territory": tuple(_term(str(c)) for c in (BP.Territory, SKOS.Concept)),
    "person": tuple(_term(str(c)) for c in (BP.Person, FOAF.Person)),
}
PREDICATES: dict[Predicate, Node] = {
    predicate: _term(str(SDO.url)) if predicate is Predicate.WEBSITE else _term(str(BP[predicate.value]))
    for predicate in Predicate
}
ROLES: dict[Role, Node] = {role: _term(str(BP[role.value])) for role in Role}


def date_literal(iso: str) -> Literal:
    """A date in the precision that the text gives: xsd:date, xsd:gYearMonth or xsd:gYear."""
    kind = {10: XSD.date, 7: XSD.gYearMonth}.get(len(iso), XSD.gYear)
    return Literal(iso, datatype=_term(str(kind)))


def release_iri(identifier: str, base: str = BASE) -> Node:
    """The IRI of a release, which is also the name of its graph."""
    return NamedNode(f"{base}release/{quote(identifier, safe='')}")


class GraphWriter:
    """Collects the triples of one release."""

    def __init__(self, facts: ReleaseFacts, base: str) -> None:
        self.facts = facts
        self.base = base
        self.release = release_iri(facts.release.identifier, base)
        self.name = quote(facts.release.identifier, safe="")
        self.triples: list[Triple] = []
        self._evidence: dict[Evidence, Node] = {}

    def add(self, subject: Node, predicate: object, value: Node | Literal) -> None:
        """One triple; predicates are given as terms of the vocabulary."""
        self.triples.append(
            Triple(subject, predicate if isinstance(predicate, NamedNode) else _term(str(predicate)), value)
        )

    def node(self, thing: Thing) -> Node:
        """The IRI of a thing."""
        return NamedNode(f"{self.base}{thing.segment}/{quote(thing.id, safe='')}")

    def made(self, *segments: str) -> Node:
        """The IRI of something that belongs to this release."""
        return NamedNode(self.base + "/".join((*segments[:1], self.name, *segments[1:])))

    # -- evidence and claims --------------------------------------------------------------------------------------

    def evidence(self, found: Evidence) -> Node:
        """The evidence node of a quote, written once for each place and rule."""
        known = self._evidence.get(found)
        if known is not None:
            return known
        start, end = found.span.start, found.span.end
        place = f"{self.base}evidence/{self.name}/{start}-{end}-{quote(found.rule, safe='')}"
        node, target, position, words = (NamedNode(place + part) for part in ("", "#target", "#position", "#quote"))
        text = found.release.text
        self.add(node, TYPE, _term(str(BP.Evidence)))
        self.add(node, BP.rule, Literal(found.rule))
        self.add(node, OA.hasTarget, target)
        self.add(target, OA.hasSource, self.release)
        self.add(target, OA.hasSelector, position)
        self.add(target, OA.hasSelector, words)
        self.add(position, TYPE, _term(str(OA.TextPositionSelector)))
        self.add(position, OA.start, Literal(start))
        self.add(position, OA.end, Literal(end))
        self.add(words, TYPE, _term(str(OA.TextQuoteSelector)))
        self.add(words, OA.exact, Literal(found.quote))
        if start:
            self.add(words, OA.prefix, Literal(text[max(0, start - _CONTEXT) : start]))
        if end < len(text):
            self.add(words, OA.suffix, Literal(text[end : end + _CONTEXT]))
        self._evidence[found] = node
        return node

    def support(self, node: Node, evidence: Iterable[Evidence]) -> None:
        """Hang evidence on a node."""
        for found in evidence:
            self.add(node, BP.evidence, self.evidence(found))

    def claim(
        self,
        subject: Node,
        predicate: Node,
        value: Node | Literal,
        evidence: tuple[Evidence, ...],
        telling: Telling,
        confidence: float,
        deal: Node | None = None,
    ) -> None:
        """Assert a triple and the claim that carries its evidence."""
        self.add(subject, predicate, value)
        digest = hashlib.sha256(f"{subject}\0{predicate}\0{value}\0{deal}".encode()).hexdigest()[:16]
        node = self.made("claim", digest)
        self.add(node, TYPE, _term(str(BP.Claim)))
        self.add(node, TYPE, _term(str(RDF.Statement)))
        self.add(node, RDF.subject, subject)
        self.add(node, RDF.predicate, predicate)
        self.add(node, RDF.object, value)
        self.add(node, BP.confidence, Literal(f"{confidence:.2f}", datatype=_term(str(XSD.decimal))))
        self.add(node, BP.rule, Literal(evidence[0].rule))
        self.add(node, BP.toldAs, _code("telling", telling.value))
        self.add(node, PROV.wasGeneratedBy, self.made("activity", "reading"))
        if deal is not None:
            self.add(node, BP.concernsDeal, deal)
        self.support(node, evidence)

    # -- things ---------------------------------------------------------------------------------------------------

    def thing(self, thing: Thing) -> None:
        """Types and labels of a thing."""
        node = self.node(thing)
        for kind in _CLASSES[thing.segment]:
            self.add(node, TYPE, kind)
        self.add(node, SKOS.prefLabel, Literal(thing.name))
        for alias in thing.aliases:
            self.add(node, SKOS.altLabel, Literal(alias))
        if thing.undisclosed:
            self.add(node, BP.undisclosed, Literal(True))

    def head(self) -> None:
        """The release itself and the activity that read it."""
        facts = self.facts
        self.add(self.release, TYPE, _term(str(BP.Release)))
        self.add(self.release, TYPE, _term(str(SDO.NewsArticle)))
        self.add(self.release, TYPE, _term(str(PROV.Entity)))
        self.add(self.release, DCTERMS.identifier, Literal(facts.release.identifier))
        self.add(self.release, BP.textSha256, Literal(facts.release.sha256))
        self.add(
            self.release,
            DCTERMS.title,
            Literal(facts.title.value if facts.title else facts.release.title or facts.release.identifier),
        )
        date = facts.date.value if facts.date else facts.release.date
        if date:
            self.add(self.release, DCTERMS.issued, date_literal(date))
        if facts.release.source:
            self.add(
                self.release,
                DCTERMS.source,
                NamedNode(facts.release.source)
                if facts.release.source.startswith(("http://", "https://"))
                else Literal(facts.release.source),
            )
        for issuer in facts.issuers:
            self.add(self.release, BP.issuer, self.node(issuer))
        for stated in (facts.title, facts.date):
            if stated is not None:
                self.support(self.release, stated.evidence)

    # -- deals ----------------------------------------------------------------------------------------------------

    def deal(self, deal: Deal) -> None:
        """A deal with its parties, terms, events and the edges between its parties."""
        node = NamedNode(f"{self.base}deal/{quote(deal.id, safe='')}")
        self.add(node, TYPE, _term(str(BP.Deal)))
        self.add(node, TYPE, _term(str(PROV.Entity)))
        for kind in deal.kinds:
            self.add(node, BP.dealKind, _code("deal-kind", kind.value))
        self.add(node, BP.announcedIn if deal.telling is Telling.NEWS else BP.mentionedIn, self.release)
        self.add(node, BP.confidence, Literal(f"{deal.confidence:.2f}", datatype=_term(str(XSD.decimal))))
        self.add(node, BP.toldAs, _code("telling", deal.telling.value))
        self.support(node, deal.evidence)

        def told(predicate: object, value: Node | Literal, evidence: tuple[Evidence, ...]) -> None:
            self.claim(
                node,
                predicate if isinstance(predicate, NamedNode) else _term(str(predicate)),
                value,
                evidence,
                deal.telling,
                deal.confidence,
                node,
            )

        for party in deal.parties:
            told(ROLES[party.role], self.node(party.organization), party.evidence)
        for subject in deal.subjects:
            told(BP.subject, self.node(subject.value), subject.evidence)
        if deal.exclusive is not None:
            told(BP.exclusive, Literal(deal.exclusive.value), deal.exclusive.evidence)
        for predicate, places in ((BP.territory, deal.territory), (BP.territoryExcluded, deal.territory_excluded)):
            for place in places:
                told(predicate, self.node(place.value), place.evidence)
        if deal.field is not None:
            told(BP.field, Literal(deal.field.value), deal.field.evidence)
        for target in deal.targets:
            told(BP.dealTarget, self.node(target.value), target.evidence)
        if deal.under is not None:
            told(BP.under, NamedNode(f"{self.base}deal/{quote(deal.under.value, safe='')}"), deal.under.evidence)
        self._events(node, deal)
        for number, payment in enumerate(deal.payments, 1):
            self._payment(node, deal, payment, number)
        if deal.royalty is not None:
            self._royalty(node, deal, deal.royalty)
        for number, duty in enumerate(deal.responsibilities, 1):
            place = self.made("responsibility", quote(deal.id, safe=""), str(number))
            self.add(node, BP.responsibility, place)
            self.add(place, TYPE, _term(str(BP.Responsibility)))
            self.add(place, BP.activity, _code("activity", duty.activity.value))
            self.add(place, BP.responsible, self.node(duty.responsible))
            if duty.territory is not None:
                self.add(place, BP.territory, self.node(duty.territory))
            self.support(place, duty.evidence)
        for edge in deal_edges(deal):
            self.claim(
                self.node(edge.subject),
                _term(str(BP[edge.predicate])),
                self.node(edge.object),
                deal.evidence[:1],
                deal.telling,
                deal.confidence,
                node,
            )

    def _events(self, node: Node, deal: Deal) -> None:
        for number, event in enumerate(deal.events, 1):
            place = self.made("event", quote(deal.id, safe=""), str(number))
            self.add(node, BP.event, place)
            self.add(place, TYPE, _term(str(BP.DealEvent)))
            self.add(place, BP.eventKind, _code("deal-event", event.kind.value))
            if event.date:
                self.add(place, BP.date, date_literal(event.date))
            self.add(place, BP.reportedIn, self.release)
            self.support(place, event.evidence)

    def _payment(self, node: Node, deal: Deal, payment: Payment, number: int) -> None:
        place = self.made("payment", quote(deal.id, safe=""), str(number))
        self.add(node, BP.payment, place)
        self.add(place, TYPE, _term(str(BP.Payment)))
        self.add(place, BP.paymentKind, _code("payment-kind", payment.kind.value))
        self.add(place, BP.disclosure, _code("disclosure", payment.disclosure.value))
        if payment.money is not None and payment.disclosure is Disclosure.STATED:
            self.add(place, BP.amount, Literal(f"{payment.money.amount:f}", datatype=_term(str(XSD.decimal))))
            self.add(place, BP.currency, Literal(payment.money.currency))
            self.add(place, BP.wording, Literal(payment.money.wording))
            self.add(place, BP.upTo, Literal(payment.up_to))
        if payment.state is not None:
            self.add(place, BP.moneyState, _code("money-state", payment.state.value))
        if payment.payer is not None:
            self.add(place, BP.payer, self.node(payment.payer))
        if payment.payee is not None:
            self.add(place, BP.payee, self.node(payment.payee))
        for kind in payment.milestone_kinds:
            self.add(place, BP.milestoneKind, _code("milestone-kind", kind.value))
        self.support(place, payment.evidence)

    def _royalty(self, node: Node, deal: Deal, royalty: Royalty) -> None:
        place = self.made("royalty", quote(deal.id, safe=""))
        self.add(node, BP.royalty, place)
        self.add(place, TYPE, _term(str(BP.Royalty)))
        if royalty.tiered is not None:
            self.add(place, BP.tiered, Literal(royalty.tiered))
        for predicate, rate in ((BP.lowRate, royalty.low), (BP.highRate, royalty.high)):
            if rate is not None:
                self.add(place, predicate, Literal(f"{rate:f}", datatype=_term(str(XSD.decimal))))
        if royalty.wording:
            self.add(place, BP.wording, Literal(royalty.wording))
        self.support(place, royalty.evidence)

    # -- relations, people, counts --------------------------------------------------------------------------------

    def relation(self, relation: Relation) -> None:
        """A relation as a plain edge with its claim."""
        subject = self.node(relation.subject)
        predicate = PREDICATES[relation.predicate]
        if isinstance(relation.object, Thing):
            value: Node | Literal = self.node(relation.object)
        elif relation.predicate is Predicate.STAGE:
            value = _code("stage", relation.object)
            self.add(value, TYPE, _term(str(SKOS.Concept)))
            self.add(value, SKOS.prefLabel, Literal(stage_label(Stage(relation.object))))
        elif relation.predicate is Predicate.WEBSITE:
            value = NamedNode(relation.object)
        else:
            value = Literal(relation.object)
        self.claim(subject, predicate, value, relation.evidence, relation.telling, relation.confidence)
        if relation.predicate is Predicate.SUBSIDIARY_OF:
            self.add(subject, ORG.subOrganizationOf, value)

    def membership(self, membership: Membership) -> None:
        """A person's role in an organization."""
        place = self.made(
            "membership", quote(membership.person.id, safe=""), quote(membership.organization.id, safe="")
        )
        self.add(self.node(membership.person), ORG.hasMembership, place)
        self.add(place, TYPE, _term(str(ORG.Membership)))
        self.add(place, ORG.organization, self.node(membership.organization))
        self.add(place, ORG.role, Literal(membership.role))
        self.support(place, membership.evidence)

    def count(self, count: ProductCount) -> None:
        """Products that the text counts without naming them."""
        node = NamedNode(f"{self.base}product-count/{quote(count.id, safe='')}")
        self.add(node, TYPE, _term(str(BP.ProductCount)))
        self.add(node, SKOS.prefLabel, Literal(count.label))
        self.add(node, BP["count"], Literal(count.count))
        if count.status:
            self.add(node, BP.status, Literal(count.status))
        if count.wholly_owned:
            self.add(node, BP.whollyOwned, Literal(True))
        if count.technology is not None:
            self.add(node, BP.builtOn, self.node(count.technology))
        if count.holder is not None:
            self.add(node, BP.holder, self.node(count.holder))
        if count.part_of:
            self.add(node, BP.partOfCount, NamedNode(f"{self.base}product-count/{quote(count.part_of, safe='')}"))
        for deal in count.under:
            self.add(node, BP.under, NamedNode(f"{self.base}deal/{quote(deal, safe='')}"))
        self.support(node, count.evidence)


def to_rdf(facts: ReleaseFacts, base: str = BASE) -> list[Triple]:
    """The triples of one release's graph."""
    writer = GraphWriter(facts, base)
    writer.head()
    for thing in facts.things:
        writer.thing(thing)
    for deal in facts.deals:
        writer.deal(deal)
    for relation in facts.relations:
        writer.relation(relation)
    for membership in facts.memberships:
        writer.membership(membership)
    for count in facts.counts:
        writer.count(count)
    return list(dict.fromkeys(writer.triples))


def provenance(facts: ReleaseFacts, base: str = BASE) -> list[Triple]:
    """PROV-O of one release's graph: what it was read from and by which version; nothing that changes from run to run."""
    writer = GraphWriter(facts, base)
    activity = writer.made("activity", "reading")
    tool = NamedNode(f"{base}tool/biopact-{__version__}")
    writer.add(writer.release, TYPE, _term(str(PROV.Entity)))
    writer.add(writer.release, PROV.wasGeneratedBy, activity)
    writer.add(writer.release, BP.textSha256, Literal(facts.release.sha256))
    writer.add(activity, TYPE, _term(str(PROV.Activity)))
    writer.add(activity, PROV.wasAssociatedWith, tool)
    writer.add(activity, PROV.used, writer.release)
    writer.add(tool, TYPE, _term(str(PROV.SoftwareAgent)))
    writer.add(tool, SKOS.prefLabel, Literal(f"biopact {__version__}"))
    if facts.release.source:
        value = facts.release.source
        writer.add(
            writer.release,
            PROV.hadPrimarySource,
            NamedNode(value) if value.startswith(("http://", "https://")) else Literal(value),
        )
    return list(dict.fromkeys(writer.triples))


__all__ = ["Stated", "date_literal", "provenance", "release_iri", "to_rdf"]
