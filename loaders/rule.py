"""What a rule is: a value with its pattern, its reading, and the sentences that prove it.

Patterns are written over skeletons (see `skeleton.py`) in a small notation, so that they say grammar:
`{O}` an organization, `{OO}` one or several in a list, `{P}` a product or technology, `{M}` a sum, `{D}` a date,
`{B}` "the companies", `{mod}` up to six words that may stand before a name. Every repetition is bounded, which keeps
matching linear in the length of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from biopact.loaders.screen import MARKS, held, needs
from biopact.loaders.skeleton import BOTH, DATE, MONEY, ORGANIZATION, PRODUCT, TECHNOLOGY, Skeleton

T = TypeVar("T")

_MOD = r"(?:(?:the |an? |its |their |both )?(?:[a-z0-9][\w\-'./․]*,? ){0,6}?)"
# Nothing in it may be read in two ways, or a long list is tried in two to the power of its length.
_JOIN = (
    r"(?:'s?)?(?: ?, ?(?:and |or )?| and | & | or | ?/ ?| together with | along with | as well as )"
    r"(?:the |its )?(?!(?:the|its|and|or) )(?:(?!an?\b|which\b|who\b|part\b|of\b|with\b|by\b|from\b|to\b|for\b"
    r"|has\b|will\b|is\b|are\b|have\b|said\b|was\b|called\b|named\b|dubbed\b)[a-z][\w\-'․]* ){0,4}?"
)
_NOTATION = {
    "{OO}": rf"(?:(?:{ORGANIZATION}{_JOIN}){{0,12}}{ORGANIZATION}|{BOTH})",
    "{O}": ORGANIZATION,
    "{P}": f"(?:{PRODUCT}|{TECHNOLOGY})",
    "{T}": TECHNOLOGY,
    "{M}": MONEY,
    "{D}": DATE,
    "{B}": BOTH,
    "{mod}": _MOD,
    "{agreed}": (
        r"(?:has |have |had |today |also |recently |previously |jointly |successfully |now |just |earlier |will "
        r"|to |and |is |are |then |it |they |that |announced |announces |announce |separately ){0,6}"
    ),
}


def pattern(text: str) -> re.Pattern[str]:
    """A pattern written in the notation above; every space in it stands for a space."""
    for sign, meaning in _NOTATION.items():
        text = text.replace(sign, meaning)
    return cast(re.Pattern[str], _Uncompiled(text)) if _IN_FRONT.match(text) is None else re.compile(text)


_IN_FRONT = re.compile(r"\(\?[aiLmsux]+\)")
"""Flags for a whole pattern."""


class _Uncompiled:
    """A pattern that is compiled when it is first tried: of some hundred, one release needs few."""

    flags = re.UNICODE.value

    def __init__(self, text: str) -> None:
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(re.compile(self.pattern), name)
        return found


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value, and the stretch of the skeleton that says it."""

    value: T
    skeleton: Skeleton
    start: int
    end: int
    rule: str


@dataclass(frozen=True, eq=False)
class Rule(Generic[T]):
    """One way of saying one kind of fact.

    `read` turns a match into the value, or None where the words match but do not say it. `examples` are
    (sentence, value as told by the rule module's `tell`), `rejects` are sentences in which it must find nothing.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Skeleton], T | None]
    examples: tuple[tuple[str, str], ...]
    rejects: tuple[str, ...]

    def find(self, skeleton: Skeleton) -> Iterator[Found[T]]:
        """Everything that the rule finds in one sentence."""
        for match in self.pattern.finditer(skeleton.text):
            value = self.read(match, skeleton)
            if value is not None:
                yield Found(value, skeleton, match.start(), match.end(), self.name)


def find_all(rules: Sequence[Rule[T]], skeleton: Skeleton) -> Iterator[Found[T]]:
    """Everything that a tuple of rules finds in one sentence, in the rules' order.

    A rule is tried only where the words stand that its pattern cannot match without.
    """
    tried = _tried.get(id(rules))
    if tried is None or tried.rules is not rules:
        tried = _tried[id(rules)] = _Tried(rules)
    present = held(skeleton.text)
    for rule, every, one, other in tried.where(present & MARKS):
        if present & every == every and present & one and present & other:
            yield from rule.find(skeleton)


class _Tried:
    """A tuple of rules with what the pattern of each needs of a text, by the marks that a text holds."""

    def __init__(self, rules: Sequence[Rule[Any]]) -> None:
        self.rules = rules
        self._needs = [(rule, *needs(rule.pattern)) for rule in rules]
        self._where: dict[int, list[tuple[Rule[Any], int, int, int]]] = {}

    def where(self, marks: int) -> list[tuple[Rule[Any], int, int, int]]:
        """The rules that a text with these marks may match."""
        found = self._where.get(marks)
        if found is None:
            found = [needing for needing in self._needs if needing[1] & MARKS & ~marks == 0]
            self._where[marks] = found
        return found


_tried: dict[int, _Tried] = {}
"""What is known of the tuples of rules, each by its identity: a tuple of so many is slow to hash."""
