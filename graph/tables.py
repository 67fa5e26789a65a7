"""The view as four tables: deals, payments, organizations and edges, a row at a time and in the order of their IRIs.

Each row is looked up where the store holds it, so that a store of any size can be written. A cell with several values
holds them sorted, ` | ` between them; an empty cell is what no release says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode

from biopact.codes import Role
from biopact.graph.formats.sorted_lines import SortedLines
from biopact.graph.store import Store
from biopact.graph.view.names import OWNERS
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP

Kind = OneOf["text", "number", "decimal", "truth"]
Cell = str | int | bool | None
"""Decimals stay text, so that no digit is lost."""

BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are, and whether they are words of a release."""

    name: str
    kind: Kind
    about: str
    is_quoted: bool = False


def _texts(*columns: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, "text", about) for name, about in columns)


TABLES: dict[str, tuple[Column, ...]] = {
    "deals": (
        *_texts(
            ("deal", "IRI of the deal"),
            (
                "date",
                "when it was signed or made known, else completed, else the day of the release: year, month or day",
            ),
            ("kinds", "codes of the list deal-kind"),
            ("parties", "names of the organizations, each with its role"),
            ("party_iris", "IRIs of the organizations"),
            ("subjects", "names of products and technologies that it is about"),
            ("targets", "names of the molecular targets that rights are for"),
            ("territories", "names of territories that rights are for"),
            ("territories_excluded", "names of territories that are taken out"),
        ),
        Column("field", "text", "field of use, in the words of a release", is_quoted=True),
        Column("exclusive", "truth", "whether the rights are exclusive"),
        Column("under", "text", "IRI of the wider deal that it was made under"),
        Column("ordinal", "number", "which of the deals between its parties a release calls it"),
        Column("announced_in", "number", "releases whose own news it is"),
        Column("mentioned_in", "number", "releases that tell it as background"),
        Column("confidence", "decimal", "how likely it was read rightly, by the surest release: 0 to 1"),
    ),
    "payments": (
        *_texts(
            ("payment", "IRI of the sum"),
            ("deal", "IRI of its deal"),
            ("kind", "code of the list payment-kind"),
        ),
        Column("amount", "decimal", "in whole units of the currency; empty where a release keeps it back"),
        Column("currency", "text", "ISO 4217 code"),
        Column("up_to", "truth", "whether it is an upper limit or a possibility"),
        *_texts(
            ("state", "code of the list money-state"),
            ("disclosure", "code of the list disclosure"),
            ("payer", "name of who pays"),
            ("payer_iri", "IRI of who pays"),
            ("payee", "name of who is paid"),
            ("payee_iri", "IRI of who is paid"),
            ("milestone_kinds", "codes of the list milestone-kind"),
        ),
        Column("wording", "text", "the sum in the words of a release", is_quoted=True),
    ),
    "organizations": (
        *_texts(
            ("organization", "IRI of the organization"),
            ("name", "its main name"),
            ("aliases", "its other names"),
            ("tickers", "exchange and symbol"),
            ("owner", "name of its owner today, by the registry"),
            ("owner_iri", "IRI of that owner"),
        ),
        Column("location", "text", "its seat, in the words of releases", is_quoted=True),
        Column("deals", "number", "deals that it is party to"),
    ),
    "edges": (
        *_texts(
            ("source", "IRI of the thing that the edge leads from"),
            ("source_name", "its main name"),
            ("relation", "name of the property, as in the ontology"),
            ("target", "IRI of the thing that it leads to"),
            ("target_name", "its main name"),
            ("deals", "IRIs of the deals that it is derived from"),
        ),
        Column("claims", "number", "releases' statements that say it"),
        Column("confidence", "decimal", "how likely it was read rightly, by the surest statement: 0 to 1"),
    ),
}
"""The tables, each with its columns."""

