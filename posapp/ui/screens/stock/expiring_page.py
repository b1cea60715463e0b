"""What will not keep: each batch with the days it has left, sold cheaper or thrown away with one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.domain.money import Money
from posapp.i18n import N_, _, count_text
from posapp.operations.fresh_goods import expiring
from posapp.ui import theme
from posapp.ui.parts.goods_cell import amount_of, day_of
from posapp.ui.screens.stock.words import place_name
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.keypad import Keypad
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.operations.fresh_goods import Expiring
    from posapp.operations.shop import Shop
    from posapp.ui.screens.stock.deeds import Deeds

SOON: Final = 3
"""Days ahead the home page counts."""

_COLUMNS: Final = (
    Column(N_("Goods"), stretch=True),
    Column(N_("Batch")),
    Column(N_("Place")),
    Column(N_("On hand")),
    Column(N_("Keeps")),
    Column(N_("Expires")),
    Column(N_("Price")),
)
_WITHIN: Final = (
    Chip("0", N_("Today and before"), "alert"),
    Chip(str(SOON), N_("Within 3 days"), "clock"),
    Chip("7", N_("Within 7 days")),
    Chip("30", N_("Within 30 days")),
)
_NEAR: Final = {-1: N_("expired yesterday"), 0: N_("today is the last day"), 1: N_("until tomorrow")}
_PANE: Final = 340
_BAHT: Final = 100


class PricePane(ScrollColumn):
    """What is done with the batch chosen. Emits `lowered(Money)`, `restored` and `thrown`."""

    lowered = Signal(object)
    restored = Signal()
    thrown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = Label(role="section").wrapped()
        self._left = Label(colour="text2").wrapped()
        self.amount = MoneyLabel("due", unit=True)
        self._keys = Keypad(2)
        self._keys.changed.connect(lambda text: self.amount.show_money(Money.parse(text.rstrip(".") or "0")))
        self.reduce = BigButton(N_("Lower the price"), icon="discount", kind="amount")
        self.restore = BigButton(N_("Ordinary price again"), icon="back")
        self._gone = Label(N_("Nobody may buy it any more. Throw it away, or give it back."), colour="text2").wrapped()
        self.throw = BigButton(N_("Throw away (spoiled)"), icon="remove", kind="danger").guarded()
        self.reduce.tapped.connect(lambda: self.lowered.emit(self.amount.money()))
        self.restore.tapped.connect(self.restored)
        self.throw.tapped.connect(self.thrown)
        lowering = (self.reduce, self.amount, self._keys, self.restore)
        for part in (self._name, self._left, self.throw, self._gone, *lowering):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_batch(self, one: Expiring) -> None:
        """Ask what becomes of `one`; half its price is proposed."""
        self._name.show_text(one.product.name)
        self._left.show_text(f"{amount_of(one.product, one.shelf.on_hand)} · {days_words(one)}")
        self._keys.start(2)
        self.amount.show_money(one.price or half(one.product.price))
        self.restore.setVisible(one.price is not None and not one.expired)
        self._gone.setVisible(one.expired)
        for part in (self.reduce, self.amount, self._keys):
            part.setVisible(not one.expired)


class ExpiringPage(HeadedPage):
    """The list and, beside it, what is done with the batch that is chosen. Emits `article_wanted(product)`."""

    article_wanted = Signal(str)

    def __init__(self, shop: Shop, deeds: Deeds) -> None:
        super().__init__(N_("Goods that expire soon"))
        self._shop, self._deeds = shop, deeds
        self._listed: list[Expiring] = []
        self._chosen = 0
        self.within = ChipRow(_WITHIN, name=N_("How soon"))
        self.table = Table(_COLUMNS, name=N_("Goods that expire soon"))
        self.table.setSortingEnabled(False)
        self._none = EmptyState("check", N_("Nothing expires in these days."))
        self.pane = PricePane()
        self.explain = self.offer(N_("Where it came from"), "history")
        self._lay_out()
        self._wire()

    def open(self) -> None:
        """Show what is worst first."""
        if not self.within.key() or not self._listed:
            self.within.choose(str(SOON))
        self._chosen = 0
        self.look()
        self.setFocus()

    def look(self) -> None:
        """Show it as it is now."""
        self._listed = expiring(self._shop, int(self.within.key() or SOON))
        self._chosen = min(self._chosen, max(len(self._listed) - 1, 0))
        self.table.show_rows([self._row(one) for one in self._listed])
        full = bool(self._listed)
        self._arrange()
        for part in (self.table, self.pane, self.explain):
            part.setVisible(full)
        self._none.setVisible(not full)
        if full:
            self.table.selectRow(self._chosen)
            self.pane.show_batch(self._listed[self._chosen])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where there is less room."""
        super().resizeEvent(event)
        self.pane.setFixedWidth(min(theme.px(_PANE), self.width() * 2 // 5))
        self._arrange()

    def _arrange(self) -> None:
        layout = theme.layout_for(self.width())
        places = bool(self._shop.books.places.all(closed=True))
        shown = {1: layout == "wide", 2: places and layout == "wide", 5: layout == "wide"}
        for column in (1, 2, 3, 5, 6):  # what is hidden in a narrow window stands beside the list
            self.table.setColumnHidden(column, layout == "compact" or not shown.get(column, True))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(self.within)
        left.addWidget(self.table, 1)
        left.addWidget(self._none, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addLayout(left, 1)
        row.addWidget(self.pane)
        self.body.addLayout(row, 1)
        self.setFocusProxy(self.table)

    def _wire(self) -> None:
        self.within.chosen.connect(lambda _key: self.look())
        self.table.chosen.connect(self._choose)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.pane.lowered.connect(lambda price: self._deeds.mark_down(self._now(), price))
        self.pane.restored.connect(lambda: self._deeds.mark_down(self._now(), None))
        self.pane.thrown.connect(lambda: self._deeds.throw_away(self._now()))
        self.explain.tapped.connect(lambda: self.article_wanted.emit(self._now().product.id))

    def _now(self) -> Expiring:
        return self._listed[self._chosen]

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self._chosen = row
            self.pane.show_batch(self._listed[row])

    def _row(self, one: Expiring) -> Sequence[Cell]:
        return (
            one.product.name,
            one.lot.code,
            place_name(self._shop, one.shelf.place),
            amount_of(one.product, one.shelf.on_hand),
            days_words(one),
            day_of(one.lot.expires),
            one.price or one.product.price,
        )


def days_words(one: Expiring) -> str:
    """How long a batch keeps, in words."""
    near = _NEAR.get(one.days)
    if near:
        return _(near)
    if one.days < 0:
        return _(N_("expired {count} days ago")).format(count=count_text(-one.days))
    return _(N_("{count} more days")).format(count=count_text(one.days))


def half(price: Money) -> Money:
    """Half a price in whole baht; of what costs less than two baht the exact half."""
    rounded = Money(price.satang // 2 // _BAHT * _BAHT)
    return rounded or Money(price.satang // 2)
