"""CPU time of reading releases into Turtle, beside spaCy's blank English tokenizer on the same texts.

The releases are those of a corpus beside the repository: all that it marks as biotech, and as many others as make
2,000, chosen by the hash of their identifiers. Both run in one go and in turns, each turn in a process of its own that
counts only the work, not its start. The last lines say how the time of reading grows with the length of a text.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import lzma
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "releases.jsonl.xz"
RELEASES = 2000
ROUNDS = 3
SHORT, LONG = 100_000, 1_000_000
"""Code points of the two texts whose times are compared."""
WARM = (
    "Alpha Inc. licenses drug\n\nBOSTON, May 3, 2012 -- Biotech Alpha Inc. has licensed its cancer vaccine to Beta Ltd."
)
"""Read once before the clock starts."""

Work = Callable[[str, str], object]


def selection() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Identifiers and texts: of the biotech releases, and of the others that fill up the number."""
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    field = [(row["id"], row["text"]) for row in rows if row["biotech"]]
    others = [(row["id"], row["text"]) for row in rows if not row["biotech"]]
    others.sort(key=lambda other: hashlib.sha256(other[0].encode()).digest())
    return field, others[: max(0, RELEASES - len(field))]


def biopact() -> Work:
    """Reads a text and writes its Turtle."""
    from biopact.loaders.read import read
    from biopact.loaders.triples import to_rows
    from biopact.ontology.serialize import turtle_of
    from biopact.text import Release

    return lambda identifier, text: turtle_of(to_rows(read(Release(identifier, text))))


def spacy() -> Work:
    """Splits a text into tokens."""
    import spacy

    language = spacy.blank("en")
    language.max_length = sys.maxsize
    return lambda identifier, text: language.make_doc(text)


SIDES = {"biopact": biopact, "spacy": spacy}


def seconds(side: str, texts: Path) -> list[float]:
    """CPU time of each list of texts in a file, by one side, in a new process."""
    command = [sys.executable, __file__, side, str(texts)]
    return [float(line) for line in subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.split()]


def work(side: str, texts: Path) -> None:
    """Print the CPU time of each list of texts in a file."""
    groups: list[list[tuple[str, str]]] = pickle.loads(texts.read_bytes())
    do = SIDES[side]()
    do("warm", WARM)
    for group in groups:
        before = time.process_time()
        for identifier, text in group:
            do(identifier, text)
        print(time.process_time() - before)


def grown(releases: list[tuple[str, str]], length: int) -> list[tuple[str, str]]:
    """One text of a length, of one release after the other."""
    whole = "\n\n".join(text for _, text in releases)
    return [("long", (whole * (length // len(whole) + 1))[:length])]


def main() -> None:
    """Measure and print."""
    if not CORPUS.is_file():
        print(f"skipped: there is no {CORPUS.name} in {'/'.join(CORPUS.parts[-3:-1])} beside the repository")
        return
    if importlib.util.find_spec("spacy") is None:
        print("skipped: spacy is not installed")
        return
    field, others = selection()
    groups = [field, others, grown(field, SHORT), grown(field, LONG)]
    sizes = [sum(len(text) for _, text in group) for group in groups]
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.write_bytes(pickle.dumps(groups))
        rounds = [(seconds("biopact", texts), seconds("spacy", texts)) for _ in range(ROUNDS)]
    # The least of the rounds, for whatever else the machine does only adds to a time.
    ours, theirs = ([min(times) for times in zip(*side, strict=True)] for side in zip(*rounds, strict=True))
    for name, index in ((f"{len(field)} biotech", 0), (f"{len(others)} others", 1)):
        print(f"{name:<13} biopact {ours[index]:6.2f} s   spacy {theirs[index]:6.2f} s   {sizes[index] / 1e6:.2f} MB")
    ratio = statistics.median(sum(one[:2]) / sum(other[:2]) for one, other in rounds)
    print(f"{'all':<13} biopact {sum(ours[:2]):6.2f} s   spacy {sum(theirs[:2]):6.2f} s   CPU, least of {ROUNDS}")
    print(f"ratio         {ratio:.2f}")
    times, other = ours[3] / ours[2], theirs[3] / theirs[2]
    print(f"growth        {times:.1f} from {SHORT:,} to {LONG:,} code points (spacy {other:.1f})")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        work(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
