"""Relative clauses as sentences of their own: "Beta, which bought Gamma, said …" also tells "Beta bought Gamma".

Skeletons leave asides out, so that the main clause can be read; what the asides tell of earlier deals is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biopact.loaders.skeleton import ORGANIZATION, Skeleton

# Refuses clauses about size, place and trade: a word of dealing must follow soon.
_WHICH = re.compile(
    rf"(?P<who>(?:{ORGANIZATION} (?:and|&) (?=\S+ ?,? (?:which|who) (?:are|have|were)))?{ORGANIZATION})(?: ?, ?"
    rf"| )(?:which|who|that) (?P<tells>[^;]{{3,240}})"
)
_DEALING = re.compile(
    r"acqui|agree|licen[cs]|merg|collab|partner|allian|\bco-|joint|suppl|invest|purchas|\bbuy|bought|\bdeal|\bsold\b"
    r"|\bsells?\b|rights|stake|paid|develop|market|discover|makes|owned|subsidiary|\bunit\b"
)


# Another subject at the head of a clause.
_OTHER = re.compile(
    rf"(?:(?:the |its )?(?:[a-z․\-]+ )?(?:company |group |firm |giant |drugmaker |partner "
    rf"|unit ))?(?P<subject>{ORGANIZATION})(?! ?,| and\b|'s)"
)
# What ends a clause in the middle of its sentence.
_MAIN_VERB = re.compile(r" ?, (?:said|says|announced|reported|has|have|had|will|is|are|was|were|today)\b")


def clauses(skeleton: Skeleton) -> Iterator[Skeleton]:
    """The relative clauses of a sentence that may tell of a deal, each with its organization as its subject."""
    whole = skeleton.full or skeleton
    for match in _WHICH.finditer(whole.text):
        if not _DEALING.search(match["tells"][:120]):
            continue
        start, end = match.span("tells")
        main = _MAIN_VERB.search(match["tells"])
        if main:
            end = start + main.start()
        other = _OTHER.match(whole.text, start, end)
        if other:  # "P, which X sells with Y": the clause is of X
            at = slice(other.start("subject"), end)
            text, places = whole.text[at], whole.places[at]
            yield Skeleton(text, places, whole.sums, whole.dates, whole.document, whole.sentence, aside=True)
            continue
        who = match.span("who")
        text = f"{match['who']} {whole.text[start:end]}"
        places = (*whole.places[slice(*who)], whole.places[who[1] - 1], *whole.places[start:end])
        yield Skeleton(text, places, whole.sums, whole.dates, whole.document, whole.sentence, aside=True)
