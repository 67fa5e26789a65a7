"""Which forms that texts give a name say that it is one with another."""

from __future__ import annotations

import pytest

from biopact.resolution.names import Named, Same, join_things, same_organization
from biopact.resolution.told import ThingTold


def said(name: str, *aliases: str, ticker: str = "", place: str = "") -> Named:
    return Named(name, aliases, (ticker,) if ticker else (), (place,) if place else ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("Zentor Inc.", "Pelmor Group"), said("Pelmor Group")),
        (said("Zentor Association of Pelmor Analysts", "ZAPA"), said("ZAPA Pelmor Association", "ZAPA")),
        (said("US Ludor Research Laboratory", "LRLX"), said("Ludor Research Laboratory", "LRLX")),
        (said("Zentor Data Science", "ZeDS"), said("ZeDS Lab")),
        (said("MicroZentor Inc.", ticker="NASDAQ:ZNTR"), said("Zentor Inc.", ticker="NASDAQ:ZNTR")),
        (said("Zentor Hall", place="Stamford, CT"), said("Zentor Hall Film Club", "Zentor Hall", place="Stamford, CT")),
    ],
)
def test_what_a_text_defines_makes_two_names_one(one: Named, other: Named) -> None:
    assert same_organization(one, other).same is Same.SAME
    assert same_organization(other, one).same is Same.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("Zentor County Council", "Zentor County"), said("Zentor County")),
        (said("Zentor Galleria Pelmor", "Zentor Galleria"), said("Zentor Galleria Ludor", "Zentor Galleria")),
        (said("Zentor Analysts Association", "ZAA"), said("Zymer Actors Association", "ZAA")),
        (said("Ludor Inc.", "PLMR", ticker="NASDAQ:PLMR"), said("PLMR Laboratories")),
        (said("Zentor Holding Corp.", "Zentor Labs", ticker="OTC:ZNTR"), said("Zentor Labs")),
        (said("Ludor Holdings", ticker="NASDAQ:ZNTR"), said("Semirax Holdings, LLC", ticker="NASDAQ:ZNTR")),
    ],
)
def test_first_words_symbols_and_three_capitals_do_not(one: Named, other: Named) -> None:
    assert same_organization(one, other).same is not Same.SAME
    assert same_organization(other, one).same is not Same.SAME


def test_a_former_name_that_one_release_tells_joins_the_node_of_another() -> None:
    told = [
        ThingTold("release/a", "organization/zentor", "organization", "Zentor Inc.", ("Pelmor Institute",)),
        ThingTold("release/b", "organization/pelmor-institute", "organization", "Pelmor Institute"),
    ]
    (join,) = join_things(told).joins
    assert {join.node, join.stands_for} == {"organization/zentor", "organization/pelmor-institute"}
