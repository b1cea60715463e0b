"""What changes in the books when a shop has taken a message: its numbers, its names and prices, a new pair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.identity import NOBODY, ProductId
from posapp.domain.online.errand import ItemOut, SaleOut, StockOut
from posapp.domain.online.shop import ItemLink, ItemState, ShopItem
from posapp.domain.online.task import TaskKind
from posapp.operations.online.pairs import keep_pair
from posapp.operations.online.tasks import ask, explained

if TYPE_CHECKING:
    from posapp.domain.online.errand import Errand, Message, Receipt
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop


def take_in(shop: Shop, online: OnlineShop, errand: Errand, message: Message, receipt: Receipt) -> None:
    """Write down what the shop is like now that it has taken `message`; inside a write."""
    numbers = shop.books.online.numbers
    for line in errand.plan:
        numbers.shift(online.id, line.remote, -line.quantity)
    match message:
        case SaleOut():
            _compare_total(shop, online, message, receipt)
        case StockOut():
            told = receipt.quantity if receipt.quantity is not None else message.quantity
            explained(shop, online, message.item, told)
        case ItemOut():
            _take_item(shop, online, message, receipt)
        case _:
            pass


def _compare_total(shop: Shop, online: OnlineShop, message: SaleOut, receipt: Receipt) -> None:
    if receipt.total is None or receipt.total == message.total:
        return
    facts = {"number": message.number, "theirs": str(receipt.total.satang), "ours": str(message.total.satang)}
    ask(shop, online, TaskKind.TOTAL, message.key, facts, receipt.remote)


def _take_item(shop: Shop, online: OnlineShop, message: ItemOut, receipt: Receipt) -> None:
    books = shop.books.online
    if message.picture and receipt.picture:
        books.shops.write_picture(online.id, message.picture.digest, receipt.picture)
    item = books.items.get(online.id, receipt.remote) or ShopItem(receipt.remote, message.name or "", message.parent)
    there = replace(
        item,
        name=item.name if message.name is None else message.name,
        price=item.price if message.price is None else message.price,
    )
    if not message.item:
        there = replace(
            there,
            sku=message.sku,
            barcode=message.barcode or "",
            quantity=message.quantity if receipt.quantity is None else receipt.quantity,
            state=ItemState.SHOWN if message.shown else ItemState.HIDDEN,
        )
        keep_pair(shop, ItemLink(online.id, ProductId(message.key), receipt.remote), NOBODY)
    books.items.write(online.id, [there])
