"""The long form of the hostile files: each at full size, in a process of its own with a gigabyte; `make fuzz` runs it.

Prints a line for each: seconds for half the size and for the whole, releases, the reason. Exits with 1 if one fails.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.loaders.hostile import ATTACKS, MEGABYTE, Attack, in_a_child

SIZE = 8 * MEGABYTE
LINE = 200 * MEGABYTE
"""Of files that are one line."""
MEMORY = 1024 * MEGABYTE


def faults(attack: Attack) -> list[str]:
    """What is wrong with how an attack is read; prints what came of it."""
    size = LINE if attack.name.startswith("line.") else SIZE
    try:
        half, whole = in_a_child([attack.name], [size // 2, size], MEMORY)[attack.name]
    except AssertionError as error:
        return [f"ended its process: {error}"]
    print(f"{attack.name:24} {half.seconds:7.2f} s {whole.seconds:7.2f} s {whole.releases:7,}  {whole.reason[-110:]}")
    found = []
    if whole.seconds > 3 * half.seconds + 0.5:
        found.append("takes time with the square of its size")
    if not whole.rest:
        found.append("keeps the rest from being read")
    if "report it" in whole.reason or (attack.reason and not re.search(attack.reason, whole.reason)):
        found.append(f"has another reason than {attack.reason!r}")
    return found


def main(names: list[str]) -> int:
    """Run the attacks of these names, all if there are none; 1 if one of them fails."""
    failed = 0
    for attack in ATTACKS:
        if not names or attack.name in names:
            for fault in faults(attack):
                failed = 1
                print(f"{attack.name}: {fault}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
