"""Which names of a text are one organization's: by the registry, by tickers, and by what short names leave out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from biopact.loaders.mentions.organization_forms import OrganizationEntry, OrganizationForms
from biopact.loaders.mentions.organization_names import PLAIN_NOUNS, ends_in_legal_form
from biopact.loaders.mentions.words import EVERYWHERE, GENERIC, OPENERS
from biopact.loaders.wordlists import ORGANIZATION_NOUNS
from biopact.resolution.forms import normal

# Where another name may begin within a name: at each further word, and at a capital inside a word.
_INNER_START = re.compile(r"(?<=[ \xa0])[A-Z0-9]|(?<=[a-z])[A-Z](?=[\w-]*[ ,]|\w{3,}$)|(?<=[A-Z]{2})[A-Z](?=[a-z])")


_GOES_ON = re.compile("[A-Z]")
_WHOLE_WORD = re.compile(r"(?<![\w.-])\w+(?![\w-])")

_APART = frozenset("ventures foundation fund school college hospital institute".split())
"""Nouns with which somebody founded by an organization is called after it (lower case)."""


class JoinedForms(OrganizationForms):
    """The organizations of one text, which `join` makes one for each thing."""

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
            word in GENERIC
            or word in OPENERS
            or (
                word in self._small_words
                if word.isalnum()
                else re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", self.text) is not None
            )
            for word in words.lower().split()
        )

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """The words of the text that are no part of a compound or address."""
        return frozenset(_WHOLE_WORD.findall(self.text))

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
        by_last: dict[str, list[int]] = {}
        by_whole: dict[str, list[int]] = {}
        for number, (whole, _) in enumerate(full):
            by_whole.setdefault(whole, []).append(number)
            if whole.count(" ") == 1:
                by_last.setdefault(whole.split(" ")[1], []).append(number)
        ordered = sorted(by_whole)
        for entry in list(self.entries):
            key = normal(entry.name)
            numbers = set(by_last.get(key, ()))
            if ends_in_legal_form(entry.name):
                numbers.update(by_whole.get(f"{key}s", ()))
            for at in range(bisect_left(ordered, key), len(ordered)):
                if not ordered[at].startswith(key):
                    break
                longer = (n for n in by_whole[ordered[at]] if _GOES_ON.match(full[n][1].name, len(entry.name)))
                numbers.update(n for n in longer if full[n][1].name.startswith(entry.name))
            alike = [full[number][1] for number in sorted(numbers) if full[number][1] is not entry]
            if len(alike) == 1 and alike[0] in self.entries and alike[0].registered in {None, entry.registered}:
                self._swallow(alike[0], entry)

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
        return set(whole[len(short) + 1 :].split()) <= PLAIN_NOUNS | EVERYWHERE
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
    return longer == [whole] and whole.startswith(short + " ") and rest <= ORGANIZATION_NOUNS - _APART
