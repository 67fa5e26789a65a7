"""What may be asked of a store: SPARQL queries that change nothing and call nobody.

Oxigraph has no switch against SERVICE, which fetches addresses over the network, so the text is looked at first.
Its parser also accepts keywords that run into the word before (`trueSERVICE`), hence the search within words.
"""

from __future__ import annotations

import re

from biopact.errors import QueryError

_TOKEN = re.compile(
    r'''
      (?P<comment> \#[^\n\r]* )
    | (?P<string> """(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
                | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<iri> <[^<>"{}|^`\x00-\x20]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<word> [\w.-]++ ) (?P<local> : (?:[\w.:%-]|\\.)*+ )?
    | : (?:[\w.:%-]|\\.)*+
    | (?P<escape> \\. )
    ''',
    re.VERBOSE | re.DOTALL,
)
# Between `<` and `>` these may stand in an IRI, or be a comparison followed by other syntax: only a parser could tell.
_AMBIGUOUS_IN_IRI = re.compile(r"['()\\]")
# What follows a prefixed name whose prefix has "service" in it: `service:x {` may be read as SERVICE and the name `:x`.
# The rest of the name is taken widely, since a parser may see letters in it where `\w` sees none.
_THEN_GROUP = re.compile(r"(?:[^ \t\r\n{}()<>\"';,\\#]|\\.)*+(?:[ \t\r\n]|\#[^\n\r]*)*+\{", re.DOTALL)
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_POSITION = re.compile(r"error at (\d+):(\d+)")


def refuse_unsafe(text: str) -> None:
    """Raise QueryError if the text is empty, is an update or may hold a SERVICE clause."""
    if not text.strip():
        raise QueryError("The query is empty: give a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE.")
    words = [match["word"].upper() for match in _TOKEN.finditer(text) if match["word"] and not match["local"]]
    verb = next((word for word in words if word not in {"PREFIX", "BASE"}), "")
    if verb in _UPDATES:
        raise QueryError(f"{verb} is an update, and queries only read: change the store with `biopact load`.")
    _refuse_service(text)


def refuse_calls(text: str) -> None:
    """Raise QueryError if an update may hold SERVICE or LOAD, which fetch addresses over the network."""
    _refuse_service(text)
    if any("load" in (match["word"] or "").lower() for match in _TOKEN.finditer(text)):
        raise QueryError("LOAD is refused, because an update must not call other servers: send what is to be loaded.")


def _refuse_service(text: str) -> None:
    if "service" in text.lower() and any(_may_be_service(match) for match in _TOKEN.finditer(text)):
        raise QueryError(
            "SERVICE is refused, because a query must not call other servers: "
            "leave it out, or rename the prefix or IRI that looks like it."
        )


def _may_be_service(token: re.Match[str]) -> bool:
    if token["iri"]:
        return bool(_AMBIGUOUS_IN_IRI.search(token["iri"]))
    if "service" not in (token["word"] or "").lower():
        return False
    return not token["local"] or bool(_THEN_GROUP.match(token.string, token.end()))


def syntax_sentence(text: str, error: SyntaxError) -> str:
    """One sentence for a parser's complaint: the line, the column and the words before."""
    position = _POSITION.search(str(error))
    if position is None:
        return f"The SPARQL text cannot be read: {' '.join(str(error).split())}."
    line, column = int(position[1]), int(position[2])
    lines = text.split("\n")
    before = lines[line - 1][: column - 1].strip() if line <= len(lines) else ""
    where = f", after `{before[-40:]}`" if before else ""
    why = " because a prefix is not declared" if "Prefix not found" in str(error) else ""
    return f"The SPARQL text cannot be read at line {line}, column {column}{where}{why}: mend it and ask again."
