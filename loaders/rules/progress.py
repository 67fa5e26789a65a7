"""What becomes of a licence or a collaboration: options taken up, milestones reached, rights handed back, the end."""

from __future__ import annotations

import re

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.document import Kind
from biopact.loaders.layout import Part
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, kinds_of, side, subject_before
from biopact.loaders.skeleton import Skeleton

# Behind the first side: it has not happened.
_NO = r"(?![^.;]{0,60}?\b(?:talks|may|might|could|consider\w*|not|if|declin\w*|eligible|entitled|right to)\b)"
_WORK = (
    r"(?:collaborations?|alliances?|partnerships?|agreements?|deals?|pacts?|licen[cs]es?|contracts?|accords?|ventures?)"
)
_EXERCISE = r"(?:exercised|exercises|exercising|exercise of|taken up|picked up|opted[ -]in|opts?[ -]in)"


def _licence(match: re.Match[str], skeleton: Skeleton, event: EventKind) -> DealFinding | None:
    """A licence to `taker`, from `giver` or from whose sentence it is."""
    if DOUBT.search(match[0]):
        return None
    takers = skeleton.organizations(match["taker"])
    givers = tuple(n for n in skeleton.organizations(side(match, "giver")) if n not in takers)
    if not givers and takers:
        subject = subject_before(skeleton, match.start(), takers)
        speaker = skeleton.document.speaker(skeleton.sentence)
        mine = subject if subject is not None else speaker
        givers = () if mine is None or mine in takers else (mine,)
    if not givers or not takers:
        return None
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, givers), (Role.LICENSEE, takers)), event)


