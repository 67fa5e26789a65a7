"""Partners, licensors and payers named in passing: "its partner Y", "pays royalties to Y", "licensed to X by Y"."""

from __future__ import annotations

import re

from biopact.facts import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DOUBT, DealFinding, subject_before
from biopact.loaders.rules.licences import licence
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


def _licensed_to_us(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A licence whose licensee is the first of the sentence, else whoever speaks."""
    givers = skeleton.organizations(match["giver"])
    mine = subject_before(skeleton, match.start(), givers)
    if mine is None or not givers or DOUBT.search(match[0]):
        return None
    return DealFinding((DealKind.LICENSE,), ((Role.LICENSOR, givers), (Role.LICENSEE, (mine,))))


def _option(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An option on a licence, for the first of the sentence or whoever speaks."""
    found = _licensed_to_us(match, skeleton)
    return found and DealFinding((DealKind.LICENSE, DealKind.OPTION), found.roles)


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
        "royalties-to",
        # Who pays royalties has a licence. Refuses royalties that may come.
        pattern(
            r"(?:companies|licensees|firms|drugmakers)(?: that| which)? (?:pay|paying|owe)(?: [a-z]+)? royalties to"
            r" {mod}(?P<giver>{O})[^.;\ue000-\ue7ff]{0,60}? (?:include|includes|including|are) {mod}(?P<taker>{OO})"
        ),
        licence,
        (
            (
                "Companies that pay royalties to Alpha Pharmaceuticals Inc. include Beta Therapeutics Ltd.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Companies that pay royalties to Alpha Pharmaceuticals Inc. are few.",),
    ),
    Rule(
        "pays-royalties-to",
        # The same of one company.
        pattern(
            r"(?P<taker>{O})(?![^.;]{0,40}?\b(?:may|might|could|would|not)\b) {agreed}(?:which |who |that )?"
            r"(?:pays?|paid|paying|owes?) (?:[\w\-]+ ){0,3}?royalt(?:y|ies) (?:payments )?"
            r"(?:[^.;\ue000-\ue7ff]{0,60}? )?to {mod}(?P<giver>{O})"
        ),
        licence,
        (
            (
                "Beta Therapeutics Ltd. pays royalties on Zentora to Alpha Pharmaceuticals Inc.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. could pay royalties to Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "licensed-to-by",
        # Refuses a licence whose licensor is not named.
        pattern(
            r"\b(?:out-)?licen[cs]ed (?:exclusively )?to {mod}(?P<taker>{O})(?: [^.;\ue000-\ue7ff]{0,40}?)? by"
            r" {mod}(?P<giver>{O})"
        ),
        licence,
        (
            (
                "ZNT-101 was invented in Boston and licensed to Beta Therapeutics Ltd. by Alpha University.",
                "license: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("ZNT-101 was licensed to Beta Therapeutics Ltd. by mail.",),
    ),
    Rule(
        "originated-and-licensed-to",
        # "developed at U and licensed to X". Refuses what is licensed to somebody by a third.
        pattern(
            r"\b(?:developed|discovered|invented|originated|created|conceived|designed)(?: [a-z]+){0,4}? (?:at|by|in)"
            r" {mod}(?P<giver>{O})(?:'s? [^.;\ue000-\ue7ff]{0,40}?)? ?,?[^.;\ue000-\ue7ff]{0,60}?"
            r" (?:exclusively |subsequently |later |first |then )?(?:out-?)?licen[cs]ed (?:exclusively )?to"
            r" {mod}(?P<taker>{O})(?! by)"
        ),
        licence,
        (
            (
                "The vector was developed at the Alpha University and exclusively licensed to Beta Therapeutics Ltd.",
                "license: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("The vector was developed at the Alpha University with Beta Therapeutics Ltd.",),
    ),
    Rule(
        "under-licence-from",
        # "P, licensed from Y", where nobody before it takes: the taker is whoever speaks.
        pattern(
            r"\b(?:in-?licensed|licensed|sub-?licensed|licensing (?:[a-z]+ )?technology"
            r"|under (?:an? )?(?:[a-z\-]+ ){0,3}?licen[cs]e)"
            r"(?: exclusively| in {D})? from {mod}(?P<giver>{OO})"
        ),
        _licensed_to_us,
        (
            (
                "Beta Therapeutics Ltd. makes vaccines. The technology was licensed from Alpha University.",
                "license: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. makes vaccines. The technology was borrowed from Alpha University.",),
    ),
    Rule(
        "option-to-licence-from",
        # Refuses options on shares: something must be licensed from somebody.
        pattern(
            r"\boption(?: agreement)? to (?:exclusively )?(?:in-?)?licen[cs]e [^.;\ue000-\ue7ff]{1,120}? from"
            r" {mod}(?P<giver>{O})"
        ),
        _option,
        (
            (
                "Last year Beta Therapeutics Ltd. signed an exclusive option to license patents from Alpha University.",
                "license+option: licensor Alpha University, licensee Beta Therapeutics Ltd.",
            ),
        ),
        ("Last year Beta Therapeutics Ltd. had an option to buy shares from Alpha University.",),
    ),
    Rule(
        "partner-named",
        # "its U.S. partner Y", "Y, its partner in diabetes". Refuses partners that are looked for, and private
        # equity houses called Partners.
        pattern(
            r"(?:\b(?:its|their|with|and|our|fellow) (?P<sort>(?:(?!potential|possible|prospective|former)[\w\-․]+ )"
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
        pattern(r"; (?:and )?with {mod}(?P<b>{OO})"),
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
        "develops-others-drug",
        # "agreement with Y to develop its drug P": what is Y's is licensed. Refuses what is not said to be Y's.
        pattern(
            r"\b(?:agreements?|deals?|pact|contract) with (?P<giver>{O}) to (?:[a-z]+ ){0,2}?(?:develop|market|sell"
            r"|commerciali[sz]e|test|use) (?:and [a-z]+ )?(?:its|their) (?:[a-z0-9\-]+ ){0,4}?{P}"
        ),
        _licensed_to_us,
        (
            (
                "Beta Foundation has an agreement with Alpha Pharmaceuticals Inc. to test its antiviral gel ZNT-101.",
                "license: licensor Alpha Pharmaceuticals Inc., licensee Beta Foundation",
            ),
        ),
        ("Beta Foundation has an agreement with Alpha Pharmaceuticals Inc. to develop ZNT-101.",),
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
