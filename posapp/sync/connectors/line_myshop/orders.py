"""Orders as LINE SHOPPING tells of them: a list without goods, and one more question for each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO
from posapp.domain.online.order import Buyer, OrderIn, OrderLine, Stage
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _
from posapp.sync.connector import OrderPage, seen_at
from posapp.sync.connectors.line_myshop.shelf import choice_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from posapp.sync.answers import Said
    from posapp.sync.connectors.line_myshop.client import Client

_PAGE: Final = 50
_OVERLAP: Final = timedelta(minutes=2)
_A_SECOND: Final = timedelta(seconds=1)
_BEGINNING: Final = datetime.fromtimestamp(0, UTC)
_ENDED: Final[Mapping[str, Stage]] = {
    "EXPIRED": Stage.CANCELLED,
    "CANCELED": Stage.CANCELLED,
    "CANCELLED": Stage.CANCELLED,
    "COMPLETED": Stage.DONE,
}
_PLACED: Final = "FINALIZED"
_PAID: Final = "PAID"
_GIVEN_BACK: Final = "REFUND"
_ON_DELIVERY: Final = "COD"
_WAYS: Final[Mapping[str, str]] = {
    "COD": N_("Cash on delivery"),
    "BANK": N_("Bank transfer"),
    "PAYMENT_LS_QR_PROMPTPAY": N_("PromptPay"),
    "PAYMENT_LS_MOBILE_BANKING_KPLUS": "K PLUS",
    "PAYMENT_LS_MOBILE_BANKING_SCB": "SCB Easy",
    "PAYMENT_LS_RLP": "LINE Pay",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the telling goes on: from which stamp, which page of it, what was told already (number and stamp).

    `first` as long as the orders are read for the first time.
    """

    since: str = ""
    page: int = 1
    known: tuple[str, ...] = ()
    first: bool = True

    @classmethod
    def of(cls, cursor: str) -> _Place:
        if not cursor:
            return cls()
        told = json.loads(cursor)
        return cls(told["since"], told["page"], tuple(told["known"]), told["first"])

    def text(self) -> str:
        """As a cursor."""
        told = {"since": self.since, "page": self.page, "known": self.known, "first": self.first}
        return json.dumps(told, separators=(",", ":"))


class Book:
    """The orders of a shop in LINE, oldest change first."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def begin(self, now: datetime) -> str:
        """A cursor that begins now."""
        return _Place(f"{seen_at(now.astimezone(UTC))}Z", first=False).text()

    def changed(self, cursor: str) -> OrderPage:
        """Orders that changed since. What was over before the shop came here is passed over: it is none of ours."""
        place = _Place.of(cursor)
        query = [("page", str(place.page)), ("perPage", str(_PAGE)), ("sortBy", "UPDATED_AT"), ("orderBy", "ASC")]
        if place.since:
            query.append(("startAt", place.since))
        rows = self._client.get("orders", *query).said.rows("data")
        fresh = [
            row
            for row in rows
            if _mark(row) not in place.known and not (place.first and row.text("orderStatus") in _ENDED)
        ]
        orders = tuple(self._order(row.text("orderNumber")) for row in fresh if row.text("orderNumber"))
        return OrderPage(orders, _next(place, rows).text(), more=len(rows) == _PAGE)

    def stands(self, number: RemoteId) -> Said:
        """An order with its goods, as it stands now."""
        return self._client.get(f"orders/{number}").said

    def _order(self, number: str) -> OrderIn:
        return _told(self.stands(RemoteId(number)))


def ended(row: Said) -> bool:
    """Whether an order was called off."""
    return _ENDED.get(row.text("orderStatus")) is Stage.CANCELLED


def _next(place: _Place, rows: Sequence[Said]) -> _Place:
    """Where to go on: at the newest stamp, a page further where all rows have the same; at the end a bit before it."""
    stamps = [stamp for row in rows if (stamp := _moment(row.text("lastUpdatedAt"))) > _BEGINNING]
    full = len(rows) == _PAGE
    if not stamps:
        return _Place(place.since, place.page + 1 if full else 1, place.known, first=place.first and full)
    newest = max(stamps)
    since = seen_at(newest if full else newest - _OVERLAP) + "Z"
    further = full and since == place.since
    marks = dict.fromkeys((*place.known, *map(_mark, rows)))
    known = tuple(mark for mark in marks if _moment(mark.rpartition("@")[2]) >= newest - _OVERLAP - _A_SECOND)
    return _Place(since, place.page + 1 if further else 1, known, first=place.first and full)


def _mark(row: Said) -> str:
    return f"{row.text('orderNumber')}@{row.text('lastUpdatedAt')}"


def _told(row: Said) -> OrderIn:
    number = row.text("orderNumber")
    stage = _stage(row)
    return OrderIn(
        remote=RemoteId(number),
        number=number,
        stage=stage,
        holds=stage is not Stage.CANCELLED,
        placed=_moment(row.text("checkoutAt")),
        modified=row.text("lastUpdatedAt"),
        lines=_lines(row),
        total=row.money("totalPrice"),
        postage=row.money("shipmentPrice"),
        discount=row.money("discountAmount"),
        payment=_(_WAYS.get(row.text("paymentMethod"), row.text("paymentMethod"))),
        paid=row.text("paymentStatus") == _PAID,
        buyer=_buyer(row),
        word=f"{row.text('orderStatus')} {row.text('paymentStatus')}".strip(),
        paid_back=row.money("totalPrice") if stage is Stage.REFUNDED else ZERO,
    )


def _stage(row: Said) -> Stage:
    """What LINE reserves for an unpaid order it takes off the number too; paying on delivery counts as ordered."""
    status, payment = row.text("orderStatus"), row.text("paymentStatus")
    if status == _PLACED:
        ready = payment == _PAID or row.text("paymentMethod") == _ON_DELIVERY
        return Stage.OPEN if ready else Stage.UNPAID
    stage = _ENDED.get(status, Stage.OTHER)
    return Stage.REFUNDED if stage is Stage.DONE and payment == _GIVEN_BACK else stage


def _lines(row: Said) -> tuple[OrderLine, ...]:
    """The goods, each at what it costs after the article's own discount."""
    lines = []
    for n, line in enumerate(row.rows("orderItems"), start=1):
        item = choice_name(line.id("variantId"), line.id("productId"))
        values = " ".join(option.text("value") for option in line.rows("variants"))
        quantity = line.quantity("quantity") or Quantity(0)
        each = line.price("discountedPrice") or line.money("price")
        name = f"{line.text('name')} {values}".strip()
        lines.append(
            OrderLine(n, RemoteId(f"{item}.{n}"), item, name, quantity, each.times(quantity), sku=line.text("sku"))
        )
    return tuple(lines)


def _buyer(row: Said) -> Buyer:
    """Who it goes to, in the Thai order."""
    to = row.row("shippingAddress")
    area = " ".join(filter(None, (to.text(key) for key in ("subDistrict", "district", "province", "postalCode"))))
    note = " ".join(filter(None, (row.text("remarkBuyer"), row.text("remarkRecipient"))))
    address = "\n".join(filter(None, (to.text("address"), area)))
    return Buyer(to.text("recipientName"), to.text("phoneNumber"), address, note)


def _moment(stamp: str) -> datetime:
    """A stamp of LINE; the beginning of time when it is unreadable."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return _BEGINNING
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
