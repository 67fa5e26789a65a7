"""What servers' answers mean: try again, and when, or why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from biopact.loaders.fetch.pace import is_sec

REDIRECTS = frozenset({301, 302, 303, 307, 308})


class AgainError(Exception):
    """An attempt that failed and is worth another one, `after` so many seconds if the server said."""

    def __init__(self, reason: str, host: str = "", after: float | None = None) -> None:
        super().__init__(reason)
        self.host, self.after = host, after


def keep_location(answer: httpx.Response) -> None:
    """Put aside where an answer leads, before httpx makes a request of it: that fails for what is no address."""
    answer.extensions["location"] = answer.headers.pop("location", "")


def location(answer: httpx.Response) -> str:
    """Where an answer leads, as it stands there; nothing if nowhere."""
    return str(answer.extensions["location"])


def told(answer: httpx.Response) -> str:
    """An answer that brings no document, in words."""
    status, host = answer.status_code, answer.url.host
    hint = ""
    if status in {404, 410}:
        hint = "; check the address"
    elif status in {401, 403}:
        hint = "; ask less often" if is_sec(host) else "; save it with a browser"
    return f"answers {status} {answer.reason_phrase}".rstrip() + hint


def brief(error: Exception) -> str:
    """What went wrong on the way, on one short line."""
    return " ".join(str(error).split())[:120] or type(error).__name__


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that a server asks to wait, in either form of the header; None if it asks nothing that can be read."""
    told = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", told):
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
