"""A partner network to look at: twelve organizations, sixteen deals, wording of our own."""

from __future__ import annotations

from decimal import Decimal

from biopact.codes import Disclosure, MoneyState, Telling
from biopact.graph.explorer.view import (
    ExplorerView,
    OwnedView,
    ViewDeal,
    ViewEdge,
    ViewEvent,
    ViewEvidence,
    ViewFact,
    ViewMeasure,
    ViewNode,
    ViewParty,
    ViewTerm,
)

ID = "https://w3id.org/biopact/id/"

# Name, place, size, community: as a layout and a centrality measure would give them.
ORGANIZATIONS = {
    "ImmunoGen": (0.0, 0.0, 1.0, 0),
    "Amgen": (-2.1, 1.3, 0.45, 0),
    "Roche": (2.4, 0.4, 0.85, 1),
    "Genentech": (1.5, 1.9, 0.5, 1),
    "Sanofi": (-1.2, -1.9, 0.5, 0),
    "Bayer": (0.6, -2.2, 0.3, 0),
    "Biotest": (-2.6, -0.5, 0.12, 0),
    "Novartis": (1.9, -1.5, 0.35, 1),
    "Pfizer": (4.4, -0.8, 0.55, 2),
    "Trillium Therapeutics": (5.6, -1.8, 0.1, 2),
    "BioNTech": (5.3, 0.9, 0.3, 2),
    "Chugai Pharmaceutical": (3.6, 2.0, 0.15, 1),
}

# Kind, first party, second party, date: the ties follow from these.
DEALS = [
    ("license", "ImmunoGen", "Amgen", "2012-12-19"),
    ("license", "ImmunoGen", "Amgen", "2009-11"),
    ("license", "ImmunoGen", "Amgen", "2009-09"),
    ("collaboration", "ImmunoGen", "Amgen", "2000"),
    ("license", "ImmunoGen", "Genentech", "2000-05-02"),
    ("acquisition", "Roche", "Genentech", "2009-03-26"),
    ("collaboration", "ImmunoGen", "Sanofi", "2003-07"),
    ("license", "ImmunoGen", "Bayer", "2008-10"),
    ("license", "ImmunoGen", "Biotest", "2006-07"),
    ("option", "ImmunoGen", "Novartis", "2010-10-11"),
    ("equity-investment", "Pfizer", "Trillium Therapeutics", "2020-09-08"),
    ("acquisition", "Pfizer", "Trillium Therapeutics", "2021-08-23"),
    ("co-promotion", "Pfizer", "BioNTech", "2020-04-09"),
    ("supply", "Roche", "Chugai Pharmaceutical", "2002"),
    ("settlement", "Novartis", "Roche", None),
    ("joint-venture", "Roche", "Pfizer", "2015-06"),
]

ROLES = {
    "license": ("licensor", "licensee"),
    "option": ("licensor", "licensee"),
    "acquisition": ("acquirer", "acquired"),
    "equity-investment": ("investor", "investee"),
    "supply": ("supplier", "customer"),
}

ALIASES = {"ImmunoGen": ("ImmunoGen, Inc.", "Immunogen"), "Roche": ("F. Hoffmann-La Roche", "Roche Holding AG")}


def slug(name: str) -> str:
    return ID + "organization/" + name.lower().replace(" ", "-")


def said(
    quote: str, paragraph: str, rule: str, *, title: str = "ImmunoGen and Amgen agree on a licence"
) -> ViewEvidence:
    before, after = paragraph.split(quote)
    source, copy = "https://example.org/releases/tap-licence", "https://mirror.example.com/2012/tap"
    return ViewEvidence(quote, before, after, title, "2012-12-19", source, rule, (copy,))


TERMS_PARAGRAPH = (
    "For the licence ImmunoGen is paid $1 million at once; payments at milestones might bring it $34 million more, "
    "and sales would earn royalties. What Amgen pays for materials was kept confidential. Amgen develops, makes and "
    "markets whatever comes of it."
)
LEAD_PARAGRAPH = (
    "Waltham, Mass. – A new licence to the TAP technology was taken by Amgen, for a single undisclosed target and "
    "for anticancer therapeutics only."
)


def first_deal() -> ViewDeal:
    """The deal of 2012-12-19 with all that can be said of a deal."""
    upfront = said("paid $1 million at once", TERMS_PARAGRAPH, "upfront")
    milestones = said("milestones might bring it $34 million more", TERMS_PARAGRAPH, "milestones")
    withheld = said("What Amgen pays for materials was kept confidential", TERMS_PARAGRAPH, "withheld")
    royalty = said("sales would earn royalties", TERMS_PARAGRAPH, "royalty")
    parties = said("A new licence to the TAP technology was taken by Amgen", LEAD_PARAGRAPH, "license-grant")
    return ViewDeal(
        id=ID + "deal/0",
        title="ImmunoGen licenses Targeted Antibody Payload technology to Amgen",
        kinds=("license",),
        date="2012-12-19",
        parties=(
            ViewParty(slug("ImmunoGen"), "ImmunoGen", "licensor"),
            ViewParty(slug("Amgen"), "Amgen", "licensee"),
        ),
        terms=(
            ViewTerm(
                "upfront",
                "$1 million",
                MoneyState.COMMITTED,
                evidence=(upfront,),
                amount=Decimal(10**6),
                currency="USD",
            ),
            ViewTerm(
                "milestones",
                "up to $34 million",
                MoneyState.CONTINGENT,
                evidence=(milestones,),
                amount=Decimal(34 * 10**6),
                currency="USD",
            ),
            ViewTerm("research funding", "", None, Disclosure.WITHHELD, evidence=(withheld,)),
            ViewTerm("royalties", "on sales, rate not said", evidence=(royalty,)),
            ViewTerm("exclusive", "yes", evidence=(parties,)),
            ViewTerm("field", "anticancer therapeutics", evidence=(parties,)),
        ),
        evidence=(parties,),
        events=(ViewEvent("signed", "2012-12-19", (parties,)),),
        under=ID + "deal/3",
        confidence=0.93,
        stage="preclinical",
        territories=("Japan", "United States"),
        technologies=("TAP technology",),
    )


