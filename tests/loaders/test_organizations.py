"""Organizations: found by legal form, ticker, definition, section and grammar; one thing under one name."""

from __future__ import annotations

import pytest

from biopact.loaders.document import Document, Kind, read_document
from biopact.resolution.forms import normal
from biopact.resolution.legal_forms import LEGAL_FORMS
from biopact.resolution.registry import Registry
from biopact.text import Release

NOTHING_KNOWN = Registry({}, {}, {})
DOTTED = (
    "Inc.",
    "Corp.",
    "Ltd.",
    "Co.",
    "L.L.C.",
    "L.P.",
    "S.A.",
    "N.V.",
    "B.V.",
    "K.K.",
    "S.p.A.",
    "S.r.l.",
    "S.A.S.",
)
PLAIN = tuple(form for form in LEGAL_FORMS if "." not in form)


def _document(text: str, known: Registry = NOTHING_KNOWN) -> Document:
    return read_document(Release("x", f"Headline\n\n{text}"), known)


def _names(text: str, known: Registry = NOTHING_KNOWN) -> list[str]:
    return [entry.name for entry in _document(text, known).organizations]


def _one(text: str) -> tuple[str, set[str], list[str]]:
    """Name, forms and tickers of the only organization of a text."""
    [entry] = _document(text).organizations
    return entry.name, entry.forms, list(entry.tickers)


# ---- legal forms ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [*PLAIN, *DOTTED])
@pytest.mark.parametrize("joint", [" ", ", "])
def test_a_legal_form_makes_an_organization(form: str, joint: str) -> None:
    name = f"Zentor{joint}{form}"
    for sentence in (f"{name} makes drugs.", f"It met {name} in May.", f"It met {name}, a firm.", f"It fell at {name}"):
        assert _names(sentence) == [name], sentence


@pytest.mark.parametrize("form", DOTTED)
def test_a_full_stop_ends_both_a_legal_form_and_its_sentence(form: str) -> None:
    assert _names(f"It met Zentor {form} The talks went on.") == [f"Zentor {form}"]


@pytest.mark.parametrize(
    "name",
    [
        "Zentor Co., Ltd.",
        "Zentor Pharmaceutical Co. Ltd.",
        "Zentor & Co., Inc.",
        "Zentor SE & Co. KGaA",
        "Zentor Company Limited",
        "Zentor Pty Ltd",
        "Zentor Holdings, Inc.",
        "Zentor Pharmaceuticals Ltd.",
        "Zentor Group plc",
        "Zentor Pel-Mor Inc.",
        "O’Zentor Inc.",
        "pZentor Corp.",
        "3ZT Inc.",
        "Zentor.AI Inc.",
        "Zentor & Pelmor Inc.",
        "J.P. Zentor Inc.",
    ],
)
def test_the_whole_name_is_taken(name: str) -> None:
    assert _names(f"It met {name} in May.") == [name]


@pytest.mark.parametrize("text", ["Inc. and Ltd. are legal forms.", "The Company said so.", "Co. was short for it."])
def test_a_legal_form_alone_is_none(text: str) -> None:
    assert _names(text) == []


def test_names_in_a_list_stay_apart() -> None:
    assert _names("Zentor Inc., Pelmor Ltd. and Quadrin LLC agreed.") == ["Zentor Inc.", "Pelmor Ltd.", "Quadrin LLC"]
    assert _names("Zentor, Inc. and Pelmor, Inc. agreed.") == ["Zentor, Inc.", "Pelmor, Inc."]


@pytest.mark.parametrize("opener", ["The", "Under", "With", "American drugmaker", "Swiss", "Today"])
def test_words_before_a_name_are_no_part_of_it(opener: str) -> None:
    assert _names(f"{opener} Zentor Inc. said so.") == ["Zentor Inc."]


# ---- names that need no legal form ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Zentor Pharmaceuticals",
        "Zentor Therapeutics",
        "Zentor Biosciences",
        "Zentor Capital Partners",
        "University of Zentor",
        "Zentor University",
        "Institute for Zentory",
        "Zentor Foundation",
        "Ministry of Zentory",
    ],
)
def test_the_form_of_a_name_says_that_it_is_one(name: str) -> None:
    assert _names(f"They met {name} in May.") == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Zentor today announced a deal.",
        "Zentor has agreed to pay.",
        "It signed an agreement with Zentor.",
        "It works in partnership with Zentor.",
        "It completed the acquisition of Zentor.",
        "The drug was licensed from Zentor.",
        "It is a subsidiary of Zentor.",
        "Zentor’s pipeline is small.",
        "Zentor's shares rose.",
        "The drugmaker Zentor grew.",
        "Zentor, a biotechnology company in Basel, grew.",
        "Zentor (ZNT.N) rose.",
        "Zentor ZNT.O rose.",
        "Zentor ZNT.PA rose.",
    ],
)
def test_a_name_where_only_an_organization_can_stand_is_one(sentence: str) -> None:
    assert _names(sentence) == ["Zentor"]


