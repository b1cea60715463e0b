"""Typing at the terminal: commands run in this process, or as the real program."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest import mock

from posapp.app.terminal import desk
from posapp.cli.door import run
from posapp.cli.root import Posapp
from posapp.store.database import FILE_NAME

REPO = Path(__file__).resolve().parents[2]
_TYPED: Final[dict[tuple[str, ...], bytes]] = {}
PROGRAM = (sys.executable, "-m", "posapp", "--lang", "en")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object it answered with."""
        answered: dict[str, Any] = json.loads(self.out)
        return answered

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON object of each line it answered."""
        return [json.loads(line) for line in self.out.splitlines()]


def typed(books: Path, *arguments: str, stdin: bytes = b"") -> Ended:
    """Run a command here and now on `books`."""
    here = desk(lambda _folder: 0)
    here.books = books
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True) for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err), mock.patch.object(sys, "stdin", given):
        code = run(Posapp(more={}), arguments, here)
    for stream in (out, err):
        stream.seek(0)
    return Ended(code, out.read(), err.read())


def started(books: Path, *arguments: str, stdin: bytes = b"") -> Ended:
    """Run the real program on `books`."""
    ended = subprocess.run(
        [*PROGRAM, "--books", str(books), *arguments], input=stdin, capture_output=True, cwd=REPO, check=False
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def bills(*requests: dict[str, Any]) -> bytes:
    """Requests for `posapp sell`, a line each."""
    return b"".join(json.dumps(request).encode() + b"\n" for request in requests)


def group(books: Path, *arguments: str) -> Path:
    """New books with two products: honey 120.00 a jar, code H; rice 35.00 a kilogram, code R, 10 kg of it on hand.

    Only the first of a kind is typed; the others are copies of it.
    """
    file = books / FILE_NAME
    if arguments in _TYPED:
        books.mkdir(mode=0o700, parents=True)
        file.touch(mode=0o600)
        file.write_bytes(_TYPED[arguments])
        return books
    assert typed(books, "setup", "--group", "กลุ่มทดลอง", "--promptpay", "0812345678", *arguments).code == 0
    honey = ("products", "add", "--name", "น้ำผึ้ง", "--price", "120", "--code", "H", "--unit", "jar")
    rice = ("products", "add", "--name", "ข้าวหอม", "--price", "35", "--code", "R", "--unit", "kg", "--on-hand", "10")
    assert typed(books, *honey).code == 0
    assert typed(books, *rice).code == 0
    with closing(sqlite3.connect(file)) as rows:
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _TYPED[arguments] = file.read_bytes()
    return books