def plain_deal(number: int) -> ViewDeal:
    kind, first, second, date = DEALS[number]
    roles = ROLES.get(kind, ("party", "party"))
    paragraph = (
        f"Some years before, {first} and {second} had settled on terms of their own for a {kind}, as both recalled."
    )
    terms: tuple[ViewTerm, ...] = ()
    if kind == "acquisition":
        price = 46_800 if second == "Genentech" else 2_220
        proof = said(f"{first} and {second} had settled on terms", paragraph, "price")
        terms = (
            ViewTerm(
                "purchase price",
                f"${price / 1000:.1f} billion",
                MoneyState.PAID,
                evidence=(proof,),
                amount=Decimal(price * 10**6),
                currency="USD",
            ),
            ViewTerm(
                "total value",
                f"${price * 1.1 / 1000:.1f} billion",
                MoneyState.HEADLINE,
                evidence=(proof,),
                amount=Decimal(int(price * 1.1)) * 10**6,
                currency="USD",
            ),
        )
    return ViewDeal(
        id=f"{ID}deal/{number}",
        title=f"{first} and {second}: {kind.replace('-', ' ')}",
        kinds=(kind,) if number != 3 else (kind, "license"),
        date=date,
        parties=tuple(ViewParty(slug(name), name, role) for name, role in zip((first, second), roles, strict=True)),
        terms=terms,
        telling=Telling.BACKGROUND if number in (1, 2, 3) else Telling.NEWS,
        evidence=(
            said(f"{first} and {second} had settled on terms", paragraph, "parties", title=f"{first} looks back"),
        ),
    )


def sample() -> ExplorerView:
    """The whole network as a view."""
    deals = (first_deal(), *(plain_deal(number) for number in range(1, len(DEALS))))
    pairs: dict[tuple[str, str], list[int]] = {}
    for number, (_, first, second, _) in enumerate(DEALS):
        pairs.setdefault((first, second), []).append(number)
    paragraph = (
        "About the company: ImmunoGen, Waltham, trades as IMGN on NASDAQ and counts several compounds in the clinic."
    )
    facts = {
        "ImmunoGen": (
            ViewFact("ticker", "NASDAQ:IMGN", (said("trades as IMGN on NASDAQ", paragraph, "ticker"),)),
            ViewFact("location", "Waltham, Massachusetts", (said("Waltham", paragraph, "location"),)),
            ViewFact("product", "T-DM1 (trastuzumab emtansine)"),
        )
    }
    nodes = tuple(
        ViewNode(
            id=slug(name),
            label=name,
            x=x,
            y=y,
            size=size,
            community=community,
            kind="company" if name != "Trillium Therapeutics" else "organization",
            aliases=ALIASES.get(name, ()),
            facts=facts.get(name, ()),
            measures=(ViewMeasure("degree", size, rank), ViewMeasure("betweenness", size / rank, rank)),
        )
        for rank, (name, (x, y, size, community)) in enumerate(ORGANIZATIONS.items(), start=1)
    )
    return ExplorerView(
        title="Partner network",
        subtitle="16 deals from 9 releases, 2000 to 2021",
        size_measure="degree",
        nodes=nodes,
        edges=_edges(pairs),
        deals=deals,
        owned=_owned(nodes, pairs, deals),
    )


def _edges(pairs: dict[tuple[str, str], list[int]]) -> tuple[ViewEdge, ...]:
    return tuple(
        ViewEdge(
            id=f"{first}--{second}",
            source=slug(first),
            target=slug(second),
            deals=tuple(f"{ID}deal/{number}" for number in numbers),
            kinds=tuple(dict.fromkeys(DEALS[number][0] for number in numbers)),
            directed=all(DEALS[number][0] in ROLES for number in numbers),
        )
        for (first, second), numbers in pairs.items()
    )


def _owned(
    nodes: tuple[ViewNode, ...], pairs: dict[tuple[str, str], list[int]], deals: tuple[ViewDeal, ...]
) -> OwnedView:
    """As owned Genentech is Roche, and what both signed is nobody's tie."""
    seen: dict[tuple[str, str], list[int]] = {}
    for (first, second), numbers in pairs.items():
        owned_by_roche = first, "Roche" if second == "Genentech" else second
        if owned_by_roche != ("Roche", "Roche"):
            seen.setdefault(owned_by_roche, []).extend(numbers)
    parties = tuple(
        (
            deal.id,
            tuple(
                ViewParty(slug("Roche"), "Roche (signed as Genentech)", party.role)
                if party.label == "Genentech"
                else party
                for party in deal.parties
            ),
        )
        for deal in deals
        if any(party.label == "Genentech" for party in deal.parties)
    )
    return OwnedView(tuple(node for node in nodes if node.label != "Genentech"), _edges(seen), parties)
