"""The forms of each organization: short ones join the full name, the registry's twins become one."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from biopact.loaders.mentions.candidates import Candidate
from biopact.loaders.mentions.definitions import DEFINED, KNOWN_AS, QUOTED, brackets_behind, tickers_in
from biopact.loaders.mentions.organization_names import PLAIN_NOUNS, ends_in_legal_form, refused
from biopact.resolution.forms import normal

_PARTS_PLAYED = frozenset(
    "company|the company|companies|parent|buyer|seller|purchaser|agreement|offer|licensee|licensor".split("|")
)
"""What contracts call a party in quotation marks; no names (lower case)."""
_NO_FORM = re.compile(r",? (?:Inc|Ltd|LLC|plc|PLC|Plc|AG|SA|NV|SE)\.?$")
_FOUNDED = frozenset("ventures foundation fund".split())
"""Rests of names with which somebody founded by an organization is called after it (lower case)."""
_COMMON = frozenset("united national american general first global new international".split())
"""First words that too many organizations share to be the short form of one."""


@dataclass(eq=False)
class OrganizationEntry:
    """One organization of a release: its fullest name, every form of it, its tickers, its id in the registry."""

    name: str
    forms: set[str] = field(default_factory=set)
    tickers: list[str] = field(default_factory=list)
    registered: str | None = None
    undisclosed: bool = False
    """True for a company whose name the text withholds; `name` is what it is called instead."""

    def widen(self, form: str) -> None:
        """Take in another form."""
        self.forms.add(form)


class OrganizationForms:
    """The organizations of one text so far. `known` maps lower-case registry forms to (id, canonical name)."""

    def __init__(self, text: str, known: Mapping[str, tuple[str, str]]) -> None:
        self.text = text
        self.known = known
        self.entries: list[OrganizationEntry] = []
        self._by_normal: dict[str, OrganizationEntry] = {}
        self._given: dict[str, int] = {}
        self._sorted: list[str] = []
        self._count = 0

    def named(self, name: str) -> OrganizationEntry | None:
        """The entry with this name, apart from legal form, marks and case."""
        return self._by_normal.get(normal(name))

    def add(self, candidate: Candidate) -> None:
        """Take a candidate as an organization, or as another form of one that is there already."""
        key = normal(candidate.name)
        entry = self._by_normal.get(key)
        if entry is None:
            entry = OrganizationEntry(candidate.name, {candidate.name})
            self.entries.append(entry)
            self._name(key, entry)
        entry.widen(candidate.name)
        entry.widen(candidate.name.rstrip("®™"))
        if len(candidate.name) > len(entry.name):
            entry.name = candidate.name
        for inside in brackets_behind(self.text, candidate.span.end):
            entry.tickers += tickers_in(inside["inside"])

    def _name(self, key: str, entry: OrganizationEntry) -> None:
        """Give an entry a normal name that none has yet."""
        self._by_normal[key] = entry
        if key not in self._given:
            insort(self._sorted, key)
        self._given[key] = self._count = self._count + 1

    def _beginning(self, key: str) -> list[tuple[str, OrganizationEntry]]:
        """The normal names that begin as a key does, in the order in which they were given, with their entries."""
        alike = []
        for at in range(bisect_left(self._sorted, key), len(self._sorted)):
            other = self._sorted[at]
            if not other.startswith(key):
                break
            if other in self._by_normal:
                alike.append(other)
        return [(other, self._by_normal[other]) for other in sorted(alike, key=self._given.__getitem__)]

    def meant(self, name: str) -> OrganizationEntry | None:
        """The entry with this name; where that is the unit of a listed company, the company."""
        exact = self.named(name)
        if exact is None or exact.tickers or name in exact.forms:
            return exact
        key = normal(name) + " "
        listed = [e for other, e in self._beginning(key) if other.startswith(key) and e.tickers]
        return listed[0] if len({id(e) for e in listed}) == 1 else exact

    def shortened_by(self, name: str) -> OrganizationEntry | None:
        """The entry whose name begins so ("Harpoon" of "Harpoon Therapeutics, Inc.") or has these initials, if any."""
        key = normal(name)
        if not key or key in self._by_normal or refused(name) or key in _COMMON:
            return None
        longer: list[tuple[bool, bool, int, OrganizationEntry]] = []
        best: OrganizationEntry | None = None
        for other, entry in self._beginning(key):
            if other.startswith(key + " "):
                rest = other[len(key) + 1 :]
                if not rest.startswith("animal ") and rest not in _FOUNDED:
                    plain = set(rest.split()) <= PLAIN_NOUNS
                    longer.append((not entry.tickers, not plain, self.text.find(entry.name), entry))
            elif other.startswith(key) and len(key.split()[-1]) >= 3 and (" " in key or _goes_on(entry.name, name)):
                best = best or entry
        if longer:
            best = min(longer, key=lambda found: found[:3])[3]
        if best is None and name.isupper() and 2 <= len(name) <= 6:
            for other, entry in self._by_normal.items():
                if (
                    name.lower() == _initials(other)
                    or (name == _capitals(entry.name) and " " not in other)
                    or name == _first_capitals(entry.name)
                ):
                    return entry
        return best

    def adopt_definitions(self, candidates: Sequence[Candidate]) -> None:
        """Take in the short forms that the text defines in brackets or quotes, and tickers used as names."""
        starting = {candidate.span.start: candidate.name for candidate in candidates}
        for candidate in candidates:
            entry = self._by_normal.get(normal(candidate.name))
            if entry is None:
                continue
            inside = DEFINED.match(self.text, candidate.span.end)
            if inside:
                for quoted in QUOTED.finditer(inside["inside"]):
                    alias = quoted["alias"].strip()
                    if alias.lower() not in _PARTS_PLAYED and not refused(alias):
                        self._adopt(entry, alias)
                plain = inside["inside"].strip()
                if _abbreviates(plain, candidate.name):
                    self._adopt(entry, plain)
            known_as = KNOWN_AS.match(self.text, candidate.span.end)
            # A candidate has the words that a name goes on with: "formerly the Zentor Group for Cancer Research".
            whole = starting.get(known_as.start("alias"), "") if known_as else ""
            alias = max(whole, known_as["alias"], key=len) if known_as else ""
            if alias and not refused(alias):
                other = self._by_normal.get(normal(alias))
                if other is not None and other is not entry:
                    self._swallow(entry, other)
                else:
                    self._adopt(entry, alias)
        for entry in self.entries:
            for label in entry.tickers:
                symbol = label.rsplit(":", 1)[1]
                if len(symbol) >= 3 and symbol.isalpha():
                    self._adopt(entry, symbol)

    def _adopt(self, entry: OrganizationEntry, alias: str) -> None:
        other = self._by_normal.get(normal(alias))
        if other is None:
            self._name(normal(alias), entry)
            entry.widen(alias)
        elif (
            other is not entry
            and not any(ends_in_legal_form(form) for form in other.forms)
            and len(alias) < len(entry.name)
        ):
            self._swallow(entry, other)

    def _swallow(self, into: OrganizationEntry, entry: OrganizationEntry) -> None:
        """Move all that is known of one entry to another, and forget the first."""
        into.forms |= entry.forms
        into.tickers += entry.tickers
        into.registered = into.registered or entry.registered
        for key, value in list(self._by_normal.items()):
            if value is entry:
                self._by_normal[key] = into
        self.entries.remove(entry)

    def before_known(self, name: str) -> str | None:
        """What stands before an organization's name at a name's end ("Arrangement Biohaven": a line break was lost)."""
        words = name.split(" ")
        for start in range(1, len(words)):
            rest = " ".join(words[start:])
            if normal(rest) in self._by_normal or self.shortened_by(rest) is not None:
                known = normal(name) in self._by_normal or self.shortened_by(name) is not None
                return None if known else " ".join(words[:start])
        return None


def _goes_on(whole: str, name: str) -> bool:
    """True if a capital stands right behind a name within another: "ZentorPharma"."""
    at = whole.find(name)
    while at >= 0:
        if "A" <= whole[at + len(name) : at + len(name) + 1] <= "Z":
            return True
        at = whole.find(name, at + 1)
    return False


@lru_cache(maxsize=8192)
def _initials(normal_name: str) -> str | None:
    """The initials of a normal name of two words or more, apart from small ones."""
    words = [word for word in normal_name.split() if word not in {"of", "for", "the", "and", "at"}]
    return "".join(word[0] for word in words) if len(words) >= 2 else None


@lru_cache(maxsize=8192)
def _capitals(name: str) -> str:
    """The capitals of a name."""
    return "".join(re.findall(r"[A-Z]", _NO_FORM.sub("", name)))


@lru_cache(maxsize=8192)
def _first_capitals(name: str) -> str | None:
    """The capitals with which three or more of a name's words begin."""
    full = [word[0] for word in re.findall(r"[A-Z]\w+", _NO_FORM.sub("", name))]
    return "".join(full) if len(full) >= 3 else None


def _abbreviates(plain: str, name: str) -> bool:
    """True for capitals that begin as the name does: "MPP" behind "Medicines Patent Pool"."""
    if not re.fullmatch(r"[A-Z][A-Za-z&\-]{1,7}", plain) or refused(plain) or sum(c.isupper() for c in plain) < 2:
        return False
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return plain.upper().startswith(initials[:1])
