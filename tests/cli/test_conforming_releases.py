"""What is read of releases that were not written for this project conforms, too, and is said in defined terms."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyoxigraph import NamedNode

from biopact.graph.store import Store
from biopact.ontology.terms import BP, CODE_LISTS, CODES, ONTOLOGY, code
from tests.cli.conftest import Demo, Run

EVERY = 6
"""Of the annotated releases, every so many are read."""


def test_a_sample_of_the_annotated_releases_conforms(run: Run, shared: Path, tmp_path: Path) -> None:
    texts = sorted((shared / "gold" / "dev").glob("*.txt"))[::EVERY]
    assert len(texts) > 20
    (tmp_path / "releases").mkdir()
    for text in texts:
        shutil.copy(text, tmp_path / "releases")
    assert run("load", tmp_path / "releases", "--store", tmp_path / "store").exit_code == 0
    done = run("validate", "--store", tmp_path / "store")
    assert done.exit_code == 0, done.output
    assert f"{len(texts)} releases checked" in done.stdout


def test_a_store_speaks_in_terms_that_are_defined(demo: Demo) -> None:
    """In all its graphs: what releases say, provenance, resolution, owners and the view."""
    defined = {str(code(name, member)) for name, members in CODE_LISTS.items() for member in members}
    defined |= {str(term) for term in dir(BP)}
    with Store.open(Path(demo.store), read_only=True) as store:
        named = {
            term.value
            for quad in (*store.quads(), *store.view())
            for term in quad.triple
            if isinstance(term, NamedNode) and term.value.startswith((ONTOLOGY, CODES))
        }
    assert named - defined == set()
    assert {str(BP.Join), str(BP.Ownership), str(BP.standsFor), str(BP.textFingerprint)} <= named
