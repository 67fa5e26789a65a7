"""The registry as the loaders see it: forms in small letters, none that two lines share, clear words for a bad line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from biopact.errors import SourceError
from biopact.resolution.registry import Registry, registry

HEADS = {
    "organizations": "id\tname\tlegal\taliases\tambiguous",
    "products": "id\tname\tbrands\tcodes\tambiguous",
    "technologies": "id\tname\taliases\tambiguous",
}
Reading = Callable[..., Registry]


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    """Reads a registry whose tables hold the lines given."""
    folder = tmp_path / "registry"
    folder.mkdir()

    def read(**tables: list[str]) -> Registry:
        for name, lines in tables.items():
            (folder / f"{name}.tsv").write_text("\n".join([HEADS[name], *lines]) + "\n", encoding="utf-8")
        monkeypatch.setattr("importlib.resources.files", lambda package: tmp_path)
        registry.cache_clear()
        return registry()

    yield read
    registry.cache_clear()


def test_every_name_legal_form_and_alias_leads_to_its_line(reading: Reading) -> None:
    found = reading(organizations=["zentor\tZentor Inc.\tZentor AG | Zentor Ltd.\tZentor | ZNT\t"]).organizations
    assert set(found) == {"zentor inc.", "zentor ag", "zentor ltd.", "zentor", "znt"}
    assert set(found.values()) == {("zentor", "Zentor Inc.")}


def test_products_have_brands_and_codes_and_technologies_have_aliases(reading: Reading) -> None:
    found = reading(
        products=["zentora\tzentorimab\tZentora | Zentoro\tZNT-101\t"],
        technologies=["nexia\tNexia\tNexia platform\t"],
    )
    assert set(found.products) == {"zentorimab", "zentora", "zentoro", "znt-101"}
    assert set(found.technologies) == {"nexia", "nexia platform"}
    assert found.organizations == {}


def test_a_form_that_two_lines_share_belongs_to_neither(reading: Reading) -> None:
    found = reading(organizations=["one\tOne Inc.\t\tShared | Uno\t", "two\tTwo Inc.\t\tSHARED\t"]).organizations
    assert set(found) == {"one inc.", "uno", "two inc."}


def test_a_form_said_twice_in_one_line_is_kept(reading: Reading) -> None:
    assert "one" in reading(organizations=["one\tOne\t\tONE | one\t"]).organizations


def test_an_ambiguous_form_is_left_out_even_where_it_is_an_alias_elsewhere(reading: Reading) -> None:
    found = reading(organizations=["one\tOne Inc.\t\tForest\t", "two\tTwo Inc.\t\t\tForest"]).organizations
    assert set(found) == {"one inc.", "two inc."}


def test_empty_cells_and_spaces_give_no_forms(reading: Reading) -> None:
    found = reading(organizations=["one\tOne Inc.\t | \t |  Uno | \t"]).organizations
    assert set(found) == {"one inc.", "uno"}


@pytest.mark.parametrize("line", ["\tNameless id", "zentor\t", "zentor", "\t\t\t"])
@pytest.mark.parametrize("table", HEADS)
def test_a_line_without_id_or_name_is_named(reading: Reading, table: str, line: str) -> None:
    with pytest.raises(SourceError, match=rf"{table}\.tsv, line 3: give the line an id and a name"):
        reading(**{table: ["one\tOne", line]})


def test_quotation_marks_are_part_of_a_name(reading: Reading) -> None:
    assert set(reading(organizations=['one\t"One" Inc.\t\t\t', "two\tTwo\t\t\t"]).organizations) == {
        '"one" inc.',
        "two",
    }


def test_missing_tables_are_empty(reading: Reading) -> None:
    assert reading() == Registry({}, {}, {})


def test_the_shipped_registry_knows_the_parties_of_the_first_release() -> None:
    registry.cache_clear()
    known = registry()
    assert known.organizations["immunogen, inc."][0] == "immunogen"
    assert known.organizations["amgen"][0] == "amgen"
    assert known.organizations["genentech"][0] == "genentech"
    assert known.products["t-dm1"] == known.products["trastuzumab emtansine"]
    assert all(form == form.lower() for table in (known.organizations, known.products) for form in table)
    assert registry() is known
