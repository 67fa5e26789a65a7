"""Facts in the one order in which two readings of a graph can be compared."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol, TypeVar, cast

from biopact.facts import Deal, Disclosure, Payment, ReleaseFacts, Stated, Thing
from biopact.loaders.triples.things import things_of
from biopact.text import Evidence


class _Supported(Protocol):
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...