_RELATIONS = tuple(
    NamedNode(BP[name])
    for name in (
        *("acquires", "collaboratesWith", "developedBy", "filedIn", "indicatedFor", "investsIn", "licenses"),
        *("ownedBy", "stage", "subsidiaryOf", "supplies", "targets", "usesTechnology"),
    )
)
_ROLES = tuple((NamedNode(BP[role.value]), role.value) for role in Role)
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL, _ALIAS = NamedNode(PREFIXES["skos"] + "prefLabel"), NamedNode(PREFIXES["skos"] + "altLabel")
_ISSUED = NamedNode(PREFIXES["dcterms"] + "issued")
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(PREFIXES["rdf"] + name) for name in ("subject", "predicate", "object"))
_NAMES = 65_536


def rows(store: Store, table: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of one of `TABLES`, a cell for each of its columns."""
    yield from _MAKERS[table](_View(store))


class _View:
    def __init__(self, store: Store) -> None:
        self._store = store
        self.name = lru_cache(_NAMES)(self._name)

    def sorted(self, predicate: NamedNode, thing: NamedNode | None) -> Iterator[tuple[NamedNode, NamedNode]]:
        """The statements with this predicate and object, by subject and object; those between IRIs."""
        with SortedLines() as lines:
            for quad in self._store.matching(None, predicate, thing):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                    lines.add(f"{quad.subject.value} {quad.object.value}\n".encode())
            for line in lines:
                subject, _, other = line.decode()[:-1].partition(" ")
                yield NamedNode(subject), NamedNode(other)

    def nodes(self, node: NamedNode, predicate: NamedNode, graph: str | None = None) -> list[NamedNode]:
        """The things that it leads to by this property, by IRI."""
        found = (quad.object for quad in self._store.matching(node, predicate, None, graph))
        return sorted((thing for thing in found if isinstance(thing, NamedNode)), key=str)

    def texts(self, node: NamedNode, predicate: NamedNode, graph: str | None = None) -> list[str]:
        """The literals that it has by this property, as they are written."""
        found = (quad.object for quad in self._store.matching(node, predicate, None, graph))
        return sorted(thing.value for thing in found if isinstance(thing, Literal))

    def holders(self, predicate: NamedNode, node: NamedNode, graph: str | None = None) -> list[NamedNode]:
        """The things that lead to it by this property, by IRI."""
        found = (quad.subject for quad in self._store.matching(None, predicate, node, graph))
        return sorted((thing for thing in found if isinstance(thing, NamedNode)), key=str)

    def owner(self, node: NamedNode) -> NamedNode | None:
        """Who owns it today."""
        for span in self.holders(NamedNode(BP.owned), node, OWNERS.value):
            if "true" in self.texts(span, NamedNode(BP.holdsToday), OWNERS.value):
                return next(iter(self.nodes(span, NamedNode(BP.owner), OWNERS.value)), None)
        return None

    def _name(self, node: NamedNode) -> str:
        known = self.texts(node, _LABEL) or self.texts(node, _LABEL, OWNERS.value)
        return known[0] if known else node.value.rstrip("/").rpartition("/")[2]

    def names(self, node: NamedNode, predicate: NamedNode) -> str | None:
        return joined(sorted(self.name(thing) for thing in self.nodes(node, predicate)))

    def codes(self, node: NamedNode, predicate: NamedNode) -> str | None:
        return joined(thing.value.rpartition("/")[2] for thing in self.nodes(node, predicate))

    def largest(self, node: NamedNode, predicate: NamedNode) -> str | None:
        return max(self.texts(node, predicate), key=float, default=None)


def joined(parts: Iterator[str] | list[str]) -> str | None:
    """The values as one cell; None where there are none."""
    return BETWEEN.join(parts) or None


def _truth(parts: list[str]) -> bool | None:
    return "true" in parts if parts else None


def _first(parts: list[str]) -> str | None:
    return parts[0] if parts else None


def _deals(view: _View) -> Iterator[tuple[Cell, ...]]:
    for deal, _ in view.sorted(_TYPE, NamedNode(BP.Deal)):
        sides = [(thing, role) for term, role in _ROLES for thing in view.nodes(deal, term)]
        ordinals = view.texts(deal, NamedNode(BP.ordinal))
        yield (
            deal.value,
            _date(view, deal),
            view.codes(deal, NamedNode(BP.dealKind)),
            joined(sorted(f"{view.name(thing)} ({role})" for thing, role in sides)),
            joined(sorted({thing.value for thing, _ in sides})),
            view.names(deal, NamedNode(BP.subject)),
            view.names(deal, NamedNode(BP.dealTarget)),
            view.names(deal, NamedNode(BP.territory)),
            view.names(deal, NamedNode(BP.territoryExcluded)),
            joined(view.texts(deal, NamedNode(BP.field))),
            _truth(view.texts(deal, NamedNode(BP.exclusive))),
            joined(thing.value for thing in view.nodes(deal, NamedNode(BP.under))),
            int(ordinals[0]) if ordinals else None,
            len(view.nodes(deal, NamedNode(BP.announcedIn))),
            len(view.nodes(deal, NamedNode(BP.mentionedIn))),
            view.largest(deal, NamedNode(BP.confidence)),
        )


def _date(view: _View, deal: NamedNode) -> str | None:
    days: dict[str, list[str]] = {}
    for step in view.nodes(deal, NamedNode(BP.event)):
        for kind in view.nodes(step, NamedNode(BP.eventKind)):
            days.setdefault(kind.value.rpartition("/")[2], []).extend(view.texts(step, NamedNode(BP.date)))
    begun = days.get("signed", []) + days.get("pending", [])
    told = [day for release in view.nodes(deal, NamedNode(BP.announcedIn)) for day in view.texts(release, _ISSUED)]
    return min(begun or days.get("completed", []) or told, default=None)


def _payments(view: _View) -> Iterator[tuple[Cell, ...]]:
    for deal, payment in view.sorted(NamedNode(BP.payment), None):
        payers, payees = view.nodes(payment, NamedNode(BP.payer)), view.nodes(payment, NamedNode(BP.payee))
        yield (
            payment.value,
            deal.value,
            view.codes(payment, NamedNode(BP.paymentKind)),
            _first(view.texts(payment, NamedNode(BP.amount))),
            _first(view.texts(payment, NamedNode(BP.currency))),
            _truth(view.texts(payment, NamedNode(BP.upTo))),
            view.codes(payment, NamedNode(BP.moneyState)),
            view.codes(payment, NamedNode(BP.disclosure)),
            joined(map(view.name, payers)),
            joined(thing.value for thing in payers),
            joined(map(view.name, payees)),
            joined(thing.value for thing in payees),
            view.codes(payment, NamedNode(BP.milestoneKind)),
            joined(view.texts(payment, NamedNode(BP.wording))),
        )


def _organizations(view: _View) -> Iterator[tuple[Cell, ...]]:
    for organization, _ in view.sorted(_TYPE, NamedNode(BP.Organization)):
        owner = view.owner(organization)
        deals = {deal.value for term, _ in _ROLES for deal in view.holders(term, organization)}
        yield (
            organization.value,
            view.name(organization),
            joined(view.texts(organization, _ALIAS)),
            joined(view.texts(organization, NamedNode(BP.ticker))),
            view.name(owner) if owner else None,
            owner.value if owner else None,
            joined(view.texts(organization, NamedNode(BP.location))),
            len(deals),
        )


def _edges(view: _View) -> Iterator[tuple[Cell, ...]]:
    for relation in _RELATIONS:
        for source, target in view.sorted(relation, None):
            about = set(view.holders(_SUBJECT, source)) & set(view.holders(_OBJECT, target))
            claims = sorted((claim for claim in about if relation in view.nodes(claim, _PREDICATE)), key=str)
            sure = [each for claim in claims if (each := view.largest(claim, NamedNode(BP.confidence)))]
            deals = {deal.value for claim in claims for deal in view.nodes(claim, NamedNode(BP.concernsDeal))}
            yield (
                source.value,
                view.name(source),
                relation.value.rpartition("#")[2],
                target.value,
                view.name(target),
                joined(sorted(deals)),
                len(claims),
                max(sure, key=float, default=None),
            )


_MAKERS: dict[str, Callable[[_View], Iterator[tuple[Cell, ...]]]] = {
    "deals": _deals,
    "payments": _payments,
    "organizations": _organizations,
    "edges": _edges,
}
