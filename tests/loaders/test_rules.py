"""Every rule is proved by its own sentences: each example gives its value, each reject gives nothing."""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import biopact.loaders.rules
from biopact.loaders.document import Document, read_document
from biopact.loaders.rule import Rule, find_all, pattern
from biopact.loaders.rules import companies, deal, licences
from biopact.loaders.skeleton import skeleton
from biopact.resolution.registry import Registry
from biopact.text import Release

NOTHING_KNOWN = Registry({}, {}, {})


def _modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(biopact.loaders.rules.__path__, biopact.loaders.rules.__name__ + "."):
        yield importlib.import_module(module.name)


def _is_rules(value: object) -> bool:
    return isinstance(value, tuple) and len(value) > 0 and all(isinstance(member, Rule) for member in value)


def _rules() -> list[tuple[ModuleType, Rule[Any]]]:
    """Every rule of every module once, with the module that defines it."""
    found: dict[int, tuple[ModuleType, Rule[Any]]] = {}
    for module in _modules():
        for value in vars(module).values():
            if _is_rules(value):
                for rule in value:
                    found.setdefault(id(rule), (module, rule))
    return list(found.values())


RULES = _rules()
SENTENCES = [
    pytest.param(module, rule, sentence, value, id=f"{rule.name}-{number}")
    for module, rule in RULES
    for number, (sentence, value) in enumerate(rule.examples, 1)
]
REJECTS = [
    pytest.param(module, rule, sentence, id=f"{rule.name}-{number}")
    for module, rule in RULES
    for number, sentence in enumerate(rule.rejects, 1)
]


def _document(sentence: str) -> Document:
    """A release of a headline and one sentence, read without the help of the registry."""
    return read_document(Release("x", "Headline\n\n" + sentence), NOTHING_KNOWN)


def _told(module: ModuleType, rule: Rule[Any], sentence: str) -> list[str]:
    """What a rule finds behind the headline, in the words of its module (of `deal` where it has none of its own)."""
    document = _document(sentence)
    tell = getattr(module, "tell", deal.tell)
    bones = [skeleton(document, part) for part in document.sentences[1:]]
    if module is companies:  # whose rules also see what bones leave out
        bones += [bone.full for bone in bones if bone.full]
    return [tell(found.value, bone) for bone in bones for found in find_all((rule,), bone)]


def test_every_kind_of_fact_has_rules() -> None:
    names = {name for module in _modules() for name, value in vars(module).items() if _is_rules(value)}
    expected = "ACQUISITIONS LICENCES AGREEMENTS PAYMENTS ROYALTIES PRODUCT_RULES SUBSIDIARIES"
    assert names >= set(expected.split())


def test_the_rule_and_the_bones_of_the_documentation_are_what_it_says() -> None:
    document = (Path(__file__).parents[2] / "docs" / "reading.md").read_text()
    [source] = re.findall(r"^    (Rule\(\n.*?\n    \))\n", document, flags=re.MULTILINE | re.DOTALL)
    rule: Rule[Any] = eval(textwrap.dedent(source), {"Rule": Rule, "pattern": pattern, "licence": licences.licence})
    for sentence, value in rule.examples:
        assert value in _told(licences, rule, sentence)
    for sentence in rule.rejects:
        assert _told(licences, rule, sentence) == []
    [(text, bones)] = re.findall(r"\n\n((?:    .+\n)+)\n    (⟨O⟩.+)\n\n", document)
    read = _document(" ".join(text.split()))
    shown = skeleton(read, read.sentences[1]).text
    assert re.sub("[\uf500-\uf5ff]", "⟨M⟩", re.sub("[\ue000-\ue7ff]", "⟨O⟩", shown)) == bones


def test_names_of_rules_are_distinct() -> None:
    assert [name for name, times in Counter(rule.name for _, rule in RULES).items() if times > 1] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for _, rule in RULES])
def test_a_rule_has_a_plain_name_an_example_and_a_reject(rule: Rule[Any]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.examples
    assert rule.rejects
    assert not {sentence for sentence, _ in rule.examples} & set(rule.rejects)


@pytest.mark.parametrize(("module", "rule", "sentence", "value"), SENTENCES)
def test_an_example_gives_its_value(module: ModuleType, rule: Rule[Any], sentence: str, value: str) -> None:
    assert value in _told(module, rule, sentence)


@pytest.mark.parametrize(("module", "rule", "sentence"), REJECTS)
def test_a_reject_gives_nothing(module: ModuleType, rule: Rule[Any], sentence: str) -> None:
    assert _told(module, rule, sentence) == []


@pytest.mark.parametrize(("module", "rule", "sentence", "value"), SENTENCES)
def test_what_a_rule_finds_stands_in_the_text(module: ModuleType, rule: Rule[Any], sentence: str, value: str) -> None:
    document = _document(sentence)
    for part in document.sentences[1:]:
        bones = skeleton(document, part)
        for found in rule.find(bones):
            assert found.rule == rule.name
            assert bones.span(found.start, found.end) in part.span
