"""Questions about online shops that wait for a person, and what was answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId
from posapp.domain.online.shop import RemoteId, ShopId
from posapp.domain.online.task import ShopTask, TaskKind
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3

    from posapp.store.database import Database

_ASK: Final = """INSERT INTO shop_task (id, shop, kind, subject, remote, facts, at, answer, actor)
    VALUES (?, ?, ?, ?, ?, ?, ?, '', '') ON CONFLICT (shop, kind, subject, remote) WHERE answer = ''
    DO UPDATE SET facts = excluded.facts"""


class Tasks:
    """What people are asked. The same question is open once; asked again it keeps its id and gets the newer facts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, task: ShopTask) -> None:
        """Ask a person."""
        facts = _facts(task)
        at = task.at.isoformat(timespec="seconds")
        self._database.rows.execute(_ASK, (task.id, task.shop, task.kind.value, task.subject, task.remote, facts, at))

    def answer(self, task: str, answer: str, by: PersonId) -> None:
        """Keep what was answered; the question is open no more."""
        self._database.rows.execute(
            "UPDATE shop_task SET answer = ?, actor = ? WHERE id = ? AND answer = ''", (answer, by, task)
        )

    def was_answered(self, task: ShopTask) -> bool:
        """Whether somebody answered just this question before."""
        row = self._database.rows.execute(
            "SELECT 1 FROM shop_task WHERE answer <> '' AND shop = ? AND kind = ? AND subject = ? AND facts = ?",
            (task.shop, task.kind.value, task.subject, _facts(task)),
        ).fetchone()
        return row is not None

    def get(self, task: str) -> ShopTask | None:
        """The question with this id."""
        row = self._database.rows.execute("SELECT * FROM shop_task WHERE id = ?", (task,)).fetchone()
        return _task(row) if row else None

    def open(self, shop: ShopId | None = None) -> list[ShopTask]:
        """What waits for an answer, the oldest first."""
        where, values = ("", ()) if shop is None else ("AND shop = ?", (shop,))
        rows = self._database.rows.execute(f"SELECT * FROM shop_task WHERE answer = '' {where} ORDER BY at, id", values)
        return [_task(row) for row in rows]

    def open_about(self, shop: ShopId, kind: TaskKind, subject: str) -> ShopTask | None:
        """The open question of a kind about one thing."""
        row = self._database.rows.execute(
            "SELECT * FROM shop_task WHERE answer = '' AND shop = ? AND kind = ? AND subject = ?",
            (shop, kind.value, subject),
        ).fetchone()
        return _task(row) if row else None


def _facts(task: ShopTask) -> str:
    return json.dumps(dict(task.facts), ensure_ascii=False, separators=(",", ":"))


def _task(row: sqlite3.Row) -> ShopTask:
    return ShopTask(
        row["id"],
        ShopId(row["shop"]),
        TaskKind(row["kind"]),
        row["subject"],
        RemoteId(row["remote"]),
        json.loads(row["facts"]),
        moment(row["at"]),
        row["answer"],
        PersonId(row["actor"]),
    )
