"""What a release announces, and what it only tells of the past."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.codes import DealKind
from biopact.loaders.assemble.draft import family_of
from biopact.loaders.document import Document
from biopact.loaders.layout import Part
from biopact.loaders.rule import Found
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.events import PAST
from biopact.loaders.rules.financings import FINANCINGS
from biopact.loaders.rules.known_partners import KNOWN_PARTNERS
from biopact.loaders.rules.shared_products import SHARED_PRODUCTS
from biopact.loaders.skeleton import Skeleton

_ANNOUNCED = re.compile(
    r"\b(?:today|announce[sd]?|announcing|announced|has entered|have entered|entered into|has signed|said)\b"
)


# What is done today to something older: "amends its existing agreement", "completes previously announced purchase".
_CHANGED = re.compile(
    r"\b(?:amend|expand|extend|terminat|broaden|modif|restructur|renew|end|complet|clos|restat|revis|renegotiat"
    r"|exercis)"
    r"(?:s|es|ed|ing|ion|y|ies|ied|ment|ure|als?)?\b (?:of )?"
    r"(?:the |its |their |an? |[\ue800-\uf4ff] )?(?:[a-z\-]+ ){0,5}?"
    r"(?:(?:existing|previous|prior|original|previously[ -]announced|earlier|long-?standing)\b"
    r"|[\uf600-\uf6ff] (?:[a-z\-]+ ){0,3}?(?:agreement|collaboration|alliance|partnership|licen[cs]e|deal|pact)\b)"
)

_IN_PASSING = frozenset({"partners-include", *(rule.name for rule in (*SHARED_PRODUCTS, *KNOWN_PARTNERS))})
"""Rules for what a sentence about something else lets know: whose product it is, who works with whom."""
_WEAK = frozenset({"own-agreement-with", "works-with", "partners-include", "product-partnered"})
"""Rules whose words may as well stand in a sentence about results: "developed in collaboration with"."""
_SEPARATE = re.compile(r"(?:separately|in (?:a|another) separate|under (?:a|another) separate|in a second)\b")
_FAR = 16
"""How many sentences of the body are looked through for what a headline promises."""
_ALSO = re.compile(
    r"\b(?:(?:has|have|had) also (?:entered|signed|agreed|executed|reached|announced)|also (?:today )?announced"
    r"|(?:today|separately),? (?:also )?(?:announced|entered|signed)|also (?:entered into|signed))\b"
)
# Words of a headline that promise a deal, though it names only one side or neither.
_PROMISED = re.compile(
    r"\b(?:agreements?|partner(?:s|ship|ships|ing|ed)?|collaborat\w+|licens\w+|licenc\w+|acqui\w+|merg\w+|joint venture"
    r"|deal|contract|pact|alliance|stake|team(?:s|ing)? up|distribution|option|memorandum|mou|loi|letter of intent"
    r"|buys?|bought|sells?|takeover|invests?|investment|rights|royalt\w+|milestones?|suppl(?:y|ies)|orders?"
    r"|award(?:s|ed)?|funding|financ\w+|series [a-f]|exercis\w+|terminat\w+|settle\w*|transaction|venture|purchas\w+"
    r"|combin\w+|pays?|payments?|closes?|completes?)\b"
)
# Words of a headline that name a deal outright; the body is looked through for it.
_NAMED = re.compile(
    r"\b(?:(?:agreement|partnership|collaboration|alliance|contract|deal|pact|venture)s?|partners? (?:with|to|for"
    r"|on)|collaborates|partnering"
    r"|licens(?:e|es|ed|ing)|acquires?|acquisition|acquiring|merges?|merger|memorandum|mou|loi|letter of intent"
    r"|series [a-f]|(?:financing|funding) round)\b"
)


# What is done to the deal that a sentence names in passing: "X and Y said they would end their collaboration".
_ENDS = re.compile(
    r"\b(?:would|will|to|agreed to|have|has) (?:end|ended|terminate[d]?|dissolve[d]?|extend(?:ed)?|expand(?:ed)?)\b"
)
# A headline of a financing round names the sum and seldom who gave it; the body tells of the round later on.
_RAISED = re.compile(
    r"\b(?:secures?|secured|raises?|raised|closes?|closed|lands?|nabs?|bags|completes?|announces?|gets?|wins?)\b"
    r"[^.]{0,50}?(?:[$€£¥]\s?\d|\bmillion\b|\bmln\b|series [a-h]\b|financing|funding|\bround\b|\bseed\b)"
)
_ROUNDS = frozenset(rule.name for rule in FINANCINGS)


# "In 2009, X …", "In March X …".
_DATED = re.compile(
    r"(?:^|[ ,])(?:in|since) (?:[\uf600-\uf6ff]|(?:january|february|march|april|mai|june|july|august|september|october"
    r"|november|december)),? ?$"
)

_AT_ITS_END = re.compile("[^.;,–—\ue000-\ue7ff]{0,100}? in ([\uf600-\uf6ff])(?= ?[.;,])")


# "… a milestone payment under its agreement signed in 2024": the date is of what the news is done under.
_UNDER_OLD = re.compile(
    r"(?P<under>\b(?:under|pursuant to|as part of|in accordance with) (?:[a-z\-]+ ){1,5}?(?:agreement|collaboration"
    r"|alliance|partnership|contract|licen[cs]e)(?: [a-z]+){0,3}? (?:signed|entered into|executed|established|made"
    r"|dated|of|from)(?: in| on)? )[\uf600-\uf6ff]"
)

# "… has exercised its option under the companies' 2016 agreement".
_UNDER_DATED = re.compile(
    r"(?P<under>\b(?:under|pursuant to|as part of|in accordance with) (?:an?|the|its|their|[\ue000-\ue7ff\uf700]'?s?)"
    r"(?: [a-z\-]+){0,2} )[\uf600-\uf6ff]"
    r"(?= (?:[a-z\-]+ ){0,4}?(?:agreement|collaboration|alliance|partnership|contract))"
)


def is_past(found: Found[DealFinding]) -> bool:
    """True if the words around a finding set it in the past: "in 2009", "previously", "existing"."""
    text = found.skeleton.text
    if _CHANGED.search(text[: found.end + 45]):
        return False
    for old in (_UNDER_OLD, _UNDER_DATED):
        text = old.sub(lambda match: f"{match['under']} ", text)
    before = text[max(0, found.start - 40) : found.start]
    told = text[found.start : min(len(text), found.end + 45)]
    if DealKind.EQUITY_INVESTMENT in found.value.kinds:
        told = told.replace("existing", "")  # Investors exist before a round, the round does not.
    return PAST.search(told) is not None or _DATED.search(before) is not None or _dated_earlier(found, text)


def _dated_earlier(found: Found[DealFinding], text: str) -> bool:
    """True for a licence at whose end a date before the release's own stands: "… took a license to it in 2009"."""
    skeleton, today = found.skeleton, found.skeleton.document.layout.date
    after = _AT_ITS_END.match(text, found.end)
    if after is None or today is None or found.value.kinds[0] is not DealKind.LICENSE:
        return False
    date = skeleton.date(after[1]).iso
    return date < today[: len(date)]


