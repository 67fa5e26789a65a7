"""Things that the text only describes: which words make them, and where they count as somebody's product."""

from __future__ import annotations

import pytest

from biopact.loaders.document import Document, read_document
from biopact.loaders.mentions.nameless import find_descriptions
from biopact.loaders.read import read
from biopact.resolution.registry import Registry
from biopact.text import Release, Span

NOTHING_KNOWN = Registry({}, {}, {})


def _document(text: str) -> Document:
    return read_document(Release("x", f"Headline\n\n{text}"), NOTHING_KNOWN)


def _described(text: str) -> list[str]:
    document = _document(text)
    return [entry.name for entry in (*document.products, *document.technologies) if entry.nameless]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Alpha Inc. bought Beta Ltd.'s asthma drug.", "asthma drug"),
        ("Alpha Inc. said its HIV vaccine candidate did well.", "HIV vaccine candidate"),
        ("Alpha Inc. and Beta Ltd. will develop a vaccine against dengue.", "vaccine against dengue"),
        ("Alpha Inc. will test a novel topical drug for Beta Ltd.", "novel topical drug"),
        ("Alpha Inc. licensed an experimental pill to treat gout from Beta Ltd.", "experimental pill to treat gout"),
        ("Alpha Inc. has rights to two diabetes drugs of Beta Ltd.", "diabetes drugs"),
        (
            "Alpha Inc. signed a pact with Beta Ltd. for a blood cancer and arthritis drug.",
            "blood cancer and arthritis drug",
        ),
        ("Alpha Inc. has a license to anti-XYZ antibodies of Beta Ltd.", "anti-XYZ antibodies"),
        ("Alpha Inc. relies on its innovative yeast expression platform.", "yeast expression platform"),
        ("Alpha Inc. bought Beta Ltd.'s virtual fencing technology.", "virtual fencing technology"),
        ("Alpha Inc. sells Beta Ltd.'s dry eye test.", "dry eye test"),
        ("Alpha Inc. has built a test based on a yeast expression technology.", "yeast expression technology"),
        ("Trials of the Alphagen cancer drug failed, Alphagen Inc. said.", "cancer drug"),
        ("Trials of the Alpha Inc. heart drug did well.", "heart drug"),
    ],
)
def test_a_thing_without_a_name_goes_by_its_description(sentence: str, name: str) -> None:
    assert _described(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Alpha Inc. bought Beta Ltd.'s lead candidate.",
        "Alpha Inc. develops new treatments for cancer.",
        "Alpha Inc. leads the cancer drug market.",
        "Alpha Inc. sells its asthma drug Zentora(R).",
        "Zentora(R), an asthma drug of Alpha Inc., did well.",
        "ZNT-101 is an anti-PD-1 antibody that Alpha Inc. tests.",
        "Alpha Inc. will use its proprietary technology platform.",
        "The asthma drug class is old.",
        "It tests a patient's stem cells and Alpha Inc. supports their immune system.",
        "Alpha Inc. improves its quality management system.",
    ],
)
def test_descriptions_of_named_things_and_of_fields_are_no_things(sentence: str) -> None:
    assert _described(sentence) == []


def test_a_description_reaches_from_its_first_own_word_to_what_the_thing_is_against() -> None:
    text = "They want a promising investigational vaccine targeting SARS-CoV-2 for adults."
    found = list(find_descriptions(text, Span(0, len(text))))
    assert [description.span.of(text) for description in found] == ["investigational vaccine targeting SARS-CoV-2"]


def test_the_same_description_is_another_thing_in_another_release() -> None:
    text = "Headline\n\nThe biotech Alpha Pharma Inc. has licensed an asthma drug in clinical trials from Beta Inc.\n"
    found = {
        subject.value.id for name in ("a", "b") for deal in read(Release(name, text)).deals for subject in deal.subjects
    }
    assert found == {"asthma-drug-in-a", "asthma-drug-in-b"}
