"""Molecular targets of products, as the text itself writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from biopact.loaders.screen import Screened

_ACTION = r"(?:inhibitors?|agonists?|antagonists?|blockers?|modulators?|degraders?|activators?)"
_HEAD = (
    r"(?:receptors?|kinases?|antigen|protein|ligand|factor|synthase|protease|demethylase|molecule|channel|integrin"
    r"|interleukin|enzyme|superfamily|microtubules?|neoantigens?|cytokine|transporter|complex)"
)
# A target is written as a symbol ("DLL3", "β-Klotho/FGFR1c") or as words that end in a head ("B-cell maturation
# antigen", "delta-like ligand 3").
_SYMBOL = r"(?:[A-Z][\w\-αβγκδ/]*|[a-z]{1,5}-?\d[\w\-]*|[αβγκδ]-?\w[\w\-/]*)"
_TAIL = r"(?:[- ](?:receptors?|ligands?|kinase|complex|protein|superfamily|alpha|beta|\d+\w?)(?![\w-]))*"
_NO_PART = (
    r"(?:an?|the|of|for|in|on|with|to|and|or|that|which|by|from|as|is|are|was|called|novel|potent|both|certain|its"
    r"|their|human|selective|oral|investigational|patient-specific|permeable)\s"
)
_WORDS = (
    rf"(?:(?!{_NO_PART})(?:[a-zA-Z][\w’'\-]*|-like|\d-[a-z]+)\s){{1,5}}?{_HEAD}"
    r"(?:\s-like ligand|\sreceptors?)?(?:[- ](?:\d+\w?|alpha|beta|[αβγ]))?"
)
_NAME = rf"(?:{_WORDS}|{_SYMBOL}{_TAIL})"
_MORE = rf"(?:,? (?:and|or) (?:the )?(?P<u>{_NAME}))?"
TARGET_PATTERNS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"\b(?i:targeting|targets|directed (?:against|at|to|towards?)|binds?(?: \w+ly)?(?: to| both)?"
        r"|binding to|against"
        r"|blocks?|blocking|inhibits?|inhibiting|degrades?|degrading|antagoni[sz]es|neutrali[sz]es|silences"
        r"|silencing|selective(?:ly)? (?:for|inhibits?|activates)|specific (?:for|to)"
        r"|activates|modulating|modulates|rebalances?|(?:inhibitors?|agonists?|antagonists?|blockers?) of"
        r"|(?:antibod(?:y|ies)|conjugates?|ADCs?)(?: \([A-Z]+s?\))? (?:to|against)"
        r"|(?:protein|enzyme|molecule|receptor|gene) called|expressing)\s"
        r"(?:the |human |both |a |an |patient-specific )*"
        r"(?:(?:kinase|protein|enzyme|receptor|gene|molecule|antigen|cytokine|target)s? )?"
        rf"(?P<t>{_NAME}){_MORE}"
    ),
    re.compile(r"\banti-(?P<t>(?:[A-Z]|interleukin-?\d)[\w\-αβγκ]*(?:-\d+)?)"),
    re.compile(
        rf"(?<![\w-])(?P<t>{_SYMBOL}(?:[ -](?:receptor|kinase|alpha|beta|G12C|\d+))?)\s?[- ]"
        rf"(?:targeted|targeting|directed|selective|specific|receptor|modulating)?\s?(?:[a-z\-]+ ){{0,2}}?{_ACTION}\b"
    ),
    re.compile(rf"(?<![\w-])(?P<t>{_SYMBOL}|{_WORDS})[- ](?:targeted|targeting|directed|modulating)\s"),
    re.compile(
        rf"\b(?P<t>(?:(?!{_NO_PART})[a-z][a-z\-]+ ){{0,4}}?(?:{_HEAD}|orexin)(?: (?:[\d\-]+\w?|alpha|beta|gamma"
        rf"|receptor))?) "
        rf"{_ACTION}\b"
    ),
    re.compile(rf"\b(?P<t>(?:alpha|beta|gamma) \d-[a-z]+(?: receptor)?) {_ACTION}\b"),
)
_SCREENED = tuple(map(Screened, TARGET_PATTERNS))
_NOT_TARGETS = re.compile(
    (
        r"^(?:the|a|an|phase.*|fda|ema|covid.*|sars.*|hiv.*|hbv|hcv|hpv|merck|msd|roche|key|first|novel|new|our|its"
        r"|their|this|these|early|late|small|oral|patients?|cancers?|tumou?rs?|solid|lead|dual|multiple|chronic"
        r"|advanced|rare|us|u[.․]?s[.․]?|eu|nasdaq|nyse|adcs?|antibody|investigational|next|direct|selective"
        r"|potent|immune|checkpoint|brain|diseases?|[a-z\-]*cells?|rna|dna|mrna|car(?:-t)?|cns|gi|ai|i|ii|iii|with|in"
        r"|as|tri|tri-.*|bi-.*|by|and|kinase|receptors?|protein|growth factor|potential|reversible|enzyme"
        r"|small molecule.*|molecule|complex|tregs?|.*generation.*|lancet|.*syndrome|.*[- ](?:mutated|mutant"
        r"|driven|positive|negative|amplified)|pah|nash|als"
        r"|monoclonal|bispecific|humani[sz]ed|best|fc|ige|igg\d?|.*cells|both|any|other|such|what|that)$"
    ),
    re.IGNORECASE,
)
_IS_ONE = re.compile(rf"[A-Z].*[A-Z]|\d|[αβγκδ]|{_HEAD}|orexin|adrenergic")
_APPENDED = re.compile(r"-(?:targeted|targeting|directed|specific|modulating|expressing)$")


def targets(text: str) -> list[tuple[str, int, int]]:
    """Molecular targets in a stretch of the text itself (case counts here): (name, start, end)."""
    found: list[tuple[str, int, int]] = []
    low = text.lower()
    for said in _SCREENED:
        for match in said.finditer(text, low):
            for group in ("t", "u") if "u" in match.re.groupindex and match["u"] else ("t",):
                start = match.start(group)
                name = _APPENDED.sub("", " ".join(text[start : match.end(group)].split()).strip(" -,/"))
                if len(name) < 2 or _NOT_TARGETS.match(name) or not _IS_ONE.search(name):
                    continue
                if not any(start < end and begin < match.end(group) for _, begin, end in found):
                    found.append((name, start, match.end(group)))
    return found


_SYMBOLS = {
    "programmed cell death protein 1": "PD-1",
    "programmed death 1": "PD-1",
    "programmed death ligand 1": "PD-L1",
    "vascular endothelial growth factor": "VEGF",
    "epidermal growth factor receptor": "EGFR",
    "human epidermal growth factor receptor 2": "HER2",
    "tumor necrosis factor": "TNF",
    "tumor necrosis factor alpha": "TNF",
    "delta like ligand 3": "DLL3",
    "b cell maturation antigen": "BCMA",
    "epithelial cell adhesion molecule": "EpCAM",
    "tumor necrosis factor like ligand 1a": "TL1A",
    "calcitonin gene related peptide receptor": "CGRP receptor",
    "glucagon like peptide 1 receptor": "GLP-1 receptor",
    "prostate specific membrane antigen": "PSMA",
    "proprotein convertase subtilisin kexin type 9": "PCSK9",
    "mesenchymal epithelial transition factor": "MET",
}
"""The symbols of targets that releases also write out (words in lower case without hyphens)."""
_WRITTEN_OUT = re.compile(r"\binterleukin[ -]?(?=\d)")
_LIGAND = re.compile(r"(?<=\d)[ -]ligand$")
_KIND = re.compile(r"[ -](?:enzyme|protein|molecule|signaling)$")


def symbol(name: str, explained: Mapping[str, str]) -> str:
    """A target under the name that joins its forms: the symbol that the text explains or the field uses, singular.

    "programmed cell death protein-1" is "PD-1", "IL-2 receptors" "IL-2 receptor", "CD40-ligand" "CD40L".
    """
    plain = re.sub(r"[\s-]+", " ", name.lower())
    short = _SYMBOLS.get(plain) or next(
        (key for key, words in explained.items() if re.sub(r"[\s-]+", " ", words.lower()) == plain), None
    )
    if short is not None:
        return short
    name = re.sub(r"(?:(?<=receptor)|(?<=antigen)|(?<=tubule))s$", "", name) if name.endswith("s") else name
    return _LIGAND.sub("L", _KIND.sub("", _WRITTEN_OUT.sub("IL-", name)))
