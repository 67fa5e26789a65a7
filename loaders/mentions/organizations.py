"""Organizations of a release: found by grammar, definitions and sections; a registry only helps.

A name is an organization when its form says so (legal form, "Pharmaceuticals", "University of …"), when the text
defines it (ticker, quoted short form, an "About X" section), or when it stands where only an organization can
("X announced", "an agreement with X"). Short forms join the full name that they shorten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from biopact.loaders.mentions.candidates import LEGAL, Candidate
from biopact.loaders.mentions.words import HEADLINE_WORDS, INSTITUTIONS, OPENERS, PLACES
from biopact.loaders.wordlists import ORGANIZATION_HEADS, ORGANIZATION_NOUNS
from biopact.text import Span

EXCHANGES = r"(?:NASDAQ|Nasdaq|NYSE(?: American| MKT| Arca)?|AMEX|OTC(?:QB|QX|BB| Markets| Pink)?|TSX(?:-?V|V| Venture)?|LSE|AIM|ASX|SIX|SWX|Euronext(?: \w+)?|EURONEXT(?: \w+)?|KOSDAQ|KRX|KOSPI|TSE|Tokyo|TYO|HKEX|SEHK|HKSE|FSE|Frankfurt|XETRA|OMX(?: \w+)?|Nasdaq (?:Copenhagen|Stockholm|Helsinki)|NASDAQ OMX(?: \w+)?|BSE|NSE|CSE|TASE|SSE|SZSE|B3|BIT|OSE|JSE|TLV|ISE|EPA|ETR|VTX|Paris|SZ|SH)"
# "(NASDAQ: IMGN)", "(Nasdaq:ABVC)", "(NYSE: PFE, LSE: PFZ)". Refuses an exchange without a symbol.
TICKER = re.compile(rf"(?P<exchange>{EXCHANGES})\s*[:/]\s*(?P<symbol>[A-Z0-9][A-Z0-9.\-]{{0,8}})(?![\w])")
# Reuters marks: "( ABT.N )", "KOSP.O", "CRCL.AS".
RIC = re.compile(
    r"\s*\(?\s*(?P<ric>[A-Z0-9]{1,6}\.(?:N|O|OQ|L|PA|VX|S|AS|DE|T|CO|ST|BR|MI|MC|I|TO|V|HE|OL|K|NS|BO|SA|KS|HK|SS|SZ|OB|PK|A|P|F|AX))\s*\)?(?!\w)"
)
# What an opening bracket right after a name may define: (the “Company” or “ImmunoGen”), ("Merck"), (MPP).
DEFINED = re.compile(r"\s*,?\s*\((?P<inside>[^()]{1,160})\)")
QUOTED = re.compile(r"[“\"‘'](?P<alias>[A-Z][\w&.\- ’']{0,40}?)[,]?[”\"’'](?![\w])")

_LEADS = r"(?:\s*,?\s*\([^()]{0,120}\))?(?:\s*,[^,.;]{0,90},)?\s*"
# A name followed by this can only be an organization.
_ACTS = re.compile(
    r"(?:['’]s?)?"
    + _LEADS
    + r"""(?:today\s|also\s|has\s+(?:also\s|now\s)?|have\s|had\s|will\s+(?:also\s)?|could\s|would\s|jointly\s)*(?:
    announce[sd]?|said\b(?!\s+that\s+he)|granted|agree[sd]?\b|entered|enters\b|acquire[sd]?\b|signs?\b|signed|inks?\b|licensed|licenses\b|receive[sd]?\b|pays?\b|paid\b|
    partners?\s+with|partnered|teams?\s+up|exercise[sd]?\b|completed?s?\b|completes\b|collaborat\w+|bought|buys?\b|sells?\b|sold|invest(?:s|ed)?\b|
    \s*,\s*(?:an?|the)\s+(?:[\w-]+\s){0,9}?(?:company|subsidiary|member|unit|division|firm|biotech|affiliate|organization)\b|
    to\s+(?:acquire|buy|sell|receive|pay|develop|supply|collaborate|merge|invest|commercialize|commercialise|purchase)|
    (?:is|are)\s+(?:responsible|eligible|entitled|headquartered|a\s+(?:\S+\s){0,8}?(?:company|firm|biotech|organization|organisation|subsidiary|leader|provider|manufacturer|drugmaker|developer|division|affiliate))|
    retains?\b|owns?\b|expects?\b|reported|plans?\s+to|intends?\s+to|develops\b|developed\b|markets\b|discovered|commenced|commences|launched|launches|and\s+its\s+(?:partner|affiliates)|
    shares?\b|stock\b|shareholders|stockholders|executives?\b|chief\b|CEO\b|spokes\w+|management\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"['’]s?\s+(?:shares?|stock|shareholders|stockholders|board|CEO|chief|management|investigational|proprietary|pipeline|portfolio|wholly|acquisition|research|products?|technology|platform|common|lead|partner|own|new|experimental|sales|headquarters|offer|bid|business|subsidiary|board)\b"
)
# A name that stands right after this can only be an organization.
_FOLLOWS = re.compile(
    r"""(?:
    \b(?:agreements?|collaborations?|collaborat\w+|partnerships?|partner(?:s|ed|ing)?|alliances?|deals?|contracts?|ventures?|merger|merge[sd]?|settlements?|licen[sc]es?|pact|working|works|worked|teams?|teamed|signed|joined\sforces|negotiations|together|along)\s+(?:up\s+)?with\s+(?:the\s)?(?:[a-z\-]+\s){0,3}
  | \b(?:acquisition|takeover|purchase|buyout|control)\s+of\s+(?:[a-z\-]+\s){0,3}
  | \b(?:acquir(?:e[sd]?|ing)|buy(?:s|ing)?|bought)\s+(?:all\s+(?:of\s+)?the\s+outstanding\s+shares\s+of\s+)?(?:[a-z\-]+\s){0,2}
  | \b(?:bid|offer|tender\soffer)\s+for\s+
  | \b(?:stake|shares|interest|investment|stock)\s+(?:in|of)\s+
  | \b(?:subsidiary|division|unit|part|member|affiliate|shareholders|stockholders|CEO|officer|president|head|chairman|behalf|arm)\s+of\s+(?:the\s)?
  | \b(?:licensed|acquired|purchased|bought|obtained|rights|license|payments?|in-licensed|out-licensed|sublicensed|sold|grant(?:s|ed)|divested)\s+(?:from|by)\s+(?:the\s)?(?:[a-z\-]+\s){0,2}
  | \b(?:payments?|sublicensed|out-licensed|sold|divested)\s+to\s+(?:the\s)?(?:[a-z\-]+\s){0,2}
  | \b(?:owned|developed|discovered|made|manufactured|marketed|sold|invented|led|backed|sponsored|founded|created)\s+by\s+(?:[a-z\-]+\s){0,2}
  | \b(?:drugmaker|drug\smaker|biotech|partner|partners|rival|company|firm|maker|developer|subsidiary|collaborator|parent|licensee|licensor)\s+
  | \bbetween\s+(?:the\s)?
  )$""",
    re.VERBOSE | re.IGNORECASE,
)
_LISTED_AFTER = re.compile(r"\s*(?:\([^()]{0,80}\))?\s*(?:,\s+and|,|\s+and|\s+or|\s*/|\s+&)\s*$")
_LISTED_BEFORE = re.compile(r"^\s*(?:,\s+and|,|\s+and|\s+or|\s*/|\s+&)\s*$")
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.?|[Aa]nalysts?|CEO|[Cc]hairman|[Pp]resident|[Oo]fficer|[Ss]pokes\w+|[Ee]xecutive|[Dd]irector|,” said|said|added|commented|[Pp]rofessor)\s+$"
)
_PERSON_AFTER = re.compile(
    r"\s*,\s*(?:Ph\.?D|M\.?D|MBA|CPA|RN|Chief|chief|CEO|President|president|Vice|vice|Chair|chair|Senior|senior|Executive|executive|Head|head|Founder|founder|Director|director|Professor|professor|analyst|an analyst|who\b)"
)


