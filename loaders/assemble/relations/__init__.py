"""Relations of products and organizations, each with the sentence that says it and the way the release tells it."""

from __future__ import annotations

from biopact.loaders.assemble.relations.draft import RelationDraft, telling_of
from biopact.loaders.assemble.relations.find import find_relations
from biopact.loaders.assemble.relations.implied import (
    developers_from_owners,
    relations_of_deals,
    technologies_by_name,
)
from biopact.loaders.assemble.relations.pipelines import technologies_of_pipelines

__all__ = [
    "RelationDraft",
    "developers_from_owners",
    "find_relations",
    "relations_of_deals",
    "technologies_by_name",
    "technologies_of_pipelines",
    "telling_of",
]
