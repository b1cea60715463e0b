"""The loopback shop on its socket: requests in, answers out, with the headers a real one sends."""

from __future__ import annotations

import json
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlsplit

from tests.doubles.listening import Listening
from tests.doubles.woo_shop.listing import Request, Response
from tests.doubles.woo_shop.site import answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.woo_shop.world import World

_NOTICE: Final = b"<br />\n<b>Warning</b>: Undefined array key 1 in <b>/www/plugin.php</b> on line <b>12</b><br />\n"
_ALWAYS: Final = (
    ("X-Robots-Tag", "noindex"),
    ("X-Content-Type-Options", "nosniff"),
    ("Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link"),
    ("Access-Control-Allow-Headers", "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type"),
    ("Expires", "Wed, 11 Jan 1984 05:00:00 GMT"),
    ("Cache-Control", "no-cache, must-revalidate, max-age=0, no-store, private"),
    ("Allow", "GET, POST"),
)
_NAMES: Final = ("authorization", "content-disposition", "content-type", "user-agent")


class ShopServer(Listening):
    """The shop's web server."""

    def __init__(self, world: World, certificate: Path | None) -> None:
        super().__init__(_Visit, certificate)
        self.world = world


class _Visit(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 30
    server: ShopServer

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def log_message(self, *said: object) -> None:
        """Keep the log in memory: see `World.requests`."""

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        method = self.headers.get("X-HTTP-Method-Override") or query.get("_method") or self.command
        request = Request(
            method,
            parts.path,
            query,
            _body(raw, self.headers.get("Content-Type", "")),
            raw,
            {name: self.headers.get(name, "") for name in _NAMES},
            f"{self.server.scheme}://{self.headers.get('Host', '')}",
        )
        world = self.server.world
        with world.lock:
            world.requests.append(f"{method} {self.path}")
            self._send(answer(world, request), format_datetime(world.now, usegmt=True), notice=world.mood.notice)

    def _send(self, response: Response, date: str, *, notice: bool) -> None:
        page = response.page
        if page is None:
            page = (_NOTICE if notice else b"") + json.dumps(response.value, ensure_ascii=False).encode()
        kind = "application/json; charset=UTF-8" if response.page is None else response.kind
        self.send_response_only(response.status)
        link = ("Link", f'<{self.server.scheme}://{self.headers.get("Host")}/wp-json/>; rel="https://api.w.org/"')
        own = (("Server", "nginx"), ("Date", date), ("Content-Type", kind), link)
        for name, text in (*own, *_ALWAYS, *response.headers):
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)
        self.wfile.flush()


def _body(raw: bytes, kind: str) -> dict[str, Any]:
    """A body is only read when it says that it is JSON."""
    if not raw or not kind.startswith("application/json"):
        return {}
    value = json.loads(raw)
    return value if isinstance(value, dict) else {}
