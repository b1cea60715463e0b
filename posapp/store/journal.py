"""The journal: who did what and when, each entry hashed over the one before it."""

from __future__ import annotations

import hashlib
import json
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from posapp import __version__
from posapp.domain.seal import RECEIPT_SIGNS, base32

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.domain.identity import Terminal
    from posapp.store.database import Database

_FORMAT: Final = 1
_LARGEST: Final = 2**53

_LAST: Final = "SELECT seq, hash, at FROM journal WHERE terminal = ? ORDER BY seq DESC LIMIT 1"
_INSERT: Final = "INSERT INTO journal (terminal, seq, kind, at, actor, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ALL: Final = "SELECT seq, kind, at, actor, body, hash FROM journal WHERE terminal = ? AND seq > ? ORDER BY seq"
_HASH: Final = "SELECT hash FROM journal WHERE terminal = ? AND seq = ?"


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be journaled: `facts` are everything needed to write its book rows again, never personal data."""

    kind: str
    id: str
    at: datetime
    by: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the chain as it stands in the file."""

    seq: int
    kind: str
    at: str
    actor: str
    body: str
    hash: bytes


class Journal:
    """The chain of one terminal; its entries are written inside the transaction of the act they tell of."""

    def __init__(self, database: Database, terminal: Terminal) -> None:
        self._database = database
        self._terminal = terminal

    def append(self, act: Act) -> int:
        """Add `act` to the chain inside the current write; its sequence number.

        A wall clock that fell behind the last entry is journaled first, as an entry of kind `clock`.
        """
        rows = self._database.rows
        last = rows.execute(_LAST, (self._terminal.id,)).fetchone()
        seq, previous = (last["seq"], last["hash"]) if last else (0, genesis(self._terminal))
        if last and act.kind != "clock" and act.at < datetime.fromisoformat(last["at"]):
            behind = Act("clock", act.id, act.at, act.by, {"was": last["at"]})
            self._write(behind, seq + 1, previous)
            return self.append(act)
        self._write(act, seq + 1, previous)
        return seq + 1

    def _write(self, act: Act, seq: int, previous: bytes) -> None:
        at = act.at.isoformat(timespec="seconds")
        body = canonical(
            {
                **act.facts,
                "app": __version__,
                "at": at,
                "by": act.by,
                "id": act.id,
                "k": act.kind,
                "n": seq,
                "t": self._terminal.letter,
                "v": _FORMAT,
            }
        )
        link = chained(previous, body)
        self._database.rows.execute(_INSERT, (self._terminal.id, seq, act.kind, at, act.by, body, link))

    def last_seq(self) -> int:
        """The number of the newest entry, 0 for an empty chain."""
        last = self._database.rows.execute(_LAST, (self._terminal.id,)).fetchone()
        return last["seq"] if last else 0

    def last_at(self) -> datetime | None:
        """When the newest entry was written, None for an empty chain."""
        last = self._database.rows.execute(_LAST, (self._terminal.id,)).fetchone()
        return datetime.fromisoformat(last["at"]) if last else None

    def hash_of(self, seq: int) -> bytes:
        """The hash of entry `seq`."""
        row = self._database.rows.execute(_HASH, (self._terminal.id, seq)).fetchone()
        return bytes(row["hash"])

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The entries after number `after`, in order."""
        for row in self._database.rows.execute(_ALL, (self._terminal.id, after)):
            yield Entry(*row)


def genesis(terminal: Terminal) -> bytes:
    """Hash number 0 of a terminal's chain: it binds the chain to its group and its till."""
    return hashlib.sha256(
        b"RAANRAO-J1 genesis\n" + uuid.UUID(terminal.group).bytes + uuid.UUID(terminal.id).bytes
    ).digest()


def chained(previous: bytes, body: str) -> bytes:
    """The hash of an entry: over the hash before it and its body as UTF-8."""
    return hashlib.sha256(b"RAANRAO-J1\n" + previous + body.encode()).digest()


def receipt_code(link: bytes) -> str:
    """The 8 signs a receipt prints: the first 40 bits of its hash in Crockford's base 32."""
    return base32(link, RECEIPT_SIGNS)


def canonical(facts: Mapping[str, object]) -> str:
    """`facts` as the one JSON text that is hashed: sorted keys, no blanks, NFC, whole numbers below 2**53 only."""
    _check_plain(facts)
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text)


def _check_plain(value: object) -> None:
    """A fact that JSON writers of other languages would write differently is our bug."""
    match value:
        case dict():
            for key, one in value.items():
                if not (isinstance(key, str) and key.isascii()):
                    raise TypeError(key)
                _check_plain(one)
        case list():
            for one in value:
                _check_plain(one)
        case int() if abs(value) < _LARGEST:
            pass
        case str() | None:
            pass
        case _:
            raise TypeError(value)
