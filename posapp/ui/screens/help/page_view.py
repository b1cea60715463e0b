"""One help page as a column of labels, no wider than eyes like to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from posapp.ui import paint, theme
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from posapp.ui.screens.help.pages import Page, Part

_WIDTH: Final = 760
_STEPS: Final = {Qt.Key.Key_PageDown: 9, Qt.Key.Key_PageUp: -9, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LINE: Final = 60


class PageView(ScrollColumn):
    """Shows one page at a time; `scroll_by_key` serves the keyboard wherever the focus is."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = QWidget()
        # In a row of its own, so that its height is reckoned for the width it really gets.
        self._row = QHBoxLayout()
        self._row.addWidget(self._sheet, 1)
        self._row.addStretch(0)
        self.column.addLayout(self._row)

    def show_page(self, page: Page) -> None:
        """Show `page` from its top."""
        old = self._sheet
        self._sheet = _sheet(page)
        self._row.replaceWidget(old, self._sheet)
        self._sheet.show()
        old.hide()
        old.deleteLater()
        self.verticalScrollBar().setValue(0)

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scroll when `event` is a key for it; whether it was."""
        lines = _STEPS.get(Qt.Key(event.key()))
        if lines is None:
            return False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + lines * theme.px(_LINE))
        return True


class _Mark(QWidget):
    """What stands before a line: a dot, the number of a step in a circle."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(36), theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(28 if self._number else 8)
        middle = theme.px(15)
        circle = QRectF((self.width() - side) / 2, max(0.0, middle - side / 2), side, side)
        paint.box(painter, circle, side / 2, theme.colour("indigo"))
        if self._number:
            painter.setFont(theme.font("chip"))
            painter.setPen(theme.colour("on_indigo"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._number)


def _sheet(page: Page) -> QWidget:
    sheet = QWidget()
    sheet.setMaximumWidth(theme.px(_WIDTH))
    grid = QGridLayout(sheet)
    grid.setContentsMargins(0, 0, 0, theme.px(24))
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnStretch(2, 1)
    title = Label(role="title").wrapped()
    title.show_text(page.title)
    grid.addWidget(title, 0, 0, 1, 3)
    for row, part in enumerate(page.parts, start=1):
        _add(grid, row, part)
    grid.setRowStretch(len(page.parts) + 1, 1)
    return sheet


def _add(grid: QGridLayout, row: int, part: Part) -> None:
    words = Label(role="section" if part.kind == "section" else "body").wrapped()
    words.show_text(part.text)
    if part.kind in ("bullet", "step"):
        grid.addWidget(_Mark(part.mark), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1, 1, 2)
    elif part.kind == "row":
        key = Label(role="strong", colour="indigo")
        key.show_text(part.mark)
        grid.addWidget(key, row, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 2)
    else:
        if part.kind == "section":
            words.setContentsMargins(0, theme.px(16), 0, 0)
        grid.addWidget(words, row, 0, 1, 3)
