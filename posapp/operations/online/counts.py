"""Numbers in a shop that nothing explains: looked at twice, then a question that a person answers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.i18n import N_
from posapp.operations.online.availability import wanted
from posapp.operations.online.items import send_ours, take_theirs
from posapp.operations.online.messages import FORCED
from posapp.operations.online.shops import shop_of
from posapp.operations.online.tasks import ask, explained
from posapp.operations.permit import needs
from posapp.operations.set_on_hand import set_on_hand
from posapp.operations.stock_book import known

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from posapp.domain.identity import PersonId
    from posapp.domain.online.shop import OnlineShop, ShopItem
    from posapp.domain.online.task import ShopTask
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.store.online.numbers import Strange

OURS: Final = "ours"
THEIRS: Final = "theirs"
SEEN: Final = "seen"
"""The answer to a question that only had to be read."""

BASKET: Final = "basket"
"""The fact in a question about the number of a basket, to which there is no “theirs”."""

PATIENCE: Final = timedelta(seconds=30)
"""A number has to stay strange for so long, with the orders fetched again meanwhile, before a person is asked."""


def look_into(shop: Shop, online: OnlineShop, looked: Sequence[ShopItem]) -> None:
    """Judge numbers of a shop that were strange for long enough by a fresh look, after the orders were fetched.

    One that is as it should be is forgotten; one that stays for a while becomes a question.
    """
    seen = {item.remote: item.quantity for item in looked}
    unclear = shop.books.online.pending.unclear(online.id)
    for one in shop.books.online.numbers.strange(online.id):
        number = seen.get(one.remote)
        if number is not None and one.remote not in unclear:
            with shop.books.write():
                _judge(shop, online, one, number)


def next_look(shop: Shop, online: OnlineShop) -> datetime | None:
    """When strange numbers of a shop are to be looked at again; None when there are none but those already asked."""
    asked = {task.remote for task in shop.books.online.tasks.open(online.id) if task.kind is TaskKind.COUNT}
    strange = shop.books.online.numbers.strange(online.id)
    return min((one.since + PATIENCE for one in strange if one.remote not in asked), default=None)


@needs(Permission.SHOPS)
def answer_count(shop: Shop, task: str, answer: str, by: PersonId) -> Changes:
    """Say which number counts: "ours" is told to the shop; "theirs" is written into our stock book as a count.

    The number of a basket comes from what is in it, so only "ours" counts. Raises Refused `task_unknown`,
    `task_answered`, `answer_unknown`, `count_basket`, and what posting a count raises.
    """
    with shop.books.write():
        found = _open(shop, task)
        online = shop_of(shop, found.shop)
        theirs = _theirs_now(shop, online, found)
        if answer == THEIRS:
            product = _countable(known(shop, ProductId(found.subject)))
            there = wanted(shop, online, product.id)
            change = theirs - there.target if there else Quantity(0)
            set_on_hand(shop, product, shop.books.stock.on_hand(product.id) + change, by)
        elif answer != OURS:
            raise _no_answer(answer, (OURS, THEIRS))
        shop.books.online.tasks.answer(found.id, answer, by)
        explained(shop, online, found.remote, theirs)
    return Changes(Book.ONLINE | Book.STOCK)


@needs(Permission.SHOPS)
def answer_task(shop: Shop, task: str, answer: str, by: PersonId) -> Changes:
    """Answer any question about a shop: a count or an edit by "ours" or "theirs", all others by "seen".

    Raises Refused `task_unknown`, `task_answered`, `answer_unknown`, and what taking over a price or name raises.
    """
    with shop.books.write():
        found = _open(shop, task)
        match found.kind:
            case TaskKind.COUNT:
                return answer_count(shop, task, answer, by)
            case TaskKind.EDIT:
                _settle_edit(shop, found, answer)
            case _ if answer != SEEN:
                raise _no_answer(answer, (SEEN,))
        shop.books.online.tasks.answer(found.id, answer, by)
    return Changes(Book.ONLINE | Book.CATALOG)


def _judge(shop: Shop, online: OnlineShop, one: Strange, number: Quantity) -> None:
    if number in (one.number, one.tried):
        explained(shop, online, one.remote, number)
    elif number != one.seen:
        shop.books.online.numbers.suspect(online.id, one.remote, number, shop.now())
    else:
        _decide(shop, online, one)


def _decide(shop: Shop, online: OnlineShop, one: Strange) -> None:
    link = shop.books.online.links.to(online.id, one.remote)
    there = wanted(shop, online, link.product) if link else None
    if there is None or one.crossed or one.seen == there.quantity:
        explained(shop, online, one.remote, one.seen)
        return
    facts = {THEIRS: str(one.seen.milli), OURS: str(there.quantity.milli)}
    if known(shop, there.product).parts:
        facts[BASKET] = "1"
    ask(shop, online, TaskKind.COUNT, there.product, facts, one.remote)


def _countable(product: Product) -> Product:
    if product.parts:
        raise Refused(
            "count_basket",
            N_("“{name}” is not counted itself: its number comes from what is in it. Count that, then answer “ours”."),
            name=product.name,
        )
    return product


def _settle_edit(shop: Shop, task: ShopTask, answer: str) -> None:
    online, product = shop_of(shop, task.shop), ProductId(task.subject)
    field, theirs = task.facts["field"], task.facts[THEIRS]
    if answer == OURS:
        send_ours(shop, online, product, f"{FORCED}:{field}:{product}:{task.id}")
    elif answer != THEIRS:
        raise _no_answer(answer, (OURS, THEIRS))
    elif field == "price":
        take_theirs(shop, product, price=Money.parse(theirs))
    else:
        take_theirs(shop, product, name=theirs)


def _theirs_now(shop: Shop, online: OnlineShop, task: ShopTask) -> Quantity:
    """The number the shop showed last; orders may have moved it since the question was asked."""
    strange = (one for one in shop.books.online.numbers.strange(online.id) if one.remote == task.remote)
    found = next(strange, None)
    return found.seen if found else Quantity(int(task.facts[THEIRS]))


def _open(shop: Shop, task: str) -> ShopTask:
    found = shop.books.online.tasks.get(task)
    if found is None:
        raise Refused("task_unknown", N_("There is no such question. Look at the list again."))
    if found.answer:
        raise Refused("task_answered", N_("This question was answered already. Nothing more is to be done."))
    return found


def _no_answer(answer: str, answers: tuple[str, ...]) -> Refused:
    return Refused(
        "answer_unknown",
        N_("“{answer}” is no answer here. Say one of: {answers}."),
        answer=answer[:40],
        answers=", ".join(answers),
    )
