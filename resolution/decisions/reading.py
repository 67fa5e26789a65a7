"""The file of decisions, read whole or refused whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from biopact.errors import DecisionError
from biopact.ontology.terms import BASE
from biopact.resolution.decisions.contradictions import contradictions
from biopact.resolution.decisions.decision import Decision
from biopact.resolution.decisions.decisions import Decisions
from biopact.resolution.decisions.lines import COLUMNS, read_line, sentence

HEADER = "\t".join(COLUMNS)
_SHOWN = 100
"""Problems listed at most: a file that is no file of decisions has one in every line."""


def read_decisions(path: Path, base: str = BASE) -> Decisions:
    """What a file of decisions states; a file that is not there states nothing.

    Raises DecisionError that names the file and every line that is wrong; then nothing of it may be applied.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Decisions()
    except OSError as error:
        raise DecisionError(f"{path} cannot be read ({error.strerror}).") from error
    return decisions_in(content, str(path), base)


def decisions_in(content: bytes, file: str, base: str = BASE) -> Decisions:
    """The same for the bytes of a file: UTF-8, tab-separated, a header line; comments begin with #."""
    found: list[Decision] = []
    wrong: list[tuple[int, str]] = []
    headed = False
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            line = raw.removesuffix(b"\r").decode("utf-8")
        except UnicodeDecodeError:
            wrong.append((number, "it is not UTF-8; save the file in that encoding"))
            continue
        if not line.strip() or line.startswith("#"):
            continue
        if line.rstrip() == HEADER:
            headed = True
            continue
        if not headed:
            wrong.append((number, f"the header is missing; begin with {', '.join(COLUMNS)}, parted by tabs"))
            headed = True
            continue
        try:
            found.append(read_line(line.split("\t"), number, base))
        except ValueError as error:
            wrong.append((number, str(error)))
    problems = [f"{file}, line {number}: {what}" for number, what in wrong]
    problems += [against(group, file, base) for group in contradictions(found)]
    if problems:
        if len(problems) > _SHOWN:
            problems[_SHOWN:] = [f"and {len(problems) - _SHOWN} more"]
        raise DecisionError("Nothing was applied, for decisions cannot be read as they stand:\n" + "\n".join(problems))
    return Decisions(found)


def against(group: Iterable[Decision], file: str, base: str = BASE) -> str:
    """Decisions that cannot all hold, each with its line, under a sentence that says so."""
    shown = [
        f"  line {it.line}: {sentence(it, base)}" if it.line else f"  new: {sentence(it, base)}"
        for it in sorted(group, key=lambda it: (it.line is None, it.line or 0))
    ]
    return "\n".join([f"{file}: these contradict each other, take one of them out:", *shown])
