"""What the view leaves out of a release's graph: what was set aside, and what then nobody says any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from pyoxigraph import Literal, NamedNode, Triple

from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP
from biopact.resolution.resolved import SetAside

_SUBJECT, _PREDICATE, _OBJECT = (PREFIXES["rdf"] + part for part in ("subject", "predicate", "object"))
_CONCERNS = str(BP.concernsDeal)
_TYPE = PREFIXES["rdf"] + "type"
_CLAIM = str(BP.Claim)
_ROLES = frozenset(
    str(role)
    for role in (
        BP.licensor,
        BP.licensee,
        BP.acquirer,
        BP.acquired,
        BP.seller,
        BP.buyer,
        BP.supplier,
        BP.customer,
        BP.investor,
        BP.investee,
        BP.party,
    )
)
_EDGES = frozenset(str(edge) for edge in (BP.licenses, BP.collaboratesWith, BP.acquires, BP.investsIn, BP.supplies))

_PLACES = frozenset(PREFIXES["dcterms"] + name for name in ("identifier", "source"))
"""What tells where a release stands."""

Key = tuple[str, str, str]


def is_whole(set_aside: Iterable[SetAside]) -> bool:
    """Whether a release is set aside itself, of those triples and nodes that are set aside in it."""
    return any(it.subject == it.release and not it.predicate for it in set_aside)


def left_out(said: Iterable[Triple], set_aside: Collection[SetAside]) -> frozenset[Triple]:
    """The triples of one release's graph that its view leaves out.

    A triple that is set aside is left out. A node that is set aside (no predicate) is left out with all triples that
    speak of it; if it is a claim, what it claims goes too, unless another claim of the release says the same. If a
    party of a deal is set aside, so are the ties that this deal alone gives it. Of a release that is set aside itself
    only where it stands remains.
    """
    if is_whole(set_aside):
        release = next(iter(set_aside)).release
        return frozenset(it for it in said if _text(it.subject) != release or it.predicate.value not in _PLACES)
    graph = _Graph(said)
    keys: set[Key] = set()
    unsaid: set[str] = set()
    for aside in set_aside:
        if aside.predicate:
            keys.add((aside.subject, aside.predicate, aside.object))
            if aside.predicate in _ROLES:
                unsaid |= graph.ties_of(aside.subject, aside.object)
        else:
            keys |= graph.speaking_of(aside.subject)
            if aside.subject in graph.claims:
                unsaid.add(aside.subject)
    keys |= {
        graph.claims[claim]
        for claim in unsaid
        if claim in graph.claims and unsaid.issuperset(graph.claiming[graph.claims[claim]])
    }
    return frozenset(triple for key in keys for triple in graph.triples.get(key, ()))


class _Graph:
    """One release's graph, by the text of its terms, and its claims."""

    def __init__(self, said: Iterable[Triple]) -> None:
        self.triples: dict[Key, list[Triple]] = defaultdict(list)
        for triple in said:
            self.triples[_key(triple)].append(triple)
        parts: dict[str, dict[str, str]] = defaultdict(dict)
        known: set[str] = set()
        for subject, predicate, thing in self.triples:
            if predicate in (_SUBJECT, _PREDICATE, _OBJECT, _CONCERNS):
                # The least, if a foreign graph gives several: no order of triples may matter.
                parts[subject][predicate] = min(thing, parts[subject].get(predicate, thing))
            elif predicate == _TYPE and thing == _CLAIM:
                known.add(subject)
        self._parts = parts
        self.claims: dict[str, Key] = {
            claim: (parts[claim][_SUBJECT], parts[claim][_PREDICATE], parts[claim][_OBJECT])
            for claim in known
            if {_SUBJECT, _PREDICATE, _OBJECT} <= parts[claim].keys()
        }
        self.claiming: dict[Key, set[str]] = defaultdict(set)
        for claim, key in self.claims.items():
            self.claiming[key].add(claim)

    def ties_of(self, deal: str, party: str) -> set[str]:
        """The claims of ties that a deal gives one of its parties."""
        return {
            claim
            for claim, (subject, predicate, thing) in self.claims.items()
            if predicate in _EDGES and party in (subject, thing) and self._parts[claim].get(_CONCERNS) == deal
        }

    def speaking_of(self, node: str) -> set[Key]:
        """All that has the node as its subject or object."""
        return {key for key in self.triples if node in (key[0], key[2])}


def _key(triple: Triple) -> Key:
    return _text(triple.subject), triple.predicate.value, _text(triple.object)


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
