"""Which addresses may be asked: those of the web, and no way from the open web into a private net."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from biopact.errors import FetchError

Resolve = Callable[[str], frozenset[str]]


def numbers_of(host: str) -> frozenset[str]:
    """The IP addresses of a host; none if its name is not known here."""
    try:
        return frozenset(str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError):
        return frozenset()


def parts(address: str) -> SplitResult:
    """The parts of an address. Raises FetchError for what is none of the web."""
    try:
        found = urlsplit(address.strip())
        usable = found.scheme in {"http", "https"} and bool(found.hostname) and found.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise FetchError("is no address of the web; give one that begins with https:// or http://")
    return found


def check(address: str, start: str, resolve: Resolve = numbers_of) -> None:
    """Raises FetchError if the way from `start` must not lead to `address`.

    A server must not choose what is asked of machines that only we can reach, or which files of ours are read.
    """
    if address == start:
        parts(address)
        return
    try:
        host = parts(address).hostname or ""
    except FetchError:
        raise FetchError(f"leads to {address[:200]}, which is no address of the web") from None
    if _private(host, resolve) and not _private(parts(start).hostname or "", resolve):
        raise FetchError(f"leads to {host}, a machine in a private net; name it yourself if that is meant")


def _private(host: str, resolve: Resolve) -> bool:
    for number in resolve(host):
        ip = ipaddress.ip_address(number.partition("%")[0])
        ip = getattr(ip, "ipv4_mapped", None) or ip
        if not ip.is_global or ip.is_multicast:
            return True
    return False
