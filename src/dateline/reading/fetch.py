"""Fetches an address, within a time and a size, and nothing that is not on the public net."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from dateline.reading.draft import UnreadableError
from dateline.reading.limits import FETCH_BYTES, FETCH_REDIRECTS, FETCH_SECONDS

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its last address after redirects, its bytes and their declared type."""

    url: str
    data: bytes
    content_type: str


def is_url(path: str) -> bool:
    """Whether a path that a user gave is a web address."""
    return path.lower().startswith(("http://", "https://"))


def is_public(address: Address) -> bool:
    """Whether an address is on the public net: not loopback, private, link-local, multicast, reserved."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (mapped is None or is_public(mapped))


def fetch(
    url: str,
    *,
    seconds: float = FETCH_SECONDS,
    limit: int = FETCH_BYTES,
    allowed: Callable[[Address], bool] = is_public,
) -> Fetched:
    """Fetches an address.

    The connection goes to the very address that was checked, so that a name which changes between the look-up
    and the call leads nowhere else; every redirect is checked as the first address was.

    Arguments:
        url: an http or https address.
        seconds: for all of it, redirects too.
        limit: bytes at most.
        allowed: says which network addresses may be called.

    Raises:
        UnreadableError: if it cannot be fetched, is too long, takes too long, or leads to a local address.
    """
    deadline = time.monotonic() + seconds
    for _ in range(FETCH_REDIRECTS + 1):
        try:
            answer = _once(url, deadline, limit, allowed)
        except TimeoutError as error:
            raise UnreadableError(
                f"did not answer within {seconds:g} seconds; save the page and give the file"
            ) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise UnreadableError(f"cannot be fetched ({error}); save the page and give the file") from error
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise UnreadableError(f"redirects more than {FETCH_REDIRECTS} times")


def _once(url: str, deadline: float, limit: int, allowed: Callable[[Address], bool]) -> Fetched | str:
    """Asks one address; returns what it gave, or the address that it redirects to."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnreadableError("is no http or https address")
    connection = _connect(parts.scheme, parts.hostname, parts.port, deadline, allowed)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {
            "User-Agent": "dateline",
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
            "Accept-Encoding": "identity",
        }
        connection.request("GET", target, headers=headers)
        line = connection.sock  # the connection forgets it when the server says that it will close
        response = connection.getresponse()
        location = response.headers.get("Location")
        if response.status in (301, 302, 303, 307, 308) and location:
            return urljoin(url, location)
        if response.status != 200:
            raise UnreadableError(f"answers {response.status} {response.reason}; check the address")
        return Fetched(url, _body(response, line, deadline, limit), response.headers.get("Content-Type") or "")
    finally:
        connection.close()


def _connect(
    scheme: str, host: str, port: int | None, deadline: float, allowed: Callable[[Address], bool]
) -> http.client.HTTPConnection:
    port = port or (443 if scheme == "https" else 80)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in found]
    if not all(allowed(address) for address in addresses):
        raise UnreadableError("leads to a local or private address, which is not fetched; give the file instead")
    plain = socket.create_connection((str(addresses[0]), port), timeout=_left(deadline))
    connection = http.client.HTTPConnection(host, port, timeout=_left(deadline))
    if scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    else:
        connection.sock = plain
    return connection


def _body(response: http.client.HTTPResponse, line: socket.socket, deadline: float, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while True:
        line.settimeout(_left(deadline))  # a server that drips is cut off by the deadline, not by each read
        piece = response.read1(1 << 16)
        if not piece:
            return b"".join(pieces)
        size += len(piece)
        if size > limit:
            raise UnreadableError(f"is longer than {limit:,} bytes; save it and give the file")
        pieces.append(piece)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
