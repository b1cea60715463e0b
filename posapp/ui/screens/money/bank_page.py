"""Bank and books side by side: drop the bank's list here, then clear what is left, one tap a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from posapp.i18n import N_, _, count_text
from posapp.ui import theme
from posapp.ui.screens.money.words import line_time, payment_words
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from posapp.operations.reconcile.matching import Compared

_COLUMNS: Final = (
    Column(N_("When")),
    Column(N_("What the bank wrote")),
    Column(N_("Our side"), stretch=True),
    Column(N_("Baht")),
)
_LEAST: Final = 160
_TEXT_SHOWN: Final = 34
_ENDINGS: Final = "*.csv *.xlsx *.xlsm *.txt *.tsv"
_PARTS: Final = (
    ("theirs", N_("At the bank, no name: {count}"), N_("Tap a line to say what it is.")),
    ("proposed", N_("Perhaps the same: {count}"), N_("Tap a line when both are the same money.")),
    ("ours", N_("Ours, not at the bank: {count}"), N_("Sold, but not on the bank's list. Ask the customer or wait.")),
    ("matched", N_("Found: {count}"), N_("Tap a line to take it apart again.")),
    ("explained", N_("With a name: {count}"), N_("Tap a line to change its name.")),
    ("out", N_("Went out: {count}"), N_("Money that left the account is only listed.")),
)


class BankPage(Step):
    """Emits `taken(path)` for a list, and `chosen(part, place)` for a row of a part ("theirs", "matched" …)."""

    taken = Signal(object)
    chosen = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(N_("Compare with the bank's list"), Deed(N_("Ready"), "check"), scrolls=True)
        self.setAcceptDrops(True)
        self._folder = ""
        self._found: Compared | None = None
        self.file = BigButton(N_("Choose the bank's list"), icon="file")
        self.file.tapped.connect(self._choose)
        self.beside_title(self.file)
        self.parts = ChipRow(name=N_("Which lines"))
        self.parts.chosen.connect(lambda _key: self._list())
        self.told = Label(colour="text2").wrapped()
        self.table = Table(_COLUMNS, name=N_("Lines of the bank"))
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(theme.px(_LEAST))
        self.table.chosen.connect(lambda row: self.chosen.emit(self.parts.key(), row))
        self.empty = EmptyState(
            "bank",
            N_("Save the list of the account in the bank's app (Excel or CSV), and drop the file here."),
            action=N_("Choose the bank's list"),
            action_icon="file",
        )
        self.empty.tapped.connect(self._choose)
        for part in (self.parts, self.told):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.setFocusProxy(self.table)

    def show_compared(self, found: Compared, *, any_list: bool) -> None:
        """Show both sides; without any list yet, how one is made."""
        here = self.parts.key()
        self._found = found
        for part in (self.parts, self.told, self.table, self.file):
            part.setVisible(any_list)
        self.empty.setVisible(not any_list)
        counts = {key: len(getattr(found, key)) for key, _title, _told in _PARTS}
        self.parts.show_chips(
            [Chip(key, _(title).format(count=count_text(counts[key])), plain=True) for key, title, _told in _PARTS]
        )
        first = next((key for key, number in counts.items() if number), "theirs")
        self.parts.choose(here if here and counts.get(here) else first)
        self._list()

    def take(self, path: Path) -> None:
        """Read the list at `path`."""
        self._folder = str(path.parent)
        self.taken.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let one file be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take(Path(paths[0]))

    def _choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _(N_("Choose the bank's list")), self._folder, _ENDINGS)
        if path:
            self.take(Path(path))

    def _list(self) -> None:
        key = self.parts.key()
        if self._found is None or not key:
            return
        self.told.say(next(told for part, _title, told in _PARTS if part == key))
        self.table.show_rows(_rows(self._found, key))
        self.table.selectRow(0)


def _rows(found: Compared, key: str) -> Sequence[Sequence[Cell]]:
    if key == "ours":
        return [("", "", payment_words(one), one.amount) for one in found.ours]
    if key == "matched":
        pairs = list(found.matched)
    elif key == "proposed":
        pairs = [(one.line, one.payment) for one in found.proposed]
    else:
        lines = {"theirs": found.theirs, "explained": found.explained, "out": found.out}[key]
        return [(line_time(one), one.line.text[:_TEXT_SHOWN], one.note, one.line.amount) for one in lines]
    return [
        (line_time(line), line.line.text[:_TEXT_SHOWN], payment_words(payment), line.line.amount)
        for line, payment in pairs
    ]
