"""Word lists as data, and the one helper that makes patterns of them.

A list that is empty by mistake would make a pattern that matches everywhere; `any_of` refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

ORGANIZATION_NOUNS = frozenset(
    """
    pharmaceuticals pharmaceutical pharma pharmaceutica therapeutics therapeutix biotherapeutics biosciences
    bioscience biopharma biopharmaceuticals biopharmaceutical biotech biotechnology biotechnologies
    biologics biologicals biologic laboratories laboratory labs lab medicines medicine oncology genetics
    genomics sciences science healthcare health holdings holding group capital partners ventures university
    université universität college school institute institutes institut hospital hospitals clinic foundation
    centre center agency authority ministry department government fund trust bank diagnostics technologies
    systems solutions company industries corporation enterprises biomedical biomedicines immunotherapeutics
    immunotherapies vaccines neurosciences neuroscience lifesciences bio biosystems devices instruments
    international investments management advisors royalty equity council consortium alliance association
    society commission organization organisation network works robotics analytics software informatics
    animal chemical chemicals ophthalmics dermatology surgical orthopedics imaging nutrition nutritionals
    consumer generics
    """.split()
)
"""Last words that make a capitalised name the name of an organization."""

ORGANIZATION_HEADS = frozenset(
    """
    university institute institutes department ministry government bank college school hospital foundation
    center centre council republic kingdom state commonwealth
    """.split()
)
"""First words that do so when "of" or "for" follows."""


def any_of(words: Iterable[str], *, longest_first: bool = True) -> str:
    """A non-capturing alternation of literal words; ValueError for an empty list."""
    literal = sorted(set(words), key=lambda word: (-len(word), word)) if longest_first else list(words)
    if not literal or not all(literal):
        raise ValueError("a pattern needs at least one word, and no empty ones")
    return "(?:" + "|".join(re.escape(word) for word in literal) + ")"
