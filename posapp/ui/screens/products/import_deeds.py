"""What is done with a list on its way in: read, matched, compared, taken over; each slow step beside the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from posapp.domain.errors import Refused, Told
from posapp.i18n import N_
from posapp.operations.exporting.table import write_table
from posapp.operations.importing.apply import Cancelled, apply_plan
from posapp.operations.importing.headers import match
from posapp.operations.importing.photos import Photos
from posapp.operations.importing.plan import plan
from posapp.operations.importing.read import read_list
from posapp.ui.photo import shrink
from posapp.ui.screens.products.import_reading import Reading, refused_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.importing.apply import Imported
    from posapp.operations.importing.fields import Field
    from posapp.operations.importing.planned import Plan
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.progress import Progress
    from posapp.ui.screens.products.import_work import ListWork

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Views:
    """Who shows what: work under way (its words), how columns are read, what a list would do, what it did."""

    waiting: Callable[[Progress, str], None]
    reading: Callable[[Reading], None]
    plan: Callable[[Reading, Plan], None]
    result: Callable[[Imported, Plan], None]


class Importing:
    """One list at a time. What goes wrong is told, and `views` show again what was shown before."""

    def __init__(self, work: ListWork, notices: Notices, views: Views) -> None:
        self._work, self._notices, self._views = work, notices, views
        self.reading: Reading | None = None
        self.plan: Plan | None = None

    def read(self, path: Path, back: Callable[[], None], sheet: str = "") -> None:
        """Read the list in the file at `path`; a list of a known program is compared at once."""

        def opened(_shop: Shop, progress: Progress) -> Reading:
            found = read_list(path, sheet)
            progress.note(0, 0)
            return Reading(path, found, match(found))

        self._run(N_("Reading the file …"), opened, self._on_read, back)

    def match_as(self, key: str) -> None:
        """Read the columns as those of program `key`."""
        if self.reading:
            self._on_read(replace(self.reading, matching=match(self.reading.sheet, key)))

    def match_column(self, column: int, field: Field | None) -> None:
        """Read one column as `field`, or leave it out."""
        if self.reading:
            self._on_read(replace(self.reading, matching=self.reading.matching.with_column(column, field)))

    def use_pictures(self, folder: Path) -> None:
        """Take the pictures of the goods from `folder`, and compare again."""
        if self.reading:
            before = self.reading
            self.reading = replace(before, pictures=folder)
            self.compare(lambda: self._without_pictures(before))

    def compare(self, back: Callable[[], None]) -> None:
        """See what the list would do."""
        reading = self.reading
        if reading is None:
            return
        photos = Photos(reading.pictures, shrink) if reading.pictures else None

        def compared(shop: Shop, progress: Progress) -> Plan:
            return plan(shop, reading.sheet, reading.matching, photos, progress.note)

        self._run(N_("Looking at the goods …"), compared, self._on_plan, back)

    def take_over(self, by: PersonId, changed: Callable[[Changes], None], *, add_owners: bool) -> None:
        """Write what the plan says: all of it, or nothing."""
        shown = self.plan
        if shown is None:
            return

        def written(shop: Shop, progress: Progress) -> tuple[Imported, Changes]:
            return apply_plan(shop, shown, by, progress.note, add_owners=add_owners)

        def done(outcome: tuple[Imported, Changes]) -> None:
            imported, changes = outcome
            changed(changes)
            self._views.result(imported, shown)

        self._run(N_("Taking the goods over …"), written, done, self._again)

    def save_refused(self, path: Path) -> None:
        """Write the rows that could not be used to the file at `path`."""
        if self.reading and self.plan:
            try:
                write_table(refused_rows(self.reading.sheet, self.plan), path)
            except Told as error:
                self._notices.show(error)
            else:
                self._notices.tell(N_("Saved as {file}."), file=path)

    def _run(
        self,
        sentence: str,
        work: Callable[[Shop, Progress], _T],
        done: Callable[[_T], None],
        back: Callable[[], None],
    ) -> None:
        self._views.waiting(self._work.begin(), sentence)

        def failed(error: Exception) -> None:
            back()
            if isinstance(error, Cancelled):
                self._notices.tell(N_("Stopped. Nothing was written."))
            else:
                self._notices.show(error)
            if isinstance(error, Refused) and error.code == "import_stale":
                self.compare(back)

        self._work.run(work, done, failed)

    def _on_read(self, reading: Reading) -> None:
        self.reading = reading
        self._views.reading(reading)

    def _on_plan(self, found: Plan) -> None:
        self.plan = found
        if self.reading:
            self._views.plan(self.reading, found)

    def _without_pictures(self, reading: Reading) -> None:
        self.reading = reading
        self._again()

    def _again(self) -> None:
        """What was shown last is shown again."""
        if self.reading and self.plan:
            self._views.plan(self.reading, self.plan)
