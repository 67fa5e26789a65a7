"""What products are for: the diseases that a text says they treat or are tested in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product, zip_longest

from biopact.codes import Predicate, Telling
from biopact.loaders.assemble.relations.draft import RelationDraft
from biopact.loaders.assemble.relations.nearest import nearest_products
from biopact.loaders.document import Document, Kind
from biopact.loaders.document.reference import ANAPHOR
from biopact.loaders.mentions.disease_names import CLASSES, VAGUE, words_of, written_out
from biopact.loaders.mentions.diseases import DESCRIBES, TREATED, Disease, find_diseases
from biopact.loaders.skeleton import Skeleton
from biopact.loaders.wordlists import any_of
from biopact.text import Span

# Before a disease: what the ill suffer, what a drug does to them or how many they are; not what a drug is for.
_NOT_FOR = re.compile(
    r"\b(?:without|not|no|excluding|caused? by|causes?|causing|deaths? (?:from|of|by)|died (?:of|from)|linked to"
    r"|history of|prevalence of|incidence of|rates? of|cases of|symptoms of|signs of|complications? of|burden of"
    r"|side effects?(?: (?:such as|including|like|of))?|adverse (?:events?|reactions?)(?: \w+){0,3}"
    r"|contraindicated (?:in|for)|transplant\w*(?: in patients with)?|presence of|reductions? (?:of|in)"
    r"|associated with(?: both)?|role in|regulators? of|levels? of|toxicit\w+[\w\s,\-]{0,50} (?:such as|like"
    r"|including)|avoid\w*"
    r"|warnings? (?:of|about)|market for|awareness of|diagnosed with"
    r"|expressed (?:in|at|on)(?: \w+){0,4})"
    r"\s(?:(?!treat|prevent)[\w\-’']+\s){0,3}$",
    re.IGNORECASE,
)
_RISK = re.compile(r"\brisks? (?:of|for|factors?)\s(?:[\w\-’']+\s){0,6}$", re.IGNORECASE)
_LESS_RISK = re.compile(r"\b(?:reduc\w+|lower\w*|cut\w*|prevent\w*|decreas\w+)\b", re.IGNORECASE)
# Behind a disease: the word makes it a field, a market or a cause.
_FIELD = re.compile(
    r"(?:\s\([A-Z]{2,6}\))?['’]?s?\s(?:activists?|community|communities|market|research|awareness|field|society"
    r"|foundation"
    r"|association|centers?|centres?|institutes?|specialists?|experts?|advocates?|survivors?|epidemic"
    r"|pandemic|outbreak"
    r"|crisis|prevalence|incidence|is (?:an?|the|one|caused|characteri[sz]ed|associated|often|also|among)"
    r"|are (?:the|among)"
    r"|virus|vector|toxin|DNA|burden|growth|size|reductions?|microenvironment|suppressor|neoantigens?|antigens?"
    r"|lysis|necrosis|affects?|occurs?|cells?|days|attacks? (?:and|or)|stem|risk|progression|severity)\b",
    re.IGNORECASE,
)
# A disease explained by a wider one: "Pompe disease, a rare muscle disorder", "the muscle disorder Pompe disease".
_EXPLAINS = re.compile(r"(?:\s*\([^()]{0,60}\))?\s*,\s(?:which is\s)?(?:an?|the|one of)\s[\w\s\-/’']{0,60}$")
# A word for a class of drugs tells what each of them is for: "the antidepressant X".
_CLASS = re.compile(
    rf"\b{any_of([*CLASSES, *('anti-' + name[4:] for name in CLASSES if name[:4] == 'anti')])}s?\b", re.I
)
_SAID_NEXT = re.compile(
    r"\s+|[\s,]{0,2}(?:\([^()]{0,40}\))?[\s,]{0,2}(?:such as|including|particularly|especially|specifically"
    r"|namely|like|notably"
    r"|most commonly)\s(?:[\w\-]+\s){0,2}"
)
# The company is described, not a product of its own: nothing that is named elsewhere in the sentence is for these.
_COMPANY = re.compile(
    r"\b(?:company|firm|leader|portfolio|pipeline|dedicated|focused|focusing|specializing|mission|committed|commitment"
    r"|strateg\w+|program in|engaged in|acquisitions?)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"^(?:[\W_]{0,4}It (?:is|was|has|will|works|may|can|could|also)\b)|\b(?:it|which) (?:is|was|has been) (?:\w+ ){0,2}"
    r"(?:approved|indicated|developed|tested|studied|evaluated|designed|used|intended)\b",
)
_BETWEEN_LISTED = re.compile(r"[\s\w\-,/()®™’']*")
_AHEAD = 60
"""How far behind a disease the product may be named that is for it ("for the treatment of psoriasis, X is …")."""


def indications(
    document: Document, skeleton: Skeleton, carried: int | None, telling: Telling
) -> Iterable[RelationDraft]:
    """Each disease of a sentence with the product that it describes, or that stands nearest to it."""
    text, span = document.release.text, skeleton.sentence.span
    taken = [m.span for m in document.mentions_in(span)]
    found: list[tuple[Disease, list[int]]] = []
    last: Disease | None = None
    treated = -1
    diseases = [
        d
        for d in find_diseases(text, span, [m.end for m in taken], document.abbreviations)
        if not any(map(d.span.overlaps, taken))
    ]
    for disease, following in zip_longest(diseases, diseases[1:]):
        start, end = disease.span.start, disease.span.end
        if following is not None and _SAID_NEXT.fullmatch(text, end, following.span.start):
            continue  # "the muscle disorder Pompe disease", "cancers such as melanoma"
        described = DESCRIBES.match(text, end)
        products = _described(document, span, start, described.end()) if described else []
        if not products:
            before = text[max(span.start, start - 90) : start]
            explained = last is not None and _EXPLAINS.fullmatch(text, last.span.end, start)
            last = disease
            listed = 0 <= treated <= start < treated + 60 and _BETWEEN_LISTED.fullmatch(text, treated, start)
            if explained or _refused(text, before, end) or not (TREATED.search(before) or listed):
                continue
            products = _about(document, span, disease.span, carried)
        last = disease
        treated = end
        found.append((disease, products))
    for match in _CLASS.finditer(text, span.start, span.end):
        name = CLASSES[match[0].lower().replace("-", "").rstrip("s")]
        found.append((Disease(Span(*match.span()), name), _described(document, span, match.start(), match.end())))
    for disease, products in _respectively(found, text[treated : span.end]):
        for index, name in product(products, disease.names):
            yield RelationDraft((Kind.PRODUCT, index), Predicate.INDICATED_FOR, name, span, "indicated-for", telling)


def _respectively(found: list[tuple[Disease, list[int]]], rest: str) -> list[tuple[Disease, list[int]]]:
    """The same, each disease with its own product where the sentence says "respectively"."""
    if not found or "respectively" not in rest[:60]:
        return found
    products = found[-1][1]
    same = [place for place, (_, others) in enumerate(found) if others == products]
    if len(same) != len(products):
        return found
    for place, number in zip(same, sorted(products, key=lambda n: products[::-1].index(n)), strict=True):
        found[place] = (found[place][0], [number])
    return found


def _refused(text: str, before: str, end: int) -> bool:
    """True for a disease that is counted, caused or feared, not treated."""
    if _NOT_FOR.search(before) or _FIELD.match(text, end):
        return True
    risk = _RISK.search(before)
    return risk is not None and not _LESS_RISK.search(before[max(0, risk.start() - 30) : risk.start()])


def _about(document: Document, span: Span, disease: Span, carried: int | None) -> list[int]:
    """The products that a disease is said of: the last named before it, else the one named soon after it.

    A sentence that names no product must point back at one ("it is indicated for", "the drug").
    """
    text = document.release.text
    mentions = [m for m in document.mentions_in(span) if m.kind is Kind.PRODUCT]
    lead = text[span.start : disease.start]
    if any(m.span.end <= disease.start for m in mentions):
        return nearest_products(document, span, disease.start, None)
    if mentions:
        between = text[disease.end : mentions[0].span.start]
        return [] if len(between) > _AHEAD or _COMPANY.search(lead + between) else [mentions[0].index]
    if carried is None or _COMPANY.search(lead):
        return []
    return [carried] if _REFERS.search(lead) or ANAPHOR.search(lead) else []


_THEN = re.compile(r"[®™]?(?:\s*(?:,|and|--|-|called|such as|including|or|like|,\s*and)\s*)*\s*")
_APPOSED = re.compile(
    r"[®™]?(?:\s*\([^()]{0,60}\))?(?:\s*,?\s*(?:(?:which|that) is\s)?(?:an?|the|its|another|one of its"
    r"|one of the)\s(?:[\w\-’']+\s){0,4}|\s+(?:[a-z][\w\-]*\s){0,2})$"
)


def _described(document: Document, span: Span, start: int, end: int) -> list[int]:
    """The products that "<disease> drug" describes: those named right behind it, else those right before it."""
    mentions = [m for m in document.mentions_in(span) if m.kind is Kind.PRODUCT]
    text = document.release.text
    before = [m for m in mentions if m.span.end <= start]
    if before and text[before[-1].span.end : start].strip("®™ ") == "":
        return nearest_products(document, span, start, None)
    behind: list[int] = []
    at = end
    for mention in mentions:
        if mention.span.start >= at and _THEN.fullmatch(text, at, mention.span.start):
            behind.append(mention.index)
            at = mention.span.end
    if behind:
        return behind
    if before and _APPOSED.match(text[before[-1].span.end : start]):
        return nearest_products(document, span, start, None)
    return []


def tidy_indications(relations: Sequence[RelationDraft], explained: Mapping[str, str]) -> list[RelationDraft]:
    """Each disease of a product once, under its shortest specific name.

    Abbreviations join their words; "cancer" says nothing beside "lung cancer", nor do "advanced cancers" beside any
    other disease; of a name and the same with more words the shorter stays.
    """
    named: dict[tuple[Kind, int], dict[str, frozenset[str]]] = {}
    for relation in relations:
        if relation.predicate is Predicate.INDICATED_FOR and isinstance(relation.object, str):
            named.setdefault(relation.subject, {}).setdefault(
                relation.object.lower(), words_of(written_out(relation.object, explained))
            )
    dropped = {subject: _said_otherwise(names) for subject, names in named.items()}
    return [
        relation
        for relation in relations
        if relation.predicate is not Predicate.INDICATED_FOR
        or not isinstance(relation.object, str)
        or relation.object.lower() not in dropped[relation.subject]
    ]


def _said_otherwise(names: dict[str, frozenset[str]]) -> set[str]:
    """The names that say nothing beside the others of the same product."""
    dropped: set[str] = set()
    vague = {name for name, words in names.items() if words <= VAGUE}
    if len(vague) < len(names):
        dropped |= vague
    elif len(vague) > 1:
        dropped |= set(sorted(vague, key=lambda name: (-len(name), name))[1:])
    for name, words in names.items():
        longer = [others for other, others in names.items() if others > words and other not in dropped]
        if len(longer) > 1 and not any(a > b for a in longer for b in longer):
            dropped.add(name)
    for name, words in names.items():
        for other, others in names.items():
            if other == name or other in dropped:
                continue
            if words > others:
                dropped.add(name)
    return dropped
