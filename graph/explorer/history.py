"""What the registry knows of an organization's past and future: whom it continues, who continues it, who owns it."""

from __future__ import annotations

from biopact.graph.explorer.view import ViewFact
from biopact.resolution.ownership import Succession, ownership, predecessors, successors
from biopact.resolution.registry import registry

HISTORY = ("owned by", "succeeded by", "preceded by")
"""The labels of these facts, in the order of the page."""


def history(organization: str) -> tuple[ViewFact, ...]:
    """The facts of an organization (an IRI) with the registry's sources; none where the registry does not have it.

    >>> [(fact.label, fact.value) for fact in history("https://w3id.org/biopact/id/organization/abgenix")]
    [('succeeded by', 'Amgen Inc. (acquired, 2006-04)')]
    """
    identifier = organization.rpartition("/organization/")[2]
    owned, after, before = HISTORY
    followed = {one.other for one in successors(identifier)}
    return (
        *(
            ViewFact(owned, _with(_name(span.owner), f"since {span.since}" if span.since else ""), sources=span.sources)
            for span in ownership(identifier)
            if span.today and span.owner not in followed
        ),
        *(_told(after, one) for one in successors(identifier)),
        *(_told(before, one) for one in predecessors(identifier)),
    )


def _told(label: str, one: Succession) -> ViewFact:
    how = ", ".join(part for part in (one.kind.value.replace("-", " ") if one.kind else "", one.date or "") if part)
    return ViewFact(label, _with(_name(one.other), how), sources=one.sources)


def _with(name: str, note: str) -> str:
    return f"{name} ({note})" if note else name


def _name(identifier: str) -> str:
    entry = registry().entries.get(identifier)
    return entry.name if entry else identifier
