"""The named queries: each file in queries/ is one, its first line says in a sentence what it answers.

Every query can be asked by name from the command line; those that Python code needs have a function here that gives
typed rows. They ask the view of all releases, in which a deal told by several of them is one deal.

Those that speak of the organizations of deals take `owners`: with it they answer as `biopact.graph.owners` says, up to
a day or with the owner in the place of who signed. Without it organizations are those of the announcement.
"""

from __future__ import annotations

from typing import TypeVar

from pyoxigraph import Literal, NamedNode, QuerySolutions

from biopact.graph import proof_rows, rows
from biopact.graph.as_owned import AsOwned, made_by
from biopact.graph.owners import Owners
from biopact.graph.questions import catalogue, question
from biopact.graph.reading import read
from biopact.graph.store import Store

Row = TypeVar("Row")


def names() -> tuple[tuple[str, str], ...]:
    """Every query in queries/ with its sentence, by name; `biopact.graph.questions` has those of analysts, too.

    >>> dict(names())["royalties"]
    'The royalties of each deal, in percent of net sales where the text gives rates.'
    """
    return tuple((asked.name, asked.sentence) for asked in catalogue().values() if not asked.is_of_analysts)


def text(name: str) -> str:
    """The SPARQL of a named query. Raises QueryError if there is none of this name."""
    return question(name).sparql


def _ask(
    store: Store, name: str, kind: type[Row], bind: dict[str, NamedNode | Literal] | None = None
) -> tuple[Row, ...]:
    answer = store.query(text(name), bind)
    assert isinstance(answer, QuerySolutions)
    return read(kind, answer)


def seen(store: Store, owners: Owners | None) -> AsOwned:
    """The view of these owners on the store, for rows that were asked without it; None is everything as announced."""
    return AsOwned(
        owners or Owners(),
        lambda: things(store),
        lambda: made_by(_ask(store, "events", rows.EventRow), tellings(store)),
    )


def deals(store: Store, owners: Owners | None = None) -> tuple[rows.DealRow, ...]:
    """Every deal as a line of a table, the newest first; deals without a date come last."""
    found = _ask(store, "deals", rows.DealRow)
    return found if owners is None else seen(store, owners).deals(found, parties(store, owners))


def parties(store: Store, owners: Owners | None = None) -> tuple[rows.PartyRow, ...]:
    """Every part that an organization has in a deal, by deal."""
    return seen(store, owners).parties(_ask(store, "parties", rows.PartyRow))


def payments(store: Store, owners: Owners | None = None) -> tuple[rows.PaymentRow, ...]:
    """Every sum of every deal, by deal."""
    return seen(store, owners).payments(_ask(store, "payments", rows.PaymentRow))


def events(store: Store, owners: Owners | None = None) -> tuple[rows.EventRow, ...]:
    """Every step in the life of every deal, by deal and date."""
    return seen(store, owners).events(_ask(store, "events", rows.EventRow))


def terms(store: Store, owners: Owners | None = None) -> tuple[rows.TermRow, ...]:
    """What deals are about and how their rights are bounded, by deal."""
    return seen(store, owners).of_deals(_ask(store, "terms", rows.TermRow))


def royalties(store: Store, owners: Owners | None = None) -> tuple[rows.RoyaltyRow, ...]:
    """The royalties of every deal that has them."""
    return seen(store, owners).of_deals(_ask(store, "royalties", rows.RoyaltyRow))


def duties(store: Store, owners: Owners | None = None) -> tuple[rows.DutyRow, ...]:
    """Who has to do what under which deal."""
    return seen(store, owners).duties(_ask(store, "duties", rows.DutyRow))


def tellings(store: Store, owners: Owners | None = None) -> tuple[rows.TellingRow, ...]:
    """Which releases tell which deal, by deal and date."""
    found = _ask(store, "tellings", rows.TellingRow)
    return found if owners is None else seen(store, owners).of_deals(found)


def licenses(store: Store, owners: Owners | None = None) -> tuple[rows.LicenseRow, ...]:
    """Who licenses to whom, one row for each pair in a deal, by the names of both."""
    found = _ask(store, "licenses", rows.LicenseRow)
    return found if owners is None else seen(store, owners).licenses(found, parties(store, owners))


def products(store: Store) -> tuple[rows.ProductRow, ...]:
    """Every product by name, with its developers, technologies and highest stage."""
    return _ask(store, "products", rows.ProductRow)


