"""Which names are organizations: not people, plain words or other names; and which of them are one."""

from __future__ import annotations

import pytest

from biopact.loaders.document import read_document
from biopact.loaders.mentions.candidates import find_candidates
from biopact.loaders.mentions.organization_names import refused
from biopact.loaders.mentions.people import begins_with_given_name
from biopact.resolution.registry import Registry
from biopact.text import Release, Span

NOTHING_KNOWN = Registry({}, {}, {})


def _forms(text: str, title: str = "Headline", known: Registry = NOTHING_KNOWN) -> list[set[str]]:
    document = read_document(Release("x", f"{title}\n\n{text}"), known)
    return [entry.forms for entry in document.organizations]


def _names(text: str, title: str = "Headline") -> list[str]:
    return [entry.name for entry in read_document(Release("x", f"{title}\n\n{text}"), NOTHING_KNOWN).organizations]


@pytest.mark.parametrize(
    "sentence",
    [
        "It signed an agreement with Jane Roe.",
        "It signed an agreement with Jane A. Roe.",
        "It is led by Peter P. Roe.",
        "Founder Zelda Roe signed it.",
        "Zelda Roe MD announced it. Roe signed it.",
    ],
)
def test_people_are_no_organizations(sentence: str) -> None:
    assert _names(sentence) == []


@pytest.mark.parametrize(
    "name", ["Jane Roe Inc.", "Jane Roe Pharmaceuticals", "Jane Roe Foundation", "Peter Roe University"]
)
def test_a_given_name_may_begin_the_name_of_a_company(name: str) -> None:
    assert _names(f"It met {name} in May.") == [name]


def test_a_known_company_is_no_person() -> None:
    known = Registry({"jane zentor": ("jane-zentor", "Jane Zentor")}, {}, {})
    assert _forms("It signed an agreement with Jane Zentor.", known=known) == [{"Jane Zentor"}]
    assert begins_with_given_name(["Jane", "Zentor"])


@pytest.mark.parametrize(
    "name",
    [
        "St. Zentor Health",
        "St. Zentor Children’s Hospital",
        "Zentor St. Pelmor Health",
        "Zentor Capital Partners Ireland",
    ],
)
def test_a_name_keeps_what_stands_in_it(name: str) -> None:
    assert _names(f"It met {name} in May.") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Swedish Medical Center",
        "American Cancer Society",
        "American Society of Zentory",
        "British Zentor Foundation",
        "Seattle Genetics",
        "U.S. Department of Zentory",
        "Hong Kong Science and Technology Parks Corporation",
    ],
)
def test_where_it_is_from_may_be_part_of_a_name(name: str) -> None:
    assert _names(f"It met {name} in May.") == [name]


@pytest.mark.parametrize(
    "name",
    ["Swedish Zentor Inc.", "Boston-based Zentor Inc.", "New York-listed Zentor Inc.", "Cancer-focused Zentor Inc."],
)
def test_what_describes_a_name_is_no_part_of_it(name: str) -> None:
    assert _names(f"It met {name} in May.") == ["Zentor Inc."]


@pytest.mark.parametrize(
    "name",
    ["Life Sciences", "Medical Technologies", "U.S. FDA", "Health Canada", "Strategic Asset Investments", "Originally"],
)
def test_general_words_are_refused(name: str) -> None:
    assert refused(name)


@pytest.mark.parametrize(
    "name", ["Zentor", "Zentor Life Sciences", "Medical College of Zentory", "Boston Therapeutics"]
)
def test_a_name_is_not_refused(name: str) -> None:
    assert not refused(name)


def test_a_word_that_the_text_has_in_small_letters_is_no_name() -> None:
    assert _names("Exchange announced it. The exchange grew.") == []
    assert _names("Strengthening will buy it. They strengthen it.") == []
    assert _names("Zentor announced it. See www.zentor.com.") == ["Zentor"]


