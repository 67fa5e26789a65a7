"""Which deals are wanted: by kind, by what they are about, by time, party and telling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from biopact.codes import DealKind, Stage, Telling
from biopact.errors import BiopactError
from biopact.graph.comparables.deals import Comparable, Named
from biopact.resolution.dates import first_day, is_date, last_day


@dataclass(frozen=True)
class Wanted:
    """What deals must be like; empty parts ask for nothing. Of several kinds, or stages, one is enough.

    A text matches a name or alias that has its words, from the beginning of a word on, whatever their case and
    hyphens: "cancer" matches "Breast Cancers". `indication` looks at the deal's field of use too. `since` and `until`
    are a year, month or day; a deal whose date is less precise is taken if it may lie between them, an undated one is
    not. Raises BiopactError for another date.
    """

    kinds: tuple[DealKind, ...] = ()
    technology: str = ""
    product: str = ""
    target: str = ""
    indication: str = ""
    stages: tuple[Stage, ...] = ()
    since: str | None = None
    until: str | None = None
    party: str = ""
    news_only: bool = False

    def __post_init__(self) -> None:
        for date in (self.since, self.until):
            if date is not None and not is_date(date):
                raise BiopactError(f"{date} is no date: give a year, month or day, such as 2010, 2010-06 or 2010-06-30")

    def fits(self, deal: Comparable) -> bool:
        """True if the deal is all that is asked for."""
        return (
            (not self.kinds or bool(set(self.kinds) & set(deal.kinds)))
            and (not self.stages or deal.stage in self.stages)
            and (not self.news_only or deal.telling is Telling.NEWS)
            and self._in_time(deal.date)
            and self._about(deal)
        )

    def _in_time(self, date: str | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if date is None or not is_date(date):
            return False
        return (self.since is None or last_day(date) >= first_day(self.since)) and (
            self.until is None or first_day(date) <= last_day(self.until)
        )

    def _about(self, deal: Comparable) -> bool:
        indications = [*_names(deal.indications), *deal.field]
        return all(
            pattern is None or any(pattern.search(_plain(name)) for name in names)
            for pattern, names in zip(
                self._patterns,
                (
                    _names(deal.technologies),
                    _names(deal.products),
                    _names(deal.targets),
                    indications,
                    deal.party_names,
                ),
                strict=True,
            )
        )

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str] | None, ...]:
        texts = (self.technology, self.product, self.target, self.indication, self.party)
        return tuple(re.compile(rf"(?<!\w){re.escape(_plain(text))}") if text.strip() else None for text in texts)


def _names(things: Iterable[Named]) -> list[str]:
    return [name for thing in things for name in thing.names]


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[-‐‑–/]", " ", name.casefold()).split())
