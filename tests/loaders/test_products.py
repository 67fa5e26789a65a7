"""Products by code, substance name, brand and introduction; technologies by their noun; and what is neither."""

from __future__ import annotations

import pytest

from biopact.loaders.document import Document, Kind, read_document
from biopact.resolution.registry import Registry
from biopact.text import Release

NOTHING_KNOWN = Registry({}, {}, {})


def _document(text: str, known: Registry = NOTHING_KNOWN) -> Document:
    return read_document(Release("x", f"Headline\n\n{text}"), known)


def _products(text: str, known: Registry = NOTHING_KNOWN) -> list[str]:
    return [entry.name for entry in _document(text, known).products]


def _technologies(text: str, known: Registry = NOTHING_KNOWN) -> list[str]:
    return [entry.name for entry in _document(text, known).technologies]


CODES = """
MK-2870 HPN328 PF-08046052 AKCEA-ANGPTL3-LRx T-DM1 SGX945 AB-101 ZNT101A AZD1222 GSK-J4 mRNA-1273 BNT162b2
""".split()
NO_PRODUCTS = """
HER2|EGFR|PD-1|PD-L1|CD20|CTLA-4|IL-6|TNF|VEGF|KRAS|BCMA|GLP-1|COVID-19|SARS-CoV-2|H1N1|HIV-1|DNA|B12|G20|COVAX|KEYNOTE-189
NCT01234567|10-K|S-1|Q3|FY2012|ISO 9001|Phase 3|Form 10-K|Form 8-K|Type 2|Section 16|NASDAQ: ZN1234|anti-PD-1|2010-2012
""".strip().replace("\n", "|")
SUBSTANCES = """
trastuzumab|pembrolizumab|imatinib|palbociclib|olaparib|sitagliptin|semaglutide|inclisiran|atorvastatin|losartan|adagrasib
apixaban|paclitaxel|gemcitabine|etanercept|zolpidem|sunitinib|trastuzumab emtansine|mirvetuximab soravtansine
brentuximab vedotin|tenofovir alafenamide|pivekimab sunirine
""".strip().replace("\n", "|")


@pytest.mark.parametrize("code", [*CODES, "TPI 287", "ZN 1234"])
def test_a_development_code_is_a_product(code: str) -> None:
    for sentence in (f"Zentor Inc. tests {code}.", f"{code} did well.", f"The trial of {code}, a pill, ended."):
        assert _products(sentence) == [code], sentence


@pytest.mark.parametrize("name", NO_PRODUCTS.split("|"))
def test_targets_diseases_trials_and_forms_are_no_products(name: str) -> None:
    assert _products(f"It was said of {name} that it counts.") == []


@pytest.mark.parametrize("name", SUBSTANCES.split("|"))
def test_a_word_with_the_stem_of_an_inn_is_a_product(name: str) -> None:
    assert _products(f"They tested {name} in May.") == [name]
    assert _products(f"{name.capitalize()} did well.") == [name.capitalize()]


@pytest.mark.parametrize(
    "word",
    "establish cohort milestone accept outside within hormone peptide cornerstone control alcohol school nucleotide "
    "native one season person report resort".split(),
)
def test_plain_words_that_end_alike_are_no_products(word: str) -> None:
    assert _products(f"They spoke of {word} in May. {word.capitalize()} was the word.") == []


@pytest.mark.parametrize("mark", ["®", "™", "(R)", "(TM)", " ®"])
def test_a_registered_name_is_a_product_without_its_mark(mark: str) -> None:
    assert _products(f"They sell Zentora{mark} in Japan.") == ["Zentora"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The drug Zentora works.",
        "They sell a vaccine called Zentora.",
        "Zentora, an investigational kinase inhibitor, works.",
        "Zentora is an oral drug.",
        "Its product candidate, Zentora, works.",
        "They sell Niaspan® and Zentora.",
    ],
)
def test_a_name_that_the_text_introduces_as_a_drug_is_a_product(sentence: str) -> None:
    assert "Zentora" in _products(sentence)


