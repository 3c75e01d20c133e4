"""Fetching from a real server on this machine, which only the tests allow."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.reading import read
from dateline.reading.draft import UnreadableError
from dateline.reading.fetch import Address, fetch, is_public
from dateline.records import Problem


class Handler(BaseHTTPRequestHandler):
    """Serves what each test asks for by path."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.reply(302, b"", ("Location", "/page"))
        elif self.path == "/inside":
            self.reply(302, b"", ("Location", "http://10.0.0.1/secret"))
        elif self.path == "/round":
            self.reply(302, b"", ("Location", "/round"))
        elif self.path == "/file":
            self.reply(302, b"", ("Location", "file:///etc/passwd"))
        elif self.path == "/missing":
            self.reply(404, b"")
        elif self.path == "/long":
            self.reply(200, b"x" * 300_000)
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                try:
                    self.wfile.write(b"x")
                except OSError:
                    return
                time.sleep(0.05)
        else:
            self.reply(200, b"<html>a page</html>", ("Content-Type", "text/html; charset=utf-8"))

    def reply(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def local(address: Address) -> bool:
    """Allows what the tests need: this machine, and nothing private beside it."""
    return address.is_loopback


def test_a_page_is_fetched_through_a_redirect(server: str) -> None:
    fetched = fetch(f"{server}/moved", allowed=local)
    assert (fetched.url, fetched.data) == (f"{server}/page", b"<html>a page</html>")
    assert fetched.content_type == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/inside", "private"),
        ("/round", "redirects"),
        ("/file", "no http"),
        ("/missing", "404"),
        ("/long", "longer"),
        ("/drip", "within"),
    ],
)
def test_what_is_not_fetched(server: str, path: str, says: str) -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableError, match=says):
        fetch(server + path, seconds=1, limit=100_000, allowed=local)
    assert time.monotonic() - start < 3


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "0.0.0.0", "169.254.169.254", "2130706433"])
def test_local_addresses_are_refused_and_cost_nothing_else(server: str, host: str) -> None:
    port = server.rpartition(":")[2]
    (problem,) = read([f"http://{host}:{port}/page"])
    assert isinstance(problem, Problem)
    assert problem.name == f"http://{host}:{port}/page"
    assert "local or private" in problem.message or "cannot be fetched" in problem.message


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1", False),
        ("224.0.0.1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public
