"""What the rules for subsidiaries give, and the words that they share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.loaders.skeleton import Skeleton


@dataclass(frozen=True)
class SubsidiaryFinding:
    """Indexes of the parent organization and of those that belong to it."""

    children: tuple[int, ...]
    parent: int


# Words that may stand before the noun: "wholly-owned", "u.s.". Refuses plans, the past, new clauses.
KIND = (
    r"(?:(?!(?:will|would|to|be|become|former|formerly|previously|not|or|other|another|any|each|all|both|with|by|for"
    r"|from|in|of|on|as|at|its|their|his|our|that|which|who|has|have|proposed|potential|no|parent|is|are|was|were"
    r")\b)[a-z0-9][\w․\-/&]*,? ){0,6}?"
)
ONE = (
    r"(?:subsidiary|division|(?:business |operating )?unit|arm|affiliate|affiliated company|portfolio company"
    r"|group company|operating company)"
)
MANY = r"(?:subsidiaries|divisions|units|affiliates|portfolio companies|arms|operating companies)"


def finding(skeleton: Skeleton, children: str, parent: int | None) -> SubsidiaryFinding | None:
    """The organizations marked in a part of the bones as those of a parent; None without either."""
    named = tuple(number for number in skeleton.organizations(children) if number != parent)
    return SubsidiaryFinding(named, parent) if named and parent is not None else None


def pair(match: re.Match[str], skeleton: Skeleton) -> SubsidiaryFinding | None:
    """What the groups `child` and `parent` of a match mark."""
    return finding(skeleton, match["child"], skeleton.organization(match["parent"]))


def tell(finding: SubsidiaryFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples."""
    names = skeleton.document.organizations
    return f"{' and '.join(names[number].name for number in finding.children)} of {names[finding.parent].name}"
