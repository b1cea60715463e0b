"""The queue of papers: rows written with the sale, and how far each paper got."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.print_job import Paper, PrintJob, PrintState
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from posapp.store.database import Database

_RECOVER: Final = "UPDATE print_job SET state = 'uncertain', detail = 'stopped' WHERE state = 'printing'"
_FIELDS: Final = "id, paper, subject, at, copy, state, tries, detail"


class PrintJobs:
    """Papers that are to be printed. Nothing here is money, so states change in place."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, job: PrintJob) -> None:
        """Put a paper in the queue, inside the write it belongs to."""
        self._database.rows.execute(
            f"INSERT INTO print_job ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                job.id,
                job.paper.value,
                job.subject,
                job.at.isoformat(timespec="seconds"),
                int(job.copy),
                job.state.value,
                job.tries,
                job.detail,
            ),
        )

    def get(self, job: str) -> PrintJob | None:
        """One paper."""
        row = self._database.rows.execute(f"SELECT {_FIELDS} FROM print_job WHERE id = ?", (job,)).fetchone()
        return _job(row) if row else None

    def waiting(self) -> list[PrintJob]:
        """The papers nothing was sent of yet, oldest first: safe to print without asking anyone."""
        rows = self._database.rows.execute(
            f"SELECT {_FIELDS} FROM print_job WHERE state IN ('waiting', 'not_ready') ORDER BY id"
        )
        return [_job(row) for row in rows]

    def came_out(self, paper: Paper, subject: str, states: Sequence[PrintState]) -> bool:
        """Whether a paper of this kind about `subject` ever reached one of `states`."""
        marks = ", ".join("?" * len(states))
        row = self._database.rows.execute(
            f"SELECT 1 FROM print_job WHERE subject = ? AND paper = ? AND state IN ({marks}) LIMIT 1",
            (subject, paper.value, *(state.value for state in states)),
        ).fetchone()
        return row is not None

    def newest(self, limit: int = 100) -> list[PrintJob]:
        """The newest papers, newest first."""
        rows = self._database.rows.execute(f"SELECT {_FIELDS} FROM print_job ORDER BY id DESC LIMIT ?", (limit,))
        return [_job(row) for row in rows]

    def mark(self, job: str, state: PrintState, detail: str = "") -> None:
        """Write how far a paper got; starting to print it counts as a try."""
        with self._database.write() as rows:
            rows.execute(
                "UPDATE print_job SET state = ?, detail = ?, tries = tries + ? WHERE id = ?",
                (state.value, detail, int(state is PrintState.PRINTING), job),
            )

    def recover(self) -> int:
        """Papers a dead program left half-way become uncertain: a person looks before they are printed again."""
        with self._database.write() as rows:
            return rows.execute(_RECOVER).rowcount


def _job(row: sqlite3.Row) -> PrintJob:
    return PrintJob(
        row["id"],
        Paper(row["paper"]),
        row["subject"],
        moment(row["at"]),
        bool(row["copy"]),
        PrintState(row["state"]),
        row["tries"],
        row["detail"],
    )
