"""What the clause behind an agreement says that it is for: "under which X will acquire …", "to supply …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.codes import DealKind, Role
from biopact.loaders.layout import Part
from biopact.loaders.rule import pattern
from biopact.loaders.rules.deal import ROLE_PAIRS, DealFinding, Roles
from biopact.loaders.skeleton import Skeleton

_WHICH = (
    r"(?:under|pursuant to|by|through|in|according to) which|whereby|wherein|that (?:grants|gives)"
    r"|in terms of which"
)
_WILL = r"(?:will|would|shall|has|have|is to|are to|may|can|agreed to|has agreed to|intends to|is|plans to)"
# The clause that says who does what: "under which the X will …", "for X to …", "giving X rights". Refuses a clause of
# another sentence, and one whose subject is not one of the parties.
_SUBJECT = pattern(
    rf"[^.;]{{0,160}}?\b(?:(?:{_WHICH}),? (?:[a-z\-]+,? ){{0,5}}?(?P<who>{{O}})(?:'s?)?(?:,? (?:through"
    rf"|via)[^.;,]{{0,40}},)?"
    rf" (?:{_WILL} )?(?:also |exclusively |[a-z]+ly )?(?P<verb>[a-z\-]+)|for (?P<who2>{{O}}) to (?P<verb2>[a-z\-]+))"
    r"(?P<rest>[^.;]{0,140})"
)
_GIVING = pattern(
    r"[^.;]{0,120}?\b(?:granting|giving|gives|grants|providing|awarding|allowing|enabling|licensing|assigning"
    r"|transferring)"
    r" (?:to )?{mod}(?P<who>{O})(?!'s)(?P<rest>[^.;]{0,100})"
)
# Without a subject it is the first party that does it: "agreement with Y to acquire its vaccine business".
_PURPOSE = re.compile(
    r"(?:'s?)?,? (?:to (?P<verb>[a-z\-]+)|(?:for|regarding|covering|on|relating to|concerning|of|around|and) (?:the "
    r"|an? |its )?"
    r"(?:[a-z\-]+ ){0,3}?(?P<noun>acquisition|purchase|sale|divestiture|divestment|supply|manufacture|manufacturing"
    r"|distribution|licensing|out-licensing|settlement|production|procurement|commerciali[sz]ation"
    r"|marketing)\b)(?P<rest>[^.;]{0,140})"
)
_ACQUIRE = re.compile(r"^(?:acquir|buy|purchas|take|bought|acquisition)")
_OBTAIN = re.compile(r"^(?:obtain|receiv|gain|secur|get|be$|been|granted|ha[sv]|hold|licen[cs]e[sd]? ?$|in-licens)")
_GRANT = re.compile(r"^(?:grant|out-licens|sublicens|assign|transfer|provide)")
_SELL = re.compile(r"^(?:sell|sold|sale|divest)")
_SUPPLY = re.compile(r"^(?:supply|supplies|manufactur|deliver|produc|provid|procurement|perform)")
_DISTRIBUTE = re.compile(r"^(?:distribut|market|promot|sell|commerciali|launch|regist|import)")
_INVEST = re.compile(r"^(?:invest|subscri)")
_RIGHTS = re.compile(r"\b(?:licen[cs]e[sd]?|licensing|rights?)\b")
_SHARES = re.compile(r"\b(?:stake|shares|stock|equity|percent|interest|ownership)\b|%")
_ALL = re.compile(r"\b(?:all|outstanding|100|majority|controlling|remaining|entire|company)\b")
_GOODS = re.compile(r"\b(?:doses|courses|units|vials|supply|supplies|quantities|batches)\b")
_OURS = re.compile(r"\b(?:licens|royalt|milestone)")


@dataclass(frozen=True)
class Purpose:
    """What an agreement is for: its kinds, and who gives and who takes where the clause says it."""

    kinds: tuple[DealKind, ...]
    roles: Roles


def purpose_of(skeleton: Skeleton, at: int, first: tuple[int, ...], second: tuple[int, ...]) -> Purpose | None:
    """The purpose that the words behind an agreement state; None where they state none.

    `first` and `second` are those on either side of "with"; without it `first` are all, each for himself.
    Without a subject of its own the clause speaks of the first.
    """
    found = _stated(skeleton, at, (*first, *second))
    if found is None or len(first) < 2 or not second or len(found.roles) < 2:
        return found
    (role, who), (other, _) = found.roles
    mine, theirs = (first, second) if who[0] in first else (second, first)
    return Purpose(found.kinds, ((role, mine), (other, theirs)))


def _stated(skeleton: Skeleton, at: int, parties: tuple[int, ...]) -> Purpose | None:
    text = skeleton.text
    clause = _SUBJECT.match(text, at)
    if clause:
        who = skeleton.organization(clause["who"] or clause["who2"])
        found = _by_verb(clause["verb"] or clause["verb2"], clause["rest"], who, parties, skeleton)
        if found:
            return found
    giving = _GIVING.match(text, at)
    if giving and _RIGHTS.search(giving["rest"]):
        return _sides(_licence_kinds(giving["rest"]), skeleton.organization(giving["who"]), parties, takes=True)
    purpose = _PURPOSE.match(text, at)
    if purpose:
        verb = purpose["verb"] or purpose["noun"]
        if re.match(r"manufactur|produc", verb) and re.search(r"\b(?:its|our)\b", purpose["rest"][:60]):
            # "An agreement with Y to manufacture its antibody": Y makes what is the first party's.
            return _sides((DealKind.SUPPLY,), parties[0], parties, takes=True)
        if purpose["noun"] and _SUPPLY.match(verb):
            return None
        if re.match(r"commerciali|market|distribut|sell$|promot|launch", verb) and not _GOODS.search(purpose["rest"]):
            # It does not say who sells it.
            found = _by_verb(
                re.sub("marketing|distribution", "market", verb), purpose["rest"], parties[0], parties, skeleton
            )
            kinds = (DealKind.LICENSE,) if verb.startswith("commerciali") else found.kinds if found else None
            return Purpose(kinds, ((Role.PARTY, parties),)) if kinds else None
        return _by_verb(verb, purpose["rest"], parties[0], parties, skeleton)
    return None


def _by_verb(verb: str, rest: str, who: int | None, parties: tuple[int, ...], skeleton: Skeleton) -> Purpose | None:
    if who is None or who not in parties:
        return None
    if _ACQUIRE.match(verb) or (verb in {"be", "been"} and re.match(r" acquired\b", rest)):
        takes = verb not in {"be", "been"}
        return _sides((_bought(rest, parties, skeleton),), who, parties, takes=takes)
    if verb in {"be", "become", "act", "serve"} and re.search(r"\bdistributor\b", rest[:60]):
        return _sides((DealKind.DISTRIBUTION,), who, parties, takes=True)
    if _SELL.match(verb) and not _GOODS.search(rest):
        asset = re.search(
            r"\b(?:its|business|unit|assets?|portfolio|rights|division|plant|facility"
            r"|product line)\b",
            rest,
        )
        return _sides((DealKind.ASSET_PURCHASE,), who, parties, takes=False) if asset else None
    if re.match(r"licens", verb) and not re.match(r" (?:[^.;]{0,40} )?to\b", rest):
        return _sides((DealKind.LICENSE,), who, parties, takes=True)
    if _OBTAIN.match(verb) and (_RIGHTS.search(rest[:90]) or re.search(r"\boption\b", rest[:60])):
        return _sides(_licence_kinds(rest), who, parties, takes=True)
    if _GRANT.match(verb) and _RIGHTS.search(rest[:90]):
        return _sides(_licence_kinds(rest), who, parties, takes=False)
    if _SUPPLY.match(verb) and not re.search(r"\b(?:funding|update|financ|invest)", rest[:40]):
        return _sides((DealKind.SUPPLY,), who, parties, takes=False)
    if _DISTRIBUTE.match(verb):
        kind = DealKind.LICENSE if re.search(r"commerciali|regist", verb + rest[:30]) else DealKind.DISTRIBUTION
        return _sides((kind,), who, parties, takes=True)
    if _INVEST.match(verb):
        return _sides((DealKind.EQUITY_INVESTMENT,), who, parties, takes=True)
    return None


def _bought(rest: str, parties: tuple[int, ...], skeleton: Skeleton) -> DealKind:
    """What is acquired: the other party itself, some of its shares, goods, royalties, a right, or an asset."""
    if re.search(r"royalt", rest[:80]):
        return DealKind.ROYALTY_FINANCING
    if _SHARES.search(rest[:80]):
        return DealKind.ACQUISITION if _ALL.search(rest) else DealKind.EQUITY_INVESTMENT
    if _GOODS.search(rest):
        return DealKind.SUPPLY
    others = "".join(chr(0xE000 + number) for number in parties)
    if re.match(rf" (?:[a-z\-]+ ){{0,4}}?[{others}](?!'s)", rest):
        return DealKind.ACQUISITION
    if re.search(r"\b(?:licen[cs]e|option)\b", rest[:80]):
        return DealKind.LICENSE
    if _RIGHTS.search(rest[:80]) and rights_are_licensed(skeleton):
        return DealKind.LICENSE
    return DealKind.ASSET_PURCHASE


def rights_are_licensed(skeleton: Skeleton) -> bool:
    """True if the release speaks of licences, royalties or milestones: rights that are "acquired" are licensed then."""
    text = skeleton.document.release.text
    said = (s.span.of(text) for s in skeleton.document.sentences if s.section.part is not Part.ABOUT)
    return any(_OURS.search(words.lower()) for words in said)


def _licence_kinds(rest: str) -> tuple[DealKind, ...]:
    """A licence, an option, or both."""
    option = re.search(r"\boption\b", rest[:60])
    if option is None:
        return (DealKind.LICENSE,)
    return (DealKind.LICENSE, DealKind.OPTION) if re.search(r"\blicen[cs]e and option\b", rest) else (DealKind.OPTION,)


def _sides(kinds: tuple[DealKind, ...], who: int | None, parties: tuple[int, ...], *, takes: bool) -> Purpose | None:
    others = tuple(number for number in parties if number != who)
    if who is None or who not in parties or not others:
        return None
    giver, taker = ROLE_PAIRS[kinds[0]]
    return Purpose(kinds, ((taker, (who,)), (giver, others)) if takes else ((giver, (who,)), (taker, others)))


def for_purpose(finding: DealFinding, purpose: Purpose | None) -> DealFinding:
    """A finding with what its purpose adds: kinds where its own words name none, sides where the kinds agree."""
    if purpose is None:
        return finding
    if finding.guessed:
        return DealFinding(purpose.kinds, purpose.roles, finding.event)
    sided = next((kind for kind in finding.kinds if kind in ROLE_PAIRS), None)
    if sided is not None and ROLE_PAIRS[sided] == ROLE_PAIRS[purpose.kinds[0]]:
        return DealFinding(finding.kinds, purpose.roles, finding.event)
    return finding
