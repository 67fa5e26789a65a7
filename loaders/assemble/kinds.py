"""Kinds that a deal's further sentences add: the licence in a collaboration, an option, equity, joint marketing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biopact.codes import DealKind, EventKind, PaymentKind
from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.layout import Part
from biopact.loaders.rule import pattern
from biopact.loaders.skeleton import Skeleton

_PARTNERING = frozenset({DealKind.COLLABORATION, DealKind.CO_PROMOTION, DealKind.EQUITY_INVESTMENT})
_JOINT = re.compile(r"\b(?:collaborat|co-?develop|jointly|alliance|partner)")
_TRADED = frozenset(
    {DealKind.LICENSE, DealKind.SUPPLY, DealKind.DISTRIBUTION, DealKind.JOINT_VENTURE, DealKind.EQUITY_INVESTMENT}
)
"""Kinds that say what is paid for; without one of them milestones and royalties are paid for a licence."""
_REACH = 25
"""How many of a deal's sentences are asked for further kinds: later ones tell of other things."""


@dataclass(frozen=True)
class _Wider:
    """One kind that may be added to deals of the kinds in `base` where a sentence says so.

    `unless` refuses where it stands in the words before a match: what is kept, wished for, or only to be chosen.
    """

    kind: DealKind
    base: frozenset[DealKind]
    said: re.Pattern[str]
    unless: re.Pattern[str]
    not_with: frozenset[DealKind] = frozenset()

    def told(self, text: str) -> bool:
        """True if a sentence adds the kind."""
        return any(
            not self.unless.search(text[max(0, match.start() - 90) : match.start()])
            for match in self.said.finditer(text)
        )