_PLAIN_NOUNS = ORGANIZATION_NOUNS - frozenset(
    "animal capital ventures fund foundation institute university bank research partners health".split()
)
"""Nouns that a short form leaves out: "Regeneron" of "Regeneron Pharmaceuticals"; "Merck Animal Health" is not Merck."""


@dataclass
class OrganizationEntry:
    """One organization of a release: its fullest name, its other forms, tickers, and how sure the finding is."""

    name: str
    forms: set[str] = field(default_factory=set)
    tickers: list[tuple[str, Candidate]] = field(default_factory=list)
    registered: str | None = None

    def widen(self, form: str) -> None:
        """Take in another form; the longest becomes the name."""
        self.forms.add(form)


def normal(name: str) -> str:
    """A name without legal form, marks and case: what two forms of one organization share."""
    bare = re.sub(rf"(?:,?\s+(?:(?:and|&)\s+)?{LEGAL})+$", "", name).rstrip(" ,")
    bare = re.sub(r"[®™]", "", bare)
    bare = re.sub(r"^[Tt]he\s+", "", bare)
    bare = re.sub(r"^(?:U\.?S\.?|United States(?: of America)?)(?= [Gg]overnment)", "United States", bare)
    return re.sub(r"[\s\-‑]+", " ", bare).strip(" .,").lower()


