"""From drafts to facts: identifiers given, evidence attached, confidence set.

Nothing is decided here about what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biopact.facts import (
    Deal,
    DealEvent,
    Disclosure,
    EventKind,
    Indication,
    Money,
    MoneyState,
    Organization,
    Party,
    Payment,
    PaymentKind,
    Predicate,
    Product,
    Relation,
    ReleaseFacts,
    Responsibility,
    Role,
    Royalty,
    Stated,
    Target,
    Technology,
    Territory,
    Thing,
)
from biopact.loaders.assemble.confidence import confidence_of
from biopact.loaders.assemble.details import counts_of, details_of, memberships_of
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations import RelationDraft
from biopact.loaders.document import Document, Kind
from biopact.loaders.names import organization_id, product_id, slug, technology_id
from biopact.loaders.skeleton import INNER_DOT, Skeleton
from biopact.text import Evidence, Span

_STATES = {
    PaymentKind.UPFRONT: MoneyState.COMMITTED,
    PaymentKind.MILESTONES: MoneyState.CONTINGENT,
    PaymentKind.MILESTONE_PAID: MoneyState.PAID,
    PaymentKind.EQUITY: MoneyState.COMMITTED,
    PaymentKind.OPTION_FEE: MoneyState.CONTINGENT,
    PaymentKind.RESEARCH_FUNDING: MoneyState.COMMITTED,
    PaymentKind.PURCHASE_PRICE: MoneyState.COMMITTED,
    PaymentKind.PRICE_PER_SHARE: MoneyState.COMMITTED,
    PaymentKind.TOTAL_VALUE: MoneyState.HEADLINE,
    PaymentKind.OTHER: MoneyState.CONTINGENT,
}
_NAMES = {"worldwide": "worldwide"}


class FactBuilder:
    """Turns one document's drafts into facts."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.release = document.release
        self.organizations = [
            Organization(
                organization_id(entry.name, entry.registered), _plain(entry.name), _aliases(entry.name, entry.forms)
            )
            for entry in document.organizations
        ]
        self.products = [
            Product(
                product_id([entry.name, *sorted(entry.forms)]), _plain(entry.name), _aliases(entry.name, entry.forms)
            )
            for entry in document.products
        ]
        self.technologies = []
        for entry in document.technologies:
            forms = entry.forms | entry.long_forms
            name = min(entry.long_forms, key=lambda form: (document.release.text.find(form), form), default=entry.name)
            self.technologies.append(
                Technology(technology_id([entry.name, *sorted(entry.forms)]), name, _aliases(name, forms))
            )

    def thing(self, kind: Kind, index: int) -> Organization | Product | Technology:
        """The thing behind a kind and index of the document."""
        if kind is Kind.ORGANIZATION:
            return self.organizations[index]
        return self.products[index] if kind is Kind.PRODUCT else self.technologies[index]

    def seen(self, skeleton: Skeleton, rule: str) -> tuple[Evidence, ...]:
        """The sentence of a skeleton as evidence."""
        return (Evidence(self.release, skeleton.sentence.span, rule),)

    # -- deals ----------------------------------------------------------------------------------------------------

    def deals(self, drafts: Sequence[DealDraft]) -> tuple[Deal, ...]:
        """The deals with identifiers that are the same wherever the same deal is read from the same words."""
        names: dict[int, str] = {}
        used: set[str] = set()
        for draft in drafts:
            name = base = self._deal_id(draft)
            number = 2
            while name in used:
                name, number = f"{base}-{number}", number + 1
            used.add(name)
            names[id(draft)] = name
        return tuple(self._deal(draft, names) for draft in drafts)

    def _deal_id(self, draft: DealDraft) -> str:
        parties = "-".join(sorted(self.organizations[number].id for number in draft.parties))[:90].strip("-")
        date = self._date_of(draft)
        kind = draft.kinds[0].value
        if date and len(date) == 10:
            return f"{parties}-{kind}-{date}"
        return f"{parties}-{kind}-{date + '-' if date else ''}in-{slug(self.release.identifier)[:60]}"

    def _date_of(self, draft: DealDraft) -> str | None:
        if draft.news:
            return self.document.layout.date or self.release.date
        return draft.date

    def _deal(self, draft: DealDraft, names: dict[int, str]) -> Deal:
        evidence = tuple(
            dict.fromkeys(
                Evidence(self.release, found.skeleton.sentence.span, found.rule) for found in draft.findings[:6]
            )
        )
        first = draft.findings[0]
        date = self._date_of(draft)
        event = (
            Evidence(self.release, (draft.event_at or first.skeleton).sentence.span, f"event-{draft.event}"),
            *(
                [Evidence(self.release, self.document.layout.date_span, "release-date")]
                if draft.news and date and self.document.layout.date_span
                else []
            ),
            *(
                [Evidence(self.release, draft.date_at.sentence.span, "deal-date")]
                if not draft.news and draft.date_at
                else []
            ),
        )
        parties = tuple(Party(self.organizations[number], role, evidence[:1]) for number, role in draft.roles.items())
        scope = draft.scope
        return Deal(
            id=names[id(draft)],
            kinds=draft.kinds,
            parties=parties,
            events=(DealEvent(draft.event, date, event),),
            telling=draft.telling,
            evidence=evidence,
            confidence=confidence_of(draft),
            subjects=tuple(
                Stated(self._subject(kind, index), self.seen(skeleton, "subject"))
                for kind, index, skeleton in draft.subjects
                if kind is not Kind.ORGANIZATION
            ),
            exclusive=Stated(draft.exclusive[0], self.seen(draft.exclusive[1], "exclusivity"))
            if draft.exclusive
            else None,
            territory=tuple(
                Stated(_territory(self._said(place, scope[1])), self.seen(scope[1], "territory"))
                for place in scope[0].included
            )
            if scope
            else (),
            territory_excluded=tuple(
                Stated(_territory(self._said(place, scope[1])), self.seen(scope[1], "territory"))
                for place in scope[0].excluded
            )
            if scope
            else (),
            field=Stated(draft.field_words[0], self.seen(draft.field_words[1], "field")) if draft.field_words else None,
            targets=(
                Stated(
                    Target(f"undisclosed-{names[id(draft)]}", "undisclosed target", (), True),
                    self.seen(draft.undisclosed_target, "undisclosed-target"),
                ),
            )
            if draft.undisclosed_target
            else (),
            payments=self._payments(draft),
            royalty=self._royalty(draft),
            responsibilities=tuple(
                Responsibility(activity, self.organizations[number], self.seen(skeleton, "responsibility"))
                for activity, number, skeleton in draft.duties
            ),
            under=Stated(names[id(draft.under)], self.seen(draft.under_at, "umbrella"))
            if draft.under is not None and draft.under_at is not None
            else None,
        )

    def _said(self, place: str, skeleton: Skeleton) -> str:
        """A place with the capitals that the text gives it."""
        place = place.replace(INNER_DOT, ".")
        found = re.search(re.escape(place), skeleton.sentence.span.of(self.release.text), re.IGNORECASE)
        return found[0] if found else place

    def _subject(self, kind: Kind, index: int) -> Product | Technology:
        thing = self.thing(kind, index)
        assert isinstance(thing, Product | Technology)
        return thing

    def _payments(self, draft: DealDraft) -> tuple[Payment, ...]:
        payments = []
        giver = [number for number, role in draft.roles.items() if role in _PAID]
        taker = [number for number, role in draft.roles.items() if role in _PAYING]
        for found in draft.payments:
            value = found.value
            payer = next((number for number in value.payer if number in draft.roles), taker[0] if taker else None)
            payee = next(
                (number for number in value.payee if number in draft.roles and number != payer),
                giver[0] if giver else None,
            )
            state = _STATES[value.kind]
            if value.kind is PaymentKind.PURCHASE_PRICE and draft.event is EventKind.COMPLETED:
                state = MoneyState.PAID
            payments.append(
                Payment(
                    value.kind,
                    Money(value.sum.amount, value.sum.currency, value.sum.span.of(self.release.text)),
                    self.seen(found.skeleton, found.rule),
                    value.up_to,
                    state,
                    Disclosure.STATED,
                    self.organizations[payer] if payer is not None else None,
                    self.organizations[payee] if payee is not None and payee != payer else None,
                    value.milestone_kinds,
                )
            )
        if not payments and draft.withheld is not None and draft.news:
            payments.append(
                Payment(
                    PaymentKind.TOTAL_VALUE,
                    None,
                    self.seen(draft.withheld, "terms-withheld"),
                    disclosure=Disclosure.WITHHELD,
                )
            )
        return tuple(payments)

    def _royalty(self, draft: DealDraft) -> Royalty | None:
        if draft.royalty is None:
            return None
        found = draft.royalty
        span = found.skeleton.span(found.start, found.end)
        return Royalty(
            self.seen(found.skeleton, found.rule),
            found.value.tiered,
            found.value.low,
            found.value.high,
            _clause(self.release.text, span, found.skeleton.sentence.span),
        )

    # -- relations ------------------------------------------------------------------------------------------------

    def relations(self, drafts: Iterable[RelationDraft]) -> tuple[Relation, ...]:
        """Relations with their things; the same relation told twice has two pieces of evidence."""
        merged: dict[tuple[str, str, Predicate, str], Relation] = {}
        for draft in drafts:
            subject = self.thing(*draft.subject)
            if isinstance(draft.object, tuple):
                other: Thing | str = self.thing(*draft.object)
            elif draft.predicate is Predicate.INDICATED_FOR:
                other = Indication(slug(draft.object), draft.object)
            elif draft.predicate is Predicate.TARGETS:
                other = Target(slug(draft.object), draft.object)
            elif draft.predicate is Predicate.FILED_IN:
                place = re.sub(r"^the ", "", draft.object)
                other = _territory(place.title() if len(place) > 3 else place)
            else:
                other = draft.object
            if other == subject:
                continue
            relation = Relation(
                subject,
                draft.predicate,
                other,
                (Evidence(self.release, draft.span, draft.rule),),
                draft.telling,
                confidence_of(draft),
            )
            known = merged.get(relation.key)
            if known is None:
                merged[relation.key] = relation
            elif relation.evidence[0] not in known.evidence and len(known.evidence) < 5:
                merged[relation.key] = Relation(
                    subject,
                    draft.predicate,
                    known.object,
                    (*known.evidence, *relation.evidence),
                    known.telling,
                    max(known.confidence, relation.confidence),
                )
        return tuple(merged.values())

    def facts(
        self, drafts: Sequence[DealDraft], relations: Iterable[RelationDraft], skeletons: Sequence[Skeleton]
    ) -> ReleaseFacts:
        """All facts of the release; of its organizations, products and technologies those that a fact names."""
        layout = self.document.layout
        deals = self.deals(drafts)
        related = self.relations([*relations, *details_of(self.document, skeletons)])
        memberships = memberships_of(self.document, self.organizations)
        counts = counts_of(
            self.document,
            skeletons,
            self.organizations,
            self.technologies,
            [(draft, deal) for draft, deal in zip(drafts, deals, strict=True)],
        )
        issuers = tuple(dict.fromkeys(self.organizations[number] for number in self.document.issuers))
        title = self.release.title
        return ReleaseFacts(
            self.release,
            Stated(title or layout.title.of(self.release.text), (Evidence(self.release, layout.title, "title"),))
            if layout.title is not None
            else None,
            Stated(layout.date, (Evidence(self.release, layout.date_span, "release-date"),))
            if layout.date and layout.date_span
            else None,
            issuers,
            _things(issuers, deals, related, memberships, counts),
            deals,
            related,
            memberships,
            counts,
        )