_KEPT = (
    r"\b(?:gives? up|gave up|giving up|waiv\w+|relinquish\w*|forgoes?|forego\w*|surrender\w*)\b[^.;]{0,90}$"
    r"|\b(?:retain\w*|maintain\w*|keep\w*|kept|reserv\w*|may|could|might|potential(?:ly)?|intends?"
    r"|plans?)\b[^.;,]{0,40}$"
)
_WIDER: tuple[_Wider, ...] = (
    _Wider(
        DealKind.LICENSE,
        _PARTNERING,
        pattern(
            r"\b(?:exclusive|non-exclusive|worldwide|global|commercial|marketing|sole|ex-u[.․]?s[.․]?)"
            r" (?:[a-z\-]+,? ){0,5}?(?:rights|licen[cs]es?) (?:to|for|on|in|outside|under|of)\b"
            r"|\bgrant(?:s|ed|ing)?\b[^.;]{0,60}\b(?:licen[cs]e|rights)|\b(?:gains?|obtains?|acquires?|acquired"
            r"|receives?"
            r"|received|secures?|gets?|have|has|wins?|won|giv(?:es?|ing) {O}|access to)"
            r" (?:[a-z\-]+,? ){0,5}?(?:rights|licen[cs]e)\b|\blicens(?:e|ing) (?:agreement|deal|partnership|pact)"
            r"|\b(?:to )?(?:in-)?licens(?:e|ed|es|ing) {O}|\bwill have (?:the )?(?:[a-z\-]+ )?rights\b"
        ),
        re.compile(_KEPT + r"|\boptions?\b[^.;]{0,90}$|\bright to (?:[a-z]+ )?$"),
        frozenset({DealKind.DISTRIBUTION, DealKind.SUPPLY}),
    ),
    _Wider(
        DealKind.COLLABORATION,
        frozenset({DealKind.LICENSE, DealKind.OPTION}),
        re.compile(
            r"\b(?:the|this|their|a|an|strategic|research|under|global|development|multi-year"
            r"|broad) (?:[a-z\-]+ ){0,2}?"
            r"(?:collaboration|alliance|partnership)\b(?! (?:established|among|between))|\bco-?develop"
            r"|\bjointly (?:research|develop)"
            r"|\bwill collaborate\b|\bcollaborat\w+ (?:with|on)\b|\bjoint (?:research|development|steering)"
        ),
        re.compile(
            r"\b(?:previous|prior|existing|other|another|with other|earlier|original|between"
            r"|clinical)\b[^.;,]{0,30}$"
        ),
        frozenset({DealKind.DISTRIBUTION, DealKind.SUPPLY, DealKind.JOINT_VENTURE}),
    ),
    _Wider(
        DealKind.COLLABORATION,
        frozenset({DealKind.EQUITY_INVESTMENT}),
        re.compile(
            r"\bas part of (?:an?|the|their|its) "
            r"(?:[\w\-]+ ){0,4}?(?:collaboration|alliance|partnership)\b"
        ),
        re.compile(r"\b(?:previous|prior|existing|earlier|original)\b[^.;,]{0,30}$"),
    ),
    _Wider(
        DealKind.OPTION,
        frozenset({DealKind.LICENSE, DealKind.COLLABORATION}),
        re.compile(
            r"(?<!stock )(?<!treatment )(?<!share )(?<!therapeutic )\boptions?"
            r" (?:to (?:[a-z\-]+ )?(?:licen|acquire|obtain|enter|co-|convert|develop|expand|opt|in-licen|select"
            r"|include|gain"
            r"|commerciali|purchase|negotiate|take|secure|nominate)|for (?:an? |the )?(?:exclusive|licen|worldwide"
            r"|additional"
            r"|global|rights|up to)|on )|\bright to (?:exclusively )?(?:licen[cs]e|opt)\b|\bopt(?:s|ed)?[- ]in\b"
            r"|\boption (?:and|agreement|exercise|rights?)|\bexercis\w+ [^.;]{0,20}option"
        ),
        re.compile(_KEPT + r"|\b(?:stock|share)[^.;]{0,20}$"),
    ),
    _Wider(
        DealKind.CO_PROMOTION,
        frozenset({DealKind.LICENSE, DealKind.COLLABORATION}),
        re.compile(
            r"\b(?:collaborate|partner|work together|team up|join forces|ally"
            r"|agreed)(?: [a-z]+){0,3} to (?:jointly )?develop and"
            r" (?:market|sell|commerciali[sz]e|promote)\b|\bco-?(?:promot(?:e|es|ion|ing)|commerciali[sz]e[ds]?"
            r"|commerciali[sz]ation|commerciali[sz]ing"
            r"|market(?:ing|ed|s)?\b)|\bjointly (?:develop(?:,| and) (?:potentially )?)?(?:commerciali[sz]e|promote"
            r"|market|sell)"
            r"|\bjointly (?:[a-z]+,? ){1,3}and (?:potentially )?(?:commerciali[sz]e|market|sell|promote)"
            r"|\bjoint (?:development and )?(?:commerciali[sz]ation|promotion|marketing)"
            r"|\bco-?develop(?:ment)?(?:,| and) (?:[a-z\-]+,? ){0,2}?(?:co-?)?(?:sell|market|commerciali)"
        ),
        re.compile(_KEPT),
    ),
    _Wider(
        DealKind.DISTRIBUTION,
        frozenset({DealKind.COLLABORATION}),
        pattern(
            r"\bdistribution (?:agreement|partner\w*|rights|deal|contract)|\bexclusive (?:[a-z\-]+ )?distribut\w+"
            r"|{O}(?:'s?)? (?:will|to|would|shall) (?:[a-z\-]+,? (?:and )?){0,3}?(?:distribute|sell)\b"
            r"|{O} ?, an? (?:[a-z\-]+ ){0,5}?distributor\b|\bto (?:market and |promote and |sell and )?distribute\b"
            r"|\bas (?:its|the|our|an?) (?:[a-z\-]+ ){0,3}distributor"
        ),
        re.compile(_KEPT),
        frozenset({DealKind.LICENSE, DealKind.CO_PROMOTION, DealKind.SUPPLY}),
    ),
    _Wider(
        DealKind.SUPPLY,
        frozenset({DealKind.COLLABORATION}),
        pattern(
            r"{O}(?:'s?)? (?:will|to|would|shall|has agreed to|is to) (?:[a-z\-]+ ){0,2}?(?:provide|supply|perform"
            r"|deliver"
            r"|use its|utili[sz]e its|leverage its)[^.;]{0,110}?\b(?:services|manufactur\w+|testing|supply"
            r"|drug (?:substance|product)|doses|batches)\b|{O}(?:'s?)? (?:will|to|would|shall) (?:[a-z\-]+ ){0,2}?"
            r"(?:manufacture|produce|supply)\b|\b(?:collaborat\w+|partner\w*|agreement|alliance)[^.;]{0,70}?\b(?:to"
            r"|for)"
            r" (?:(?!develop|research|discover|commerciali)[a-z\-]+,? (?:and )?){0,3}?manufactur(?:e"
            r"|ing)\b(?!,? (?:and |or )?commerciali)|\b(?:manufacturing|supply|services?|fulfillment)"
            r" (?:services )?(?:agreement|contract)\b"
        ),
        re.compile(_KEPT + r"|\b(?:its own|both|each|jointly)\b[^.;]{0,30}$"),
        frozenset(
            {DealKind.LICENSE, DealKind.CO_PROMOTION, DealKind.OPTION, DealKind.JOINT_VENTURE, DealKind.DISTRIBUTION}
        ),
    ),
    _Wider(
        DealKind.JOINT_VENTURE,
        frozenset({DealKind.COLLABORATION, DealKind.EQUITY_INVESTMENT}),
        re.compile(
            r"\bjoint[- ]venture\b|\bjointly owned company\b|\b(?:form|create|set up|establish)\w* (?:an? )?"
            r"(?:new|joint) (?:[a-z\-]+ ){0,3}?(?:company|firm|entity|venture)\b"
        ),
        re.compile(_KEPT + r"|\b(?:other|existing|another|previous)\b[^.;,]{0,30}$"),
    ),
    _Wider(
        DealKind.EQUITY_INVESTMENT,
        frozenset({DealKind.LICENSE, DealKind.COLLABORATION, DealKind.OPTION, DealKind.CO_PROMOTION, DealKind.SUPPLY}),
        pattern(
            r"\b(?:mak(?:e|es|ing)|made) (?:an? )?(?:[a-z\-]+ |{M} ){0,3}?(?:equity )?investments?"
            r"(?: of (?:up to )?{M})? (?:in|into) (?:shares|{O})|\bequity investments?\b"
            r"|\b(?:purchas\w*|buy\w*|acquir\w*|subscrib\w*|invest\w*)\b[^.;]{0,60}\b(?:shares of|shares in|stock of"
            r"|{O}'s? (?:common |ordinary )?(?:stock|shares)|{O} (?:common |ordinary )?(?:stock|shares)|common stock"
            r"|equity (?:stake|interest)|(?:percent|%|minority) (?:stake|interest))"
            r"|\b(?:equity|minority) stake in\b|\b(?:stock|share|securities) (?:purchase|subscription) agreement"
            r"|\b{M} (?:in|of) (?:[a-z\-]+ )?(?:equity|(?:common )?stock)\b|\bstake of\b"
        ),
        re.compile(
            _KEPT + r"|\b(?:previous(?:ly)?|already|rose|fell|analyst\w*|existing|owns?"
            r"|outstanding)\b[^.;]{0,60}$"
        ),
    ),
)