def test_both_sides_of_between_are_found() -> None:
    assert _names("A deal between Zentor and Pelmor ended.") == ["Zentor", "Pelmor"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Boston announced a plan.",
        "The FDA approved it.",
        "Nasdaq announced a rule.",
        "Dr. Jane Roe announced her plan.",
        "Jane Roe, Ph.D., said so.",
        "John Roe, CEO, announced the plan.",
        "Today it was announced.",
        "In May they agreed.",
        "Phase announced results.",
        "",
    ],
)
def test_places_regulators_people_and_openers_are_none(sentence: str) -> None:
    parties = [name for name in _names(sentence) if name not in {"FDA", "Nasdaq"}]
    assert parties == []


def test_an_about_section_tells_of_an_organization() -> None:
    text = "Zentor makes drugs.\n\nAbout Zentor\n\nZentor is a biotechnology company in Basel.\n"
    document = _document(text)
    assert [entry.name for entry in document.organizations] == ["Zentor"]
    assert list(document.abouts.values()) == [0]


# ---- tickers --------------------------------------------------------------------------------------------------------

TICKERS = {
    "NASDAQ: ZNTR": ["NASDAQ:ZNTR"],
    "NASDAQ:ZNTR": ["NASDAQ:ZNTR"],
    "Nasdaq: ZNTR": ["NASDAQ:ZNTR"],
    "NYSE: ZNT": ["NYSE:ZNT"],
    "NYSE: Z": ["NYSE:Z"],
    "NYSE: ZNT.A": ["NYSE:ZNT.A"],
    "NYSE American: ZNT": ["NYSE American:ZNT"],
    "OTCQB: ZNTR": ["OTCQB:ZNTR"],
    "OTC: ZNTRY": ["OTC:ZNTRY"],
    "LSE: ZNT": ["LSE:ZNT"],
    "AIM: ZNT": ["AIM:ZNT"],
    "ASX: ZNT": ["ASX:ZNT"],
    "TSX: ZNT": ["TSX:ZNT"],
    "TSE: 4502": ["TSE:4502"],
    "HKEX: 1801": ["HKEX:1801"],
    "KOSDAQ: 068270": ["KOSDAQ:068270"],
    "SIX: ZNT": ["SIX:ZNT"],
    "XETRA: ZNT": ["XETRA:ZNT"],
    "Euronext: ZNT": ["Euronext:ZNT"],
    "Euronext Paris: ZNT": ["Euronext Paris:ZNT"],
    "Nasdaq Copenhagen: ZNT": ["Nasdaq Copenhagen:ZNT"],
    "NASDAQ OMX Stockholm: ZNT": ["NASDAQ OMX Stockholm:ZNT"],
    "NYSE: ZNT, LSE: ZNL": ["NYSE:ZNT", "LSE:ZNL"],
    "TSX: ZNT; NASDAQ: ZNTR": ["TSX:ZNT", "NASDAQ:ZNTR"],
    "“Zentor”, NASDAQ: ZNTR": ["NASDAQ:ZNTR"],
}


@pytest.mark.parametrize("ticker", TICKERS)
@pytest.mark.parametrize("name", ["Zentor", "Zentor Inc.", "Zentor, Inc."])
def test_a_ticker_makes_an_organization_and_is_kept(name: str, ticker: str) -> None:
    found, _, labels = _one(f"They said that {name} ({ticker}) rose.")
    assert found == name
    assert labels == TICKERS[ticker]


def test_a_ticker_in_a_second_bracket_is_kept() -> None:
    assert _one("They met Zentor, Inc. (“Zentor”) (NASDAQ: ZNTR) in May.")[2] == ["NASDAQ:ZNTR"]


def test_an_exchange_without_a_symbol_is_no_ticker() -> None:
    assert _one("They met Zentor Inc. (listed on NASDAQ) in May.")[2] == []


# ---- one thing, many names ------------------------------------------------------------------------------------------