def _exercised(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return _licence(match, skeleton, EventKind.OPTION_EXERCISED)


def _returned(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return _licence(match, skeleton, EventKind.TERMINATED)


def _named(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A deal that a headline calls by its partner: "in Y collaboration". Only where its words say its kind."""
    kinds = kinds_of(match["np"])
    first = skeleton.organizations(match["a"])
    second = tuple(number for number in skeleton.organizations(match["b"]) if number not in first)
    if not kinds or not first or not second or DOUBT.search(match[0]) or len(skeleton.text) > 160:
        return None
    return DealFinding(kinds, ((Role.PARTY, (*first, *second)),))


def _ended(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An agreement that one side ends, told by the other; of the kind that its noun names, else a licence."""
    if DOUBT.search(match[0]):
        return None
    ending = skeleton.organizations(match["b"])
    mine = subject_before(skeleton, match.start("b"), ending)
    if mine is None or not ending:
        return None
    kinds = kinds_of(match["np"])
    guessed = not kinds
    return DealFinding(
        kinds or (DealKind.COLLABORATION,), ((Role.PARTY, (mine, *ending)),), EventKind.TERMINATED, guessed
    )


def _paid_by_other(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A milestone of whom the sentence before names besides the payee, if that is one; the payee has licensed to it."""
    document, order = skeleton.document, skeleton.sentence.order
    givers = skeleton.organizations(match["giver"])
    before = next((s for s in document.sentences if s.order == order - 1), None)
    if before is None or before.section.part is not Part.BODY or len(givers) != 1 or DOUBT.search(match[0]):
        return None
    named = {m.index for m in document.mentions_in(before.span) if m.kind is Kind.ORGANIZATION} - set(givers)
    if len(named) != 1:
        return None
    roles = ((Role.LICENSOR, givers), (Role.LICENSEE, tuple(named)))
    return DealFinding((DealKind.LICENSE,), roles, EventKind.MILESTONE)


PROGRESS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "option-of-speaker",
        # "Y said that X has exercised its option to license P": no licensor behind the option. Refuses options on
        # shares.
        pattern(
            r"(?P<taker>{O})(?:'s)?"
            + _NO
            + r" {agreed}(?:elected to exercise|"
            + _EXERCISE
            + r")\b(?: (?:its|an?|the|their|to|on))?(?: (?!stock|warrant|over-?allotment|purchase)[a-z0-9\-]+){0,4}?"
            r"(?: options?\b(?! to (?:buy|purchase) (?:additional|\d|shares))|(?<=opted in)|(?<=opts in)|(?<=opted-in))"
            r"(?![^.;]{0,140}[\ue000-\ue7ff])"
        ),
        _exercised,
        (
            (
                "Alpha Pharmaceuticals Inc. announced that Beta Therapeutics Ltd. has exercised its exclusive option "
                "to license ZNT-101.",
                "license [option-exercised]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. announced that Beta Therapeutics Ltd. exercised stock options.",
            "Alpha Pharmaceuticals Inc. said that Beta Therapeutics Ltd. may exercise its option to license ZNT-101.",
        ),
    ),
    Rule(
        "returns-rights",
        # "X returns rights to P to Y". Refuses goods and money that go back.
        pattern(
            r"(?P<taker>{O})" + _NO + r" {agreed}(?:was |were |would |decided to |agreed to |elected to )?"
            r"(?:return(?:s|ed|ing)?|hand(?:s|ed)? back|gives? back"
            r"|gave back|given back|relinquish(?:es|ed)?|revert(?:s|ed)?)\b[^.;\ue000-\ue7ff]{0,60}?\brights\b"
            r"[^.;\ue000-\ue7ff]{0,100}? (?:back )?to {mod}(?P<giver>{O})(?! ?'s)"
        ),
        _returned,
        (
            (
                "Beta Therapeutics Ltd. has returned all rights to ZNT-101 to Alpha Pharmaceuticals Inc.",
                "license [terminated]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. returned the goods to Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "returns-to",
        # "X has returned to Y the rights to P", "X returned P to Y". Refuses goods and money that go back.
        pattern(
            r"(?P<taker>{O})" + _NO + r" {agreed}(?:was |were |would |decided to |agreed to |elected to )?"
            r"(?:return(?:s|ed|ing)?|hand(?:s|ed)? back|gives? back|gave back|given back) (?:back )?"
            r"(?:to {mod}(?P<giver>{O})(?! ?'s) [^.;\ue000-\ue7ff]{0,30}?\b(?:rights|licen[cs]es?|control)\b"
            r"|(?:the |its |all |all of its )?(?:[a-z'\-]+ ){0,4}?(?:[\ue800-\uefff]|(?:drug )?(?:candidates?|programs?"
            r"|drugs?"
            r"|products?|compounds?|assets?))(?: ?, [^.;\ue000-\ue7ff]{0,80}?,)? to {mod}(?P<giver2>{O})(?! ?'s))"
        ),
        _returned,
        (
            (
                "Beta Therapeutics Ltd. has returned to Alpha Pharmaceuticals Inc. the rights to ZNT-101.",
                "license [terminated]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
            (
                "Beta Therapeutics Ltd. returned two drug candidates to Alpha Pharmaceuticals Inc.",
                "license [terminated]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. returned the money to Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "regains-rights",
        # "Y regains rights to P from X". Refuses rights bought from somebody who had them first.
        pattern(
            r"(?P<giver>{O})"
            + _NO
            + r"(?:'s)?,? (?:[^.;\ue000-\ue7ff]{0,60}? )??(?:regain(?:s|ed|ing)?|re-?acquir(?:e|es|ed|ing)"
            r"|reclaim(?:s|ed|ing)?|recover(?:s|ed|ing)?|takes? back|took back|gets? back|got back)\b"
            r"[^.;\ue000-\ue7ff]{0,90}?\b(?:rights|control)\b[^.;\ue000-\ue7ff]{0,120}? from {mod}(?P<taker>{O})"
        ),
        _returned,
        (
            (
                "Alpha Pharmaceuticals Inc. regains worldwide rights to ZNT-101 from Beta Therapeutics Ltd.",
                "license [terminated]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. regained strength after losses of Beta Therapeutics Ltd.",),
    ),
    Rule(
        "partner-ends",
        # "Y said that X had told it that it would end their collaboration". Refuses trials and studies that end.
        pattern(
            r"(?:notice|notification|notif\w+|informed|told|said|announced|disclosed|reported|that|after)"
            r"(?: (?:by|from|it|that))? {mod}(?P<b>{O})(?: of (?:its|their))?"
            r"(?: {agreed}(?:{O} )?(?:of )?(?:its |the |an? )?(?:intention|decision|decided"
            r"|intends|plans|intent|elected"
            r"|notice|chosen|opted|exercised|right|given)(?: (?:not )?to| of| that it will)?)?"
            r" {agreed}(?:terminat(?:e|es|ed|ing|ion)(?: of)?|ends?|ended|ending|cancel(?:s|led|ed)?"
            r"|pull(?:s|ed)? out of"
            r"|walk(?:s|ed)? away from|exit(?:s|ed)?|discontinue[sd]?)"
            r" (?P<np>(?:the |their |its |an? |this |all )?(?:[\w\-/&,]+ |{P} |and ){0,8}?" + _WORK + r")\b"
            r"(?! with {mod}{O})"
        ),
        _ended,
        (
            (
                "Alpha Pharmaceuticals Inc. announced that Beta Therapeutics Ltd. has terminated their research "
                "collaboration.",
                "collaboration [terminated]: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. announced that Beta Therapeutics Ltd. has terminated a trial of ZNT-101.",
            "Alpha Pharmaceuticals Inc. said that Beta Therapeutics Ltd. ended its alliance with Gamma Biotech AG.",
        ),
    ),
    Rule(
        "headline-names-deal",
        # "X hits milestone in Y collaboration", "X exits Y alliance": short sentences only, and nouns that say the
        # kind. Refuses a bare "deal", which may be a purchase.
        pattern(
            r"^(?P<a>{O})(?:'s?)?,? [^.;\ue000-\ue7ff]{2,90}? (?P<b>{O})(?:'s?)? "
            r"(?P<np>(?:(?!drug|vaccine|stake|takeover|buyout)[a-z\-]+ ){0,3}?"
            r"(?:collaboration|alliance|partnership|licen[cs]e|co-promotion|(?:licen[cs]ing|supply|research|marketing"
            r"|development|r&d|option|joint[- ]venture|manufacturing|distribution)"
            r" (?:deal|pact|agreement|tie-up|accord)))"
            r"(?= ?(?:[,.;]|$| (?:for|to|on|in|with|over|after|as|by|milestone|and(?! (?:[a-z\-]+ )?(?:collaborat"
            r"|option|supply|licen[cs]|development|distribution|commerciali|co-)))\b))"
        ),
        _named,
        (
            (
                "Alpha Pharmaceuticals Inc. hits milestone in Beta Therapeutics Ltd. collaboration.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. shares rise on Beta Therapeutics Ltd. deal.",),
    ),
    Rule(
        "triggers-payment-to",
        # Refuses a milestone whose payer the sentence before does not tell.
        pattern(
            r"\b(?:triggers?|triggered|results? in|resulted in|entitles?|entitled) (?:an? |the )?(?:{O} to )?{M}"
            r" milestone(?: payment)? (?:payment )?(?:to|for|from {O} to) (?P<giver>{O})"
        ),
        _paid_by_other,
        (
            (
                "Alpha Pharmaceuticals Inc. announced that the antibody of Beta Therapeutics Ltd. entered a trial. "
                "This event triggers a $1 million milestone payment to Alpha Pharmaceuticals Inc.",
                "license [milestone]: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. announced that its antibody entered a trial. "
            "This event triggers a $1 million milestone payment to Alpha Pharmaceuticals Inc.",
        ),
    ),
)
