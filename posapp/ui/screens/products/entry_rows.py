"""A list of lines with a few fields each, for what some goods have none of and others several."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.products.entries import FIELD_TITLES, Entry
from posapp.ui.screens.products.form_field import Line
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label, OneLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.ui.screens.products.entries import LineKind

_SIGNS = 60
_A_ROW = 2


class EntryRow(Box):
    """One line: its title, a button that takes it off (`removed`), its fields two and two. Emits `edited`."""

    edited = Signal()
    removed = Signal()

    def __init__(self, kind: LineKind, texts: Sequence[str]) -> None:
        super().__init__()
        self.key = kind.key
        self.fields = [self._field(key, text) for key, text in zip(kind.fields, texts, strict=True)]
        for one, other in pairwise(self.fields):
            one.returnPressed.connect(other.setFocus)
        self.off = BigButton(N_("Take this line off"), icon="close", kind="quiet")
        self.off.icon_only(only=True)
        self.off.tapped.connect(self.removed)
        self._lay_out(kind)
        if kind.hint:
            hint(self.fields[0], kind.hint)

    def entry(self) -> Entry:
        """The line as it is typed."""
        return Entry(self.key, tuple(field.text() for field in self.fields))

    def _field(self, key: str, text: str) -> Line:
        field = Line(_SIGNS)
        field.setText(text)
        field.textEdited.connect(lambda _text: self.edited.emit())
        call(field, FIELD_TITLES[key])
        if key in ("since", "until"):
            hint(field, N_("day/month/year"))
        return field

    def _lay_out(self, kind: LineKind) -> None:
        title = OneLine(role="strong")
        if kind.plain:
            title.show_text(kind.title)
        else:
            title.say(kind.title)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.off)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(2))
        for place, (key, field) in enumerate(zip(kind.fields, self.fields, strict=True)):
            row, column = divmod(place, _A_ROW)
            grid.addWidget(Label(FIELD_TITLES[key], role="chip", colour="text2"), 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        self.column.addLayout(head)
        self.column.addLayout(grid)


class EntryRows(QWidget):
    """The lines, and chips to add one of each kind `offered`. Emits `edited`.

    `kind` tells what a line with a key is.
    """

    edited = Signal()

    def __init__(self, kind: Callable[[str], LineKind], offered: Sequence[str] = ()) -> None:
        super().__init__()
        self._kind = kind
        self.rows: list[EntryRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        self._chips = ChipGrid([Chip(key, kind(key).title, "plus") for key in offered], deeds=True)
        self._chips.chosen.connect(self._on_chip)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(theme.px(8))
        outside.addLayout(self._column)
        outside.addWidget(self._chips)
        self._chips.setVisible(bool(offered))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace the lines."""
        for row in tuple(self.rows):
            self._drop(row)
        for entry in entries:
            self._append(entry.key, entry.texts)

    def entries(self) -> tuple[Entry, ...]:
        """The lines as they are typed."""
        return tuple(row.entry() for row in self.rows)

    def add(self, key: str) -> None:
        """Add an empty line and go to its first field; for a part that is there already, go to that one."""
        known = next((row for row in self.rows if row.key == key and self._kind(key).plain), None)
        kind = self._kind(key)
        row = known or self._append(key, kind.start or ("",) * len(kind.fields))
        row.fields[0].setFocus()
        row.fields[0].selectAll()
        self.edited.emit()

    def _on_chip(self, key: str) -> None:
        self._chips.choose("")
        self.add(key)

    def _append(self, key: str, texts: Sequence[str]) -> EntryRow:
        row = EntryRow(self._kind(key), texts)
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self._column.addWidget(row)
        self.rows.append(row)
        return row

    def _remove(self, row: EntryRow) -> None:
        self._drop(row)
        self.edited.emit()

    def _drop(self, row: EntryRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
