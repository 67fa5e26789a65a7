"""From drafts to facts: identifiers given, evidence attached, confidence set.

Nothing is decided here about what the text says.
"""

from __future__ import annotations

from biopact.loaders.assemble.facts.release import facts_of

__all__ = ["facts_of"]
