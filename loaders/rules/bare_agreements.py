"""What a bare "agreement" or "deal" is about, where no word of its own says it: a guess from its sentence."""

from __future__ import annotations

import re

from biopact.codes import DealKind


def guessed_kinds(words: str, sentence: str) -> tuple[DealKind, ...]:
    """The kinds of a bare "agreement": what the rest of its sentence is about, else a collaboration."""
    if re.search(
        r"\b(?:settl\w+|resolv\w+|end(?:s|ed|ing)?|dismiss\w*)\b[^.;]{0,60}\b(?:disputes?|litigations?|lawsuits?"
        r"|suits?)\b",
        sentence,
    ):
        return (DealKind.SETTLEMENT,)
    if re.search(
        r"\broyalty interest|\binterest in (?:[a-z\-]+ ){0,3}?royalt|\bsale of (?:[a-z\-]+ ){0,3}?royalt", sentence
    ):
        return (DealKind.ROYALTY_FINANCING,)
    if "tie-up" in words and re.search(r"\b(?:acqui|merger|takeover|buyout)", sentence):
        return (DealKind.ACQUISITION,)
    if re.search(r"\bagreement\b", words) and re.search(r"\broyalt(?:y|ies)\b", sentence):
        return (DealKind.LICENSE,)
    if re.search(r"\b(?:exclusive )?(?:rights|licen[cs]e) (?:to|for)\b", sentence):
        return (DealKind.LICENSE,)
    if re.search(
        r"\b(?:develop|sell|market|commerciali[sz])\w*\b[^.;]{0,60}\bunder (?:an?|its|the) (?:[a-z]+ )?agreement",
        sentence,
    ):
        return (DealKind.LICENSE,)
    if (
        re.search(r"\b(?:supply|manufactur\w+|doses)\b", sentence)
        and "memorandum" not in words
        and not re.search(r"\b(?:co-?|jointly )?develop(?:ment)?,? (?:and|,)[^.;]{0,40}?manufactur", sentence)
    ):
        return (DealKind.SUPPLY,)
    if re.search(r"\b(?:jointly |co-?)(?:market|promote|commerciali[sz]e)", sentence):
        return (DealKind.COLLABORATION, DealKind.CO_PROMOTION)
    return (DealKind.COLLABORATION,)
