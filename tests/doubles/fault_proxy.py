"""A bad village line: stands before a loopback shop and loses, cuts, delays, doubles or replaces what goes through."""

from __future__ import annotations

import socket
import socketserver
import ssl
import struct
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Self

from tests.doubles.listening import Listening
from tests.doubles.web_message import Message, length_of, reply_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random
    from types import TracebackType

_RESET: Final = struct.pack("ii", 1, 0)
_HTML: Final = b"<!DOCTYPE html><html><body><h1>%s</h1></body></html>"
_NOTICE: Final = b"<br />\n<b>Notice</b>: Undefined variable $x in <b>/www/theme.php</b> on line <b>3</b><br />\n"
_PATIENCE: Final = 30
_DRIP: Final = 0.002


class Trouble(StrEnum):
    """What can happen to one request."""

    NONE = "none"
    LOST_REQUEST = "lost_request"
    """It never reaches the shop, and the connection ends."""
    LOST_REPLY = "lost_reply"
    """The shop did it, and nobody hears of it."""
    BUSY = "busy"
    """503 of some machine before the shop."""
    SLOW_DOWN = "slow_down"
    """429, come again in three seconds."""
    CUT = "cut"
    """The reply breaks off at some byte (`FaultProxy.cut_at`, or anywhere)."""
    NOTICE = "notice"
    """PHP talks before the JSON."""
    PORTAL = "portal"
    """200 with a page of the line's owner; nothing reaches the shop."""
    BROKEN = "broken"
    """The shop did it, and some machine before it says 502."""
    SILENT = "silent"
    """The shop did it, and the reply hangs until somebody ends it."""
    DRIPPING = "dripping"
    """The reply comes a few bytes at a time."""
    TWICE = "twice"
    """The request arrives two times; the second reply comes back."""
    GUARDED = "guarded"
    """403 with a page of the hoster's guard."""


_INSTEAD: Final = {
    Trouble.BUSY: (b"503 Service Unavailable", b""),
    Trouble.SLOW_DOWN: (b"429 Too Many Requests", b"Retry-After: 3\r\n"),
    Trouble.PORTAL: (b"200 OK", b""),
    Trouble.GUARDED: (b"403 Forbidden", b""),
}


@dataclass(slots=True)
class FaultProxy:
    """A line to the shop at `port` of this computer. `certificate` (with its key) makes it speak https.

    What happens to a request is the next of `troubles` (of `write_troubles` when it writes), or else what `weather`
    makes of its first line. `log` holds the
    first line of each request with what became of it, `carried` the bytes towards the shop and back.
    """

    port: int
    certificate: Path | None = None
    weather: Callable[[str], Trouble] = lambda _: Trouble.NONE
    troubles: deque[Trouble] = field(default_factory=deque)
    write_troubles: deque[Trouble] = field(default_factory=deque)
    cut_at: int | None = None
    random: Random | None = None
    log: list[tuple[str, Trouble]] = field(default_factory=list)
    carried: list[int] = field(default_factory=lambda: [0, 0])
    ended: threading.Event = field(default_factory=threading.Event)
    _server: _Server | None = None
    _own_port: int = 0

    def __enter__(self) -> Self:
        self.plug_in()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.pull_out()

    @property
    def address(self) -> str:
        """Where the shop seems to be."""
        return f"{'https' if self.certificate else 'http'}://localhost:{self.own_port}"

    @property
    def own_port(self) -> int:
        """Where this line begins."""
        return self._own_port

    def plug_in(self) -> None:
        """Let the line work, at the same address as before."""
        self.ended.clear()
        self._server = _Server(self, self._own_port)
        self._own_port = self._server.port
        self._server.begin()

    def pull_out(self) -> None:
        """Cut the line: connections end, new ones are refused."""
        self.ended.set()
        if self._server:
            self._server.end()
            self._server = None

    def forget(self) -> None:
        """Greet whoever comes as a stranger again."""
        if self._server:
            self._server.forget()

    def next(self, *troubles: Trouble) -> None:
        """What happens to the next requests."""
        self.troubles.extend(troubles)

    def next_write(self, *troubles: Trouble) -> None:
        """What happens to the next requests that change something."""
        self.write_troubles.extend(troubles)

    def trouble(self, first: str) -> Trouble:
        """What happens to a request that begins so."""
        waiting = self.troubles if first.startswith("GET ") or not self.write_troubles else self.write_troubles
        found = waiting.popleft() if waiting else self.weather(first)
        self.log.append((first, found))
        return found


