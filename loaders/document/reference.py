"""What "the drug" and "the company" refer to, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter

from biopact.loaders.document.values import Document, Kind
from biopact.loaders.layout import Part
from biopact.loaders.mentions.definitions import TICKER

ANAPHOR = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s+(?:[a-z\-]+\s+){0,2}?"
    r"(?:drug|drug\s+candidate|candidate|compound|product|product\s+candidate|vaccine|therapy|treatment"
    r"|antibody|inhibitor|medicine|molecule|device|pill|ADC)\b(?!\s+(?:of|for)\s)"
)
"""What stands for a product named before; not "the treatment of patients", which is an act."""
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts)\b")


def carry_products(document: Document) -> None:
    """Which product a sentence without one is about: the section's own, else the last within two sentences."""
    text = document.release.text
    last: tuple[int, int] | None = None
    for sentence in document.sentences:
        here = [m.index for m in document.mentions_in(sentence.span) if m.kind is Kind.PRODUCT]
        if here:
            last = (here[0], sentence.order)
            continue
        own = document.about_products.get(sentence.section.span.start)
        if own is not None:
            document.carried[sentence.order] = own
        elif last is not None and sentence.order - last[1] <= 2:
            words = sentence.span.of(text)
            if ANAPHOR.search(words) or _PRONOUN.search(words):
                document.carried[sentence.order] = last[0]


# Behind a name that opens a sentence: what it is, has or works at, so that "the company" is this one from there on.
_INTRODUCES = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:is|was|has)\s+(?:an?|the|one|focused|dedicated|committed|advancing|developing"
    r"|pioneering|developed|built|established|founded|leveraging|created|expanded)"
    r"|develops|specializes|focuses|discovers|[’']s\s+(?:lead|pipeline|portfolio|proprietary))\b"
)


# Behind a name that begins a sentence: its ticker, as each company of a survey has.
_LISTED = re.compile(rf"\s*\([^()]{{0,30}}{TICKER.pattern}")
_THE_COMPANY = re.compile(r"\b[Tt]he (?:company|firm)\b")
# A release that defines "the Company" means its issuer by it throughout.
_DEFINED = re.compile(r"[“\"](?:the )?Company[,.]?[”\"]")


def _the_issuer(document: Document, number: int) -> bool:
    """True for the issuer, and for a unit that bears its name ("Alpha Intelligence" of Alpha)."""
    if not document.issuers:
        return False
    issuer, name = document.organizations[document.issuers[0]], document.organizations[number].name
    return number == document.issuers[0] or any(len(form) > 5 and name.startswith(form + " ") for form in issuer.forms)


def carry_topics(document: Document) -> None:
    """Who "the company" is in and after a sentence that introduces another organization than the issuer."""
    text = document.release.text
    if _DEFINED.search(text):
        return
    topic: tuple[int, int, int] | None = None
    for sentence in document.sentences:
        if sentence.section.part is not Part.BODY or sentence.quoted:
            topic = None if sentence.section.part is not Part.BODY else topic
            continue
        if topic is not None and sentence.order - topic[1] <= 5 and sentence.section.span.start == topic[2]:
            document.topics[sentence.order] = topic[0]
        named = [m for m in document.mentions_in(sentence.span) if m.kind is Kind.ORGANIZATION]
        first = named[0] if named else None
        if first is None or first.span.start - sentence.span.start > 4:
            if topic is not None and topic[2] == sentence.section.span.start:
                others = {m.index for m in named} - {topic[0]}
                if not others and (named or _THE_COMPANY.search(sentence.span.of(text))):
                    topic = (topic[0], sentence.order, topic[2])
            continue
        if topic is not None and first.index == topic[0] and topic[2] == sentence.section.span.start:
            topic = (topic[0], sentence.order, topic[2])
            document.topics[sentence.order] = topic[0]
            continue
        introduced = _INTRODUCES.match(text, first.span.end) or _LISTED.match(text, first.span.end)
        if introduced and not _the_issuer(document, first.index):
            topic = (first.index, sentence.order, sentence.section.span.start)
            document.topics[sentence.order] = first.index
        else:
            topic = None
            document.topics.pop(sentence.order, None)


# A bank or broker whose analyst speaks is not what the text is about.
_ANALYST = re.compile(r"(?:['’]s)?\s+(?:[\w\-]+\s+){0,2}?(?:analysts?|strategists?|economists?)\b")


# "The new license is Beta's second.": who has what the sentence is about is its only company.
_HAS_IT = re.compile(r"\b(?:is|was|became|marks|marked) $")


def carry_subjects(document: Document) -> None:
    """Whom an "it" before any name means: the organization that began one of the last sentences, else the speaker."""
    text = document.release.text
    before: tuple[int, int] | None = None
    for sentence in document.sentences:
        if sentence.section.part is not Part.BODY or sentence.quoted:
            continue
        subject = before[0] if before and sentence.order - before[1] <= 2 else document.speaker(sentence)
        if subject is not None:
            document.subjects[sentence.order] = subject
        named = [m for m in document.mentions_in(sentence.span) if m.kind is Kind.ORGANIZATION]
        if named and _ANALYST.match(text, named[0].span.end):
            continue
        whose = named and _HAS_IT.search(text, sentence.span.start, named[0].span.start)
        if named and (whose or named[0].index in document.issuers or named[0].span.start - sentence.span.start <= 4):
            before = (named[0].index, sentence.order)
        elif not named and before and sentence.order - before[1] == 1:
            before = (before[0], sentence.order)


def carry_pairs(document: Document) -> None:
    """Whom "the two companies" means, where the release is not the news of two: the two of the sentence before.

    Else the two of whom the text speaks most, if there are two of whom it does.
    """
    if len(document.issuers) > 1:
        return
    often = Counter(m.index for m in document.mentions if m.kind is Kind.ORGANIZATION).most_common(3)
    leading = tuple(index for index, count in often[:2] if count > (often[2][1] if len(often) > 2 else 1))
    before: tuple[int, ...] = ()
    for sentence in document.sentences:
        if sentence.section.part is not Part.BODY or sentence.quoted:
            continue
        pair = before if len(before) == 2 else leading
        if len(pair) == 2:
            document.pairs[sentence.order] = pair
        named = [m.index for m in document.mentions_in(sentence.span) if m.kind is Kind.ORGANIZATION]
        if named:
            before = tuple(dict.fromkeys(named))