def widen_kinds(drafts: Sequence[DealDraft], skeletons: Sequence[Skeleton]) -> None:
    """Add kinds to the deals that are news, from the sentences that speak of them. Changes the drafts."""
    news = [draft for draft in drafts if draft.news]
    for draft in news:
        if draft.family != "partnering" or DealKind.SETTLEMENT in draft.kinds:
            continue
        near = [s.text for s in (_about(draft, drafts, skeletons) if len(news) == 1 else draft.told)][:_REACH]
        elsewhere = {k for d in news if d is not draft and set(d.parties) == set(draft.parties) for k in d.kinds}
        guessed = all(found.value.guessed for found in draft.findings)
        kinds = list(draft.kinds)
        for wider in _WIDER:
            if (
                wider.kind in kinds
                or wider.kind in elsewhere
                or not wider.base & set(kinds)
                or wider.not_with & set(kinds)
            ):
                continue
            if wider.kind is DealKind.COLLABORATION and draft.event in {
                EventKind.MILESTONE,
                EventKind.OPTION_EXERCISED,
            }:
                continue
            if any(wider.told(words) for words in near):
                kinds.insert(0, wider.kind) if wider.kind is DealKind.LICENSE else kinds.append(wider.kind)
        if (
            DealKind.EQUITY_INVESTMENT not in kinds
            and DealKind.JOINT_VENTURE not in kinds
            and any(f.value.kind is PaymentKind.EQUITY for f in draft.payments)
        ):
            kinds.append(DealKind.EQUITY_INVESTMENT)
        paid = {f.value.kind for f in draft.payments} & {PaymentKind.MILESTONES, PaymentKind.UPFRONT}
        joint = any(_JOINT.search(words) for words in near)
        shared = joint and DealKind.CO_PROMOTION in kinds
        if guessed and (draft.royalty or paid) and not _TRADED & set(kinds) and not shared:
            kinds.insert(0, DealKind.LICENSE)
        if guessed and DealKind.JOINT_VENTURE in kinds:
            kinds = [kind for kind in kinds if kind is not DealKind.COLLABORATION]
        if guessed and len(kinds) > 1 and not joint:
            kinds = [kind for kind in kinds if kind is not DealKind.COLLABORATION]
        draft.kinds = tuple(kinds)


def _about(draft: DealDraft, drafts: Sequence[DealDraft], skeletons: Sequence[Skeleton]) -> list[Skeleton]:
    """What may speak of the only news: headline and body, without quotations and without what tells others' deals."""
    others = {
        found.skeleton.sentence.order
        for other in drafts
        if not set(other.parties) <= set(draft.parties)
        for found in other.findings
    }
    own = {found.skeleton.sentence.order for found in draft.findings}
    return [
        s
        for s in skeletons
        if not s.sentence.quoted
        and s.sentence.section.part is not Part.ABOUT
        and (s.sentence.order in own or s.sentence.order not in others)
    ]
