"""Who buys what: companies, stakes, products, units, royalties."""

from __future__ import annotations

import re

from biopact.facts import DealKind, EventKind, Role
from biopact.loaders.rule import Rule, pattern
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.skeleton import Skeleton

_A = (DealKind.ACQUISITION,)


def _pair(
    match: re.Match[str],
    skeleton: Skeleton,
    kinds: tuple[DealKind, ...],
    taker: Role,
    giver: Role,
    event: EventKind | None,
) -> DealFinding | None:
    takers, givers = skeleton.organizations(match["taker"]), skeleton.organizations(match["giver"])
    if taker is not Role.ACQUIRER or len(takers) > 2:
        takers = takers[:3]
    givers = tuple(number for number in givers if number not in takers)
    if not takers or not givers:
        return None
    return DealFinding(kinds, ((taker, takers), (giver, givers)), event)


# Bids that the other side has not agreed to are wishes, not deals.
_UNWELCOME = re.compile(
    r"\b(?:hostile|unsolicited|reject(?:s|ed)?|rebuff(?:s|ed)?|mulls?|weighs?|sweeten(?:s|ed)?"
    r"|rais(?:es|ed|ing) (?:its |an? |the )?(?:[\w\-]+ )?(?:bid|offer)"
    r"|increas(?:es|ed) (?:its |the )?(?:bid|offer)|considering|interested in|speculation|spurned"
    r"|walk(?:s|ed)? away|turned down|inadequate|full and fair|hostile)\b"
)


