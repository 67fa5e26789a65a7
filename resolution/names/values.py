"""What two names are compared by, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an organization, with what its text says of the one that bears it."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other forms of it: short forms that the text defines, "known as MSD outside the United States"."""
    tickers: tuple[str, ...] = ()
    """As "NASDAQ:IMGN"; the exchange may be missing."""
    places: tuple[str, ...] = ()
    """Where it sits: "Darmstadt, Germany", "Cambridge, Mass.", "DE"."""
    partners: tuple[str, ...] = ()
    """Others that are named beside it: subsidiaries, parents, partners; products, too."""
    date: str = ""
    """When the text was written, in ISO 8601 as precise as known: who was not there yet cannot be meant."""


class Same(StrEnum):
    """Whether two names are of one thing."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison of two names came to, and why, in words for a person."""

    same: Same
    why: str
    registered: bool = False
    """True where the registry said it."""
    by_context: bool = False
    """True where the names alone would not have settled it."""
    weak: bool = False
    """True where it holds for two names that somebody has put side by side, but not for any two of many thousand: a
    short form that is an everyday word, three initials."""
