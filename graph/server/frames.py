"""What the server and a worker say to each other: frames of a head in JSON and a body of bytes, through pipes."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

Head = dict[str, Any]

LENGTHS = struct.Struct("!IQ")
"""What a frame begins with: the lengths of head and body."""


def frame(head: Head, body: bytes = b"") -> bytes:
    """A frame as it is sent.

    >>> frame({"job": "ask"}, b"ASK {}")[LENGTHS.size:]
    b'{"job": "ask"}ASK {}'
    """
    said = json.dumps(head).encode()
    return LENGTHS.pack(len(said), len(body)) + said + body


def read_frame(stream: BinaryIO) -> tuple[Head, bytes] | None:
    """The next frame of a stream that waits; None at its end."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    return json.loads(stream.read(head)), stream.read(body)
