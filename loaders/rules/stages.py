"""How far a product has come, as a sentence says it."""

from __future__ import annotations

import re

from biopact.codes import Stage
from biopact.loaders.screen import Screened

# Each refuses what is only planned (see _PLANNED before it); of several that a text gives, the furthest counts.
_STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (
        Stage.APPROVED,
        re.compile(
            r"\b(?:(?:is|was|were|been|are|be|first|fda|already|currently|only|both)[ -]+(?:fda[ -])?"
            r"(?:approved|marketed|licensed for|cleared)|(?:fda|european commission|ema)[ -]approved"
            r"|(?:received|receives|receiving|won|wins?|winning|gained|gains|obtained|secured|granted|earned|with)"
            r" (?:[\w․\-]+ ){0,6}?approval\b(?! (?:process|decision|pathway|under the))"
            r"|approved (?:in|for|by|to|under|and|drugs?|as)"
            r"|(?:approves|approved|cleared|authori[sz]ed)(?= [\ue800-\uefff])|sales of(?= [\ue800-\uefff])"
            r"|[\ue800-\uefff] (?:sales|franchise)"
            r"|blockbuster(?! in the making)|(?:best|top)[- ]selling"
            r"|regulators?,? (?:[a-z]+ ){0,4}?approved"
            r"|grant\w* (?:[a-z]+ ){0,3}?(?:product|marketing) (?:licen[cs]e|authori[sz]ation)"
            r"|(?<=\S )launched(?! (?:\S+ ){0,4}(?:phase|trials?|stud|clinical|program|campaign|initiative))"
            r"|markets [\ue800-\uefff]|sells [\ue800-\uefff]|commercially available|(?:currently|already|and"
            r"|co-) ?marketed|marketed (?:by|in|as|under))\b"
        ),
    ),
    (
        Stage.FILED,
        re.compile(
            r"\b(?:applications?\b[^.;]{0,80}\b(?:under review|submitted|accepted|pending|filed)"
            r"|(?:nda|bla|maa|snda|sbla)s?\b[^.;]{0,50}\b(?:under|submi|accept|fil|review)"
            r"|(?:submitted|filed) (?:a |an |its |the )?(?:[a-z]+ )?(?:new drug|biologics|marketing"
            r"|nda\b|bla\b|maa\b|snda\b|sbla\b)"
            r"|(?:under|priority) review (?:by|in|with|at)|filed for (?:approval|marketing)"
            r"|awaiting (?:approval|a decision)|complete response letter|emergency use authori[sz]ation application"
            r"|(?:regulators?|fda|agency) (?:[a-z]+ ){0,2}?(?:rejected|delayed|declined to approve)"
            r"|(?:new drug|biologics? licen[cs]e|marketing authori[sz]ation) application filing)\b"
        ),
    ),
    (
        Stage.PHASE_3,
        re.compile(
            r"\b(?:phase (?:3|iii)[ab]?|late[- ]stage (?:\w+ ){0,3}?"
            r"(?:trials?|stud|test|development|clinical|clinical development|candidate|product)"
            r"|pivotal (?:phase|trial|stud|clinical)|registrational)\b|\blate-stage trials?\b"
        ),
    ),
    (Stage.PHASE_2_3, re.compile(r"\bphase (?:2/3|ii/iii|2-3|2b/3)\b")),
    (
        Stage.PHASE_2,
        re.compile(
            r"(?<!/)\b(?:phase (?:2|ii)[ab]?(?![\w/])|mid[- ]stage (?:\w+ ){0,2}?"
            r"(?:trials?|stud\w+|test\w*|development|clinical))\b"
        ),
    ),
    (
        Stage.PHASE_1_2,
        re.compile(r"\bphase (?:1/2|i/ii|1b/2|1-2|1/2a|ib/ii|1b/2a|i/iia|1b?/phase 2|1 ?(?:and|or|to) ?2|1-phase 2)\b"),
    ),
    (
        Stage.PHASE_1,
        re.compile(
            r"\b(?:phase (?:1|i)[abc]?(?![\w/]|-phase)|early[- ]stage (?:\w+ ){0,1}?(?:trials?|clinical)|first-in-human"
            r"|clinical (?:testing|evaluation))\b"
        ),
    ),
    (Stage.PRECLINICAL, re.compile(r"\b(?:pre-?clinical(?! models?)|ind-enabling)\b")),
    (Stage.DISCOVERY, re.compile(r"\b(?:discovery[- ]stage|lead optimi[sz]ation|hit-to-lead)\b")),
)
_SCREENED = tuple((stage, Screened(said)) for stage, said in _STAGES)
# Before a stage: it is still to come.
_PLANNED = re.compile(
    r"\b(?:plans?|planned|planning|expect(?:s|ed)?|will|intends?|anticipat\w+|prepar\w+|could|may|aims?|hopes?"
    r"|to (?:initiate|start|begin|enter|commence|advance|launch|support|conduct|file|seek|be|move)|ready"
    r"|toward|potential(?:ly)?|upcoming|before|if|seek\w*|subject to|future|once|eligible|upon|until|after"
    r"|milestones?|associated with|following(?! (?:the )?(?:start|initiation|dosing|enrol|first))|pending|not"
    r"|goal of|becoming|prior to|for the development"
    r"|advanc(?:e|ing) \S{1,14} (?:in)?to|(?<!following the )initiation of|might|would|hop(?:ed|ing)|fail\w*|still to"
    r"|designs?|forthcoming|proceed|clear(?:ed|ance) (?:to|for)|progress into|allow\w*)\b[^.;]{0,45}$"
)


def stages(words: str) -> list[tuple[Stage, int, int]]:
    """Stages that a skeleton says are reached, with their places; plans are left out."""
    found = []
    for stage, said in _SCREENED:
        for match in said.finditer(words):
            if not _PLANNED.search(words[max(0, match.start() - 60) : match.start()]):
                found.append((stage, match.start(), match.end()))
    return found
