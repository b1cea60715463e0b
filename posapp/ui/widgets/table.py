"""A table people read: high rows, numbers at the right, sorted by a tap on a header, found by a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.i18n import _, collation_key, date_text, moment_text, search_key
from posapp.ui import theme
from posapp.ui.names import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

Cell = str | int | Money | Quantity | date | datetime | None
_LOOKED_AT = 20
"""Rows that say whether a column holds numbers: not every one knows its number."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title (catalogue message), whether it takes the width that is left, how its cells are written."""

    title: str
    stretch: bool = False
    write: Callable[[Cell], str] | None = None

    def text(self, cell: Cell) -> str:
        """A cell of this column as people read it."""
        return (self.write or cell_text)(cell)


def cell_text(cell: Cell) -> str:
    """A cell as people read it; nothing for what isn't known."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return moment_text(cell)
    if isinstance(cell, date):
        return date_text(cell)
    return str(cell)


class _Rows(QAbstractTableModel):
    """The rows that are shown, in the order they are shown."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Sequence[Cell]] = []
        self.shown: list[int] = []
        self.order: tuple[int, Qt.SortOrder] | None = None
        self.wanted = ""

    def rebuild(self) -> None:
        """Filter and sort anew."""
        self.beginResetModel()
        key = search_key(self.wanted)
        self.shown = [place for place, row in enumerate(self.rows) if not key or self._holds(row, key)]
        if self.order:
            column, order = self.order
            self.shown.sort(key=lambda place: _sort_key(self.rows[place][column]), reverse=bool(order.value))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        cell = self.rows[self.shown[index.row()]][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[index.column()].text(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if is_number(cell) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            numbers = any(is_number(row[section]) for row in self.rows[:_LOOKED_AT])
            side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.order = (column, order) if column >= 0 else None
        self.rebuild()

    def _holds(self, row: Sequence[Cell], key: str) -> bool:
        return any(key in search_key(column.text(cell)) for column, cell in zip(self.columns, row, strict=False))


class Table(QTableView):
    """Rows of cells. One tap or Enter emits `chosen(row)`: the place in the rows that were given."""

    chosen = Signal(int)

    def __init__(self, columns: Sequence[Column], *, name: str = "") -> None:
        super().__init__()
        self._rows = _Rows(columns)
        self.setModel(self._rows)
        call(self, name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(place, mode)
        header.setResizeContentsPrecision(50)
        self.setSortingEnabled(True)
        self.clicked.connect(lambda index: self._choose(index.row()))
        self._dress()

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Replace the rows; filter and order stay."""
        self._rows.rows = list(rows)
        self._rows.rebuild()

    def filter(self, text: str) -> None:
        """Show only rows that hold `text` anywhere; tone marks and blanks don't count."""
        self._rows.wanted = text
        self._rows.rebuild()

    def count(self) -> int:
        """How many rows are shown."""
        return len(self._rows.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the row under the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rows.rebuild()
        elif event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(theme.px(44), theme.target()))
        self.horizontalHeader().setFont(theme.font("strong"))

    def _choose(self, shown: int) -> None:
        self.chosen.emit(self._rows.shown[shown])


def is_number(cell: Cell) -> bool:
    """Whether a cell stands at the right of its column."""
    return isinstance(cell, int | Money | Quantity)


def _sort_key(cell: Cell) -> Any:  # noqa: ANN401 - one column holds one kind of cell
    known = collation_key(cell) if isinstance(cell, str) else cell
    return (cell is not None, 0 if cell is None else known)
