"""What the clause behind an agreement makes of it: kinds where its noun names none, and who gives and takes."""

from __future__ import annotations

import pytest

from biopact.loaders.read import read
from biopact.text import Release

LEAD = (
    "BOSTON, May 3, 2021 -- Alpha Pharmaceuticals Inc. today announced an agreement with Beta Therapeutics Ltd., a "
    "biotechnology company, {clause}. The two drug companies treat patients with cancer in clinical trials."
)


@pytest.mark.parametrize(
    ("clause", "kind", "roles"),
    [
        ("under which Alpha will acquire all outstanding shares of Beta", "acquisition", "acquirer acquired"),
        ("under which Beta will sell its vaccine business", "asset-purchase", "buyer seller"),
        ("whereby Alpha will supply drug substance", "supply", "supplier customer"),
        ("pursuant to which Beta has obtained exclusive rights to a new antibody", "license", "licensor licensee"),
        ("granting Beta an exclusive license to its antibody", "license", "licensor licensee"),
        ("to distribute its vaccine in Japan", "distribution", "licensee licensor"),
        ("to discover new antibodies", "collaboration", "party party"),
    ],
)
def test_the_clause_says_what_a_bare_agreement_is_for(clause: str, kind: str, roles: str) -> None:
    title = "Alpha Pharmaceuticals and Beta Therapeutics Announce Agreement"
    facts = read(Release("r", f"{title}\n\n{LEAD.format(clause=clause)}\n"))
    (deal,) = facts.deals
    assert deal.kinds[0] == kind
    found = {party.organization.name.split()[0]: str(party.role) for party in deal.parties}
    assert found == dict(zip(("Alpha", "Beta"), roles.split(), strict=True))