def news_of(
    document: Document, skeletons: Sequence[Skeleton], findings: Sequence[Found[DealFinding]]
) -> list[Found[DealFinding]]:
    """The findings that are what the release announces: those of the headline; without any, those of its lead.

    Where neither tells a deal and the headline promises one, it is the first that the body tells of the issuers.
    """
    fresh = [f for f in findings if not is_past(f) and not f.skeleton.aside]
    head = [f for f in fresh if f.skeleton.sentence.section.part is Part.TITLE]
    sub = [f for f in fresh if f.skeleton.sentence.section.part is Part.SUBHEAD]
    body = [s.order for s in document.sentences if s.section.part is Part.BODY]
    told = [f for f in fresh if f.skeleton.sentence.section.part is Part.BODY]
    lead = [f for f in told if f.skeleton.sentence.order in body[:3]]
    first = [f for f in lead if f.skeleton.sentence.order in body[:2]]
    head = [f for f in head if not any(by_subsidiary(f.value, later) for later in lead)]
    if head:
        near = [f for f in (*sub, *lead) if any(_alike(f.value, h.value) for h in head)]
        extra = [
            f
            for f in first
            if f not in near
            and _ANNOUNCED.search(f.skeleton.text[: f.start + 80])
            and f.value.parties & set(document.issuers)
            and re.search(r"\b(?:two|three|several|collaborations|agreements|separately)\b", head[0].skeleton.text)
        ]
        return [*head, *near, *extra, *_also(document, told, [*head, *near, *extra])]
    title = document.sentences[0].span.of(document.release.text).lower() if document.sentences else ""
    promised = _PROMISED.search(title) is not None
    first = [
        f
        for f in first
        if (f.rule not in _IN_PASSING or _ENDS.search(f.skeleton.text)) and (promised or f.rule not in _WEAK)
    ]
    chosen = [
        *sub,
        *[
            f
            for f in first
            if f.skeleton.sentence.order == body[0] or (promised and _ANNOUNCED.search(f.skeleton.text))
        ],
    ]
    if chosen:
        return [*chosen, *_also(document, told, chosen)]
    if promised:
        chosen = first[:1]
    if not chosen and _RAISED.search(title):
        chosen = [f for f in findings if f.rule in _ROUNDS and f.value.parties & set(document.issuers)][:1]
    if not chosen and _NAMED.search(title):
        named = set(document.issuers) | set(skeletons[0].organizations(skeletons[0].text))
        chosen = [
            f
            for f in findings
            if f.skeleton.sentence.order in body[:_FAR]
            and f.value.parties & named
            and f.rule not in _IN_PASSING
            and not is_past(f)
            and (not f.skeleton.aside or _ANNOUNCED.search(f.skeleton.text))
        ][:1]
    return chosen


