"""Products and technologies of a release: codes, INNs, brands, and names that the text introduces as such."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from biopact.loaders.mentions.candidates import Candidate
from biopact.loaders.mentions.organization_names import looks_organized
from biopact.loaders.mentions.people import begins_with_given_name
from biopact.loaders.mentions.product_aliases import same_things
from biopact.loaders.mentions.product_names import TARGET_LIKE, bare, brands, codes, is_compound, substances
from biopact.loaders.mentions.product_signs import (
    ALIAS,
    APPOSED,
    APPOSED_SMALL,
    APPOSED_TECHNOLOGY,
    CALLED,
    INTRODUCED,
    LIST_GAP,
    MADE,
    PLAIN_AFTER,
    PRODUCT_AFTER,
    SUBSTANCE_AFTER,
    TECHNOLOGY_AFTER,
    could_be_brand,
    is_coined,
    named_thing,
)
from biopact.loaders.mentions.words import EVERYWHERE, HEADLINE_WORDS, OPENERS
from biopact.text import Span

# A code or a word in small letters; refuses companies and phrases.
_PRODUCT_LIKE = re.compile(r"[A-Z][\w-]*\d[\w-]*|[a-z]+[a-z]{5,}(?:\s[a-z]+)?")


@dataclass
class ProductEntry:
    """A product or technology of a release: its name as first said and every other form."""

    name: str
    forms: set[str] = field(default_factory=set)
    technology: bool = False
    long_forms: set[str] = field(default_factory=set)
    """A technology's name together with its noun as the text has it: "Targeted Antibody Payload (TAP) technology"."""
    sure: bool = False
    """True for codes, substance names and registered names: nothing else can be meant."""
    votes: int = 0
    """In how many places the text introduces it as a product or technology."""
    nameless: bool = False
    """True for a thing that the text only describes ("asthma drug"): the words are no name outside of this release."""


# Behind a name: it belongs to whom it names; or it is a person's.
_POSSESSIVE = re.compile(r"['’]s?\s")
_PERSON_AFTER = re.compile(r"\s*,?\s*(?:who\b|said\b|says\b|added\b|noted\b|analyst\b|commented\b|told\b|\(left\))")
# "Zentora (pembrolizumab)": a brand with its substance behind it.
_IN_BRACKETS = re.compile(r"[®™]?\s*\((?P<name>[A-Za-z][\w-]*(?: [a-z]+)?)[®™]?\)")


def _as_known(name: str, known: str) -> bool:
    """True if a name has the letter cases of the known one, where those tell it from another ("oRNA" from "Orna")."""
    return not re.search(r"[a-z][A-Z]", known) or name in {known, known.upper()}


_POSSESSIVE_END = re.compile(r"['’]s?\s*$")


