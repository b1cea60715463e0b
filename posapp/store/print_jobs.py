"""The queue of papers: rows written with the sale, and how far each paper got."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.print_job import Paper, PrintJob, PrintState
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3

    from posapp.store.database import Database

_FIELDS: Final = "id, paper, subject, at, copy, state, tries, detail"
_ADD: Final = f"""INSERT INTO print_job ({_FIELDS}, mark)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, mark_of('print_job', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))"""
_BEGIN: Final = """UPDATE print_job SET state = 'printing', detail = '', tries = tries + 1,
    mark = mark_of('print_job', id, paper, subject, at, copy, 'printing', tries + 1, '')
    WHERE id = ? AND state IN ('waiting', 'not_ready')"""
_MARK: Final = """UPDATE print_job SET state = ?1, detail = ?2,
    mark = mark_of('print_job', id, paper, subject, at, copy, ?1, tries, ?2) WHERE id = ?3"""
_RECOVER: Final = """UPDATE print_job SET state = 'uncertain', detail = 'stopped',
    mark = mark_of('print_job', id, paper, subject, at, copy, 'uncertain', tries, 'stopped')
    WHERE state = 'printing'"""


class PrintJobs:
    """Papers that are to be printed. Nothing here is money, so states change in place."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, job: PrintJob) -> None:
        """Put a paper in the queue, inside the write it belongs to."""
        self._database.rows.execute(
            _ADD,
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
            f"SELECT {_FIELDS} FROM print_job WHERE state IN ('waiting', 'not_ready') ORDER BY rowid"
        )
        return [_job(row) for row in rows]

    def of_subject(self, paper: Paper, subject: str) -> list[PrintJob]:
        """The papers of one kind about `subject`, oldest first."""
        rows = self._database.rows.execute(
            f"SELECT {_FIELDS} FROM print_job WHERE subject = ? AND paper = ? ORDER BY rowid", (subject, paper.value)
        )
        return [_job(row) for row in rows]

    def newest(self, limit: int = 100) -> list[PrintJob]:
        """The newest papers, newest first."""
        rows = self._database.rows.execute(f"SELECT {_FIELDS} FROM print_job ORDER BY rowid DESC LIMIT ?", (limit,))
        return [_job(row) for row in rows]

    def begin(self, job: str) -> bool:
        """Call a paper being printed, which counts as a try; False when it does not wait any more."""
        with self._database.write() as rows:
            return rows.execute(_BEGIN, (job,)).rowcount > 0

    def mark(self, job: str, state: PrintState, detail: str = "") -> None:
        """Write how far a paper got."""
        with self._database.write() as rows:
            rows.execute(_MARK, (state.value, detail, job))

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
