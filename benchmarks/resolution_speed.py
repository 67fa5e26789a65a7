"""CPU time of finding which of 50,000 known names 100,000 mentions mean, beside a plain search by likeness.

The names are made of syllables, the same in every run; the mentions are names in other spellings: capitals, another
legal form or none, a trade shortened, an umlaut spelled out, a hyphen, a country, the first words alone, a slip of the
pen; and one in ten is a name that is not known. Names and mentions are made before the clock starts; laying out the
known names counts.
"""

from __future__ import annotations

import random
import time
from collections import Counter

from rapidfuzz.process import extractOne

KNOWN = 50_000
MENTIONS = 100_000
SAMPLE = 100
"""Mentions that the plain search gets: it looks at every known name for each."""
SYLLABLES = [
    onset + vowel for onset in "b c d f g k l m n p r s t v z br cr dr gl pr st tr qu".split() for vowel in "aeiouyöü"
]
ENDINGS = "gen x ra vis mab tor lix nex mune cyt dane lor pex tis vax".split()
TRADES = (
    "Pharmaceuticals Therapeutics Biosciences Laboratories Biotechnology Genetics Biopharma Medicines Oncology".split()
)
FORMS = ["Inc.", "AG", "Ltd.", "plc", "S.p.A.", "GmbH", "Corporation", "Co., Ltd."]
SHORTER = {"Pharmaceuticals": "Pharma", "Laboratories": "Labs", "Biotechnology": "Biotech", "Biosciences": "Bioscience"}


def coined(dice: random.Random) -> str:
    """A made-up word."""
    return ("".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 2, 3)))) + dice.choice(ENDINGS)).capitalize()


def slip(word: str, dice: random.Random) -> str:
    """A word with a letter left out, doubled or changed for its neighbour, not the first."""
    at = dice.randrange(1, len(word) - 1)
    return dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def spelled(name: tuple[str, str, str], dice: random.Random) -> tuple[str, str]:
    """How a mention has a name, and the mention."""
    core, trade, form = name
    how = dice.choices(
        ("as it is", "capitals", "legal form", "trade shortened", "umlaut", "mark", "country", "first word", "slip"),
        (20, 10, 25, 10, 5, 5, 5, 15, 5),
    )[0]
    mention = {
        "as it is": f"{core} {trade}, {form}",
        "capitals": f"{core} {trade}".upper(),
        "legal form": f"{core} {trade} {dice.choice(FORMS)}",
        "trade shortened": f"{core} {SHORTER.get(trade, trade)}",
        "umlaut": f"{core.replace('ö', 'oe').replace('ü', 'ue')} {trade}",
        "mark": f"The {core}® {trade} Group",
        "country": f"{core} {trade} (Japan) K.K.",
        "first word": core,
        "slip": f"{slip(core, dice)} {trade}",
    }[how]
    return how, mention


def main() -> None:
    """Measure and print."""
    from biopact.resolution.names.matcher import How, Matcher

    dice = random.Random(20121219)
    cores = list(dict.fromkeys(coined(dice) for _ in range(2 * KNOWN)))
    names = [(core, dice.choice(TRADES), dice.choice(FORMS)) for core in cores]
    known, strange = names[:KNOWN], names[KNOWN:]
    mentions: list[tuple[str, str, int | None]] = []
    for _ in range(MENTIONS):
        if dice.random() < 0.1:
            core, trade, form = dice.choice(strange)
            mentions.append(("not known", f"{core} {trade}, {form}", None))
        else:
            index = dice.randrange(KNOWN)
            mentions.append((*spelled(known[index], dice), index))
    lines = [f"{core} {trade}, {form}" for core, trade, form in known]

    before = time.process_time()
    matcher = Matcher(lines)
    laid_out = time.process_time() - before
    found = [matcher.match(mention, near=True) for _, mention, _ in mentions]
    ours = time.process_time() - before

    asked: Counter[str] = Counter(how for how, _, _ in mentions)
    right: Counter[str] = Counter()
    wrong = near = 0
    for (how, _, meant), match in zip(mentions, found, strict=True):
        given = match.index if match else None
        alike = match is not None and match.how is How.NEAR
        # A name that is merely alike is a question: the right one for a slip, and no answer for an unknown name.
        right[how] += given == meant or (alike and meant is None)
        near += alike and given != meant
        wrong += not alike and given is not None and given != meant
    sample = mentions[:SAMPLE]
    before = time.process_time()
    plain = [extractOne(mention, lines, score_cutoff=90) for _, mention, _ in sample]
    theirs = (time.process_time() - before) / SAMPLE * MENTIONS
    hits = sum((one[2] if one else None) == meant for one, (_, _, meant) in zip(plain, sample, strict=True))

    print(f"{MENTIONS:,} mentions, {len(lines):,} known names, one run")
    print(f"biopact     {ours:8.2f} s CPU, of it {laid_out:.2f} s for laying out the names")
    print(f"rapidfuzz   {theirs:8.0f} s CPU, extractOne on {SAMPLE} mentions and counted up")
    print(f"ratio       {theirs / ours:8.0f}")
    print(f"right       {sum(right.values()) / MENTIONS:8.2%}   (rapidfuzz {hits / SAMPLE:.0%} of its {SAMPLE})")
    print(f"wrong       {wrong / MENTIONS:8.2%}   and {near / MENTIONS:.2%} asked about a name that is merely alike")
    for how, times in asked.most_common():
        print(f"  {how:<16}{right[how] / times:8.2%}")


if __name__ == "__main__":
    main()
