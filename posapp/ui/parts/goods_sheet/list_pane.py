"""The list itself: its lines, the open one of them to work on, and how much there is in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.i18n import N_, _, count_text
from posapp.ui import theme
from posapp.ui.parts.goods_cell import GoodsCell
from posapp.ui.parts.goods_sheet.line_editor import LineEditor
from posapp.ui.parts.goods_sheet.sides import counted_in
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.product import Pack, Product
    from posapp.domain.quantity import Quantity
    from posapp.ui.parts.goods_sheet.lines import Extra, Form, Line, Lines, Value
    from posapp.ui.parts.goods_sheet.shelf import GoodsShelf

_WITH_EXTRAS: Final = 620
"""From this width (at 100 %) on the extras have columns; below it they stand with the open line only."""


class ListPane(QWidget):
    """Works on `lines`.

    Emits `changed`, `turned` when it is shown anew, `finished` when a line is done, and what is wanted beside it.
    """

    changed = Signal()
    turned = Signal()
    finished = Signal()
    keys_wanted = Signal(object)
    day_wanted = Signal(object, object)

    def __init__(self, lines: Lines, form: Form, shelf: GoodsShelf) -> None:
        super().__init__()
        self._lines, self._form, self._shelf = lines, form, shelf
        extras = (Column(extra.title) for extra in form.extras)
        self.table = Table(
            (Column(N_("On the list"), stretch=True), Column(N_("Quantity")), *extras), name=N_("On the list")
        )
        self.table.setSortingEnabled(False)
        self.editor = LineEditor(form)
        self._none = EmptyState("goods", N_("Nothing on the list yet. Find goods by name, or scan them."))
        self._count = OneLine(role="strong", colour="text2")
        self._said = OneLine(role="strong").aligned(Qt.AlignmentFlag.AlignRight)
        self.undo = BigButton(N_("Undo"), icon="back")
        self._lay_out()
        self._wire()
        self.show_lines(shelf)

    def show_lines(self, shelf: GoodsShelf) -> None:
        """Show the list as it is now."""
        self._shelf = shelf
        self.table.show_rows([_row(line, self._form) for line in self._lines.all])
        line = self._lines.now()
        if line:
            self.table.setCurrentIndex(self.table.model().index(self._lines.open, 0))
            self.editor.show_line(line, shelf.left(line.product))
        self._count.say(N_("Kinds on the list: {count}"), count=count_text(len(self._lines.all)))
        self.turned.emit()

    def stand(self, *, alone: bool, whole: bool = False) -> None:
        """Show the open line `alone`, because the list has no room now, or with the list above it.

        Alone it is only its number, beside the keys that change it, or the `whole` of it with a way back to the list.
        """
        full = bool(self._lines.all)
        self.table.setVisible(full and not alone)
        self._none.setVisible(not full and not alone)
        self.editor.setVisible(self._lines.now() is not None)
        self.editor.brief(brief=alone and not whole)
        self.editor.done.setVisible(whole)
        for part in (self._count, self._said, self.undo):
            part.setVisible(not alone)

    def say(self, sentence: str, **values: object) -> None:
        """Say something in the foot."""
        self._said.say(sentence, **values)

    def take(self, product: Product, quantity: Quantity, pack: Pack | None) -> None:
        """Put goods on the list, and go to their quantity."""
        self._do(lambda: self._lines.take(product, quantity, pack))
        self.editor.ask()

    def type(self, text: str) -> None:
        """Take what was typed so far as the quantity; nothing typed is no number yet, and no mistake."""
        if not text.strip():
            return
        try:
            self._lines.type(text)
        except Refused as error:
            self.editor.refuse(error)
        else:
            self.tell()

    def put(self, key: str, value: Value) -> None:
        """Say `value` of the open line."""
        self._lines.put(key, value)
        self.tell()

    def tell(self) -> None:
        """The list is another now."""
        self.show_lines(self._shelf)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns for the extras where there is room."""
        super().resizeEvent(event)
        for place in range(len(self._form.extras)):
            self.table.setColumnHidden(2 + place, self.width() < theme.px(_WITH_EXTRAS))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_lines(self._shelf)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addWidget(self._count)
        foot.addWidget(self._said, 1)
        foot.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.table, 1)
        column.addWidget(self._none, 1)
        column.addWidget(self.editor)
        column.addLayout(foot)
        column.addStretch(0)

    def _wire(self) -> None:
        editor, lines = self.editor, self._lines
        editor.typed.connect(self.type)
        editor.stepped.connect(lambda by: self._do(lambda: lines.step(by)))
        editor.packed.connect(lambda pack: self._do(lambda: lines.count_in(pack)))
        editor.said.connect(self.put)
        editor.refused.connect(editor.refuse)
        editor.removed.connect(lambda: self._do(lines.remove))
        editor.again_wanted.connect(lambda: self._do(lines.again))
        editor.keys_wanted.connect(lambda: self.keys_wanted.emit(lines.now()))
        editor.day_wanted.connect(self._want_day)
        editor.finished.connect(self.finished)
        self.table.chosen.connect(self._open)
        self.undo.tapped.connect(lambda: self._do(lines.undo))
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo.press)
        delete = QShortcut(QKeySequence("Delete"), self.table, editor.removed.emit)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _do(self, act: Callable[[], object]) -> None:
        """Do something other than typing: what was being typed is over."""
        self.editor.count.setModified(False)
        self._said.say("")
        act()
        self.tell()

    def _want_day(self, key: str) -> None:
        extra = next(one for one in self._form.extras if one.key == key)
        self.day_wanted.emit(extra, self._lines.now())

    def _open(self, row: int) -> None:
        self._lines.choose(row)
        self.show_lines(self._shelf)
        self.editor.ask()


def _row(line: Line, form: Form) -> Sequence[Cell]:
    extras = (_shown(line, extra) for extra in form.extras)
    quantity = str(line.quantity) if form.pieces else counted_in(line)
    return (line.product.name, GoodsCell(line.quantity.milli, quantity), *extras)


def _shown(line: Line, extra: Extra) -> Cell:
    """An extra as a cell; a chosen one by its words."""
    value = line.values.get(extra.key)
    if isinstance(value, str):
        return _(dict(extra.choices).get(value, value)) if value else ""
    return "" if value is None else value
