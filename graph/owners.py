"""Whose name an organization goes by: the one under which it signed, or that of its ultimate owner on a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from biopact.errors import BiopactError
from biopact.resolution.dates import is_date, last_day


class Naming(StrEnum):
    """How the organizations of a deal are named."""

    ANNOUNCED = "announced"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Owners:
    """One of the views on organizations: as announced, or as owned; up to a day, where `as_of` is given.

    `naming` CURRENT puts the ultimate owner in an organization's place: the owner on the last day that `as_of` means,
    or without it the owner after every change that the registry knows. `as_of` (a year, month or day in ISO 8601)
    also limits the view to deals made by then; with ANNOUNCED it does only that. Raises BiopactError for another date.

    >>> Owners(Naming.CURRENT, "2010").day
    '2010-12-31'
    """

    naming: Naming = Naming.ANNOUNCED
    as_of: str | None = None

    def __post_init__(self) -> None:
        if self.as_of is not None and not is_date(self.as_of):
            raise BiopactError(
                f"{self.as_of} is no date: give a year, month or day, such as 2010, 2010-06 or 2010-06-30"
            )

    @property
    def day(self) -> str | None:
        """The last day that the view takes in, or None if it takes in everything."""
        return None if self.as_of is None else last_day(self.as_of)

    @property
    def note(self) -> str:
        """What a reader has to know about the view; empty for everything as announced.

        >>> Owners(Naming.CURRENT, "2010").note, Owners(Naming.ANNOUNCED, "2010-06").note
        ('as owned on 2010-12-31, deals made by then', 'deals made by 2010-06-30')
        """
        if self.naming is Naming.ANNOUNCED:
            return f"deals made by {self.day}" if self.day else ""
        return f"as owned on {self.day}, deals made by then" if self.day else "as owned today"
