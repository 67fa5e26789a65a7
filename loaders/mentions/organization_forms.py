"""The forms of each organization: short ones join the full name, the registry's twins become one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from biopact.loaders.mentions.candidates import Candidate
from biopact.loaders.mentions.definitions import DEFINED, KNOWN_AS, QUOTED, brackets_behind, tickers_in
from biopact.loaders.mentions.organization_names import PLAIN_NOUNS, ends_in_legal_form, normal, refused
from biopact.loaders.mentions.words import GENERIC
from biopact.loaders.wordlists import ORGANIZATION_NOUNS

_PARTS_PLAYED = frozenset(
    "company|the company|companies|parent|buyer|seller|purchaser|agreement|offer|licensee|licensor".split("|")
)
"""What contracts call a party in quotation marks; no names (lower case)."""
_NO_FORM = re.compile(r",? (?:Inc|Ltd|LLC|plc|PLC|Plc|AG|SA|NV|SE)\.?$")
_COMMON = frozenset("united national american general first global new international".split())
"""First words that too many organizations share to be the short form of one."""

# Where another name may begin within a name: at each further word, and at a capital inside a word.
_INNER_START = re.compile(r"(?<=[ \xa0])[A-Z0-9]|(?<=[a-z])[A-Z](?=[\w-]*[ ,]|\w{3,}$)|(?<=[A-Z]{2})[A-Z](?=[a-z])")


@dataclass
class OrganizationEntry:
    """One organization of a release: its fullest name, every form of it, its tickers, its id in the registry."""

    name: str
    forms: set[str] = field(default_factory=set)
    tickers: list[str] = field(default_factory=list)
    registered: str | None = None

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
            self._by_normal[key] = entry
        entry.widen(candidate.name)
        entry.widen(candidate.name.rstrip("®™"))
        if len(candidate.name) > len(entry.name):
            entry.name = candidate.name
        for inside in brackets_behind(self.text, candidate.span.end):
            entry.tickers += tickers_in(inside["inside"])

    def shortened_by(self, name: str) -> OrganizationEntry | None:
        """The entry whose name begins so ("Harpoon" of "Harpoon Therapeutics, Inc.") or has these initials, if any."""
        key = normal(name)
        if not key or key in self._by_normal or refused(name) or key in _COMMON:
            return None
        best: OrganizationEntry | None = None
        for other, entry in self._by_normal.items():
            if other.startswith(key + " "):
                rest = other[len(key) + 1 :]
                if rest.startswith("animal "):
                    continue
                plain = set(rest.split()) <= PLAIN_NOUNS
                if best is None or plain or len(rest) < len(normal(best.name)) - len(key):
                    best = entry
                    if plain:
                        break
            elif (
                other.startswith(key)
                and len(key.split()[-1]) >= 3
                and (" " in key or re.search(re.escape(name) + "[A-Z]", entry.name))
            ):
                best = best or entry
        if best is None and name.isupper() and 2 <= len(name) <= 6:
            for other, entry in self._by_normal.items():
                words = [word for word in other.split() if word not in {"of", "for", "the", "and", "at"}]
                if len(words) >= 2 and "".join(word[0] for word in words) == name.lower():
                    return entry
                if "".join(re.findall(r"[A-Z]", _NO_FORM.sub("", entry.name))) == name and " " not in other:
                    return entry
                full = [word[0] for word in re.findall(r"[A-Z]\w+", _NO_FORM.sub("", entry.name))]
                if len(full) >= 3 and "".join(full) == name:
                    return entry
        return best

    def adopt_definitions(self, candidates: Sequence[Candidate]) -> None:
        """Take in the short forms that the text defines in brackets or quotes, and tickers used as names."""
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
            if known_as and not refused(known_as["alias"]):
                other = self._by_normal.get(normal(known_as["alias"]))
                if other is not None and other is not entry:
                    self._swallow(entry, other)
                else:
                    self._adopt(entry, known_as["alias"])
        for entry in self.entries:
            for label in entry.tickers:
                symbol = label.rsplit(":", 1)[1]
                if len(symbol) >= 3 and symbol.isalpha():
                    self._adopt(entry, symbol)

    def _join_listed(self) -> None:
        """Entries with one ticker are one organization."""
        first: dict[str, OrganizationEntry] = {}
        for entry in list(self.entries):
            other = next((first[ticker] for ticker in entry.tickers if ticker in first), None)
            for ticker in entry.tickers:
                first.setdefault(ticker, entry)
            if other is None or other is entry or entry not in self.entries or other not in self.entries:
                continue
            words, known = normal(entry.name).split(" ")[0], normal(other.name).split(" ")[0]
            if words.startswith(known) or known.startswith(words):
                into, gone = (other, entry) if len(other.name) >= len(entry.name) else (entry, other)
                self._swallow(into, gone)
                first.update(dict.fromkeys(into.tickers, into))

    def join(self) -> list[OrganizationEntry]:
        """All entries, joined by the registry and by short names, each under its fullest form."""
        self._drop_run_together()
        self._join_registered()
        self._join_listed()
        self._join_short_names()
        self._join_last_words()
        for entry in self.entries:
            entry.name = self._fullest(entry)
        return self.entries

    def _drop_run_together(self) -> None:
        """Forget names into which other words have run: "DetailsZentor Inc.", "Disease Zentor Therapeutics"."""
        named = {normal(form): entry for entry in self.entries for form in entry.forms} | self._by_normal
        for entry in list(self.entries):
            for start in _INNER_START.finditer(entry.name):
                other = named.get(normal(entry.name[start.start() :]))
                if other is None or other is entry or other not in self.entries:
                    continue
                before = entry.name[: start.start()]
                rarer = self.text.count(entry.name) * 2 <= self.text.count(entry.name[start.start() :])
                if rarer and self._sure(other) and (not before.endswith(" ") or self._only_words(before)):
                    self.entries.remove(entry)
                    self._by_normal = {key: value for key, value in self._by_normal.items() if value is not entry}
                    break

    def _sure(self, entry: OrganizationEntry) -> bool:
        """True for a name of two words or with a legal form or ticker."""
        return bool(entry.tickers) or " " in normal(entry.name) or ends_in_legal_form(entry.name)

    def _only_words(self, words: str) -> bool:
        """True if all words are such as the text also has in small letters, or general ones."""
        return all(
            word in GENERIC or re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", self.text) is not None
            for word in words.lower().split()
        )

    def _adopt(self, entry: OrganizationEntry, alias: str) -> None:
        other = self._by_normal.get(normal(alias))
        if other is None:
            self._by_normal[normal(alias)] = entry
            entry.widen(alias)
        elif (
            other is not entry
            and not any(ends_in_legal_form(form) for form in other.forms)
            and len(alias) < len(entry.name)
        ):
            self._swallow(entry, other)

    def _join_short_names(self) -> None:
        """An entry whose whole name begins another's ("BiPar", "BiPar Sciences Inc.") is that other."""
        beginning: dict[str, list[tuple[str, OrganizationEntry]]] = {}
        keys = {id(entry): normal(entry.name) for entry in self.entries}
        for entry in self.entries:
            beginning.setdefault(keys[id(entry)].split(" ")[0], []).append((keys[id(entry)], entry))
        for short in list(self.entries):
            if any(ends_in_legal_form(form) for form in short.forms):
                continue
            key = keys[id(short)]
            for whole, other in beginning.get(key.split(" ")[0], []):
                if other is short or not (
                    _shortens(key, whole) or _only_whole(key, whole, beginning[key.split(" ")[0]])
                ):
                    continue
                if short.registered and other.registered and short.registered != other.registered:
                    continue
                if short.registered and not other.registered and " animal " in f" {whole} ":
                    continue
                if other in self.entries:
                    self._swallow(other, short)
                    break

    def _join_last_words(self) -> None:
        """A name that ends one full name only ("Lilly", "Eli Lilly and Co"), or differs in a plural, is that one."""
        full = [(normal(e.name), e) for e in self.entries if ends_in_legal_form(e.name)]
        for entry in list(self.entries):
            key = normal(entry.name)
            alike = [
                other
                for whole, other in full
                if other is not entry
                and (
                    (whole.endswith(" " + key) and " " not in key and " " not in whole[: -len(key) - 1])
                    or (f"{key}s" == whole and ends_in_legal_form(entry.name))
                    or (whole.startswith(key) and re.match(re.escape(entry.name) + "[A-Z]", other.name) is not None)
                )
            ]
            if len(alike) == 1 and alike[0] in self.entries and alike[0].registered in {None, entry.registered}:
                self._swallow(alike[0], entry)

    def _swallow(self, into: OrganizationEntry, entry: OrganizationEntry) -> None:
        """Move all that is known of one entry to another, and forget the first."""
        into.forms |= entry.forms
        into.tickers += entry.tickers
        into.registered = into.registered or entry.registered
        for key, value in list(self._by_normal.items()):
            if value is entry:
                self._by_normal[key] = into
        self.entries.remove(entry)

    def _join_registered(self) -> None:
        """Entries that the registry knows as one organization become one ("MSD" and "Merck & Co., Inc.")."""
        by_id: dict[str, OrganizationEntry] = {}
        for entry in list(self.entries):
            for form in sorted(entry.forms, key=lambda form: (-len(form), form)):
                found = self.known.get(form.lower()) or self.known.get(normal(form))
                if found is None:
                    continue
                entry.registered = found[0]
                first = by_id.setdefault(found[0], entry)
                if first is not entry:
                    if len(entry.name) > len(first.name):
                        first.name = entry.name
                    self._swallow(first, entry)
                break

    def before_known(self, name: str) -> str | None:
        """What stands before an organization's name at a name's end ("Arrangement Biohaven": a line break was lost)."""
        words = name.split(" ")
        for start in range(1, len(words)):
            rest = " ".join(words[start:])
            if normal(rest) in self._by_normal or self.shortened_by(rest) is not None:
                known = normal(name) in self._by_normal or self.shortened_by(name) is not None
                return None if known else " ".join(words[:start])
        return None

    def _fullest(self, entry: OrganizationEntry) -> str:
        """The form to call it by: with its legal form, else as the registry names it, else the longest."""
        registered = next(
            (normal(self.known[f.lower()][1]) for f in sorted(entry.forms) if f.lower() in self.known), ""
        )
        return max(
            entry.forms,
            key=lambda form: (ends_in_legal_form(form), normal(form) == registered, len(form), form),
        )


