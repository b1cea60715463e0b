"""The web server of the loopback MyShop."""

from __future__ import annotations

import json
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tests.doubles.listening import Listening
from tests.doubles.myshop.deeds import No, answer

if TYPE_CHECKING:
    from tests.doubles.myshop import MyShop


class ShopServer(Listening):
    """The shop's web server."""

    def __init__(self, shop: MyShop) -> None:
        super().__init__(_Visit, shop.certificate)
        self.shop = shop


class _Visit(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 30
    server: ShopServer

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def log_message(self, *said: object) -> None:
        """Kept in `asked`."""

    def _answer(self) -> None:
        shop = self.server.shop
        parts = urlsplit(self.path)
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        with shop.lock:
            shop.asked.append(f"{self.command} {self.path}")
            try:
                route = f"{self.command} {parts.path.removeprefix('/myshop/v1/')}"
                key = self.headers.get("X-API-KEY", "")
                status, told = 200, answer(shop, key, route, (parse_qs(parts.query), body))
            except No as no:
                status, told = no.status, {"code": no.code, "message": str(no), "info": {}, "timestamp": 0}
            lose = shop.lost and self.command != "GET"
            shop.lost -= bool(lose)
        if lose:
            self.close_connection = True
            return
        page = json.dumps(told, ensure_ascii=False).encode()
        self.send_response_only(status)
        self.send_header("Date", format_datetime(shop.now, usegmt=True))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)
