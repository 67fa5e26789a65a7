"""Who bears a name in a release: the registry's organization, or one that is known by its name, or by this release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biopact.loaders.dateline import find_dateline
from biopact.loaders.document import Document
from biopact.resolution.identifiers import local_id, organization_id
from biopact.resolution.names.context import meant
from biopact.resolution.names.known import known_names
from biopact.resolution.names.places import country_of
from biopact.resolution.names.values import Named

_PLACE = r"(?P<place>[A-Z][\w.\-]+(?: [A-Z][\w.\-]+){0,2}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?)"
# "Merck, based in Darmstadt, Germany", "Merck of Germany", "Merck, Darmstadt". What is no place of a line of the
# registry ("Merck, Pfizer and Roche") is of no weight.
_BEHIND = re.compile(
    rf"(?: \([^()]{{1,60}}\))?(?:,? (?:which is |is )?(?:headquartered|based|located) in|,? of|,) {_PLACE}"
)
# "Darmstadt-based Merck", "Germany's Merck", "German drugmaker Merck"; what is neither marked so nor of a country is no
# place ("Zentor, Inc. Merck").
_BEFORE = re.compile(r"(?P<place>[A-Z][\w.\-]+?)(?P<marked>-based|['’]s)?(?: [a-z][\w\-]+){0,3} $")


def bearer_of(document: Document, index: int) -> str:
    """The identifier of the organization with an index in the document.

    A name that several share has the identifier of the one that the release's context means; if it does not tell,
    one that holds in this release only, so that two companies never meet in one node.
    """
    entry = document.organizations[index]
    known = known_names()
    if entry.undisclosed:
        hidden = [number for number, other in enumerate(document.organizations) if other.undisclosed]
        number = hidden.index(index) + 1
        return local_id(f"undisclosed partner {number if number > 1 else ''}", document.release.identifier)
    if entry.registered:
        return entry.registered
    if not known.sharing(entry.name):
        return organization_id(entry.name, known.own(entry.name))
    named = Named(
        entry.name,
        tuple(sorted(entry.forms - {entry.name})),
        tuple(entry.tickers),
        tuple(dict.fromkeys(_places(document, index))),
        tuple(_beside(document, index)),
        document.layout.date or document.release.date or "",
    )
    bearer, _ = meant(named, known)
    return bearer or local_id(entry.name, document.release.identifier)


def _places(document: Document, index: int) -> Iterator[str]:
    """Where the release says that an organization sits: beside its name; for its issuer also the dateline."""
    text = document.release.text
    forms = sorted(document.organizations[index].forms)
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", text):
        behind = _BEHIND.match(text, found.end())
        if behind:
            yield behind["place"]
        before = _BEFORE.search(text, max(0, found.start() - 60), found.start())
        if before and (before["marked"] or country_of(before["place"])):
            yield before["place"]
    if index in document.issuers[:1]:
        head = document.layout.title.end if document.layout.title else document.release.body_start
        dateline = find_dateline(text, head, document.layout.lead)
        if dateline:
            yield re.sub(r"\s+", " ", dateline["place"]).strip(" ,-")


def _beside(document: Document, index: int) -> Iterator[str]:
    """The names of all else that the release names."""
    for number, other in enumerate(document.organizations):
        if number != index:
            yield other.name
    for product in document.products:
        if not product.nameless:
            yield from sorted(product.forms)
