"""Making: how many batches, what really came out, when; what it takes and what one piece costs stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.recipe import unit_cost
from posapp.domain.unit import unit
from posapp.i18n import N_, _, date_text
from posapp.operations.make import Making
from posapp.operations.stock_book import Batch
from posapp.ui import theme
from posapp.ui.parts.goods_cell import GoodsCell, amount_of
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.product import Product
    from posapp.domain.recipe import Recipe
    from posapp.operations.make import Need

_HALF: Final = Quantity(500)
_COLUMNS: Final = (Column(N_("Material"), stretch=True), Column(N_("Takes")), Column(N_("On hand")))
_HEIGHT: Final = 240


class MakeStep(Step):
    """Emits `went_on` to write the batch down, `day_wanted("made"|"expires")`, `edit_wanted` and `went_back`."""

    day_wanted = Signal(str)
    edit_wanted = Signal()

    def __init__(self, needs: Callable[[Recipe, Quantity], list[Need]]) -> None:
        super().__init__(N_("Make"), Deed(N_("Write it down"), "check"), scrolls=True)
        self._needs = needs
        self._recipe: Recipe | None = None
        self.batch = Batch()
        self.batches = EntryField(N_("Batches"), steps=True)
        self.got = EntryField(N_("Really came out"), steps=True)
        self._planned = Label(colour="text2").wrapped()
        self._unit = Label(role="section", colour="text2")
        self._wrong = Label(role="chip", colour="lac").wrapped()
        self.made = BigButton(icon="calendar")
        self.expires = BigButton(icon="calendar")
        self.table = Table(_COLUMNS, name=N_("What it takes"))
        self.short = NoteBox("care")
        self.cost = MoneyLabel("line", unit=True)
        self.edit = BigButton(N_("Recipe"), icon="edit", kind="quiet")
        self._lay_out()
        self._wire()

    def begin(self, recipe: Recipe, product: Product, batch: Batch) -> None:
        """Offer one batch of `recipe`, made today."""
        self._recipe, self.batch = recipe, batch
        self.title.say(N_("Make {name}"), name=product.name)
        self._unit.say(unit(product.unit).label)
        self.batches.setText(str(ONE))
        self._replan()
        self.show_days()
        self.batches.ask()

    def put_days(self, batch: Batch) -> None:
        """A day was chosen."""
        self.batch = batch
        self.show_days()

    def making(self) -> Making | None:
        """What was made; None, and a word of it, when a number is none."""
        if self._recipe is None:
            return None
        try:
            batches, got = Quantity.parse(self.batches.text()), Quantity.parse(self.got.text())
        except Refused as error:
            self._wrong.show_text(str(error))
            self._wrong.show()
            return None
        self._wrong.hide()
        return Making(self._recipe.id, batches, got, self.batch)

    def show_days(self) -> None:
        """Show the dates of the batch."""
        for button, sentence, day in (
            (self.made, N_("Made on {date}"), self.batch.made),
            (self.expires, N_("Expires {date}"), self.batch.expires),
        ):
            button.say(sentence, date=date_text(day) if day else _("not known"))

    def look(self) -> None:
        """The books changed elsewhere."""
        if self._recipe:
            self._show()

    def _replan(self) -> None:
        """The number of batches changed: what should come out is what probably did."""
        recipe, batches = self._recipe, self._typed(self.batches)
        if recipe and batches:
            self.got.setText(str(recipe.gives(batches)))
        self._show()

    def _show(self) -> None:
        recipe, batches, got = self._recipe, self._typed(self.batches), self._typed(self.got)
        if recipe is None or not batches:
            return
        needs = self._needs(recipe, batches)
        self.table.show_rows([_row(need) for need in needs])
        missing = [need.product.name for need in needs if not need.enough]
        self.short.setVisible(bool(missing))
        later = N_("It can be written down all the same. Count them later.")
        self.short.tell("care", N_("Not enough of: {names}"), later, names=", ".join(missing))
        planned = recipe.gives(batches)
        less = planned - got if got else Quantity(0)
        sentence = N_("{planned} {unit} should come out.")
        if less.milli > 0:
            sentence = N_("{planned} {unit} should come out; {less} less is waste.")
        self._planned.say(sentence, planned=planned, less=less, unit=self._unit.words())
        labour = recipe.labour.times(batches)
        self.cost.show_money(unit_cost([(need.quantity, need.product.cost) for need in needs], labour, got or planned))

    def _lay_out(self) -> None:
        sides = Sides(900)
        left, right = sides.left, sides.right
        left.addWidget(Label(N_("Batches"), role="section"))
        left.addWidget(self._counter(self.batches, _HALF, None))
        left.addWidget(self._planned)
        left.addWidget(Label(N_("Really came out"), role="section"))
        left.addWidget(self._counter(self.got, ONE, self._unit))
        left.addWidget(self._wrong)
        days = QHBoxLayout()
        days.setSpacing(theme.px(12))
        days.addWidget(self.made, 1)
        days.addWidget(self.expires, 1)
        left.addLayout(days)
        left.addStretch(1)
        right.addWidget(Label(N_("What it takes"), role="section"))
        right.addWidget(self.table, 1)
        right.addWidget(self.short)
        row = QHBoxLayout()
        row.addWidget(Label(N_("One costs (materials and work)"), role="section"), 1)
        row.addWidget(self.cost)
        right.addLayout(row)
        self.body.addWidget(sides, 1)
        self.in_foot(self.edit)
        self.table.setMinimumHeight(theme.px(_HEIGHT))
        self._wrong.hide()

    def _counter(self, field: EntryField, step: Quantity, after: Label | None) -> QWidget:
        """A number with less and more beside it."""
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        less, more = BigButton(N_("Less"), icon="minus"), BigButton(N_("More"), icon="plus")
        for button, by in ((less, -1), (more, 1)):
            button.icon_only(only=True)
            button.setAutoRepeat(True)
            button.tapped.connect(lambda by=by: self._step(field, step, by))
        field.stepped.connect(lambda by: self._step(field, step, by))
        for part in (less, field, more):
            row.addWidget(part, 1 if part is field else 0)
        if after is not None:
            row.addWidget(after)
        return place

    def _step(self, field: EntryField, step: Quantity, by: int) -> None:
        now = self._typed(field) or Quantity(0)
        field.setText(str(Quantity(max(now.milli + by * step.milli, step.milli))))
        if field is self.batches:
            self._replan()
        else:
            self._show()

    def _wire(self) -> None:
        self.batches.textEdited.connect(lambda _text: self._replan())
        self.got.textEdited.connect(lambda _text: self._show())
        self.batches.entered.connect(self.got.ask)
        self.got.entered.connect(self.on.setFocus)
        self.made.tapped.connect(lambda: self.day_wanted.emit("made"))
        self.expires.tapped.connect(lambda: self.day_wanted.emit("expires"))
        self.edit.tapped.connect(self.edit_wanted)

    @staticmethod
    def _typed(field: EntryField) -> Quantity | None:
        try:
            return Quantity.parse(field.text())
        except Refused:
            return None


def _row(need: Need) -> tuple[str, GoodsCell, GoodsCell]:
    return need.product.name, amount_of(need.product, need.quantity), amount_of(need.product, need.on_hand)
