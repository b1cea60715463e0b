"""The line that is worked on: how many of it, counted in what, and all else that is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from posapp.domain.unit import unit
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.parts.goods_sheet.fields import EntryField, ExtraField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label, OneLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.domain.errors import Refused
    from posapp.domain.quantity import Quantity
    from posapp.ui.parts.goods_sheet.lines import Form, Line

_BESIDE: Final = 720
"""From this width (at 100 %) on the number and what else is said stand beside each other."""
_WITH_WORDS: Final = 700
"""From this width on its buttons say what they do in words."""


class LineEditor(Box):
    """Emits what a person does to the line; `finished` when Enter ended the last field that is asked."""

    typed = Signal(str)
    stepped = Signal(int)
    packed = Signal(object)
    said = Signal(str, object)
    refused = Signal(object)
    removed = Signal()
    again_wanted = Signal()
    keys_wanted = Signal()
    day_wanted = Signal(str)
    finished = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__("indigo_soft", "indigo")
        self._line: Line | None = None
        self._name = OneLine(role="strong")
        self._left = OneLine(colour="text2")
        self.again = BigButton(N_("Another batch"), icon="plus", kind="quiet")
        self._apart, self._in_packs = form.apart, not form.pieces
        self.remove = BigButton(N_("Off the list"), icon="remove", kind="quiet")
        self.done = BigButton(N_("Back to the list"), icon="check", kind="quiet")
        self.done.icon_only(only=True)
        self.done.hide()
        self.count = EntryField(N_("Quantity"), steps=True)
        self._unit = BigButton(icon="again", kind="chip")
        self._title = Label(N_("Quantity"), role="chip", colour="text2")
        self.extras = tuple(ExtraField(extra) for extra in form.extras)
        self._wrong = Label(role="chip", colour="lac").wrapped()
        self._wrong.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()
        self._wire()

    def show_line(self, line: Line, left: Quantity) -> None:
        """Show `line`, of which `left` are there now."""
        product = line.product
        self._line = line
        self._name.show_text(product.name)
        self._left.say(N_("{quantity} {unit} on hand"), quantity=left, unit=_(unit(product.unit).label))
        self._say_unit()
        self.count.show_text(str(line.count))
        for field in self.extras:
            field.show_value(line.values.get(field.extra.key))
        self.refuse(None)

    def ask(self) -> None:
        """Go to the quantity."""
        self.count.setModified(False)
        self.count.ask()

    def refuse(self, error: Refused | None) -> None:
        """Say what is wrong with what was typed last, or that nothing is."""
        self._wrong.setVisible(error is not None)
        self._wrong.show_text(str(error) if error else "")

    def brief(self, *, brief: bool) -> None:
        """Show the number alone, or all that is said of the line."""
        for part in (*self.extras, self.remove):
            part.setVisible(not brief)
        self.again.setVisible(self._apart and not brief)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields beside each other, and words on buttons, where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_BESIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._title.setVisible(beside and any(field.extra.kind != "choice" for field in self.extras))
        for button in (self.again, self.remove):
            button.icon_only(only=self.width() < theme.px(_WITH_WORDS))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_unit()

    def _say_unit(self) -> None:
        """The button that counts in pieces or in dozens is there where there is a choice."""
        line = self._line
        self._unit.setVisible(line is not None and self._in_packs and bool(line.product.packs))
        if line:
            label = _(unit(line.pack.unit if line.pack else line.product.unit).label)
            self._unit.show_text(label)
            self._unit.setAccessibleName(_(N_("Counted in: {unit}")).format(unit=label))

    def _next_unit(self) -> None:
        if self._line:
            choices = (None, *self._line.product.packs)
            self.packed.emit(choices[(choices.index(self._line.pack) + 1) % len(choices)])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self._name, 3)
        head.addWidget(self._left, 2)
        head.addWidget(self.again)
        head.addWidget(self.remove)
        head.addWidget(self.done)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(6))
        self._row.addLayout(self._number(), 3)
        small = QHBoxLayout()
        small.setSpacing(theme.px(12))
        for field in self.extras:
            if field.extra.kind != "choice":
                small.addWidget(field, 1)
        if small.count():
            self._row.addLayout(small, 4)
        self.column.addLayout(head)
        self.column.addLayout(self._row)
        for field in self.extras:
            if field.extra.kind == "choice":
                self.column.addWidget(field)
        self.column.addWidget(self._wrong)

    def _number(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setMinimumWidth(theme.px(90))
        less, more = self._button(N_("Less"), "minus", -1), self._button(N_("More"), "plus", 1)
        keys = BigButton(N_("Number keys"), icon="keyboard")
        keys.icon_only(only=True)
        keys.tapped.connect(self.keys_wanted)
        for part in (less, self.count, more, keys, self._unit):
            across = QSizePolicy.Policy.Expanding if part is self.count else QSizePolicy.Policy.Fixed
            part.setSizePolicy(across, QSizePolicy.Policy.Fixed)
            row.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addLayout(row)
        return column

    def _button(self, sentence: str, icon: str, by: int) -> BigButton:
        button = BigButton(sentence, icon=icon)
        button.icon_only(only=True)
        button.setAutoRepeat(True)
        button.tapped.connect(lambda: self.stepped.emit(by))
        return button

    def _wire(self) -> None:
        self.count.textEdited.connect(self.typed)
        self.count.stepped.connect(self.stepped)
        self.count.entered.connect(self._go_on)
        self.done.tapped.connect(self.finished)
        self.again.tapped.connect(self.again_wanted)
        self.remove.tapped.connect(self.removed)
        self._unit.tapped.connect(self._next_unit)
        for place, field in enumerate(self.extras):
            key = field.extra.key
            field.said.connect(lambda value, key=key: self.said.emit(key, value))
            field.refused.connect(self.refused)
            field.day_wanted.connect(lambda key=key: self.day_wanted.emit(key))
            field.entered.connect(lambda place=place: self._go_on(place + 1))

    def _go_on(self, place: int = 0) -> None:
        """To the next field that is asked; after the last one the line is done."""
        for field in self.extras[place:]:
            if field.extra.asked:
                field.ask()
                return
        self.finished.emit()
