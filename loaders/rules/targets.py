"""Molecular targets of products, as the text itself writes them."""

from __future__ import annotations

import re

_ACTION = r"(?:inhibitors?|agonists?|antagonists?|blockers?|modulators?|degraders?|activators?)"
TARGET_PATTERNS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"\b(?:targeting|targets|directed (?:against|at|to|toward)|binds? (?:specifically )?to|binding to|against"
        r"|blocks?|blocking|inhibits?|inhibiting|selective(?:ly)? (?:for|inhibits?)|specific (?:for|to)"
        r"|expressing)\s+(?:the |human |both )?(?P<t>(?:[A-Z][\w\-αβγκ/]*|[a-z]+-?\d[\w\-]*|[αβγκ]-?\w+)"
        r"(?:[ -](?:receptor|ligand|\d+\w?|complex|protein))?(?:,? (?:and|or) [A-Z]{2,}[\w\-]*)?)"
    ),
    re.compile(r"\banti-(?P<t>[A-Z][\w\-αβγκ]*(?:-\d+)?)"),
    re.compile(
        r"(?<![\w-])(?P<t>(?:[A-Z][\w\-αβγκ/]*\d?[\w\-]*|[αβγκ]-?\w+)"
        r"(?:[ -](?:receptor|kinase|alpha|beta|G12C|\d+))?)\s?[- ]"
        rf"(?:targeted|targeting|directed|selective|specific|receptor)?\s?(?:[a-z\-]+ ){{0,2}}?{_ACTION}\b"
    ),
    re.compile(r"(?<![\w-])(?P<t>[A-Z][\w\-]*\d?[\w\-]*)[- ](?:targeted|targeting|directed|specific)\b"),
    re.compile(
        rf"\b(?P<t>(?:[a-z][a-z\-]+ ){{0,4}}?(?:receptor|kinase|protein|antigen|ligand|factor|synthase|protease"
        rf"|demethylase|channel|interleukin|integrin)(?: (?:[\d\-]+\w?|alpha|beta|gamma|receptor))?) {_ACTION}\b"
    ),
    re.compile(
        r"\btargeting (?:the )?(?P<t>(?:[a-z0-9\-]+ ){1,7}?"
        r"(?:receptor|kinase|antigen|protein|ligand|factor|demethylase|molecule)(?:[- ](?:\d+\w?|alpha|beta|1A))?)"
        r"\b"
    ),
)
_NOT_TARGETS = re.compile(
    (
        r"^(?:the|a|an|phase|fda|ema|covid.*|sars.*|hiv.*|hbv|hcv|hpv|merck|msd|roche|key|first|novel|new|our|its"
        r"|their|this|these|early|late|small|oral|patients?|cancer|tumou?rs?|solid|lead|dual|multiple|chronic"
        r"|advanced|rare|us|u[.․]?s[.․]?|eu|nasdaq|nyse|adc|adcs|antibody|investigational|next|direct|selective"
        r"|potent|immune|checkpoint|brain|disease|diseases|cells?|rna|dna|mrna|car|cns|gi|ai|i|ii|iii|with|in|as"
        r"|by|and|kinase|receptor|protein|growth factor|potential|reversible|enzyme|small molecule|molecule)$"
    ),
    re.IGNORECASE,
)


def targets(text: str) -> list[tuple[str, int, int]]:
    """Molecular targets in a stretch of the text itself (case counts here): (name, start, end)."""
    found: list[tuple[str, int, int]] = []
    for said in TARGET_PATTERNS:
        for match in said.finditer(text):
            name = re.sub(r"\s+", " ", match["t"]).strip(" -,")
            if (
                len(name) < 2
                or _NOT_TARGETS.match(name)
                or not re.search(
                    r"[A-Zαβγκ0-9]|receptor|kinase|factor|antigen|orexin|protein|ligand|demethylase|microtubule", name
                )
            ):
                continue
            if any(start <= match.start("t") < end for _, start, end in found):
                continue
            found.append((name, match.start("t"), match.end("t")))
    return found
