"""The kinds of a deal and what happened to it, from all its tellings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.codes import DealKind, EventKind
from biopact.loaders.assemble.draft import DealDraft, family_of
from biopact.loaders.layout import Part
from biopact.loaders.rule import Found
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.events import event_of
from biopact.loaders.skeleton import Skeleton

_WEAK_RULES = frozenset({"works-with", "work-together", "became-subsidiary", "own-agreement-with"})
"""Rules that are often wrong about the kind; any other telling counts more."""


# A collaboration on more than development.
_SELLS_TOO = re.compile(
    r"\bdevelop(?:ed|ment|s|ing)? (?:and|,|/)[^.;]{0,30}?\b(?:co-)?(?:commerciali|market|promot|sell)"
)


def settle_kinds(draft: DealDraft) -> None:
    """Give the kinds that the strongest tellings name: the headline and lead for news, noun phrases before verbs."""
    clear = [f for f in draft.findings if not f.value.guessed] or draft.findings
    strong = [f for f in clear if f.rule not in _WEAK_RULES]
    chosen = strong or clear
    if draft.news:
        near = [
            f for f in chosen if f.skeleton.sentence.order <= 6 or f.skeleton.sentence.section.part is not Part.ABOUT
        ]
        chosen = near or chosen
    kinds: list[DealKind] = []
    for found in chosen[:8]:
        for kind in found.value.kinds:
            bare = kind is DealKind.COLLABORATION and not re.search(
                r"collaborat|research|co-?develop|alliance|partner|develop\w* and", found.skeleton.text
            )
            if kind not in kinds and not (bare and kinds):
                kinds.append(kind)
    if DealKind.ACQUISITION in kinds or DealKind.ASSET_PURCHASE in kinds:
        kinds = [kind for kind in kinds if family_of((kind,)) == draft.family]
    if (
        len(kinds) > 1
        and DealKind.COLLABORATION in kinds
        and not any(
            re.search(
                r"collaborat|co-?develop|research (?:and|agreement)|alliance|develop\w* and|partnered",
                f.skeleton.text[f.start : f.end + 70],
            )
            for f in chosen
        )
    ):
        kinds.remove(DealKind.COLLABORATION)
    if not draft.news and kinds == [DealKind.COLLABORATION] and any(_SELLS_TOO.search(_reach(f)) for f in chosen):
        kinds.append(DealKind.CO_PROMOTION)
    draft.kinds = tuple(kinds)


def settle_event(draft: DealDraft, opening: Sequence[Skeleton]) -> None:
    """Give the latest event that the tellings give; acquisitions told in the past are completed.

    `opening` is the headline and the first sentences of a release with one piece of news: where no telling gives an
    event, they may, if they speak of its parties.
    """
    order = [f for f in draft.findings if f.skeleton.sentence.section.part is Part.TITLE] + [
        f for f in draft.findings if f.skeleton.sentence.section.part is not Part.TITLE
    ]
    for found in order[: 3 if draft.news else 2]:
        told = found.value.event or event_of(_reach(found), draft.kinds)
        if told is not None:
            draft.event, draft.event_at = told, found.skeleton
            return
    draft.event_at = order[0].skeleton
    for skeleton in opening if draft.news else ():
        named = set(skeleton.organizations(skeleton.text)) & set(draft.parties)
        told = event_of(skeleton.text, draft.kinds) if named else None
        if told in _OPENED and (len(named) > 1 or skeleton.sentence.section.part is Part.TITLE):
            draft.event, draft.event_at = told, skeleton
            return
    if not draft.news and draft.family in {"acquisition", "assets"}:
        # What is told of a purchase in the past is that it was made, unless the words say that it was only agreed.
        words = " ".join(_reach(found) for found in order)
        own = " ".join(found.skeleton.text[found.start : found.end] for found in order)
        done = _DONE.search(own) is not None and _INTENDED.search(own) is None
        if done or not (_INTENDED.search(words) or re.search(r"\b(?:offered|tie-up)\b", own)):
            draft.event = EventKind.COMPLETED
        if any(_AWAITED.search(found.skeleton.text) for found in order):
            draft.event = EventKind.PENDING


_OPENED = {EventKind.COMPLETED, EventKind.TERMINATED, EventKind.OPTION_EXERCISED}
"""What headline and lead say of a deal by their verb; other steps may be those of another deal."""
_DONE = re.compile(r"\b(?:acquired|bought|purchased|took over)$")
_INTENDED = re.compile(
    r"\b(?:agreed|agrees|agreement|will|plans?|planned|to acquire|to buy|would|pending"
    r"|announced (?:an?|its|the|plans))\b"
)
# A purchase of another day that is still to come to its end.
_AWAITED = re.compile(
    r"\bexpect(?:s|ed)?\b[^.;]{0,80}\bto (?:close|be completed|complete)\b"
    r"|\b(?:share|stock)holders (?:will|are to|are due to) (?:also )?vote\b"
    r"|\bawait\w* (?:regulatory )?(?:approval|clearance)"
)


def _reach(found: Found[DealFinding]) -> str:
    """The words of a finding with a little on either side."""
    return found.skeleton.text[max(0, found.start - 60) : found.end + 60]