def looks_organized(candidate: Candidate) -> bool:
    """True if the form of the name alone makes it an organization."""
    if candidate.has_legal_form:
        return True
    words = [word.strip(".,®™").lower() for word in candidate.name.replace("-", " ").split()]
    if len(words) < 2:
        return False
    if words[-1] in ORGANIZATION_NOUNS:
        return words[0] not in HEADLINE_WORDS or len(words) > 2
    return (words[0] in ORGANIZATION_HEADS and words[1] in {"of", "for"}) or any(
        head in words for head in ("university", "institute", "foundation", "hospital", "coalition")
    )


def refused(name: str) -> bool:
    """True for places, regulators, openers and headline words standing alone."""
    low = name.lower().strip(" .,")
    if low in PLACES or low in INSTITUTIONS or low in OPENERS or re.fullmatch(LEGAL, name):
        return True
    words = low.split()
    return all(
        word in HEADLINE_WORDS or word in OPENERS or word in PLACES or word in ORGANIZATION_NOUNS for word in words
    )


class OrganizationFinder:
    """Finds the organizations of one text. `known` maps lower-case registry forms to (id, canonical name)."""

    def __init__(self, text: str, known: Mapping[str, tuple[str, str]]) -> None:
        self.text = text
        self.known = known
        self.entries: list[OrganizationEntry] = []
        self.by_normal: dict[str, OrganizationEntry] = {}
        self.surnames: set[str] = set()

    def find(
        self, candidates: Sequence[Candidate], others: frozenset[str], abouts: Sequence[str]
    ) -> list[OrganizationEntry]:
        """Entries for all organizations among the candidates; `others` are forms known to be products and the like."""
        weak: list[Candidate] = []
        self.surnames |= {c.name.split()[-1] for c in candidates if len(c.name.split()) > 1 and self._person(c)}
        for candidate in candidates:
            if candidate.name in others or refused(candidate.name) or candidate.name in self.surnames:
                continue
            if self._strong(candidate):
                self._add(candidate)
            else:
                weak.append(candidate)
        for about in abouts:
            self._about(about, others)
        counts: dict[str, list[Candidate]] = {}
        for candidate in weak:
            counts.setdefault(candidate.name, []).append(candidate)
        for name, places in counts.items():
            if self._ends_in_known(name):
                continue
            if normal(name) in self.by_normal:
                self.by_normal[normal(name)].widen(name)
            elif self._shortens(name) is None and any(self._stands_as_one(place) for place in places):
                self._add(places[0])
        self._listed(candidates, counts, others)
        for name in counts:
            entry = self._shortens(name)
            if entry is not None and name not in others:
                entry.widen(name)
        self._aliases(candidates)
        self._registered_twins()
        self._join_short_names()
        for entry in self.entries:
            entry.name = self._fullest(entry)
        return self.entries

    def _fullest(self, entry: OrganizationEntry) -> str:
        """The form to call it by: one with its legal form, else the one nearest the registry's name, else the longest."""
        registered = next(
            (normal(self.known[f.lower()][1]) for f in sorted(entry.forms) if f.lower() in self.known), ""
        )
        return max(
            entry.forms,
            key=lambda form: (re.search(rf"\s{LEGAL}$", form) is not None, normal(form) == registered, len(form), form),
        )

    def _ends_in_known(self, name: str) -> bool:
        """True for a name that ends in an organization's ("Arrangement Biohaven", where a line break was lost)."""
        words = name.split(" ")
        for start in range(1, len(words)):
            rest = " ".join(words[start:])
            if normal(rest) in self.by_normal or self._shortens(rest) is not None:
                return normal(name) not in self.by_normal and self._shortens(name) is None
        return False

    def shortened(self, name: str, candidates: Sequence[Candidate]) -> bool:
        """True if a name is the short form of an organization whose full name stands in the text ("Orna" of "Orna Therapeutics")."""
        return any(
            candidate.name.startswith(name + " ")
            and set(normal(candidate.name)[len(normal(name)) + 1 :].split()) <= _PLAIN_NOUNS
            and looks_organized(candidate)
            for candidate in candidates
        )

    def forms(self) -> frozenset[str]:
        """Every form of every organization found so far."""
        return frozenset(form for entry in self.entries for form in entry.forms)

    def votes(self, name: str, candidates: Sequence[Candidate]) -> int:
        """In how many places a name stands as only an organization can."""
        return sum(self._stands_as_one(candidate) for candidate in candidates if candidate.name == name)

    # -- how a candidate proves itself ----------------------------------------------------------------------------

    def _strong(self, candidate: Candidate) -> bool:
        if self._person(candidate):
            return False
        if looks_organized(candidate) or candidate.name.lower() in self.known:
            return True
        after = self.text[candidate.span.end : candidate.span.end + 60]
        inside = DEFINED.match(after)
        if inside and TICKER.search(inside["inside"]):
            return True
        return RIC.match(after) is not None

    def _person(self, candidate: Candidate) -> bool:
        if candidate.has_legal_form:
            return False
        before = self.text[max(0, candidate.span.start - 24) : candidate.span.start]
        after = self.text[candidate.span.end : candidate.span.end + 24]
        words = candidate.name.split()
        if (
            _PERSON_AFTER.match(after)
            and 2 <= len(words) <= 4
            and words[-1].lower() not in ORGANIZATION_NOUNS
            and words[-1].strip("®™").isalpha()
        ):
            return True
        titled = _PERSON_BEFORE.search(before) is not None
        return (
            titled
            and 1 <= len(words) <= 4
            and words[-1].lower() not in ORGANIZATION_NOUNS
            and candidate.name.lower() not in self.known
        )

    def _stands_as_one(self, candidate: Candidate) -> bool:
        if self._person(candidate):
            return False
        words = candidate.name.lower().split()
        if len(words) > 5 or words[-1].strip("®™") in {
            "phase",
            "agreement",
            "act",
            "day",
            "committee",
            "meeting",
            "study",
            "trial",
            "drug",
            "disease",
            "cancer",
            "award",
            "form",
            "rule",
            "report",
            "conference",
            "board",
        }:
            return False
        if re.fullmatch(r"[A-Z]{1,5}-?\d+[\w-]*|[A-Z]{1,3}", candidate.name) or "®" in candidate.name:
            return False
        after = self.text[candidate.span.end : candidate.span.end + 260]
        before = self.text[max(0, candidate.span.start - 60) : candidate.span.start]
        return bool(_ACTS.match(after) or _POSSESSED.match(after) or _FOLLOWS.search(before))

    def _listed(
        self, candidates: Sequence[Candidate], weak: Mapping[str, Sequence[Candidate]], others: frozenset[str]
    ) -> None:
        """A name in a list with an organization is one too: "between ImmunoGen and Genentech"."""
        ordered = sorted(candidates, key=lambda candidate: candidate.span)
        for left, right in zip(ordered, ordered[1:], strict=False):
            between = self.text[left.span.end : right.span.start]
            if len(between) > 90 or left.span.end > right.span.start:
                continue
            for known, other, pattern in ((left, right, _LISTED_AFTER), (right, left, _LISTED_BEFORE)):
                if (
                    normal(known.name) in self.by_normal
                    and other.name in weak
                    and normal(other.name) not in self.by_normal
                    and pattern.search(between)
                    and other.name not in others
                    and len(other.name.split()) <= 4
                    and not self._person(other)
                    and self._shortens(other.name) is None
                ):
                    self._add(other)

    # -- joining forms --------------------------------------------------------------------------------------------

    def _add(self, candidate: Candidate) -> OrganizationEntry:
        key = normal(candidate.name)
        entry = self.by_normal.get(key)
        if entry is None:
            entry = OrganizationEntry(candidate.name, {candidate.name})
            self.entries.append(entry)
            self.by_normal[key] = entry
        entry.widen(candidate.name)
        if len(candidate.name) > len(entry.name):
            entry.name = candidate.name
        after = self.text[candidate.span.end : candidate.span.end + 170]
        inside = DEFINED.match(after)
        if inside:
            for ticker in TICKER.finditer(inside["inside"]):
                exchange = ticker["exchange"]
                label = f"{exchange.upper() if exchange.lower() in {'nasdaq', 'nyse', 'otc'} else exchange}:{ticker['symbol']}"
                entry.tickers.append((label, candidate))
        return entry

    def _about(self, about: str, others: frozenset[str]) -> None:
        for part in re.split(r"\s+and\s+(?=[A-Z])", about) if re.search(LEGAL + r"\s+and\s", about) else [about]:
            name = part.strip()
            key = normal(name)
            if name in others or refused(name) or len(name.split()) > 6:
                continue
            if key in self.by_normal:
                self.by_normal[key].widen(name)
                continue
            company = re.compile(
                rf"{re.escape(name)}(?:\s*\([^)]*\))?,?\s+(?:is|was founded|develops|provides|,)\s?(?:\S+\s){{0,14}}?"
                r"(?:company|biotech|firm|organi[sz]ation|institute|university|leader|provider|manufacturer|group|agency|nonprofit|division)\b",
                re.IGNORECASE,
            )
            at = self.text.find(name)
            if at >= 0 and company.search(self.text):
                self._add(Candidate(Span(at, at + len(name)), name))

    def _shortens(self, name: str) -> OrganizationEntry | None:
        """The entry whose name begins with `name`'s words ("Harpoon" of "Harpoon Therapeutics, Inc."), or has its initials."""
        key = normal(name)
        if (
            not key
            or key in self.by_normal
            or refused(name)
            or key in {"united", "national", "american", "general", "first", "global", "new", "international"}
        ):
            return None
        best: OrganizationEntry | None = None
        for other, entry in self.by_normal.items():
            if other.startswith(key + " "):
                rest = other[len(key) + 1 :]
                plain = set(rest.split()) <= _PLAIN_NOUNS
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
            for other, entry in self.by_normal.items():
                words = [word for word in other.split() if word not in {"of", "for", "the", "and", "at"}]
                if len(words) >= 2 and "".join(word[0] for word in words) == name.lower():
                    return entry
        return best

    def _aliases(self, candidates: Sequence[Candidate]) -> None:
        """Short forms that the text itself defines in brackets or quotes, and tickers used as names."""
        for candidate in candidates:
            entry = self.by_normal.get(normal(candidate.name))
            if entry is None:
                continue
            inside = DEFINED.match(self.text, candidate.span.end)
            if inside:
                for quoted in QUOTED.finditer(inside["inside"]):
                    alias = quoted["alias"].strip()
                    if alias.lower() not in {
                        "company",
                        "the company",
                        "companies",
                        "parent",
                        "buyer",
                        "seller",
                        "purchaser",
                        "agreement",
                        "offer",
                        "licensee",
                        "licensor",
                    } and not refused(alias):
                        self._adopt(entry, alias)
                plain = inside["inside"].strip()
                if (
                    re.fullmatch(r"[A-Z][A-Za-z&\-]{1,7}", plain)
                    and not refused(plain)
                    and sum(c.isupper() for c in plain) >= 2
                ):
                    initials = "".join(
                        word[0] for word in candidate.name.replace("-", " ").split() if word[0].isupper()
                    )
                    if plain.upper().startswith(initials[:1]):
                        self._adopt(entry, plain)
            known_as = re.compile(
                r"\s*,?\s*\(?(?:(?:also |formerly |which is |previously )?known as|formerly|f/k/a|d/b/a|doing business as)\s+(?:the\s)?[“\"]?(?P<alias>[A-Z][\w&\-]+(?:\s[A-Z][\w&\-]+){0,3})"
            ).match(self.text, candidate.span.end)
            if known_as and not refused(known_as["alias"]):
                self._adopt(entry, known_as["alias"])
        for entry in self.entries:
            for label, _ in entry.tickers:
                symbol = label.rsplit(":", 1)[1]
                if len(symbol) >= 3 and symbol.isalpha():
                    self._adopt(entry, symbol)

    def _adopt(self, entry: OrganizationEntry, alias: str) -> None:
        other = self.by_normal.get(normal(alias))
        if other is None:
            self.by_normal[normal(alias)] = entry
            entry.widen(alias)
        elif (
            other is not entry
            and not any(re.search(rf"\s{LEGAL}$", form) for form in other.forms)
            and len(alias) < len(entry.name)
        ):
            self._swallow(entry, other)

    def _join_short_names(self) -> None:
        """An entry whose whole name begins another's ("BiPar", "BiPar Sciences Inc.") is that other."""
        for short in list(self.entries):
            if any(re.search(rf"\s{LEGAL}$", form) for form in short.forms):
                continue
            key = normal(short.name)
            for other in self.entries:
                rest = normal(other.name)[len(key) + 1 :].split()
                if (
                    other is not short
                    and normal(other.name).startswith(key + " ")
                    and rest
                    and set(rest) <= _PLAIN_NOUNS
                ):
                    if short.registered and other.registered and short.registered != other.registered:
                        continue
                    self._swallow(other, short)
                    break

    def _swallow(self, into: OrganizationEntry, entry: OrganizationEntry) -> None:
        """Move all that is known of one entry to another, and forget the first."""
        into.forms |= entry.forms
        into.tickers += entry.tickers
        into.registered = into.registered or entry.registered
        for key, value in list(self.by_normal.items()):
            if value is entry:
                self.by_normal[key] = into
        self.entries.remove(entry)

    def _registered_twins(self) -> None:
        """Entries that the registry knows as one organization become one ("MSD" and "Merck & Co., Inc.")."""
        by_id: dict[str, OrganizationEntry] = {}
        for entry in list(self.entries):
            for form in sorted(entry.forms, key=lambda form: (-len(form), form)):
                found = self.known.get(form.lower())
                if found is None:
                    continue
                entry.registered = found[0]
                first = by_id.setdefault(found[0], entry)
                if first is not entry:
                    if len(entry.name) > len(first.name):
                        first.name = entry.name
                    self._swallow(first, entry)
                break
