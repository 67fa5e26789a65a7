"""Networks of partners as large as one likes, alike to real ones: few with many partners, many with one or two.

Not a benchmark by itself: others here import it.
"""

from __future__ import annotations

import random

import networkx as nx

from biopact.ontology.terms import BASE

KINDS = ("license", "collaboration", "acquisition", "supply", "option", "equity-investment", "co-promotion")
_HEADS = ("Al", "Bio", "Cor", "Den", "Ery", "Fal", "Gen", "Hel", "Imm", "Jun", "Kal", "Lum", "Mor", "Neu", "Onc", "Pro")
_MIDDLES = ("a", "e", "i", "o", "ara", "elo", "iva", "oro", "una", "axi", "eni", "ilo", "osa", "umi")
_TAILS = ("gen", "thera", "pharm", "cell", "vax", "zyme", "medica", "biotics", "labs", "logic", "mab", "tide")
_ALONE = 0.2
"""Share of the organizations that stand in pairs apart from the rest."""


def name(number: int) -> str:
    """A name such as a company might have; no two numbers share one."""
    head, rest = number % len(_HEADS), number // len(_HEADS)
    middle, rest = rest % len(_MIDDLES), rest // len(_MIDDLES)
    tail, rest = rest % len(_TAILS), rest // len(_TAILS)
    return f"{_HEADS[head]}{_MIDDLES[middle]}{_TAILS[tail]}" + (f" {rest + 1}" if rest else "")


def iri(number: int) -> str:
    """The identifier of the organization of that number."""
    return f"{BASE}organization/{name(number).lower().replace(' ', '-')}"


def pairs(nodes: int, edges: int, seed: int = 1) -> list[tuple[int, int]]:
    """So many distinct pairs of so many organizations by number, the same for the same seed.

    Most grow by preferential attachment within groups (Barabási, A.-L., Albert, R. (1999), "Emergence of scaling in
    random networks", Science 286), with every sixth tie to anyone; the rest are pairs of two.
    """
    chance = random.Random(seed)
    apart = int(nodes * _ALONE) // 2 * 2
    joined = nodes - apart
    groups = max(1, joined // 250)
    found = {(joined + place, joined + place + 1): None for place in range(0, apart, 2)}
    ends: list[list[int]] = [[] for _ in range(groups)]
    everyone: list[int] = []

    def tie(one: int, other: int) -> None:
        pair = (min(one, other), max(one, other))
        if one == other or pair in found:
            return
        found[pair] = None
        for end in pair:
            ends[end % groups].append(end)
            everyone.append(end)

    for node in range(1, joined):
        near = ends[node % groups]
        tie(node, chance.choice(near) if near and chance.random() < 5 / 6 else chance.randrange(node))
    while len(found) < edges:
        one = chance.choice(everyone)
        tie(one, chance.choice(ends[one % groups] if chance.random() < 5 / 6 else everyone))
    return list(found)


def graph(nodes: int, edges: int, seed: int = 1) -> nx.Graph:
    """The same as a network of organizations by identifier, with their labels."""
    made = nx.Graph()
    made.add_nodes_from((iri(number), {"label": name(number)}) for number in range(nodes))
    made.add_edges_from((iri(one), iri(other), {"weight": 1}) for one, other in pairs(nodes, edges, seed))
    return made
