"""The store: one named graph for each release, the provenance of all of them, and SPARQL over the whole.

A release's graph holds what the release says and is never changed. The default graph, which queries ask, is the view of
all releases together: each node gives way to the one that stands for it, what is set aside is left out, and each triple
stands in it once, until the last release that says it goes. `biopact.graph.view` makes it.

Every change is one transaction.
"""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import IO, TYPE_CHECKING, Protocol, Self, cast

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, Variable

from biopact.errors import QueryError, StoreError
from biopact.graph.folder import check_folder, opening_sentence
from biopact.graph.index.reader import Reader
from biopact.graph.index.tables import Tables, opened, tables
from biopact.graph.quads import UNION, as_kept, as_text, in_graph, with_iris
from biopact.graph.sparql import refuse_unsafe, syntax_sentence
from biopact.graph.stored import StoredRelease, provenance_of, stored_release
from biopact.graph.view.adding import Written, as_quads, is_as_said, leaving, take_out
from biopact.graph.view.change import Change
from biopact.graph.view.found import InStore
from biopact.graph.view.gather import provenance, releases_told, told
from biopact.graph.view.marks import made_of, marked, marks
from biopact.graph.view.names import APART, MADE, PROVENANCE, RESOLUTION
from biopact.graph.view.records import TYPE, from_triples
from biopact.graph.view.refresh import amended, made_anew
from biopact.graph.view.view import View
from biopact.ontology.serialize import triples_in
from biopact.resolution.decisions.verdicts import Verdicts
from biopact.resolution.resolve import together
from biopact.resolution.resolved import Resolved
from biopact.resolution.told import DealTold, ReleaseTold, ThingTold

if TYPE_CHECKING:
    import pandas
    from rdflib import Dataset, Graph

__all__ = ["PROVENANCE", "Answer", "Store", "StoredRelease"]

Resolve = Callable[[tuple[ThingTold, ...], tuple[DealTold, ...]], Resolved]
"""From what all releases tell of things and deals to what they say together."""

_TRIES = 20
"""How often a store is tried to be opened whose files another process is changing."""

_BULK = 1_000_000
"""Bytes from which adding in bulk is quicker: it writes a dozen files, sorted, instead of a log of each statement."""


class Sink(Protocol):
    """What bytes can be written to, as files are."""

    def write(self, chunk: bytes, /) -> int: ...

    def flush(self) -> None: ...


Answer = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples


