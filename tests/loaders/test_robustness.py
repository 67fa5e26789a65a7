"""Reading never raises, whatever the text; its evidence always stands; and no text makes it slow."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import biopact.loaders.rules
from biopact.facts import ReleaseFacts
from biopact.loaders.read import read
from biopact.loaders.rule import Rule
from biopact.loaders.sentences import LONGEST
from biopact.loaders.sources.plain import read_plain
from biopact.text import Evidence, Release

DIGESTS = sorted((Path(__file__).parents[2] / "seeds" / "releases").glob("*.md"))
HEAD = "Alpha Signs Deal with Beta on Cancer Drugs\n\nBOSTON, May 3, 2012 -- Alpha Inc. is a biotechnology company. "
TAIL = "\n\nBiotech vaccines."
"""Makes any text one of the field; a text of another trade is not read at all."""


def _evidence(value: object) -> Iterator[Evidence]:
    """Every piece of evidence in a fact, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _evidence(member)
    elif is_dataclass(value) and not isinstance(value, Release):
        for part in fields(value):
            yield from _evidence(getattr(value, part.name))


def _all_rules() -> list[Rule[Any]]:
    """Every rule there is, by name."""
    folder = biopact.loaders.rules
    modules = [
        importlib.import_module(part.name) for part in pkgutil.walk_packages(folder.__path__, f"{folder.__name__}.")
    ]
    groups = [value for module in modules for value in vars(module).values() if isinstance(value, tuple)]
    found = {member.name: member for group in groups for member in group if isinstance(member, Rule)}
    return [found[name] for name in sorted(found)]


def _read(text: str) -> ReleaseFacts:
    """The facts of a text, after what must hold of all facts has been checked."""
    release = Release("x", text)
    facts = read(release)
    for found in _evidence(facts):
        assert found.release is release
        assert found.quote
        assert text[found.span.start : found.span.end] == found.quote
    return facts


ORDINARY = "\n\n".join(path.read_text(encoding="utf-8") for path in DIGESTS)
"""Releases as they are: what they take here is the measure of what any text may take, however slow the machine."""
EIGHTH = 2_500
"""Code points of the short texts whose time is compared with that of texts eight times as long."""
GROWTH = 32
"""Times that the eightfold text may take: where time is linear it takes about 8, where it is quadratic 64."""
TRIES = 3


@cache
def _pace() -> float:
    """CPU seconds in which an ordinary text of an eighth of the length is read on this machine."""
    _read(HEAD + ORDINARY[:EIGHTH])
    return _cost(lambda: _read(HEAD + ORDINARY[:EIGHTH]))


def _cost(do: Callable[[], object]) -> float:
    """CPU seconds of something, the least of a few runs."""
    costs = []
    for _ in range(TRIES):
        before = time.process_time()
        do()
        costs.append(time.process_time() - before)
    return min(costs)


def _in_time(do: Callable[[], object], seconds: float) -> None:
    """Fails what takes more CPU time than that in each of a few runs, and does not wait for its end."""
    for attempt in range(1, TRIES + 1):
        try:
            with _at_most(seconds):
                do()
            return
        except TimeoutError:
            if attempt == TRIES:
                raise


def _grows_in_step(short: str, long: str) -> None:
    """Fails a text that takes much more than eight times the time of its eighth, or of an ordinary text so long."""
    _in_time(lambda: _read(short), 200 * _pace())
    eighth = max(_pace(), _cost(lambda: _read(short)))
    _in_time(lambda: _read(long), GROWTH * eighth)


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Fails what takes more than so many seconds of the processor's time, even within one regular expression."""

    def stop(number: int, frame: FrameType | None) -> None:
        where = []
        while frame is not None:
            where.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno} {frame.f_code.co_name}")
            frame = frame.f_back
        raise TimeoutError(
            f"not done after {seconds} s, at " + " < ".join(line for line in where if "test_" not in line)
        )

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


# ---- any text -------------------------------------------------------------------------------------------------------