def traits(store: Store) -> tuple[rows.TraitRow, ...]:
    """Technologies, targets, indications and stages of every product, by product."""
    return _ask(store, "traits", rows.TraitRow)


def partners(
    store: Store, organization: str | None = None, owners: Owners | None = None
) -> tuple[rows.PartnerRow, ...]:
    """The partners of an organization (an IRI), or of all; those with most deals first.

    With `owners` as owned, an organization that has an owner is asked for as that owner.
    """
    if owners is None:
        bind: dict[str, NamedNode | Literal] | None = (
            {"organization": NamedNode(organization)} if organization else None
        )
        return _ask(store, "partners", rows.PartnerRow, bind)
    view = seen(store, owners)
    found = view.partners(parties(store, owners), events(store, owners))
    wanted = view.owner(organization) if organization else None
    return tuple(row for row in found if wanted in (None, row.organization))


def evidence(store: Store, about: str | None = None) -> tuple[proof_rows.EvidenceRow, ...]:
    """The words that a deal, payment, event, royalty, duty, membership or claim (an IRI) rests on, or those of all."""
    return _ask(store, "evidence", proof_rows.EvidenceRow, {"about": NamedNode(about)} if about else None)


def passages(store: Store) -> tuple[proof_rows.PassageRow, ...]:
    """Every piece of evidence in the store, by release and place."""
    return _ask(store, "passages", proof_rows.PassageRow)


def witnesses(store: Store) -> tuple[proof_rows.WitnessRow, ...]:
    """Which node rests on which piece of evidence; with `passages`, the quick way to all of `evidence`."""
    return _ask(store, "witnesses", proof_rows.WitnessRow)


def claims(
    store: Store, subject: str | None = None, predicate: str | None = None, object: NamedNode | Literal | None = None
) -> tuple[proof_rows.ClaimRow, ...]:
    """The statements with this subject, predicate and object, where given; one row for each release that makes them."""
    bind: dict[str, NamedNode | Literal] = {}
    if subject:
        bind["subject"] = NamedNode(subject)
    if predicate:
        bind["predicate"] = NamedNode(predicate)
    if object is not None:
        bind["object"] = object
    return _ask(store, "claims", proof_rows.ClaimRow, bind)


def evidence_of_edge(
    store: Store, subject: str, predicate: str, object: NamedNode | Literal
) -> tuple[proof_rows.EvidenceRow, ...]:
    """The words that say one plain edge, in all releases that do.

    An edge between the parties of a deal that has no claim of its own rests on the deal: ask `evidence` for that.
    """
    stated = claims(store, subject, predicate, object)
    return tuple(row for claim in stated for row in evidence(store, claim.claim))


def chains(store: Store) -> tuple[rows.ChainRow, ...]:
    """Umbrella agreements with what was taken under them, and the steps of all, each umbrella's by date."""
    return _ask(store, "chains", rows.ChainRow)


def conflicts(store: Store) -> tuple[rows.ConflictRow, ...]:
    """What releases tell of one deal and cannot all be: one row for each value that a release says."""
    return _ask(store, "conflicts", rows.ConflictRow)


def decisions(store: Store) -> tuple[rows.DecisionRow, ...]:
    """What people decided, by day."""
    return _ask(store, "decisions", rows.DecisionRow)


def relations(store: Store) -> tuple[rows.RelationRow, ...]:
    """What is known of things besides deals, by label."""
    return _ask(store, "relations", rows.RelationRow)


def addresses(store: Store) -> tuple[rows.AddressRow, ...]:
    """Where the text of each release can be read, by release and address."""
    return _ask(store, "addresses", rows.AddressRow)


def releases(store: Store) -> tuple[rows.ReleaseRow, ...]:
    """Every release by date, with the number of deals it announces and mentions."""
    return _ask(store, "releases", rows.ReleaseRow)


def things(store: Store) -> tuple[rows.ThingRow, ...]:
    """Everything that has a name, by kind and label."""
    return _ask(store, "things", rows.ThingRow)


def people(store: Store) -> tuple[rows.PersonRow, ...]:
    """People and their posts, by name."""
    return _ask(store, "people", rows.PersonRow)


def counts(store: Store) -> tuple[rows.CountRow, ...]:
    """Products that are counted but not named."""
    return _ask(store, "counts", rows.CountRow)
