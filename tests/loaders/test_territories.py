"""Where rights hold: which places of a sentence are a territory, which are left out of it, which are neither."""

from __future__ import annotations

import pytest

from biopact.loaders.document import read_document
from biopact.loaders.read import read
from biopact.loaders.rules.terms import exclusivity
from biopact.loaders.rules.territories import Scope, territory
from biopact.loaders.skeleton import skeleton
from biopact.resolution.registry import Registry
from biopact.text import Release


def _bones(sentence: str) -> str:
    document = read_document(Release("x", "Headline\n\n" + sentence), Registry({}, {}, {}))
    return skeleton(document, document.sentences[1]).text


def _scope(sentence: str) -> Scope | None:
    return territory(_bones(sentence))


@pytest.mark.parametrize(
    ("sentence", "included", "excluded"),
    [
        ("Alpha Inc. gave Beta Ltd. exclusive rights to sell ZNT-101 in Japan and Taiwan.", "japan, taiwan", ""),
        ("Alpha Inc. gave Beta Ltd. an exclusive worldwide license to ZNT-101.", "worldwide", ""),
        ("Beta Ltd. will market ZNT-101 in all countries other than Japan.", "worldwide", "japan"),
        ("Beta Ltd. takes ex-China rights to ZNT-101.", "worldwide", "china"),
        ("Beta Ltd. obtained global rights to ZNT-101, excluding Greater China.", "worldwide", "greater china"),
        ("Alpha Inc. retains all rights to ZNT-101 in Canada.", "", "canada"),
        ("Beta Ltd. licenses Greater China rights to ZNT-101.", "greater china", ""),
        ("Beta Ltd. licenses European rights to ZNT-101.", "Europe", ""),
        ("The license holds in 30 low- and middle-income countries.", "30 low- and middle-income countries", ""),
        (
            "Beta Ltd. has rights in Asia, the Middle East and other regions outside of the European Union.",
            "asia, the middle east, other regions",
            "the european union",
        ),
    ],
)
def test_places_of_rights_are_a_territory(sentence: str, included: str, excluded: str) -> None:
    scope = _scope(sentence)
    assert scope is not None
    assert (", ".join(scope.included), ", ".join(scope.excluded)) == (included, excluded)


@pytest.mark.parametrize(
    "sentence",
    [
        "Alpha Inc. is a global leader in vaccines.",
        "ZNT-101 was approved in Japan.",
        "Alpha Inc. began a Phase 3 trial in Europe.",
        "Alpha Inc. has an agreement with Beta Ltd., a company based in Germany.",
        "Under the agreement the vaccine will be available to patients worldwide.",
    ],
)
def test_places_of_other_things_are_none(sentence: str) -> None:
    assert _scope(sentence) is None


def test_rights_are_surer_than_business() -> None:
    rights, business = _scope("Beta Ltd. has rights in Japan."), _scope("Beta Ltd. will sell ZNT-101 in Japan.")
    assert rights is not None
    assert business is not None
    assert rights.weight > business.weight


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Alpha Inc. gave Beta Ltd. an exclusive license.", True),
        ("Alpha Inc. gave Beta Ltd. a non-exclusive license.", False),
        ("Alpha Inc. keeps exclusive rights in Japan.", None),
        ("Alpha Inc. may grant non-exclusive sublicenses.", None),
        ("Alpha Inc. may convert the pact into an exclusive license.", None),
        ("Alpha Inc. has an exclusive option to a license.", None),
        ("Alpha Inc. spoke in an exclusive interview.", None),
    ],
)
def test_exclusivity_is_that_of_the_deal(sentence: str, said: bool | None) -> None:
    found = exclusivity(_bones(sentence))
    assert (found[0] if found else None) is said


def test_a_place_over_the_end_of_a_line_is_named_as_said() -> None:
    text = (
        "Alpha Licenses Zentora to Beta\n\nBOSTON, May 3, 2012 -- Alpha Inc. gave Beta Ltd. the exclusive rights "
        "to the oral cancer drug Zentora worldwide, except in Greater\nChina.\n"
    )
    [deal] = read(Release("x", text)).deals
    assert [stated.value.name for stated in deal.territory_excluded] == ["Greater China"]
