"""What people decide a node to be goes before its name and its context."""

from __future__ import annotations

import pytest

from biopact.ontology.terms import BASE
from biopact.resolution.names.join import join_things
from biopact.resolution.resolved import Ground
from biopact.resolution.told import ThingTold

ORGANIZATION, RELEASE = f"{BASE}organization/", f"{BASE}release/one"
MERCK = ThingTold(RELEASE, f"{ORGANIZATION}merck-in-one", "organization", "Merck", places=("Darmstadt, Germany",))
OTHER = ThingTold(f"{BASE}release/two", f"{ORGANIZATION}mrk", "organization", "Merk Gruppe")


@pytest.mark.parametrize("line", ["merck-co", "merck-kgaa"])
def test_an_ambiguous_name_is_what_a_person_says_whatever_the_context(line: str) -> None:
    found = join_things([MERCK], same=[(MERCK.node, ORGANIZATION + line)])
    assert [(it.stands_for, it.ground) for it in found.joins] == [(ORGANIZATION + line, Ground.DECISION)]
    assert found.questions == ()


def test_a_chain_of_decisions_ends_at_the_registry() -> None:
    same = [(MERCK.node, OTHER.node), (OTHER.node, f"{ORGANIZATION}merck-co")]
    found = join_things([MERCK, OTHER], same=same)
    assert {it.node: it.stands_for for it in found.joins} == {
        MERCK.node: f"{ORGANIZATION}merck-co",
        OTHER.node: f"{ORGANIZATION}merck-co",
    }
