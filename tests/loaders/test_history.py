"""Deals told in passing: pronouns and relative clauses that tell who did what."""

from __future__ import annotations

import pytest

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.clauses import clauses
from biopact.loaders.dates import relative_date
from biopact.loaders.document import read_document
from biopact.loaders.pronouns import name_pronouns
from biopact.loaders.read import read
from biopact.loaders.skeleton import skeleton
from biopact.resolution.registry import Registry
from biopact.text import Release

ALPHA, BETA, DRUG = "\ue000", "\ue001", "\ue800"


def _named(bones: str, earlier: int | None = None) -> str:
    return name_pronouns(bones, list(range(len(bones))), earlier)[0]


def _sides(text: str) -> list[tuple[tuple[DealKind, ...], EventKind, dict[str, Role]]]:
    """Kinds, event and roles by name of every deal that a release tells, the registry's names not among them."""
    return [
        (deal.kinds, deal.events[-1].kind, {party.organization.name: party.role for party in deal.parties})
        for deal in read(Release("x", text)).deals
    ]


def test_it_is_the_subject_of_its_sentence() -> None:
    assert _named(f"{ALPHA} grew in may, when it bought {BETA}.") == f"{ALPHA} grew in may, when {ALPHA} bought {BETA}."


def test_it_at_the_head_is_the_topic_so_far() -> None:
    assert _named(f"it also bought {BETA}.", 0) == f"{ALPHA} also bought {BETA}."
    assert _named(f"it also bought {BETA}.") == f"it also bought {BETA}."


@pytest.mark.parametrize(
    "bones",
    [f"{ALPHA} said that it is too early.", f"with {ALPHA}, it was expected.", f"{ALPHA} has {DRUG}; it was bought."],
)
def test_it_stays_where_it_does_nothing_that_a_company_does(bones: str) -> None:
    assert _named(bones) == bones


def test_places_of_a_named_pronoun_are_those_of_the_pronoun() -> None:
    bones = f"{ALPHA} grew when it bought {BETA}."
    named, places = name_pronouns(bones, list(range(len(bones))), None)
    assert len(named) == len(places)
    assert places[named.rindex(ALPHA)] == bones.index("it ")


def test_a_relative_clause_is_a_sentence_of_its_own() -> None:
    text = "Headline\n\nBeta Therapeutics Ltd., which bought Gamma Biotech AG in 2007, said that it would hire."
    document = read_document(Release("x", text), Registry({}, {}, {}))
    found = [clause.text for part in document.sentences[1:] for clause in clauses(skeleton(document, part))]
    assert len(found) == 1
    assert found[0][1:].startswith(" bought ")


def test_a_purchase_told_in_an_aside_is_background_and_completed() -> None:
    told = _sides(
        "Beta Therapeutics Ltd. posts a profit on its vaccine\n\nBASEL, May 3 - Beta Therapeutics Ltd., which bought "
        "drug maker Gamma Biotech AG in 2007, said that its vaccine sold well with patients.\n"
    )
    assert told == [
        (
            (DealKind.ACQUISITION,),
            EventKind.COMPLETED,
            {"Beta Therapeutics Ltd.": Role.ACQUIRER, "Gamma Biotech AG": Role.ACQUIRED},
        )
    ]


def test_a_partner_led_in_by_with_is_not_the_subject() -> None:
    told = _sides(
        "Alpha Pharmaceuticals Inc. posts a profit on drugs\n\nBASEL, May 3 - Alpha Pharmaceuticals Inc. said that its "
        "patients did well.\n\nIn collaboration with Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc. tests a drug "
        "found through an alliance with Gamma Biotech AG.\n"
    )
    pairs = {frozenset(roles) for _, _, roles in told}
    assert frozenset({"Alpha Pharmaceuticals Inc.", "Gamma Biotech AG"}) in pairs
    assert frozenset({"Beta Therapeutics Ltd.", "Gamma Biotech AG"}) not in pairs


def test_the_code_that_an_agency_puts_behind_a_name_hides_nothing() -> None:
    told = _sides(
        "Drug makers see a rise in sales of vaccines\n\nLONDON (Reuters) - The drug deal follows an alliance between "
        "Alpha Pharmaceuticals Inc. ALPH.O and Beta Therapeutics Ltd. that helped patients.\n"
    )
    assert [kinds for kinds, _, _ in told] == [(DealKind.COLLABORATION,)]


def test_a_closing_mark_behind_a_short_name_opens_no_quotation() -> None:
    text = "Headline\n\nAlpha Pharmaceuticals Inc. (“ Alpha ”) makes drugs. It bought Beta Therapeutics Ltd. in 2007."
    document = read_document(Release("x", text), Registry({}, {}, {}))
    assert not any(sentence.quoted for sentence in document.sentences)


def test_the_month_of_may_is_no_doubt() -> None:
    text = (
        "Headline\n\nBeta Therapeutics Ltd. may grow. In May it bought Gamma Biotech AG, and since May 2007 it sells."
    )
    document = read_document(Release("x", text), Registry({}, {}, {}))
    bones = [skeleton(document, part).text for part in document.sentences[1:]]
    assert " may grow" in bones[0]
    assert "in mai " in bones[1]
    assert " may" not in bones[1]