def test_a_substance_in_small_letters_is_read_where_the_text_names_it() -> None:
    assert _products("They sell a drug called gepirone in Japan.") == ["gepirone"]


@pytest.mark.parametrize(
    "text",
    [
        "They sell trastuzumab emtansine (T-DM1).",
        "They sell T-DM1 (trastuzumab emtansine).",
        "They sell T-DM1 (formerly known as trastuzumab emtansine).",
        "They sell trastuzumab emtansine (also called T-DM1; see below).",
        "They sell T-DM1. Then trastuzumab emtansine (T-DM1) grew.",
    ],
)
def test_a_name_in_brackets_is_an_alias(text: str) -> None:
    [entry] = _document(text).products
    assert {"T-DM1", "trastuzumab emtansine"} <= entry.forms


@pytest.mark.parametrize("text", ["Zentora® (zentorimab) did well.", "Zentora (pembrolizumab) did well."])
def test_a_brand_and_its_substance_are_one(text: str) -> None:
    [entry] = _document(text).products
    assert entry.forms & {"zentorimab", "pembrolizumab"}
    assert "Zentora" in entry.forms


def test_a_target_in_brackets_is_no_alias() -> None:
    [entry] = _document("They test ZNT-101 (PD-1).").products
    assert entry.forms == {"ZNT-101"}


@pytest.mark.parametrize(
    ("text", "name", "long"),
    [
        ("It has the Nexia platform.", "Nexia", "Nexia platform"),
        ("Zentor Inc.'s Nexia technology works.", "Nexia", "Nexia technology"),
        ("Our Nexia® antibody discovery platform works.", "Nexia", "Nexia antibody discovery platform"),
        (
            "Its Targeted Antibody Payload (TAP) technology works.",
            "Targeted Antibody Payload",
            "Targeted Antibody Payload (TAP) technology",
        ),
    ],
)
def test_a_name_before_technology_or_platform_is_a_technology(text: str, name: str, long: str) -> None:
    [entry] = _document(text).technologies
    assert entry.name == name
    assert entry.long_forms == {long}
    assert _products(text) == []


def test_a_short_form_in_brackets_belongs_to_its_technology() -> None:
    text = "Its Targeted Antibody Payload (TAP) technology works. A TAP compound was made."
    document = _document(text)
    [entry] = document.technologies
    assert "TAP" in entry.forms
    places = [
        mention.span.of(document.release.text) for mention in document.mentions if mention.kind is Kind.TECHNOLOGY
    ]
    assert places == ["Targeted Antibody Payload (TAP) technology", "TAP"]


@pytest.mark.parametrize(
    "text", ["It has a proprietary technology platform.", "The technology works.", "A new platform came."]
)
def test_a_technology_without_a_name_is_none(text: str) -> None:
    assert _technologies(text) == []


def test_known_products_and_technologies_are_found_where_grammar_says_nothing() -> None:
    known = Registry({}, {"zentora": ("zentora", "Zentora")}, {"nexia": ("nexia", "Nexia")})
    text = "They talked of Zentora and of Nexia in passing."
    assert (_products(text, known), _technologies(text, known)) == (["Zentora"], ["Nexia"])
    assert (_products(text), _technologies(text)) == ([], [])


def test_an_organization_is_no_product() -> None:
    document = _document("Zentor Inc. announced a deal. The drug Zentor works.")
    assert [entry.name for entry in document.organizations] == ["Zentor Inc."]


def test_it_and_the_drug_are_the_product_named_before() -> None:
    document = _document("They test ZNT-101 in May. The drug did well. It was safe. Nothing more was said.")
    assert document.carried == {2: 0, 3: 0}


