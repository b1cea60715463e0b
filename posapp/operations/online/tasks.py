"""Putting questions about a shop to a person: each once, with the newest facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import NOBODY
from posapp.domain.online.shop import RemoteId
from posapp.domain.online.task import ShopTask, TaskKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.identity import ProductId
    from posapp.domain.online.shop import OnlineShop, ShopItem
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop

OVER: Final = "over"
"""The answer to a question that is none any more."""


def ask(
    shop: Shop, online: OnlineShop, kind: TaskKind, subject: str, facts: Mapping[str, str], remote: RemoteId
) -> None:
    """Ask a person about one thing; inside a write."""
    task = ShopTask(shop.ids.new(), online.id, kind, subject, remote, facts, shop.now())
    shop.books.online.tasks.ask(task)


def ask_edit(shop: Shop, online: OnlineShop, item: ShopItem, product: ProductId, edit: tuple[str, str, str]) -> None:
    """Tell that both sides have their own word for a field: (field, the shop's, ours); inside a write."""
    field, theirs, ours = edit
    facts = {"field": field, "theirs": theirs, "ours": ours}
    ask(shop, online, TaskKind.EDIT, product, facts, RemoteId(f"{item.remote}/{field}"))


def explained(shop: Shop, online: OnlineShop, remote: RemoteId, number: Quantity) -> None:
    """The shop's number of an article is this one and nothing about it is strange; inside a write.

    A question about it is over by itself.
    """
    shop.books.online.numbers.settle(online.id, remote, number)
    for task in shop.books.online.tasks.open(online.id):
        if task.kind is TaskKind.COUNT and task.remote == remote:
            shop.books.online.tasks.answer(task.id, OVER, NOBODY)