def test_a_second_verb_is_the_subjects_and_not_the_partners() -> None:
    told = _sides(
        "Alpha Pharmaceuticals Inc. posts a profit on drugs\n\nBASEL, May 3 - Alpha Pharmaceuticals Inc. said that its "
        "patients did well.\n\nAlpha Pharmaceuticals Inc. has an alliance with Beta Therapeutics Ltd. and holds an "
        "exclusive license to ZNT-101 from Gamma Biotech AG.\n"
    )
    assert {frozenset(roles.items()) for _, _, roles in told} == {
        frozenset({"Alpha Pharmaceuticals Inc.": Role.PARTY, "Beta Therapeutics Ltd.": Role.PARTY}.items()),
        frozenset({"Alpha Pharmaceuticals Inc.": Role.LICENSEE, "Gamma Biotech AG": Role.LICENSOR}.items()),
    }


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("in march, beta joined", "2020-03"),
        ("in june, beta joined", "2019-06"),
        ("in june 3", None),
        ("since late mai", "2020-05"),
        ("last year", "2019"),
        ("last month", "2020-04"),
        ("earlier this year", "2020"),
        ("it may last", None),
    ],
)
def test_a_date_without_a_year_is_of_the_time_before_the_release(words: str, date: str | None) -> None:
    assert relative_date(words, "2020-05-26") == date


def test_last_month_of_january_is_december() -> None:
    assert relative_date("last month", "2020-01-02") == "2019-12"
    assert relative_date("last month", "2020") is None


def test_the_two_companies_are_the_two_last_named_where_one_issues_the_news() -> None:
    told = _sides(
        "Alpha Pharmaceuticals Inc. posts a profit on drugs\n\nBASEL, May 3 - Alpha Pharmaceuticals Inc. said that its "
        "patients did well.\n\nBeta Therapeutics Ltd. rose more than Gamma Biotech AG. The two companies have a "
        "distribution agreement for Canada.\n"
    )
    assert [(kinds, set(roles)) for kinds, _, roles in told] == [
        ((DealKind.DISTRIBUTION,), {"Beta Therapeutics Ltd.", "Gamma Biotech AG"})
    ]


def test_what_another_sells_with_a_partner_is_a_clause_of_the_other() -> None:
    text = "Headline\n\nZentora, which Alpha Pharmaceuticals Inc. sells with Beta Therapeutics Ltd., had a good year."
    document = read_document(Release("x", text), Registry({}, {}, {}))
    bones = [skeleton(document, part) for part in document.sentences[1:]]
    assert not any(clause.text.startswith("\ue800") for bone in bones for clause in clauses(bone))


def test_how_a_purchase_was_agreed_is_no_second_deal_beside_its_end() -> None:
    told = _sides(
        "Alpha Pharmaceuticals Inc. completes acquisition of Beta Therapeutics Ltd.\n\nBASEL, May 3, 2012 - Alpha "
        "Pharmaceuticals Inc. completed its acquisition of Beta Therapeutics Ltd., which makes cancer drugs.\n\nAlpha "
        "Pharmaceuticals Inc. agreed earlier this year to acquire Beta Therapeutics Ltd.\n"
    )
    assert [(kinds, event) for kinds, event, _ in told] == [((DealKind.ACQUISITION,), EventKind.COMPLETED)]


def test_a_site_that_comes_with_an_agreement_is_no_deal_of_its_own() -> None:
    told = _sides(
        "Alpha Pharmaceuticals Inc. and Beta Therapeutics Ltd. sign license agreement\n\nBASEL, May 3, 2012 - Alpha "
        "Pharmaceuticals Inc. has signed a license agreement with Beta Therapeutics Ltd. for a cancer drug.\n\nAlpha "
        "Pharmaceuticals Inc. will also acquire Beta Therapeutics Ltd.'s research site in Bonn.\n"
    )
    assert [kinds for kinds, _, _ in told] == [(DealKind.LICENSE,)]


def test_a_list_of_partners_ends_before_what_is_said_of_the_subject() -> None:
    told = _sides(
        "Alpha Pharmaceuticals Inc. posts a profit on drugs\n\nBASEL, May 3 - Alpha Pharmaceuticals Inc. said that its "
        "patients did well.\n\nAlpha Pharmaceuticals Inc. has partnerships with Beta Therapeutics Ltd. and Gamma "
        "Biotech AG, and its technology was licensed from Delta University.\n"
    )
    givers = [roles for kinds, _, roles in told if DealKind.LICENSE in kinds]
    assert givers == [{"Delta University": Role.LICENSOR, "Alpha Pharmaceuticals Inc.": Role.LICENSEE}]


def test_an_empty_line_ends_a_sentence_behind_an_abbreviation_too() -> None:
    text = "Headline\n\nThe trial is run with Alpha Pharmaceuticals Inc.\n\nCollaboration revenue rose."
    document = read_document(Release("x", text), Registry({}, {}, {}))
    assert [part.span.of(text) for part in document.sentences[2:]] == ["Collaboration revenue rose."]
