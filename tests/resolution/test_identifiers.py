"""Identifiers: readable, the same everywhere, and never the same for two names."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.resolution.identifiers import is_local, local_id, organization_id, product_id, slug, technology_id
from biopact.resolution.registry import registry


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("ImmunoGen", "immunogen"),
        ("Hoffmann-La Roche", "hoffmann-la-roche"),
        ("Merck & Co.", "merck-and-co"),
        ("Bœhringer Ångström", "boehringer-angstrom"),
        ("Türkiye İlaç", "turkiye-ilac"),
        ("Zentor+", "zentor-plus"),
        ("Ørsted Straße", "orsted-strasse"),
        ("Łódź", "lodz"),
        ("IFN-α", "ifn-alpha"),
        ("TGF-β", "tgf-beta"),
        ("NF-κB", "nf-kappab"),
        ("λ-ς", "lambda-sigma"),
        ("  A  B  ", "a-b"),
        ("T-DM1", "t-dm1"),
        ("4SC", "4sc"),
        ("ﬁnal №5", "final-no5"),
        ("ＡＢＣ", "abc"),
        ("x²", "x2"),
    ],
)
def test_a_slug_is_readable(name: str, short: str) -> None:
    assert slug(name) == short


@pytest.mark.parametrize("name", ["第一三共", "Зентор", "זנטור", "🧬", "…", "-", "®"])
def test_a_name_without_latin_letters_is_a_hash_of_itself(name: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{10}", slug(name))


def test_names_that_only_differ_in_other_scripts_stay_apart() -> None:
    names = ["第一三共", "第二三共", "武田", "Зентор", "Пелмор", "…", "-"]
    assert len({slug(name) for name in names}) == len(names)
    assert slug("武田 Pharma") != slug("第一 Pharma")
    assert slug("武田 Pharma").startswith("pharma-")


def test_a_long_name_is_cut_and_told_apart_by_a_hash() -> None:
    long, longer = "very " * 40 + "long", "very " * 40 + "longer"
    assert slug(long) != slug(longer)
    assert max(len(slug(long)), len(slug(longer))) <= 80
    assert slug("a" * 80) == "a" * 80
    assert len(slug("a" * 81)) <= 80


def test_slugs_do_not_change_between_versions() -> None:
    """Identifiers are public: these must stay as they are."""
    assert slug("武田") == "1c96b3b3bb"
    assert slug("long " * 30) == "long-long-long-long-long-long-long-long-long-long-long-long-3cb6fbe1a8"


@given(st.text(max_size=200))
def test_a_slug_fits_an_iri_whatever_the_name(name: str) -> None:
    short = slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", short)
    assert len(short) <= 80
    assert short == slug(name)


@given(st.text("aB1 -&+é", min_size=1, max_size=30))
def test_a_slug_of_a_slug_is_itself(name: str) -> None:
    short = slug(name)
    if re.search(r"[aB1]", name):
        assert slug(short) == short


def test_an_organization_has_the_id_of_the_registry_or_its_name_without_legal_form() -> None:
    assert organization_id("Zentor, Inc.", "zentor-of-basel") == "zentor-of-basel"
    same = {
        organization_id(name, None) for name in ("Zentor, Inc.", "Zentor", "ZENTOR", "The Zentor Company", "Zentor® AG")
    }
    assert same == {"zentor"}
    assert organization_id("Inc.", None)
    assert organization_id("武田", None) == slug("武田")


def test_products_and_technologies_have_the_id_of_the_registry_by_any_form() -> None:
    form, (identifier, _) = next(iter(registry().products.items()))
    assert product_id(["Zentora", form]) == identifier
    assert product_id(["Zentora"]) == "zentora"
    form, (identifier, _) = next(iter(registry().technologies.items()))
    assert technology_id(["Nexia", form]) == identifier


@pytest.mark.parametrize(
    "name", ["Nexia", "Nexia technology", "Nexia platform", "Nexia Platforms", "nexia TECHNOLOGIES"]
)
def test_a_technology_goes_by_its_name_without_the_noun(name: str) -> None:
    assert technology_id([name]) == "nexia"


def test_a_technology_called_platform_keeps_its_name() -> None:
    assert technology_id(["platform"]) == "platform"


# Letters, digits and signs that change what a name means; names of other words or signs must never share a slug.
_TELLING = st.text("abcxyzABC019 -.&+<>%éüα", min_size=1, max_size=24)


def _told(name: str) -> list[str]:
    """What a reader takes from a name: its words and signs, whatever the case, accents, spaces and hyphens."""
    words = {"&": "and", "+": "plus", "<": "under", ">": "over", "%": "percent", "α": "alpha"}
    plain = unicodedata.normalize("NFKD", name.lower())
    found = re.findall(r"[a-z0-9α]+|[&+<>%]", "".join(char for char in plain if not unicodedata.combining(char)))
    return [
        part for word in found for part in re.split(r"(alpha)", words.get(word, word.replace("α", "alpha"))) if part
    ]


@given(_TELLING, _TELLING)
def test_names_that_differ_in_more_than_marks_have_different_slugs(one: str, other: str) -> None:
    if _told(one) != _told(other):
        assert slug(one) != slug(other)


def test_what_is_cut_is_told_apart_by_a_hash() -> None:
    long = "a-very-long-name-of-a-release-that-goes-on-and-on-and-on-until-it-ends"
    assert local_id("asthma drug", f"{long}-here") != local_id("asthma drug", f"{long}-there")
    assert local_id(f"{long} here", "one") != local_id(f"{long} there", "one")
    assert local_id("asthma drug", "Release 7") == "asthma-drug-in-release-7"


def test_an_identifier_that_holds_in_one_release_is_known_as_such() -> None:
    for release in ("one", "One Two", "x" * 90, "release " * 20):
        assert is_local(f"https://example.org/product/{local_id('asthma drug', release)}", release)
        assert is_local(local_id("asthma drug", release), f"https://example.org/release/{slug(release)}")
    assert not is_local("https://example.org/product/asthma-drug", "one")


def test_a_name_that_the_registry_does_not_know_never_takes_an_identifier_of_it() -> None:
    assert organization_id("Merck Co", None) != "merck-co"
    assert organization_id("Merck Co", None).startswith("merck")
    assert slug("Roche Diagnostics") == "roche-diagnostics"
    taken = organization_id("R. D. Systems", None)
    assert taken.startswith("r-d-systems-")
    assert taken == organization_id("R D Systems", None)
