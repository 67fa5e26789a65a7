"""What a deal is about, where its own sentence names no product: headline, lead, what the acquired company has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from biopact.codes import DealKind, Predicate, Role
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations import RelationDraft
from biopact.loaders.document import Kind
from biopact.loaders.layout import Part
from biopact.loaders.skeleton import Skeleton

Thing = tuple[Kind, int]

# Before a product: it is compared, or given together with what the deal is about.
_BESIDE = re.compile(
    r"\b(?:(?:in )?combination with|combined with|versus|compared (?:to|with)|similar to|unlike|rivals?|like"
    r"|compet\w+ (?:with|against)|alternative to|on top of|alongside) (?:[a-z][\w\-']* ){0,5}$"
)
# Before a product: it only says who somebody is. Only what is told in passing is about such a product.
_KNOWN_FOR = re.compile(
    r"\b(?:(?:best|well) known for|(?:which|that) (?:also )?(?:makes?|sells?|markets?)|makers? of|seller of|sales of"
    r"|developer of|no longer (?:owes?|pays?) [^.;]{0,40}?royalt(?:y|ies) on) (?:[a-z][\w\-']* ){0,5}$"
)
# What a sentence that goes on about a deal says that it covers. Refuses what is only tested or sold.
_COVERS = re.compile(
    r"\b(?:rights? (?:to|for|in)|licen[cs]es? (?:to|for)|options? (?:to|on|for)(?: [a-z\-]+){0,4}|co-promot\w+|covers?"
    r"|covering|co-?develop\w*|commerciali[sz]\w+|distribut\w+|suppl(?:y|ies|ied)(?: of)?|deliver(?:y of|ies of)?"
    r"|concerns?|relates? to|include|includes|included|centers? on|focus(?:es|ed|ing)? on|portfolio of)"
    r" (?:[\w\-,/'’]+ ){0,9}?(?P<things>[\ue800-\uefff](?:(?: ?, ?(?:and )?| and | or |/)[\ue800-\uefff]){0,6})"
)
# What the sides of joint work bring into it: refuses what a company is said to do on its own.
_BRINGS = re.compile(
    r"(?:(?:collaboration|partnership|alliance|agreement|venture|project|program|parties|companies"
    r"|\uf700)(?: [a-z]+){0,2}? "
    r"(?:leverag\w+|combin\w+|integrat\w+|utili[sz]\w+|us(?:e|es|ing)|appl(?:y|ies)|merg\w+|brings?)"
    r"|[\ue000-\ue7ff] will (?:contribute|offer|provide|bring|supply|deploy|integrate|use|apply))"
    r" (?:[\w\-,/'’\ue000-\ue7ff]+ ){0,8}?(?P<things>[\ue800-\uf4ff](?: with (?:[\w\-,/'’\ue000-\ue7ff]+"
    r" ){0,6}?[\ue800-\uf4ff])?)"
)
_DEAL = re.compile(r"\b(?:collaborat|partner|agreement|alliance|licen[cs]|deal\b|distribut|venture|co-develop|supply)")
# A sentence that only goes on with a list begun before: "The other two are P and Q".
_GOES_ON = re.compile(r"^(?:the )?(?:others?|remaining|second|third|another|additional|further)\b")


def add_subjects(
    drafts: Sequence[DealDraft], relations: Sequence[RelationDraft], skeletons: Sequence[Skeleton]
) -> None:
    """Give subjects to the deals that are news, and take from all what they are not about. Changes the drafts.

    An acquisition is about the candidates that the text gives to the acquired company; any other deal about the
    first product of headline, subheads and lead, and what the text says that it covers; or else the first technology.
    """
    owners: dict[Thing, set[int]] = {}
    for relation in relations:
        if relation.predicate in {Predicate.OWNED_BY, Predicate.DEVELOPED_BY} and isinstance(relation.object, tuple):
            owners.setdefault(relation.subject, set()).add(relation.object[1])
    head = [
        s
        for s in skeletons
        if not s.sentence.quoted
        and s.sentence.section.part in (Part.TITLE, Part.SUBHEAD, Part.BODY)
        and s.sentence.order <= 24
    ]
    for draft in drafts:
        if draft.kinds and set(draft.kinds) <= {DealKind.EQUITY_INVESTMENT}:
            draft.subjects = []  # Shares are bought, whatever the money is for.
            continue
        draft.subjects = [s for s in draft.subjects if _meant(s[2], s[0], s[1], draft.news)]
        theirs = [s for s in draft.subjects if not _of_others(draft, owners.get((s[0], s[1]), set()))]
        draft.subjects = (theirs if draft.news else None) or draft.subjects
        if not draft.news:
            if not draft.subjects:
                _of_sentence(draft, owners)
            continue
        if draft.family == "acquisition":
            _of_acquired(draft, owners, skeletons, [s for s in head if s.sentence.order <= 9])
        else:
            if not draft.subjects:
                _of_head(draft, owners, head)
            _of_terms(draft, owners)
        _drop_parts(draft)


def _of_others(draft: DealDraft, theirs: set[int]) -> bool:
    """True for what the text gives to somebody who has no part in the deal."""
    return bool(theirs) and not theirs & set(draft.parties)


def _mark(kind: Kind, index: int) -> str:
    return chr((0xE800 if kind is Kind.PRODUCT else 0xF000) + index)


def _meant(skeleton: Skeleton, kind: Kind, index: int, news: bool = True) -> bool:
    """True if a sentence names a thing as more than a comparison or what somebody is known for."""
    text, mark = (skeleton.full or skeleton).text, _mark(kind, index)
    places = [at for at, char in enumerate(text) if char == mark]
    before = [text[max(0, at - 80) : at] for at in places]
    return not before or any(not _BESIDE.search(part) and not (news and _KNOWN_FOR.search(part)) for part in before)


def _things(skeleton: Skeleton) -> Iterator[Thing]:
    """What a sentence names and means, in order."""
    for kind, index in skeleton.things((skeleton.full or skeleton).text):
        if _meant(skeleton, kind, index):
            yield kind, index


def _of_acquired(
    draft: DealDraft,
    owners: Mapping[Thing, set[int]],
    skeletons: Sequence[Skeleton],
    head: Sequence[Skeleton],
) -> None:
    """What the acquired company has: its products, without any its technologies; what has no name gives way."""
    acquired = {number for number, role in draft.roles.items() if role is Role.ACQUIRED}
    buyers = {number for number, role in draft.roles.items() if role is Role.ACQUIRER}
    found: dict[Thing, Skeleton] = {}
    spare: dict[Thing, Skeleton] = {}
    for skeleton in skeletons:
        if skeleton.sentence.quoted:
            continue
        near = skeleton in head
        for thing in _things(skeleton):
            theirs = owners.get(thing, set())
            gained = thing in _gained_alone(skeleton)
            if theirs & acquired or gained or (near and not theirs and thing[0] is Kind.PRODUCT):
                found.setdefault(thing, skeleton)
            elif theirs & set(draft.parties) - buyers:
                spare.setdefault(thing, skeleton)
    document = skeletons[0].document if skeletons else None
    for wanted, nameless in ((k, n) for k in (Kind.PRODUCT, Kind.TECHNOLOGY) for n in (False, True)):
        draft.subjects = [
            (kind, index, skeleton)
            for (kind, index), skeleton in (found or spare).items()
            if kind is wanted and document is not None and document.nameless(kind, index) is nameless
        ]
        if draft.subjects:
            return


# What a purchase gives the buyer alone, whoever had a part in it.
_GAINED = re.compile(
    r"\b(?:full|sole|complete|exclusive|whole|100 percent) (?:ownership|control|rights?) (?:of|to|over|in)"
    r" (?:[\w\-]+ ){0,3}?(?P<thing>[\ue800-\uf4ff])"
    r"|\b(?:only|sole|full) owner of (?:[\w\-]+ ){0,3}?(?P<thing2>[\ue800-\uf4ff])"
)


def _gained_alone(skeleton: Skeleton) -> tuple[Thing, ...]:
    """What a sentence says that the buyer of a company will own alone."""
    return tuple(
        thing
        for match in _GAINED.finditer(skeleton.text)
        for thing in skeleton.things(match["thing"] or match["thing2"])
    )


# From the partner to the end of what is said of the two: the next company, the next clause.
_SAID_OF_THEM = re.compile(r"[^;\ue000-\ue7ff]{0,160}")


def _of_sentence(draft: DealDraft, owners: Mapping[Thing, set[int]]) -> None:
    """What is named right behind the parties of a deal told in passing, or is the only product of its sentence."""
    for found in draft.findings:
        skeleton = found.skeleton
        behind = _SAID_OF_THEM.match(skeleton.text, found.end)
        near = [thing for thing in skeleton.things(behind[0] if behind else "") if thing in set(_things(skeleton))]
        every = list(_things(skeleton))
        for kind, index in near[:1] or (every if len(every) == 1 else []):
            if not _of_others(draft, owners.get((kind, index), set())):
                draft.subjects.append((kind, index, skeleton))
        if draft.subjects:
            return


def _of_head(draft: DealDraft, owners: Mapping[Thing, set[int]], head: Sequence[Skeleton]) -> None:
    """The products of the first sentence that has some, with what the next one adds; else technologies."""
    for wanted, nameless in ((Kind.PRODUCT, False), (Kind.TECHNOLOGY, False), (Kind.PRODUCT, True)):
        for skeleton in head[:6]:
            _add(draft, skeleton, wanted, nameless, owners)
            if draft.subjects:
                for later in head:
                    if 0 < later.sentence.order - skeleton.sentence.order <= 2 and _GOES_ON.match(later.text):
                        _add(draft, later, wanted, nameless, owners)
                return
    for skeleton in head:
        if not _DEAL.search(skeleton.text):
            continue
        for thing in _things(skeleton):
            if owners.get(thing, set()) & set(draft.parties):
                draft.subjects.append((*thing, skeleton))
        if draft.subjects:
            return


def _add(draft: DealDraft, skeleton: Skeleton, wanted: Kind, nameless: bool, owners: Mapping[Thing, set[int]]) -> None:
    for kind, index in _things(skeleton):
        if (
            kind is wanted
            and skeleton.document.nameless(kind, index) is nameless
            and not _of_others(draft, owners.get((kind, index), set()))
        ):
            draft.subjects.append((kind, index, skeleton))


def _drop_parts(draft: DealDraft) -> None:
    """Take away a subject whose name is part of another's: "Nexia" beside "Nexia IgE Test" is the same thing."""
    words = {
        (kind, index): set(
            (s.document.products if kind is Kind.PRODUCT else s.document.technologies)[index].name.split()
        )
        for kind, index, s in draft.subjects
    }
    draft.subjects = [s for s in draft.subjects if not any(words[s[0], s[1]] < other for other in words.values())]


def _of_terms(draft: DealDraft, owners: Mapping[Thing, set[int]]) -> None:
    """What the sentences that go on about a deal say that it covers."""
    known = {(kind, index) for kind, index, _ in draft.subjects}
    for skeleton in draft.told:
        if skeleton.sentence.section.part is not Part.BODY:
            continue
        joint = draft.family == "partnering" and skeleton.sentence.order <= 12
        brought = [*_BRINGS.finditer(skeleton.text)] if joint else []
        for match in (*_COVERS.finditer(skeleton.text), *brought):
            for kind, index in skeleton.things(match["things"]):
                if (kind, index) in known or (match not in brought and skeleton.document.nameless(kind, index)):
                    continue
                if not _of_others(draft, owners.get((kind, index), set())) and _meant(skeleton, kind, index):
                    known.add((kind, index))
                    draft.subjects.append((kind, index, skeleton))
