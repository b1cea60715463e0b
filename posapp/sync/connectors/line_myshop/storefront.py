"""One shop in LINE that can be spoken to."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from posapp.domain.online.errand import Fate, ItemOut, Message, OrderOut, Receipt, StockOut
from posapp.i18n import N_
from posapp.sync.connector import Checked, ItemPage
from posapp.sync.connectors.line_myshop.client import Client
from posapp.sync.connectors.line_myshop.orders import Book, ended
from posapp.sync.connectors.line_myshop.shelf import Shelf
from posapp.sync.faults import Rejected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.errand import PictureOut
    from posapp.domain.online.shop import RemoteId, ShopItem
    from posapp.sync.connector import Access, MarkPage, OrderPage
    from posapp.sync.wire import Wire

_NO_SKU: Final = N_("Some goods there have no code (SKU). Give them the code they have here: they pair by themselves.")
_SENT: Final = "SHIPPED_ALL"
_CANT: Final = N_("LINE takes no bills, refunds or pictures from here. Skip this.")


class LineStorefront:
    """A MyShop. Numbers and prices go there, orders come from there, and what became of them goes back."""

    def __init__(self, access: Access, wire: Wire) -> None:
        self._client = Client(access, wire)
        self._shelf = Shelf(self._client)
        self._book = Book(self._client)
        self._wire = wire

    def check(self) -> Checked:
        """Whether the key opens goods and orders."""
        page = self._shelf.page("")
        self._client.get("orders", ("page", "1"), ("perPage", "1"))
        warnings = (_NO_SKU,) if any(not item.sku for item in page.items) else ()
        return Checked("LINE SHOPPING", "v1", "THB", "Asia/Bangkok", page.total, warnings, self._wire.skew)

    def push(self, message: Message) -> Receipt:
        """Tell the shop."""
        match message:
            case StockOut():
                return self._shelf.count(message)
            case ItemOut():
                return self._shelf.write(message)
            case OrderOut():
                return self._tell(message)
        raise Rejected("not_possible", _CANT)

    def find(self, message: Message) -> Receipt | None:
        """What became of a message whose end was not clear; a price or name told again does no harm."""
        match message:
            case StockOut():
                return self._shelf.counted(message)
            case OrderOut():
                return Receipt(message.order) if self._told(message) else None
        return None

    def upload(self, picture: PictureOut) -> RemoteId:
        """LINE takes pictures from the web only."""
        raise Rejected("no_pictures", _CANT)

    def now(self) -> str:
        """A cursor for `orders` that begins now, by the shop's clock."""
        date = self._client.get("orders", ("page", "1"), ("perPage", "1")).date
        return self._book.begin(date or datetime.fromtimestamp(0, UTC))

    def orders(self, cursor: str) -> OrderPage:
        """Orders that changed since."""
        return self._book.changed(cursor)

    def items(self, cursor: str) -> ItemPage:
        """Nothing: what changed among the goods can't be asked for."""
        return ItemPage((), cursor, more=False)

    def every_item(self, cursor: str) -> ItemPage:
        """All goods, page by page."""
        return self._shelf.page(cursor)

    def marks(self, cursor: str) -> MarkPage:
        """The marks of all goods."""
        return self._shelf.marks(cursor)

    def look(self, items: Sequence[tuple[RemoteId, RemoteId]]) -> tuple[ShopItem, ...]:
        """A fresh look at some goods."""
        return self._shelf.look(items)

    def _tell(self, told: OrderOut) -> Receipt:
        """Sent off with its parcel number, or called off. Everything here can be said twice without harm."""
        row = self._book.stands(told.order)
        if told.fate is Fate.CANCELLED:
            if not ended(row):
                self._client.send("PUT", f"orders/{told.order}/cancel", json.dumps({"remarkCancel": told.note}))
            return Receipt(told.order)
        if ended(row):
            raise Rejected(
                "order_called_off",
                N_("The shop called this order off before it was sent. Ring the buyer, then skip it here."),
            )
        parcel = json.dumps({"trackingNumber": told.tracking} if told.tracking else {})
        if row.text("shipmentStatus") != _SENT:
            self._client.send("POST", f"orders/{told.order}/mark-as-ship", parcel)
        elif told.tracking and row.row("shipmentDetail").text("trackingNumber") != told.tracking:
            self._client.send("PUT", f"orders/{told.order}/shipments", parcel)
        return Receipt(told.order)

    def _told(self, told: OrderOut) -> bool:
        row = self._book.stands(told.order)
        if told.fate is Fate.CANCELLED:
            return ended(row)
        tracked = row.row("shipmentDetail").text("trackingNumber")
        return row.text("shipmentStatus") == _SENT and told.tracking in ("", tracked)
