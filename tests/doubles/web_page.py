"""A web server that answers everything alike, and remembers what it was asked, to the byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.doubles.listening import Listening, Served


@dataclass(slots=True)
class WebPage(Served):
    """`reply` is the body of every answer; paths in `moved` send on to another place; `date` is its clock.

    `packed` says that the reply is a gzip file.
    """

    reply: bytes = b"{}"
    packed: bool = False
    moved: dict[str, str] = field(default_factory=dict)
    date: str = "Sun, 22 Nov 2026 05:00:00 GMT"
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    connections: int = 0
    bytes_in: int = 0
    bytes_out: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _opened(self) -> _Server:
        return _Server(self)


class _Server(Listening):
    def __init__(self, page: WebPage) -> None:
        super().__init__(_Visit)
        self.page = page


class _Visit(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.page.connections += 1

    def do_GET(self) -> None:
        page = self.server.page
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        page.asked.append(self.requestline)
        page.headers.append(dict(self.headers.items()))
        page.bodies.append(body)
        head = sum(len(f"{name}: {text}\r\n") for name, text in self.headers.items())
        page.bytes_in += len(self.requestline) + 2 + head + 2 + len(body)
        target = page.moved.get(self.path)
        lines = [f"HTTP/1.1 301 Moved\r\nLocation: {target}" if target else "HTTP/1.1 200 OK", f"Date: {page.date}"]
        lines += ["Content-Encoding: gzip"] * page.packed
        answer = "\r\n".join([*lines, f"Content-Length: {len(page.reply)}", "", ""]).encode() + page.reply
        page.bytes_out += len(answer)
        self.wfile.write(answer)

    def do_POST(self) -> None:
        self.do_GET()

    def do_PUT(self) -> None:
        self.do_GET()

    def log_message(self, *said: object) -> None:
        """Nothing on the console."""
