"""The digests are well-formed: what the loaders and the demonstration rely on."""

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

each_digest = pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)


@cache
def parts(path: Path) -> tuple[dict[str, Any], str]:
    """The front matter of a digest, and its body."""
    text = path.read_text(encoding="utf-8")
    opening, front, body = text.split("---\n", 2)
    assert opening == "", f"{path.name} must begin with its front matter"
    return yaml.safe_load(front), body.strip()


@cache
def known_names() -> frozenset[str]:
    """Every name, registered name and alias of an organization in the registry."""
    with ORGANIZATIONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return frozenset(
        name for row in rows for column in ("name", "legal", "aliases") for name in row[column].split(" | ") if name
    )


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
    issuers = parts(path)[0]["issuers"]
    assert issuers
    assert set(issuers) <= known_names()


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
