"""The line to one shop: one connection, verified, metered, and cut from outside when its time is over."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final, Self, cast
from urllib.parse import urlencode, urljoin, urlsplit

from posapp import __version__
from posapp.domain.online.shop import Traffic
from posapp.i18n import N_
from posapp.sync.breaks import SENTENCES, TooLong, certificate_fault, line_code
from posapp.sync.cargo import (
    content_of,
    read_whole,
    weight_encrypted,
    weight_of_answer,
    weight_of_greeting,
    weight_of_request,
)
from posapp.sync.faults import Blocked, Doubtful, Faulty, Offline
from posapp.sync.trust import trusted
from posapp.sync.watchdog import Watchdog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    import httpx2

    from posapp.sync.faults import Fault

_AGENT: Final = f"posapp/{__version__}"
_READS: Final = ("GET", "HEAD")
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_HOPS: Final = 3
_STOPPED: Final = "stopped"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds: for a connection, for the next byte, for a call, for all calls together."""

    connect: float = 10
    silence: float = 60
    call: float = 120
    round: float = 600


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. Names of `headers` are in small letters, `body` is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def date(self) -> datetime | None:
        """When the shop says it answered, by its own clock."""
        with suppress(ValueError, TypeError, OverflowError):
            moment = parsedate_to_datetime(self.headers.get("date", ""))
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return None


@dataclass(slots=True)
class _Passage:
    """How far one request got: whether any of it left, and the connection that was encrypted for it."""

    sent: bool = False
    greeted: socket.socket | None = None


