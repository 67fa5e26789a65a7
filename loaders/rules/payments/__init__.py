"""Sums of a deal: what kind of payment each one is. A sum that no rule takes is no payment (sales, profits)."""

from __future__ import annotations

from biopact.loaders.rule import Rule
from biopact.loaders.rules.payments.funding import FUNDING
from biopact.loaders.rules.payments.milestones import MILESTONES
from biopact.loaders.rules.payments.prices import PRICES
from biopact.loaders.rules.payments.reading import PaymentFinding, tell
from biopact.loaders.rules.payments.share_prices import SHARE_PRICES
from biopact.loaders.rules.payments.upfronts import UPFRONTS

PAYMENTS: tuple[Rule[PaymentFinding], ...] = (*SHARE_PRICES, *UPFRONTS, *MILESTONES, *FUNDING, *PRICES)
"""In order of priority: a sum belongs to the first rule that takes it."""

__all__ = ["PAYMENTS", "PaymentFinding", "tell"]
