"""Reads a release into a document, in the order in which each step needs the one before."""

from __future__ import annotations

import re

from biopact.loaders.document.descriptions import carry_descriptions
from biopact.loaders.document.headlines import headline_candidates
from biopact.loaders.document.issuers import settle_abouts, settle_issuers
from biopact.loaders.document.locate import locate_things
from biopact.loaders.document.nameless import locate_descriptions
from biopact.loaders.document.quotations import split_sentences
from biopact.loaders.document.reference import carry_pairs, carry_products, carry_subjects, carry_topics
from biopact.loaders.document.undisclosed import locate_undisclosed
from biopact.loaders.document.values import Document
from biopact.loaders.layout import Part, read_layout
from biopact.loaders.mentions.candidates import find_candidates
from biopact.loaders.mentions.forms import Forms
from biopact.loaders.mentions.organizations import OrganizationFinder
from biopact.loaders.mentions.products import ProductFinder
from biopact.resolution.registry import Registry
from biopact.text import Release


def read_document(release: Release, known: Registry) -> Document:
    """Lay out a release, split it into sentences and find what it mentions; the registry helps with known names."""
    document = Document(release, read_layout(release))
    _find_things(document, known)
    locate_things(document)
    split_sentences(document)
    locate_descriptions(document)
    settle_issuers(document)
    settle_abouts(document)
    locate_undisclosed(document)
    carry_descriptions(document, known.homes)
    carry_products(document)
    carry_topics(document)
    carry_subjects(document)
    carry_pairs(document)
    return document


_WORD = re.compile(r"\w")
_ENOUGH_BODY = 400
"""Code points of running text in which whoever the headline names is named again."""


def _repeated(name: str, body: str, known: Registry) -> bool:
    """True if the running text or the registry has the name too; headlines capitalise what is no name."""
    if name.lower() in known.organizations:
        return True
    at = body.find(name)
    while at >= 0:
        end = at + len(name)
        if not _WORD.match(body, at - 1, at) and (" " in name or not _WORD.match(body, end)):
            return True
        at = body.find(name, at + 1)
    return False


def _find_things(document: Document, known: Registry) -> None:
    """Products, technologies and organizations: first in running text, then in headlines with what it has shown.

    What does not count as said (safety information, standing notices) still helps to know names with a legal form.
    """
    text, read = document.release.text, document.read_sections
    heads = [section for section in read if section.part in (Part.TITLE, Part.SUBHEAD)]
    running_parts = [section for section in read if section.part not in (Part.TITLE, Part.SUBHEAD)]
    spans = {section.span for section in read}
    running = [c for section in running_parts for c in find_candidates(text, section.span)]
    standing = [
        c
        for section in document.layout.sections
        if section.span not in spans
        for c in find_candidates(text, section.span)
        if c.has_legal_form
    ]
    full: dict[str, list[str]] = {}
    for candidate in running:
        if candidate.has_legal_form:
            full.setdefault(candidate.name.split(" ")[0], []).append(candidate.name)
    organizations = OrganizationFinder(text, known.organizations)
    products = [
        entry
        for entry in ProductFinder(text, [s.span for s in read], known.products, known.technologies).find(running)
        if entry.sure
        or (
            entry.name.lower() not in known.organizations
            and organizations.votes(entry.name, running) <= entry.votes
            and not organizations.shortened(entry.name, running)
            and not any(name.startswith(f"{entry.name} ") for name in full.get(entry.name.split(" ")[0], ()))
        )
    ]
    forms = frozenset(form for entry in products for form in entry.forms)
    organizations.find([*running, *standing], forms, [section.about for section in read if section.about])
    shown = Forms(organizations.forms() | forms)
    headline = [c for section in heads for c in headline_candidates(text, section.span, shown)]
    body = "\n".join(section.span.of(text) for section in running_parts)
    if len(body) > _ENOUGH_BODY:
        headline = [c for c in headline if c.has_legal_form or _repeated(c.name, body, known)]
    document.organizations = organizations.find(headline, forms, [])
    taken = {form.lower() for entry in document.organizations for form in entry.forms}
    exact = {form for entry in document.organizations for form in entry.forms}
    products = [
        entry
        for entry in products
        if not any(form in exact or (form.lower() in taken and not entry.technology) for form in entry.forms)
    ]
    document.products = [entry for entry in products if not entry.technology]
    document.technologies = [entry for entry in products if entry.technology]
