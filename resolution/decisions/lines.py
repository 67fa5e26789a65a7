"""A decision as a line of its file, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from biopact.ontology.terms import BASE
from biopact.resolution.decisions.decision import Decision, Kind
from biopact.resolution.decisions.nodes import SEGMENTS, THINGS, TOLD, absolute, below, segment
from biopact.resolution.decisions.properties import PROPERTIES, Form

COLUMNS = ("decision", "node", "other", "property", "old", "new", "release", "who", "when", "why")
"""The header of the file."""

_PAIR = {Kind.SAME_AS, Kind.NOT_SAME_AS, Kind.IDENTIFY}
_TAKES: dict[Kind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Kind.SAME_AS: (("other",), ("release",)),
    Kind.NOT_SAME_AS: (("other",), ("release",)),
    Kind.IDENTIFY: (("other",), ("release",)),
    Kind.RENAME: (("new",), ()),
    Kind.CORRECT: (("property", "new"), ("old", "release")),
    Kind.REJECT: ((), ()),
    Kind.CONFIRM: ((), ()),
}
"""What each kind of decision needs besides its node, who, when and why; and what it may have."""
# A product that one release takes for a technology is no rare thing; other kinds are never one.
_ALIKE = {"technology": "product"}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def read_line(cells: Sequence[str], line: int | None = None, base: str = BASE) -> Decision:
    """The decision that a line's cells state; raises ValueError with a clause that says all that is wrong."""
    if len(cells) != len(COLUMNS):
        counted = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
        raise ValueError(f"it has {counted} instead of {len(COLUMNS)}; part {', '.join(COLUMNS)} by one tab each")
    given = {name: cell.strip() for name, cell in zip(COLUMNS, cells, strict=True)}
    steering = [name for name, cell in given.items() if _CONTROL.search(cell)]
    if steering:
        raise ValueError(f"there is a control character in {', '.join(steering)}")
    if given["decision"] not in set(Kind):
        raise ValueError(f"{given['decision'] or 'nothing'!r} is no decision; use one of {', '.join(Kind)}")
    kind = Kind(given["decision"])
    wrong = _cells_amiss(kind, given)
    found: dict[str, str | None] = {name: given[name] or None for name in ("property", "old", "new")}
    for name in ("node", "other", "release"):
        found[name] = absolute(given[name], base) if given[name] else None
        if given[name] and found[name] is None:
            wrong.append(f"{name} {given[name]!r} is no node; write it like organization/amgen or as an IRI")
    if given["when"]:
        try:
            day(given["when"])
        except ValueError as error:
            wrong.append(str(error))
    wrong += _kinds_amiss(kind, found, base)
    if kind is Kind.CORRECT and not wrong:
        wrong += _values_amiss(found, base)
    if wrong:
        raise ValueError("; ".join(wrong))
    node = found.pop("node")
    assert node is not None
    return Decision(kind, node, who=given["who"], when=given["when"], why=given["why"], line=line, **found)


def _cells_amiss(kind: Kind, given: dict[str, str]) -> list[str]:
    needed, allowed = _TAKES[kind]
    always = ("node", "who", "when", "why")
    wrong = [f"{name} is empty" for name in COLUMNS if name in (*always, *needed) and not given[name]]
    extra = [name for name in COLUMNS[1:] if given[name] and name not in (*always, *needed, *allowed)]
    return wrong + [f"{kind} takes no {name}" for name in extra]


def day(written: str) -> str:
    """The day as it is, in ISO 8601; raises ValueError for anything else."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
            raise ValueError
        date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"when {written!r} is no date such as 2026-03-04") from None
    return written


def _kinds_amiss(kind: Kind, found: dict[str, str | None], base: str) -> list[str]:
    """Nodes of a kind about which this cannot be decided; of absolute IRIs elsewhere the kind is not known."""
    node, other, release = found["node"], found["other"], found["release"]
    of_node, of_other, of_release = (it and segment(it, base) for it in (node, other, release))
    wrong = []
    able = TOLD if kind in (Kind.REJECT, Kind.CONFIRM) else SEGMENTS if kind is Kind.CORRECT else THINGS
    if of_node and of_node not in able:
        wrong.append(f"{kind} is not said of {_a(of_node)} but of one of {', '.join(sorted(able))}")
    if kind in _PAIR and node and other:
        if node == other:
            wrong.append("node and other are the same")
        elif of_node and of_other and _ALIKE.get(of_node, of_node) != _ALIKE.get(of_other, of_other):
            wrong.append(f"one is {_a(of_node)} and the other {_a(of_other)}")
    if of_release and of_release != "release":
        wrong.append(f"the release is {_a(of_release)}; write it like release/name-of-the-file")
    return wrong


def _values_amiss(found: dict[str, str | None], base: str) -> list[str]:
    """What is wrong with a correction; its values are brought into form."""
    name, node = found["property"], found["node"]
    assert name is not None
    assert node is not None
    known = PROPERTIES.get(name)
    if known is None:
        return [f"property {name!r} cannot be corrected; use one of {', '.join(PROPERTIES)}"]
    of_node = segment(node, base)
    if of_node is not None and of_node not in known.of:
        return [f"{_a(of_node)} has no {name}, but {' or '.join(map(_a, known.of))} has"]
    wrong = []
    for cell in ("old", "new"):
        written = found[cell]
        if written is None:
            continue
        try:
            found[cell] = known.read(written, base)
        except ValueError as error:
            wrong.append(f"{cell} value {written!r}: {error}")
    if not wrong and found["old"] == found["new"]:
        wrong.append("the old value and the new one are the same")
    return wrong


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def write_line(decision: Decision, base: str = BASE) -> str:
    """The decision as a line of the file, without its end."""

    def shown(name: str) -> str:
        value = getattr(decision, {"decision": "kind"}.get(name, name)) or ""
        if name in ("node", "other", "release"):
            return below(value, base)
        if name in ("old", "new") and decision.property and PROPERTIES[decision.property].form is Form.NODE:
            return below(value, base)
        return str(value)

    return "\t".join(map(shown, COLUMNS))


def sentence(decision: Decision, base: str = BASE) -> str:
    """The decision as people read it: "same-as organization/a organization/b (Jo, 2026-03-04): one company"."""
    cells = dict(zip(COLUMNS, write_line(decision, base).split("\t"), strict=True))
    what = [cells[name] for name in ("decision", "node", "other", "property") if cells[name]]
    if decision.kind is Kind.CORRECT:
        what += [cells["old"] or "(nothing)", "to"]
    what += [cells["new"]] if cells["new"] else []
    what += ["in", cells["release"]] if cells["release"] else []
    return f"{' '.join(what)} ({decision.who}, {decision.when}): {decision.why}"
