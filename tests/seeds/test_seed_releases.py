"""The digests and the registry are well-formed: what the loaders and the demonstration rely on."""

from __future__ import annotations

import csv
import datetime
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

SEEDS = Path(__file__).parents[2] / "seeds"
DIGESTS = sorted((SEEDS / "releases").glob("*.md"))
ORGANIZATIONS = SEEDS / "registry" / "organizations.tsv"
COLUMNS = ["id", "name", "aliases", "tickers", "country", "parent", "successor", "note", "source"]
SEPARATOR = " | "

FORM = r"Inc\.|Ltd|plc|Limited|Corporation|Company,? Limited|Co\., Ltd\.|L\.P\.|LLC|AG|S\.A\.|SA|SpA|A/S|AB \(publ\)"
LEGAL_FORM = re.compile(rf",? (?:{FORM})$")

each_digest = pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)


@cache
def parts(path: Path) -> tuple[dict[str, Any], str]:
    """The front matter of a digest, and its body."""
    text = path.read_text(encoding="utf-8")
    opening, front, body = text.split("---\n", 2)
    assert opening == "", f"{path.name} must begin with its front matter"
    return yaml.safe_load(front), body.strip()


@cache
def organizations() -> tuple[dict[str, str], ...]:
    """The lines of the registry, by column."""
    with ORGANIZATIONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[0] == COLUMNS
    return tuple(dict(zip(COLUMNS, row, strict=True)) for row in rows[1:])


def cells(row: dict[str, str], column: str) -> list[str]:
    """The values of a cell that may hold several."""
    return row[column].split(SEPARATOR) if row[column] else []


def slug(name: str) -> str:
    """A name without its legal form, lower-case, with hyphens between the words."""
    return re.sub(r"[^a-z0-9]+", "-", LEGAL_FORM.sub("", name).lower()).strip("-")


# ---- digests --------------------------------------------------------------------------------------------------------


def test_there_are_at_least_twelve_digests() -> None:
    assert len(DIGESTS) >= 12


def test_no_two_digests_have_the_same_title_or_source() -> None:
    fronts = [parts(path)[0] for path in DIGESTS]
    for field in ("title", "source"):
        assert len({front[field] for front in fronts}) == len(fronts), f"two digests share a {field}"


@each_digest
def test_the_front_matter_has_these_four_fields_and_no_other(path: Path) -> None:
    front, _ = parts(path)
    assert list(front) == ["title", "date", "issuers", "source"]
    assert front["title"] == front["title"].strip() != ""


@each_digest
def test_the_date_is_a_day_and_the_one_in_the_file_name(path: Path) -> None:
    front, _ = parts(path)
    assert isinstance(front["date"], datetime.date)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+", path.stem)
    assert front["date"].isoformat() == path.stem[:10]


@each_digest
def test_every_issuer_is_an_organization_of_the_registry(path: Path) -> None:
    known = {name for row in organizations() for name in (row["name"], *cells(row, "aliases"))}
    issuers = parts(path)[0]["issuers"]
    assert issuers
    assert set(issuers) <= known


@each_digest
def test_the_source_is_an_https_address(path: Path) -> None:
    source = parts(path)[0]["source"]
    assert urlsplit(source).scheme == "https"
    assert "." in urlsplit(source).netloc
    assert " " not in source


@each_digest
def test_the_body_starts_with_the_title_and_a_dateline_of_the_same_day(path: Path) -> None:
    front, body = parts(path)
    headline, dateline, *_ = body.split("\n\n")
    assert headline == front["title"]
    day = f"{front['date']:%B} {front['date'].day}, {front['date'].year}"
    assert re.match(rf"[A-Z]{{2,}}.*, {day} -- ", dateline.replace("\n", " "))


@each_digest
def test_the_body_has_the_length_and_the_parts_of_a_release(path: Path) -> None:
    _, body = parts(path)
    assert 150 <= len(body.split()) <= 320
    assert re.search(r"\n\nAbout [A-Z].*\n\n", body)
    assert not re.search(r"[\"“”]", body), "a digest quotes nobody"


# ---- registry -------------------------------------------------------------------------------------------------------


def test_the_lines_of_the_registry_are_sorted_and_their_ids_unique() -> None:
    ids = [row["id"] for row in organizations()]
    assert ids == sorted(set(ids))


def test_an_id_is_the_slug_of_the_name_without_its_legal_form() -> None:
    assert [row["id"] for row in organizations()] == [slug(row["name"]) for row in organizations()]


def test_no_name_or_alias_stands_for_two_organizations() -> None:
    names = [name for row in organizations() for name in {row["name"], *cells(row, "aliases")}]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("column", ["parent", "successor"])
def test_parents_and_successors_are_in_the_registry_and_lead_to_an_end(column: str) -> None:
    above = {row["id"]: row[column] for row in organizations()}
    for start in above:
        seen, here = {start}, above[start]
        while here:
            assert here in above, f"{column} {here} of {start} has no line"
            assert here not in seen, f"{start} is among its own {column}s"
            seen.add(here)
            here = above[here]


def test_the_cells_have_their_forms() -> None:
    for row in organizations():
        assert all(cell == cell.strip() for cell in row.values()), row["id"]
        assert re.fullmatch(r"(?:[A-Z]{2})?", row["country"]), row["id"]
        assert all(re.fullmatch(r"[A-Z]+:[A-Z0-9]+", ticker) for ticker in cells(row, "tickers")), row["id"]
        assert cells(row, "source"), row["id"]
        assert all(urlsplit(source).scheme in {"http", "https"} for source in cells(row, "source")), row["id"]


def test_no_ticker_stands_for_two_organizations() -> None:
    tickers = [ticker for row in organizations() for ticker in cells(row, "tickers")]
    assert sorted(tickers) == sorted(set(tickers))
