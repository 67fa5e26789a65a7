"""What the contexts say where names leave a question open, to one side or the other."""

from __future__ import annotations

from biopact.resolution.names.context import Agreement, Says
from biopact.resolution.names.values import Same, Verdict


def settle(context: Agreement, open_question: str) -> Verdict:
    """What the contexts say to a question that the names leave open."""
    if context.says is Says.FOR:
        return Verdict(Same.SAME, f"{open_question}; {context.why}", by_context=True)
    if context.says is Says.AGAINST:
        return Verdict(Same.DIFFERENT, f"{open_question}; {context.why}", by_context=True)
    return Verdict(Same.UNSURE, open_question)


def unless(context: Agreement, why: str) -> Verdict:
    """One, if the contexts do not say otherwise."""
    if context.says is Says.AGAINST:
        return Verdict(Same.UNSURE, f"{why}, but {context.why}", by_context=True)
    return Verdict(Same.SAME, why)


def weakly(context: Agreement, why: str) -> Verdict:
    """One, if somebody has put the two names side by side."""
    if context.says is Says.NOTHING and not context.apart:
        return Verdict(Same.SAME, why, weak=True)
    return settle(context, why)


def settle_strictly(context: Agreement, why: str) -> Verdict:
    """Two, if the contexts do not tie them together."""
    if context.says is Says.FOR and (context.told or not context.why.startswith("both sit")):
        return Verdict(Same.SAME, f"{why}; {context.why}", by_context=True)
    return Verdict(Same.DIFFERENT, why)
