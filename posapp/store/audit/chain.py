"""The chain: each entry well-formed, in its place, and hashed over the one before it."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from posapp.i18n import N_
from posapp.store.audit.finding import KEEP, Finding
from posapp.store.journal import chained, genesis

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from posapp.domain.identity import Terminal
    from posapp.store.audit.finding import Findings

_ENTRIES: Final = "SELECT seq, kind, at, actor, body, hash FROM journal WHERE terminal = ? ORDER BY seq"


_LINKS: Final = "SELECT seq, body, hash FROM journal WHERE terminal = ? AND seq > ? AND seq <= ? ORDER BY seq"
_BEFORE: Final = "SELECT hash FROM journal WHERE terminal = ? AND seq = ?"


@dataclass(frozen=True, slots=True)
class Link:
    """A readable entry: whose it is, its place, its kind and everything its body says."""

    terminal: str
    seq: int
    kind: str
    facts: Mapping[str, Any]


def follow(rows: sqlite3.Connection, terminal: Terminal, findings: Findings) -> Iterator[Link]:
    """The entries of a till from its first on; what is wrong with one is noted in `findings`.

    After a break the chain is followed from the hash that stands in the file, so that each break is told once.
    """
    expected, previous = 1, genesis(terminal)
    for seq, kind, at, actor, body, link in rows.execute(_ENTRIES, (terminal.id,)):
        place = {"letter": terminal.letter, "entry": seq}
        if seq != expected:
            said = N_("Journal of till {letter}: the entries from {missing} up to {entry} are missing.")
            findings.add(Finding("chain_gap", said, KEEP, {**place, "missing": expected}, expected))
        as_written = chained(previous, body) == link
        if not as_written:
            said = N_("Journal of till {letter}, entry {entry}: it was changed, or an entry before it was.")
            findings.add(Finding("chain_hash", said, KEEP, place, seq))
        expected, previous = seq + 1, link
        facts = _read(body, canonical=as_written)
        if facts is None:
            said = N_("Journal of till {letter}, entry {entry}: it is not written as this program writes.")
            findings.add(Finding("chain_form", said, KEEP, place, seq))
            continue
        columns = {"k": kind, "at": at, "by": actor, "n": seq, "t": terminal.letter, "v": 1}
        wrong = [name for name, value in columns.items() if facts.get(name) != value]
        if wrong:
            said = N_("Journal of till {letter}, entry {entry}: {what} differs between the entry and its text.")
            findings.add(Finding("chain_columns", said, KEEP, {**place, "what": ", ".join(wrong)}, seq))
            continue
        yield Link(terminal.id, seq, kind, facts)


def broken_at(rows: sqlite3.Connection, terminal: Terminal, last: int, after: int = 0) -> int:
    """The first entry of a till behind number `after`, up to `last`, that is missing or not hashed as it says; 0: none.

    Where `after` is above 0 the hash of that entry is taken as it stands.
    """
    previous = genesis(terminal)
    if after > 0:
        row = rows.execute(_BEFORE, (terminal.id, after)).fetchone()
        if row is None:
            return after
        previous = row[0]
    expected = max(after, 0) + 1
    for seq, body, link in rows.execute(_LINKS, (terminal.id, expected - 1, last)):
        if seq != expected or chained(previous, body) != link:
            return expected
        expected, previous = seq + 1, link
    return expected if expected <= last else 0


def _read(body: str, *, canonical: bool) -> dict[str, Any] | None:
    """The facts in `body`, None unless it is exactly the one text `posapp.store.journal.canonical` writes for them.

    What was hashed when it was written is `canonical`; to write it once more would take longer than all the rest.
    """
    try:
        facts = _READER.decode(body)
    except ValueError:
        return None
    canonical = canonical or (_WRITER.encode(facts) == body and unicodedata.is_normalized("NFC", body))
    return facts if canonical and isinstance(facts, dict) else None


def _refuse(text: str) -> None:
    raise ValueError(text)


_READER: Final = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse)
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
