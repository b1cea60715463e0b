"""After counting: what differs from the books, why, and what it is worth; then it is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.lot import NO_LOT
from posapp.domain.money import total
from posapp.domain.stock import ADJUSTMENTS, REASON_TITLES, StockReason
from posapp.domain.stocktake import Verdict
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.parts.goods_cell import GoodsCell
from posapp.ui.screens.stock.count_card import batch_words
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.domain.quantity import Quantity
    from posapp.operations.count_stock import Difference, WalkLine

_COLUMNS: Final = (
    Column(N_("Goods"), stretch=True),
    Column(N_("Books said")),
    Column(N_("Counted")),
    Column(N_("Difference")),
    Column(N_("At cost")),
)
_TITLES: Final = {**REASON_TITLES, StockReason.COUNT: N_("Don't know yet")}
_TABLE_HEIGHT: Final = 144
_LESS: Final = (StockReason.COUNT, *(reason for reason in ADJUSTMENTS if reason is not StockReason.COUNT))


class CountResult(Step):
    """Emits `went_on` to post, `again(place)` to count the chosen line once more, `drop_wanted`, `went_back`."""

    again = Signal(str)
    drop_wanted = Signal()

    def __init__(self) -> None:
        deed = Deed(N_("Write the counts down"), "check")
        super().__init__(N_("What differs"), deed, back=N_("Go on counting"), scrolls=True)
        self._differences: list[Difference] = []
        self._why: dict[tuple[str, str], StockReason] = {}
        self._chosen = -1
        self.verdict = NoteBox(role="section")
        self.table = Table(_COLUMNS, name=N_("What differs"))
        self._about = Label(role="strong").wrapped()
        self.reasons = ChipGrid([Chip(reason.value, _TITLES[reason]) for reason in _LESS], name=N_("Why"))
        self.recount = BigButton(N_("Count this again"), icon="again")
        self.uncounted = Label(colour="text2").wrapped()
        self.drop = BigButton(N_("Drop this stocktake"), icon="remove", kind="quiet")
        self._lay_out()

    def show_result(self, found: list[Difference], uncounted: list[WalkLine]) -> None:
        """Show what was counted; what was not is named, and stays as it is."""
        self._differences = found
        self._chosen = -1
        self._show_rows()
        self._show_verdict()
        names = ", ".join(line.product.name for line in uncounted[:12]) + ("…" if len(uncounted) > 12 else "")  # noqa: PLR2004
        self.uncounted.setVisible(bool(uncounted))
        self.uncounted.say(N_("Not counted ({number}), stays as it is: {names}"), number=len(uncounted), names=names)
        self.table.setMinimumHeight(theme.px(_TABLE_HEIGHT))
        self._choose(0 if found and found[0].item.difference else -1)
        if self._one():
            self.table.selectRow(0)

    def verdicts(self) -> list[Verdict]:
        """Why each difference came about, as far as it was said."""
        return [
            Verdict(one.product.id, one.item.lot, self._why[_key(one)])
            for one in self._differences
            if _key(one) in self._why
        ]

    def forget(self) -> None:
        """Another stocktake: reasons said before are not its own."""
        self._why.clear()

    def retranslate(self) -> None:
        """Say again what labels do not say by themselves."""
        self._show_rows()
        self._choose(self._chosen)

    def _lay_out(self) -> None:
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.table, 1)
        about = QHBoxLayout()
        about.setSpacing(theme.px(12))
        about.addWidget(self._about, 1)
        about.addWidget(self.recount)
        self._card = QWidget()
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(about)
        column.addWidget(self.reasons)
        self.body.addWidget(self._card)
        self.body.addWidget(self.uncounted)
        self.in_foot(self.drop)
        self.table.chosen.connect(self._choose)
        self.reasons.chosen.connect(self._say_why)
        self.recount.tapped.connect(self._count_again)
        self.drop.tapped.connect(self.drop_wanted)

    def _choose(self, row: int) -> None:
        self._chosen = row
        one = self._one()
        self._card.setVisible(one is not None)
        if one is None:
            return
        less = one.item.difference.milli < 0
        self.reasons.setVisible(less)
        self.reasons.choose(self._why.get(_key(one), StockReason.COUNT).value)
        sentence = N_("{name}: {quantity} missing. Why?") if less else N_("{name}: {quantity} too many.")
        if not one.item.difference:
            sentence = "{name}"
        self._about.say(sentence, name=one.product.name, quantity=_size(one.item.difference))

    def _say_why(self, reason: str) -> None:
        one = self._one()
        if one is not None:
            self._why[_key(one)] = StockReason(reason)
            self._show_rows()

    def _count_again(self) -> None:
        one = self._one()
        if one is not None:
            self.again.emit(one.product.id)

    def _one(self) -> Difference | None:
        return self._differences[self._chosen] if 0 <= self._chosen < len(self._differences) else None

    def _show_rows(self) -> None:
        rows = [
            (self._words(one), one.item.expected, one.item.counted, _signed(one.item.difference), one.value)
            for one in self._differences
        ]
        self.table.show_rows(rows)

    def _words(self, one: Difference) -> str:
        """An article with its batch, and why it differs where that was said."""
        why = self._why.get(_key(one))
        parts = (one.product.name, batch_words(one.lot), _(REASON_TITLES[why]) if why else "")
        return " · ".join(filter(None, parts))

    def _show_verdict(self) -> None:
        differing = [one for one in self._differences if one.item.difference]
        if not differing:
            self.verdict.tell("good", N_("Everything agrees"), N_("What was counted is what the books say."))
            return
        value = total([one.value for one in differing])
        title = N_("Lines that differ: {number}, together {value} baht at cost")
        advice = N_("Choose a line to say why it differs, or to count it again.")
        self.verdict.tell("care", title, advice, number=len(differing), value=value)


def _key(one: Difference) -> tuple[str, str]:
    return one.product.id, one.item.lot or NO_LOT


def _size(quantity: Quantity) -> Quantity:
    return -quantity if quantity.milli < 0 else quantity


def _signed(quantity: Quantity) -> GoodsCell:
    """More than the books said, or less, by a sign one can't miss."""
    return GoodsCell(quantity.milli, f"+{quantity}" if quantity.milli > 0 else str(quantity))
