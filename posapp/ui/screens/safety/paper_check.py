"""Does a paper still agree with the books? Its code is typed or scanned, and the answer said in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.operations.seals import Standing, check_code
from posapp.ui import names, theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox

if TYPE_CHECKING:
    from posapp.operations.seals import Checked
    from posapp.ui.screens.safety.desk import Work


class PaperCheck(QWidget):
    """Keeps the codes that were found in `proven`: they vouch for the books when these are checked."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.proven: set[str] = set()
        self.code = QLineEdit()
        names.call(self.code, N_("Type the code on the paper"))
        names.hint(self.code, N_("Type the code on the paper"))
        self.search = BigButton(N_("Look it up"), icon="search", kind="next")
        self.answer = NoteBox("plain")
        self.answer.hide()
        said = N_(
            "It stands on the signed day sheet (10 signs) and on each receipt (8 signs). Or scan the QR of a sheet."
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.code, 1)
        row.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Label(N_("Does the paper still agree with the books?"), role="section").wrapped())
        column.addWidget(Label(said, colour="text2").wrapped())
        column.addLayout(row)
        column.addWidget(self.answer)
        self.code.returnPressed.connect(self.look_up)
        self.search.tapped.connect(self.look_up)
        self.setFocusProxy(self.code)

    def look_for(self, code: str) -> None:
        """Look `code` up as if it had been typed."""
        self.code.setText(code)
        self.look_up()

    def look_up(self) -> None:
        """Say whether the code that was typed is in the books, and nothing before it changed."""
        text = self.code.text()
        if not text.strip():
            self.code.setFocus()
            return
        self.answer.tell("plain", N_("Looking it up…"))
        self.answer.show()
        self._work.aside(lambda shop: check_code(shop, text), self._answered, self._failed)

    def _answered(self, checked: Checked) -> None:
        proven = checked.standing is Standing.PROVEN
        if proven:
            self.proven.add(checked.code.text)
        self.answer.tell("good" if proven else "care", "{words}", "{step}", words=checked.found, step=checked.step)

    def _failed(self, error: Exception) -> None:
        self.answer.hide()
        self._work.notices.show(error)
