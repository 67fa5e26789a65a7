"""Who is meant by a name that several share: what a release says decides, else the name holds in that release only."""

from __future__ import annotations

import pytest

from biopact.loaders.read import read
from biopact.text import Release

BODY = (
    "{head}\n\n{dateline}{merck} has licensed a cancer antibody from Zentor Therapeutics, Inc. {more}\n\n"
    "Under the agreement, {merck} will make an upfront payment of $5 million to Zentor Therapeutics.\n"
)


def bearers(
    more: str = "", merck: str = "Merck", dateline: str = "", stem: str = "one", head: str = "Zentor licenses antibody"
) -> set[str]:
    """Identifiers of the parties of the deal, Zentor apart."""
    text = BODY.format(head=head, dateline=dateline, merck=merck, more=more)
    facts = read(Release(stem, text))
    found = {party.organization.id for deal in facts.deals for party in deal.parties}
    assert "zentor-therapeutics" in found
    return found - {"zentor-therapeutics"}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"merck": "German drugmaker Merck"}, "merck-kgaa"),
        ({"merck": "Darmstadt-based Merck"}, "merck-kgaa"),
        ({"more": "Merck (NYSE: MRK) sells vaccines."}, "merck-co"),
        ({"more": "Merck, based in Rahway, sells vaccines."}, "merck-co"),
        ({"more": "EMD Serono, a subsidiary of Merck, will sell the antibody in the United States."}, "merck-kgaa"),
        ({"dateline": "DARMSTADT, Germany, May 3, 2012 -- ", "head": "Merck licenses antibody"}, "merck-kgaa"),
    ],
)
def test_the_context_tells_who_is_meant(said: dict[str, str], meant: str) -> None:
    assert bearers(**said) == {meant}


def test_a_name_that_nothing_settles_holds_in_its_release_only() -> None:
    assert bearers() == {"merck-in-one"}
    assert bearers(stem="two") == {"merck-in-two"}


def test_a_name_of_the_registry_in_another_spelling_has_its_identifier() -> None:
    assert bearers(merck="Merck Sharp & Dohme K.K.") == {"merck-co"}


def test_what_is_left_of_a_broken_name_is_no_organization() -> None:
    text = (
        "Zentor licenses antibody\n\nZentor Therapeutics,\nInc. (NASDAQ: ZNTR) announced that Inc. (NASDAQ: PLMR) and "
        "Pharmaceuticals Inc. (NASDAQ: LDRR) trade on the Tel Aviv Stock Exchange (TASE: ZNTR).\n"
    )
    facts = read(Release("one", text))
    assert {thing.name for thing in facts.issuers} <= {"Zentor Therapeutics, Inc.", "Zentor Therapeutics", "Zentor"}
    names = {relation.subject.name for relation in facts.relations} | {thing.name for thing in facts.issuers}
    assert names.isdisjoint({"Inc.", "Pharmaceuticals Inc.", "Tel Aviv Stock Exchange"})
