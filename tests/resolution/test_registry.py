"""The registry as others ask it: forms in small letters, those that several share, tickers, ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from biopact.errors import RegistryError
from biopact.resolution.registry import Registry, read_registry, registry

HEADS = {
    "organizations": "id name legal aliases ambiguous type tickers country identifiers parent successor note source",
    "products": "id name brands codes ambiguous originator type note",
    "technologies": "id name aliases ambiguous owner kind note",
    "changes": "date organization kind other name_before source",
    "parents": "organization parent from until source",
}


def reading(folder: Path, **tables: list[str]) -> Registry:
    """The registry of a folder whose tables hold the lines given; cells left off at the end are empty."""
    for name, lines in tables.items():
        head = HEADS[name].split()
        rows = ["\t".join([*(cells := line.split("\t")), *[""] * (len(head) - len(cells))]) for line in lines]
        (folder / f"{name}.tsv").write_text("\n".join(["\t".join(head), *rows]) + "\n", encoding="utf-8")
    return read_registry(folder)


def test_every_name_legal_form_and_alias_leads_to_its_line(tmp_path: Path) -> None:
    found = reading(tmp_path, organizations=["zentor\tZentor Inc.\tZentor AG | Zentor Ltd.\tZentor | ZNT"])
    assert set(found.organizations) == {"zentor inc.", "zentor ag", "zentor ltd.", "zentor", "znt"}
    assert set(found.organizations.values()) == {("zentor", "Zentor Inc.")}
    assert found.entries["zentor"].aliases == ("Zentor", "ZNT")


def test_products_have_brands_and_codes_and_technologies_have_aliases(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        products=["zentora\tzentorimab\tZentora | Zentoro\tZNT-101"],
        technologies=["nexia\tNexia\tNexia platform"],
    )
    assert set(found.products) == {"zentorimab", "zentora", "zentoro", "znt-101"}
    assert set(found.technologies) == {"nexia", "nexia platform"}
    assert found.organizations == {}
    assert found.product_entries["zentora"].codes == ("ZNT-101",)
    assert found.technology_entries["nexia"].line == 2


def test_an_ambiguous_form_names_nobody_and_leads_to_all_who_share_it(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        organizations=["two\tTwo Inc.\t\t\tShared | Forest", "one\tOne Inc.\t\t\tSHARED"],
        products=["one\tonevir\t\t\tShared"],
    )
    assert set(found.organizations) == {"one inc.", "two inc."}
    assert found.ambiguous("shared") == ("one", "two")
    assert found.ambiguous("Forest") == ("two",)
    assert found.ambiguous("Two Inc.") == found.ambiguous("Unheard of") == ()
    assert found.ambiguous("Shared", "product") == ("one",)
    assert found.ambiguous("Shared", "technology") == ()


def test_a_form_said_twice_in_one_line_is_kept(tmp_path: Path) -> None:
    assert "one" in reading(tmp_path, organizations=["one\tOne\t\tONE | one"]).organizations


def test_empty_cells_and_spaces_give_no_forms(tmp_path: Path) -> None:
    found = reading(tmp_path, organizations=["one\tOne Inc.\t | \t |  Uno | "]).organizations
    assert set(found) == {"one inc.", "uno"}


def test_a_ticker_leads_to_its_organization_and_a_home_is_a_country(tmp_path: Path) -> None:
    found = reading(tmp_path, organizations=["one\tOne\t\t\t\tcompany\tNYSE:ONE | SIX:UNO\tCH"])
    assert found.tickers == {"NYSE:ONE": "one", "SIX:UNO": "one"}
    assert found.homes == {"one": "CH"}


def test_quotation_marks_are_part_of_a_name(tmp_path: Path) -> None:
    found = reading(tmp_path, organizations=['one\t"One" Inc.', "two\tTwo"]).organizations
    assert set(found) == {'"one" inc.', "two"}


def test_lines_may_stand_in_any_order_with_blank_ones_between(tmp_path: Path) -> None:
    found = reading(tmp_path, organizations=["two\tTwo", "one\tOne"])
    text = (tmp_path / "organizations.tsv").read_text(encoding="utf-8")
    (tmp_path / "organizations.tsv").write_bytes(("\ufeff" + text.replace("\n", "\r\n\r\n")).encode())
    again = read_registry(tmp_path)
    assert again.organizations == found.organizations
    assert [entry.line for entry in again.entries.values()] == [3, 5]


def test_columns_may_stand_in_any_order_and_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "organizations.tsv").write_text("name\tid\tcountry\nOne Inc.\tone\tUS\n", encoding="utf-8")
    assert read_registry(tmp_path).homes == {"one": "US"}


def test_missing_tables_are_empty(tmp_path: Path) -> None:
    found = reading(tmp_path, changes=[])
    tables = (found.organizations, found.products, found.technologies, found.entries, found.changes, found.parents)
    assert not any(tables)


def test_the_shipped_registry_knows_the_parties_of_the_first_release() -> None:
    known = registry()
    assert known.organizations["immunogen, inc."][0] == "immunogen"
    assert known.organizations["amgen"][0] == "amgen"
    assert known.organizations["genentech"][0] == "genentech"
    assert known.products["t-dm1"] == known.products["trastuzumab emtansine"]
    assert known.tickers["NASDAQ:IMGN"] == "immunogen"
    assert known.ambiguous("Merck") == ("merck-co", "merck-kgaa")
    assert all(form == form.lower() for table in (known.organizations, known.products) for form in table)
    assert registry() is known


def test_a_folder_of_ones_own_takes_the_place_of_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading(tmp_path, organizations=["zentor\tZentor Inc."])
    registry.cache_clear()
    monkeypatch.setenv("BIOPACT_REGISTRY", str(tmp_path))
    try:
        assert set(registry().entries) == {"zentor"}
        registry.cache_clear()
        monkeypatch.setenv("BIOPACT_REGISTRY", str(tmp_path / "nowhere"))
        with pytest.raises(RegistryError, match="nowhere is no folder: set BIOPACT_REGISTRY to one"):
            registry()
    finally:
        registry.cache_clear()


@pytest.mark.parametrize("form", ["immunogen, inc.", "immunogen"])
def test_an_entry_is_found_by_form_and_by_id(form: str) -> None:
    known = registry()
    assert known.entries[known.organizations[form][0]].country == "US"