def _also(
    document: Document, told: Sequence[Found[DealFinding]], news: Sequence[Found[DealFinding]]
) -> list[Found[DealFinding]]:
    """Further deals of the day: what the issuers "have also entered into" with others than the first news."""
    others = [f for f in told if not any(_alike(f.value, known.value) for known in news)]
    apart = [f for f in told if f not in news and is_apart(f)]
    return [
        *apart,
        *_with_others(document, [f for f in others if f not in apart], news),
    ]


def is_apart(found: Found[DealFinding]) -> bool:
    """True for a second deal of the same parties: "Separately, X has granted Y …"."""
    return _SEPARATE.match(found.skeleton.text) is not None


def _with_others(
    document: Document, others: Sequence[Found[DealFinding]], news: Sequence[Found[DealFinding]]
) -> list[Found[DealFinding]]:
    """What the issuers have also agreed with others than those of the news."""
    return [
        f
        for f in others
        if f.value.parties & set(document.issuers)
        and not f.value.parties <= {number for known in news for number in known.value.parties}
        and _ALSO.search(f.skeleton.text[max(0, f.start - 40) : f.end])
    ]


def by_subsidiary(head: DealFinding, found: Found[DealFinding]) -> bool:
    """True where the lead tells that it is a subsidiary that has made the deal of the headline."""
    other = found.value.parties - head.parties
    if len(head.parties) != 2 or len(found.value.parties) != 2 or len(other) != 1:
        return False
    mark = chr(0xE000 + next(iter(other)))
    return (
        re.search(
            rf"\b(?:its|the company's|[\ue000-\ue7ff]'s) (?:[a-z\-]+ ){{0,4}}?(?:subsidiary|affiliate|unit"
            rf"|division),? {mark}"
            rf"|(?:its|[\ue000-\ue7ff]'s) {mark} (?:subsidiary|affiliate|unit|division)"
            rf"|{mark} ?,? (?:an?|the) (?:[a-z\-]+ ){{0,3}}?(?:subsidiary|affiliate|unit|division|member|part) of",
            (found.skeleton.full or found.skeleton).text,
        )
        is not None
    )


def _alike(finding: DealFinding, head: DealFinding) -> bool:
    """True where a finding may tell the deal of the headline: the same parties, and the same family if it has one."""
    if finding.parties == head.parties and (finding.guessed or head.guessed):
        return True
    same = finding.parties <= head.parties or head.parties <= finding.parties
    return same and family_of(finding.kinds) == family_of(head.kinds)