_FORMER = "Pel Institute for Cancer Research"


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Zentor Therapeutics, Inc. grew. Zentor shrank.", "Zentor Therapeutics, Inc.", "Zentor"),
        ("Zentor Pel Inc. grew. Zentor Pel shrank.", "Zentor Pel Inc.", "Zentor Pel"),
        ("Zentor Pharmaceuticals (“ZNT Pharma”) grew.", "Zentor Pharmaceuticals", "ZNT Pharma"),
        ("Zentor Inc. (the “Company” or “Zent”) grew.", "Zentor Inc.", "Zent"),
        ('Zentor Inc. ("Zent") grew.', "Zentor Inc.", "Zent"),
        ("Zentor Patent Pool (ZPP) signed a deal.", "Zentor Patent Pool", "ZPP"),
        ("Zentor Inc., formerly known as Pelmor, grew.", "Zentor Inc.", "Pelmor"),
        ("Zentor Inc. (ZTR), formerly the Pel Institute for Cancer Research, grew.", "Zentor Inc.", _FORMER),
        ("Zentor Inc. (now known as “Pelmor”) grew.", "Zentor Inc.", "Pelmor"),
        ("Zentor Inc., previously called Pelmor, grew.", "Zentor Inc.", "Pelmor"),
        ("Zentor Inc. (formerly Pelmor) grew.", "Zentor Inc.", "Pelmor"),
        ("Zentor Inc. (f/k/a Pelmor) grew.", "Zentor Inc.", "Pelmor"),
        ("Zentor Inc., also known as Pelmor, grew.", "Zentor Inc.", "Pelmor"),
        ("Zentor Inc. (NASDAQ: ZNTR) grew.", "Zentor Inc.", "ZNTR"),
    ],
)
def test_forms_that_the_text_joins_are_one_organization(text: str, name: str, form: str) -> None:
    found, forms, _ = _one(text)
    assert found == name
    assert form in forms


@pytest.mark.parametrize("alias", ["Company", "the Company", "Parent", "Buyer", "Seller", "Licensee"])
def test_a_role_in_brackets_is_no_name(alias: str) -> None:
    assert _one(f"They met Zentor Inc. (the “{alias}”) in May.")[1] == {"Zentor Inc."}


@pytest.mark.parametrize("mark", ["'s", "’s", "'", "’"])
def test_a_possessive_is_no_part_of_a_name(mark: str) -> None:
    assert _one(f"They met Zentor Inc.{mark} people. Zentor{mark} shares rose.")[1] == {"Zentor Inc.", "Zentor"}


def test_a_member_of_a_group_and_the_group_are_two() -> None:
    assert sorted(_names("Zentor, a member of the Pelmor Group, said so.")) == ["Pelmor Group", "Zentor"]


def test_two_whose_names_begin_alike_stay_two() -> None:
    assert _names("Zentor Animal Health Inc. met Zentor Capital LLC.") == [
        "Zentor Animal Health Inc.",
        "Zentor Capital LLC",
    ]


def test_every_form_of_an_organization_stands_in_the_text() -> None:
    text = "Zentor, Inc. (NASDAQ: ZNTR) signed.\n\nAbout Zentor, Inc.\n\nZentor, Inc. is a biotechnology company.\n"
    document = _document(text)
    assert [entry.name for entry in document.organizations] == ["Zentor, Inc."]
    for form in document.organizations[0].forms:
        assert form in text
    assert "Zentor, Inc" not in document.organizations[0].forms


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Zentor, Inc.", "Zentor"),
        ("Zentor Co., Ltd.", "ZENTOR"),
        ("The Zentor Company", "Zentor"),
        ("Zentor® Inc", "Zentor"),
        ("Zentor-Pelmor AG", "Zentor Pelmor"),
        ("Zentor & Co., Inc.", "Zentor"),
        ("U.S. Government", "United States Government"),
    ],
)
def test_normal_forms_leave_out_what_two_names_may_differ_in(name: str, same: str) -> None:
    assert normal(name) == normal(same)


def test_normal_forms_keep_what_two_names_differ_in() -> None:
    assert len({normal(name) for name in ("Zentor", "Zentor Pharma", "Zentor Animal Health", "Pelmor Inc.")}) == 4


# ---- the registry ---------------------------------------------------------------------------------------------------


def test_a_known_name_is_found_where_grammar_says_nothing() -> None:
    known = Registry({"zentor": ("zentor", "Zentor Inc.")}, {}, {})
    assert _names("They talked of Zentor in passing.", known) == ["Zentor"]
    assert _names("They talked of Zentor in passing.") == []


def test_forms_that_the_registry_knows_as_one_are_one() -> None:
    thing = ("zentor", "Zentor Inc.")
    known = Registry({"zentor inc.": thing, "znt": thing}, {}, {})
    [entry] = _document("Zentor Inc. grew. ZNT signed a deal.", known).organizations
    assert entry.registered == "zentor"
    assert {"ZNT", "Zentor Inc."} <= entry.forms


def test_every_mention_is_located() -> None:
    text = "Zentor Inc. grew. They met Zentor, and ZENTOR INC. too."
    document = _document(text)
    found = [
        mention.span.of(document.release.text) for mention in document.mentions if mention.kind is Kind.ORGANIZATION
    ]
    assert found == ["Zentor Inc.", "Zentor", "ZENTOR INC."]