def test_an_abbreviation_of_something_else_is_no_name() -> None:
    assert _names("Those with heart failure (HFXX) rose. HFXX announced it.") == []
    assert _names("Zentor Patent Pool (ZPPX) signed a deal. ZPPX announced it.") == ["Zentor Patent Pool"]


def test_run_together_names_are_forgotten() -> None:
    text = (
        "Zentor Pel, Inc. grew. Zentor Pel, Inc. rose. Contact DetailsZentor Pel, Inc. or ask. Disease Zentor Pel, Inc."
    )
    assert _names(f"{text} A disease is bad.") == ["Zentor Pel, Inc."]
    assert _names("PelmorPelmor, LLC said so.") == ["Pelmor, LLC"]


def test_a_headline_only_names_what_the_text_names() -> None:
    body = (
        "Zentor Inc. said today that it made a deal. " + "It is a good deal for both of them, and more will come. " * 9
    )
    assert _names(body, "Zentor Partners with Visible Therapeutics") == ["Zentor Inc."]
    assert _names(body + "Visible Therapeutics grew.", "Zentor Partners with Visible Therapeutics") == [
        "Zentor Inc.",
        "Visible Therapeutics",
    ]


def test_a_headline_s_full_name_is_taken_whole() -> None:
    body = "Zentor Pharmaceuticals (NASDAQ: ZNTR) said so."
    assert _names(body, "Zentor Pharmaceuticals Holding Corp. Buys Drug") == ["Zentor Pharmaceuticals Holding Corp."]


@pytest.mark.parametrize(
    "text",
    [
        "Zentor Biosciences Inc. grew. Zentor Bio shrank.",
        "Zentor Pharmaceuticals grew. Zentor Pharma shrank.",
        "Zentor Wellness Inc. (formerly Pelmor Corp.) grew. Pelmor Corp. shrank.",
        "Zentor Poultry Limited d/b/a Pelmor Limited grew. Pelmor Limited shrank.",
    ],
)
def test_two_forms_of_one_organization_are_joined(text: str) -> None:
    assert len(_forms(text)) == 1


def test_the_registry_is_asked_without_legal_form() -> None:
    thing = ("zentor", "Zentor plc")
    known = Registry({"zentor plc": thing, "zentor": thing, "znt": thing}, {}, {})
    assert len(_forms("Zentor Ltd grew. ZNT shrank.", known=known)) == 1


def test_a_registered_mark_may_be_a_company_s() -> None:
    assert _names("Zentor Inc. bought Pelmor®, a leading data company.") == ["Zentor Inc.", "Pelmor®"]
    assert _names("Zentor Inc. bought Pelmor®, an approved drug.") == ["Zentor Inc."]


def test_a_name_glued_to_an_article_is_found() -> None:
    document = read_document(Release("x", "Headline\n\nIt met theZentor Institute in May."), NOTHING_KNOWN)
    assert [m.span.of(document.release.text) for m in document.mentions] == ["Zentor Institute"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Alzheimer's research grew.",
        "L-DOS47 announced it.",
        "Zentor's disease is rare. Zentor's research grew.",
        "They took it with Zentor Inc. and RD-12.",
        "Zentor brand products are sold. It wants to acquire Zentor brand products.",
        "Partnerships announced it.",
        "Shenzhen announced it.",
        "Dubai-based announced it.",
        "AI-enabled announced it.",
        "Series D announced it.",
        "Magnetic Resonance Imaging (MRI) grew.",
        "The U.S. FDA announced it.",
    ],
)
def test_things_diseases_and_places_are_none(sentence: str) -> None:
    assert [name for name in _names(sentence) if name != "Zentor Inc."] == []


