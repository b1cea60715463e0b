"""The bill as a list: the line touched last is open and can be changed with one finger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from posapp.ui.names import call
from posapp.ui.widgets.line_face import BillLine, LineDelegate, Part, part_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

_Index = QModelIndex | QPersistentModelIndex

__all__ = ["BillLine", "LineList"]


class _Lines(QAbstractListModel):
    """The lines as they are drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[BillLine] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.count} × {line.name} {line.amount}"
        return None

    def show(self, lines: Sequence[BillLine]) -> None:
        """Become `lines`, telling the view only of what differs."""
        shared = min(len(lines), len(self.lines))
        changed = [row for row in range(shared) if self.lines[row] != lines[row]]
        if len(lines) > shared:
            self.beginInsertRows(QModelIndex(), shared, len(lines) - 1)
            self.lines.extend(lines[shared:])
            self.endInsertRows()
        elif len(self.lines) > shared:
            self.beginRemoveRows(QModelIndex(), shared, len(self.lines) - 1)
            del self.lines[shared:]
            self.endRemoveRows()
        for row in changed:
            self.lines[row] = lines[row]
            index = self.index(row)
            self.dataChanged.emit(index, index)


@dataclass(slots=True)
class _Open:
    """Which line is open; -1 for none."""

    row: int = -1


class LineList(QListView):
    """Emits what a person does to the open line, and `opened(row)` when another line is touched."""

    opened = Signal(int)
    stepped = Signal(int)
    quantity_wanted = Signal()
    price_wanted = Signal()
    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = _Lines()
        self._open = _Open()
        self._down: Part = ""
        self.setModel(self._lines)
        self._delegate = LineDelegate(self, lambda: self._open.row)
        self.setItemDelegate(self._delegate)
        call(self, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_lines(self, lines: Sequence[BillLine], open_row: int) -> None:
        """Show `lines` with `open_row` opened (-1 for none) and in sight."""
        self._lines.show(lines)
        if open_row != self._open.row:
            self._open.row = open_row
            self.scheduleDelayedItemsLayout()
        if 0 <= open_row < len(lines):
            index = self._lines.index(open_row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        self.viewport().update()

    def lines(self) -> tuple[BillLine, ...]:
        """What is shown."""
        return tuple(self._lines.lines)

    def place_of(self, row: int, part: Part) -> QPoint:
        """Where in the viewport the middle of `part` of an open line is; for tests and for the tour."""
        return self._delegate.parts(self.visualRect(self._lines.index(row)))[part].center().toPoint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the part under the finger."""
        self._down = self._part(event.position().toPoint())
        self._delegate.down = self._down
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the part says when the finger leaves it where it came down."""
        place = event.position().toPoint()
        part, self._down = self._down, ""
        self._delegate.down = ""
        self.viewport().update()
        index = self.indexAt(place)
        if not index.isValid():
            return
        if index.row() != self._open.row:
            self.opened.emit(index.row())
        elif part and part == self._part(place):
            self._act(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down open the neighbour; + − Delete are the screen's, wherever the focus is."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        row = self._open.row + step
        if step and 0 <= row < len(self._lines.lines):
            self.opened.emit(row)
        elif not step:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the open line in sight."""
        super().resizeEvent(event)
        if 0 <= self._open.row < len(self._lines.lines):
            self.scrollTo(self._lines.index(self._open.row))

    def changeEvent(self, event: QEvent) -> None:
        """Lay the lines out anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _part(self, place: QPoint) -> Part:
        index = self.indexAt(place)
        if not index.isValid() or index.row() != self._open.row:
            return ""
        return part_at(self._delegate.parts(self.visualRect(index)), place)

    def _act(self, part: Part) -> None:
        match part:
            case "less":
                self.stepped.emit(-1)
            case "more":
                self.stepped.emit(1)
            case "count":
                self.quantity_wanted.emit()
            case "price":
                self.price_wanted.emit()
            case _:
                self.removed.emit()