PIECES = """
Alpha Inc.|Beta Ltd.|Gamma N.V.|the Company|the companies|it|its|ZNT-101|Zentora®|trastuzumab emtansine (T-DM1)|Group
the Nexia platform|$5 million|up to €1.2 billion|5 percent to 10 percent|May 3, 2012|in 2009|announced|today|per share
has licensed|agreed to acquire|will buy|an exclusive license agreement|a collaboration with|between|under which|from|for
royalties|milestone payments|upfront|to|and|of|in Japan|a subsidiary of|a member of the|is developing|phase 3|which
is approved for|breast cancer|HER2|(NASDAQ: ALPH)|(the “Company”)|“We are glad,”|said Jane Roe, President and CEO
About|About Alpha|Forward-Looking Statements|www.alpha.com|BOSTON --|took two licenses|two compounds in clinical testing
of which one is wholly owned by|under a 2000 agreement|for each license|responsible for|,|.|;|:|(|)|“|”|’|'|"|-|—|*|**|#
•|®|\t|\u00a0|\u2028|\u202e|\u200b|\ufeff|\u0301|\x00|\x0b|İ|ß|ﬁ|ſ|½|٣|第|🧬|\ud800|\ue000|\ue001|\ue800|\uf000|\uf500|\uf600
\uf700|\uf701|\uf8ff|․
"""
WORDS = [word for line in PIECES.strip().splitlines() for word in line.split("|") if word] + ["\n", "\n\n", "\r\n"]


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
@example("")
@example("*")
@example("* " * 300)
@example("#" * 600)
@example("\ud800")
@example("---\n---\n")
def test_no_text_makes_reading_raise(text: str) -> None:
    _read(text)
    _read(text + TAIL)


@settings(deadline=None, max_examples=120)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.booleans())
def test_no_jumble_of_a_release_s_own_words_makes_reading_raise(words: list[str], behind_head: bool) -> None:
    text = (HEAD if behind_head else "") + " ".join(words) + TAIL
    facts = _read(text)
    assert read(Release("x", text)) == facts


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(WORDS), st.integers(1, 400), st.sampled_from(["", " ", ", ", " and ", "\n"]))
def test_no_word_said_again_and_again_makes_reading_raise(word: str, times: int, joint: str) -> None:
    _read(joint.join([word] * times) + TAIL)


@pytest.mark.parametrize(
    "verb", ["licensed ZNT-101 to", "will acquire", "agreed with", "is a subsidiary of", "pays $5 to"]
)
def test_private_marks_of_the_text_name_nobody(verb: str) -> None:
    """The reader marks things by private-use characters; those that a text brings along are not its own."""
    marks = f"\ue005 {verb} \ue006 for \uf505 on \uf605 with \ue805 of \uf005 and \uf700."
    facts = _read(f"A note\n\nBOSTON, May 3, 2012 -- {marks} Alpha Inc. grew.{TAIL}")
    assert facts.deals == ()
    assert {thing.name for thing in facts.things} <= {"Alpha Inc.", "Boston"}


def test_a_text_without_deals_has_facts_of_none() -> None:
    facts = _read("A note\n\nNothing was signed and nobody was bought. It rained." + TAIL)
    assert (facts.deals, facts.relations, facts.memberships, facts.counts) == ((), (), (), ())


# ---- real releases --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_is_read_alike_twice_and_its_evidence_stands(path: Path) -> None:
    release = read_plain(path)
    facts = read(release)
    found = list(_evidence(facts))
    assert len(found) > 5
    for evidence in found:
        assert evidence.release is release
        assert evidence.span.start >= release.body_start
        assert release.text[evidence.span.start : evidence.span.end] == evidence.quote
        assert evidence.quote == evidence.quote.strip()
    assert read(release) == facts


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_the_names_of_a_digest_s_organizations_and_products_stand_in_it(path: Path) -> None:
    release = read_plain(path)
    said = " ".join(release.text.split()).lower()
    for thing in read(release).things:
        if thing.segment in {"organization", "product"}:
            for name in (thing.name, *thing.aliases):
                assert " ".join(name.split()).lower() in said


