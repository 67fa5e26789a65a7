"""What the deal rules give, and what kinds a deal's own noun phrase names ("license and collaboration agreement")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biopact.codes import DealKind, EventKind, Role
from biopact.loaders.skeleton import Skeleton

Roles = tuple[tuple[Role, tuple[int, ...]], ...]


@dataclass(frozen=True)
class DealFinding:
    """One telling of a deal: kinds, who has which role (indexes of the document's organizations), what happened."""

    kinds: tuple[DealKind, ...]
    roles: Roles
    event: EventKind | None = None
    guessed: bool = False
    """True where no word says the kind: a bare "agreement" counts as a collaboration unless more is said."""
    together: bool = False
    """True where all who are named are in one deal, however many (the investors of one round)."""

    @property
    def parties(self) -> frozenset[int]:
        """Everybody in it."""
        return frozenset(number for _, numbers in self.roles for number in numbers)


# What words of the noun phrase make which kind. Order is the order of a deal's kinds.
KIND_WORDS: tuple[tuple[DealKind, re.Pattern[str]], ...] = (
    (DealKind.SETTLEMENT, re.compile(r"settle|resol(?:ution|ve)")),
    (
        DealKind.ROYALTY_FINANCING,
        re.compile(
            r"royalty (?:purchase|financ|monetiz|interest|funding|stream)|royalties (?:deal|transaction|pact)"
            r"|(?:purchase|sale|monetization|acqui\w+) of (?:[a-z\-]+ ){0,3}royalt"
        ),
    ),
    (DealKind.ASSET_PURCHASE, re.compile(r"asset (?:purchase|acquisition|sale)|divest")),
    (DealKind.JOINT_VENTURE, re.compile(r"joint[- ]venture|\bjv\b|\bventure\b(?! (?:capital|fund|debt))")),
    (
        DealKind.LICENSE,
        re.compile(
            r"(?:^|[\s/\-])(?:sub|in-|out-|cross-)?licen[cs]|(?<!development and )(?<!joint )commerciali[sz]ation"
            r" (?:agreement|rights|deal|pact|partnership|partner)"
            r"|rights (?:agreement|deal)|exclusive rights|technology access|access agreement"
        ),
    ),
    (DealKind.OPTION, re.compile(r"(?:^|[\s/\-])option\b")),
    (
        DealKind.COLLABORATION,
        re.compile(
            r"collaborat|research|co-?develop|(?<!joint venture )(?<!distribution )(?<!distributor )(?<!supply )"
            r"(?<!manufacturing )(?<!licensing )(?<!commercialization )"
            r"(?<!commercialisation )partner(?:ship|ing)|alliance|joint development"
            r"|development (?:and|agreement)|discovery|clinical trial|teaming|consorti|cooperat|co-operat"
        ),
    ),
    (
        DealKind.CO_PROMOTION,
        re.compile(
            r"co-?promot|co-?commerciali[sz]|co-?market|joint (?:marketing|commerciali)"
            r"|jointly (?:market|commerciali|promote)"
        ),
    ),
    (DealKind.DISTRIBUTION, re.compile(r"distribut")),
    (
        DealKind.SUPPLY,
        re.compile(
            r"supply|manufactur|service[s]? (?:agreement|contract)|procurement|purchasing"
            r"|(?:contract|development) (?:development|services)|purchase and supply"
        ),
    ),
    (
        DealKind.EQUITY_INVESTMENT,
        re.compile(
            r"equity (?:investment|stake|purchase|agreement)|(?:stock|share|securities) (?:subscription|purchase)"
            r"|subscription agreement|investment agreement|strategic investment|private placement"
        ),
    ),
    (
        DealKind.ACQUISITION,
        re.compile(
            r"acqui|merger|takeover|buyout|business combination|(?:^|\s)purchase agreement"
            r"|share (?:purchase|exchange)|transaction agreement"
        ),
    ),
)


def kinds_of(words: str) -> tuple[DealKind, ...]:
    """The kinds that the words before "agreement", "deal" or "pact" name; empty for a bare "agreement"."""
    found = tuple(kind for kind, pattern in KIND_WORDS if pattern.search(words))
    if DealKind.ASSET_PURCHASE in found:
        found = tuple(kind for kind in found if kind is not DealKind.ACQUISITION)
    if DealKind.EQUITY_INVESTMENT in found and DealKind.ACQUISITION in found:
        found = tuple(kind for kind in found if kind is not DealKind.ACQUISITION)
    if DealKind.ROYALTY_FINANCING in found:
        found = (DealKind.ROYALTY_FINANCING,)
    if DealKind.LICENSE in found and DealKind.ACQUISITION in found:
        found = tuple(kind for kind in found if kind is not DealKind.ACQUISITION)
    return found


ROLE_PAIRS: dict[DealKind, tuple[Role, Role]] = {
    DealKind.LICENSE: (Role.LICENSOR, Role.LICENSEE),
    DealKind.OPTION: (Role.LICENSOR, Role.LICENSEE),
    DealKind.DISTRIBUTION: (Role.LICENSOR, Role.LICENSEE),
    DealKind.ACQUISITION: (Role.ACQUIRED, Role.ACQUIRER),
    DealKind.ASSET_PURCHASE: (Role.SELLER, Role.BUYER),
    DealKind.SUPPLY: (Role.SUPPLIER, Role.CUSTOMER),
    DealKind.EQUITY_INVESTMENT: (Role.INVESTEE, Role.INVESTOR),
    DealKind.ROYALTY_FINANCING: (Role.INVESTEE, Role.INVESTOR),
}
"""Giver and taker of each sided kind; the other kinds have parties only."""


def side(match: re.Match[str], name: str) -> str:
    """The words of a side of a deal; a pattern that has it in two places has a second group, `taker2`."""
    groups = match.groupdict()
    return groups.get(name) or groups.get(name + "2") or ""


def bought(match: re.Match[str], skeleton: Skeleton, kind: DealKind) -> DealFinding | None:
    """The finding of a match whose groups `taker` and `giver` are the sides of a sided kind; None if one is empty."""
    takers = skeleton.organizations(side(match, "taker"))[:3]
    if len(takers) > 1 and skeleton.text[: match.start()].endswith((" for ", " of ", " with ")):
        takers = takers[1:]  # "… paid $2 billion for X, Y offered …": X belongs to the words before.
    givers = tuple(number for number in skeleton.organizations(side(match, "giver")) if number not in takers)
    if not takers or not givers:
        return None
    giving, taking = ROLE_PAIRS[kind]
    return DealFinding((kind,), ((taking, takers), (giving, givers)))


# Talks, wishes and rumours: what they are about is no deal.
DOUBT = re.compile(
    r"\b(?:talks|negotiat\w*|may|might|could|would consider|considering|possible"
    r"|potential (?:bid|buyer|deal|partnership|takeover)|seek\w*|hopes?|looking for|explor\w+ (?:a|the)"
    r"|rumou?r\w*|if (?:the|a)|not (?:yet )?(?:signed|entered|reached)|discuss\w*|proposed|interested|should"
    r"|no assurance|looks? forward to|ready to)\b"
)


_OBLIQUE = re.compile(r"\b(?:with|by|from|of|to|for|between|against|than|rival|unlike) (?:[\w\-]+ ){0,2}$")


def subject_before(skeleton: Skeleton, end: int, others: tuple[int, ...]) -> int | None:
    """Whose sentence it is up to `end`: the first organization but `others` that is no object, else the subject so far.

    Objects ("In collaboration with X, Y is …") are taken only where the text has no subject; None for one of `others`.
    """
    first: int | None = None
    for at, char in enumerate(skeleton.text[:end]):
        number = skeleton.organization(char)
        if number is None or number in others:
            continue
        if not _OBLIQUE.search(skeleton.text[max(0, at - 40) : at]):
            return number
        first = number if first is None else first
    subject = skeleton.document.subject(skeleton.sentence)
    subject = first if subject is None or subject in others else subject
    return None if subject in others else subject


# Between an object and a noun or verb of dealing: a second verb of the sentence's own subject.
_SECOND_VERB = re.compile(
    r",? and (?:also |then |later |separately |has |have |had |in [\uf600-\uf6ff] ){0,3}(?:formed|forms|signed|signs"
    r"|teamed|struck|entered|agreed|partnered|partners|collaborat\w+|set up|inked"
    r"|announced|has an?|have an?|expanded|ended)\b"
)
_OBJECT = re.compile(r"\b(?:with|by|from|to|called|named|of) (?:[\w\-․']+ ){0,3}$")


_INTRODUCING = re.compile(
    r"(?:after|before|since|following|unlike|like|alongside|besides|despite|upon|by) [^,.;]{0,80}$"
)


def doer(skeleton: Skeleton, match: re.Match[str], others: tuple[int, ...]) -> tuple[int, ...]:
    """The organizations of group `a`; the sentence's subject where `a` is an object and a second verb follows it."""
    first = skeleton.organizations(match["a"])
    if len(first) > 1 and match["a"][1:].startswith(",") and _INTRODUCING.match(skeleton.text[: match.start("a")]):
        return first[1:]  # "After buying X, Y has a deal with Z" tells of Y and Z
    if (
        len(first) == 1
        and _OBJECT.search(skeleton.text[max(0, match.start("a") - 50) : match.start("a")])
        and _SECOND_VERB.search(skeleton.text[match.end("a") : match.start("b")])
    ):
        subject = subject_before(skeleton, match.start("a"), (*others, *first))
        return first if subject is None else (subject,)
    return first


def tell(finding: DealFinding, skeleton: Skeleton) -> str:
    """A finding in words, for examples: "license: licensor Alpha Inc., licensee Beta Ltd."."""
    names = skeleton.document.organizations
    told = ", ".join(f"{role} {names[number].name}" for role, numbers in finding.roles for number in numbers)
    event = f" [{finding.event}]" if finding.event else ""
    return f"{'+'.join(finding.kinds)}{event}: {told}"
