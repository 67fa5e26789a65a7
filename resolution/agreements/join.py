"""One agreement from the many releases that tell of it: what joins, what is left out, what follows, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from biopact.resolution.agreements.agreement import Agreement
from biopact.resolution.agreements.chains import Chains
from biopact.resolution.agreements.contradictions import contradictions
from biopact.resolution.agreements.fitting import OwnerOn, Owners
from biopact.resolution.agreements.gathering import Gathering
from biopact.resolution.agreements.parties import as_announced, settle_parties
from biopact.resolution.agreements.same_rights import join_duties, join_royalties
from biopact.resolution.agreements.same_terms import Steps, join_steps, join_sums
from biopact.resolution.agreements.telling import StandsFor, told
from biopact.resolution.resolved import Conflict, Ground, Inferred, Join, Question, SetAside
from biopact.resolution.told import DealTold


@dataclass(frozen=True, slots=True)
class Agreements:
    """What follows from all tellings of deals together; every tuple is sorted."""

    joins: tuple[Join, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    questions: tuple[Question, ...] = ()


def join_deals(
    deals: Iterable[DealTold],
    stands_for: StandsFor,
    owner_on: OwnerOn,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> Agreements:
    """Join the tellings of one agreement, and their sums and steps.

    `stands_for(release, node)` gives the node that a thing's node of a release stands for, itself where nothing is
    known. `owner_on(organization, day)` gives the ultimate owner on an ISO day, itself where it has none; it is asked
    with what organizations stand for. `same` and `different` are pairs of deal nodes that people decided.

    Pure: the same set of tellings, in any order and however often each is given, has the same outcome. Whether two
    tellings join depends only on tellings that share two ultimate owners with them, or the company that is bought.
    """
    tellings = [told(deal, stands_for) for _, deal in sorted({(it.release, it.node): it for it in deals}.items())]
    owners = Owners(owner_on)
    gathering = Gathering(tellings, owners, same, different)
    node_of = {agreement.number: _known_by(agreement) for agreement in gathering.agreements}
    chains = Chains(gathering, owners, node_of)
    joins: set[Join] = set()
    aside: set[SetAside] = {*chains.loops_aside(), *chains.terms_aside()}
    inferred: set[Inferred] = set(chains.inferred())
    conflicts: set[Conflict] = set(chains.miscounts())
    for agreement in gathering.agreements:
        node = node_of[agreement.number]
        joins |= {Join(other, node, Ground.AGREEMENT, _why(agreement)) for other in agreement.nodes if other != node}
        steps = Steps(agreement)
        settled = (
            *join_steps(steps),
            *join_sums(agreement, steps),
            *join_royalties(agreement),
            *join_duties(agreement),
            *settle_parties(agreement, node, owners),
        )
        joins |= {it for it in settled if isinstance(it, Join)}
        aside |= {it for it in settled if isinstance(it, SetAside)}
        inferred |= {it for it in settled if isinstance(it, Inferred)}
        if not agreement.is_open:
            conflicts.update(contradictions(agreement, node, steps, owners))
    return Agreements(
        joins=tuple(sorted(joins, key=lambda it: (it.node, it.stands_for))),
        set_aside=tuple(sorted(aside, key=lambda it: (it.release, it.subject, it.predicate, it.object))),
        inferred=tuple(sorted(inferred, key=lambda it: (it.subject, it.predicate, it.object))),
        conflicts=tuple(sorted(conflicts, key=lambda it: (it.deal, it.about, it.values))),
        questions=_questions(gathering, node_of),
    )


def _known_by(agreement: Agreement) -> str:
    """The node of the release that announced the signing, else of the closest and earliest date, else the least."""
    announced = [(told.said, told.node) for told in agreement.members if told.announces]
    if announced:
        return min(announced)[1]
    dated = [
        (told.is_step, told.when.length, told.when.first, not told.is_news, told.node)
        for told in agreement.members
        if told.when
    ]
    return min(dated)[-1] if dated else min(agreement.nodes)


def _why(agreement: Agreement) -> str:
    if agreement.is_open:
        return "tellings of the same parties that may be of several agreements"
    first = as_announced(agreement)
    names = ", ".join(sorted(kind.value for kind in first.kinds))
    return f"tellings of one agreement ({names}{', ' + first.when_said if first.when_said else ''})"


def _questions(gathering: Gathering, node_of: dict[int, str]) -> tuple[Question, ...]:
    """One question for each agreement that may be one of several: which of them it is."""
    candidates: dict[str, set[str]] = {}
    for doubt in gathering.doubts:
        known = candidates.setdefault(node_of[doubt.agreement.number], set())
        known.update(node_of[candidate.number] for candidate in doubt.candidates)
    why = "these parties have several agreements that this telling may be of"
    return tuple(
        Question(tuple(sorted({node, *others})), "agreement", why, node) for node, others in sorted(candidates.items())
    )
