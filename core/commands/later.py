"""What was put off in `biopact review`: it comes last the next time."""

from __future__ import annotations

from pathlib import Path

from biopact.commands.output import write


class Later:
    """Keys of what was put off, in that order; kept in a small file beside the decisions."""

    def __init__(self, decisions_path: Path) -> None:
        self._path = decisions_path.with_suffix(".later.txt")
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = ""
        self._keys = dict.fromkeys(line for line in text.split("\n") if line)

    def place(self, key: str) -> int:
        """Where a key stands in the order in which things were put off; 0 for what was not."""
        return next((place for place, known in enumerate(self._keys, 1) if known == key), 0)

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
