"""Deals with their identifiers, parties, terms and evidence."""

from __future__ import annotations

from collections.abc import Sequence

from biopact.codes import EventKind
from biopact.facts import Deal, DealEvent, Party, Responsibility, Stated, Target, Territory
from biopact.loaders.assemble.confidence import UNRATED
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.facts.evidence import seen
from biopact.loaders.assemble.facts.money import payments_of, royalty_of
from biopact.loaders.assemble.facts.places import place_as_said, territory
from biopact.loaders.assemble.facts.things import Things
from biopact.loaders.document import Document, Kind
from biopact.loaders.skeleton import Skeleton
from biopact.resolution.identifiers import cut, slug
from biopact.text import Evidence


def deals_of(document: Document, things: Things, drafts: Sequence[DealDraft]) -> tuple[Deal, ...]:
    """The deals with identifiers that are the same wherever the same deal is read from the same words."""
    names: dict[int, str] = {}
    used: set[str] = set()
    for draft in drafts:
        name = base = _identifier(document, things, draft)
        number = 2
        while name in used:
            name, number = f"{base}-{number}", number + 1
        used.add(name)
        names[id(draft)] = name
    return tuple(_deal(document, things, draft, names) for draft in drafts)


def _identifier(document: Document, things: Things, draft: DealDraft) -> str:
    """Parties, kind and day; where no day is known, the release too."""
    parties = cut("-".join(sorted(things.organizations[number].id for number in draft.parties)), 90)
    date = _date_of(document, draft)
    kind = draft.kinds[0].value
    if date and len(date) == 10:
        return f"{parties}-{kind}-{date}"
    return f"{parties}-{kind}-{date + '-' if date else ''}in-{cut(slug(document.release.identifier))}"


def _date_of(document: Document, draft: DealDraft) -> str | None:
    """News is of the release's date; other deals have the date that the text gives them, if any."""
    return (document.layout.date or document.release.date) if draft.news else draft.date


def _deal(document: Document, things: Things, draft: DealDraft, names: dict[int, str]) -> Deal:
    release = document.release
    told = [Evidence(release, found.skeleton.sentence.span, found.rule) for found in draft.findings[:6]]
    evidence = tuple(dict.fromkeys(told))
    return Deal(
        id=names[id(draft)],
        kinds=draft.kinds,
        parties=tuple(Party(things.organizations[number], role, evidence[:1]) for number, role in draft.roles.items()),
        events=_events(document, draft),
        telling=draft.telling,
        evidence=evidence,
        confidence=UNRATED,
        subjects=tuple(
            Stated(things.subject(kind, index), seen(skeleton, "subject"))
            for kind, index, skeleton in draft.subjects
            if kind is not Kind.ORGANIZATION
        ),
        exclusive=Stated(draft.exclusive[0], seen(draft.exclusive[1], "exclusivity")) if draft.exclusive else None,
        territory=_territories(draft.scope[0].included, draft.scope[1]) if draft.scope else (),
        territory_excluded=_territories(draft.scope[0].excluded, draft.scope[1]) if draft.scope else (),
        field=Stated(draft.field_words[0], seen(draft.field_words[1], "field")) if draft.field_words else None,
        targets=_undisclosed_target(draft, names[id(draft)]),
        payments=payments_of(draft, things.organizations),
        royalty=royalty_of(draft),
        responsibilities=tuple(
            Responsibility(activity, things.organizations[number], seen(skeleton, "responsibility"))
            for activity, number, skeleton in draft.duties
        ),
        under=Stated(names[id(draft.under)], seen(draft.under_at, "umbrella"))
        if draft.under is not None and draft.under_at is not None
        else None,
        ordinal=Stated(draft.ordinal[0], seen(draft.ordinal[1], "ordinal")) if draft.ordinal else None,
    )


def _events(document: Document, draft: DealDraft) -> tuple[DealEvent, ...]:
    """What happened, and the signing before it where the text dates that too."""
    event = _event(document, draft)
    if draft.signed_before is None:
        return (event,)
    date, skeleton = draft.signed_before
    return (event, DealEvent(EventKind.SIGNED, date, seen(skeleton, "signed-before")))


def _event(document: Document, draft: DealDraft) -> DealEvent:
    """What happened, proved by the sentence that tells it and by the one that dates it."""
    evidence = list(seen(draft.event_at or draft.findings[0].skeleton, f"event-{draft.event}"))
    date = _date_of(document, draft)
    if draft.news and date and document.layout.date_span:
        evidence.append(Evidence(document.release, document.layout.date_span, "release-date"))
    if not draft.news and draft.date_at:
        evidence += seen(draft.date_at, "deal-date")
    return DealEvent(draft.event, date, tuple(evidence))


def _territories(places: Sequence[str], skeleton: Skeleton) -> tuple[Stated[Territory], ...]:
    return tuple(Stated(territory(place_as_said(place, skeleton)), seen(skeleton, "territory")) for place in places)


def _undisclosed_target(draft: DealDraft, deal: str) -> tuple[Stated[Target], ...]:
    """A target that the text keeps to itself is a thing of its own, one for each deal."""
    if draft.undisclosed_target is None:
        return ()
    target = Target(f"undisclosed-{deal}", "undisclosed target", (), True)
    return (Stated(target, seen(draft.undisclosed_target, "undisclosed-target")),)
