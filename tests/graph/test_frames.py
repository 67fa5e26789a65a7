"""A store in Python and in a notebook: what it prints, and its answers as pandas tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from biopact.errors import BiopactError, QueryError
from biopact.graph import Store
from biopact.graph.store import Store as SameStore
from biopact.ontology.terms import BASE


def test_the_store_is_imported_from_the_room_and_nothing_else_is() -> None:
    import biopact.graph

    assert Store is SameStore
    with pytest.raises(AttributeError, match="has no attribute 'Shop'"):
        biopact.graph.Shop  # noqa: B018


def test_a_store_says_where_it_is_and_what_it_holds(resolved: Store, tmp_path: Path) -> None:
    assert repr(resolved) == "<Store in memory: 3 releases>"
    html = resolved._repr_html_()
    assert "<tr><th>deals</th><td>6</td></tr>" in html
    assert "<tr><th>releases</th><td>3</td></tr>" in html
    with Store.open(tmp_path / "a<b") as kept:
        assert "a&lt;b" in kept._repr_html_()
    assert repr(kept) == f"<Store {tmp_path / 'a<b'}: closed>"
    assert kept._repr_html_() == repr(kept)


def test_columns_have_the_types_of_their_values(resolved: Store) -> None:
    frame = resolved.as_pandas("""
        SELECT ?whole ?number ?truth ?mixed ?node ?day ?nothing {
          { BIND(1 AS ?whole) BIND(1.5 AS ?number) BIND(true AS ?truth) BIND(1 AS ?mixed) BIND(<urn:x> AS ?node)
            BIND("2020-01"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> AS ?day) }
          UNION { BIND("one" AS ?mixed) }
        } ORDER BY DESC(?whole)
    """)
    types = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert types == {
        "whole": "Int64",
        "number": "Float64",
        "truth": "boolean",
        "mixed": "string",
        "node": "string",
        "day": "string",
        "nothing": "string",
    }
    assert frame.loc[0].tolist()[:6] == [1, 1.5, True, "1", "urn:x", "2020-01"]
    assert pd.isna(frame.loc[1, "whole"])


def test_named_questions_and_their_parameters_are_asked_as_on_the_command_line(resolved: Store) -> None:
    deals = resolved.as_pandas("deals-of-a-company", company="amgen")
    assert set(deals["deal"]) == {f"{BASE}deal/immunogen-amgen-2000", f"{BASE}deal/immunogen-amgen-2012"}
    assert resolved.as_pandas("licensors")["licences"].dtype == "Int64"
    with pytest.raises(QueryError, match="has no parameter firm"):
        resolved.as_pandas("deals-of-a-company", firm="amgen")
    with pytest.raises(QueryError, match="There is no query named nothing"):
        resolved.as_pandas("nothing")


def test_a_construct_is_a_table_of_statements_and_an_ask_is_none(resolved: Store) -> None:
    frame = resolved.as_pandas("CONSTRUCT { <urn:a> <urn:b> ?label } WHERE { BIND('x' AS ?label) }")
    assert frame.values.tolist() == [["urn:a", "urn:b", "x"]]
    with pytest.raises(BiopactError, match="An ASK has no rows"):
        resolved.as_pandas("ASK { ?s ?p ?o }")


def test_an_empty_answer_keeps_its_columns(empty: Store) -> None:
    assert list(empty.as_pandas("SELECT ?a ?b { ?a <urn:p> ?b }").columns) == ["a", "b"]
