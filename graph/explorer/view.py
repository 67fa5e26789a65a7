"""What the explorer's page shows, as values: organizations, the ties between them, and the deals with their proof.

Nothing here knows a store or a page. `ExplorerView` checks that its parts fit together, so that the page never
meets an edge without ends or a tie whose deal is missing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from biopact.codes import Disclosure, MoneyState, Telling


@dataclass(frozen=True, slots=True)
class ViewEvidence:
    """The words that say something, inside the paragraph they stand in.

    `before` and `after` are the rest of the paragraph (or as much of it as helps), so that
    `before + quote + after` reads on as the source does. `rule` names the rule that read the quote.
    """

    quote: str
    before: str = ""
    after: str = ""
    release: str = ""
    """Title of the release."""
    date: str | None = None
    """Day the release was issued, ISO 8601."""
    source: str | None = None
    """Address of the source; only http and https become links on the page."""
    rule: str = ""
    copies: tuple[str, ...] = ()
    """Further addresses at which the same text can be read."""


@dataclass(frozen=True, slots=True)
class ViewFact:
    """One thing known about a node or a deal: "Ticker", "NASDAQ:IMGN", and the words that say so.

    `claim` is the statement as subject, predicate and object, IRIs or a literal's text, so that a reader can ask for
    it in SPARQL. `sources` are addresses where no release says it but the registry does.
    """

    label: str
    value: str
    evidence: tuple[ViewEvidence, ...] = ()
    claim: tuple[str, str, str] | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewTerm:
    """One term of a deal. `state` is set for money only, and the page never adds sums of different states together.

    `value` is ready to be read ("up to $34 million"); a withheld sum has an empty value.
    `amount` in full units and `currency` (ISO 4217) let the page sort and filter; None where the text gives no number.
    """

    label: str
    value: str
    state: MoneyState | None = None
    disclosure: Disclosure = Disclosure.STATED
    evidence: tuple[ViewEvidence, ...] = ()
    amount: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class ViewParty:
    """Who takes part in a deal and as what. `organization` is an IRI; it need not be among the nodes."""

    organization: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class ViewEvent:
    """A step in a deal's life: a code of deal-event, and its date in the text's own precision, or None."""

    kind: str
    date: str | None = None
    evidence: tuple[ViewEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewDeal:
    """One deal with everything its profile shows. `title` is a short sentence that names the parties."""

    id: str
    title: str
    kinds: tuple[str, ...]
    """Codes of deal-kind, the most telling one first: it gives the tie its colour."""
    date: str | None
    """When it was signed or announced, in the text's own precision: 2012-12-19, 2009-09, 2009; None if unsaid."""
    parties: tuple[ViewParty, ...]
    terms: tuple[ViewTerm, ...] = ()
    telling: Telling = Telling.NEWS
    evidence: tuple[ViewEvidence, ...] = ()
    events: tuple[ViewEvent, ...] = ()
    under: str | None = None
    """Id of the umbrella deal; it need not be among the deals shown."""
    confidence: float | None = None
    stage: str | None = None
    """Code of the highest stage that one of its products had reached when it was told."""
    territories: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    """Technologies that it is about, or that its products use."""


@dataclass(frozen=True, slots=True)
class ViewMeasure:
    """A centrality of a node, and its rank among the nodes shown (1 is the highest)."""

    name: str
    value: float
    rank: int


@dataclass(frozen=True, slots=True)
class ViewNode:
    """An organization at its place. `x`, `y` are in any unit; `size` is 0 (least central) to 1 (most)."""

    id: str
    label: str
    x: float
    y: float
    size: float
    aliases: tuple[str, ...] = ()
    kind: str = "organization"
    """Its type where that is known ("company", "university"), "undisclosed" for one that is not named."""
    community: int | None = None
    """Number of its community, 0 for the largest; nodes without one are coloured by `kind`."""
    measures: tuple[ViewMeasure, ...] = ()
    facts: tuple[ViewFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """The tie between two organizations: every deal that joins them."""

    id: str
    source: str
    target: str
    deals: tuple[str, ...]
    kinds: tuple[str, ...]
    """Codes of deal-kind of those deals, the commonest first: the first one styles the line."""
    directed: bool = False
    """True if all its deals run from source to target (licensor to licensee): the line then ends in an arrow."""


@dataclass(frozen=True, slots=True)
class OwnedView:
    """The same deals between those who own the parties today.

    `parties` holds by deal the parties of those deals whose parties have another owner; all others are as announced.
    Raises ValueError for what does not fit together.
    """

    nodes: tuple[ViewNode, ...]
    edges: tuple[ViewEdge, ...]
    parties: tuple[tuple[str, tuple[ViewParty, ...]], ...]


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """The whole page. Order of nodes, edges and deals is kept; the same view gives the same bytes.

    Raises ValueError when ids repeat, an edge names a node or a deal that is not there, or a number is not finite.
    """

    title: str
    nodes: tuple[ViewNode, ...]
    edges: tuple[ViewEdge, ...]
    deals: tuple[ViewDeal, ...]
    subtitle: str = ""
    """One line below the title: how many releases, which years."""
    size_measure: str = "degree"
    """Name of the measure that `ViewNode.size` shows, for the legend."""
    ranked: int | None = None
    """Among how many organizations ranks are; those of the view unless it shows a part of a larger network."""

    owned: OwnedView | None = None
    """The network as owned today, which the page can show instead; None where nobody is owned."""

    def __post_init__(self) -> None:
        deals = _distinct("deal", [deal.id for deal in self.deals])
        _check(self.nodes, self.edges, deals)
        if self.owned is not None:
            _check(self.owned.nodes, self.owned.edges, deals)
            if not {deal for deal, _ in self.owned.parties} <= deals:
                raise ValueError("the parties of a deal are named that is not in the view")


def _check(nodes: tuple[ViewNode, ...], edges: tuple[ViewEdge, ...], deals: set[str]) -> None:
    known = _distinct("node", [node.id for node in nodes])
    _distinct("edge", [edge.id for edge in edges])
    for edge in edges:
        if not {edge.source, edge.target} <= known:
            raise ValueError(f"edge {edge.id} joins {edge.source} and {edge.target}, which are not both nodes")
        if not set(edge.deals) <= deals:
            raise ValueError(f"edge {edge.id} names a deal that is not in the view")
    for node in nodes:
        if not all(math.isfinite(number) for number in (node.x, node.y, node.size)):
            raise ValueError(f"node {node.id} has a place or a size that is not a number")


def _distinct(what: str, ids: list[str]) -> set[str]:
    seen = set(ids)
    if len(seen) != len(ids):
        twice = next(id for index, id in enumerate(ids) if id in ids[:index])
        raise ValueError(f"two of the {what}s have the id {twice}")
    return seen
