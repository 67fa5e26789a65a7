"""The sentences that say something, as evidence."""

from __future__ import annotations

from biopact.loaders.skeleton import Skeleton
from biopact.text import Evidence


def seen(skeleton: Skeleton, rule: str) -> tuple[Evidence, ...]:
    """The sentence of a skeleton as evidence, read by a rule."""
    return (Evidence(skeleton.document.release, skeleton.sentence.span, rule),)
