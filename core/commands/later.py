"""What was put off in `biopact review`: it comes last the next time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from biopact.commands.output import write
from biopact.graph.doubts import Doubt


class Later:
    """Keys of what was put off, in that order; kept in a small file beside the decisions."""

    def __init__(self, decisions_path: Path) -> None:
        self._path = decisions_path.with_suffix(".later.txt")
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = ""
        self._keys = dict.fromkeys(line for line in text.split("\n") if line)

    def last(self, doubts: Iterable[Doubt], limit: int | None) -> list[Doubt]:
        """So many of the doubts, those that were put off at the end, in the order in which they were."""
        place = {key: place for place, key in enumerate(self._keys)}
        first: list[Doubt] = []
        put_off: list[Doubt] = []
        for doubt in doubts:
            (put_off if doubt.key in place else first).append(doubt)
            if len(first) == limit:
                return first
        return [*first, *sorted(put_off, key=lambda doubt: place[doubt.key])][:limit]

    def put_off(self, key: str) -> None:
        """Remember a key as the last."""
        self._keys.pop(key, None)
        self._keys[key] = None
        self._save()

    def forget(self, key: str) -> None:
        """What was decided, or is asked again after all, is put off no more."""
        if key in self._keys:
            del self._keys[key]
            self._save()

    def _save(self) -> None:
        write(self._path, "".join(f"{key}\n" for key in self._keys), "--decisions")
