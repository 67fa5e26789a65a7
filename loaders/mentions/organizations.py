"""Organizations of a release: found by grammar, definitions and sections; a registry only helps.

A name is an organization when its form says so (legal form, "Pharmaceuticals", "University of …"), when the text
defines it (ticker, quoted short form, an "About X" section), or when it stands where only an organization can
("X announced", "an agreement with X"). Short forms join the full name that they shorten.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from biopact.loaders.mentions.candidates import Candidate
from biopact.loaders.mentions.organization_forms import OrganizationEntry
from biopact.loaders.mentions.organization_joins import JoinedForms
from biopact.loaders.mentions.organization_names import PLAIN_NOUNS, looks_organized, refused
from biopact.loaders.mentions.organization_signs import LISTED_AFTER, LISTED_BEFORE, OrganizationSigns
from biopact.loaders.mentions.people import surname
from biopact.loaders.mentions.words import EVERYWHERE
from biopact.loaders.wordlists import ORGANIZATION_NOUNS
from biopact.resolution.forms import normal
from biopact.resolution.legal_forms import LEGAL
from biopact.text import Span

# "Inc.", "Pharmaceuticals Inc.", "Tel Aviv Stock Exchange"; refuses "Medicines Company", which is a name.
_NO_NAME = re.compile(
    rf"(?:(?:Pharmaceuticals?|Therapeutics|Biosciences?|Laboratories|Technologies|Holdings),? )?{LEGAL}"
    r"|(?:[A-Z][a-z]+ ){1,3}Stock Exchange"
)
_BRACKETS = re.compile(r"\([^()]{1,120}\)")
_AGAIN = 3
"""How often a name of general words must act as an organization to be one."""
# A word in small letters; refuses parts of addresses ("www.zentor.com") and of compounds ("zentor-based").
_SMALL_WORD = re.compile(r"(?<![\w./@-])[a-z]{3,20}(?![\w/@-]|\.\w)")
# "Partnerships", "Enhanced": what may be any word at the beginning of a sentence.
_ENGLISH_END = re.compile(
    r"[A-Z][a-z]{2,}(?:ing|ed|ly|tions?|ments?|ships?|ances?|ences?|ness|ful|ous|ical|ory|able|ible|ity|ities|ers)"
)
# Before a name: it stands within a sentence.
_WITHIN = re.compile(r"[a-z,;]\s$")


# Behind a name: "is a biotechnology company", in small letters.
_IS_COMPANY = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:is|was founded|develops|provides|,)\s?(?:\S+\s){0,14}?"
    r"(?:company|biotech|firm|organi[sz]ation|institute|university|leader|provider|manufacturer|group"
    r"|agency|nonprofit|division)\b"
)


class OrganizationFinder:
    """Finds the organizations of one text. `known` maps lower-case registry forms to (id, canonical name)."""

    def __init__(self, text: str, known: Mapping[str, tuple[str, str]]) -> None:
        self.text = text
        self.signs = OrganizationSigns(text, known)
        self.found = JoinedForms(text, known)
        self.surnames: set[str] = set()
        self._indexed: tuple[Sequence[Candidate], Mapping[str, Sequence[Candidate]]] = ((), {})
        self.low = text.lower()
        self.words = frozenset(_SMALL_WORD.findall(text))

    def find(
        self, candidates: Sequence[Candidate], others: frozenset[str], abouts: Sequence[str]
    ) -> list[OrganizationEntry]:
        """Entries for all organizations among the candidates; `others` are forms known to be products and the like."""
        weak: list[Candidate] = []
        self.surnames |= {surname(c.name) for c in candidates if len(c.name.split()) > 1 and self.signs.is_person(c)}
        general = self._general_names(candidates)
        for candidate in candidates:
            if candidate.name in others or candidate.name in self.surnames:
                continue
            if candidate.name in general:
                self.found.add(candidate)
                continue
            if self._refused(candidate):
                continue
            if self.signs.is_proven(candidate):
                self.found.add(candidate)
            else:
                weak.append(candidate)
        for about in abouts:
            self._about(about, others)
        counts: dict[str, list[Candidate]] = {}
        for candidate in weak:
            counts.setdefault(candidate.name, []).append(candidate)
        acting = {name: any(self.signs.acts_as_one(place) for place in places) for name, places in counts.items()}
        for name, places in counts.items():
            head = self.found.before_known(name)
            if head is not None:
                ran = Candidate(Span(places[0].span.start, places[0].span.start + len(head)), head)
                if " " in head and looks_organized(ran) and not refused(head):
                    self.found.add(ran)
                continue
            known = self.found.meant(name)
            if known is not None:
                known.widen(name)
            elif (
                acting[name]
                and self.found.shortened_by(name) is None
                and not self._is_word(name, candidates)
                and not self._only_begins(places)
            ):
                self.found.add(places[0])
        self._listed(candidates, counts, others)
        for name in counts:
            entry = self.found.shortened_by(name)
            if (
                entry is not None
                and name not in others
                and not self.signs.is_thing(name)
                and (acting[name] or not self._is_word(name, candidates))
            ):
                entry.widen(name)
        self.found.adopt_definitions(candidates)
        return self.found.join()

    def _general_names(self, candidates: Sequence[Candidate]) -> set[str]:
        """Names made of general words only that act as one again and again within sentences: "Royalty Pharma"."""
        acting: dict[str, int] = {}
        for candidate in candidates:
            name = candidate.name
            if (
                " " in name
                and refused(name)
                and name.split()[-1].lower() in ORGANIZATION_NOUNS
                and name.split()[0].lower() not in EVERYWHERE
                and self.signs.acts_as_one(candidate)
            ):
                acting[name] = acting.get(name, 0) + 1
        return {name for name, times in acting.items() if times >= _AGAIN}

    def _refused(self, candidate: Candidate) -> bool:
        """True for general words, unless the registry or a ticker knows them as a name ("Royalty Pharma").

        What a broken line has left of a name, and an exchange, are none, whatever ticker stands behind.
        """
        if _NO_NAME.fullmatch(candidate.name):
            return True
        return (
            refused(candidate.name)
            and not self.signs.is_registered(candidate.name)
            and not self.signs.is_listed(candidate)
        )

    def _is_word(self, name: str, candidates: Sequence[Candidate]) -> bool:
        """True for a single word that the text also has in small letters, and for the short form of something else."""
        if " " in name:
            return False
        low = name.lower()
        stems = {low, *(low + end for end in ("d", "ed", "s", "ing")), *(low.removesuffix(end) for end in ("ing", "s"))}
        return not self.words.isdisjoint(stems) or self._abbreviates_other(name, candidates)

    def _only_begins(self, places: Sequence[Candidate]) -> bool:
        """True for a word with an ending of English words that stands only where any word has a capital."""
        if not _ENGLISH_END.fullmatch(places[0].name):
            return False
        return not any(_WITHIN.search(self.text[max(0, c.span.start - 12) : c.span.start]) for c in places)

    def _abbreviates_other(self, name: str, candidates: Sequence[Candidate]) -> bool:
        """True for capitals that the text defines in brackets behind what is no organization: "heart failure (HF)"."""
        if not name.isupper() or len(name) > 6:
            return False
        at = self.text.find(f"({name})")
        if at < 0:
            return False
        whole = next((c for c in candidates if at - 2 <= c.span.end <= at), None)
        return whole is None or self.found.named(whole.name) is None

    def shortened(self, name: str, candidates: Sequence[Candidate]) -> bool:
        """True if the text has an organization's full name that this name shortens ("Orna" of "Orna Therapeutics")."""
        return any(
            candidate.name.startswith(name + " ")
            and set(normal(candidate.name)[len(normal(name)) + 1 :].split()) <= PLAIN_NOUNS
            and looks_organized(candidate)
            for candidate in self._by_word(candidates).get(name.split(" ")[0], ())
        )

    def forms(self) -> frozenset[str]:
        """Every form of every organization found so far."""
        return frozenset(form for entry in self.found.entries for form in entry.forms)

    def votes(self, name: str, candidates: Sequence[Candidate]) -> int:
        """In how many places a name stands as only an organization can."""
        return sum(
            self.signs.acts_as_one(candidate)
            for candidate in self._by_word(candidates).get(name.split(" ")[0], ())
            if candidate.name.strip("®™") == name
        )

    def _by_word(self, candidates: Sequence[Candidate]) -> Mapping[str, Sequence[Candidate]]:
        """The candidates by the first word of their names, with and without its mark."""
        if self._indexed[0] is not candidates:
            index: dict[str, list[Candidate]] = {}
            for candidate in candidates:
                first = candidate.name.split(" ")[0]
                for word in {first, first.strip("®™")}:
                    index.setdefault(word, []).append(candidate)
            self._indexed = (candidates, index)
        return self._indexed[1]

    def _listed(
        self, candidates: Sequence[Candidate], weak: Mapping[str, Sequence[Candidate]], others: frozenset[str]
    ) -> None:
        """A name in a list with an organization is one too: "between ImmunoGen and Genentech"."""
        inside = [match.span() for match in _BRACKETS.finditer(self.text)]
        starts = [start for start, _ in inside]
        ordered = [
            candidate
            for candidate in sorted(candidates, key=lambda candidate: candidate.span)
            if not (at := bisect_right(starts, candidate.span.start)) or inside[at - 1][1] <= candidate.span.start
        ]
        for left, right in pairwise(ordered):
            between = self.text[left.span.end : right.span.start]
            if len(between) > 90 or left.span.end > right.span.start:
                continue
            for known, other, pattern in ((left, right, LISTED_AFTER), (right, left, LISTED_BEFORE)):
                if (
                    (self.found.named(known.name) or self.found.shortened_by(known.name)) is not None
                    and other.name in weak
                    and self.found.named(other.name) is None
                    and pattern.search(between)
                    and other.name not in others
                    and len(other.name.split()) <= 4
                    and not self.signs.is_thing(other.name)
                    and "®" not in other.name
                    and not self.signs.is_person(other)
                    and self.found.shortened_by(other.name) is None
                    and self.found.before_known(other.name) is None
                ):
                    self.found.add(other)

    def _about(self, about: str, others: frozenset[str]) -> None:
        """Take the name of an "About X" section as an organization, if the text says that X is one."""
        for part in re.split(r"\s+and\s+(?=[A-Z])", about) if re.search(LEGAL + r"\s+and\s", about) else [about]:
            name = part.strip()
            if name in others or refused(name) or len(name.split()) > 6:
                continue
            known = self.found.named(name)
            if known is not None:
                known.widen(name)
                continue
            at = self.text.find(name)
            if at >= 0 and self._said_company(name):
                self.found.add(Candidate(Span(at, at + len(name)), name))

    def _said_company(self, name: str) -> bool:
        """True if the text says what company or institution a name is."""
        low, known = self.low, name.lower()
        at = low.find(known)
        while at >= 0:
            if _IS_COMPANY.match(low, at + len(known)):
                return True
            at = low.find(known, at + 1)
        return False
