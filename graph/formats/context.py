"""Our JSON-LD context, read the other way round: from IRIs and literals to its words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from biopact.errors import BiopactError
from biopact.ontology.serialize import PREFIXES, XSD

_ENDS_AS_PREFIX = tuple(":/?#[]@")
_INTEGER = re.compile(r"-?[1-9][0-9]{0,14}|0")
_RDF_TYPE = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a context: what its values are coerced to (`@id` or a datatype), and whether they come as a list."""

    name: str
    coerced: str | None = None
    listed: bool = False


class Context:
    """How IRIs and literals are written under a context (JSON-LD 1.1, section 9.15, as far as ours goes).

    An empty context writes everything in full.
    """

    def __init__(self, definitions: dict[str, object]) -> None:
        self._names = frozenset(definitions)
        self._words: dict[str, Word] = {}
        namespaces = {
            name: meaning
            for name, meaning in definitions.items()
            if isinstance(meaning, str) and meaning.endswith(_ENDS_AS_PREFIX)
        }
        self._prefixes = {namespace: name for name, namespace in namespaces.items()}
        self.id, self.type = "@id", "@type"
        for name, meaning in definitions.items():
            entry: dict[str, str] = meaning if isinstance(meaning, dict) else {"@id": str(meaning)}
            iri, coerced = entry["@id"], entry.get("@type")
            if iri == "@id":
                self.id = name
            elif iri == "@type":
                self.type = name
            elif name not in namespaces and not name.startswith("@"):
                whole = None if coerced is None else _whole(coerced, namespaces)
                self._words[_whole(iri, namespaces)] = Word(name, whole, entry.get("@container") == "@set")

    def short(self, iri: str) -> str:
        """The IRI with a prefix of the context, or as it is."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, local = self._prefixes.get(iri[:cut]), iri[cut:]
        return f"{prefix}:{local}" if prefix and local else iri

    def is_misread(self, iri: str) -> bool:
        """Whether the IRI cannot be written, because its scheme is one of the words."""
        return iri.partition(":")[0] in self._names and self.short(iri) == iri

    def word(self, iri: str) -> Word:
        """The word for a class or a property."""
        return self._words.get(iri) or Word(self.short(iri))

    def node(self, term: NamedNode | BlankNode | Triple) -> str:
        """How a node is named. Raises BiopactError for a statement, which JSON-LD 1.1 cannot name."""
        if isinstance(term, Triple):
            raise BiopactError("JSON-LD cannot hold a statement about a statement: export in another format.")
        return str(term) if isinstance(term, BlankNode) else self.short(term.value)

    def value(self, thing: NamedNode | BlankNode | Literal | Triple, word: Word) -> object:
        """How an object is written as a value of this word."""
        if not isinstance(thing, Literal):
            name = self.node(thing)
            return name if word.coerced == "@id" else {self.id: name}
        if thing.direction is not None:
            raise BiopactError("JSON-LD as others read it loses the direction of a text: export in another format.")
        if thing.language is not None:
            return {"@value": thing.value, "@language": thing.language}
        datatype = thing.datatype.value
        if word.coerced == datatype:
            return thing.value
        if word.coerced is None:
            if datatype == f"{XSD}string":
                return thing.value
            if datatype == f"{XSD}boolean" and thing.value in ("true", "false"):
                return thing.value == "true"
            if datatype == f"{XSD}integer" and _INTEGER.fullmatch(thing.value):
                return int(thing.value)
        if datatype == f"{XSD}string":
            return {"@value": thing.value}
        return {"@value": thing.value, self.type: self.word(datatype).name}


def _whole(text: str, namespaces: dict[str, str]) -> str:
    prefix, _, local = text.partition(":")
    return namespaces[prefix] + local if local and prefix in namespaces else text


@cache
def published() -> tuple[Context, str]:
    """Our context, and how a document begins that states it: its text without the brace that closes it."""
    text = (resources.files("biopact.ontology") / "context.jsonld").read_text("utf-8")
    return Context(json.loads(text)["@context"]), text.rstrip().removesuffix("}").rstrip()
