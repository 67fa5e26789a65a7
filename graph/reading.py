"""From the solutions of a query to rows: each field is read by its name and its type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import pyoxigraph

Row = TypeVar("Row")


def read(kind: type[Row], solutions: Iterable[pyoxigraph.QuerySolution]) -> tuple[Row, ...]:
    """The solutions as rows of a dataclass; raises ValueError where one lacks a value that the row must have.

    A field with a default is none of the query's: it keeps the default.
    """
    hints = _hints(kind)
    return tuple(
        kind(**{name: _value(_text(solution[name]), hint, name) for name, hint in hints.items()})
        for solution in solutions
    )


def _hints(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind) if field.default is MISSING}


def _text(term: object) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else ""


def _value(text: str, hint: Any, name: str) -> object:
    options = get_args(hint) or (hint,)
    if get_origin(hint) is tuple:
        return tuple(text.split(", ")) if text else ()
    if not text:
        if NoneType in options:
            return None
        raise ValueError(f"the query gives no {name}")
    kind = options[0]
    if kind is bool:
        return text == "true"
    assert issubclass(kind, str | int | Decimal | StrEnum)
    return kind(text)