_PAID = {Role.LICENSOR, Role.ACQUIRED, Role.SELLER, Role.SUPPLIER, Role.INVESTEE}
_PAYING = {Role.LICENSEE, Role.ACQUIRER, Role.BUYER, Role.CUSTOMER, Role.INVESTOR}


def _things(
    issuers: Sequence[Organization], deals: Sequence[Deal], relations: Sequence[Relation], memberships, counts
) -> tuple[Thing, ...]:  # type: ignore[no-untyped-def]
    things: dict[tuple[str, str], Thing] = {}

    def keep(thing: Thing | str | None) -> None:
        if isinstance(thing, Thing):
            known = things.get((thing.segment, thing.id))
            if known is None or len(thing.name) > len(known.name):
                things[(thing.segment, thing.id)] = thing

    for issuer in issuers:
        keep(issuer)
    for deal in deals:
        for party in deal.parties:
            keep(party.organization)
        for stated in (*deal.subjects, *deal.territory, *deal.territory_excluded, *deal.targets):
            keep(stated.value)
        for payment in deal.payments:
            keep(payment.payer)
            keep(payment.payee)
        for duty in deal.responsibilities:
            keep(duty.responsible)
            keep(duty.territory)
    for relation in relations:
        keep(relation.subject)
        keep(relation.object)
    for membership in memberships:
        keep(membership.person)
        keep(membership.organization)
    for count in counts:
        keep(count.technology)
        keep(count.holder)
    return tuple(things[key] for key in sorted(things))


