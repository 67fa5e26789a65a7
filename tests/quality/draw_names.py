"""Candidates for pairs of names, drawn from releases by rule: what a labeller gets to see (tests/resolution/PAIRS.md).

    python tests/quality/draw_names.py FOLDER     writes FOLDER/sheet.tsv, without saying which half a pair is in,
                                                  and FOLDER/key.tsv, which says it

Nothing here asks the comparison or the registry: blocks are made of plain words, so that what is drawn does not depend
on what is measured. Every choice is by a hash, and so the same everywhere.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from multiprocessing import Pool
from pathlib import Path
from unittest.mock import patch

from rapidfuzz import fuzz

sys.path.append(str(Path(__file__).parents[2]))  # as a script it still finds its neighbours

from biopact.codes import Predicate
from biopact.loaders import read as reading
from biopact.loaders.assemble.facts import facts_of
from biopact.loaders.field import of_the_field
from biopact.loaders.sources.plain import decode
from tests.quality.scoring import corpus

SEED = "names of organizations, third half: "
SHEET = ["id", "name_a", "tickers_a", "places_a", "told_a", "around_a"]
SHEET += [column.replace("_a", "_b") for column in SHEET[1:]]
CONTEXT = ("tickers", "places", "told")
PAIRS = Path(__file__).parents[1] / "resolution"

# Words that do not tell a name's family.
_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited llc lp llp plc ag sa se nv bv gmbh kgaa kg kk ab as asa "
    "oy spa srl sas pte pty the of and for a de la di".split()
)
_COMMON = _LEGAL | frozenset(
    "university universita universite hospital institute national american international european general first new "
    "global united medical center centre college school society association foundation council department ministry us "
    "uk china japan german french british royal state federal st saint cancer health research clinical american office "
    "association board regents trustees south north east west".split()
)
HARD = {
    "merck": r"\b(merck|msd|emd)\b",
    "bayer": r"\bbayer\b",
    "celgene": r"\bcelgene\b",
    "abbott": r"\b(abbott|abbvie)\b",
    "johnson": r"\b(johnson (and )?johnson|j ?(and )?j|janssen|centocor)\b",
    "roche": r"\b(roche|genentech|chugai|hoffmann)\b",
    "gsk": r"\b(gsk|glaxo\w*|smithkline|viiv|haleon)\b",
    "novartis": r"\b(novartis|sandoz|alcon)\b",
    "sanofi": r"\b(sanofi|genzyme|aventis)\b",
    "bristol": r"\b(bristol|bms|celgene)\b",
    "takeda": r"\b(takeda|shire|millennium)\b",
}
"""Families of the hard cases that the issue of names lists, with two groups more of their kind."""


@dataclass
class Form:
    """One spelling of a name, with what the releases in which it stands tell of its bearer."""

    name: str
    tickers: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    around: str = ""
    of_the_field: bool = False
    """True if a release of the field has it, not only releases about health and science at large."""

    def row(self) -> list[str]:
        """Its cells in the sheet."""
        return [self.name, *(" | ".join(sorted(getattr(self, one))[:8]) for one in CONTEXT), self.around]


def plain(name: str) -> str:
    """A name in small letters without accents and marks."""
    low = unicodedata.normalize("NFKD", name).lower().replace("'s", "s").replace("’s", "s").replace("&", " and ")
    low = "".join(char for char in low if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]+", " ", low).split())


def family(name: str) -> str:
    """The first word that tells something, or for a group of the hard list the group."""
    low = plain(name)
    for hard, pattern in HARD.items():
        if re.search(pattern, low):
            return f"hard {hard}"
    words = low.split()
    return next((word for word in words if word not in _COMMON and len(word) > 1), low)


def bare(name: str) -> str:
    """What two names share that differ in legal form, case and marks alone."""
    return "".join(word for word in plain(name).split() if word not in _LEGAL)


def rank(*what: str) -> str:
    """A place in a random order that is the same everywhere."""
    return hashlib.sha256((SEED + "\n".join(what)).encode()).hexdigest()


def told_in(text: str) -> list[tuple[str, list[str], list[str], list[str], str]]:
    """Every organization that the reader finds in a release: name, tickers, places, other forms, the words around."""
    with patch.object(reading, "of_the_field", lambda text: True):
        document, skeletons, deals, relations = reading.drafts_of(decode(text.encode("utf-8"), "release", "release"))
    places: dict[str, list[str]] = defaultdict(list)
    for relation in facts_of(document, deals, relations, skeletons).relations:
        if relation.predicate is Predicate.LOCATION:
            places[getattr(relation.subject, "name", "")].append(getattr(relation.object, "name", str(relation.object)))
    found = []
    for entry in document.organizations:
        at = text.find(entry.name)
        around = " ".join(text[max(0, at - 80) : at + len(entry.name) + 120].split()) if at >= 0 else ""
        others = sorted(entry.forms - {entry.name})
        found.append((entry.name, list(entry.tickers), places.get(entry.name, []), others, around))
    return found


def forms() -> dict[str, Form]:
    """Every name that the reader finds in releases of the field, and in those of its neighbours, by itself."""
    texts = [row["text"] for row in corpus() if of_the_field(row["text"]) or len(_NEAR.findall(row["text"])) >= 3]
    known: dict[str, Form] = {}
    with Pool() as pool:
        texts.sort(key=rank)
        for text, told in zip(texts, pool.imap(told_in, texts, chunksize=8), strict=True):
            for name, tickers, places, others, around in told:
                form = known.setdefault(name, Form(name))
                form.of_the_field |= of_the_field(text)
                form.tickers.update(tickers)
                form.places.update(places)
                form.told.update(others)
                form.around = form.around or around
    return {name: form for name, form in sorted(known.items()) if is_name(form)}


_NEAR = re.compile(
    "therap|clinic|pharma|patient|medic|hospital|vaccine|drug|health|universit|research|science|institut|biolog"
    "|laborator",
    re.IGNORECASE,
)
"""Words of releases about health, science and research."""


def seen_before() -> tuple[set[frozenset[str]], set[str]]:
    """The pairs, and the families of all names, that comparison and registry were developed on."""
    pairs: set[frozenset[str]] = set()
    families: set[str] = set()
    with (PAIRS / "pairs.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = row["name_a"], row["name_b"]
            pairs.add(frozenset(map(plain, names)))
            families |= set(map(family, names))
    return pairs, families


def is_name(form: Form) -> bool:
    """True if a form looks like an organization's name by plain signs: a legal form, a symbol, a word of institutions
    or of the trade, or another form that a release tells of it; no figures run into it, no more than eight words."""
    words = plain(form.name).split()
    if family(form.name).startswith("hard ") and len(words) < 6:
        return True
    if len(words) > 8 or len(plain(form.name)) < 3 or re.search(r"[a-z.][0-9]|\w\.\w{3,}|^Follow |™", form.name):
        return False
    others = {plain(told) for told in form.told} - {plain(form.name)}
    signs = any(sign in word for word in words for sign in _SIGNS)
    return bool(form.tickers or others or words[-1] in _LEGAL or (signs and len(words) > 1))


_SIGNS = (
    "universit pharm therap bio genet genom medic laborator labs scien hospital klinik clinic institut founda associat "
    "societ council agency school college capital ventur diagnos vaccin oncolog immun cell cancer health center centre"
).split()


_BUILT = "technolog holding internation worldwide solution group".split()
"""Further words that names have in common by chance."""


def blocks(known: dict[str, Form]) -> dict[str, list[tuple[Form, Form]]]:
    """Pairs of names that share something: a form that releases tell of the one, a symbol, the first telling word,
    another telling word, initials."""
    by: dict[str, dict[str, list[Form]]] = defaultdict(lambda: defaultdict(list))
    for form in known.values():
        words = [word for word in plain(form.name).split() if word not in _LEGAL]
        by["told as the same"][plain(form.name)].append(form)
        symbols = {ticker.rpartition(":")[2].strip() for ticker in form.tickers}
        for told in form.told - symbols:
            by["told as the same"][plain(told)].append(form)
        for ticker in form.tickers:
            by["symbol"][ticker.upper().rpartition(":")[2].strip()].append(form)
        of = family(form.name)
        by["hard" if of.startswith("hard ") else "first word"][of].append(form)
        for word in set(words[1:]) - _COMMON:
            by["word"][word].append(form)
        by["form but for legal form"][bare(form.name)].append(form)
        if len(words) == 1 and form.name.isupper() and 2 < len(words[0]) < 7:
            by["initials"][words[0]].append(form)
        elif len(words) > 2:
            every = plain(form.name).split()
            for skipped in (_LEGAL, {"and", *_LEGAL}):
                by["initials"]["".join(word[0] for word in every if word not in skipped)].append(form)
    found: dict[str, list[tuple[Form, Form]]] = {}
    for kind, by_key in by.items():
        found[kind] = []
        for key, members in sorted(by_key.items()):
            named = sorted({form.name: form for form in members}.values(), key=lambda form: rank(form.name))
            if kind == "initials":
                short = [form for form in named if plain(form.name) == key]
                found[kind] += [(one, other) for one in short for other in named if other not in short]
            elif key and (kind != "word" or len(named) <= 4) and (kind != "first word" or len(named) <= 12):
                found[kind] += combinations(named[: 40 if kind == "hard" else 14], 2)
    return found


def alike(known: dict[str, Form]) -> Iterator[tuple[Form, Form]]:
    """Names that are alike by their letters and have in common more than their trade."""
    ordered = sorted(known.values(), key=lambda form: rank(form.name))
    spelled = [plain(form.name) for form in ordered]
    telling = [
        " ".join(w for w in one.split() if w not in _LEGAL and not any(sign in w for sign in (*_SIGNS, *_BUILT))) or one
        for one in spelled
    ]
    for at, one in enumerate(spelled):
        for other in range(at + 1, len(spelled)):
            if (
                abs(len(one) - len(spelled[other])) < 12
                and fuzz.token_sort_ratio(one, spelled[other]) >= 80
                and fuzz.token_sort_ratio(telling[at], telling[other]) >= 80
            ):
                yield ordered[at], ordered[other]


ORDER = ("hard", "symbol", "told as the same", "initials", "alike", "first word", "word")


def candidates(known: dict[str, Form]) -> dict[str, list[tuple[Form, Form]]]:
    """Pairs by the block in which they were found first; in each those of the field first, in a random order."""
    pairs: dict[tuple[str, str], str] = {}
    by_kind = blocks(known)
    legal = {tuple(sorted((one.name, other.name))) for one, other in by_kind.pop("form but for legal form")}
    by_kind["alike"] = list(alike(known))
    for kind in ORDER:
        for one, other in by_kind.get(kind, ()):
            a, b = sorted((one.name, other.name))
            if plain(a) != plain(b):
                pairs.setdefault((a, b), "but for legal form" if kind != "hard" and (a, b) in legal else kind)
    found: dict[str, list[tuple[Form, Form]]] = defaultdict(list)
    near = {pair: not (known[pair[0]].of_the_field and known[pair[1]].of_the_field) for pair in pairs}
    for (a, b), kind in sorted(pairs.items(), key=lambda pair: (near[pair[0]], rank(*pair[0]))):
        found[kind].append((known[a], known[b]))
    return found


def halves(pairs: Iterable[tuple[Form, Form]]) -> dict[str, str]:
    """Which half a family is in; families that a pair ties together are in one."""
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    for a, b in pairs:
        root[find(family(a.name))] = find(family(b.name))
    least: dict[str, str] = {}
    for one in sorted(root):
        least.setdefault(find(one), one)
    return {one: "open" if int(rank("half", least[find(one)])[:8], 16) % 3 == 0 else "held back" for one in root}


def drawn(known: dict[str, Form], most: int) -> list[tuple[str, Form, Form]]:
    """So many pairs of each block, of one family no more than `most`, of a hard group no more than four times that."""
    known_pairs, families = seen_before()
    taken: list[tuple[str, Form, Form]] = []
    of_family: Counter[str] = Counter()
    found = candidates(known)
    for kind, wanted in WANTED.items():
        pairs = found[kind]
        count = 0
        for a, b in pairs:
            both = {family(a.name), family(b.name)}
            limit = most * 4 if kind == "hard" else most
            if count == wanted:
                break
            if frozenset((plain(a.name), plain(b.name))) in known_pairs:
                continue
            if kind != "hard" and (both & families or any(one.startswith("hard ") for one in both)):
                continue
            if any(of_family[one] >= limit for one in both):
                continue
            of_family.update(both)
            taken.append((kind, a, b))
            count += 1
        print(f"{kind}: {count} of {len(pairs)} candidates")
    return taken


WANTED = {
    "told as the same": 150,
    "symbol": 25,
    "but for legal form": 90,
    "initials": 10,
    "hard": 60,
    "alike": 90,
    "first word": 70,
    "word": 20,
}
"""So many pairs of each block."""


def write(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table of cells parted by tabs."""
    lines = ["\t".join(cell.replace("\t", " ") for cell in row) for row in (head, *rows)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def main() -> int:
    """Write the sheet and the key."""
    folder = Path(sys.argv[1])
    taken = drawn(forms(), most=3)
    half = halves((a, b) for _, a, b in taken)
    taken.sort(key=lambda pair: rank("sheet", pair[1].name, pair[2].name))
    numbered = [(f"p{number:03}", *pair) for number, pair in enumerate(taken, 1)]
    write(folder / "sheet.tsv", SHEET, ([number, *a.row(), *b.row()] for number, _, a, b in numbered))
    write(
        folder / "key.tsv",
        ["id", "half", "block"],
        ([number, half[family(a.name)], kind] for number, kind, a, b in numbered),
    )
    print(Counter(half[family(a.name)] for _, a, _ in taken))
    return 0


if __name__ == "__main__":
    sys.exit(main())
