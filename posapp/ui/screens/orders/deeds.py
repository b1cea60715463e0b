"""What is done with online orders: each act written at once, told, and refused in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.errors import Told
from posapp.domain.identity import SaleId
from posapp.i18n import N_
from posapp.operations.online import conflicts, counts, picking
from posapp.operations.papers import print_address_label, print_packing_slip
from posapp.ui.parts.acting import Acting

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.changes import Changes
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.task import Oversold, ShopTask
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.orders.desk import Desk


class Deeds:
    """Everything the pages of online orders write."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)

    def pick(self, order: OnlineOrder) -> None:
        """All of it is picked."""
        self._acting.done(lambda: picking.pick(self._shop, order.id, self._desk.seller()))

    def pack(self, order: OnlineOrder) -> None:
        """The parcel is packed."""
        self._acting.done(lambda: picking.pack(self._shop, order.id, self._desk.seller()))

    def ship(self, order: OnlineOrder, tracking: str) -> bool:
        """The parcel is gone: its bill is written."""
        sold = self._notices.tried(lambda: picking.ship(self._shop, order.id, tracking, self._desk.seller()))
        if sold is None:
            return False
        self._desk.changed(sold.changes)
        self._notices.tell(
            N_("Order {order} is sent off, bill {number}."), order=order.told.number, number=sold.sale.issue.number
        )
        return True

    def call_off(self, order: OnlineOrder, reason: str) -> bool:
        """The order is called off."""
        done = self._acting.done(lambda: picking.cancel(self._shop, order.id, reason, self._desk.seller()))
        if done:
            self._notices.tell(N_("Order {number} is called off. The shop will be told."), number=order.told.number)
        return done

    def print_slip(self, order: OnlineOrder) -> None:
        """What to put into the parcel, on paper."""
        if self._acting.done(lambda: print_packing_slip(self._shop, order.id)):
            self._tell_printed(N_("The packing slip is being printed."), "printer.uri")

    def print_label(self, order: OnlineOrder) -> None:
        """Where the parcel goes, on the paper of receipts."""
        if self._acting.done(lambda: print_address_label(self._shop, order.id)):
            self._tell_printed(N_("The address label is being printed."), "printer.uri")

    def print_sticker(self, order: OnlineOrder) -> None:
        """Where the parcel goes, on a label of the label printer; nothing where it has no room on one."""

        def queue() -> Changes:
            self._desk.check_sticker(order)
            return print_address_label(self._shop, order.id, sticker=True)

        if self._acting.done(queue):
            self._tell_printed(N_("The address label is being printed."), "label.printer")

    def save_label(self, order: OnlineOrder, path: Path | None) -> None:
        """Where the parcel goes, as a small page for any printer; nothing without a path."""
        if path is None:
            return
        try:
            self._desk.save_label(order, path)
        except Told as told:
            self._notices.show(told)
        else:
            self._notices.tell(N_("Saved: {path}"), path=path)

    def stall_keeps(self, found: Oversold, order: OnlineOrder) -> bool:
        """The stall's customer keeps it, the order is called off."""
        by = self._desk.seller
        done = self._acting.done(lambda: conflicts.stall_keeps(self._shop, found.product, order.id, by()))
        if done:
            self._notices.tell(N_("Order {number} is called off. Tell the buyer."), number=order.told.number)
        return done

    def online_gets(self, found: Oversold) -> bool:
        """The online buyer gets it, the stall's customer her money."""
        sale, by = SaleId(found.stall_sale), self._desk.seller
        done = self._acting.done(lambda: conflicts.online_gets(self._shop, found.product, sale, by()))
        if done:
            self._notices.tell(N_("The money is given back. The online buyer gets it."))
        return done

    def there_is_more(self, found: Oversold, more: Quantity) -> bool:
        """Both get theirs."""
        by = self._desk.seller
        done = self._acting.done(lambda: conflicts.there_is_more(self._shop, found.product, more, by()))
        if done:
            self._notices.tell(N_("It is in the books. Both get theirs."))
        return done

    def answer(self, task: ShopTask, answer: str) -> None:
        """A question about a shop is answered."""
        self._acting.done(lambda: counts.answer_task(self._shop, task.id, answer, self._desk.seller()))

    def _tell_printed(self, sentence: str, printer: str) -> None:
        """Say `sentence`, or that paper waits as long as the setting `printer` names none."""
        if self._shop.setting(printer):
            self._notices.tell(sentence)
        else:
            self._notices.warn("no_printer", N_("It waits until a printer is set up under Settings."))
