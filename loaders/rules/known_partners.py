"""Partners, customers and investors named in passing: "its partner Y", "clients such as Y", "backed by Y"."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, subject_before
from biopact.loaders.skeleton import Skeleton


def _partner(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A collaboration of a partner with the first of the sentence; the adjective may say joint selling."""
    others = skeleton.organizations(match["b"])
    mine = subject_before(skeleton, match.start(), others)
    word = skeleton.document.release.text[skeleton.places[match.start("word")]]
    if (
        mine is None
        or not others
        or word.isupper()
        or DOUBT.search(skeleton.text[max(0, match.start() - 30) : match.end()])
    ):
        return None
    kind = DealKind.CO_PROMOTION if re.search(r"market|commerciali|promot", match["sort"]) else DealKind.COLLABORATION
    return DealFinding((kind,), ((Role.PARTY, (mine, *others)),))


def _two_partners(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A collaboration of the two that are named."""
    parties = tuple(dict.fromkeys(skeleton.organizations(match["a"]) + skeleton.organizations(match["b"])))
    kind = DealKind.CO_PROMOTION if re.search(r"market|commerciali|promot", match["sort"]) else DealKind.COLLABORATION
    return None if len(parties) < 2 else DealFinding((kind,), ((Role.PARTY, parties),))


def _backed(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Investors in the first of the sentence, else in the company that was spoken of last."""
    investors = skeleton.organizations(match["investor"])
    names = [skeleton.document.organizations[number].name.lower() for number in investors]
    mine = subject_before(skeleton, match.start(), investors)
    if mine is None or not all(_FUND.search(name) for name in names):
        return None
    return DealFinding((DealKind.EQUITY_INVESTMENT,), ((Role.INVESTOR, investors), (Role.INVESTEE, (mine,))))


_FUND = re.compile(r"\b(?:ventures?|capital|funds?|partners|investments?|investors|equity|holdings|management)\b")


def _network(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Institutions of a company's network: its licensors where the words before speak of licences."""
    others = skeleton.organizations(match["giver"])
    mine = subject_before(skeleton, match.start(), others)
    if mine is None:
        return None
    start = skeleton.sentence.span.start
    before = skeleton.document.release.text[max(0, start - 220) : start]
    if re.search(r"licen[cs]", before):
        return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, others), (Role.LICENSEE, (mine,))))
    return DealFinding((DealKind.COLLABORATION,), ((Role.PARTY, (mine, *others)),))


def _further(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """One more deal of the kind that begins the list, with the same subject."""
    start = re.search(r"\b(?P<noun>agreement|collaboration|partnership|alliance|deal|contract)s? with\b", skeleton.text)
    others = skeleton.organizations(match["b"])
    if start is None or start.start() > match.start():
        return None
    mine = subject_before(skeleton, start.start(), others)
    if mine is None:
        return None
    if re.match(r" [\ue000-\ue7ff] to (?:[a-z]+ ){1,3}(?:its|their) ", skeleton.text[start.end() :]):
        # The list begins with what belongs to the other side: that is licensed.
        return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, others), (Role.LICENSEE, (mine,))))
    return DealFinding((DealKind.COLLABORATION,), ((Role.PARTY, (mine, *others)),))


