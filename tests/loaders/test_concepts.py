"""One disease and one target under all the names that a text gives them; what is for what, and what only looks so."""

from __future__ import annotations

import pytest

from biopact.codes import Predicate
from biopact.loaders.mentions.abbreviations import abbreviations_of
from biopact.loaders.mentions.disease_names import written_out
from biopact.loaders.mentions.diseases import find_diseases
from biopact.loaders.read import read
from biopact.loaders.rules.targets import symbol, targets
from biopact.text import Release, Span

LEAD = "BASEL, Switzerland, March 3, 2021 - Actelion Ltd today announced an update on its drug candidate AX-101.\n\n"


def _told(predicate: Predicate, *sentences: str) -> dict[str, set[str]]:
    """What a made-up release says with one predicate: the product's name -> names of the objects."""
    text = "Actelion Reports on AX-101, an Antibody in Clinical Trials\n\n" + LEAD + " ".join(sentences)
    told: dict[str, set[str]] = {}
    for relation in read(Release("made-up", text)).relations:
        if relation.predicate is predicate:
            named = relation.object if isinstance(relation.object, str) else relation.object.name
            told.setdefault(relation.subject.name, set()).add(named)
    return told


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("for renal cell carcinoma (RCC) and", {"RCC": "renal cell carcinoma"}),
        ("targets delta-like ligand 3 (DLL3).", {"DLL3": "delta-like ligand 3"}),
        ("a U.S. company (NASDAQ: AXYZ) said", {}),
        ("the Food and Drug Administration (FDA)", {"FDA": "Food and Drug Administration"}),
        ("was approved (see below)", {}),
    ],
)
def test_abbreviations_are_explained_by_the_words_before_them(text: str, explained: dict[str, str]) -> None:
    assert abbreviations_of(text) == explained


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("NASH", "nonalcoholic steatohepatitis"),
        ("recurrent XYZ", "recurrent xylo syndrome"),
        ("lung cancers", "lung cancer"),
        ("psoriasis", "psoriasis"),
    ],
)
def test_a_disease_is_written_out(name: str, whole: str) -> None:
    assert written_out(name, {"XYZ": "xylo syndrome"}) == whole


def test_cancers_that_share_a_head_are_told_apart() -> None:
    text = "approved to treat colon, breast and lung cancers"
    [disease] = find_diseases(text, Span(0, len(text)))
    assert disease.names == ("colon cancers", "breast cancers", "lung cancers")


def test_a_name_does_not_reach_over_another_thing() -> None:
    text = "its Maxura osteoporosis drug"
    [disease] = find_diseases(text, Span(0, len(text)), [10])
    assert disease.name == "osteoporosis"


@pytest.mark.parametrize(
    "sentence",
    [
        "AX-101 is being developed for the treatment of psoriasis.",
        "AX-101, a new psoriasis drug, was well tolerated.",
        "Sales of the psoriasis treatment AX-101 are expected to begin in 2025.",
        "For the prevention of psoriasis, AX-101 is given once a week.",
        "AX-101 is an antibody. It is indicated for adults with psoriasis.",
    ],
)
def test_reads_what_a_product_is_for(sentence: str) -> None:
    assert _told(Predicate.INDICATED_FOR, sentence) == {"AX-101": {"psoriasis"}}


@pytest.mark.parametrize(
    "sentence",
    [
        "Actelion is a biotechnology company dedicated to finding new medicines for cancer and lupus.",
        "AX-101 was given to patients who had died of pneumonia.",
        "AX-101 may raise the risk of stroke.",
        "The prevalence of psoriasis is about 3 percent.",
        "Psoriasis activists praised AX-101.",
    ],
)
def test_refuses_what_it_is_not_for(sentence: str) -> None:
    assert _told(Predicate.INDICATED_FOR, sentence) == {}


def test_a_word_for_a_class_of_drugs_tells_what_they_are_for() -> None:
    assert _told(Predicate.INDICATED_FOR, "The anti-depressant AX-101 was well tolerated.") == {
        "AX-101": {"depression"}
    }


def test_two_products_and_two_diseases_respectively() -> None:
    told = _told(
        Predicate.INDICATED_FOR,
        "AX-101 and AX-202 are being developed for psoriasis and asthma, respectively.",
    )
    assert told == {"AX-101": {"psoriasis"}, "AX-202": {"asthma"}}


def test_the_names_of_one_disease_are_one_node_with_aliases() -> None:
    text = LEAD + "AX-101 is for renal cell carcinoma (RCC). AX-101 is also tested in patients with RCC."
    facts = read(Release("made-up", "Actelion Reports on AX-101, an Antibody in Clinical Trials\n\n" + text))
    [relation] = [r for r in facts.relations if r.predicate is Predicate.INDICATED_FOR]
    assert not isinstance(relation.object, str)
    assert (relation.object.name, relation.object.aliases) == ("renal cell carcinoma", ("RCC",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("an antibody targeting delta-like ligand 3, which", ["delta-like ligand 3"]),
        ("directed to B-cell maturation antigen in", ["B-cell maturation antigen"]),
        ("an oral alpha 2-adrenergic agonist", ["alpha 2-adrenergic"]),
        ("blocks a protein called PCSK9", ["PCSK9"]),
        ("a HER3-directed conjugate", ["HER3"]),
        ("After the antibody binds to ROR1 on cells", ["ROR1"]),
        ("targeting both PD-1 and VEGF", ["PD-1", "VEGF"]),
        ("Targeting patients in Europe", []),
        ("a third-generation small molecule inhibitor", []),
    ],
)
def test_targets_are_named_as_written(text: str, names: list[str]) -> None:
    assert sorted(name for name, _, _ in targets(text)) == sorted(names)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("programmed cell death protein-1", "PD-1"),
        ("IL-2 receptors", "IL-2 receptor"),
        ("interleukin 6", "IL-6"),
        ("CD40 ligand", "CD40L"),
        ("xylo receptor 2", "XR2"),
        ("DLL3", "DLL3"),
    ],
)
def test_forms_of_a_target_share_a_symbol(name: str, short: str) -> None:
    assert symbol(name, {"XR2": "xylo receptor 2"}) == short


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("AX-101 is a late-stage candidate. A Phase 2 trial of AX-101 is under way.", "phase-2"),
        ("The company has several preclinical candidates, including AX-101.", "preclinical"),
        ("AX-101 is in a Phase 1b/Phase 2 trial.", "phase-1-2"),
        ("Regulators last summer approved AX-101 in Europe.", "approved"),
        ("The companies have launched Phase 3 trials of AX-101.", "phase-3"),
    ],
)
def test_reads_how_far_a_product_has_come(sentence: str, stage: str) -> None:
    assert _told(Predicate.STAGE, sentence) == {"AX-101": {stage}}


def test_words_for_a_product_without_a_name_say_what_it_is_for() -> None:
    told = _told(Predicate.INDICATED_FOR, "Actelion licensed an experimental melanoma drug from Roche.")
    assert {"melanoma"} in told.values()


def test_a_platform_behind_all_candidates_is_behind_each() -> None:
    told = _told(
        Predicate.USES_TECHNOLOGY,
        "Actelion is developing AX-101 for psoriasis.",
        "All of Actelion's drug candidates are based on its proprietary Foldex platform.",
    )
    assert told == {"AX-101": {"Foldex platform"}}
