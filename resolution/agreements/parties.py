"""Who the parties of an agreement were when it was signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from biopact.codes import DealKind, Role
from biopact.ontology.terms import BP, code
from biopact.resolution.agreements.agreement import Agreement
from biopact.resolution.agreements.fitting import Owners, counterparts
from biopact.resolution.agreements.telling import Told
from biopact.resolution.resolved import Inferred, SetAside

_JOINT = frozenset({DealKind.COLLABORATION})


def as_announced(agreement: Agreement) -> Told:
    """The telling nearest to the signing; news before background, then the first."""

    def distance(told: Told) -> tuple[int, bool, bool, int, tuple[str, str]]:
        begin = agreement.begin
        away = abs(told.said - begin.first) if begin else told.said
        return away, told.is_step, not told.is_news, told.said, told.key

    return min(agreement.members, key=distance)


def settle_parties(agreement: Agreement, deal: str, owners: Owners) -> Iterator[SetAside | Inferred]:
    """What the view leaves out so that the parties are as announced: who signed, in the part that any telling gives it.

    Roles of successors, told later under their own name, are set aside, and pass to who signed. So is the bare
    `party`, and a bare "collaboration", where another telling says which part and which kind it is.
    """
    first = as_announced(agreement)
    signer = _signers(agreement, first, owners)
    exact: dict[str, set[Role]] = defaultdict(set)
    own: set[tuple[Role, str]] = set()
    for told in agreement.members:
        for role, organization in told.parties:
            own.add((role, organization))
            if role is not Role.PARTY:
                exact[signer.get(organization, organization)].add(role)
    for told in agreement.members:
        for (role, node), organization in zip(told.deal.parties, told.standing, strict=True):
            if signer.get(organization, organization) != organization:
                yield _aside(
                    told, BP[role.value], node, "the successor of a party; as announced, the party is who signed"
                )
            elif role is Role.PARTY and exact[organization]:
                yield _aside(told, BP.party, node, "another telling of this agreement says which part the party has")
        if (
            first.is_news
            and not told.is_news
            and told.kinds == _JOINT
            and not first.is_step
            and not first.kinds & _JOINT
        ):
            vague = str(code("deal-kind", DealKind.COLLABORATION))
            yield _aside(told, BP.dealKind, vague, "the release that announced this agreement says of which kind it is")
    for organization in sorted(exact):
        for role in sorted(exact[organization]):
            if (role, organization) not in own and organization in signer.values():
                yield Inferred(deal, str(BP[role.value]), organization, "its successor is told in this part")


def _signers(agreement: Agreement, first: Told, owners: Owners) -> dict[str, str]:
    """Who signed, by every name under which a party goes in the tellings.

    Of a party and who bought it after the signing, the party signed. Where it belonged to the other by then already,
    both names are of one house, and the telling nearest to the signing says which of them signed.
    """
    names: dict[str, set[str]] = {organization: {organization} for organization in first.organizations}
    for told in agreement.shapes:
        for organization, known in (counterparts(told, first, owners) or {}).items():
            names[known].add(organization)
    signed_on = agreement.begin.last if agreement.begin else min(told.said for told in agreement.members)

    def took_over(one: str, other: str) -> bool:
        named = (told.said for told in agreement.members if one in told.organizations)
        return any(owners.is_successor(one, other, day) for day in named) and not owners.is_successor(
            one, other, signed_on
        )

    signers: dict[str, str] = {}
    for known, house in names.items():
        before = {one for one in house if not any(took_over(one, other) for other in house - {one})}
        signer = known if known in before or not before else min(before)
        signers.update(dict.fromkeys(house, signer))
    return signers


def _aside(told: Told, predicate: str, value: str, why: str) -> SetAside:
    return SetAside(told.deal.release, told.node, str(predicate), value, why)
