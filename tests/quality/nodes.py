"""What becomes one thing over 300 releases of biotech: every organization that goes by several names, for reading.

    python tests/quality/nodes.py             nodes, names and contexts of each, then what is left as a question

The releases are drawn by a hash from those that ../shared/corpus marks as of biotech, and so the same everywhere.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))  # as a script it still finds its neighbours

from biopact.codes import Predicate
from biopact.facts import Organization, ReleaseFacts
from biopact.loaders.read import read
from biopact.loaders.sources.plain import decode
from biopact.resolution.forms import normal
from biopact.resolution.names import join_things
from biopact.resolution.told import ThingTold
from tests.quality.scoring import corpus

DRAWN = 300


def drawn() -> list[tuple[str, str]]:
    """The identifiers and texts of the releases drawn."""
    of_biotech = [(row["id"], row["text"]) for row in corpus() if row["biotech"] and row["text"].strip()]
    return sorted(of_biotech, key=lambda one: hashlib.sha256(one[0].encode()).hexdigest())[:DRAWN]


def told_by(facts: ReleaseFacts) -> Iterator[ThingTold]:
    """The organizations of one release with their tickers and places; nodes are identifiers alone."""
    said: dict[tuple[str, Predicate], list[str]] = defaultdict(list)
    for relation in facts.relations:
        if relation.predicate in (Predicate.TICKER, Predicate.LOCATION):
            said[relation.subject.id, relation.predicate].append(getattr(relation.object, "name", str(relation.object)))
    for thing in facts.things:
        if isinstance(thing, Organization):
            tickers, places = (tuple(said[thing.id, one]) for one in (Predicate.TICKER, Predicate.LOCATION))
            node = f"{thing.segment}/{thing.id}"
            yield ThingTold(
                facts.release.identifier,
                node,
                thing.segment,
                thing.name,
                thing.aliases,
                tickers,
                places,
                thing.undisclosed,
            )


def main() -> int:
    """Print what is one thing under several names."""
    told = [
        one
        for identifier, text in drawn()
        for one in told_by(read(decode(text.encode("utf-8"), identifier, identifier)))
    ]
    joined = join_things(told)
    stands_for = {(join.node, join.release): join.stands_for for join in joined.joins}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    contexts: dict[str, Counter[str]] = defaultdict(Counter)
    nodes: dict[str, set[str]] = defaultdict(set)
    for one in told:
        thing = stands_for.get((one.node, one.release)) or stands_for.get((one.node, None)) or one.node
        names[thing].update((one.name, *one.aliases))
        contexts[thing].update((*one.tickers, *one.places))
        nodes[thing].add(one.node)
    several = [thing for thing in sorted(names) if len({normal(name) for name in names[thing]}) > 1]
    for thing in several:
        print(thing, sorted(nodes[thing] - {thing}), dict(names[thing].most_common()), *contexts[thing])
    for question in joined.questions:
        print("?", *question.nodes, question.why)
    print(f"{len(told)} tellings, {len(names)} things, {len(several)} under several names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