def _shortens(short: str, whole: str) -> bool:
    """True if a whole name only adds plain nouns, or spells out the last word: "Zentor Bio" of "Zentor Biosciences"."""
    if whole.startswith(short + " "):
        return set(whole[len(short) + 1 :].split()) <= PLAIN_NOUNS
    rest = whole[len(short) :]
    return (
        whole.startswith(short)
        and " " in short
        and len(short.split()[-1]) >= 3
        and whole.split()[-1] in PLAIN_NOUNS
        and " " not in rest
    )


def _only_whole(short: str, whole: str, beginning: Sequence[tuple[str, OrganizationEntry]]) -> bool:
    """True if of all names only one begins with a short one and adds nouns: "Zentor" of "Zentor Health Inc."."""
    longer = [key for key, _ in beginning if key != short]
    rest = set(whole[len(short) + 1 :].split())
    return longer == [whole] and whole.startswith(short + " ") and rest <= ORGANIZATION_NOUNS


def _abbreviates(plain: str, name: str) -> bool:
    """True for capitals that begin as the name does: "MPP" behind "Medicines Patent Pool"."""
    if not re.fullmatch(r"[A-Z][A-Za-z&\-]{1,7}", plain) or refused(plain) or sum(c.isupper() for c in plain) < 2:
        return False
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return plain.upper().startswith(initials[:1])
