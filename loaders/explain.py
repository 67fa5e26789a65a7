"""Why a release was read as it was: every finding of every rule, and what became of it.

Reading itself keeps no account; here the rules are tried once more, one by one, and what they find is held against what
was put together. A finding is found (it is part of a fact), refused (its words match a rule that they do not satisfy,
or stand where nothing is read), or unassembled (it holds by itself, and no fact was made of it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from biopact.loaders.assemble.draft import DealDraft
from biopact.loaders.assemble.relations import RelationDraft
from biopact.loaders.assemble.tellings import DEAL_RULES, tellings_of
from biopact.loaders.clauses import clauses
from biopact.loaders.document import Document, Kind
from biopact.loaders.read import drafts_of
from biopact.loaders.rule import Found, Rule
from biopact.loaders.rules.deal import DealFinding
from biopact.loaders.rules.payments import PAYMENTS
from biopact.loaders.rules.products import PRODUCT_RULES
from biopact.loaders.rules.royalties import ROYALTIES
from biopact.loaders.rules.subsidiaries import SUBSIDIARIES
from biopact.loaders.skeleton import MONEY, Skeleton
from biopact.text import Release, Span

_FIRST_SUM = ord(MONEY[1])  # the mark of a sentence's first sum
_QUOTED = "somebody's own words are not read"
_NOT_SAID = "the words match the rule and do not say it"


class Fate(StrEnum):
    """What became of a finding."""

    FOUND = "found"
    REFUSED = "refused"
    UNASSEMBLED = "unassembled"


@dataclass(frozen=True, slots=True)
class Account:
    """One finding: what became of it, its kind, rule and place, and the fact it is part of or why there is none."""

    fate: Fate
    kind: str
    rule: str
    span: Span
    why: str


def explain(release: Release) -> tuple[Account, ...]:
    """Every finding in a release, in the order of the text; none for a release of another trade."""
    document, skeletons, deals, relations = drafts_of(release)
    found = [*_in_deals(document, deals), *_in_relations(document, relations)]
    accounts = list(found)
    for skeleton in skeletons:
        for account in (*_other_deals(document, skeleton, deals), *_other_terms(skeleton, deals), *_other(skeleton)):
            if not any(_same(one, account) for one in found):
                accounts.append(account)
    return tuple(sorted(dict.fromkeys(accounts), key=lambda one: (one.span, one.kind, one.rule, one.fate, one.why)))


def _same(one: Account, other: Account) -> bool:
    return (one.kind, one.rule) == (other.kind, other.rule) and one.span.overlaps(other.span)


# ---- what facts were made of ----------------------------------------------------------------------------------------


def _in_deals(document: Document, deals: Sequence[DealDraft]) -> Iterator[Account]:
    for deal in deals:
        part_of = _named(document, deal)
        for found in deal.findings:
            yield _account(Fate.FOUND, "deal", found, part_of)
        for payment in deal.payments:
            yield _account(Fate.FOUND, "money", payment, f"{payment.value.kind} of {part_of}")
        if deal.royalty is not None:
            yield _account(Fate.FOUND, "royalty", deal.royalty, f"of {part_of}")


def _in_relations(document: Document, relations: Sequence[RelationDraft]) -> Iterator[Account]:
    for relation in relations:
        other = relation.object if isinstance(relation.object, str) else _name(document, *relation.object)
        said = f"{_name(document, *relation.subject)} {relation.predicate} {other}"
        yield Account(Fate.FOUND, "relation", relation.rule, relation.span, said)


# ---- what none was made of ------------------------------------------------------------------------------------------


def _other_deals(document: Document, skeleton: Skeleton, deals: Sequence[DealDraft]) -> Iterator[Account]:
    """What the deal rules find in a sentence and no deal holds."""
    kept = tellings_of(document, skeleton)
    for bones in (skeleton, *clauses(skeleton)):
        for found in _tried(DEAL_RULES, bones):
            if bones is not skeleton and found.start > 1:
                continue  # of a clause only what its own subject does is read
            fate, why = _fate_of_deal(document, found, kept, deals)
            yield _account(fate, "deal", found, why)


def _fate_of_deal(
    document: Document, found: Found[Any], kept: Sequence[Found[DealFinding]], deals: Sequence[DealDraft]
) -> tuple[Fate, str]:
    if found.skeleton.sentence.quoted:
        return Fate.REFUSED, _QUOTED
    if found.value is None:
        return Fate.REFUSED, _NOT_SAID
    parties = found.value.parties
    if len(parties) < 2:
        return Fate.REFUSED, "it names fewer than two parties"
    telling = next((one for one in kept if one.rule == found.rule and one.value.parties <= parties), None)
    same = next((deal for deal in deals if set(deal.parties) >= parties), None)
    if telling is None:
        better = next((one for one in kept if len(one.value.parties & parties) >= 2), None)
        if better is not None:
            return Fate.UNASSEMBLED, f"{better.rule} reads the same parties in this sentence"
        return Fate.REFUSED, "a party is no company, or no deal is told in such a sentence"
    if same is not None:
        return Fate.UNASSEMBLED, f"it tells again of {_named(document, same)}"
    return Fate.UNASSEMBLED, "a side is only guessed, and the news is of others"


def _other_terms(skeleton: Skeleton, deals: Sequence[DealDraft]) -> Iterator[Account]:
    """Sums and royalties of a sentence that no deal holds."""
    held = {(one.value.sum.amount, one.value.sum.currency) for deal in deals for one in deal.payments}
    taken: set[str] = set()
    for found in _tried(PAYMENTS, skeleton):
        if found.value is None or found.value.mark in taken:
            continue
        taken.add(found.value.mark)
        if (found.value.sum.amount, found.value.sum.currency) in held:
            yield _account(Fate.UNASSEMBLED, "money", found, "a deal holds this sum already")
        else:
            yield _account(*_homeless("money", found, deals))
    for number, sum_ in enumerate(skeleton.sums):
        if chr(_FIRST_SUM + number) not in taken:
            yield Account(Fate.REFUSED, "money", "", sum_.span, "no rule knows this sum as a payment")
    for royalty in _tried(ROYALTIES, skeleton):
        if royalty.value is None:
            yield _account(Fate.REFUSED, "royalty", royalty, _NOT_SAID)
        elif any(deal.royalty is not None for deal in deals):
            yield _account(Fate.UNASSEMBLED, "royalty", royalty, "a deal holds royalties already")
        else:
            yield _account(*_homeless("royalty", royalty, deals))


def _homeless(kind: str, found: Found[Any], deals: Sequence[DealDraft]) -> tuple[Fate, str, Found[Any], str]:
    if found.skeleton.sentence.quoted:
        return Fate.REFUSED, kind, found, _QUOTED
    why = "it fits no deal told near it" if deals else "the release tells of no deal"
    return Fate.UNASSEMBLED, kind, found, why


def _other(skeleton: Skeleton) -> Iterator[Account]:
    """Relations of a sentence that were refused, or that another one made superfluous."""
    for found in _tried((*PRODUCT_RULES, *SUBSIDIARIES), skeleton):
        if found.skeleton.sentence.quoted:
            yield _account(Fate.REFUSED, "relation", found, _QUOTED)
        elif found.value is None:
            yield _account(Fate.REFUSED, "relation", found, _NOT_SAID)
        else:
            yield _account(Fate.UNASSEMBLED, "relation", found, "another relation says as much")


# ---- words ----------------------------------------------------------------------------------------------------------


def _tried(rules: Sequence[Rule[Any]], skeleton: Skeleton) -> Iterator[Found[Any]]:
    """Every match of every rule, with None for its value where the rule refuses the words."""
    for rule in rules:
        for match in rule.pattern.finditer(skeleton.text):
            yield Found(rule.read(match, skeleton), skeleton, match.start(), match.end(), rule.name)


def _account(fate: Fate, kind: str, found: Found[Any], why: str) -> Account:
    return Account(fate, kind, found.rule, found.skeleton.span(found.start, found.end), why)


def _named(document: Document, deal: DealDraft) -> str:
    names = ", ".join(document.organizations[number].name for number in deal.parties)
    return f"{'/'.join(deal.kinds)}: {names} ({deal.telling})"


def _name(document: Document, kind: Kind, index: int) -> str:
    entries: Sequence[Any] = document.organizations
    if kind is not Kind.ORGANIZATION:
        entries = document.products if kind is Kind.PRODUCT else document.technologies
    return str(entries[index].name)
