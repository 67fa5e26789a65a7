"""What happened to a deal: signed, closed, amended, ended; and when, in the sentence's own words."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind

# In order of strength: the first that the words say is the event. Each refuses the plan of the same thing ("expected
# to close").
_EVENTS: tuple[tuple[EventKind, re.Pattern[str]], ...] = (
    (
        EventKind.TERMINATED,
        re.compile(
            r"\b(?:terminat(?:e|es|ed|ing|ion)(?! of (?:the )?(?:[a-z\-]+ ){0,6}?(?:waiting|period|hsr|antitrust))"
            r"|(?:ended|ends|ending|(?:will|would|to) (?:jointly )?end) (?:its|their|the|an?|[\ue000-\ue7ff](?:'s)?)"
            r"|(?:pull(?:s|ed)?|back(?:s|ed)?) out of|exit(?:s|ed)? (?:its|their|the|an?)"
            r"|cancel(?:s|l?ed) (?:its |their |the |an? |[\ue000-\ue7ff]'?s? )?(?:[a-z\-]+ ){0,3}"
            r"(?:deals?|agreements?|pacts?|collaborations?|partnerships?|alliances?|contracts?|licen[cs]es?)"
            r"|regain(?:s|ed|ing)? (?:[a-z\-]+ ){0,4}rights|re-?acquir(?:e|es|ed|ing) (?:[a-z\-]+ ){0,4}rights"
            r"|return(?:s|ed|ing)? (?:the |all |its )?(?:[a-z]+ )?rights|end of (?:its|their|the)|calls? off"
            r"|called off|hand(?:s|ed|ing)? back|(?:gave|gives?|giving) back|br(?:oke|eaks?) off"
            r"|abandon(?:s|ed|ing) (?:its|the|their|an?) (?:[a-z]+ ){0,2}(?:alliance|partnership|deal"
            r"|collaboration|development|merger|takeover|acquisition|purchase)"
            r"|b(?:ought|uy|uying) back (?:the |all |its |full )*(?:[a-z]+ )?rights"
            r"|re(?:gain|claim|acquire)(?:ed|d|s)? (?:the |all |its |full )*(?:[a-z]+ )?rights|dissolv\w+|scrap(?:s"
            r"|ped)|walk(?:s|ed)? away|unwind\w*"
            r"|discontinue[sd]? (?:its|their|the) (?:collaboration|partnership|agreement))\b"
        ),
    ),
    (
        EventKind.OPTION_EXERCISED,
        re.compile(
            r"\bexercis(?:e[sd]?|ing) (?:its |an? |the |their )?(?:[a-z\-]+ ){0,3}option\b|\bopt(?:s|ed)[- ]in\b"
        ),
    ),
    (
        EventKind.COMPLETED,
        re.compile(
            r"\b(?:(?:has |have |today |successfully |successful |announced? |announces )*"
            r"(?:complet(?:es|ed|ion)|clos(?:es|ed)|(?<!on )(?<!at )(?<!upon )(?<!before )(?<!deal )closing)\b(?!"
            r" (?:price|share|conditions|bell|at|up|down|lower|higher))"
            r"|following the (?:acquisition|closing|completion)(?![^.;]{0,90}\b(?:will|would|expect))"
            r"|(?:has|have|had) (?:been )?(?:acquired|purchased|bought|sold)\b"
            r"|became an? (?:wholly|indirect|direct)|(?<!to )\binvested(?= (?:an? )?(?:[a-z]+ ){0,2}[\uf500-\uf5ff]))"
        ),
    ),
    (
        EventKind.AMENDED,
        re.compile(
            r"\b(?:amend(?:s|ed|ment)?\b|(?:expan(?:d|ds|ded|sion)|extend(?:s|ed)?|extension|restat\w+"
            r"|broaden(?:s|ed)?|renew(?:s|ed|al)|modif(?:y|ies|ied)|revis(?:e[sd]?|ion)|restructur(?:e[sd]?|ing)"
            r"|renegotiat(?:es?|ed)"
            r"|widen(?:s|ed)?|deepen(?:s|ed)?|prolong(?:s|ed)?)(?: [\w\-,']+| [\ue000-\uf7ff]){0,7}"
            r" (?:collaborations?|agreements?|partnerships?|alliances?|licen[cs]e|contract|deal|pact)\b)"
        ),
    ),
    (
        EventKind.PENDING,
        re.compile(
            r"\b(?:tender offer|letter of intent|memorandum of understanding|\bmou\b|term sheet|waiting period"
            r"|hart-scott|hostile|takeover bid|launch\w* (?:its |an? )?(?:[\w\-]+ ){0,4}?(?:bid|offer)"
            r"|(?:raise[sd]?|sweeten\w*|extend\w*) (?:its |their )?(?:[\w\-]+ ){0,3}?(?:bid|offer)"
            r"|\bbid (?:for|of)\b|offer(?:ed)? to (?:buy|acquire)|intent to"
            r"|proposed (?:acquisition|merger|business combination)|non-binding)\b"
        ),
    ),
)
_PLANNED = re.compile(
    r"\b(?:expect(?:ed|s)?|anticipat\w+|will|to be|subject to|upon|after|until|prior to|before|once"
    r"|conditions?|intend\w*|plan\w*)\b[^.;]{0,40}$"
)
_MILESTONE = re.compile(r"\b(?:milestone|licensing fee|license fee)")
_REACHED = re.compile(
    r"(?<!will )(?<!to )(?<!would )(?<!could )(?<!may )\b(?:earn(?:s|ed|ing)?|receive[sd]?|receipt|trigger(?:s|ed"
    r"|ing)?|achiev(?:e[sd]?|ing)|achievement|reach(?:es|ed|ing)?"
    r"|hits?|meets?|met|attain(?:s|ed)?|secure[sd]?|collects?|gets?|nets?|pays|paid)"
    r"\b[^.;]{0,90}\b(?:milestone|licensing fees?|license fees?)"
    r"|\bmilestones?(?: payments?)? (?:(?:has|have|was|were|been|is) ){0,2}"
    r"(?:achieved|reached|triggered|earned|met|paid)\b"
)


def event_of(words: str, kinds: tuple[DealKind, ...]) -> EventKind | None:
    """The event that a skeleton tells of a deal; None where it says no more than that the deal is there."""
    if (
        _MILESTONE.search(words)
        and _REACHED.search(words)
        and not re.search(
            r"\b(?:eligible|can|could|may|entitled|would|up to|potential|signs?|signed(?! (?:in|on) [\uf600-\uf6ff])"
            r"|deal)\b",
            words,
        )
    ):
        return EventKind.MILESTONE
    if re.search(
        r"(?<!will )(?<!to )(?<!would )(?<!shall )\b(?:complet\w+|expir\w+|extend\w*|commenc\w+)\b"
        r"[^.;]{0,40}\btender offer\b",
        words,
    ) and not re.search(r"\bcomplet\w+ (?:of )?(?:its |the )?acquisition", words):
        return EventKind.PENDING
    bought = DealKind.ACQUISITION in kinds or DealKind.ASSET_PURCHASE in kinds
    for event, said in _EVENTS:
        if (
            event is EventKind.PENDING
            and DealKind.ACQUISITION in kinds
            and re.search(r"\b(?:definitive|agreed to|merger agreement|will acquire|to acquire)\b", words)
            and not re.search(r"\b(?:letter of intent|intent to|memorandum|waiting period)\b", words)
        ):
            continue
        for match in said.finditer(words):
            rights = DealKind.LICENSE in kinds and match[0].endswith((" purchased", " bought"))
            if rights or (match[0].endswith(" acquired") and not bought):
                continue  # who has acquired rights has signed a licence
            if not _PLANNED.search(words[max(0, match.start() - 60) : match.start()]):
                return event
    return None


PAST = re.compile(
    r"(?<!\w)(?:previous(?:ly)?|prior|earlier|last (?:year|month|week|january|february|march|april|mai|june"
    r"|july|august|september|october|november|december)|existing|(?<!not )already|original(?:ly)?|former(?:ly)?(?!'s)"
    r"|(?:in|since) [\uf600-\uf6ff](?!\w)|[\uf600-\uf6ff] (?:agreement|license|collaboration|deal|acquisition)"
    r"|ago|recent(?:ly)? (?:announced|completed|acquired)|long-?standing|(?:decade|years?)-(?:long|old)"
    r"|long-time|at the time|follows)(?!\w)"
)
"""Words that set a deal apart from the news of the day."""
