"""Kinds that a deal's further sentences add: the licence in a collaboration, an option, equity, joint marketing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biopact.facts import DealKind, PaymentKind
from biopact.loaders.assemble.draft import DealDraft

# Each kind may be added to a deal of the kinds behind it, if a sentence of the deal says so. Refuses stock options,
# treatment options, and rights that are only talked about.
_WIDER: tuple[tuple[DealKind, frozenset[DealKind], re.Pattern[str]], ...] = (
    (
        DealKind.LICENSE,
        frozenset({DealKind.COLLABORATION, DealKind.CO_PROMOTION, DealKind.EQUITY_INVESTMENT}),
        re.compile(
            r"\b(?:exclusive|worldwide|global|ex-u[.․]?s[.․]?) (?:[a-z\-]+,? ){0,4}?(?:rights|licen[cs]es?)"
            r" (?:to|for|on)\b|\bgrant(?:s|ed)?\b[^.;]{0,60}\blicen[cs]e|\b(?:gains?|obtains?|acquires?|receives?)"
            r" (?:[a-z\-]+ ){0,4}?(?:rights|licen[cs]e)\b|\blicens(?:e|ing) agreement"
        ),
    ),
    (
        DealKind.OPTION,
        frozenset({DealKind.LICENSE, DealKind.COLLABORATION}),
        re.compile(
            r"(?<!stock )(?<!treatment )(?<!share )\b(?:exclusive |an? |its |the )*options?"
            r" (?:to (?:licen|acquire|obtain|enter|co-|convert|develop|expand|extend|opt|in-licen|select"
            r"|commerciali|purchase|negotiate)|for (?:an? )?(?:exclusive|licen|worldwide|additional)|on )"
        ),
    ),
    (
        DealKind.CO_PROMOTION,
        frozenset({DealKind.LICENSE, DealKind.COLLABORATION}),
        re.compile(
            r"\bco-?(?:promot(?:e|ion)|commerciali[sz]e|commerciali[sz]ation|market(?:ing)?)\b"
            r"|\bjointly (?:develop and )?(?:commerciali[sz]e|promote|market)"
            r"|\bjoint (?:commerciali[sz]ation|promotion|marketing)"
        ),
    ),
    (
        DealKind.JOINT_VENTURE,
        frozenset({DealKind.COLLABORATION, DealKind.EQUITY_INVESTMENT}),
        re.compile(r"\bjoint[- ]venture\b|\bjointly owned company\b|\b(?:form|create) a new company\b"),
    ),
)


def widen_kinds(drafts: Sequence[DealDraft]) -> None:
    """Add kinds to the deals that are news, from the sentences whose terms they were given. Changes the drafts."""
    for draft in drafts:
        if not draft.news or draft.family != "partnering":
            continue
        near = [skeleton.text for skeleton in draft.told if not skeleton.sentence.quoted][:12]
        kinds = list(draft.kinds)
        for kind, base, said in _WIDER:
            if kind not in kinds and base & set(kinds) and any(said.search(words) for words in near):
                kinds.insert(0, kind) if kind is DealKind.LICENSE else kinds.append(kind)
        if DealKind.EQUITY_INVESTMENT not in kinds and any(f.value.kind is PaymentKind.EQUITY for f in draft.payments):
            kinds.append(DealKind.EQUITY_INVESTMENT)
        draft.kinds = tuple(kinds)