class ProductFinder:
    """Finds products and technologies of one text, within the spans given."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        known: Mapping[str, tuple[str, str]],
        platforms: Mapping[str, tuple[str, str]],
    ) -> None:
        self.text = text
        self.known = known
        self.platforms = platforms
        self.spans = spans
        self.entries: dict[str, ProductEntry] = {}

    def find(self, candidates: Sequence[Candidate]) -> list[ProductEntry]:
        """Entries in order of first mention; a technology is marked as one."""
        for span in self.spans:
            for where, name in (*codes(self.text, span), *substances(self.text, span)):
                self._add(name, where).sure = True
            for where, name in brands(self.text, span):
                if not (" " in name and looks_organized(Candidate(where, bare(name)))):
                    self._add(name, where).votes = 1
        for candidate in candidates:
            self._introduced(candidate)
        self._listed(candidates)
        self._named_in_lower_case()
        self._aliases()
        return list({id(entry): entry for entry in self.entries.values()}.values())

    def _add(self, name: str, where: Span) -> ProductEntry:
        clean = bare(name)
        key = clean.lower()
        entry = self.entries.get(key)
        if entry is None:
            entry = ProductEntry(clean, {clean})
            self.entries[key] = entry
        raw = self.text[where.start : where.end].rstrip("®™ ")
        entry.forms |= {clean, raw} if bare(raw) == clean else {clean}
        noun = TECHNOLOGY_AFTER.match(self.text[where.end : where.end + 90])
        if noun:
            entry.technology = True
            long = bare(self.text[where.start : where.end + noun.end()])
            entry.long_forms.add(re.sub(r"\s+", " ", long))
            if is_compound(clean):
                entry.forms.discard(clean)
        return entry

    def _introduced(self, candidate: Candidate) -> None:
        """A capitalised name that stands in apposition to "an investigational … inhibitor" or follows "the drug"."""
        name = candidate.name
        if bare(name).lower() in self.known:
            self._add(name, candidate.span).sure = True
            return
        if bare(name).lower() in self.platforms and _as_known(bare(name), self.platforms[bare(name).lower()][1]):
            entry = self._add(name, candidate.span)
            entry.technology = entry.sure = True
            return
        thing = None if looks_organized(candidate) or len(name.split()) > 6 else named_thing(bare(name))
        if thing is not None and (is_coined(name) or not self._begins_sentence(candidate.span)):
            self._add(name, candidate.span).technology |= thing == "technology"
            return
        if (
            len(name.split()) > 3
            or candidate.has_legal_form
            or name.lower() in self.entries
            or looks_organized(candidate)
            or all(TARGET_LIKE.match(part) for part in bare(name).split("/"))
            or _PERSON_AFTER.match(self.text, candidate.span.end)
            or len(set(name.split())) < len(name.split())
            or (name.endswith("ly") and " " not in name)
            or begins_with_given_name(name.split())
        ):
            return
        substance = _IN_BRACKETS.match(self.text, candidate.span.end)
        named = self.entries.get(bare(substance["name"]).lower()) if substance else None
        if named is not None and named.sure and not named.technology and len(name.split()) == 1:
            named.forms.add(bare(name))
            self.entries[bare(name).lower()] = named
            return
        words = name.lower().split()
        if all(word in HEADLINE_WORDS or word in OPENERS or word in EVERYWHERE for word in words):
            return
        after = self.text[candidate.span.end : candidate.span.end + 130]
        before = self.text[max(0, candidate.span.start - 40) : candidate.span.start]
        technology = TECHNOLOGY_AFTER.match(after)
        if is_compound(name) and not technology:
            return
        if technology and technology.end() < 40 and not after.startswith(("'s", "’s")):
            entry = self._add(name, candidate.span)
            entry.technology = True
            entry.votes += is_coined(name)
        elif len(words) <= 2 and APPOSED_TECHNOLOGY.match(after) and not words[-1].endswith(("wire", "news", "media")):
            entry = self._add(name, candidate.span)
            entry.technology = True
            entry.votes += 1
        elif (
            len(words) <= 2
            and not _POSSESSIVE_END.search(before)
            and (
                (INTRODUCED.search(before) and not _POSSESSIVE.match(after))
                or APPOSED.match(after)
                or (MADE.match(after) and could_be_brand(candidate))
            )
            and (not name.isupper() or any(char.isdigit() or char == "-" for char in name))
            and not TARGET_LIKE.match(name)
        ) or (
            PRODUCT_AFTER.match(after)
            and not name.isupper()
            and (is_coined(name) or (could_be_brand(candidate) and not self._begins_sentence(candidate.span)))
        ):
            self._add(name, candidate.span).votes += is_coined(name)

    def _begins_sentence(self, span: Span) -> bool:
        """True where a capital says nothing: at the start of a sentence, a line or a list item."""
        return (
            re.search(
                r"(?:^|[.!?:;•\n]|[-–—*]|[.!?][”\"’'])\s*[“\"‘'(]?(?:The\s|A\s|An\s)?$",
                self.text[max(0, span.start - 12) : span.start],
            )
            is not None
        )

    def _listed(self, candidates: Sequence[Candidate]) -> None:
        """A name in a list with a product is one too: "Niaspan and Advicor"."""
        ordered = sorted(candidates, key=lambda candidate: candidate.span)
        for left, right in pairwise(ordered):
            between = self.text[left.span.end : right.span.start]
            if len(between) > 40 or not LIST_GAP.fullmatch(between):
                continue
            for known, other in ((left, right), (right, left)):
                entry = self.entries.get(bare(known.name).lower())
                if (
                    entry is None
                    or entry.technology
                    or bare(other.name).lower() in self.entries
                    or not could_be_brand(other)
                    or _POSSESSIVE.match(self.text, other.span.end)
                    or _PERSON_AFTER.match(self.text, other.span.end)
                ):
                    continue
                self._add(other.name, other.span).votes += 1

    def _named_in_lower_case(self) -> None:
        """A substance in small letters that the text names: "a drug called gepirone"."""
        for span in self.spans:
            for match in SUBSTANCE_AFTER.finditer(self.text, span.start, span.end):
                if match["name"] not in PLAIN_AFTER and len(match["name"]) >= 7 and not match["name"].endswith("tion"):
                    self._add(match["name"], Span(*match.span("name"))).votes += 1
            for match in APPOSED_SMALL.finditer(self.text, span.start, span.end):
                if match["name"] not in PLAIN_AFTER and not match["name"].endswith(
                    ("tion", "ing", "ment", "ity", "ed")
                ):
                    self._add(match["name"], Span(*match.span("name"))).votes += 1
            for match in CALLED.finditer(self.text, span.start, span.end):
                if not any(key.startswith(f"{match['name']} ") for key in self.entries):
                    self._add(match["name"], Span(*match.span("name"))).votes += 1

    def _aliases(self) -> None:
        """Brackets right after a product name give its other names: "trastuzumab emtansine (T-DM1)"."""
        for entry in list(self.entries.values()):
            for form in sorted(entry.forms):
                at = self.text.find(form)
                while at >= 0:
                    found = ALIAS.match(self.text, at + len(form))
                    if found:
                        self._take_alias(entry, bare(found["alias"]))
                    at = self.text.find(form, at + 1)
        named = {form: entry for entry in self.entries.values() for form in entry.forms if len(form) > 2}
        for left, right in same_things(self.text, list(named)):
            entry, other = self.entries[bare(named[left].name).lower()], self.entries[bare(named[right].name).lower()]
            if entry is not other and entry.technology == other.technology:
                self._join(entry, right, other)

    def _take_alias(self, entry: ProductEntry, alias: str) -> None:
        """Join another name, if it is a known product's or looks like one, and of the same sort."""
        other = self.entries.get(alias.lower())
        initials = "".join(word[0] for word in re.split(r"[\s-]", entry.name) if word).upper()
        shortens = alias.isupper() and len(alias) >= 2 and initials == alias
        if other is None and not shortens and not _PRODUCT_LIKE.fullmatch(alias):
            return
        if TARGET_LIKE.match(alias) or other is entry:
            return
        if other is None or entry.technology == other.technology:
            self._join(entry, alias, other)

    def _join(self, entry: ProductEntry, alias: str, other: ProductEntry | None) -> None:
        if other is not None:
            entry.forms |= other.forms
            for key, value in list(self.entries.items()):
                if value is other:
                    self.entries[key] = entry
        entry.forms.add(alias)
        self.entries[alias.lower()] = entry