class Store:
    """Named graphs on disk or in memory. Use it as a context manager, or call `close` to free its lock.

    >>> with Store.memory() as store:
    ...     fact = Triple(NamedNode("http://example.org/a"), NamedNode("http://example.org/p"), Literal("b"))
    ...     store.put_release("http://example.org/release", [fact])
    ...     len(list(store.quads()))
    1
    """

    def __init__(self, inner: pyoxigraph.Store, path: Path | None = None, *, is_read_only: bool = False) -> None:
        self._opened: pyoxigraph.Store | None = inner
        self._is_written = False
        self._is_read_only = is_read_only
        self._index: Connection | None = None
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
        if not (path / "CURRENT").is_file():
            _make_folder(path)
        inner = _opened(path, read_only=read_only)
        if not read_only:
            # What Oxigraph was still sorting when a run was killed.
            for unused in path.glob("bulk-*.sst"):
                unused.unlink(missing_ok=True)
        if (left := leaving(inner)) and not read_only:
            take_out(inner, left)
        elif left:
            # Either the process that writes it is about to do so, or was ended.
            with suppress(StoreError):
                cls.open(path, create=False).close()
            inner = _opened(path, read_only=True)
        if read_only and not _is_current(inner):
            raise StoreError(f"The store {path} was made by another version of biopact: run `biopact refresh` on it.")
        return cls(inner, path, is_read_only=read_only)

    def close(self) -> None:
        """Free the store and its lock on disk; answers not yet read keep the lock until they are dropped."""
        if self._opened is not None and self._is_written:
            # Else whoever opens it next has to go through the log of all that was written.
            self._opened.flush()
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

        The view shows them with the joins known so far; `refresh` finds new ones.
        All or nothing: after any error, a kill included, the store holds the old release or the new one.
        Blank nodes become IRIs below the release (`<release>#c14n0`), so that graphs never share one.
        Raises StoreError if the store cannot be written.
        """
        self.put_releases([(release, triples, provenance)])

    def put_releases(self, releases: Iterable[tuple[str, Iterable[Triple], Iterable[Triple]]]) -> None:
        """The same for several releases in one transaction: name, graph and provenance of each, no name twice."""
        put = [(NamedNode(release), _quads(release, triples, provenance)) for release, triples, provenance in releases]
        self._put(put)

    def add_releases(self, releases: Iterable[Written]) -> None:
        """The same for releases as the reader writes them, no name twice: new ones are added in bulk.

        All or nothing for all that are new, and then for all that take another's place. Raises StoreError if the store
        cannot be written.
        """
        view = self._known()
        new: list[Written] = []
        others: list[Written] = []
        nothing_found = not self._inner.contains_named_graph(RESOLUTION)
        for release in releases:
            is_new = not self._inner.contains_named_graph(NamedNode(release[0]))
            (new if is_new and (nothing_found or is_as_said(view, release)) else others).append(release)
        if new:
            text, removed = as_quads(self._inner, view, new)
            touched = marks(self._inner, (NamedNode(name) for name, _, _ in new))
            content = (text + "".join(f"{quad} .\n" for quad in touched)).encode("utf-8")
            with self._unharmed():
                self._inner.update(f"CREATE SILENT GRAPH {MADE}")
                load = self._inner.bulk_load if len(content) > _BULK else self._inner.load
                # The reader makes no node or literal that is none: they need not be looked at again.
                load(content, RdfFormat.N_QUADS, lenient=True)
                self._is_written = True
                take_out(self._inner, removed)
        if others:
            self.put_releases((name, triples_in(said), triples_in(made)) for name, said, made in others)

    def remove_release(self, release: str) -> bool:
        """Take out the graph named `release` and its provenance; False if it was not there."""
        return bool(self.remove_releases([release]))

    def remove_releases(self, releases: Iterable[str]) -> tuple[str, ...]:
        """The same for several releases in one transaction; gives those that were there."""
        there = [NamedNode(release) for release in dict.fromkeys(releases)]
        there = [name for name in there if self._inner.contains_named_graph(name)]
        if there:
            self._put([(name, set[Quad]()) for name in there])
        return tuple(name.value for name in there)

    def _put(self, releases: Sequence[tuple[NamedNode, set[Quad]]]) -> None:
        """Make these the graphs and the provenance of releases."""
        change = Change(self._inner, self._known())
        provenance = provenance_of(self._inner, [name for name, _ in releases])
        made = {quad for _, quads in releases for quad in quads if quad.graph_name == PROVENANCE}
        change.graph(provenance, as_kept(made) if provenance else made)
        for name, quads in releases:
            present = set(self._inner.quads_for_pattern(None, None, None, name))
            wanted = {quad for quad in quads if quad.graph_name == name}
            change.put(name, present, as_kept(wanted) if present else wanted)
        change.added |= set(marks(self._inner, (name for name, _ in releases)))
        self._make(change)

    def refresh(self, resolve: Resolve, graphs: Mapping[str, Iterable[Triple]] | None = None) -> Resolved:
        """Resolve anew what all releases tell, make the default graph the view of that, and give what was found.

        `graphs` are those beside the releases that change with it, such as that of the decisions, by name.
        All or nothing, as `put_release`; nothing is written where nothing changes.
        """
        resolved = resolve(*told(self._inner))
        before = self.resolved()
        self.amend(before.without(resolved), resolved.without(before), graphs or {})
        return resolved

    def amend(self, gone: Resolved, come: Resolved, graphs: Mapping[str, Iterable[Triple]]) -> None:
        """Make the default graph the view without what is `gone`, of all that was found, and with what has `come`.

        `graphs` are those beside the releases that change with it, by name. All or nothing, and nothing is written
        where nothing changes.
        """
        if _is_made(self._inner):
            change = amended(self._inner, gone, come)
        else:
            change = made_anew(self._inner, together([self.resolved().without(gone), come]))
        for name, triples in graphs.items():
            self._replace(change, NamedNode(name), triples)
        self._make(change)

    def put_graph(self, graph: str, triples: Iterable[Triple]) -> None:
        """Make these triples one of the graphs that hold no release, such as that of the decisions."""
        change = Change(self._inner, self._known())
        self._replace(change, NamedNode(graph), triples)
        self._make(change)

    def _replace(self, change: Change, name: NamedNode, triples: Iterable[Triple]) -> None:
        present = set(self._inner.quads_for_pattern(None, None, None, name))
        change.graph(present, as_kept({in_graph(name, triple) for triple in with_iris(triples, name.value)}))

    def resolved(self) -> Resolved:
        """What was found so far."""
        return from_triples(quad.triple for quad in self.quads(RESOLUTION.value))

    def _known(self) -> View:
        """How the default graph is made. One that another version made, or this one without joins, is made anew."""
        if not _is_made(self._inner):
            self._make(made_anew(self._inner, Resolved()))
        return View(InStore(self._inner))

    def _make(self, change: Change) -> None:
        removed, added = change.deltas()
        with self._unharmed():
            if removed or not self._inner.contains_named_graph(MADE):
                steps = [f"DELETE DATA {{ {as_text(removed)} }}", f"INSERT DATA {{ {as_text(added)} }}"]
                steps += [f"DROP SILENT GRAPH {name}" for name in change.emptied]
                self._inner.update(" ; ".join([*steps, f"CREATE SILENT GRAPH {MADE}"]))
            elif added:
                self._inner.extend(added)
        self._is_written = self._is_written or bool(removed or added)

    @contextmanager
    def _unharmed(self) -> Iterator[None]:
        """Raise StoreError for what Oxigraph cannot write: it then has written nothing."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise StoreError(f"The store {self.path or 'in memory'} was left as it is: {error}.") from error

    @contextmanager
    def index(self) -> Iterator[Tables]:
        """The index of the store, open for one change; that of a store that may not be written is empty."""
        if self.path is None:
            self._index = self._index or opened(None)
        with tables(None if self._is_read_only else self.path, self._index) as found:
            yield found

    # ---- reading ----------------------------------------------------------------------------------------------------

    def query(
        self,
        sparql: str,
        bind: dict[str, NamedNode | Literal] | None = None,
        *,
        default: Collection[str] | None = None,
        named: Collection[str] | None = None,
    ) -> Answer:
        """The answer to a SPARQL query over the view of all releases; `GRAPH ?release { … }` asks single ones.

        `bind` fixes variables of the SELECT clause. `default` and `named` are graphs by IRI that make another dataset,
        whatever the text says; None leaves it as it is. Raises QueryError for a text that cannot be parsed, for
        updates, and for SERVICE.
        """
        refuse_unsafe(sparql)
        substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): value for name, value in (bind or {}).items()
        }
        try:
            return self._inner.query(
                sparql,
                substitutions=substitutions,
                default_graph=None if default is None else [NamedNode(graph) for graph in default],
                named_graphs=None if named is None else [NamedNode(graph) for graph in named],
            )
        except SyntaxError as error:
            raise QueryError(syntax_sentence(sparql, error)) from error
        except UnicodeEncodeError as error:
            raise QueryError("The query holds half of a surrogate pair: write it as UTF-8 text.") from error

    def releases(self) -> tuple[StoredRelease, ...]:
        """The releases in the store, by IRI."""
        names = sorted(name.value for name in self._inner.named_graphs() if isinstance(name, NamedNode))
        return tuple(stored_release(self._inner, NamedNode(name)) for name in names if NamedNode(name) not in APART)

    def releases_told(self, decided: Collection[str] = ()) -> tuple[ReleaseTold, ...]:
        """The releases that may be one with another, and those that are `decided` about, as they are compared."""
        return releases_told(self._inner, decided)

    def told(self, verdicts: Verdicts, *, all_of_them: bool = False) -> Reader:
        """What single releases tell, or `all_of_them`, with what people decided to be wrong in them."""
        return Reader(self._inner, verdicts, all_of_them=all_of_them)

    def reading(self, release: str) -> tuple[str | None, str | None] | None:
        """The SHA-256 of the text and the version of the reader behind a release's graph; None if it is not there."""
        return provenance(self._inner, release)[1:] if self.has_release(release) else None

    def number_of(self, kind: str) -> int:
        """How many records of a kind resolution has found: joins, conflicts, questions, by the class of the record."""
        return sum(1 for _ in self._inner.quads_for_pattern(None, TYPE, NamedNode(kind), RESOLUTION))

    def made_of(self) -> tuple[str | None, str | None]:
        """Digests of the rules and decisions, and of the releases, of which the view was made; None if not known."""
        return made_of(self._inner)

    def marked(self) -> Iterator[str]:
        """The releases that have come, changed or gone since the view was made."""
        return marked(self._inner)

    def has_release(self, release: str) -> bool:
        """Whether a release is in the store, by its IRI."""
        try:
            name = NamedNode(release)
        except ValueError:
            return False
        return name not in APART and self._inner.contains_named_graph(name)

    def release_names(self) -> Iterator[str]:
        """The IRIs of the releases, in no order."""
        names = (name.value for name in self._inner.named_graphs() if isinstance(name, NamedNode) and name not in APART)
        return names

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The statements of one named graph, or of all of them; the view in the default graph is left out."""
        if graph is not None:
            yield from self._inner.quads_for_pattern(None, None, None, NamedNode(graph))
            return
        for name in self.graphs():
            yield from self._inner.quads_for_pattern(None, None, None, NamedNode(name))

    def view(self) -> Iterator[Quad]:
        """The statements of the default graph: what all releases say together."""
        return self._inner.quads_for_pattern(None, None, None, UNION)

    def matching(
        self,
        subject: NamedNode | BlankNode | None,
        predicate: NamedNode | None,
        thing: NamedNode | BlankNode | Literal | Triple | None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """The statements of one named graph, or of the view, with these terms; None stands for any."""
        return self._inner.quads_for_pattern(subject, predicate, thing, UNION if graph is None else NamedNode(graph))

    def write_graph(self, file: Sink, graph: str | None = None) -> None:
        """Write the statements of one named graph, or of the view, to `file` as N-Triples, in no order."""
        name = UNION if graph is None else NamedNode(graph)
        self._inner.dump(cast("IO[bytes]", file), RdfFormat.N_TRIPLES, from_graph=name)

    def graphs_with(self, subject: NamedNode) -> Iterator[NamedNode]:
        """The names of the graphs that say something of a node, each once; the view is none of them."""
        seen = {quad.graph_name for quad in self._inner.quads_for_pattern(subject, None, None)}
        return (name for name in seen if isinstance(name, NamedNode))

    def over_view(self) -> Graph:
        """The view as an rdflib Graph that reads this store without a copy; it is of use until the store changes."""
        from biopact.graph.over_store import graph_over

        return graph_over(self._inner)

    def written(self) -> bytes:
        """All statements, the view included, as N-Quads; in no order."""
        lines = io.BytesIO()
        self._inner.dump(lines, RdfFormat.N_QUADS)
        return lines.getvalue()

    def graphs(self) -> tuple[str, ...]:
        """The names of all graphs that hold anything, those of no release included, in alphabetical order."""
        names = (name for name in self._inner.named_graphs() if isinstance(name, NamedNode) and name != MADE)
        return tuple(sorted(name.value for name in names))

    def ask(self, name: str, /, **values: str) -> Answer:
        """The answer to a named question of `biopact query --list`, its parameters given as on the command line.

        Raises QueryError for a name or a parameter that there is not.

        >>> with Store.memory() as store:
        ...     list(store.ask("deals-by-upfront", least="50000000"))
        []
        """
        from biopact.graph.questions import ask

        return ask(self, name, **values)

    def as_rdflib(self) -> Dataset:
        """A copy for rdflib: a Dataset whose default graph is the view, with the usual prefixes bound.

        >>> with Store.memory() as store:
        ...     fact = Triple(NamedNode("http://example.org/a"), NamedNode("http://example.org/p"), Literal("b"))
        ...     store.put_release("http://example.org/release", [fact])
        ...     len(store.as_rdflib().default_graph)
        1
        """
        from biopact.graph.rdflib_copy import to_dataset

        return to_dataset(chain(self.quads(), self.view()))

    def as_pandas(self, query: str, /, **values: str) -> pandas.DataFrame:
        """The answer to a SPARQL SELECT or CONSTRUCT, or to a named question with its parameters, as a DataFrame.

        Numbers and truths have pandas' types for them, everything else is text. Raises BiopactError without pandas.

        >>> with Store.memory() as store:
        ...     fact = Triple(NamedNode("http://example.org/a"), NamedNode("http://example.org/p"), Literal(7))
        ...     store.put_release("http://example.org/release", [fact])
        ...     print(store.as_pandas("SELECT ?thing ?number { ?thing <http://example.org/p> ?number }"))
                          thing  number
        0  http://example.org/a       7
        """
        from biopact.graph.frames import frame

        is_name = bool(values) or not any(sign in query for sign in " {?")
        return frame(self.ask(query, **values) if is_name else self.query(query))

    def __repr__(self) -> str:
        if self._opened is None:
            return f"<Store {self.path or 'in memory'}: closed>"
        number = sum(1 for name in self.graphs() if NamedNode(name) not in APART)
        return f"<Store {self.path or 'in memory'}: {number} release{'s' if number != 1 else ''}>"

    def _repr_html_(self) -> str:
        """How notebooks show it."""
        from biopact.graph.frames import card

        return repr(self) if self._opened is None else card(self)


def _make_folder(path: Path) -> None:
    """An empty store at `path`, made beside it: a run that is killed while Oxigraph makes one leaves none."""
    making = path.with_name(f".{path.name}.making")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.parent.mkdir(parents=True, exist_ok=True)
        pyoxigraph.Store(making)
        making.replace(path)
    except (OSError, RuntimeError) as error:
        shutil.rmtree(making, ignore_errors=True)
        raise StoreError(opening_sentence(path, error)) from error


def _opened(path: Path, *, read_only: bool) -> pyoxigraph.Store:
    for left in reversed(range(_TRIES)):
        try:
            return pyoxigraph.Store.read_only(str(path)) if read_only else pyoxigraph.Store(path)
        except (OSError, RuntimeError) as error:
            # A process that writes may put files together while another is about to open them.
            if not (left and read_only and "No such file" in str(error)):
                raise StoreError(opening_sentence(path, error)) from error
            time.sleep(0.05)
    raise AssertionError("the last try returns or raises")


def _is_current(inner: pyoxigraph.Store) -> bool:
    """Whether the default graph was made by this version, or nothing is stored yet."""
    return _is_made(inner) or not any(True for _ in inner.named_graphs())


def _is_made(inner: pyoxigraph.Store) -> bool:
    return inner.contains_named_graph(MADE)


def _quads(release: str, triples: Iterable[Triple], provenance: Iterable[Triple]) -> set[Quad]:
    """What a store is to hold of a release."""
    name = NamedNode(release)
    return {in_graph(name, triple) for triple in with_iris(triples, release)} | {
        in_graph(PROVENANCE, triple) for triple in with_iris(provenance, release)
    }