def stormy(random: Random, **shares: int) -> Callable[[str], Trouble]:
    """Weather by chance: each trouble by its name with so many per cent of the requests."""
    names = [Trouble(name) for name in shares]

    def weather(_first: str) -> Trouble:
        rest = max(0, 100 - sum(shares.values()))
        return random.choices([*names, Trouble.NONE], [*shares.values(), rest])[0]

    return weather


class _Server(Listening):
    daemon_threads = False

    def __init__(self, proxy: FaultProxy, port: int) -> None:
        super().__init__(_Line, proxy.certificate, port)
        self.proxy = proxy

    def get_request(self) -> tuple[Any, Any]:
        connection, address = super().get_request()
        connection.settimeout(0.1)
        return connection, address


class _Line(socketserver.BaseRequestHandler):
    """One connection of the program; each request goes to the shop on a connection of its own."""

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        with suppress(OSError):
            if isinstance(self.request, ssl.SSLSocket):
                self.request.settimeout(_PATIENCE)
                self.request.do_handshake()
                self.request.settimeout(0.1)
            while (asked := self._read(self.request)) is not None:
                if not self._pass_on(asked, self.server.proxy.trouble(asked.first)):
                    return

    def _pass_on(self, asked: Message, trouble: Trouble) -> bool:
        """Whether the connection goes on after this request."""
        if trouble is Trouble.LOST_REQUEST:
            return self._reset()
        if trouble in _INSTEAD:
            return self._put(_page(trouble).whole)
        reply = self._ask(asked)
        if trouble is Trouble.TWICE:
            reply = self._ask(asked)
        if trouble is Trouble.SILENT:
            self._hush()
        if reply is None or trouble in {Trouble.LOST_REPLY, Trouble.SILENT}:
            return self._reset()
        return self._deliver(reply, trouble)

    def _deliver(self, reply: Message, trouble: Trouble) -> bool:
        if trouble is Trouble.CUT:
            self._put(reply.whole[: self._cut(len(reply.whole))])
            return False
        if trouble is Trouble.BROKEN:
            reply = _page(trouble)
        if trouble is Trouble.NOTICE:
            reply = reply.with_body(_NOTICE + reply.body)
        return self._put(reply.whole, slowly=trouble is Trouble.DRIPPING)

    def _ask(self, asked: Message) -> Message | None:
        with socket.create_connection(("127.0.0.1", self.server.proxy.port), _PATIENCE) as shop:
            shop.settimeout(0.1)
            shop.sendall(asked.alone)
            self.server.proxy.carried[0] += len(asked.whole)
            return self._heard(shop)

    def _cut(self, length: int) -> int:
        proxy = self.server.proxy
        if proxy.cut_at is not None:
            return min(proxy.cut_at, length - 1)
        return proxy.random.randrange(length) if proxy.random else length // 2

    def _put(self, reply: bytes, *, slowly: bool = False) -> bool:
        self.server.proxy.carried[1] += len(reply)
        self.request.settimeout(_PATIENCE)
        step = 7 if slowly else len(reply) or 1
        for start in range(0, len(reply), step):
            self.request.sendall(reply[start : start + step])
            if slowly and self.server.proxy.ended.wait(_DRIP):
                return False
        self.request.settimeout(0.1)
        return True

    def _hush(self) -> None:
        """Say nothing until the program hangs up or the line is pulled out."""
        while not self.server.proxy.ended.is_set():
            with suppress(TimeoutError):
                if not self.request.recv(1):
                    return

    def _reset(self) -> bool:
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        return False

    def _heard(self, shop: socket.socket) -> Message | None:
        """A reply to its end, at which the shop hangs up; None when it broke off or the line is pulled out."""
        data = b""
        while not self.server.proxy.ended.is_set():
            with suppress(TimeoutError):
                part = shop.recv(65_536)
                if not part:
                    return reply_of(data)
                data += part
        return None

    def _read(self, connection: socket.socket) -> Message | None:
        """One whole request; None when the other side ended or the line is pulled out."""
        data = b""
        while not self.server.proxy.ended.is_set():
            head, end, body = data.partition(b"\r\n\r\n")
            if end and len(body) >= (length := length_of(head)):
                return Message(head + end, body[:length])
            with suppress(TimeoutError):
                part = connection.recv(65_536)
                if not part:
                    return None
                data += part
        return None


def _page(trouble: Trouble) -> Message:
    status, extra = _INSTEAD.get(trouble, (b"502 Bad Gateway", b""))
    head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\n%sContent-Length: 0\r\n\r\n" % (status, extra)
    return Message(head, b"").with_body(_HTML % trouble.value.encode())
