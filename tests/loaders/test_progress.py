"""What becomes of deals: settled, sold, taken up, paid for, handed back; each told in a small release."""

from __future__ import annotations

import pytest

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.document import read_document
from biopact.loaders.pronouns import name_joined
from biopact.loaders.read import read
from biopact.resolution.registry import Registry
from biopact.text import Release

ALPHA, BETA = "Alpha Pharmaceuticals Inc.", "Beta Therapeutics Ltd."
_Told = tuple[frozenset[DealKind], EventKind, dict[str, Role]]


def _news(text: str) -> list[_Told]:
    """Kinds, event and roles by name of every deal that is the news of a text."""
    return [
        (frozenset(deal.kinds), deal.events[-1].kind, {party.organization.name: party.role for party in deal.parties})
        for deal in read(Release("x", text)).deals
        if deal.telling == "news"
    ]


def _release(headline: str, lead: str) -> str:
    return f"{headline}\n\nBOSTON, May 3, 2012 -- {lead}\n"


@pytest.mark.parametrize(
    ("headline", "lead", "kind", "event", "roles"),
    [
        (
            f"{ALPHA} Settles Patent Lawsuit With {BETA}",
            f"{ALPHA} said today that it has settled a patent lawsuit over the drug Zentora with {BETA}",
            DealKind.SETTLEMENT,
            EventKind.SIGNED,
            (Role.PARTY, Role.PARTY),
        ),
        (
            f"{BETA} Divests Zentora",
            f"{BETA} has agreed the sale of its vaccine business to {ALPHA}",
            DealKind.ASSET_PURCHASE,
            EventKind.SIGNED,
            (Role.BUYER, Role.SELLER),
        ),
        (
            f"{BETA} Regains Rights to Zentora",
            f"{BETA} today announced that it has regained worldwide rights to Zentora, a cancer drug, from {ALPHA}",
            DealKind.LICENSE,
            EventKind.TERMINATED,
            (Role.LICENSEE, Role.LICENSOR),
        ),
        (
            f"{ALPHA} and {BETA} End License",
            f"{ALPHA} and {BETA} today announced that they have agreed to terminate the license agreement for the drug "
            "Zentora. Beta Therapeutics receives full, global rights to Zentora.",
            DealKind.LICENSE,
            EventKind.TERMINATED,
            (Role.LICENSEE, Role.LICENSOR),
        ),
        (
            f"{ALPHA} Exercises Option",
            f"{BETA} today announced that {ALPHA} has exercised its option to license the antibody ZNT-101.",
            DealKind.LICENSE,
            EventKind.OPTION_EXERCISED,
            (Role.LICENSEE, Role.LICENSOR),
        ),
        (
            f"{ALPHA} Expands Collaboration",
            f"{ALPHA} today announced that it has expanded its existing research collaboration with {BETA}",
            DealKind.COLLABORATION,
            EventKind.AMENDED,
            (Role.PARTY, Role.PARTY),
        ),
    ],
)
def test_what_becomes_of_a_deal_is_news(
    headline: str, lead: str, kind: DealKind, event: EventKind, roles: tuple[Role, Role]
) -> None:
    assert [(kind in kinds, told, sides) for kinds, told, sides in _news(_release(headline, lead))] == [
        (True, event, dict(zip((ALPHA, BETA), roles, strict=True)))
    ]


def test_an_agreement_that_is_a_purchase_is_no_second_deal() -> None:
    text = _release(
        f"{ALPHA} to Buy {BETA}",
        f"{ALPHA} and {BETA} today announced that they have entered into a definitive agreement under which {ALPHA} "
        f"acquires all shares of {BETA}",
    )
    assert [kinds for kinds, _, _ in _news(text)] == [{DealKind.ACQUISITION}]


def test_it_and_another_are_the_subject_and_another() -> None:
    bones = "shares of \ue000 rose after it and japanese peer \ue001 formed an alliance."
    told = name_joined(bones, list(range(len(bones))))
    assert told == ("shares of \ue000 rose after \ue000 and japanese peer \ue001 formed an alliance.", told[1])
    assert len(told[0]) == len(told[1])


def test_a_house_that_a_company_belongs_to_and_a_tag_before_a_headline_are_no_part_of_names() -> None:
    text = _release(
        "BRIEF-Zentor Closes Collaboration",
        "Zentor, a Galor Company (Nasdaq: GALR), and Beta Therapeutics Ltd. announced a research collaboration.",
    )
    names = {entry.name for entry in read_document(Release("x", text), Registry({}, {}, {})).organizations}
    assert names >= {"Zentor", BETA}
    assert not any(name.startswith("BRIEF") or name.endswith("Company") for name in names)


def test_a_second_deal_of_two_who_settle_stays_a_deal_of_its_own() -> None:
    text = _release(
        f"{ALPHA} Settles With {BETA}",
        f"{ALPHA} said today that it has settled a patent lawsuit with {BETA} "
        f"{ALPHA} and {BETA} also signed a deal to co-develop the drug ZNT-101.",
    )
    kinds = [set(deal.kinds) for deal in read(Release("x", text)).deals]
    assert {DealKind.SETTLEMENT} in kinds
    assert any(DealKind.COLLABORATION in told for told in kinds)


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        (f"{ALPHA}, a unit of {BETA}, said on Monday that it grew.", [ALPHA]),
        (f"{ALPHA}, which bought {BETA} last year, said on Monday that it grew.", [ALPHA]),
        (f"{ALPHA}, a maker of drugs, and {BETA}, said on Monday that they grew.", [ALPHA, BETA]),
    ],
)
def test_only_those_who_speak_are_issuers(opening: str, names: list[str]) -> None:
    text = f"Growth\n\nBOSTON, May 3, 2012 (Reuters) - {opening}\n"
    document = read_document(Release("x", text), Registry({}, {}, {}))
    assert [document.organizations[number].name for number in document.issuers] == names


def test_a_second_verb_has_the_subject_of_the_sentence() -> None:
    text = _release(
        f"{ALPHA} Grows",
        f"{ALPHA} grew. {ALPHA} has an alliance with {BETA} called Zentor, and has formed a joint venture with Gamma "
        "Biotech AG.",
    )
    pairs = {frozenset(party.organization.name for party in deal.parties) for deal in read(Release("x", text)).deals}
    assert frozenset({ALPHA, "Gamma Biotech AG"}) in pairs
    assert frozenset({BETA, "Gamma Biotech AG"}) not in pairs


def test_an_option_that_somebody_would_exercise_is_not_exercised() -> None:
    text = _release(
        f"{ALPHA} Sells Option",
        f"{ALPHA} said {BETA} would pay it $50 million for an option to license ZNT-101. If {BETA} exercises its "
        "option to license ZNT-101, it will pay more.",
    )
    assert [event for _, event, _ in _news(text)] == [EventKind.SIGNED]
