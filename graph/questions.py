"""The catalogue of named questions: those of analysts in ontology/questions, those that rows are made of in queries/.

A file begins with its question or sentence as a comment. Comments below it declare what it can be asked with:

    # param year: date? (only those signed in this year)

A parameter has a default (`= 10`), or an example and must be given (`e.g. deal:x`), or may be left out (`?`): then an
IRI stays open, and a text or date is empty. It is a variable of the SELECT clause, to which the engine itself binds the
value: no value becomes part of the query's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode

from biopact.errors import QueryError
from biopact.graph.store import Answer, Store
from biopact.ontology.serialize import PREFIXES, XSD
from biopact.ontology.terms import BASE

Kind = OneOf["text", "integer", "decimal", "date", "boolean", "iri"]

_FOLDERS = (("biopact.ontology", "questions"), ("biopact.graph", "queries"))
_PARAMETER = re.compile(
    r"# param (?P<name>[a-z_]+): (?P<kind>text|integer|decimal|date|boolean|iri)"
    r"(?P<optional>\?)?(?: = (?P<default>\S.*?))?(?: e\.g\. (?P<example>\S.*?))?(?: \((?P<about>[^()]+)\))?"
)
_FORMS: dict[str, tuple[str, str]] = {
    "integer": (r"[+-]?[0-9]{1,18}", "a whole number such as 10"),
    "decimal": (r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})", "a number such as 10 or 0.5"),
    "date": (
        r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?",
        "a year, month or day such as 2012-12-19",
    ),
    "boolean": (r"true|false", "true or false"),
}
_SHORT = re.compile(r"(?P<prefix>[a-z][a-z-]*):(?!//)(?P<local>\S+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked with: its name, its type, and what it is when nothing is said."""

    name: str
    kind: Kind
    about: str
    default: str | None = None
    example: str | None = None
    is_optional: bool = False

    def term(self, value: str) -> NamedNode | Literal:
        """The value as a term of RDF; dates are bound as text, because they are as precise as they are.

        Raises QueryError for a value of another type.

        >>> Parameter("least", "integer", "").term("12")
        <Literal value=12 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
        >>> Parameter("deal", "iri", "").term("deal:x")
        <NamedNode value=https://w3id.org/biopact/id/deal/x>
        """
        if self.kind == "iri":
            return self._node(value)
        if self.kind == "text":
            if any("\ud800" <= character <= "\udfff" for character in value):
                raise QueryError(f"The parameter {self.name} holds half of a surrogate pair: give it as UTF-8 text.")
            return Literal(value)
        form, words = _FORMS[self.kind]
        if not re.fullmatch(form, value, re.ASCII):
            raise QueryError(f"The parameter {self.name} is {words}, not {value!r}.")
        if self.kind == "date":
            return Literal(value)
        return Literal(value, datatype=NamedNode(XSD + self.kind))

    def _node(self, value: str) -> NamedNode:
        short = _SHORT.fullmatch(value)
        if short and short["prefix"] != "urn":
            value = PREFIXES.get(short["prefix"], f"{BASE}{short['prefix']}/") + short["local"]
        try:
            if "://" in value or value.startswith("urn:"):
                return NamedNode(value)
        except ValueError:
            pass
        raise QueryError(
            f"The parameter {self.name} is an IRI such as {BASE}deal/x, or deal:x for short, not {value!r}."
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: its sentence, what it can be asked with, and its SPARQL."""

    name: str
    sentence: str
    parameters: tuple[Parameter, ...]
    sparql: str
    is_of_analysts: bool

    def bound(self, values: Mapping[str, str]) -> dict[str, NamedNode | Literal]:
        """The terms to bind for these values, defaults included.

        Raises QueryError for a parameter that the question does not have, that it needs, or of another type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                there = f"its parameters are {', '.join(known)}" if known else "it has none"
                raise QueryError(f"The question {self.name} has no parameter {name}: {there}.")
        given: dict[str, NamedNode | Literal] = {}
        for parameter in self.parameters:
            value = values.get(parameter.name, parameter.default)
            if value is not None:
                given[parameter.name] = parameter.term(value)
            elif parameter.is_optional:
                if parameter.kind != "iri":
                    given[parameter.name] = Literal("")
            else:
                raise QueryError(
                    f"The question {self.name} needs {parameter.name}: "
                    f"give it with `--param {parameter.name}={parameter.example}`, for example."
                )
        return given

    def examples(self) -> dict[str, str]:
        """A value for each parameter with which the question can be tried."""
        tried = {parameter.name: parameter.default or parameter.example for parameter in self.parameters}
        return {name: value for name, value in tried.items() if value is not None}

    def standing_alone(self) -> str:
        """The SPARQL with the examples written into it, for editors, which bind nothing."""
        terms = self.bound(self.examples())
        rows = "".join(f"  VALUES ?{name} {{ {term} }}\n" for name, term in terms.items())
        return self.sparql.replace("\nWHERE {\n", f"\nWHERE {{\n{rows}", 1)


@cache
def catalogue() -> Mapping[str, Question]:
    """Every named question by its name, those of analysts first.

    >>> catalogue()["deals-by-upfront"].sentence
    'Which deals pay at least so much upfront, the largest first?'
    """
    found = {}
    for package, folder in _FOLDERS:
        files = [file for file in (resources.files(package) / folder).iterdir() if file.name.endswith(".rq")]
        for file in sorted(files, key=lambda file: file.name):
            name = file.name.removesuffix(".rq")
            found[name] = _read(name, file.read_text("utf-8"), package == "biopact.ontology")
    return found


def _read(name: str, text: str, is_of_analysts: bool) -> Question:
    first, *rest = text.splitlines()
    declared = [match for line in rest if (match := _PARAMETER.fullmatch(line))]
    parameters = tuple(
        Parameter(
            match["name"],
            match["kind"],  # type: ignore[arg-type]  # one of the pattern's words
            match["about"] or "",
            match["default"],
            match["example"],
            bool(match["optional"]),
        )
        for match in declared
    )
    return Question(name, first.removeprefix("#").strip(), parameters, text, is_of_analysts)


def question(name: str) -> Question:
    """The question of this name. Raises QueryError with the names that are most like it."""
    known = catalogue()
    if name not in known:
        close = get_close_matches(name, known, n=3, cutoff=0.5)
        near = f"is it {' or '.join(close)}? " if close else ""
        raise QueryError(f"There is no query named {name}: {near}`biopact query --list` names them all.")
    return known[name]


def ask(store: Store, name: str, /, **values: str) -> Answer:
    """The answer to a named question; its parameters as text, as on the command line.

    Raises QueryError for a name or a parameter that there is not.
    """
    asked = question(name)
    return store.query(asked.sparql, asked.bound(values))
