"""One release in, its facts out: the whole reading in order."""

from __future__ import annotations

from biopact.facts import ReleaseFacts
from biopact.loaders.assemble.chains import link_chains
from biopact.loaders.assemble.deals import find_deals, name_signers
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.facts import facts_of
from biopact.loaders.assemble.kinds import widen_kinds
from biopact.loaders.assemble.relations import (
    RelationDraft,
    developers_from_owners,
    find_relations,
    relations_of_deals,
    technologies_by_name,
    technologies_of_pipelines,
)
from biopact.loaders.assemble.scopes import finish_territories
from biopact.loaders.assemble.sides import settle_sides
from biopact.loaders.assemble.subjects import add_subjects
from biopact.loaders.assemble.terms import attach_terms
from biopact.loaders.document import Document, read_document
from biopact.loaders.field import of_the_field
from biopact.loaders.layout import read_head
from biopact.loaders.skeleton import Skeleton, skeleton
from biopact.resolution.registry import registry
from biopact.text import Release


def read(release: Release) -> ReleaseFacts:
    """Everything that one release states, each fact with the words that say it.

    Pure and deterministic: the same text gives equal facts on every machine. Never raises for a text without deals;
    what cannot be read is simply not there. Of a release of another trade only title and date are read.
    """
    document, skeletons, deals, relations = drafts_of(release)
    return facts_of(document, deals, relations, skeletons)


def drafts_of(release: Release) -> tuple[Document, list[Skeleton], list[DealDraft], list[RelationDraft]]:
    """The steps of reading before identifiers are given: document, skeletons, deals and relations as drafts."""
    if not of_the_field(release.text):
        return Document(release, read_head(release)), [], [], []
    document = read_document(release, registry())
    skeletons = [skeleton(document, sentence) for sentence in document.sentences]
    drafts = find_deals(document, skeletons)
    attach_terms(drafts, skeletons)
    widen_kinds(drafts, skeletons)
    finish_territories(drafts)
    settle_sides(document, drafts, skeletons)
    name_signers(drafts)
    link_chains(drafts, skeletons)
    relations = find_relations(document, skeletons)
    add_subjects(drafts, relations, skeletons)
    relations += relations_of_deals(drafts, relations)
    relations += [*developers_from_owners(document, relations), *technologies_by_name(document)]
    relations += list(technologies_of_pipelines(document, skeletons, relations))
    return document, skeletons, drafts, relations
