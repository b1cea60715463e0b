"""Asking LINE SHOPPING: one key, one place, and what each kind of no means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.sync.answers import Said, parsed, unreadable, wished_pause
from posapp.sync.faults import Blocked, Busy, Doubtful, Fault, Faulty, Gone, KeyRefused, Rejected

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.sync.connector import Access
    from posapp.sync.wire import Reply, Wire

Pair = tuple[str, str]

_ROOT: Final = "/myshop/v1/"
_GOOD: Final = range(200, 300)
_NO_KEY: Final = ("UNAUTHORIZED", "PERMISSION_DENIED")
_NOT_LET_IN: Final = (401, 403)
_NOT_FOUND: Final = 404
_BUSY: Final = (429, 503)
_SERVER: Final = 500

BAD_REQUEST: Final = "BAD_REQUEST"
CONFLICT: Final = "DATA_CONFLICT"
KEY_REFUSED: Final = N_("LINE does not accept this key. Make a new one in LINE OA Plus and enter it here.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said, and when by the shop's clock."""

    said: Said
    date: datetime | None


class Client:
    """The doors of LINE SHOPPING. Every question raises the faults of `posapp.sync.faults`."""

    def __init__(self, access: Access, wire: Wire) -> None:
        self._key = ("X-API-KEY", access.secret)
        self._wire = wire

    def get(self, path: str, *query: Pair) -> Answer:
        """Read; `path` without a leading slash."""
        reply = self._wire.call("GET", _ROOT + path, query=query, headers=(self._key,))
        return Answer(_read(reply, reads=True), reply.date)

    def send(self, method: str, path: str, text: str) -> Said:
        """Write `text`, which is JSON already: amounts keep their digits that way."""
        headers = (self._key, ("Content-Type", "application/json"))
        return _read(self._wire.call(method, _ROOT + path, body=text.encode(), headers=headers), reads=False)


def _read(reply: Reply, *, reads: bool) -> Said:
    found = parsed(reply.body)
    if reply.status not in _GOOD:
        raise _fault(reply, Said(found), reads=reads)
    if not isinstance(found, dict):
        raise unreadable(reply, reads=reads)
    return Said(found)


def _fault(reply: Reply, told: Said, *, reads: bool) -> Fault:
    """The fault for an answer that is no yes; `told` is empty when the answer was a page for people."""
    code, words = told.text("code"), told.text("message")
    if code in _NO_KEY or reply.status in _NOT_LET_IN:
        return KeyRefused(code or f"status_{reply.status}", KEY_REFUSED, words) if told else Blocked("guard")
    if reply.status in _BUSY:
        return Busy(f"busy_{reply.status}", wished_pause(reply), words)
    if reply.status >= _SERVER:
        return Faulty(f"server_{reply.status}", words=words) if reads else Doubtful(f"server_{reply.status}")
    if reply.status == _NOT_FOUND:
        return Gone(code, words=words) if told else Blocked("no_shop_here")
    return Rejected(code or f"status_{reply.status}", words=words)
