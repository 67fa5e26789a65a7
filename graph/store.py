"""The store: one named graph for each release, the provenance of all of them, and SPARQL over the whole.

Oxigraph answers queries over "all graphs" by listing a triple once for each graph that holds it, which would count
a deal told by six releases six times. So the default graph is kept as the true union: each triple stands in it once,
and leaves it with the last graph that holds it. Every change is one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple, Variable

from biopact.errors import QueryError, StoreError
from biopact.graph.folder import check_folder, opening_sentence
from biopact.graph.sparql import refuse_unsafe, syntax_sentence
from biopact.ontology.serialize import PREFIXES, canonical
from biopact.ontology.terms import BASE, BP

if TYPE_CHECKING:
    from rdflib import Dataset

PROVENANCE = NamedNode(f"{BASE}graph/provenance")
_UNION = DefaultGraph()
_DCTERMS = PREFIXES["dcterms"]

Answer = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples


@dataclass(frozen=True, slots=True, order=True)
class StoredRelease:
    """A release in the store, with what its graph says of it; None where it says nothing."""

    iri: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    sha256: str | None = None


class Store:
    """Named graphs on disk or in memory. Use it as a context manager, or call `close` to free its lock.

    >>> with Store.memory() as store:
    ...     fact = Triple(NamedNode("http://example.org/a"), NamedNode("http://example.org/p"), Literal("b"))
    ...     store.put_release("http://example.org/release", [fact])
    ...     len(list(store.quads()))
    1
    """

    def __init__(self, inner: pyoxigraph.Store, path: Path | None = None) -> None:
        self._opened: pyoxigraph.Store | None = inner
        self.path = path

    @classmethod
    def memory(cls) -> Store:
        """An empty store that lives as long as the object."""
        return cls(pyoxigraph.Store())

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False) -> Store:
        """The store in the folder `path`; made there if `create` and nothing is.

        A read-only store sees what was written before it was opened, and opens beside a process that writes.
        Raises StoreError if the folder is missing, is no store, or is held by another process.
        """
        check_folder(path, may_create=create and not read_only)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            inner = pyoxigraph.Store.read_only(str(path)) if read_only else pyoxigraph.Store(path)
        except (OSError, RuntimeError) as error:
            raise StoreError(opening_sentence(path, error)) from error
        return cls(inner, path)

    def close(self) -> None:
        """Free the store and its lock on disk; answers not yet read keep the lock until they are dropped."""
        self._opened = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def _inner(self) -> pyoxigraph.Store:
        if self._opened is None:
            raise StoreError("The store is closed: open it again to use it.")
        return self._opened

    # ---- writing ----------------------------------------------------------------------------------------------------

    def put_release(self, release: str, triples: Iterable[Triple], provenance: Iterable[Triple] = ()) -> None:
        """Make these triples the graph named `release`, and these its provenance, instead of what stood there.

        All or nothing: after any error, a kill included, the store holds the old release or the new one.
        Blank nodes become IRIs below the release (`<release>#c14n0`), so that graphs never share one.
        Raises StoreError if the store cannot be written.
        """
        name = NamedNode(release)
        wanted = {_in(name, triple) for triple in _with_iris(triples, release)}
        wanted |= {_in(PROVENANCE, triple) for triple in _with_iris(provenance, release)}
        present = self._of_release(name)
        self._change(present, _as_kept(wanted) if present else wanted)

    def remove_release(self, release: str) -> bool:
        """Take out the graph named `release` and its provenance; False if it was not there."""
        present = self._of_release(NamedNode(release))
        self._change(present, set())
        return bool(present)

    def _of_release(self, name: NamedNode) -> set[Quad]:
        return set(self._inner.quads_for_pattern(None, None, None, name)) | self._provenance_of(name)

    def _provenance_of(self, release: NamedNode) -> set[Quad]:
        """What the provenance graph says of the release and of nothing else.

        That is the release, whatever points to it, and what these point to in turn, except nodes that something
        else points to as well, such as the version of the tool that read many releases.
        """
        owned: dict[object, None] = {release: None}
        for quad in self._inner.quads_for_pattern(None, None, release, PROVENANCE):
            if isinstance(quad.subject, NamedNode) and not self._inner.contains_named_graph(quad.subject):
                owned[quad.subject] = None
        waiting = list(owned)
        found: set[Quad] = set()
        while waiting:
            node = waiting.pop()
            assert isinstance(node, NamedNode)
            for quad in self._inner.quads_for_pattern(node, None, None, PROVENANCE):
                found.add(quad)
                if isinstance(quad.object, NamedNode) and quad.object not in owned:
                    pointing = self._inner.quads_for_pattern(None, None, quad.object, PROVENANCE)
                    if all(other.subject in owned for other in pointing):
                        owned[quad.object] = None
                        waiting.append(quad.object)
        return found

    def _change(self, present: set[Quad], wanted: set[Quad]) -> None:
        removed, added = present - wanted, wanted - present
        kept = {quad.triple for quad in added}
        removed |= {
            _in(_UNION, quad.triple) for quad in removed if quad.triple not in kept and self._is_last(quad, removed)
        }
        added |= {_in(_UNION, triple) for triple in kept}
        try:
            if removed:
                self._inner.update(f"DELETE DATA {{ {_group(removed)} }} ; INSERT DATA {{ {_group(added)} }}")
            else:
                self._inner.extend(added)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"The store {self.path or 'in memory'} was left as it is: {error}.") from error

    def _is_last(self, quad: Quad, removed: set[Quad]) -> bool:
        holding = self._inner.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return all(other in removed or other.graph_name == _UNION for other in holding)

    # ---- reading ----------------------------------------------------------------------------------------------------

    def query(self, sparql: str, bind: dict[str, NamedNode | Literal] | None = None) -> Answer:
        """The answer to a SPARQL query over the union of all graphs; `GRAPH ?release { … }` asks single ones.

        `bind` fixes variables of the SELECT clause. Raises QueryError for a text that cannot be parsed, for updates,
        and for SERVICE.
        """
        refuse_unsafe(sparql)
        substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): value for name, value in (bind or {}).items()
        }
        try:
            return self._inner.query(sparql, substitutions=substitutions)
        except SyntaxError as error:
            raise QueryError(syntax_sentence(sparql, error)) from error
        except UnicodeEncodeError as error:
            raise QueryError("The query holds half of a surrogate pair: write it as UTF-8 text.") from error

    def releases(self) -> tuple[StoredRelease, ...]:
        """The releases in the store, by IRI."""
        names = sorted(name.value for name in self._inner.named_graphs() if isinstance(name, NamedNode))
        return tuple(self._release(NamedNode(name)) for name in names if name != PROVENANCE.value)

    def _release(self, name: NamedNode) -> StoredRelease:
        def value(predicate: str) -> str | None:
            said = self._inner.quads_for_pattern(name, NamedNode(predicate), None, name)
            return min(
                (quad.object.value for quad in said if isinstance(quad.object, NamedNode | Literal)), default=None
            )

        return StoredRelease(
            iri=name.value,
            title=value(_DCTERMS + "title"),
            date=value(_DCTERMS + "issued"),
            source=value(_DCTERMS + "source"),
            sha256=value(BP.textSha256),
        )

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The statements of one named graph, or of all of them; the union in the default graph is left out."""
        if graph is not None:
            yield from self._inner.quads_for_pattern(None, None, None, NamedNode(graph))
            return
        for name in self.graphs():
            yield from self._inner.quads_for_pattern(None, None, None, NamedNode(name))

    def graphs(self) -> tuple[str, ...]:
        """The names of all graphs, provenance included, in alphabetical order."""
        return tuple(sorted(name.value for name in self._inner.named_graphs() if isinstance(name, NamedNode)))

    def as_rdflib(self) -> Dataset:
        """A copy for rdflib: a Dataset whose default graph is the union, with the usual prefixes bound."""
        from biopact.graph.rdflib_copy import to_dataset

        return to_dataset(self.quads())


def _in(graph: NamedNode | DefaultGraph, triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _as_kept(quads: set[Quad]) -> set[Quad]:
    """The quads as Oxigraph gives them back: it writes 1.50 as 1.5, and only so can old and new be compared."""
    scratch = pyoxigraph.Store()
    scratch.extend(quads)
    return set(scratch)


def _with_iris(triples: Iterable[Triple], release: str) -> Iterator[Triple]:
    for triple in canonical(triples):
        subject, thing = triple.subject, triple.object
        if isinstance(subject, BlankNode):
            subject = NamedNode(f"{release}#{subject.value}")
        if isinstance(thing, BlankNode):
            thing = NamedNode(f"{release}#{thing.value}")
        yield Triple(subject, triple.predicate, thing)


def _group(quads: Iterable[Quad]) -> str:
    return " ".join(
        f"{quad.triple} ." if quad.graph_name == _UNION else f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
        for quad in quads
    )
