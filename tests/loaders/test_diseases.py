"""Diseases as noun phrases: what names them is kept, what only stands before them is left."""

from __future__ import annotations

import pytest

from biopact.loaders.mentions.diseases import find_diseases
from biopact.loaders.read import read
from biopact.text import Release, Span

WHOLE = """
non-small cell lung cancer|breast cancer|metastatic solid tumors|acute myeloid leukemia|diffuse large B-cell lymphoma
multiple myeloma|multiple sclerosis|amyotrophic lateral sclerosis|melanoma|glioblastoma|mesothelioma|ovarian carcinoma
rheumatoid arthritis|psoriasis|ulcerative colitis|Crohn's disease|Alzheimer's disease|Alzheimer’s disease
Parkinson's disease|Huntington's disease|type 2 diabetes|type 1 diabetes|diabetes mellitus|chronic kidney disease
sickle cell disease|cystic fibrosis|hepatitis B|hepatitis C|HIV/AIDS|COVID-19|influenza|tuberculosis|malaria
heart failure|hypertension
wet age-related macular degeneration|Duchenne muscular dystrophy|spinal muscular atrophy|hemophilia A
schizophrenia|migraine|asthma|osteoporosis|obesity|NASH|COPD|NSCLC|anemia|neuropathy|atopic dermatitis
"""
NAMES = [name for name in WHOLE.strip().replace("\n", "|").split("|") if name]


def _diseases(text: str) -> list[str]:
    return [disease.name for disease in find_diseases(text, Span(0, len(text)))]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "frame",
    [
        "It is for the treatment of {}.",
        "It treats {} in adults.",
        "They have patients with {}, they said.",
        "A drug for {} was shown.",
        "It was tested against {}.",
    ],
)
def test_a_disease_is_named_whole(name: str, frame: str) -> None:
    assert _diseases(frame.format(name)) == [name]


def test_every_member_of_a_list_is_found() -> None:
    assert _diseases("for ulcerative colitis, Crohn's disease and psoriasis") == [
        "ulcerative colitis",
        "Crohn's disease",
        "psoriasis",
    ]
    assert _diseases("in breast cancer or ovarian cancer") == ["breast cancer", "ovarian cancer"]


def test_a_name_over_two_lines_is_one_name() -> None:
    text = "for chronic\nkidney disease."
    [disease] = find_diseases(text, Span(0, len(text)))
    assert disease.name == "chronic kidney disease"
    assert disease.span.of(text) == "chronic\nkidney disease"


@pytest.mark.parametrize("word", ["Stage IV", "advanced-stage", "treating", "such as", "other", "several", "leading"])
def test_words_that_do_not_name_it_are_left(word: str) -> None:
    assert _diseases(f"They spoke of {word} melanoma.") == ["melanoma"]


@pytest.mark.parametrize(
    "text",
    [
        "a diagnosis of it",
        "the analysis and the prognosis",
        "apoptosis of cells",
        "the disease",
        "this disorder",
        "such conditions",
        "a panorama of the economy",
        "dialysis in a diploma",
        "Aroma",
        "painful",
        "non-cancerous",
        "",
    ],
)
def test_words_that_only_look_like_a_disease_are_none(text: str) -> None:
    assert _diseases(text) == []


def test_offsets_count_in_the_whole_text() -> None:
    text = "asthma, psoriasis, migraine"
    assert [disease.span.of(text) for disease in find_diseases(text, Span(8, 17))] == ["psoriasis"]


def test_what_is_said_of_a_further_candidate_of_a_list_is_not_said_of_the_first() -> None:
    text = (
        "Alpha and Beta Join Forces\n\nBOSTON, May 3, 2021 -- Alpha Pharmaceuticals Inc. and Beta "
        "Therapeutics Ltd. today announced a cancer collaboration. It includes ZNT-101, an antibody-drug "
        "conjugate to CD33 for acute myeloid leukemia; an antibody to IGF-1R for solid "
        "tumors; and a candidate for B-cell cancers.\n"
    )
    found = read(Release("r", text)).relations
    about = {
        (str(r.predicate), r.object.name)
        for r in found
        if r.subject.name == "ZNT-101" and not isinstance(r.object, str) and r.predicate in {"targets", "indicatedFor"}
    }
    assert about == {("targets", "CD33"), ("indicatedFor", "acute myeloid leukemia")}
