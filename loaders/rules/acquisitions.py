"""Who buys whom: whole companies, and what of a company the same words may buy."""

from __future__ import annotations

import re

from biopact.codes import DealKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DealFinding, bought
from biopact.loaders.rules.purposes import rights_are_licensed
from biopact.loaders.skeleton import Skeleton

# Bids that the other side has not agreed to are wishes, not deals.
_UNWELCOME = re.compile(
    r"\b(?:hostile|unsolicited|reject(?:s|ed)?|rebuff(?:s|ed)?|mulls?|weighs?|sweeten(?:s|ed)?"
    r"|rais(?:es|ed|ing) (?:its |an? |the )?(?:[\w\-]+ )?(?:bid|offer)"
    r"|increas(?:es|ed) (?:its |the )?(?:bid|offer)|considering|interested in|speculation|spurned"
    r"|walk(?:s|ed)? away|turned down|inadequate|full and fair|hostile)\b"
)


# Behind the owner: "'s remaining Zentora royalties".
_ROYALTIES_OF = re.compile(r"'s? (?:[\w\-\ue800-\uf4ff®]+ ){0,5}?royalt")


def company(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An acquisition; an asset purchase where a part is bought ("X's vaccine business", "rights to", "assets of")."""
    rest = skeleton.text[match.end() : match.end() + 60]
    part = re.match(
        (
            r"'s? (?!(?:outstanding|shares|stock|common|entire|remaining|share|issued|all |parent|\d))"
            r"(?:[\w\-\ue800-\uf4ff®]+ ){0,8}?(?:business|unit|assets?|portfolio|rights?|plant|facility|site"
            r"|laborator\w+|division"
            r"|operations|product|products|program|brand|brands|stake|royalt\w+|interest|drug|pipeline|line|candidate"
            r"|arm|[\ue800-\uf4ff])\b"
            # Without an apostrophe, as headlines put it: "Beta drugs business".
            r"|(?: (?!and |as |at |by |for |from |has |in |is |on |to |with )[\w\-]+){0,3} (?:business|unit|assets"
            r"|portfolio|plant|division|operations|arm|rights)\b"
        ),
        rest + " ",
    )
    if re.match(
        r"[^.;]{0,120}\b(?:its|their) (?:[a-z\-]+ |[\uf500-\uf6ff] ){0,3}(?:acquisition|takeover|purchase|buyout) of\b",
        skeleton.text[match.start() + 1 : match.end()],
    ) and re.search(r"\b(?:to|by|from|with) (?:[\w\-]+ ){0,2}$", skeleton.text[: match.start()]):
        return None  # "sold to X, since its takeover of Y" is not X's takeover
    between = (match.groupdict().get("what") or "").replace("tender offer", "")
    if _UNWELCOME.search(skeleton.text[max(0, match.start() - 20) : match.end() + 20]):
        return None
    if re.search(r"\b(?:bid|offer) (?:for|of)\b", match[0]) and not re.search(
        r"\b(?:tender offer|launch\w*|agreed|accepted|recommended|friendly|complet\w+|clos\w+)\b", skeleton.text
    ):
        return None
    if re.search(r"\bacquisition of\b|\b(?:brands|businesses) ?$", between):
        return bought(match, skeleton, DealKind.ACQUISITION)
    if re.match(r" (?:equity|common shares|common stock|shares|stock)\b", rest) and not re.search(
        r"\b(?:all|outstanding|remaining)\b", between
    ):
        return bought(match, skeleton, DealKind.EQUITY_INVESTMENT)
    royalties = _ROYALTIES_OF.match(rest)
    if royalties or re.search(r"royalt", between + (part[0] if part else "")):
        if re.match(r"[^.;]{0,110}? (?:owned|held) by (?:the )?[\ue000-\ue7ff]", skeleton.text[match.end() :]):
            return None  # the maker of the drug is not the one who sells the royalty
        return bought(match, skeleton, DealKind.ROYALTY_FINANCING)
    whole = re.search(r"\b(?:all|outstanding|100|majority|controlling|remaining|entire|rest)\b", between) or re.search(
        r"\b(?:not (?:already )?own|remaining|rest of|majority|controlling)\b", rest
    )
    if not whole and (
        re.search(
            r"\b(?:stake|interest|minority|percent of|shares in|more shares)\b|% of\b|\bshares (?:of|on)\b"
            r"|\d shares\b",
            between,
        )
        or re.match(r"(?:'s)? (?:common |ordinary |treasury |more )?(?:shares|stock|stake)\b", rest)
    ):
        return bought(match, skeleton, DealKind.EQUITY_INVESTMENT)
    if part and not whole and re.search(r"\b(?:stake|interest)\b", part[0]):
        return None
    if part and whole and re.search(r"\b(?:stake|interest)\b", part[0]):
        part = None
    if part or re.search(
        (
            r"\b(?:assets?|rights?|business|portfolio|license|products?|programs?|unit|division|plant|facility"
            r"|pipeline|line|brands?|operations)\b|[\ue800-\uf4ff]"
        ),
        between,
    ):
        if re.search(r"\b(?:license|rights?)\b", between) and not re.search(
            r"\b(?:ownership|worldwide rights|u[.․]?s[.․]? rights|assets?)\b", between
        ):
            return None
        if part and part[0].endswith(("right", "rights")) and rights_are_licensed(skeleton):
            return bought(match, skeleton, DealKind.LICENSE)
        return _from_seller(match, skeleton, DealKind.ASSET_PURCHASE, only=part is not None)
    return _from_seller(match, skeleton, DealKind.ACQUISITION)


_SELLER = pattern(r"(?:'s?)?(?: (?!from |and |in |for |to )[\w\-]+){0,5},? from {mod}(?P<seller>{O})(?!'s)")


def _from_seller(match: re.Match[str], skeleton: Skeleton, kind: DealKind, *, only: bool = False) -> DealFinding | None:
    """What is bought from somebody: an asset is his, a company is one of three parties.

    With `only` the organization before "from" but says what is bought ("Zentor rights from Beta").
    """
    found = bought(match, skeleton, kind)
    behind = _SELLER.match(skeleton.text, match.end())
    seller = skeleton.organization(behind["seller"]) if behind else None
    if found is None or seller is None or seller in found.parties:
        return found
    (taking, takers), given = found.roles
    if kind is DealKind.ASSET_PURCHASE:
        sellers = (seller,) if only else (*given[1], seller)
        return DealFinding(found.kinds, ((taking, takers), (Role.SELLER, sellers)), found.event)
    return DealFinding(found.kinds, ((taking, takers), given, (Role.SELLER, (seller,))), found.event)


def acquired(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """A whole company that changes hands."""
    return bought(match, skeleton, DealKind.ACQUISITION)


_BUY = r"(?:acquire|buy|purchase|take over|take control of|snap up|buy out|take private|absorb)"
# What is bought, before its owner is named. Refuses "from": the next organization is then not what is bought.
_WHAT = r"(?P<what>(?:(?!\bfrom\b)[^.;\ue000-\ue7ff]){0,160}?)"

ACQUISITIONS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "acquires",
        # Refuses: somebody else's wish ("may buy", "could acquire", "in talks to buy", "considering"), and buying from
        # a third party (see bought-from).
        pattern(
            r"(?P<taker>{OO})(?![^.;]{0,60}?\b(?:talks|may|might|could|consider\w*|hopes?|wants?|interested|looking"
            r"|explor\w+|rumou?r\w*|should|tried|attempt\w*|trying|weigh\w*|would|fail\w*|rejected|not|sought"
            r"|option|right|eligible|needs?)\b[^.;]{0,40}?\b(?:to )?(?:acquire|buy|purchase|take over)\b)"
            r"[^.;\ue000-\ue7ff]{0,110}?\b(?:to|will|would|agreed to|agrees to|shall|and)"
            r" (?:indirectly |directly |also |soon |then )?"
            + _BUY
            + r"\b ?"
            + _WHAT
            + r"(?<!from )(?P<giver>{O})(?! ?(?:and|,) (?:[a-z]+ ){0,3}(?:will|has|have) (?:grant|receiv))"
        ),
        company,
        (
            (
                (
                    "Alpha Pharmaceuticals Inc. today announced that it will acquire Beta Therapeutics Ltd. for $300 "
                    "million in cash."
                ),
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
            (
                "Alpha Pharmaceuticals Inc. has agreed to buy Beta Therapeutics Ltd.'s vaccine business.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        (
            "Alpha Pharmaceuticals Inc. is in talks to acquire Beta Therapeutics Ltd.",
            "Alpha Pharmaceuticals Inc. may buy Beta Therapeutics Ltd.",
        ),
    ),
    Rule(
        "has-acquired",
        # Refuses "acquired" as a passive participle before "by", and rights acquired from somebody.
        pattern(
            r"(?P<taker>{O})(?:'s?)?,? {agreed}(?:acquired|acquires|bought|buys|purchased|purchases|took over"
            r"|takes over|taking over|snaps up|snapped up|took control of|(?:is |are )?(?:acquiring|buying|purchasing)"
            r"|scoops up)(?! by\b)(?! from\b)(?! in\b) ?" + _WHAT + r"(?<!from )(?P<giver>{O})"
        ),
        company,
        (
            (
                "Alpha Pharmaceuticals Inc. acquired Beta Therapeutics Ltd. in 2006.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. acquired rights from Alpha Pharmaceuticals Inc. last year.",),
    ),
    Rule(
        "acquired-by",
        # Refuses a plan that is only possible ("could be acquired by").
        pattern(
            r"(?P<giver>{O})(?![^.;]{0,40}?\b(?:may|might|could|not|talks)\b)[^.;\ue000-\ue7ff]{0,80}?"
            r"\b(?:acquired|bought|purchased|taken over|taken private) (?:in {D} )?by {mod}(?P<taker>{O})"
        ),
        acquired,
        (
            (
                "Beta Therapeutics Ltd. was acquired by Alpha Pharmaceuticals Inc. in 2011.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. could be acquired by Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "acquisition-of-by",
        # Refuses "acquisition of" without a buyer.
        pattern(
            r"\b(?:acquisition|takeover|purchase|buyout) of {mod}(?P<giver>{O})(?P<what>[^.;\ue000-\ue7ff]{0,60}?)"
            r" by {mod}(?P<taker>{O})"
        ),
        acquired,
        (
            (
                "Regulators cleared the acquisition of Beta Therapeutics Ltd. by Alpha Pharmaceuticals Inc.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("The acquisition of Beta Therapeutics Ltd. was discussed by analysts.",),
    ),
    Rule(
        "acquisition-of",
        # Refuses "X's acquisition" without an object, and objects that are parts ("acquisition of rights from").
        pattern(
            r"(?P<taker>{OO})(?! ?,? (?:and )?the\b)(?![^.;]{0,60}?"
            r"\b(?:talks|may|might|could|would|consider\w*|fail\w*|rejected|not|sought|advis\w+)\b)"
            r"[^.;\ue000-\ue7ff]{0,120}?\b(?:acquisition|takeover|purchase|buyout|tender offer|merger"
            r"|business combination|cash offer|bid|offer|definitive merger agreement|merger agreement)"
            r" (?P<what>(?:of|for|with|through a subsidiary,? for|to acquire|to buy)"
            r"(?:(?!\b(?:from|when|made)\b)[^.;\ue000-\ue7ff]){0,150}?) ?(?P<giver>{O})"
        ),
        company,
        (
            (
                "Alpha Pharmaceuticals Inc. completed its acquisition of Beta Therapeutics Ltd.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
            (
                (
                    "Alpha Pharmaceuticals Inc. extended its tender offer for all outstanding shares of Beta "
                    "Therapeutics Ltd."
                ),
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. praised the acquisition.",),
    ),
    Rule(
        "completes-buy",
        # Headline order: "X completes Y buy", "X to complete Y takeover". Refuses a noun that belongs to another verb.
        pattern(
            r"(?P<taker>{O}) {agreed}(?:completes?|completed|closes?|closed|seals|wraps up|finali[sz]es|agrees"
            r"|clinches) (?:its |the )?(?P<giver>{O})(?:'s?)?"
            r" (?:buy|buyout|acquisition|takeover|purchase|merger|deal)\b"
        ),
        acquired,
        (
            (
                "Alpha Pharmaceuticals Inc. completes Beta Therapeutics Ltd. buy.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. completes Beta Therapeutics Ltd. review.",),
    ),
)
