"""One WooCommerce shop that can be spoken to: each message goes to the part that knows how to say it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.online.errand import ItemOut, Message, OrderOut, RefundOut, SaleOut, StockOut
from posapp.sync.connector import seen_at
from posapp.sync.connectors.woocommerce.checks import check
from posapp.sync.connectors.woocommerce.client import Client
from posapp.sync.connectors.woocommerce.fates import Fates
from posapp.sync.connectors.woocommerce.goods import Goods
from posapp.sync.connectors.woocommerce.items import Shelf
from posapp.sync.connectors.woocommerce.lists import Lists
from posapp.sync.connectors.woocommerce.orders import Book
from posapp.sync.connectors.woocommerce.refunds import Returns
from posapp.sync.connectors.woocommerce.sales import Counter
from posapp.sync.connectors.woocommerce.taxes import Taxes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.errand import PictureOut, Receipt
    from posapp.domain.online.shop import RemoteId, ShopItem
    from posapp.sync.connector import Access, Checked, ItemPage, MarkPage, OrderPage
    from posapp.sync.wire import Wire

_HISTORY: Final = timedelta(days=90)
_UNKNOWN: Final = datetime(2000, 1, 1, tzinfo=UTC)


class WooShop:
    """A shop of wc/v3. What it finds out once (taxes, its door, how much it can say) is kept while this lives."""

    def __init__(self, access: Access, wire: Wire) -> None:
        self._client = Client(access, wire)
        self._taxes = Taxes(self._client)
        self._lists = Lists(self._client)
        self._counter = Counter(self._client, self._lists, self._taxes)
        self._returns = Returns(self._client, self._taxes)
        self._goods = Goods(self._client, self._lists)
        self._fates = Fates(self._client, self._returns)
        self._shelf = Shelf(self._client, self._lists)
        self._book = Book(self._client, self._lists)

    def check(self) -> Checked:
        """Try everything the program will need, writing nothing."""
        return check(self._client, self._lists, self._taxes)

    def push(self, message: Message) -> Receipt:
        """Tell the shop."""
        match message:
            case SaleOut():
                return self._counter.write(message)
            case RefundOut():
                return self._returns.write(message)
            case StockOut():
                return self._goods.count(message)
            case ItemOut():
                return self._goods.write(message)
            case OrderOut():
                return self._fates.tell(message)

    def find(self, message: Message) -> Receipt | None:
        """What became of a message whose end was not clear."""
        match message:
            case SaleOut():
                return self._counter.find(message)
            case RefundOut():
                return self._returns.find(message)
            case StockOut():
                return self._goods.counted(message)
            case ItemOut():
                return self._goods.find(message)
            case OrderOut():
                return self._fates.find(message)

    def upload(self, picture: PictureOut) -> RemoteId:
        """Put a picture into the shop, once."""
        return self._goods.upload(picture)

    def now(self) -> str:
        """A cursor that begins now, by the shop's own clock."""
        return seen_at(self._date())

    def orders(self, cursor: str) -> OrderPage:
        """Orders that changed since; at the beginning those of the last three months, not a history of years."""
        return self._book.changed(cursor or seen_at(self._date() - _HISTORY))

    def items(self, cursor: str) -> ItemPage:
        """Articles that changed since, with their variations."""
        return self._shelf.changed(cursor)

    def every_item(self, cursor: str) -> ItemPage:
        """All articles, by id."""
        return self._shelf.every(cursor)

    def marks(self, cursor: str) -> MarkPage:
        """The marks of all articles."""
        return self._shelf.marks(cursor)

    def look(self, items: Sequence[tuple[RemoteId, RemoteId]]) -> tuple[ShopItem, ...]:
        """A fresh look at some articles."""
        return self._shelf.look(items)

    def _date(self) -> datetime:
        """What time it is in the shop, UTC; long ago when it does not say."""
        date = self._client.index().date
        return date.astimezone(UTC) if date else _UNKNOWN
