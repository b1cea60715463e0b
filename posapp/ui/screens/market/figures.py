"""What an event brought, in large figures and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from posapp.domain.market import COST_TITLES
from posapp.domain.money import ZERO
from posapp.i18n import N_, _, count_text
from posapp.ui import theme
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.domain.market import EventResult

_IN_A_ROW: Final = 450

_SO_FAR: Final = N_("So far, after the goods and all costs:")
_IN_THE_END: Final = N_("This market brought, after the goods and all costs:")
_SO_FAR_LESS: Final = N_("So far more went out than came in:")
_IN_THE_END_LESS: Final = N_("This market cost more than it brought:")


class Figures(QWidget):
    """Sold, what the goods had cost, costs, and what is left, which is said in words too."""

    def __init__(self) -> None:
        super().__init__()
        self._bills = OneLine(role="chip", colour="text2")
        self._parts = {key: MoneyLabel("section") for key in ("sold", "goods", "costs")}
        titles = {"goods": N_("Cost of the goods"), "costs": N_("Costs of the market")}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        self._small = [
            self._box(self._bills if key == "sold" else OneLine(titles[key], role="chip", colour="text2"), money)
            for key, money in self._parts.items()
        ]
        self.left = MoneyLabel("dialog", unit=True)
        self._words = Label(role="strong").wrapped()
        self._costs = Label(colour="text2").wrapped()
        self._large = Box("leaf_soft", "leaf")
        self._large_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._large_row.addWidget(self._words, 3)
        self._large_row.addWidget(self.left, 2)
        self._large.column.addLayout(self._large_row)
        self._large.column.addWidget(self._costs)
        self._arrange(wide=True)

    def show_result(self, result: EventResult, *, closed: bool) -> None:
        """Show what came of the event, so far or in the end."""
        self._bills.say(N_("Sold (bills: {count})"), count=count_text(result.bills))
        self._parts["sold"].show_money(result.sold)
        self._parts["goods"].show_money(-result.goods)
        self._parts["costs"].show_money(-result.spent)
        good = result.profit >= ZERO
        kept = _IN_THE_END if closed else _SO_FAR
        lost = _IN_THE_END_LESS if closed else _SO_FAR_LESS
        self._words.say(kept if good else lost)
        self.left.show_money(result.profit)
        self._large.become("leaf_soft" if good else "turmeric", "leaf" if good else "edge")
        for label in (self._words, self.left, self._costs):
            label.colour("text" if good else "on_turmeric")
        costs = " · ".join(f"{_(COST_TITLES[cost.kind])} {cost.amount}" for cost in result.costs)
        self._costs.show_text(costs)
        self._costs.setVisible(bool(costs))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The three sums beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme.px(_IN_A_ROW))

    def _arrange(self, *, wide: bool) -> None:
        for part in (*self._small, self._large):
            self._grid.removeWidget(part)
        for place, box in enumerate(self._small):
            self._grid.addWidget(box, 1 if wide else place + 1, place if wide else 0)
        self._grid.addWidget(self._large, 0, 0, 1, len(self._small) if wide else 1)
        ways = QBoxLayout.Direction
        self._large_row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _box(self, title: OneLine, money: MoneyLabel) -> Box:
        box = Box()
        box.column.addWidget(title)
        box.column.addWidget(money)
        return box