def test_the_order_of_hashes_changes_nothing() -> None:
    program = (
        "import hashlib, pathlib, sys; from biopact.loaders.read import read; "
        "from biopact.loaders.sources.plain import read_plain; "
        "facts = [read(read_plain(pathlib.Path(path))) for path in sys.argv[1:]]; "
        "print(hashlib.sha256(repr(facts).encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program, *map(str, DIGESTS[:3])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


# ---- hostile lengths ------------------------------------------------------------------------------------------------

SIZE = 20_000
REPEATED = """
Inc. |A, |A and |A|A.|A. |A-|Ab-Cd-|A/|a|a |a b |1|1,|1,111,|$|$1 million |$1 to $2 |10 percent to 20 percent |“|"|'
ZNT-101|Alpha Inc. and the |Alpha Inc., and |Alpha Inc. or its |
(|()|[|)|,|, |.|. |*|**A** |-|/|Alpha |Alpha Beta Gamma |Alpha Inc. |Alpha Inc. and |Alpha Inc., |(NASDAQ: X) |the “
Alpha Inc., a firm that is big, |Alpha Inc. (NASDAQ: ALP), a firm |Alpha Inc. (the “Company” or “Alpha”) |it said |the
Alpha Inc. licensed |Alpha Inc. has acquired |Alpha Inc. has acquired Beta Ltd. |Alpha Inc. agreement with |U.S. |2009 |
agreement with |license |royalties |milestones |the companies |an its the |subsidiary of |Alpha Inc., a subsidiary of |
University of |University of California and |President and |Jane Roe, President and |Dr. Jane Roe, Ph.D., |May 3, 2012 |
BOSTON -- |About X |trastuzumab |trastuzumab (|trastuzumab and |trastuzumab emtansine (T-DM1) |mab|ABC-123 |Xa® |itis
Alpha Beta Gamma® |Tap technology |a technology platform |cancer |breast lung colon cancer |Phase 1/2 |targeting |anti-
receptor |receptor kinase inhibitor |growth factor |α-|www.|a.b.|http://|Contact: |Forward-Looking Statements |A&B & |
million|release is as of |US$|İ|🧬|é|\u00a0|\t|\ue000 and |
"""
HOSTILE = {repr(piece)[1:-1]: piece for line in REPEATED.split("\n") for piece in line.split("|") if piece}
HOSTILE |= {
    "about-lines": "About X\n",
    "lines": "a\n",
    "paragraphs": "a\n\n",
    "returns": "a\r\n",
    "bullets": "\n• a",
    "items": "\n1. a",
    "front": "---\n",
}
DISTINCT = {
    "companies": " and ".join(f"Zentor{number} Inc." for number in range(1200)),
    "sentences": " ".join(
        f"Zentor{number} Inc. licensed ZNT-{1000 + number} to Pelmor{number} Ltd. for ${number} million."
        for number in range(260)
    ),
    "announcers": " ".join(f"Zentor{number} announced that" for number in range(900)),
    "names": " ".join(f"Zentor{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}" for number in range(2200)),
    "codes": " ".join(f"ZN-{number}" for number in range(1000, 3800)),
    "abouts": "\n\n".join(f"About Zentor{number}\n\nZentor{number} is a firm." for number in range(500)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_of_one_piece_said_again_and_again_is_read_in_time(name: str) -> None:
    piece = HOSTILE[name]
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    _in_time(lambda: _read(text[:4000] + TAIL), GROWTH * _pace())
    _grows_in_step(HEAD + text[: SIZE // 8], HEAD + text)


# The same for each rule alone, over bones: marks of organizations, a product, a technology, a sum and a date.
ORG, DRUG, TECH, SUM, DAY = "\ue000", "\ue800", "\uf000", "\uf500", "\uf600"
BONES = [
    f"{ORG} ",
    f"{ORG}, ",
    f"{ORG}, and ",
    f"{ORG} and the ",
    f"{ORG} or its ",
    f"{ORG} and research and development partner ",
    f"{ORG} has acquired ",
    f"{ORG} agreement with ",
    f"the {ORG} ",
    f"{ORG}'s {DRUG} ",
    f"{DRUG} ",
    f"{DRUG}, and ",
    f"{DRUG} using ",
    f"{SUM} ",
    f"{SUM} milestone ",
    f"{DAY} {TECH} using ",
    "license ",
    "agreement with ",
    "a the its and ",
    "upfront payment of ",
    "developed by ",
]


def _all_matches(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in _all_rules()])
def test_no_rule_is_slow_on_bones_said_again_and_again(rule: Rule[Any]) -> None:
    for piece in BONES:
        bones = (piece * 2000)[:LONGEST]
        _in_time(partial(_all_matches, rule.pattern, bones), 300 * _pace())


@pytest.mark.parametrize("name", DISTINCT)
def test_a_text_of_many_different_names_is_read_in_time(name: str) -> None:
    text = DISTINCT[name]
    _grows_in_step(HEAD + text[: len(text) // 8], HEAD + text)
