"""The first page of online orders: three lists, the line to the shops, and a card for each order or question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.i18n import N_, _, count_text
from posapp.ui import theme
from posapp.ui.screens.orders.card_column import CardColumn, Thing
from posapp.ui.screens.orders.listing import LISTS, SENT, TO_PACK, TROUBLE, Lists
from posapp.ui.screens.orders.order_card import OrderCard
from posapp.ui.screens.orders.trouble_cards import oversold_card, task_card
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.fitted import Fitted
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.task import Oversold, ShopTask
    from posapp.ui.screens.orders.listing import Names
    from posapp.ui.screens.orders.trouble_cards import TroubleCard

_NOTHING: Final = {
    TO_PACK: N_("Nothing to be packed. New orders come by themselves when there is a line to the shop."),
    SENT: N_("No parcel was sent off in the last 30 days."),
    TROUBLE: N_("No trouble: nothing waits for a decision."),
}
_WORDS: Final = 1000
"""From this width on there is room for the words of all buttons above the list."""
_NO_SHOP: Final = N_("The group has no online shop here yet. Add one, then its orders come to this page.")


class HomePage(Fitted):
    """Emits `wanted(deed, order)`, `answered(key, trouble)`, `asked` (for what is new) and `shops_wanted`."""

    wanted = Signal(str, object)
    answered = Signal(str, object)
    asked = Signal()
    shops_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lists = Lists()
        self._names: Names | None = None
        self.chips = ChipRow(name=N_("Which orders"))
        self.chips.chosen.connect(self.choose)
        self.ask = BigButton(N_("Ask for orders now"), icon="again")
        self.ask.tapped.connect(self.asked)
        self.shops = BigButton(N_("Online shops"), icon="cloud")
        self.shops.tapped.connect(self.shops_wanted)
        self.lines = Label(colour="text2").wrapped()
        self.cards = CardColumn()
        self._empty = EmptyState("truck", _NO_SHOP, action=N_("Online shops"), action_icon="cloud")
        self._empty.tapped.connect(self.shops_wanted)
        self._none = EmptyState("done", "")
        self._lay_out()
        self._show_chips(TO_PACK)

    def show_lists(self, lists: Lists, names: Names, lines: Sequence[str], *, fresh: bool) -> None:
        """Show how it stands; `lines` say how each shop can be reached. Without any there is no shop.

        With `fresh` also what has not changed is said again, in another language.
        """
        self._lists, self._names = lists, names
        self._show_chips(self.chips.key() or TO_PACK)
        self.lines.show_text("\n".join(lines))
        self._fill(fresh=fresh)

    def choose(self, which: str) -> None:
        """Show the list `which`."""
        self.chips.choose(which)
        self.cards.begin()
        self._fill(fresh=False)

    def bring(self, order: OnlineOrder) -> bool:
        """Show the card of `order`; False when it stands in none of the lists."""
        lists = ((TO_PACK, self._lists.to_pack), (SENT, self._lists.sent))
        which = next((key for key, orders in lists if any(one.id == order.id for one in orders)), "")
        if which:
            self.choose(which)
            self.cards.bring(order.id)
        return bool(which)

    def fit(self) -> None:
        """Only the icon of the button where there is little room."""
        for button in (self.ask, self.shops):
            button.icon_only(only=self.width() < theme.px(_WORDS))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.chips, 1)
        head.addWidget(self.ask)
        head.addWidget(self.shops)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(10), side, theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.lines)
        for part in (self.cards, self._empty, self._none):
            column.addWidget(part, 1)
        self.setFocusProxy(self.chips)

    def _show_chips(self, chosen: str) -> None:
        self.chips.show_chips(
            [
                Chip(key, f"{_(title)} {count_text(self._lists.count(key))}", icon, plain=True)
                for key, title, icon in LISTS
            ]
        )
        self.chips.choose(chosen)

    def _fill(self, *, fresh: bool) -> None:
        """Show the cards of the chosen list."""
        which, any_shop = self.chips.key() or TO_PACK, bool(self.lines.words())
        things = self._things(which)
        self.cards.show_cards(things, fresh=fresh)
        self.cards.setVisible(bool(things))
        self.lines.setVisible(any_shop)
        for button in (self.ask, self.shops):
            button.setVisible(any_shop)
        self._empty.setVisible(not any_shop and not things)
        self._none.setVisible(any_shop and not things)
        self._none.say(_NOTHING[which])

    def _things(self, which: str) -> dict[str, Thing]:
        names = self._names
        if names is None:
            return {}
        orders = {TO_PACK: self._lists.to_pack, SENT: self._lists.sent}.get(which, ())
        twice, tasks = (self._lists.oversold, self._lists.tasks) if which == TROUBLE else ((), ())
        return {
            **{one.id: Thing(partial(names.of_order, one), partial(self._order, one, names)) for one in orders},
            **{one.product: Thing(partial(names.of_twice, one), partial(self._twice, one, names)) for one in twice},
            **{one.id: Thing(partial(names.of_task, one), partial(self._task, one, names)) for one in tasks},
        }

    def _order(self, order: OnlineOrder, names: Names) -> OrderCard:
        card = OrderCard(order, names)
        card.wanted.connect(self.wanted)
        return card

    def _twice(self, found: Oversold, names: Names) -> TroubleCard:
        card = oversold_card(found, names)
        card.answered.connect(self.answered)
        return card

    def _task(self, task: ShopTask, names: Names) -> TroubleCard:
        card = task_card(task, names)
        card.answered.connect(self.answered)
        return card
