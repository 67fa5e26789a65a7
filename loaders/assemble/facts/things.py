"""The organizations, products and technologies of a release, each under its identifier."""

from __future__ import annotations

import re
from collections.abc import Callable

from biopact.facts import Organization, Product, Technology
from biopact.loaders.assemble.facts.bearers import bearer_of
from biopact.loaders.document import Document, Kind
from biopact.loaders.mentions.products import ProductEntry
from biopact.resolution.identifiers import local_id, product_id, technology_id


class Things:
    """The things of one document, in the order of its lists."""

    def __init__(self, document: Document) -> None:
        self.organizations = _organizations(document)
        self.products = [
            Product(_identifier(document, entry, product_id), _plain(entry.name), _aliases(entry.name, entry.forms))
            for entry in document.products
        ]
        self.technologies = []
        for entry in document.technologies:
            forms = entry.forms | entry.long_forms
            name = min(entry.long_forms, key=lambda form: (document.release.text.find(form), form), default=entry.name)
            self.technologies.append(
                Technology(_identifier(document, entry, technology_id), name, _aliases(name, forms))
            )

    def thing(self, kind: Kind, index: int) -> Organization | Product | Technology:
        """The thing behind a kind and its index in the document."""
        if kind is Kind.ORGANIZATION:
            return self.organizations[index]
        return self.products[index] if kind is Kind.PRODUCT else self.technologies[index]

    def subject(self, kind: Kind, index: int) -> Product | Technology:
        """What a deal may be about: the product or technology behind a kind and index."""
        return self.products[index] if kind is Kind.PRODUCT else self.technologies[index]


def _organizations(document: Document) -> list[Organization]:
    """One for each of the document's list; two of the list that turn out to be one thing give it their forms."""
    named: dict[str, tuple[str, set[str]]] = {}
    bearers = [bearer_of(document, index) for index in range(len(document.organizations))]
    hidden = set()
    for bearer, entry in zip(bearers, document.organizations, strict=True):
        named.setdefault(bearer, (entry.name, set()))[1].update({entry.name, *entry.forms})
        if entry.undisclosed:
            hidden.add(bearer)
    made = {
        bearer: Organization(bearer, _plain(name), _aliases(name, forms), bearer in hidden)
        for bearer, (name, forms) in named.items()
    }
    return [made[bearer] for bearer in bearers]


def _identifier(document: Document, entry: ProductEntry, of_name: Callable[[list[str]], str]) -> str:
    """The identifier that its names have everywhere; "asthma drug" is another thing in another release."""
    if entry.nameless:
        return local_id(entry.name, document.release.identifier)
    return of_name([entry.name, *sorted(entry.forms)])


def _aliases(name: str, forms: set[str]) -> tuple[str, ...]:
    return tuple(sorted({_plain(form) for form in forms} - {_plain(name)}))


def _plain(name: str) -> str:
    """A name on one line."""
    return re.sub(r"\s+", " ", re.sub(r"[“”\"]", "", name))
