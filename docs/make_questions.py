"""Makes docs/questions.md from the questions and from what was found when their answers were checked."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from biopact.graph.questions import Parameter, catalogue

ROOT = Path(__file__).parents[1]
CHECKED = ROOT / "ontology" / "questions" / "checked.tsv"

HEAD = """\
# Questions

What analysts ask of deals, as named queries. `biopact query NAME --param NAME=VALUE` asks one, and
`biopact query --list` lists them with the queries that rows are made of. Each is a file in `ontology/questions`: the
question, its parameters, SPARQL. The CSV beside it is its answer over the releases in `seeds/`, which a test holds.

The answers were read against the digests in `seeds/releases`, line by line: each name, date and sum stands in one of
those that `ontology/questions/checked.tsv` names ("all": every digest was gone through, also for what an answer leaves
out; "registry": the tables in `seeds/registry`). Where a digest says more than was read of it, that is said below;
these are faults of reading, not of the question. (Page made by `docs/make_questions.py`.)
"""


def checks() -> dict[str, Mapping[str, str]]:
    """What each answer was checked against, and what a digest says beyond it, by the name of the question."""
    with CHECKED.open(encoding="utf-8", newline="") as file:
        return {row["question"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def page() -> str:
    """The text of docs/questions.md."""
    beyond = checks()
    parts = [HEAD]
    for asked in catalogue().values():
        if asked.is_of_analysts:
            lines = [f"**{asked.name}**: {asked.sentence}"]
            lines += [f"- {_described(parameter)}" for parameter in asked.parameters]
            if missing := beyond[asked.name]["not read of it"]:
                lines.append(f"- Not read: {missing}")
            parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _described(parameter: Parameter) -> str:
    default = f", `{parameter.default}` when not said" if parameter.default else ""
    need = ", must be given" if parameter.example else ""
    return f"`{parameter.name}` ({parameter.kind}{default}{need}): {parameter.about}"


if __name__ == "__main__":
    (ROOT / "docs" / "questions.md").write_text(page(), encoding="utf-8")