def test_two_names_that_ran_together_are_taken_apart() -> None:
    text = "Quadrin Inc. grew. It works with Zentor Biosciences Quadrin is testing it."
    assert _names(text) == ["Quadrin Inc.", "Zentor Biosciences"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The American Zentory Association (AZA) met.", "American Zentory Association"),
        ("It met MD Zentor Cancer Center.", "MD Zentor Cancer Center"),
        ("Zentor Pel Zentor Pel, Inc. met.", "Zentor Pel, Inc."),
        ("Better Outcomes With Electrodes From Zentor Inc. met.", "Zentor Inc."),
        ("AI-powered Zentor Inc. met.", "Zentor Inc."),
        ("University of Zentory OfficeThe University of Zentory, a school, met.", "University of Zentory"),
        ("It is a Division of Zentor Ltd.", "Zentor Ltd."),
        ("Jane Roe met Zentor Inc. Co-founder Peter Roe.", "Zentor Inc."),
    ],
)
def test_the_name_is_cut_where_it_begins_and_ends(text: str, name: str) -> None:
    assert name in _names(text)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("It sells through its subsidiary, Zentor.", "Zentor"),
        ("The Zentor subsidiary has won a contract.", "Zentor"),
        ("Notable partners include Zentor and others.", "Zentor"),
        ("It works with firms such as Zentor.", "Zentor"),
        ("The round was led by new investor Zentor.", "Zentor"),
        ("It met Sant Zentor de Pelmor Hospital.", "Sant Zentor de Pelmor Hospital"),
        ("It met the Administration for Zentory.", "Administration for Zentory"),
        ("It met Zentor Alliance for Pelmory.", "Zentor Alliance for Pelmory"),
        ("Zentor Technology Fund 4 invested.", "Zentor Technology Fund 4"),
        ("It met Laboratoires Zentor in May.", "Laboratoires Zentor"),
        ("It met the Alzheimer's Zentor Foundation in May.", "Alzheimer's Zentor Foundation"),
        ("It is under licence from Zentor.", "Zentor"),
        ("It remains with Zentor.", "Zentor"),
        ("A pen supplied by Zentor is used.", "Zentor"),
        ("It is carried in the north of Canada by Zentor.", "Zentor"),
        ("It sold a line of scanners for horses to Zentor.", "Zentor"),
        ("It lined up Zentor as the purchaser.", "Zentor"),
        ("They like the allergy house Zentor.", "Zentor"),
        ("The task was entrusted to Şentor.", "Şentor"),
        ("It paid for U.S.-based Zentor Neuro in May.", "Zentor Neuro"),
        ("It paid much for Italy's Zentor.", "Zentor"),
        ("It met the New York Zentor Society.", "New York Zentor Society"),
        ("It met the Agency for Zentory and Response (AZR) in May.", "Agency for Zentory and Response"),
    ],
)
def test_further_places_and_forms_prove_an_organization(sentence: str, name: str) -> None:
    assert _names(sentence) == [name]


def test_a_university_and_a_company_stay_two() -> None:
    assert _names("It met the University of Zentory and Pelmor Inc. in May.") == [
        "University of Zentory",
        "Pelmor Inc.",
    ]
    assert _names("It met the Ministry of Zentory and Human Welfare (MZW).") == [
        "Ministry of Zentory and Human Welfare"
    ]


def test_a_short_name_is_the_listed_company_s_and_not_its_unit_s() -> None:
    text = "Zentor Biosciences Inc. (NASDAQ: ZNTR) grew. Its unit Zentor Pty Ltd shrank. Zentor announced it."
    by_name = {name: forms for forms in _forms(text) for name in forms}
    assert "Zentor Biosciences Inc." in by_name["Zentor"]
    text = "Zentor Radiopharma Inc. (NASDAQ: ZNTR) grew. Its unit Zentor Vet Inc. shrank. Zentor announced it."
    by_name = {name: forms for forms in _forms(text) for name in forms}
    assert "Zentor Radiopharma Inc." in by_name["Zentor"]