def _company(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    """An acquisition; an asset purchase where a part is bought ("X's vaccine business", "rights to", "assets of")."""
    rest = skeleton.text[match.end() : match.end() + 60]
    part = re.match(
        (
            r"'s? (?!(?:outstanding|shares|stock|common|entire|remaining|share|issued|all |parent|\d))"
            r"(?:[\w\-\ue800-\uf4ff®]+ ){0,8}?(?:business|unit|assets?|portfolio|rights?|plant|facility|division"
            r"|operations|product|products|program|brand|brands|stake|royalt\w+|interest|drug|pipeline|line|candidate"
            r"|arm|[\ue800-\uf4ff])\b"
        ),
        rest + " ",
    )
    between = match.groupdict().get("what") or ""
    if _UNWELCOME.search(skeleton.text[max(0, match.start() - 20) : match.end() + 20]):
        return None
    if re.search(r"\b(?:bid|offer) (?:for|of)\b", match[0]) and not re.search(
        r"\b(?:tender offer|launch\w*|agreed|accepted|recommended|friendly|complet\w+|clos\w+)\b", skeleton.text
    ):
        return None
    if "tender offer" in between:
        between = between.replace("tender offer", "")
    if re.search(r"royalt", between + (part[0] if part else "")):
        return _pair(match, skeleton, (DealKind.ROYALTY_FINANCING,), Role.INVESTOR, Role.INVESTEE, None)
    if re.search(
        r"\b(?:stake|interest|minority|percent of|% of|shares in|(?:\d|more) shares)\b|\bshares (?:of|on)\b", between
    ) and not re.search(r"\b(?:all|outstanding|100|majority|controlling|remaining|entire)\b", between):
        return _pair(match, skeleton, (DealKind.EQUITY_INVESTMENT,), Role.INVESTOR, Role.INVESTEE, None)
    if part and re.search(r"\b(?:stake|interest)\b", part[0]):
        return None
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
        return _pair(match, skeleton, (DealKind.ASSET_PURCHASE,), Role.BUYER, Role.SELLER, None)
    return _pair(match, skeleton, _A, Role.ACQUIRER, Role.ACQUIRED, None)


def _done(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    return _company(match, skeleton)


_BUY = r"(?:acquire|buy|purchase|take over|take control of|merge with)"
_WHAT = (
    r"(?P<what>(?:(?!\bfrom\b)[^{stop}]){{0,160}}?)".replace("{stop}", ".;\ue000-\ue7ff")
    .replace("{{", "{")
    .replace("}}", "}")
)

ACQUISITIONS: tuple[Rule[DealFinding], ...] = (
    Rule(
        "acquires",
        # Refuses: somebody else's wish ("may buy", "could acquire", "in talks to buy", "considering"), and buying from
        # a third party (see bought-from).
        pattern(
            r"(?P<taker>{OO})(?![^.;]{0,60}?\b(?:talks|may|might|could|consider\w*|hopes?|wants?|interested|looking"
            r"|explor\w+|rumou?r\w*|should|tried|attempt\w*|trying|weigh\w*|would|fail\w*|rejected|not|sought"
            r"|option|right|eligible)\b[^.;]{0,40}?\b(?:to )?(?:acquire|buy|purchase|take over)\b)"
            r"[^.;\ue000-\ue7ff]{0,110}?\b(?:to|will|would|agreed to|agrees to|shall|and)"
            r" (?:indirectly |directly |also )?"
            + _BUY
            + r"\b ?"
            + _WHAT
            + r"(?<!from )(?P<giver>{O})(?! ?(?:and|,) (?:[a-z]+ ){0,3}(?:will|has|have) (?:grant|receiv))"
        ),
        _company,
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
            r"|snapped up)(?! by\b)(?! from\b) ?" + _WHAT + r"(?<!from )(?P<giver>{O})"
        ),
        _done,
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
            r"\b(?:acquired|bought|purchased|taken over) (?:in {D} )?by {mod}(?P<taker>{O})"
        ),
        lambda match, skeleton: _pair(match, skeleton, _A, Role.ACQUIRER, Role.ACQUIRED, None),
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
        lambda match, skeleton: _pair(match, skeleton, _A, Role.ACQUIRER, Role.ACQUIRED, None),
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
            r"(?:(?!\bfrom\b)[^.;\ue000-\ue7ff]){0,150}?) ?(?P<giver>{O})"
        ),
        _company,
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
        lambda match, skeleton: _pair(match, skeleton, _A, Role.ACQUIRER, Role.ACQUIRED, None),
        (
            (
                "Alpha Pharmaceuticals Inc. completes Beta Therapeutics Ltd. buy.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. completes Beta Therapeutics Ltd. review.",),
    ),
    Rule(
        "takes-stake",
        # "X is buying more shares in Y", "boosts its stake in Y". Refuses what others hold and possible purchases.
        pattern(
            r"(?P<taker>{OO})(?![^.;]{0,40}?\b(?:may|might|could|talks|not)\b) {agreed}(?:agreed to |also |be )*"
            r"(?:boost|rais|increas|buy|acquir|tak|purchas|bought|took|invest)(?:s|es|e|ing|ed|en)?"
            r" (?P<what>(?:(?!all |outstanding)[^.;\ue000-\ue7ff]){0,60}?"
            r"\b(?:stake|shares|interest|equity position|equity stake)\b)(?: of| in)(?: [^.;\ue000-\ue7ff]{0,40}?)?"
            r" (?P<giver>{O})"
        ),
        lambda match, skeleton: (
            _pair(match, skeleton, (DealKind.EQUITY_INVESTMENT,), Role.INVESTOR, Role.INVESTEE, None)
            if not re.search(r"\b(?:all|100|outstanding|majority|controlling|remaining)\b", match["what"])
            else None
        ),
        (
            (
                "Alpha Pharmaceuticals Inc. is buying more shares in Beta Therapeutics Ltd.",
                "equity-investment: investor Alpha Pharmaceuticals Inc., investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. may raise its stake in Beta Therapeutics Ltd.",),
    ),
    Rule(
        "became-subsidiary",
        # Refuses a subsidiary relation that nobody entered into.
        pattern(
            r"(?P<giver>{O}) (?:has become|became|will become|is now|becomes) (?:an? )?(?:indirect |direct )?"
            r"(?:wholly[- ]owned )?subsidiary of (?P<taker>{O})"
        ),
        lambda match, skeleton: _pair(match, skeleton, _A, Role.ACQUIRER, Role.ACQUIRED, None),
        (
            (
                "Beta Therapeutics Ltd. became a wholly-owned subsidiary of Alpha Pharmaceuticals Inc.",
                "acquisition: acquirer Alpha Pharmaceuticals Inc., acquired Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. is a subsidiary of Alpha Pharmaceuticals Inc.",),
    ),
    Rule(
        "bought-from",
        # Refuses a licence from somebody (rules of licences), payments from somebody.
        pattern(
            r"(?P<taker>{O})(?![^.;]{0,50}?\b(?:may|might|could|talks|not)\b)[^.;\ue000-\ue7ff]{0,110}?"
            r"\b(?:acquire[sd]?|buys?|bought|purchase[sd]?|acquisition of|purchase of|acquiring)\b"
            r" (?P<what>(?!license|exclusive license)[^.;\ue000-\ue7ff]{3,160}?) from {mod}(?P<giver>{O})"
        ),
        lambda match, skeleton: _bought(match, skeleton),
        (
            (
                "Alpha Pharmaceuticals Inc. acquired the worldwide assets of Zentora from Beta Therapeutics Ltd.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
            (
                "Alpha Capital LP will purchase a royalty on sales of Zentora from Beta Therapeutics Ltd.",
                "royalty-financing: investor Alpha Capital LP, investee Beta Therapeutics Ltd.",
            ),
        ),
        ("Alpha Pharmaceuticals Inc. received a payment from Beta Therapeutics Ltd.",),
    ),
    Rule(
        "sold-to",
        # Refuses sales of goods ("sold 40,000 packs to"), plans ("may sell").
        pattern(
            r"(?P<giver>{O})(?![^.;]{0,40}?\b(?:may|might|could|talks|not)\b) {agreed}(?:agreed to )?"
            r"(?:sold|sells|sell|divested|divests|divest) (?P<what>(?:its|the|all|certain|an?|{P}|rights|worldwide)"
            r"[^.;\ue000-\ue7ff]{0,120}?) to {mod}(?P<taker>{O})"
        ),
        lambda match, skeleton: _bought(match, skeleton),
        (
            (
                "Beta Therapeutics Ltd. sold its generics business to Alpha Pharmaceuticals Inc.",
                "asset-purchase: buyer Alpha Pharmaceuticals Inc., seller Beta Therapeutics Ltd.",
            ),
        ),
        ("Beta Therapeutics Ltd. sells to Alpha Pharmaceuticals Inc.",),
    ),
)


def _bought(match: re.Match[str], skeleton: Skeleton) -> DealFinding | None:
    what = match["what"]
    if re.search(r"royalt", what):
        return _pair(match, skeleton, (DealKind.ROYALTY_FINANCING,), Role.INVESTOR, Role.INVESTEE, None)
    if re.search(r"\b(?:shares|stock|stake)\b", what) and not re.search(r"\b(?:all|outstanding)\b", what):
        return _pair(match, skeleton, (DealKind.EQUITY_INVESTMENT,), Role.INVESTOR, Role.INVESTEE, None)
    if re.search(r"\blicen[cs]e", what) or re.search(r"\b(?:exclusive|commercial\w*|development) rights\b", what):
        return _pair(match, skeleton, (DealKind.LICENSE,), Role.LICENSEE, Role.LICENSOR, None)
    if re.search(r"\b(?:doses|courses|units|vials|packs)\b", what):
        return _pair(match, skeleton, (DealKind.SUPPLY,), Role.CUSTOMER, Role.SUPPLIER, None)
    return _pair(match, skeleton, (DealKind.ASSET_PURCHASE,), Role.BUYER, Role.SELLER, None)
