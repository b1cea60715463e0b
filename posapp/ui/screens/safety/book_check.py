"""Does everything in the books agree? They are checked to the last sum beside the window, and faults are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.i18n import N_, count_text
from posapp.operations.doctor import Outside, examine
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from posapp.operations.doctor import Report
    from posapp.ui.screens.safety.desk import Work

_SHOWN: Final = 6
"""Findings that are told here; the rest is for the terminal."""


class BookCheck(QWidget):
    """`papers` are codes of papers that must be in the books too."""

    followed = Signal(int, int)

    def __init__(self, work: Work, papers: Iterable[str]) -> None:
        super().__init__()
        self._work, self._papers = work, papers
        self._checking = False
        self.check = BigButton(N_("Check the books now"), icon="scale")
        self.outcome = NoteBox("plain")
        self.outcome.hide()
        self.findings = QVBoxLayout()
        self.findings.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Label(N_("Does everything in the books agree?"), role="section").wrapped())
        column.addWidget(self.check)
        column.addWidget(self.outcome)
        column.addLayout(self.findings)
        self.check.tapped.connect(self.check_books)
        self.followed.connect(self._say_progress, Qt.ConnectionType.QueuedConnection)

    def check_books(self) -> None:
        """Look everything over beside the window."""
        shown = Outside(seals=sorted(self._papers))
        self._checking = True
        self.check.block(N_("The books are being checked."))
        self._say_progress(0, 1)
        self.outcome.show()
        self._clear()
        self._work.aside(
            lambda shop: examine(shop, shown, deep=True, progress=self.followed.emit), self._checked, self._failed
        )

    def _say_progress(self, done: int, number: int) -> None:
        if self._checking:
            percent = 100 * done // max(number, 1)
            self.outcome.tell("plain", N_("Checking: {percent} %. You can go on selling."), percent=percent)

    def _checked(self, report: Report) -> None:
        self._checking = False
        self.check.block("")
        self.outcome.tell(
            "good" if report.sound else "care", "{words}", "{more}", words=report.verdict, more=report.vouched
        )
        for finding in report.findings[:_SHOWN]:
            told = Label().wrapped()
            told.show_text(str(finding))
            self.findings.addWidget(told)
        if report.number > _SHOWN:
            more = Label(colour="text2").wrapped()
            more.say(N_("And {count} more: “posapp doctor” lists them."), count=count_text(report.number - _SHOWN))
            self.findings.addWidget(more)

    def _failed(self, error: Exception) -> None:
        self._checking = False
        self.check.block("")
        self.outcome.hide()
        self._work.notices.show(error)

    def _clear(self) -> None:
        while item := self.findings.takeAt(0):
            old = item.widget()
            if old:
                old.hide()
                old.deleteLater()
