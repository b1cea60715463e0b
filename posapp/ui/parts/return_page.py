"""One copy: what is in it and what would be lost; then it takes the place of the books, or begins them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from posapp.domain.errors import Told
from posapp.i18n import N_, count_text, moment_text
from posapp.store import age_file
from posapp.store.facts import moment
from posapp.ui import names, theme
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.domain.book_copy import Standing
    from posapp.operations.copies.restore import Lost, Prepared
    from posapp.ui.widgets.note_box import Tone

    Shown = tuple[Prepared, Lost | None]
    Prepare = Callable[[str, Callable[[Shown], None], Callable[[Exception], None]], None]

_CHECKING: Final = N_("The copy is being checked to the last sum. Wait a moment.")
_STAYS: Final = N_("What is here now is kept in a file beside it, and you can take it back.")


class ReturnPage(Step):
    """Emits `left` when the copy is not wanted.

    `prepare` is given the key that was typed and calls back with the checked books and what would be lost (None where
    there are no books yet), or with what is wrong; `take` brings them back.
    """

    left = Signal()
    help_page = "copies"

    def __init__(self, copy: Path, prepare: Prepare, take: Callable[[Prepared], None]) -> None:
        super().__init__(N_("Is this the copy?"), Deed(N_("Look into it"), "eye", "next"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._copy, self._prepare_aside, self._take = copy, prepare, take
        self._prepared: Prepared | None = None
        self._gone = self._checking = False
        self.key = QLineEdit()
        names.call(self.key, N_("Key on the recovery sheet"))
        names.hint(self.key, N_("AGE-SECRET-KEY-1… typed, or scanned from the recovery sheet"))
        self.told = NoteBox("plain")
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(theme.px(16))
        file = Label(colour="text2").wrapped()
        file.show_text(str(copy))
        self._locked = Label(N_("This copy is locked. Type the key on the recovery sheet, or scan it.")).wrapped()
        for part in (file, self._locked, self.key, self.told):
            self.body.addWidget(part)
        self.body.addLayout(self.facts)
        self.body.addStretch(1)
        self.went_on.connect(self.go_on)
        self.went_back.connect(self.leave)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """The code on the recovery sheet is the key."""
        self.key.setText(code)
        self.go_on()

    def look(self) -> None:
        """Look into a copy that is not locked at once."""
        if self._prepared or self._checking:
            return
        locked = self._is_locked()
        for part in (self._locked, self.key):
            part.setVisible(locked)
        self.told.hide()
        self.setFocusProxy(self.key if locked else self.on)
        if not locked:
            self.go_on()

    def go_on(self) -> None:
        """Look into the copy; once that was done, bring it back."""
        if self._checking:
            return
        prepared = self._prepared
        if prepared is None:
            self._checking = True
            self.on.block(_CHECKING)
            self._tell("plain", _CHECKING)
            self._prepare_aside(self.key.text(), self._show, self._failed)
            return
        try:
            self._take(prepared)
        except Told as error:
            self._failed(error)

    def leave(self) -> None:
        """Leave the copy as it is."""
        self._gone = True
        if self._prepared:
            self._prepared.discard()
        self.left.emit()

    def let_go(self) -> None:
        """The books out of the copy are somebody else's to put in their place now."""
        self._gone, self._prepared = True, None

    def _is_locked(self) -> bool:
        try:
            return age_file.is_locked(self._copy)
        except OSError:
            return False

    def _show(self, shown: Shown) -> None:
        prepared, lost = shown
        self._checking = False
        if self._gone:
            prepared.discard()
            return
        self._prepared = prepared
        self.on.block("")
        self.on.say(N_("Bring this copy back"))
        for part in (self._locked, self.key):
            part.hide()
        self._say_lost(lost)
        rows = [(N_("Copied"), moment_text(prepared.manifest.at)), *_facts(prepared.manifest.standing)]
        for row, (name, value) in enumerate(rows):
            said = Label(role="strong").wrapped()
            said.show_text(value)
            self.facts.addWidget(Label(name, colour="text2"), row, 0)
            self.facts.addWidget(said, row, 1)
        self.facts.setColumnStretch(1, 1)

    def _say_lost(self, lost: Lost | None) -> None:
        if lost is None:
            self._tell("good", N_("The copy is whole."))
        elif not lost.bills:
            self._tell("good", N_("The copy is whole, and nothing would be lost."), _STAYS)
        else:
            said = N_("Would be lost: {bills} bills, {total} baht, from {days} days")
            self._tell("care", said, _STAYS, bills=count_text(lost.bills), total=lost.total, days=lost.days)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Told):
            raise error
        self._checking = False
        if not self._gone:
            self.on.block("")
            self._tell("care", "{said}", said=error)

    def _tell(self, tone: Tone, sentence: str, more: str = "", **values: object) -> None:
        self.told.tell(tone, sentence, more, **values)
        self.told.show()


def _facts(standing: Standing) -> list[tuple[str, str]]:
    last = f"{standing.last_number} · {moment_text(moment(standing.last_at))}" if standing.last_at else "-"
    return [
        (N_("Group"), standing.name),
        (N_("Last bill"), last),
        (N_("Bills sold"), count_text(standing.sales)),
        (N_("Sold in all"), str(standing.sold)),
        (N_("Last seal"), standing.seal or "-"),
        *((N_("Not closed"), day) for day in standing.open_days),
    ]
