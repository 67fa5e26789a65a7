"""Facts that say the same have one canonical form, and facts that do not have two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from biopact.codes import Disclosure, Telling
from biopact.facts import Deal, Organization, Payment, ReleaseFacts, Stated
from biopact.loaders.triples import canonical
from tests.loaders.sample import ACME, LEAD, RELEASE, TITLE, payments, sample
from tests.loaders.strategies import release_facts


@given(release_facts())
@settings(deadline=None, max_examples=25)
def test_the_canonical_form_is_its_own(facts: ReleaseFacts) -> None:
    assert canonical(canonical(facts)) == canonical(facts)


def with_deal(change: Callable[[Deal], Deal]) -> ReleaseFacts:
    first, *others = sample().deals
    return replace(sample(), deals=(change(first), *others))


def with_payment(payment: Payment) -> ReleaseFacts:
    return with_deal(lambda deal: replace(deal, payments=(payment,)))


SAME = {
    "issuers in another order": replace(sample(), issuers=sample().issuers[::-1]),
    "things in another order": replace(sample(), things=sample().things[::-1]),
    "deals in another order": replace(sample(), deals=sample().deals[::-1]),
    "relations in another order": replace(sample(), relations=sample().relations[::-1]),
    "posts in another order": replace(sample(), memberships=sample().memberships[::-1]),
    "counts in another order": replace(sample(), counts=sample().counts[::-1]),
    "kinds in another order": with_deal(lambda deal: replace(deal, kinds=deal.kinds[::-1])),
    "parties in another order": with_deal(lambda deal: replace(deal, parties=deal.parties[::-1])),
    "subjects in another order": with_deal(lambda deal: replace(deal, subjects=deal.subjects[::-1])),
    "evidence in another order": with_deal(lambda deal: replace(deal, evidence=deal.evidence[::-1])),
    "evidence twice": with_deal(lambda deal: replace(deal, evidence=deal.evidence * 2)),
    "confidence to more decimals": with_deal(lambda deal: replace(deal, confidence=0.8604)),
    "a thing that is only named": replace(sample(), things=sample().things[1:]),
}

OTHER = {
    "no title": replace(sample(), title=None),
    "another title": replace(sample(), title=Stated("Acme", TITLE)),
    "other words for the date": replace(sample(), date=Stated("2011-03-04", LEAD)),
    "one issuer": replace(sample(), issuers=sample().issuers[:1]),
    "a further thing": replace(sample(), things=(*sample().things, Organization("gamma", "Gamma"))),
    "another name": replace(sample(), things=(replace(ACME, name="Acme Ltd"), *sample().things[1:])),
    "one post": replace(sample(), memberships=sample().memberships[:1]),
    "one count": replace(sample(), counts=sample().counts[:1]),
    "one relation less": replace(sample(), relations=sample().relations[1:]),
    "another confidence": with_deal(lambda deal: replace(deal, confidence=0.87)),
    "another telling": with_deal(lambda deal: replace(deal, telling=Telling.BACKGROUND)),
    "sums in another order": with_deal(lambda deal: replace(deal, payments=deal.payments[::-1])),
    "steps in another order": with_deal(lambda deal: replace(deal, events=deal.events[::-1])),
    "exclusive rights": with_deal(lambda deal: replace(deal, exclusive=Stated(True, LEAD))),
    "no royalties": with_deal(lambda deal: replace(deal, royalty=None)),
    "less evidence": with_deal(lambda deal: replace(deal, evidence=deal.evidence[:1])),
}


@pytest.mark.parametrize("change", SAME)
def test_the_same_facts_said_otherwise_have_the_same_form(change: str) -> None:
    assert SAME[change] != sample()
    assert canonical(SAME[change]) == canonical(sample())


@pytest.mark.parametrize("change", OTHER)
def test_other_facts_have_another_form(change: str) -> None:
    assert canonical(OTHER[change]) != canonical(sample())


def test_a_sum_that_is_kept_back_has_no_money_and_no_limit() -> None:
    stated = next(payment for payment in payments() if payment.up_to)
    kept_back = replace(stated, disclosure=Disclosure.WITHHELD)
    assert canonical(with_payment(kept_back)) == canonical(with_payment(replace(kept_back, money=None, up_to=False)))
    assert canonical(with_payment(kept_back)) != canonical(with_payment(stated))


def test_amounts_are_compared_as_numbers() -> None:
    first = payments()[0]
    assert first.money is not None
    written = replace(first, money=replace(first.money, amount=Decimal("12500000.5")))
    assert canonical(with_payment(written)) == canonical(with_payment(first))


def test_every_mention_of_a_thing_is_the_same_thing() -> None:
    longer = replace(ACME, name="Acme Holding AG", aliases=())
    merged = replace(ACME, aliases=("Acme", "Acme Holding AG"))
    facts = canonical(ReleaseFacts(RELEASE, issuers=(longer,), things=(ACME,)))
    assert facts.issuers == facts.things == (merged,)


def test_a_relation_that_is_told_twice_is_one_with_the_evidence_of_both() -> None:
    first = sample().relations[0]
    facts = canonical(ReleaseFacts(RELEASE, relations=(first, replace(first, evidence=TITLE, confidence=0.5))))
    assert facts.relations == (replace(first, evidence=(*TITLE, *LEAD)),)