def _aliases(name: str, forms: set[str]) -> tuple[str, ...]:
    return tuple(sorted({_plain(form) for form in forms} - {_plain(name)}))


def _plain(name: str) -> str:
    """A name on one line."""
    return re.sub(r"\s+", " ", name)


_PLACE_IDS = {
    "u-s": "united-states",
    "us": "united-states",
    "usa": "united-states",
    "uk": "united-kingdom",
    "u-k": "united-kingdom",
    "eu": "european-union",
}


def _territory(place: str) -> Territory:
    """A place as a thing, named as said; its usual short forms share one identifier."""
    name = re.sub(r"\s+", " ", re.sub(r"^[Tt]he ", "", place.strip()))
    name = name.upper() if len(name) <= 3 and name.islower() else name
    return Territory(_PLACE_IDS.get(slug(name), slug(name)), name)


def _clause(text: str, span: Span, sentence: Span) -> str:
    """The words of a sentence around a royalty that give its rates: up to a comma or stop on either side."""
    start = max(sentence.start, text.rfind(",", sentence.start, span.start) + 1)
    end = min(
        (at for at in (text.find(mark, span.end, sentence.end) for mark in (";", ". ", ", plus", ", and")) if at >= 0),
        default=sentence.end,
    )
    return re.sub(r"\s+", " ", text[start:end]).strip(" ,.;")[:240]
