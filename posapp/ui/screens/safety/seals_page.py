"""Trusting the books: whether the code on a paper still stands, checking everything, and the auditor's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from posapp.i18n import N_, _, count_text, date_text
from posapp.operations.hand_over import hand_over
from posapp.operations.seals import seals
from posapp.ui import theme
from posapp.ui.screens.safety.book_check import BookCheck
from posapp.ui.screens.safety.paper_check import PaperCheck
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.domain.seal import Seal
    from posapp.operations.hand_over import HandedOver
    from posapp.ui.screens.safety.desk import Work

_COLUMNS: Final = (Column(N_("Day")), Column(N_("No.")), Column(N_("Seal"), stretch=True))
_DAYS: Final = 400


class SealsPage(Step):
    """The page behind the door "seals". Left what is checked, right the codes of all closed days."""

    left = Signal()
    help_page = "trust"

    def __init__(self, work: Work) -> None:
        super().__init__(
            N_("Are the books true?"), Deed(N_("Hand the books to the auditor"), "people", "plain"), scrolls=True
        )
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self._seals: list[Seal] = []
        self.paper = PaperCheck(work)
        self.books = BookCheck(work, self.paper.proven)
        self.handed = NoteBox("plain")
        self.handed.hide()
        self.table = Table(_COLUMNS, name=N_("Seals of closed days"))
        self.table.setMinimumHeight(theme.px(260))
        sides = Sides(760)
        for part in (self.paper, self.books, self.handed):
            sides.left.addWidget(part)
        sides.left.addStretch(1)
        sides.right.addWidget(Label(N_("Seals of closed days"), role="section").wrapped())
        sides.right.addWidget(self.table, 1)
        self.body.addWidget(sides)
        self.body.addStretch(1)
        self.table.chosen.connect(lambda row: self.paper.look_for(self._seals[row].code))
        self.went_on.connect(self._ask_folder)
        self.went_back.connect(self.left)
        self.setFocusProxy(self.paper)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """The QR of a day sheet says more than its code."""
        self.paper.look_for(code)

    def look(self) -> None:
        """Show the closed days, newest first."""
        self._seals = seals(self._work.shop, limit=_DAYS)
        self.table.show_rows([(date_text(one.day), one.number, one.code) for one in self._seals])

    def hand_over_into(self, folder: Path) -> None:
        """Write the auditor's folder."""
        by, kit = self._work.desk.seller(), self._work.desk.kit()
        self.on.block(N_("The auditor's folder is being written."))
        self.handed.tell("plain", N_("The auditor's folder is being written."))
        self.handed.show()
        self._work.aside(lambda shop: hand_over(shop, folder, kit, by), self._handed, self._failed)

    def _ask_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _(N_("Where does the auditor's folder go?")), str(Path.home()))
        if found:
            self.hand_over_into(Path(found) / f"raanrao-{self._work.shop.now():%Y%m%d-%H%M}")

    def _handed(self, done: HandedOver) -> None:
        self.on.block("")
        said = N_("{count} files for the auditor lie in {folder}.")
        more = N_("It can only be read, and holds no codes and no phones. Hand the signed day sheets over with it.")
        self.handed.tell("good", said, more, count=count_text(len(done.files)), folder=done.folder)

    def _failed(self, error: Exception) -> None:
        self.on.block("")
        self.handed.hide()
        self._work.notices.show(error)
