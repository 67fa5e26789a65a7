"""When a deal of the past was made, as the sentences that tell it say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.codes import DealKind
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.dates import relative_date
from biopact.loaders.skeleton import Skeleton

# What these rules read tells when a product was sold or tested, and not when a deal was signed.
_OF_PRODUCTS = frozenset(
    {
        "product-of-two",
        "product-made-by-two",
        "two-sell-product",
        "sells-with",
        "co-promotes",
        "co-marketed-by",
        "shares-with",
        "manufactured-by",
    }
)

# "… licensed the right to use the technology for another undisclosed cancer target in 2009".
_AT_ITS_END = re.compile("[^.;,–—\ue000-\ue7ff]{0,100}? in ([\uf600-\uf6ff])")

# "In 2013, X bought Y and invested in Z": the date is of both.
_AT_ITS_HEAD = re.compile("(?:in|on) ([\uf600-\uf6ff]) ?,")


def date_by_words(draft: DealDraft, skeleton: Skeleton, others: Sequence[DealDraft]) -> None:
    """The date that stands nearest behind (or in front of) a background deal's telling, and is not of one of others."""
    found = next(f for f in draft.findings if f.skeleton.sentence is skeleton.sentence)
    if found.rule in _OF_PRODUCTS:
        return
    text = found.skeleton.text
    for match in re.finditer("[\uf600-\uf6ff]", text[found.start : found.end + 50]):
        at = found.start + match.start()
        if any(found.end < f.end <= at for other in others for f in other.findings if f.skeleton is found.skeleton):
            continue
        mention = skeleton.date(match[0])
        draft.date, draft.date_at = mention.iso, skeleton
        return
    after = _AT_ITS_END.match(text, found.end)
    if after and found.value.kinds[0] is DealKind.LICENSE:
        draft.date, draft.date_at = skeleton.date(after[1]).iso, skeleton
        return
    before = re.search(r"(?:in|on|since|of|from) ([\uf600-\uf6ff])(?:,? [^\uf600-\uf6ff]{0,40})?$", text[: found.start])
    if before:
        draft.date, draft.date_at = skeleton.date(before[1]).iso, skeleton
        return
    first = _AT_ITS_HEAD.match(text)
    if first and " and " in text[: found.start]:
        draft.date, draft.date_at = skeleton.date(first[1]).iso, skeleton


def date_relatively(draft: DealDraft) -> None:
    """For a background deal without a date: what "in March" or "last year" beside a telling means on the day."""
    for found in draft.findings:
        told_on = found.skeleton.document.layout.date
        near = found.skeleton.text[max(0, found.start - 30) : found.end + 30]
        said = relative_date(near, told_on) if told_on else None
        if said is not None:
            draft.date, draft.date_at = said, found.skeleton
            return
