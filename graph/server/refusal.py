"""What a request is refused with: a status, and one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """A request that is not answered as it stands. `status` is that of HTTP.

    400 malformed; 401 who are you; 403 not here; 404 not found; 405 wrong method; 406 no such form; 408 the request
    took too long to arrive; 410 gone; 413 too much was sent; 415 wrong kind of body; 422 the answer is too large; 500
    the worker ended; 503 too busy, or the store cannot be read; 504 the query took too long.
    """

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.headers = dict(headers or {})


def busy(seconds: int = 2) -> Refusal:
    """Too many want something at once."""
    return Refusal(503, "The server is busy: ask again in a few seconds.", {"Retry-After": str(seconds)})
