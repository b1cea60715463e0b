"""What a person is asked about an order: a stage nobody knows, a change after its bill, money that does not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import NOBODY
from posapp.domain.online.task import ShopTask, TaskKind
from posapp.i18n import N_
from posapp.operations.online.tasks import OVER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.online.order import OnlineOrder
    from posapp.operations.shop import Shop

STAGE: Final = "stage"
CHANGED: Final = "changed"
MONEY: Final = "money"
REOPENED: Final = "reopened"
BILL: Final = "bill"
GIVEN_BACK: Final = "given_back"

WHYS: Final[Mapping[str, str]] = {
    STAGE: N_("The shop says “{word}” of this order, and the program doesn't know what that means. Look at it there."),
    CHANGED: N_(
        "The shop changed this order after its bill was written. Compare the two, and give back or sell what differs."
    ),
    MONEY: N_("The shop paid back {theirs} baht, the bills here {ours} baht. Write a refund for what differs."),
    REOPENED: N_("This order was called off here, but the shop goes on with it. Decide with the buyer what is right."),
    GIVEN_BACK: N_("{ours} baht of this order were given back at the till. Say so in the shop too: it can't be told."),
    BILL: N_("The bill of this order could not be written: {words}"),
}
"""What is asked, by the fact `why` of a task of kind ORDER; `theirs` and `ours` are satang."""


def ask(shop: Shop, order: OnlineOrder, why: str, **facts: object) -> None:
    """Ask a person about an order; inside a write. Asked again, the open question gets the newer facts."""
    shop.books.online.tasks.ask(_task(shop, order, why, facts))


def ask_once(shop: Shop, order: OnlineOrder, why: str, **facts: object) -> None:
    """Ask as `ask` does, but not what a person has answered already with just these facts; inside a write."""
    task = _task(shop, order, why, facts)
    if not shop.books.online.tasks.was_answered(task):
        shop.books.online.tasks.ask(task)


def answered_by_itself(shop: Shop, order: OnlineOrder, why: str) -> None:
    """Close the open question about an order if it asked `why`: what it asked about is over; inside a write."""
    task = shop.books.online.tasks.open_about(order.shop, TaskKind.ORDER, order.id)
    if task and task.facts.get("why") == why:
        shop.books.online.tasks.answer(task.id, OVER, NOBODY)


def _task(shop: Shop, order: OnlineOrder, why: str, facts: Mapping[str, object]) -> ShopTask:
    told = {"number": order.told.number, "word": order.told.word, "why": why}
    told |= {name: str(value) for name, value in facts.items()}
    return ShopTask(shop.ids.new(), order.shop, TaskKind.ORDER, order.id, order.told.remote, told, shop.now())
