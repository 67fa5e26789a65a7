"""All facts of one release, from its drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biopact.facts import Deal, Membership, Organization, ProductCount, Relation, ReleaseFacts, Stated, Thing
from biopact.loaders.assemble.confidence import rated
from biopact.loaders.assemble.details import counts_of, details_of, memberships_of
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.facts.deals import deals_of
from biopact.loaders.assemble.facts.relations import relations_of
from biopact.loaders.assemble.facts.things import Things
from biopact.loaders.assemble.relations import RelationDraft
from biopact.loaders.document import Document
from biopact.loaders.fingerprint import fingerprint
from biopact.loaders.skeleton import Skeleton
from biopact.text import Evidence


def facts_of(
    document: Document,
    drafts: Sequence[DealDraft],
    relations: Iterable[RelationDraft],
    skeletons: Sequence[Skeleton],
) -> ReleaseFacts:
    """All facts of a release; of its organizations, products and technologies those that a fact names."""
    release, layout = document.release, document.layout
    things = Things(document)
    deals = deals_of(document, things, drafts)
    related = relations_of(things, document, [*relations, *details_of(document, skeletons)])
    memberships = memberships_of(document, things.organizations)
    told = list(zip(drafts, deals, strict=True))
    counts = counts_of(document, skeletons, things.organizations, things.technologies, told)
    issuers = tuple(dict.fromkeys(things.organizations[number] for number in document.issuers))
    title: Stated[str] | None = None
    if layout.title is not None:
        words = release.title or layout.title.of(release.text)
        title = Stated(words, (Evidence(release, layout.title, "title"),))
    date: Stated[str] | None = None
    if layout.date and layout.date_span:
        date = Stated(layout.date, (Evidence(release, layout.date_span, "release-date"),))
    return rated(
        ReleaseFacts(
            release,
            title,
            date,
            issuers,
            _kept_things(issuers, deals, related, memberships, counts),
            deals,
            related,
            memberships,
            counts,
            fingerprint(release, layout),
        )
    )


def _kept_things(
    issuers: Sequence[Organization],
    deals: Sequence[Deal],
    relations: Sequence[Relation],
    memberships: Sequence[Membership],
    counts: Sequence[ProductCount],
) -> tuple[Thing, ...]:
    """Every thing that a fact names, once, under its longest name, in the order of its kind and identifier."""
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
        for subject in deal.subjects:
            keep(subject.value)
        for place in (*deal.territory, *deal.territory_excluded):
            keep(place.value)
        for target in deal.targets:
            keep(target.value)
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
