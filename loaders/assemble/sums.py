"""Which sums a deal can have, and what each is called in a deal of its kind."""

from __future__ import annotations

import re
from dataclasses import replace

from biopact.codes import DealKind, EventKind, PaymentKind
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.rule import Found
from biopact.loaders.rules.payments import PaymentFinding

_SALE = {DealKind.ACQUISITION, DealKind.ASSET_PURCHASE, DealKind.ROYALTY_FINANCING}
_BOUGHT = {DealKind.ACQUISITION, DealKind.ASSET_PURCHASE}
# The value of a purchase is its price, unless it holds more than that.
_MORE_THAN_THE_PRICE = re.compile(r"\b(?:debt|milestones?|contingent|earn-?outs?|potential|royalt\w+)\b")
_STILL_TO_COME = re.compile(r"\b(?:eligible|could|may|potential|remaining|further|entitled|future)\b")
_OF_THE_DEAL = re.compile(r"\b(?:acqui\w+|agreement|deal|transaction|merger|offer|terms|purchase[sd]?|collaboration)\b")
_INVESTS = re.compile(r"\b(?:invest\w*|stake|minority|private placement)\b")
_AT_ONCE = re.compile(r"\b(?:upon|at|on) (?:the )?(?:closing|signing|execution|completion)\b")
_LOOSE = {PaymentKind.RESEARCH_FUNDING, PaymentKind.EQUITY, PaymentKind.TOTAL_VALUE}
_SHARES = re.compile(r"\b(?:stake|invest\w*|subscri\w+|common stock|new shares|equity)\b")
_TAKEOVER = re.compile(r"\b(?:takeover|buyout|bid|tender offer|merger|acquisition of)\b")


def for_deal(draft: DealDraft, found: Found[PaymentFinding]) -> Found[PaymentFinding]:
    """The same sum under the name that it has in this kind of deal: what a supply costs is the value of the deal."""
    kind = found.value.kind
    words = found.skeleton.text
    if kind is PaymentKind.PURCHASE_PRICE and not any(k in _SALE for k in draft.kinds):
        kind = PaymentKind.TOTAL_VALUE
    elif kind is PaymentKind.TOTAL_VALUE and any(k in _BOUGHT for k in draft.kinds):
        if not found.value.up_to and not _MORE_THAN_THE_PRICE.search(words):
            kind = PaymentKind.PURCHASE_PRICE
    elif kind is PaymentKind.EQUITY and any(k in _BOUGHT for k in draft.kinds) and not _INVESTS.search(words):
        kind = PaymentKind.UPFRONT if _AT_ONCE.search(words) else PaymentKind.PURCHASE_PRICE
    elif kind is PaymentKind.RESEARCH_FUNDING and found.rule == "award" and DealKind.SUPPLY in draft.kinds:
        kind = PaymentKind.TOTAL_VALUE
    elif found.rule == "plain-payment" and draft.event is EventKind.OPTION_EXERCISED:
        kind = PaymentKind.OPTION_FEE
    elif found.rule == "plain-payment" and (found.value.up_to or any(k in _SALE for k in draft.kinds)):
        kind = PaymentKind.TOTAL_VALUE if found.value.up_to else PaymentKind.PURCHASE_PRICE
    elif draft.event is EventKind.MILESTONE and (
        (kind is PaymentKind.UPFRONT and not re.search(r"\bwill (?:receive|pay|make|get)\b|\bupfront\b", words))
        or (kind is PaymentKind.MILESTONES and not found.value.up_to and not _STILL_TO_COME.search(words))
    ):
        kind = PaymentKind.MILESTONE_PAID
    if kind is found.value.kind:
        return found
    return Found(replace(found.value, kind=kind), found.skeleton, found.start, found.end, found.rule)


def fits(draft: DealDraft, found: Found[PaymentFinding], told: bool) -> bool:
    """True if a sum can be one of a deal; `told` says that its sentence tells the deal or goes on with it."""
    kind = found.value.kind
    if found.rule == "financing-round" and draft.kinds != (DealKind.EQUITY_INVESTMENT,):
        return False
    sale = any(k in _SALE for k in draft.kinds)
    if kind is PaymentKind.PURCHASE_PRICE and not (sale or told or DealKind.SUPPLY in draft.kinds):
        return False
    if not sale and kind is PaymentKind.PRICE_PER_SHARE:
        return DealKind.EQUITY_INVESTMENT in draft.kinds or _SHARES.search(found.skeleton.text) is not None
    if not sale and found.rule == "sum-bargain" and _TAKEOVER.search(found.skeleton.text):
        return False
    if not draft.news and not told:
        return False
    apart = not told and not _OF_THE_DEAL.search(found.skeleton.text)
    if apart and kind in _LOOSE and not found.skeleton.organizations(found.skeleton.text):
        return False
    late = found.skeleton.sentence.order > 12 and apart
    return not (late and kind in {PaymentKind.PURCHASE_PRICE, PaymentKind.TOTAL_VALUE})


def one_more(found: Found[PaymentFinding]) -> bool:
    """True for a sum that is said to come on top of another: "an additional", "another"."""
    text = found.skeleton.text
    before = text[max(0, text.index(found.value.mark) - 30) : text.index(found.value.mark)]
    return re.search(r"\b(?:additional|another|extra|further)\b", before) is not None
