"""When the file with the books is damaged: everything that can still be read is written out as plain lists."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.access import Permission
from posapp.domain.errors import Unavailable
from posapp.domain.money import Money
from posapp.i18n import N_, _, count_text
from posapp.operations.open_formats.shape import as_csv
from posapp.operations.permit import needs
from posapp.operations.recovery import RECOVERY_KEY
from posapp.store.salvage import salvage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from posapp.operations.shop import Shop

_BILLS: Final = frozenset({"sale", "refund"})
_PRIVATE: Final = frozenset({"access", "attempt"})
"""Codes stay where they are."""


@dataclass(slots=True)
class Rescued:
    """What was read: rows by table, bills by number with their totals in satang, and the last journal entry met."""

    rows: dict[str, int] = field(default_factory=dict)
    bills: dict[str, int] = field(default_factory=dict)
    last_entry: int = 0
    entries: int = 0

    @property
    def missing(self) -> int:
        """Journal entries below the last one that could not be read."""
        return self.last_entry - self.entries

    @property
    def total(self) -> Money:
        """What all bills that could be read add up to, refunds taken off."""
        return Money(sum(self.bills.values()))


@needs(Permission.MEMBERS)
def check_may_rescue(_shop: Shop) -> None:
    """Whether whoever works here may write everything out, names and phones among it; as long as the books can tell."""


def rescue(books: Path, target: Path) -> Rescued:
    """Write all that can be read of the books in the folder `books` into `target`, one CSV a table, and bills.csv.

    A bill counts as read when its row or its journal entry could be read. Nothing of the damaged file is changed.
    Raises Unavailable `rescue_failed`.
    """
    rescued = Rescued()
    details: dict[str, tuple[str, str, int]] = {}

    def take(table: str, columns: Sequence[str], rows: Iterator[tuple[object, ...]]) -> None:
        if table in _PRIVATE:
            return
        with (target / f"{table}.csv").open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in rows:
                if RECOVERY_KEY in row:
                    continue
                writer.writerow([as_csv(value) for value in row])
                rescued.rows[table] = rescued.rows.get(table, 0) + 1
                _note(table, dict(zip(columns, row, strict=True)), rescued, details)

    try:
        target.mkdir(parents=True, exist_ok=True)
        salvage(books, take)
        rescued.bills = {number: satang for number, (_at, _kind, satang) in details.items()}
        _write_bills(target / "bills.csv", details)
        (target / "README.txt").write_text("\n".join(summary(rescued)) + "\n", encoding="utf-8-sig")
    except OSError as error:
        raise Unavailable(
            "rescue_failed",
            N_("What can be read could not be saved in {folder}. Choose a folder with more room, such as a stick."),
            folder=target,
        ) from error
    return rescued


def summary(rescued: Rescued) -> list[str]:
    """What was saved, in plain words."""
    lines = [
        _("Bills that could be read: {count}, together {amount} baht.").format(
            count=count_text(len(rescued.bills)), amount=rescued.total
        ),
        _("Entries of the journal that could be read: {count}.").format(count=count_text(rescued.entries)),
    ]
    if rescued.missing:
        lines.append(_("Entries that could not be read: {count}.").format(count=count_text(rescued.missing)))
    lines.append(_("Next: bring the last good copy back, and write down the bills that are newer than it."))
    return lines


def _note(table: str, row: Mapping[str, Any], rescued: Rescued, details: dict[str, tuple[str, str, int]]) -> None:
    """Remember the bills, from their own rows or from the journal."""
    if table == "sale" and isinstance(row["total"], int):
        details[str(row["number"])] = (str(row["at"]), str(row["kind"]), row["total"])
    elif table == "journal" and isinstance(row["seq"], int):
        rescued.entries += 1
        rescued.last_entry = max(rescued.last_entry, row["seq"])
        if row["kind"] in _BILLS:
            _note_entry(row, details)


def _note_entry(row: Mapping[str, Any], details: dict[str, tuple[str, str, int]]) -> None:
    try:
        facts = json.loads(row["body"])
        details.setdefault(facts["number"], (row["at"], row["kind"], int(facts["total"])))
    except (KeyError, TypeError, ValueError):
        return


def _write_bills(path: Path, details: Mapping[str, tuple[str, str, int]]) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(("number", "at", "kind", "total"))
        for number, (at, kind, satang) in sorted(details.items(), key=lambda one: one[1]):
            writer.writerow((number, at, kind, str(Money(satang)).replace(",", "")))
