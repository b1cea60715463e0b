"""One market event: what it brought, what became of each article, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _, long_date_text
from posapp.ui import theme
from posapp.ui.screens.market.figures import Figures
from posapp.ui.screens.market.two_sided import Door, TwoSided
from posapp.ui.screens.market.words import by_name, numbers, products_of, sums
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.market import EventGoods, EventResult, MarketEvent
    from posapp.operations.shop import Shop

_DOORS: Final = (
    Door("close", N_("Bring back and close"), "back", "cash"),
    Door("more", N_("More goods"), "plus"),
    Door("loss", N_("Spoiled or given away"), "minus"),
    Door("costs", N_("Costs"), "coins"),
    Door("here", N_("Sell from here"), "map_pin"),
    Door("leave", N_("Sell from the store room"), "shop"),
    Door("print", N_("Print"), "printer"),
    Door("back", N_("All markets"), "left"),
)
_TITLES: Final = {
    "taken": N_("Taken"),
    "sold": N_("Sold"),
    "back": N_("Brought back"),
    "waste": N_("Spoiled"),
    "given": N_("Given away"),
    "lost": N_("Lost"),
    "there": N_("Still there"),
}
_ALWAYS: Final = ("taken", "sold")
_FEW: Final = 4
_NARROW: Final = 760


class EventPage(TwoSided):
    """Emits `wanted` with "close", "more", "loss", "costs", "here", "leave", "print" or "back"."""

    def __init__(self) -> None:
        super().__init__(_DOORS)
        self._used: list[str] = []
        self._title = Label(role="title").wrapped()
        self._day = Label(colour="text2").wrapped()
        self.figures = Figures()
        columns = [Column(N_("Goods"), stretch=True), *(Column(title) for title in _TITLES.values())]
        self.table = Table(columns, name=N_("What became of the goods"))
        self.table.setMinimumHeight(theme.px(150))
        self._none = NoteBox("plain", sentence=N_("No goods are there yet. Press “More goods” to take some along."))
        self._foot = Box("raised", "edge")
        self.tie = Label(role="strong").wrapped()
        self._foot.column.addWidget(self.tie)
        for part in (self._title, self._day, self.figures):
            self.told.addWidget(part)
        self.told.addWidget(self.table, 1)
        self.told.addWidget(self._none)
        self.told.addWidget(self._foot)

    def show_event(self, shop: Shop, event: MarketEvent, goods: Sequence[EventGoods], result: EventResult) -> None:
        """Show how `event` stands."""
        selling = shop.setting("till.place") == event.place
        self._title.show_text(event.name)
        self._say_day(event, selling=selling)
        self.figures.show_result(result, closed=event.closed)
        self._show_goods(shop, goods)
        if event.closed:
            self.offer("print", "back")
        else:
            self.offer("close", "more", "loss", "costs", "leave" if selling else "here", "print", "back")

    def fit(self) -> None:
        """Show what happened; where it is narrow the names come before what was taken, which the others make up."""
        super().fit()
        shown = set(self._used)
        if self.width() < theme.px(_NARROW) and len(shown) > _FEW:
            shown.remove("taken")
        for place, key in enumerate(_TITLES, 1):
            self.table.setColumnHidden(place, key not in shown)

    def _say_day(self, event: MarketEvent, *, selling: bool) -> None:
        words = [long_date_text(event.day)]
        if event.float_:
            words.append(_("Change money that went along: {amount}").format(amount=event.float_))
        if event.closed:
            words.append(_("Closed"))
        elif selling:
            words.append(_("This till sells from here"))
        self._day.show_text(" · ".join(words))

    def _show_goods(self, shop: Shop, goods: Sequence[EventGoods]) -> None:
        known = products_of(shop, goods)
        rows = by_name(goods, known)
        self.table.show_rows([(known[one.product].name, *numbers(one).values()) for one in rows])
        self._used = [key for key in _TITLES if key in _ALWAYS or any(numbers(one)[key] for one in rows)]
        self.fit()
        self.tie.show_text("\n".join(sums(rows, known)))
        for part in (self.table, self._foot):
            part.setVisible(bool(rows))
        self._none.setVisible(not rows)