def test_a_list_goes_on_behind_a_bracket() -> None:
    text = "Zentor SA (Euronext: ZNTR) and Pelmor Trading Establishment have met."
    assert _names(text) == ["Zentor SA", "Pelmor Trading Establishment"]


def test_one_ticker_is_one_organization() -> None:
    text = "Zentor (NASDAQ: ZNTR) rose. Zentor Research Inc. (NASDAQ: ZNTR) fell. Zentor Capital LLC shrank."
    assert sorted(_names(text)) == ["Zentor Capital LLC", "Zentor Research Inc."]


def test_the_fund_of_a_company_is_another() -> None:
    assert sorted(_names("Zentor Ventures grew. Zentor announced it.")) == ["Zentor", "Zentor Ventures"]


def test_a_short_name_joins_the_only_long_one() -> None:
    assert _names("Zentor Health Inc. grew. Zentor announced it.") == ["Zentor Health Inc."]
    known = Registry({"zentor": ("zentor", "Zentor AG")}, {}, {})
    assert len(_forms("Zentor Animal Health Inc. grew. Zentor announced it.", known=known)) == 2


@pytest.mark.parametrize("name", ["CDMO", "NASH", "EBITDA"])
def test_abbreviations_of_the_field_are_none(name: str) -> None:
    assert _names(f"It made an agreement with {name}. {name} announced it.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It has a license and collaboration agreement for new antibodies in cancer with Zentor.",
        "It acquired the rights to a drug for animals in Europe from Zentor.",
        "It has an agreement with Pelmor Inc.; with Zentor; and with others.",
        "The patent was challenged by Zentor, which has since been acquired.",
        "They are food companies Zentor.",
        "After a battle for Zentor they were tired.",
        "The Zentor business unit grew.",
        "Zentor's landmark $43 billion acquisition of a firm in 2023 was large.",
        "It won a contract from Zentor.",
    ],
)
def test_an_organization_may_stand_at_some_distance(sentence: str) -> None:
    assert "Zentor" in _names(sentence)


@pytest.mark.parametrize("sentence", ["It was tested in combination with Zentor.", "They are patients with Zentor."])
def test_a_drug_or_disease_behind_with_is_none(sentence: str) -> None:
    assert _names(f"Under an agreement, {sentence[0].lower()}{sentence[1:]}") == []


@pytest.mark.parametrize(
    "name", ["University of Pittsburgh", "Massachusetts Institute of Technology", "Zentor Performance Products"]
)
def test_institutions_are_called_by_places(name: str) -> None:
    assert _names(f"It met {name} in May.") == [name]


def test_names_of_general_words_must_act_again_and_again() -> None:
    text = "They say that Royalty Pharma has agreed. They met when Royalty Pharma bought it. So Royalty Pharma sold it."
    assert _names(text) == ["Royalty Pharma"]
    assert _names("They say that Life Sciences announced it.") == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("ZentorRx Ltd. grew. Zentor announced it.", "Zentor"),
        ("Eli Zentor and Co grew. Zentor announced it.", "Zentor"),
        ("ZentorPelMor plc grew. ZPM announced it.", "ZPM"),
        ("Zentor Pelmor Corporation Ltd. grew. ZPC announced it.", "ZPC"),
        ("Zentor Pharmaceuticals Inc. grew. Zentor Pharmaceutical Inc. shrank.", "Zentor Pharmaceutical Inc."),
    ],
)
def test_further_short_forms_are_joined(text: str, form: str) -> None:
    [forms] = _forms(text)
    assert form in forms


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a license from Dr. Zentor's Laboratories in 2021", "Dr. Zentor's Laboratories"),
        ("a deal with King's College London and others", "King's College London"),
        ("it bought New River Pharmaceuticals for cash", "New River Pharmaceuticals"),
    ],
)
def test_possessives_and_new_are_parts_of_some_names(text: str, name: str) -> None:
    assert name in [candidate.name for candidate in find_candidates(text, Span(0, len(text)))]