@dataclass(slots=True)
class _Kept:
    """What is open just now. Guarded by `lock`, as another thread may cut it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    socket: socket.socket | None = None
    cut: str = ""


class Wire:
    """One connection to the shop at `base` (https://…; plain http only to this computer itself).

    `authority` is a certificate file trusted beside those of the system. `now`, our own clock, is only asked to see how
    far it is from the shop's (`skew`). `give_way` lets a sale go first that happens beside a request. Calls raise
    Offline, Doubtful, Faulty or Blocked; what a status means is up to the connector.
    """

    def __init__(
        self,
        base: str,
        *,
        authority: Path | None = None,
        patience: Patience = Patience(),
        now: Callable[[], datetime] | None = None,
        give_way: Callable[[], None] = lambda: None,
    ) -> None:
        self.base = base.rstrip("/")
        self.traffic = Traffic()
        self.skew = 0
        self._authority = authority
        self._patience = patience
        self._now = now
        self.give_way = give_way
        self._ends = time.monotonic() + patience.round
        self._kept = _Kept()
        self._client: httpx2.Client | None = None
        self._watchdog = Watchdog(lambda: self._cut("too_slow"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def call(
        self,
        method: str,
        path: str,
        *,
        query: Sequence[tuple[str, str]] = (),
        body: object = None,
        headers: Sequence[tuple[str, str]] = (),
        login: tuple[str, str] | None = None,
    ) -> Reply:
        """Send one request; `body` is bytes as they are, or a value to be sent as JSON.

        A reading call follows up to three redirects within the shop; no other host is ever talked to.
        """
        content, added = content_of(body)
        if login:
            added.append(("Authorization", "Basic " + b64encode(":".join(login).encode()).decode()))
        url = self.base + path + (("&" if "?" in path else "?") + urlencode(query, safe=",:") if query else "")
        for _hop in range(_HOPS + 1):
            reply = self._exchange(method, url, content, [*added, *headers])
            if reply.status not in _REDIRECTS:
                return reply
            target = _joined(url, reply.headers.get("location", ""))
            if method not in _READS or urlsplit(url)[:2] != urlsplit(target)[:2]:
                raise _moved(target)
            url = target
        raise _moved(url)

    def stop(self) -> None:
        """End what is under way, from any thread; every later call is Offline."""
        self._cut(_STOPPED)

    def close(self) -> None:
        """End the line; it opens again by itself when it is called."""
        self._watchdog.dismiss()
        self._hang_up()

    def _hang_up(self) -> None:
        if self._client:
            self._client.close()
            self._client = None

    def _cut(self, code: str) -> None:
        with self._kept.lock:
            if self._kept.cut != _STOPPED:
                self._kept.cut = code
            if self._kept.socket:
                with suppress(OSError):
                    # The plain method: an encrypted socket's own would forget its encryption before it ends.
                    socket.socket.shutdown(self._kept.socket, socket.SHUT_RDWR)

    def _exchange(self, method: str, url: str, content: bytes | None, headers: list[tuple[str, str]]) -> Reply:
        left = min(self._patience.call, self._ends - time.monotonic())
        with self._kept.lock:
            if self._kept.cut == _STOPPED:
                raise Offline(_STOPPED)
            self._kept.cut = ""
        if left <= 0:
            raise Offline("round_over")
        passage = _Passage()
        try:
            with self._watchdog.over(left):
                return self._send(method, url, content, headers, passage)
        except Exception as error:
            fault = self._fault(error, passage, writes=method not in _READS)
            self._hang_up()  # whatever still comes on this connection is no answer to the next question
            if fault is error:
                raise
            raise fault from error

    def _send(
        self, method: str, url: str, content: bytes | None, headers: list[tuple[str, str]], passage: _Passage
    ) -> Reply:
        client = self._opened()
        request = client.build_request(
            method,
            url,
            content=content,
            headers=headers,
            extensions={"trace": lambda name, told: self._follow(name, told, passage)},
        )
        try:
            response = client.send(request, stream=True)
            try:
                body = read_whole(response)
            finally:
                self._count(received=self._weight(weight_of_answer(response)))
                response.close()
        finally:
            if passage.sent:
                self._count(1, self._weight(weight_of_request(request)))
        reply = Reply(response.status_code, {name.lower(): text for name, text in response.headers.items()}, body)
        trusted(self._authority).remember(passage.greeted)
        if self._now and reply.date:
            self.skew = round((self._now() - reply.date).total_seconds())
        return reply

    def _count(self, calls: int = 0, sent: int = 0, received: int = 0) -> None:
        so_far = self.traffic
        self.traffic = Traffic(so_far.calls + calls, so_far.sent + sent, so_far.received + received)

    def _weight(self, plain: int) -> int:
        """What so many bytes weigh on this line."""
        return weight_encrypted(plain) if isinstance(self._kept.socket, ssl.SSLSocket) else plain

    def _opened(self) -> httpx2.Client:
        import httpx2

        if self._client is None:
            parts = urlsplit(self.base)
            if parts.scheme != "https" and not _is_loopback(parts.hostname or ""):
                raise Blocked("plain_http", N_("The address must begin with https://, so that nobody can read along."))
            self._client = httpx2.Client(
                verify=cast("ssl.SSLContext", trusted(self._authority)),
                trust_env=False,
                timeout=httpx2.Timeout(self._patience.silence, connect=self._patience.connect),
                limits=httpx2.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=60),
                headers={"User-Agent": _AGENT, "Accept": "application/json", "Accept-Encoding": "gzip"},
            )
        return self._client

    def _follow(self, name: str, told: Mapping[str, Any], passage: _Passage) -> None:
        """Note how far a request got, and keep the socket within reach of `stop`; each step is a place to give way."""
        self.give_way()
        if name in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            connection = told["return_value"].get_extra_info("socket")
            passage.greeted = connection
            if isinstance(connection, ssl.SSLSocket):
                self._count(0, *weight_of_greeting(connection))
            with self._kept.lock:
                self._kept.socket = connection
                ended = self._kept.cut
            if ended:
                self._cut(ended)
        elif name == "http11.send_request_headers.started":
            passage.sent = True

    def _fault(self, error: Exception, passage: _Passage, *, writes: bool) -> Exception:
        """What `error` means to whoever called; what is no failure of the line stays as it is."""
        import httpx2

        if not isinstance(error, httpx2.HTTPError | httpx2.InvalidURL | TooLong | OSError):
            return error
        code = self._kept.cut or line_code(error)
        if passage.sent:
            if writes:
                return Doubtful(code)
            return Faulty(code) if code == "too_long" else Offline(code, SENTENCES.get(code, ""))
        return certificate_fault(error) or Offline(code, SENTENCES.get(code, ""))


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _joined(url: str, location: str) -> str:
    """Where a redirect leads; nowhere when that is no address."""
    try:
        return urljoin(url, location)
    except ValueError:
        return ""


def _moved(target: str) -> Fault:
    parts = urlsplit(target)
    where = f"{parts.scheme}://{parts.netloc}"
    return Blocked("moved", N_("The shop sends on to {where}. Enter the address the shop really has."), where=where)
