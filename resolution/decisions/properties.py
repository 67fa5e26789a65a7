"""The properties whose values a decision can correct, and how their values are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from rdflib.namespace import DCTERMS

from biopact.codes import Role
from biopact.ontology.terms import BASE, BP, CODE_LISTS
from biopact.resolution.decisions.nodes import absolute, segment


class Form(StrEnum):
    """How a value is written."""

    CODE = "a code"
    NODE = "a node"
    NUMBER = "a number"
    TRUTH = "true or false"
    DATE = "a date"
    TEXT = "a text"


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its IRI, the kinds of node that have it, the form of its values, and whether there is only one."""

    iri: str
    of: tuple[str, ...]
    form: Form
    single: bool = True
    codes: str | None = None
    """For codes, their list."""
    leads_to: tuple[str, ...] = ()
    """For nodes, their kinds."""

    def read(self, written: str, base: str = BASE) -> str:
        """The value in the one form in which two are compared; raises ValueError saying what is expected."""
        match self.form:
            case Form.CODE:
                assert self.codes is not None
                codes = [str(member.value) for member in CODE_LISTS[self.codes]]
                return _one_of(written, codes)
            case Form.NODE:
                node = absolute(written, base)
                if node is None or segment(node, base) not in (None, *self.leads_to):
                    raise ValueError(f"give a node such as {self.leads_to[0]}/some-name")
                return node
            case Form.NUMBER:
                return _number(written)
            case Form.TRUTH:
                return _one_of(written, ["true", "false"])
            case Form.DATE:
                return iso_date(written)
            case Form.TEXT:
                return written


def _one_of(written: str, known: list[str]) -> str:
    if written not in known:
        raise ValueError(f"give one of {', '.join(known)}")
    return written


def _number(written: str) -> str:
    if not re.fullmatch(r"[0-9]{1,18}(?:\.[0-9]{1,9})?", written):
        raise ValueError("give a number in full units, without commas, such as 25000000")
    whole, _, rest = f"{Decimal(written):f}".partition(".")
    return f"{whole}.{rest.rstrip('0')}" if rest.rstrip("0") else whole


def iso_date(written: str) -> str:
    """The date as it is, in ISO 8601 to the day, month or year; raises ValueError for anything else."""
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", written):
        raise ValueError("give a date such as 2012-12-19, 2009-09 or 2009")
    try:
        date.fromisoformat(written + "-01-01"[len(written) - 10 :] if len(written) < 10 else written)
    except ValueError:
        raise ValueError(f"there is no date {written}") from None
    return written


_DEAL, _PAYMENT, _EVENT, _ORGANIZATION = ("deal",), ("payment",), ("event",), ("organization",)
_PRODUCTS = ("product", "technology")

_BY_NAME = {
    "dealKind": Property(BP.dealKind, _DEAL, Form.CODE, single=False, codes="deal-kind"),
    **{role.value: Property(BP[role.value], _DEAL, Form.NODE, False, leads_to=_ORGANIZATION) for role in Role},
    "subject": Property(BP.subject, _DEAL, Form.NODE, single=False, leads_to=_PRODUCTS),
    "dealTarget": Property(BP.dealTarget, _DEAL, Form.NODE, single=False, leads_to=("target",)),
    "exclusive": Property(BP.exclusive, _DEAL, Form.TRUTH),
    "territory": Property(BP.territory, ("deal", "responsibility"), Form.NODE, single=False, leads_to=("territory",)),
    "territoryExcluded": Property(BP.territoryExcluded, _DEAL, Form.NODE, single=False, leads_to=("territory",)),
    "field": Property(BP.field, _DEAL, Form.TEXT),
    "under": Property(BP.under, _DEAL, Form.NODE, leads_to=_DEAL),
    "eventKind": Property(BP.eventKind, _EVENT, Form.CODE, codes="deal-event"),
    "date": Property(BP.date, _EVENT, Form.DATE),
    "paymentKind": Property(BP.paymentKind, _PAYMENT, Form.CODE, codes="payment-kind"),
    "amount": Property(BP.amount, _PAYMENT, Form.NUMBER),
    "currency": Property(BP.currency, _PAYMENT, Form.TEXT),
    "upTo": Property(BP.upTo, _PAYMENT, Form.TRUTH),
    "payer": Property(BP.payer, _PAYMENT, Form.NODE, leads_to=_ORGANIZATION),
    "payee": Property(BP.payee, _PAYMENT, Form.NODE, leads_to=_ORGANIZATION),
    "milestoneKind": Property(BP.milestoneKind, _PAYMENT, Form.CODE, single=False, codes="milestone-kind"),
    "moneyState": Property(BP.moneyState, _PAYMENT, Form.CODE, codes="money-state"),
    "disclosure": Property(BP.disclosure, _PAYMENT, Form.CODE, codes="disclosure"),
    "tiered": Property(BP.tiered, ("royalty",), Form.TRUTH),
    "lowRate": Property(BP.lowRate, ("royalty",), Form.NUMBER),
    "highRate": Property(BP.highRate, ("royalty",), Form.NUMBER),
    "activity": Property(BP.activity, ("responsibility",), Form.CODE, codes="activity"),
    "responsible": Property(BP.responsible, ("responsibility",), Form.NODE, leads_to=_ORGANIZATION),
    "stage": Property(BP.stage, ("product",), Form.CODE, codes="stage"),
    "developedBy": Property(BP.developedBy, ("product",), Form.NODE, False, leads_to=_ORGANIZATION),
    "ownedBy": Property(BP.ownedBy, _PRODUCTS, Form.NODE, False, leads_to=_ORGANIZATION),
    "usesTechnology": Property(BP.usesTechnology, ("product",), Form.NODE, False, leads_to=("technology",)),
    "targets": Property(BP.targets, ("product",), Form.NODE, False, leads_to=("target",)),
    "indicatedFor": Property(BP.indicatedFor, ("product",), Form.NODE, False, leads_to=("indication",)),
    "subsidiaryOf": Property(BP.subsidiaryOf, _ORGANIZATION, Form.NODE, False, leads_to=_ORGANIZATION),
    "ticker": Property(BP.ticker, _ORGANIZATION, Form.TEXT, single=False),
    "location": Property(BP.location, _ORGANIZATION, Form.TEXT, single=False),
    "issued": Property(DCTERMS.issued, ("release",), Form.DATE),
    "title": Property(DCTERMS.title, ("release",), Form.TEXT),
}
PROPERTIES: Mapping[str, Property] = MappingProxyType(
    # A term of rdflib equals no plain text, which is what IRIs are compared with.
    {name: replace(known, iri=str(known.iri)) for name, known in _BY_NAME.items()}
)
"""By the name that a decision gives."""


def text_of(name: str, value: str) -> str:
    """A value of a property as decisions write it, from the text of its node or literal in a graph.

    >>> text_of("dealKind", "https://w3id.org/biopact/codes/deal-kind/option"), text_of("amount", "1.50")
    ('option', '1.5')
    """
    form = PROPERTIES[name].form
    text = value.rpartition("/")[2] if form is Form.CODE else value
    return _number(text) if form is Form.NUMBER else text
