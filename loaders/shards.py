"""What was read from a shard of releases, kept as one file of N-Quads.

Any program for RDF reads such a file: each release's graph, and its provenance in the graph of provenance. Comments
tell what the quads do not: where a release begins, how many deals it tells, and what could not be read.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from biopact.errors import EngineError
from biopact.loaders.ingest import Outcome, ReadRelease, Shard, Unchanged, read_shard
from biopact.loaders.places import Place
from biopact.loaders.sources import Unreadable
from biopact.loaders.version import reader_version
from biopact.ontology.terms import BASE
from biopact.text import Release

_HEAD = "# biopact shard 1\n"
_END = f" <{BASE}graph/provenance> ."
_ITEMS: dict[str, type[Unreadable | Unchanged]] = {"unreadable": Unreadable, "unchanged": Unchanged}
_WORDS = {kind: word for word, kind in _ITEMS.items()}


@dataclass(frozen=True, slots=True)
class Kept:
    """A shard's outcome that stands in a file of this name."""

    name: str


def shard_name(shard: Shard, base: str) -> str:
    """The name of the file for a shard: a digest of all that its outcome depends on.

    That is the text of each release and what its source says about it, the namespace, and the version of the reader.
    """
    told = [[reader_version(), base], *([type(item).__name__, *_told(item)] for item in shard)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:40] + ".nq.gz"


def _told(item: Release | Unreadable | Unchanged) -> list[Any]:
    if not isinstance(item, Release):
        return list(asdict(item).values())
    origin = None if item.origin is None else asdict(item.origin)
    return [
        item.identifier,
        item.sha256,
        item.source,
        item.title,
        item.date,
        item.issuers,
        item.body_start,
        origin,
    ]


def keep_shard(shard: Shard, base: str, place: Place, *, again: bool = False) -> Kept:
    """Read a shard and keep its outcome; one that is kept already is only read `again` if so."""
    name = shard_name(shard, base)
    if again or not place.has(name):
        # No time of writing and a low level: equal bytes for equal outcomes, and a fifteenth of the size all the same.
        written = "".join(_written(read_shard(shard, base))).encode("utf-8", "surrogatepass")
        place.write(name, gzip.compress(written, compresslevel=3, mtime=0))
    return Kept(name)


def _written(outcome: Outcome) -> Iterator[str]:
    yield _HEAD
    for item in outcome:
        if isinstance(item, ReadRelease):
            yield f"# read {json.dumps({'iri': item.iri, 'sha256': item.sha256, 'deals': item.deals})}\n"
            yield from _in_graph(item.graph, f" <{item.iri}> .")
            yield from _in_graph(item.provenance, _END)
        else:
            yield f"# {_WORDS[type(item)]} {json.dumps(asdict(item))}\n"


def _in_graph(triples: str, end: str) -> Iterator[str]:
    for line in triples.split("\n"):
        if line:
            yield f"{line.removesuffix(' .')}{end}\n"


def kept_outcome(place: Place, kept: Kept) -> Outcome:
    """What was read from a shard that is kept. Raises EngineError if its file is gone or another program's."""
    content = place.read(kept.name)
    if content is None:
        raise EngineError(
            f"The shard {kept.name} is not where its worker wrote it: "
            "give a folder that all workers and this machine share, or an address such as s3://bucket/shards."
        )
    try:
        text = gzip.decompress(content).decode("utf-8", "surrogatepass")
    except (OSError, EOFError, ValueError) as error:
        raise EngineError(f"The shard {kept.name} cannot be read ({error}): delete it, and load again.") from error
    if not text.startswith(_HEAD):
        raise EngineError(f"The shard {kept.name} was written by another version: delete it, and load again.")
    # A line break within a literal is written as an escape, so that only a comment stands like this.
    return tuple(_item(block) for block in text.removesuffix("\n").split("\n# ")[1:])


def _item(block: str) -> ReadRelease | Unreadable | Unchanged:
    """An item from its comment, without the sign of one, and the quads below it."""
    comment, *quads = block.split("\n")
    word, _, given = comment.partition(" ")
    told = json.loads(given)
    if word in _ITEMS:
        return _ITEMS[word](**told)
    end = f" <{told['iri']}> ."
    graph = "".join(f"{quad.removesuffix(end)} .\n" for quad in quads if quad.endswith(end))
    made = "".join(f"{quad.removesuffix(_END)} .\n" for quad in quads if quad.endswith(_END))
    return ReadRelease(graph=graph, provenance=made, **told)
