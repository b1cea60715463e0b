"""Goods from a file: chosen, its columns matched, looked at row by row, and only then written, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.operations.importing.fields import Field
from posapp.operations.importing.profiles import FREE
from posapp.ui.screens.products.import_columns_step import ColumnsStep
from posapp.ui.screens.products.import_deeds import Importing, Views
from posapp.ui.screens.products.import_file_step import FileStep
from posapp.ui.screens.products.import_look_step import LookStep
from posapp.ui.screens.products.import_progress import ProgressPage
from posapp.ui.screens.products.import_result_step import ResultStep
from posapp.ui.screens.products.import_work import ListWork
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.importing.apply import Imported
    from posapp.operations.importing.planned import Plan
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.progress import Progress
    from posapp.ui.screens.products.import_reading import Reading
    from posapp.ui.tasks import Lanes

_TO_MEND: Final = N_("to mend")


class ImportPage(QWidget):
    """The page behind the door "import"."""

    left = Signal()
    help_page = "import"

    def __init__(
        self,
        shop: Shop,
        notices: Notices,
        lanes: Lanes,
        seller: Callable[[], PersonId],
        changed: Callable[[Changes], None],
    ) -> None:
        super().__init__()
        self.file, self.columns, self.rows = FileStep(), ColumnsStep(), LookStep()
        self.result, self.progress = ResultStep(), ProgressPage()
        self.pages = PageStack((self.file, self.columns, self.rows, self.result, self.progress))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.file)
        self._shop, self._seller, self._changed = shop, seller, changed
        work = ListWork(shop, lanes)
        self.importing = Importing(work, notices, Views(self._wait, self._match, self._look_at, self._tell))
        self.destroyed.connect(work.leave)
        self._wire()

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """A scanned code says nothing here."""

    def look(self) -> None:
        """Goods that change meanwhile are noticed when the list is taken over."""

    def _wire(self) -> None:
        importing, file, columns, rows = self.importing, self.file, self.columns, self.rows
        file.taken.connect(lambda path: importing.read(path, self._to_file))
        file.went_back.connect(self.left)
        columns.matched.connect(importing.match_column)
        columns.program_wanted.connect(importing.match_as)
        columns.sheet_wanted.connect(self._open_sheet)
        columns.went_on.connect(lambda: importing.compare(self._to_columns))
        columns.went_back.connect(self._to_file)
        rows.columns_wanted.connect(self._to_columns)
        rows.pictures_wanted.connect(self._choose_pictures)
        rows.went_on.connect(
            lambda: importing.take_over(self._seller(), self._changed, add_owners=rows.members.isChecked())
        )
        rows.went_back.connect(self._to_file)
        self.result.save_wanted.connect(self._save_refused)
        self.result.went_on.connect(self.left)
        self.result.went_back.connect(self._to_file)

    def _wait(self, progress: Progress, sentence: str) -> None:
        self.progress.watch(progress, sentence)
        self._front(self.progress)

    def _match(self, reading: Reading) -> None:
        """Show how the columns are read; those of a known program need no look before the goods are shown."""
        again = self.pages.currentWidget() is self.columns
        self.columns.show_reading(reading)
        known = reading.matching.profile is not FREE and reading.matching.has(Field.NAME)
        if known and not again:
            self.importing.compare(self._to_columns)
        else:
            self._to_columns()

    def _look_at(self, reading: Reading, plan: Plan) -> None:
        names = {one.id: one.name for one in self._shop.books.catalog.categories(withdrawn=True)}
        self.rows.show_plan(reading, plan, names)
        self._front(self.rows)

    def _tell(self, imported: Imported, plan: Plan) -> None:
        self.result.show_result(imported, plan)
        self._front(self.result)

    def _to_file(self) -> None:
        self._front(self.file)

    def _to_columns(self) -> None:
        self._front(self.columns)

    def _front(self, page: QWidget) -> None:
        self.pages.bring(page)
        self.setFocusProxy(page)
        page.setFocus()

    def _open_sheet(self, name: str) -> None:
        if self.importing.reading:
            self.importing.read(self.importing.reading.path, self._to_columns, name)

    def _choose_pictures(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _(N_("Pictures from a folder")), self.file.folder)
        if found:
            self.importing.use_pictures(Path(found))

    def _save_refused(self) -> None:
        reading = self.importing.reading
        if reading:
            usual = reading.path.with_name(f"{reading.path.stem} {_(_TO_MEND)}.csv")
            found, _kind = QFileDialog.getSaveFileName(self, _(N_("Save these rows")), str(usual), "*.csv")
            if found:
                path = Path(found)
                self.importing.save_refused(path if path.suffix else path.with_suffix(".csv"))
