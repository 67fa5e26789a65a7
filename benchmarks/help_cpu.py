"""CPU time of `biopact --help`, beside that of a Python that only imports click."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 9
BIOPACT = Path(sys.executable).with_name("biopact")


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def median(command: list[str]) -> float:
    """Median CPU time over `RUNS` runs, after one that warms the caches."""
    cpu_seconds(command)
    return statistics.median(cpu_seconds(command) for _ in range(RUNS))


if __name__ == "__main__":
    click = median([sys.executable, "-c", "import click"])
    ours = median([str(BIOPACT), "--help"])
    print(f"biopact --help  {ours:.3f} s CPU, median of {RUNS}")
    print(f"import click    {click:.3f} s CPU, median of {RUNS}")
    print(f"ratio           {ours / click:.2f}")
