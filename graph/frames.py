"""Answers as pandas tables, and a store as notebooks show it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from biopact.errors import BiopactError
from biopact.ontology.serialize import XSD
from biopact.ontology.terms import BP

if TYPE_CHECKING:
    import pandas

    from biopact.graph.store import Answer, Store

_TYPES: dict[str, tuple[str, Callable[[str], object]]] = {
    **{f"{XSD}{name}": ("Int64", int) for name in ("integer", "int", "long", "nonNegativeInteger")},
    **{f"{XSD}{name}": ("Float64", float) for name in ("decimal", "double", "float")},
    f"{XSD}boolean": ("boolean", lambda text: text in ("true", "1")),
}
_COUNTED = {
    "deals": BP.Deal,
    "organizations": BP.Organization,
    "products": BP.Product,
    "payments": BP.Payment,
    "claims": BP.Claim,
}


def frame(answer: Answer) -> pandas.DataFrame:
    """The rows of a SELECT, or the statements of a CONSTRUCT, as a DataFrame.

    A column of whole numbers, of numbers or of truths has the pandas type that knows missing values (`Int64`,
    `Float64`, `boolean`); every other is text: IRIs in full, dates as precise as they are. Raises BiopactError without
    pandas, and for the answer to an ASK.
    """
    try:
        import pandas
    except ImportError as error:
        raise BiopactError("Tables need pandas: `pip install 'biopact[pandas]'`.") from error
    if isinstance(answer, QueryBoolean):
        raise BiopactError("An ASK has no rows: take `bool(store.query(…))`, or ask with SELECT.")
    if isinstance(answer, QueryTriples):
        names = ["subject", "predicate", "object"]
        rows: list[list[object]] = [list(triple) for triple in answer]
    else:
        assert isinstance(answer, QuerySolutions)
        names = [variable.value for variable in answer.variables]
        rows = [list(solution) for solution in answer]
    return pandas.DataFrame({name: _series([row[at] for row in rows]) for at, name in enumerate(names)}, columns=names)


def _series(cells: list[object]) -> pandas.Series:
    import pandas

    present = [cell for cell in cells if cell is not None]
    types = {_TYPES.get(cell.datatype.value) if isinstance(cell, Literal) else None for cell in present}
    kind, made = ("string", str) if len(types) != 1 or None in types else types.pop() or ("string", str)
    values = [None if cell is None else made(_text(cell)) for cell in cells]
    return pandas.Series(values, dtype=kind)


def _text(cell: object) -> str:
    return cell.value if isinstance(cell, NamedNode | Literal) else str(cell)


def card(store: Store) -> str:
    """What the store holds, as a small table in HTML."""
    numbers = {"releases": len(store.releases())}
    for name, kind in _COUNTED.items():
        (solution,) = _solutions(store, f"SELECT (COUNT(DISTINCT ?thing) AS ?number) WHERE {{ ?thing a <{kind}> }}")
        numbers[name] = int(_text(solution["number"]))
    rows = "".join(f"<tr><th>{name}</th><td>{number:,}</td></tr>" for name, number in numbers.items())
    return f"<table><caption>biopact store {escape(str(store.path or 'in memory'))}</caption>{rows}</table>"


def _solutions(store: Store, sparql: str) -> QuerySolutions:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    return answer
