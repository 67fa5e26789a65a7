"""What people's decisions take out of the view of a store and put into it: rejected, corrected, confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions

from biopact.codes import Role
from biopact.graph.decided import term
from biopact.graph.store import Store
from biopact.ontology.serialize import PREFIXES
from biopact.ontology.terms import BP, ONTOLOGY
from biopact.resolution.decisions import PROPERTIES, Correction, Decision, Decisions, text_of
from biopact.resolution.decisions.answers import answering
from biopact.resolution.decisions.verdicts import Verdicts
from biopact.resolution.resolve import standing
from biopact.resolution.resolved import Inferred, Resolved, SetAside

_PREFIXES = f"PREFIX bp: <{ONTOLOGY}> PREFIX rdf: <{PREFIXES['rdf']}> PREFIX skos: <{PREFIXES['skos']}>"
_SUBJECT, _OBJECT = (PREFIXES["rdf"] + part for part in ("subject", "object"))
_ROLES = frozenset(role.value for role in Role)
_BY_IRI = {known.iri: name for name, known in PROPERTIES.items()}
_SURE = str(term("amount", "1"))
"""Confidence in what a person has confirmed or corrected."""


@dataclass
class Judgement:
    """The decisions against a store: what resolution is to be told, and what the view is to leave out and to add."""

    store: Store
    decisions: Decisions
    verdicts: Verdicts = field(default_factory=Verdicts)
    _aside: set[SetAside] = field(default_factory=set)
    _added: set[tuple[str, Inferred]] = field(default_factory=set)
    """With the release whose nodes it names."""

    def __post_init__(self) -> None:
        self.verdicts = Verdicts(frozenset(self.decisions.rejected))
        for node, decision in self.decisions.rejected.items():
            self._reject(node, _why(decision))
        for corrections in self.decisions.corrected.values():
            for correction in corrections:
                self._correct(correction, _why(correction.decision))

    def applied(
        self, found: Resolved, elsewhere: Callable[[str, str], str], is_copy: Callable[[str], bool]
    ) -> Resolved:
        """What resolution found of all that people decided about, with these decisions.

        Conflicts about a deal that was confirmed are settled. `elsewhere` says what other nodes of a release stand
        for, and `is_copy` whether another release stands for one.
        """
        theirs, answered = standing(found.joins), answering(self.decisions)
        aside, added = set(self._aside), set(self._added)

        def node_for(release: str, node: str) -> str:
            known = theirs(release, node)
            return elsewhere(release, node) if known == node else known

        members = defaultdict(set)
        for join in found.joins:
            members[join.stands_for].add(join.node)
        right = set()
        for node, decision in self.decisions.confirmed.items():
            known = node_for("", node)
            right.add(known)
            for member in {known, *members[known]}:
                self._confirm(member, _why(decision), aside, added)
        if self.decisions.same:
            aside.update(self._disclosed(node_for, members))
        inferred = {
            Inferred(
                node_for(release, it.subject),
                it.predicate,
                it.object if it.object.startswith('"') else node_for(release, it.object),
                it.why,
            )
            for release, it in added
            if not is_copy(release)
        }
        return replace(
            found,
            set_aside=tuple(sorted({*found.set_aside, *aside}, key=_place)),
            inferred=tuple(
                sorted({*found.inferred, *inferred}, key=lambda it: (it.subject, it.predicate, it.object, it.why))
            ),
            conflicts=tuple(it for it in found.conflicts if it.deal not in right),
            questions=tuple(
                it
                for it in found.questions
                if not answered(it) and (it.node is None or node_for("", it.node) not in right)
            ),
        )

    def _disclosed(self, node_for: Callable[[str, str], str], members: dict[str, set[str]]) -> Iterator[SetAside]:
        """What releases say of undisclosed things that are known by now: that they are undisclosed, and their names."""
        rows = self._rows("?node bp:undisclosed true", "?release ?node")
        hidden = {(release.value, node.value) for release, node in rows}
        nodes = {node for _, node in hidden}
        for release, node in sorted(hidden):
            known = node_for(release, node)
            if known in nodes and members[known] <= nodes:
                continue
            why = f"{known.rpartition('/')[2]} was found to be meant"
            said = f"<{node}> ?p ?v FILTER(?p IN (bp:undisclosed, skos:prefLabel, skos:altLabel))"
            for _, predicate, value in self._rows(said, "?release ?p ?v", release):
                yield SetAside(release, node, predicate.value, value.value, why)

    # ---- rejected ---------------------------------------------------------------------------------------------------

    def _reject(self, node: str, why: str) -> None:
        for (release,) in self._rows(f"<{node}> ?p ?v", "?release"):
            self._aside.add(SetAside(release.value, node, "", "", why))
        parts = f"<{node}> bp:event|bp:payment|bp:royalty|bp:responsibility ?part"
        claims = f"?part a bp:Claim ; bp:concernsDeal|rdf:subject <{node}>"
        if "/deal/" in node:
            for release, part in self._rows(f"{{ {parts} }} UNION {{ {claims} }}", "?release ?part"):
                self._aside.add(SetAside(release.value, part.value, "", "", why))
        said = f"<{node}> a bp:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"
        for release, subject, predicate, value in self._rows(said, "?release ?s ?p ?o"):
            name = _BY_IRI.get(predicate.value)
            if name is not None:
                self.verdicts.unsaid[release.value, subject.value, name].add(text_of(name, value.value))
            if name in _ROLES:
                # The ties that a deal gives a party go with it; a claim says nothing of them.
                self._aside.add(SetAside(release.value, subject.value, predicate.value, value.value, why))

    # ---- corrected --------------------------------------------------------------------------------------------------

    def _correct(self, correction: Correction, why: str) -> None:
        node, name, predicate = correction.node, correction.property, PROPERTIES[correction.property].iri
        new = term(name, correction.new)
        if correction.old is None:
            # A release that gives a value of its own keeps it: to replace that, the decision has to name it.
            taken = f"FILTER NOT EXISTS {{ <{node}> <{predicate}> ?other }}" if PROPERTIES[name].single else ""
            for (release,) in self._rows(f"<{node}> ?p ?v {taken}", "?release", correction.release):
                self.verdicts.instead[release.value, node, name].add(correction.new)
                self._add(release.value, node, predicate, new, why)
            return
        old = term(name, correction.old)
        for (release,) in self._rows(f"<{node}> <{predicate}> {old}", "?release", correction.release):
            at = (release.value, node, name)
            self.verdicts.unsaid[at].add(correction.old)
            self.verdicts.instead[at].add(correction.new)
            self._aside.add(SetAside(release.value, node, predicate, old.value, why))
            self._add(release.value, node, predicate, new, why)
            claims = f"?claim a bp:Claim ; rdf:subject <{node}> ; rdf:predicate <{predicate}> ; rdf:object {old}"
            for _, claim in self._rows(claims, "?release ?claim", release.value):
                self._reword(release.value, claim.value, _OBJECT, old, new, why)
            if name in _ROLES:
                self._ties(release.value, node, old, new, why)

    def _ties(self, release: str, deal: str, old: NamedNode | Literal, new: NamedNode | Literal, why: str) -> None:
        """The ties that a deal gives a party lead to the right one."""
        ties = f"?claim bp:concernsDeal <{deal}> ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"
        for _, claim, subject, predicate, value in self._rows(ties, "?release ?claim ?s ?p ?o", release):
            if subject.value == deal:
                continue
            if subject == old:
                self._reword(release, claim.value, _SUBJECT, old, new, why)
                self._add(release, new.value, predicate.value, value, why)
            elif value == old:
                self._reword(release, claim.value, _OBJECT, old, new, why)
                self._add(release, subject.value, predicate.value, new, why)

    def _reword(
        self, release: str, claim: str, part: str, old: NamedNode | Literal, new: NamedNode | Literal, why: str
    ) -> None:
        self._aside.add(SetAside(release, claim, part, old.value, why))
        self._add(release, claim, part, new, why)
        self._confirm(claim, why, self._aside, self._added)

    def _add(self, release: str, subject: str, predicate: str, value: NamedNode | Literal, why: str) -> None:
        thing = str(value) if isinstance(value, Literal) else value.value
        self._added.add((release, Inferred(subject, predicate, thing, why)))

    # ---- confirmed --------------------------------------------------------------------------------------------------

    def _confirm(self, node: str, why: str, aside: set[SetAside], added: set[tuple[str, Inferred]]) -> None:
        for release, confidence in self._rows(f"<{node}> bp:confidence ?sure", "?release ?sure"):
            if Decimal(confidence.value) != 1:
                aside.add(SetAside(release.value, node, str(BP.confidence), confidence.value, why))
                added.add((release.value, Inferred(node, str(BP.confidence), _SURE, why)))

    def _rows(self, pattern: str, variables: str, release: str | None = None) -> Iterator[tuple[Any, ...]]:
        """What releases say, or one of them; their own graphs are asked, which decisions never change."""
        within = f"VALUES ?release {{ <{release}> }}" if release else ""
        sparql = f"""{_PREFIXES} SELECT DISTINCT {variables} {{
          {within} GRAPH ?release {{ ?release a bp:Release . {pattern} }} }}"""
        answer = self.store.query(sparql)
        assert isinstance(answer, QuerySolutions)
        for solution in answer:
            yield tuple(solution)


def _why(decision: Decision) -> str:
    return f"{decision.who} decided on {decision.when}: {decision.why}"


def _place(aside: SetAside) -> tuple[str, ...]:
    return aside.release, aside.subject, aside.predicate, aside.object, aside.why
