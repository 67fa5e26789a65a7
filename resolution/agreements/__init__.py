"""One agreement from the many releases that tell of it."""

from biopact.resolution.agreements.join import Agreements, join_deals

__all__ = ["Agreements", "join_deals"]