def test_an_about_section_carries_its_product() -> None:
    document = _document("They test ZNT-101 in May.\n\nAbout ZNT-101\n\nTrials go on in Japan.\n")
    assert document.about_products
    assert set(document.carried.values()) == {0}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alpha Inc. sells Zentora® Flavor Tabs® for dogs.", "Zentora Flavor Tabs"),
        ("Alpha Inc. sells Zentora® Nexium® Chews for dogs.", "Zentora Nexium Chews"),
        ("Alpha Inc. sells FDA-approved Zentora® in May.", "Zentora"),
        ("Alpha Inc.'s Zentora® did well.", "Zentora"),
        ("They tested Raludotatug Vedotin in May.", "Raludotatug Vedotin"),
    ],
)
def test_a_brand_is_all_of_its_marked_words_and_none_of_its_praise(text: str, name: str) -> None:
    assert _products(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "It was shown at the Liver Meeting® in Boston.",
        "Alpha Inc. paid USD 2900 to a man in FL 32934 at ASCO 2023.",
        "They sell vaccines, Muller said.",
        "It fights germs with medicines such as Betagen's old one.",
        "Cells that are called vasogenic are rare.",
        "They asked not to be named because it is private.",
    ],
)
def test_meetings_sums_places_people_and_plain_words_are_no_products(text: str) -> None:
    assert _products(text) == []


def test_a_technology_is_not_the_word_that_describes_it() -> None:
    text = "Alpha Inc. leads in AI-powered care. Its AI-powered pathology platform Nexia did well."
    document = _document(text)
    spans = [m.span.of(document.release.text) for m in document.mentions if m.kind is Kind.TECHNOLOGY]
    assert "AI-powered" not in spans
    assert "AI-powered pathology platform" in spans


def test_a_drug_that_uses_a_technology_is_no_technology() -> None:
    assert _technologies("Zentora uses technology of Alpha Inc. to work.") == []


@pytest.mark.parametrize(
    "text",
    [
        "ZNT-101, formerly known as ABC-202, did well. ABC-202 is a pill.",
        "ZNT-101/ABC-202 did well. ABC-202 is a pill and ZNT-101 too.",
        "ZNT-101 (a pill), now known as ABC-202, did well.",
        "ZNT-101 is marketed as Zentora®. Zentora® did well.",
    ],
)
def test_two_names_of_one_product_are_joined_by_the_words_between_them(text: str) -> None:
    assert len(_document(text).products) == 1


def test_a_strength_is_no_product_of_its_own() -> None:
    assert len(_document("Alpha Inc. tests ZNT-101. They gave ZNT-101 in May and ZNT-102 in June.").products) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They will use the Nexia Drug Screening System in May.", "Nexia Drug Screening System"),
        ("They like the Nociscan solution for pain.", "Nociscan"),
        ("They like PrecisionZNT tests.", "PrecisionZNT"),
        ("It sells nanozent(TM) in May.", "nanozent"),
        ("Its lead candidate, SLV-3, did well.", "SLV-3"),
    ],
)
def test_devices_tests_and_coined_names_are_products(text: str, name: str) -> None:
    assert _products(text) == [name]


@pytest.mark.parametrize(
    "text",
    ["The Zentory Health System did well.", "Old devices did well.", "The immune System did well."],
)
def test_health_systems_and_plain_devices_are_no_products(text: str) -> None:
    assert _products(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It emerged from TwinHold, Alpha Inc.'s proprietary structure-prediction engine.",
        "It was built on Alpha Inc.'s TwinHold format.",
        "TwinHold™ is an antibody platform of Alpha Inc.",
    ],
)
def test_what_is_said_to_be_an_engine_or_format_is_a_technology(text: str) -> None:
    assert [name for name in _technologies(text) if name.startswith("TwinHold")]


@pytest.mark.parametrize("text", ["It settled on Breovene, its own brand.", "It sold Calmisane, its approved lotion."])
def test_brands_and_lotions_are_products(text: str) -> None:
    assert len(_products(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "AlphaWire is a specialized communications platform with a focus on syndication.",
        "Specifically, ZNT-101 did well.",
        "ZNT-101 and Steve did well.",
    ],
)
def test_wires_adverbs_and_given_names_are_neither_products_nor_technologies(text: str) -> None:
    document = _document(text)
    assert {entry.name for entry in (*document.products, *document.technologies)} <= {"ZNT-101"}
