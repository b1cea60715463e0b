"""A table with its totals below it: always in sight, in the columns they belong to, tapped like a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QSizePolicy, QVBoxLayout, QWidget

from posapp.ui import paint, theme
from posapp.ui.widgets.table import Column, Table, is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from posapp.ui.widgets.table import Cell

_PAD: Final = 8
_NAMES: Final = 200
"""The least width of a column of names; where less is left the table scrolls sideways."""


class FootedTable(QWidget):
    """Emits `chosen(row)` like a Table, and `total_chosen` when the line of totals is tapped."""

    chosen = Signal(int)
    total_chosen = Signal()

    def __init__(self, columns: Sequence[Column], *, name: str = "") -> None:
        super().__init__()
        self._columns = tuple(columns)
        self.table = Table(columns, name=name)
        self.foot = _Foot(self.table, self._columns)
        self.table.chosen.connect(self.chosen)
        self.foot.clicked.connect(self.total_chosen)
        self.setFocusProxy(self.table)
        self.table.viewport().installEventFilter(self)
        header = self.table.horizontalHeader()
        header.sectionResized.connect(self.foot.update)
        self.table.horizontalScrollBar().valueChanged.connect(self.foot.update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)

    def show_rows(self, rows: Sequence[Sequence[Cell]], total: Sequence[Cell] = (), *, leads: bool = False) -> None:
        """Replace the rows and the totals; `leads` says whether the line of totals can be tapped."""
        self.table.show_rows(rows)
        self.foot.show_cells(total, leads=leads)
        self._fit()

    def wanted(self) -> int:
        """How wide it must be for all columns to be in sight."""
        header = self.table.horizontalHeader()
        widths = (
            theme.px(_NAMES) if column.stretch else header.sectionSize(place)
            for place, column in enumerate(self._columns)
            if not self.table.isColumnHidden(place)
        )
        return sum(widths) + 2 * self.table.frameWidth() + self.table.verticalScrollBar().sizeHint().width()

    def spare(self, places: Sequence[int], room: int) -> bool:
        """Leave out as many of the columns at `places`, the first ones first, as `room` is too narrow for."""
        for place in places:
            self.table.setColumnHidden(place, False)
        self._fit()
        left_out = False
        for place in places:
            if self.wanted() <= room:
                break
            self.table.setColumnHidden(place, True)
            left_out = True
        return left_out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the width out anew when the rows get another one."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Room for each total, and never less than a name needs for names."""
        header = self.table.horizontalHeader()
        taken = 0
        for place, column in enumerate(self._columns):
            if column.stretch:
                continue
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
            needed = self.foot.needed(place)
            if header.sectionSize(place) < needed:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, needed)
            taken += header.sectionSize(place)
        least = theme.px(_NAMES)
        stretched = [
            place
            for place, column in enumerate(self._columns)
            if column.stretch and not self.table.isColumnHidden(place)
        ]
        wide = self.table.viewport().width() - taken >= least * len(stretched)
        for place in stretched:
            header.setSectionResizeMode(place, header.ResizeMode.Stretch if wide else header.ResizeMode.Fixed)
            if not wide:
                header.resizeSection(place, least)


class _Foot(QAbstractButton):
    """The totals, painted under the columns as they stand now."""

    def __init__(self, table: Table, columns: Sequence[Column]) -> None:
        super().__init__()
        self._table, self._columns = table, tuple(columns)
        self._cells: tuple[Cell, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_cells(self, cells: Sequence[Cell], *, leads: bool) -> None:
        """Show `cells`, hide without any."""
        self._cells = tuple(cells)
        self.setVisible(bool(cells))
        self.setEnabled(leads)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        texts = (column.text(cell) for column, cell in zip(self._columns, cells, strict=False))
        self.setAccessibleName(" · ".join(text for text in texts if text))
        self.update()

    def needed(self, place: int) -> int:
        """How wide the column at `place` must be for its total."""
        if not self._cells:
            return 0
        text = self._columns[place].text(self._cells[place])
        return QFontMetrics(theme.font("strong")).horizontalAdvance(text) + 2 * theme.px(_PAD)

    def sizeHint(self) -> QSize:
        """As high as a row."""
        return QSize(theme.px(120), max(theme.px(44), theme.target()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each total at the edge its column's numbers stand at."""
        painter = QPainter(self)
        area = self.rect().toRectF()
        painter.fillRect(area, theme.colour("raised"))
        painter.fillRect(QRectF(0, 0, area.width(), 2), theme.colour("text"))
        if self.hasFocus():
            paint.focus_ring(painter, area, 4)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        header = self._table.horizontalHeader()
        rim, pad = self._table.frameWidth(), theme.px(_PAD)
        for place, (column, cell) in enumerate(zip(self._columns, self._cells, strict=False)):
            box = QRectF(rim + header.sectionViewportPosition(place), 0, header.sectionSize(place), area.height())
            side = Qt.AlignmentFlag.AlignRight if is_number(cell) else Qt.AlignmentFlag.AlignLeft
            paint.elided(painter, box.adjusted(pad, 0, -pad, 0), column.text(cell), side)
