"""Made-up tellings of deals, and what becomes of them, in few words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from biopact.codes import DealKind, EventKind, MilestoneKind, MoneyState, PaymentKind, Role, Telling
from biopact.resolution.agreements import Agreements, join_deals
from biopact.resolution.told import DealTold, EventTold, PaymentTold

ID = "https://example.org/id/"

OWNERS = {"borealis": ("2006-04-01", "cygnus"), "dorado": ("1990-06-01", "eridanus")}
"""From which day on an organization belongs to whom."""

SIDES = {
    DealKind.LICENSE: (Role.LICENSOR, Role.LICENSEE),
    DealKind.OPTION: (Role.LICENSOR, Role.LICENSEE),
    DealKind.SUPPLY: (Role.SUPPLIER, Role.CUSTOMER),
    DealKind.ACQUISITION: (Role.ACQUIRED, Role.ACQUIRER),
    DealKind.ASSET_PURCHASE: (Role.SELLER, Role.BUYER),
    DealKind.EQUITY_INVESTMENT: (Role.INVESTEE, Role.INVESTOR),
}


def node(segment: str, name: str) -> str:
    return f"{ID}{segment}/{name}"


def tell(
    name: str,
    on: str | None,
    between: str = "acme>borealis",
    kinds: str = "license",
    event: str | None = "signed",
    when: str | None = None,
    *,
    news: bool = False,
    release: str | None = None,
    subjects: str = "",
    sums: str = "",
    exclusive: bool | None = None,
    territories: str = "",
    under: str | None = None,
    ordinal: int | None = None,
) -> DealTold:
    """A telling of the deal node `name` in a release of the day `on` (the release of that name unless said).

    `between` is giver>taker, or a+b for parties alike; `when` dates the event, news is dated by its release; `sums`
    are "upfront 5 USD, milestones 10 USD development", "<5" for up to 5.
    """
    listed = tuple(map(DealKind, kinds.split()))
    if ">" in between:
        roles = SIDES[listed[0]]
        parties = tuple((role, node("organization", who)) for role, who in zip(roles, between.split(">"), strict=True))
    else:
        parties = tuple((Role.PARTY, node("organization", who)) for who in between.split("+"))
    source = release or name
    date = on if news and when is None else when
    return DealTold(
        release=node("release", source),
        release_date=on,
        node=node("deal", name),
        telling=Telling.NEWS if news else Telling.BACKGROUND,
        kinds=listed,
        parties=parties,
        events=(EventTold(node(f"event/{source}", name), EventKind(event), date),) if event else (),
        payments=tuple(_payment(f"{source}/{name}", number, text) for number, text in enumerate(_listed(sums), 1)),
        subjects=tuple(node("technology" if it.endswith("tech") else "product", it) for it in subjects.split()),
        exclusive=exclusive,
        territories=tuple(node("territory", it) for it in territories.split()),
        under=node("deal", under) if under else None,
        ordinal=ordinal,
    )


def _listed(sums: str) -> list[str]:
    return [text.strip() for text in sums.split(",") if text.strip()]


def _payment(place: str, number: int, text: str) -> PaymentTold:
    kind, amount, currency, *purposes = [*text.split(), ""]
    withheld = amount == "withheld"
    return PaymentTold(
        node=node("payment", f"{place}/{number}"),
        kind=PaymentKind(kind),
        amount=None if withheld else Decimal(amount.lstrip("<")),
        currency=None if withheld else currency,
        up_to=amount.startswith("<"),
        state=MoneyState.PAID if kind == "milestone-paid" else MoneyState.COMMITTED,
        milestone_kinds=tuple(map(MilestoneKind, filter(None, purposes))),
    )


def owner_on(organization: str, day: str) -> str:
    """Whose an organization is on a day."""
    name = organization.rsplit("/", 1)[1]
    since, owner = OWNERS.get(name, ("", ""))
    return node("organization", owner) if owner and since <= day else organization


def joined(
    *deals: DealTold, same: Iterable[tuple[str, str]] = (), different: Iterable[tuple[str, str]] = ()
) -> Agreements:
    """What follows from these tellings; `same` and `different` are pairs of names of deal nodes."""
    return join_deals(
        deals,
        lambda _, name: name,
        owner_on,
        [(node("deal", one), node("deal", other)) for one, other in same],
        [(node("deal", one), node("deal", other)) for one, other in different],
    )


def agreements(outcome: Agreements, *deals: DealTold) -> set[frozenset[str]]:
    """The names of deal nodes, those of one agreement together."""
    stands = {join.node: join.stands_for for join in outcome.joins}
    groups: dict[str, set[str]] = {}
    for deal in deals:
        groups.setdefault(stands.get(deal.node, deal.node), set()).add(deal.node.removeprefix(node("deal", "")))
    return {frozenset(group) for group in groups.values()}


def together(*deals: DealTold) -> set[frozenset[str]]:
    """How these tellings group, when they are all there is."""
    return agreements(joined(*deals), *deals)


def groups(*names: str) -> set[frozenset[str]]:
    """`groups("a b", "c")` is the expected outcome {a, b}, {c}."""
    return {frozenset(name.split()) for name in names}
