"""The markets: those that go on as cards, those that are over in a list, and what can be begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, date_text, long_date_text
from posapp.ui import theme
from posapp.ui.screens.market.two_sided import Door, TwoSided
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.ui.screens.market.standing import Standing

_DOORS: Final = (
    Door("new", N_("Take goods to market"), "map_pin", "cash"),
    Door("past", N_("Write a past day down"), "history"),
    Door("tally", N_("Print a tally sheet"), "printer"),
    Door("leave", N_("Sell from the store room"), "shop"),
)


class HomePage(TwoSided):
    """Emits `wanted` with "new", "past", "tally" or "leave", `opened(event id)` and `here_wanted(place)`."""

    opened = Signal(str)
    here_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_DOORS)
        self._closed: list[Standing] = []
        self._none = EmptyState("map_pin", N_("No market goes on. Take goods along, and sell them there."))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(10))
        self._over = Label(N_("Markets that are over"), role="section")
        columns = (
            Column(N_("Day")),
            Column(N_("Market"), stretch=True),
            Column(N_("Sold")),
            Column(N_("Costs")),
            Column(N_("Profit")),
        )
        self.table = Table(columns, name=N_("Markets that are over"))
        self.table.setMinimumHeight(theme.px(180))
        self.table.chosen.connect(lambda row: self.opened.emit(self._closed[row].event.id))
        self.told.addWidget(self._none, 1)
        self.told.addLayout(self._cards)
        self.told.addWidget(self._over)
        self.told.addWidget(self.table, 10)
        self.told.addStretch(1)

    def show_events(self, going_on: Sequence[Standing], closed: Sequence[Standing], *, away: bool) -> None:
        """Show the events; `away` says that this till does not sell from the store room."""
        self._closed = list(closed)
        while self._cards.count():
            item = self._cards.takeAt(0)
            old = item.widget() if item else None
            if old:
                old.hide()
                old.deleteLater()
        for one in going_on:
            self._cards.addWidget(self._card(one))
        rows = [(one.event.day, one.event.name, one.result.sold, one.result.spent, one.result.profit) for one in closed]
        self.table.show_rows(rows)
        for part in (self._over, self.table):
            part.setVisible(bool(closed))
        self._none.setVisible(not going_on)
        self.offer("new", "past", "tally", *(("leave",) if away else ()))

    def _card(self, one: Standing) -> QWidget:
        card = Box("indigo_soft" if one.here else "card", "indigo" if one.here else "edge")
        name = OneLine(role="section")
        name.show_text(one.event.name)
        day = OneLine(colour="text2")
        day.show_text(long_date_text(one.event.day))
        money = QHBoxLayout()
        money.setSpacing(theme.px(12))
        left = MoneyLabel("price", unit=True).left()
        left.show_money(one.result.profit)
        money.addWidget(Label(N_("Profit so far"), colour="text2"))
        money.addWidget(left, 1)
        for part in (name, day):
            card.column.addWidget(part)
        for sums in one.sums:
            line = OneLine()
            line.show_text(sums)
            card.column.addWidget(line)
        card.column.addLayout(money)
        card.column.addLayout(self._buttons(one))
        return card

    def _buttons(self, one: Standing) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        look = BigButton(N_("Look at it"), icon="right")
        look.tapped.connect(lambda: self.opened.emit(one.event.id))
        look.setAccessibleDescription(f"{one.event.name} {date_text(one.event.day)}")
        row.addWidget(look)
        if one.here:
            row.addWidget(OneLine(N_("This till sells from here"), role="strong"), 1)
        else:
            here = BigButton(N_("Sell from here"), icon="map_pin")
            here.tapped.connect(lambda: self.here_wanted.emit(one.event.place))
            row.addWidget(here)
            row.addStretch(1)
        return row
