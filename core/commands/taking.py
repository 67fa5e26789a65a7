"""A single decision, taken: checked, written, applied."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import click

from biopact.commands.deciding import Ledger, apply, decider, held, today
from biopact.commands.output import printable
from biopact.commands.setting import Setting
from biopact.errors import DecisionError
from biopact.graph.choices import said
from biopact.graph.decided import claimed, is_known, is_said, is_undisclosed, occurs
from biopact.graph.store import Store
from biopact.resolution.decisions import (
    COLUMNS,
    PROPERTIES,
    Correction,
    Decision,
    Form,
    Kind,
    absolute,
    below,
    read_line,
    sentence,
)


def take(setting: Setting, kind: str, node: str, alone: bool = True, **cells: str) -> None:
    """Check a decision against the store, write it to its file and bring the store up to date.

    Unless it is about this node `alone`, the same is written for each node in whose place the view shows it.
    Raises DecisionError, and writes nothing, if it cannot be read, matches nothing or contradicts an earlier one.
    """
    ledger = Ledger.of(setting.store_path, setting.decisions_path, setting.base)
    given = {
        "decision": kind,
        "node": node,
        "who": setting.who or decider(),
        "when": setting.when or today(),
        "why": setting.why,
        **cells,
        "release": _release(cells.get("release", "")),
    }
    with held(setting.store_path, needed=not setting.force) as store:
        if store is not None and kind == Kind.CORRECT:
            given |= _what_is_claimed(store, node, given["property"], ledger.base)
        try:
            decision = read_line([" ".join(given.get(name, "").split()) for name in COLUMNS], base=ledger.base)
        except ValueError as error:
            raise DecisionError(f"This cannot be decided: {error}.") from error
        if store is not None and not setting.force:
            _check(store, decision, ledger.base)
        written = ledger.add([decision] if alone else _for_all_tellings(store, decision))
        for one in written:
            click.echo(f"{ledger.path}, line {one.line}: {printable(sentence(one, ledger.base))}")
        if not written:
            click.echo(f"{ledger.path} says so already.")
        apply(store, ledger)


def _what_is_claimed(store: Store, node: str, name: str, base: str) -> dict[str, str]:
    """For a claim, the cells that correct what it claims, in its release; none for any other node."""
    iri = absolute(node, base)
    found = claimed(store, iri) if iri else None
    if found is None:
        return {}
    release, subject, predicate = found
    about = next((known for known, it in PROPERTIES.items() if it.iri == predicate), None)
    if about is None:
        raise DecisionError(f"What {node} claims cannot be corrected: reject it.")
    if about != name:
        raise DecisionError(f"{node} is about the {about} of {below(subject, base)}, not the {name}.")
    return {"node": below(subject, base), "release": below(release, base)}


def _for_all_tellings(store: Store | None, decision: Decision) -> list[Decision]:
    """The decision, and the same for each node in whose place the view shows this one: all tell of what is meant."""
    if store is None:
        return [decision]
    others = sorted({join.node for join in store.resolved().joins if join.stands_for == decision.node})
    return [decision, *(replace(decision, node=node) for node in others)]


def _release(named: str) -> str:
    """A release by its node or by its identifier alone, which is what its file is called without the ending."""
    if not named or named.startswith("release/") or "://" in named:
        return named
    return f"release/{quote(named, safe='%')}"


def _check(store: Store, decision: Decision, base: str) -> None:
    """Refuse what matches nothing in the store."""
    node = below(decision.node, base)
    if not occurs(store, decision.node, decision.release):
        where = below(decision.release, base) if decision.release else f"the store {store.path}"
        raise DecisionError(f"There is no {node} in {where}: --force decides it all the same.")
    if decision.other and not is_known(store, decision.other):
        other = below(decision.other, base)
        raise DecisionError(f"There is no {other} in the store {store.path}: --force decides it all the same.")
    if decision.property and PROPERTIES[decision.property].form is Form.NODE and not occurs(store, decision.new or ""):
        new = below(decision.new or "", base)
        raise DecisionError(f"There is no {new} in the store {store.path}: --force decides it all the same.")
    if decision.kind is Kind.IDENTIFY and not is_undisclosed(store, decision.node):
        raise DecisionError(f"{node} is not undisclosed: use same-as, or --force to decide it all the same.")
    if decision.property and decision.old and decision.new:
        old = Correction(decision.node, decision.property, decision.old, decision.new, decision.release, decision)
        if not is_said(store, old):
            value = below(decision.old, base)
            raise DecisionError(f"{node} has no {decision.property} {value}: --force corrects it all the same.")
    if decision.property and not decision.old and PROPERTIES[decision.property].single:
        told = said(store, decision.release, decision.node, decision.property)
        if told:
            value = below(told[0], base)
            raise DecisionError(f"{node} has the {decision.property} {value}: give that as the old value.")
