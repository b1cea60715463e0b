"""Orders from a marketplace's list, as values of the trade: what the buyer owes for goods, without its own fees."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money, total
from posapp.domain.online.order import Buyer, OrderIn, OrderLine, Stage
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import ONE, Quantity
from posapp.sync.sheets.order_heads import stage_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.operations.importing.sheet import Row
    from posapp.sync.sheets.order_heads import OrderList

_THAILAND: Final = timezone(timedelta(hours=7))
_MOMENTS: Final = (
    *("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y"),
    *("%d %b %Y %H:%M:%S", "%d %b %Y %H:%M", "%d %b %Y", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M"),
)
_AMOUNT: Final = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_LATER: Final = (Stage.UNPAID, Stage.OPEN, Stage.DONE, Stage.REFUNDED, Stage.OTHER)
_TAKES_NOTHING: Final = Stage.CANCELLED
_MOST_DIGITS: Final = 6
_NOBODY_PAID: Final = ("เก็บเงินปลายทาง", "cash on delivery", "cod")


def orders_in(found: OrderList, undated: Callable[[str], datetime], named: Callable[[str], RemoteId]) -> list[OrderIn]:
    """The orders of a list.

    `named` says what an article is called here, by its code; `undated` when an order was placed of which the list
    doesn't say so, by its number. The sum is what the goods cost less what the seller takes off: postage and the
    marketplace's fees are its own.
    """
    return [_order(found, number, rows, undated, named) for number, rows in found.of_orders()]


def _order(
    found: OrderList,
    number: str,
    rows: Sequence[Row],
    undated: Callable[[str], datetime],
    named: Callable[[str], RemoteId],
) -> OrderIn:
    stages = [stage_of(found.text(row, "status")) for row in rows]
    alive = [row for row, stage in zip(rows, stages, strict=True) if stage is not _TAKES_NOTHING]
    first = rows[0]
    lines = tuple(_line(found, row, n, named) for n, row in enumerate(alive or rows, start=1))
    voucher = _money(found.text(first, "voucher"))
    goods = total([line.amount for line in lines])
    stage = _stage(stages)
    back = total([_given_back(found, row, line) for row, line in zip(alive or rows, lines, strict=True)])
    if stage is Stage.DONE and back and back >= goods:
        stage = Stage.REFUNDED
    return OrderIn(
        remote=RemoteId(number),
        number=number,
        stage=stage,
        holds=stage is not _TAKES_NOTHING,
        placed=_moment(found.text(first, "placed")) or undated(number),
        modified=max(found.text(row, "modified") for row in rows),
        lines=lines,
        total=goods - voucher,
        discount=voucher,
        payment=found.text(first, "method"),
        paid=_paid(found, first, stage),
        buyer=_buyer(found, first),
        word=found.text(first, "status")[:60],
        paid_back=goods - voucher if stage is Stage.REFUNDED else back,
    )


def _stage(stages: Sequence[Stage]) -> Stage:
    """Where an order stands whose rows each tell of themselves: as far as the one that is behind."""
    alive = [stage for stage in stages if stage is not _TAKES_NOTHING]
    if Stage.OTHER in alive:
        return Stage.OTHER
    return min(alive, key=_LATER.index) if alive else _TAKES_NOTHING


def _line(found: OrderList, row: Row, n: int, named: Callable[[str], RemoteId]) -> OrderLine:
    sku = found.text(row, "sku") or found.text(row, "parent")
    quantity = _quantity(found.text(row, "quantity")) if "quantity" in found.columns else ONE
    amount = found.text(row, "amount")
    costs = _money(amount) if amount else _money(found.text(row, "each")).times(quantity)
    choice = found.text(row, "choice")
    return OrderLine(
        n,
        RemoteId(found.text(row, "line") or str(n)),
        named(sku) if sku else RemoteId(""),
        found.text(row, "name") + (f" ({choice})" if choice else ""),
        quantity,
        costs - _money(found.text(row, "off")),
        sku=sku,
    )


def _given_back(found: OrderList, row: Row, line: OrderLine) -> Money:
    """What was paid back for pieces that were returned; whether they are on the shelf again a person has to count."""
    returned = _quantity(found.text(row, "back")).milli
    if not returned or not line.quantity:
        return ZERO
    return Money(line.amount.satang * min(returned, line.quantity.milli) // line.quantity.milli)


def _paid(found: OrderList, row: Row, stage: Stage) -> bool:
    method = found.text(row, "method").casefold()
    if stage is Stage.UNPAID or any(sign in method for sign in _NOBODY_PAID):
        return False
    return bool(found.text(row, "paid")) or "paid" not in found.columns


def _buyer(found: OrderList, row: Row) -> Buyer:
    """Who it goes to; marketplaces hide parts of it behind stars."""
    area = [found.text(row, what) for what in ("district", "province", "postcode")]
    address = "\n".join(filter(None, (found.text(row, "address"), " ".join(filter(None, area)))))
    return Buyer(found.text(row, "receiver"), found.text(row, "phone"), address, found.text(row, "note"))


def _money(text: str) -> Money:
    """An amount without its sign: what is taken off stands there with and without a minus."""
    number = _AMOUNT.search(text.replace("฿", ""))
    if number is None:
        return ZERO
    baht, _, parts = number[0].lstrip("-").replace(",", "").partition(".")
    with suppress(Refused):
        return Money.parse(f"{baht}.{(parts + '00')[:2]}")
    return ZERO


def _quantity(text: str) -> Quantity:
    number = _AMOUNT.search(text)
    pieces = number[0].replace(",", "").partition(".")[0] if number else "0"
    return Quantity.of(int(pieces)) if pieces.isdecimal() and len(pieces) <= _MOST_DIGITS else Quantity(0)


def _moment(text: str) -> datetime | None:
    """A moment in Thailand, in whichever way the list writes it; None when it can't be read."""
    for form in _MOMENTS:
        with suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=_THAILAND)
    return None