def _members(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """All members of a consortium in one deal."""
    everybody = tuple(dict.fromkeys(skeleton.organizations(match["a"]) + skeleton.organizations(match["b"])))
    return (
        None
        if len(everybody) < 2 or DOUBT.search(match[0])
        else DealFinding((DealKind.COLLABORATION,), ((Role.PARTY, everybody),))
    )


def _serves(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """Named customers of whoever the sentence is about."""
    customers = skeleton.organizations(match["b"])
    mine = subject_before(skeleton, match.start(), customers)
    if mine is None:
        return None
    return DealFinding((DealKind.SUPPLY,), ((Role.SUPPLIER, (mine,)), (Role.CUSTOMER, customers)))


KNOWN_PARTNERS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "partner-named",
        # "its U.S. partner Y", "Y, its partner in diabetes". Refuses partners that are looked for, and private
        # equity houses called Partners.
        pattern(
            r"(?:(?:\b(?:its|their|with|and|our|fellow|by|from|alongside|of)|[\ue000-\ue7ff]'s?)"
            r" (?P<sort>(?:(?!potential|possible|prospective|former)[\w\-․]+ )"
            r"{0,3}?)(?P<word>partners?|collaborators?|co-developers?) (?P<b>{OO}))(?! ?'s? (?:ceo|chief))"
        ),
        _partner,
        (
            (
                "Alpha Pharmaceuticals Inc. and its U.S. marketing partner Beta Therapeutics Ltd. have stopped sales.",
                "co-promotion: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. and its potential partner Beta Therapeutics Ltd. still talk.",),
    ),
    Rule(
        "partner-of-named",
        # "Y, X's partner on the drug". Refuses partners of a firm that is looked for.
        pattern(
            r"(?P<b>{O}) ?, (?P<a>{O})'s? (?P<sort>(?:(?!potential|possible|former)[\w\-․]+ ){0,3}?)"
            r"(?:partner|collaborator|co-developer)\b"
        ),
        _two_partners,
        (
            (
                "Shares of Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc.'s partner on the drug, fell.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Shares of Beta Therapeutics Ltd., Alpha Pharmaceuticals Inc.'s potential partner, fell.",),
    ),
    Rule(
        "partner-behind",
        # "Y, its partner in diabetes". Refuses partners of others.
        pattern(
            r"(?P<b>{O}) ?, (?:also |who is |which is )?(?:its|the company's|our|a) (?P<sort>(?:(?!potential|possible)"
            r"[\w\-․]+ ){0,3}?)(?P<word>partner) (?:in|on|for)\b"
        ),
        _partner,
        (
            (
                "Alpha Pharmaceuticals Inc. bought shares of Beta Therapeutics Ltd., its partner in diabetes.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. bought shares of Beta Therapeutics Ltd., its rival in diabetes.",),
    ),
    Rule(
        "backed-by",
        # Refuses support by data and by grants: investors must be named.
        pattern(
            r"\b(?:backed by|financed by|funded by|investors (?:include|including|are)"
            r"|investments? (?:was|were|is) (?:also )?"
            r"(?:provided|made) by|(?:financing|round|investment) (?:was |were )?(?:led|co-led) by)"
            r" {mod}(?P<investor>{OO})(?! (?:has|have|is|was|will|said)\b)"
        ),
        _backed,
        (
            (
                "Beta Therapeutics Ltd. makes drugs. It is backed by Alpha Ventures Fund and Gamma Capital LP.",
                "equity-investment: investor Alpha Ventures Fund, investor Gamma Capital LP, investee Beta "
                "Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd.'s study is backed by strong data.",),
    ),
    Rule(
        "network-includes",
        # A network of institutions: refuses networks of hospitals that only treat.
        pattern(
            r"\b(?:network of|academic|research|our|its) (?:[a-z\-]+ ){0,2}?"
            r"(?:institutions|institutes|universities|licensors) (?:includes?|including|such as|are)"
            r" (?:the )?(?P<giver>{OO})"
        ),
        _network,
        (
            (
                "Beta Therapeutics Ltd. uses in-licensed technology. Its network of research institutions includes "
                "Alpha University and Gamma Institute.",
                "license: licensor Alpha University, licensor Gamma Institute, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. has a network of research institutions.",),
    ),
    Rule(
        "further-with",
        # "agreements with X to do this; with Y to do that": refuses lists of anything but agreements.
        pattern(
            r"(?:; (?:and )?|\b(?:agreements|collaborations|partnerships|alliances|deals) with {O} (?:in|for|on|to)"
            r" [^.;\ue000-\ue7ff]{1,60}?,? and )with {mod}(?P<b>{OO})"
        ),
        _further,
        (
            (
                "Alpha Foundation has agreements with Beta Therapeutics Ltd. on a vaccine; with Gamma Biotech AG; and "
                "with Delta Labs Inc. on a gel.",
                "collaboration: party Alpha Foundation, party Gamma Biotech AG",
            ),
        ),
        ("Alpha Foundation has trials with a vaccine; with Beta Therapeutics Ltd. it has none.",),
    ),
    Rule(
        "joins-consortium",
        # Refuses a consortium whose members are not named.
        pattern(
            r"(?P<a>{OO}) {agreed}(?:join(?:s|ed|ing)?|form(?:s|ed|ing)?|launch(?:es|ed)?|enter(?:s|ed)?)"
            r" (?:[\w\-]+ ){0,4}?consortium(?: [^.;\ue000-\ue7ff]{0,40}?)? with {mod}(?P<b>{O}(?:,? and"
            r" (?:[a-z0-9][\w\-'./․]*,? ){0,8}?{O})?)"
        ),
        _members,
        (
            (
                "Alpha Pharmaceuticals Inc. joined a consortium together with the Beta Institute and Gamma University.",
                "collaboration: party Alpha Pharmaceuticals Inc., party Beta Institute, party Gamma University",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. joined a consortium.",),
    ),
    Rule(
        "clients-include",
        # Named customers. Refuses customers' trades, and investors called clients.
        pattern(r"\b(?:clients|customers)(?: [a-z]+)? (?:include|includes|including|like|such as) {mod}(?P<b>{OO})"),
        _serves,
        (
            (
                "Alpha Biologics Inc. runs tests for pharma clients such as Beta Therapeutics Ltd.",
                "supply: supplier Alpha Biologics Inc., customer Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Biologics Inc. runs tests for its clients.",),
    ),
    Rule(
        "awards-contract",
        # "the agency awarded it a contract to develop": refuses prizes and grants of shares.
        pattern(
            r"(?P<a>{O})(?![^.;]{0,30}?\b(?:may|might|could|not)\b) {agreed}awarded {mod}(?P<b>{O}) (?:an? )"
            r"(?P<sort>)(?:[\w\-]+ ){0,4}?(?:contract|grant|award|agreement)\b"
        ),
        lambda match, skeleton: (
            DealFinding(
                (DealKind.COLLABORATION,),
                ((Role.PARTY, skeleton.organizations(match["a"]) + skeleton.organizations(match["b"])),),
            )
            if match["a"] != match["b"]
            else None
        ),
        (
            (
                "Alpha Agency awarded Beta Therapeutics Ltd. a contract for up to $30 million to develop ZNT-101.",
                "collaboration: party Alpha Agency, party Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Agency awarded Beta Therapeutics Ltd. a prize.",),
    ),
)
