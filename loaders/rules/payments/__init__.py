"""Sums of a deal: what kind of payment each one is. A sum that no rule takes is no payment (sales, profits)."""

from __future__ import annotations

from biopact.loaders.rule import Rule
from biopact.loaders.rules.payments.funding import EQUITY, FUNDING, ROUNDS
from biopact.loaders.rules.payments.milestones import MILESTONES, PAID_MILESTONES
from biopact.loaders.rules.payments.others import OTHERS, PLAIN
from biopact.loaders.rules.payments.prices import PRICES
from biopact.loaders.rules.payments.reading import PaymentFinding, tell
from biopact.loaders.rules.payments.share_prices import SHARE_PRICES
from biopact.loaders.rules.payments.totals import TOTALS
from biopact.loaders.rules.payments.upfronts import OPTION_FEES, UPFRONTS

PAYMENTS: tuple[Rule[PaymentFinding], ...] = (
    *SHARE_PRICES,
    *OTHERS,
    *UPFRONTS[:1],
    *TOTALS[:1],
    *PAID_MILESTONES,
    *UPFRONTS[1:],
    *EQUITY[:2],
    *MILESTONES[:1],
    *TOTALS[1:2],
    *OPTION_FEES,
    *EQUITY[2:],
    *MILESTONES[1:],
    *FUNDING,
    *PRICES[:1],
    *TOTALS[2:],
    *PRICES[1:],
    *ROUNDS,
    *PLAIN,
)
"""In order of priority: a sum belongs to the first rule that takes it; what stands right beside it comes first."""

__all__ = ["PAYMENTS", "PaymentFinding", "tell"]
