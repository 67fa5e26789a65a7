"""RDF/XML (W3C, 2014), a subject at a time.

Oxigraph's own writer gives files that XML parsers refuse: it passes control characters on and makes elements without a
name of predicates that end in a digit.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from itertools import groupby
from tempfile import SpooledTemporaryFile
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from biopact.errors import BiopactError
from biopact.graph.formats.statements import triples
from biopact.graph.formats.turtle import SMALL
from biopact.ontology.serialize import PREFIXES, XSD

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RESERVED = {
    PREFIXES["rdf"] + name
    for name in (
        *("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li"),
        *("Description", "aboutEach", "aboutEachPrefix", "bagID"),
    )
}


def write_rdfxml(rows: Iterable[bytes], file: BinaryIO) -> None:
    """Write the rows of one graph as RDF/XML.

    Raises BiopactError for what the format has no way to say: predicates that end in no XML name, characters that XML
    forbids, the direction of a text, statements about statements.
    """
    used = {"rdf"}
    with SpooledTemporaryFile(SMALL) as body:
        for subject, members in groupby(triples(rows), key=lambda triple: triple.subject):
            body.write(f"  <rdf:Description {_reference(subject, 'about')}>\n".encode())
            for triple in members:
                body.write(f"    {_property(triple, used)}\n".encode())
            body.write(b"  </rdf:Description>\n")
        spaces = "".join(f'\n    xmlns:{prefix}="{PREFIXES[prefix]}"' for prefix in sorted(used))
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'.encode())
        body.seek(0)
        shutil.copyfileobj(body, file)
    file.write(b"</rdf:RDF>\n")


def _property(triple: Triple, used: set[str]) -> str:
    iri = triple.predicate.value
    name = _NAME.search(iri)
    if name is None or iri in _RESERVED:
        raise BiopactError(f"RDF/XML cannot hold the predicate {iri}: export in another format, such as turtle.")
    namespace = iri[: name.start()]
    prefix = _PREFIX_OF.get(namespace)
    if prefix:
        used.add(prefix)
    tag = f"{prefix or 'ns'}:{name[0]}"
    opening = tag if prefix else f"{tag} xmlns:ns={_attribute(namespace)}"
    thing = triple.object
    if not isinstance(thing, Literal):
        return f"<{opening} {_reference(thing, 'resource')}/>"
    if thing.language is not None:
        if thing.direction is not None:
            raise BiopactError("RDF/XML cannot hold the direction of a text: export in another format, such as turtle.")
        opening += f" xml:lang={_attribute(thing.language)}"
    elif thing.datatype.value != f"{XSD}string":
        opening += f" rdf:datatype={_attribute(thing.datatype.value)}"
    return f"<{opening}>{escape(_checked(thing.value), {chr(13): '&#13;'})}</{tag}>"


def _reference(term: NamedNode | BlankNode | Triple, attribute: str) -> str:
    if isinstance(term, Triple):
        raise BiopactError("RDF/XML cannot hold a statement about a statement: export in another format.")
    if isinstance(term, BlankNode):
        return f'rdf:nodeID="{term.value}"'
    return f"rdf:{attribute}={_attribute(term.value)}"


def _attribute(text: str) -> str:
    return quoteattr(_checked(text))


def _checked(text: str) -> str:
    if forbidden := _NOT_XML.search(text):
        raise BiopactError(
            f"RDF/XML cannot hold the character U+{ord(forbidden[0]):04X}: export in another format, such as turtle."
        )
    return text
