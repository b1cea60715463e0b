"""Orders as a WooCommerce shop tells of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO, Money, total
from posapp.domain.online.order import Buyer, OrderIn, OrderLine, Stage
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import ONE, Quantity
from posapp.sync.answers import whole
from posapp.sync.connector import OrderPage
from posapp.sync.connectors.woocommerce.paging import Changes
from posapp.sync.connectors.woocommerce.provinces import PROVINCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.connectors.woocommerce.client import Client
    from posapp.sync.connectors.woocommerce.lists import Lists

SALE_KEY: Final = "_posapp_sale_uuid"
"""Under this name our own orders carry the id of the sale they tell of."""

_FIELDS: Final = (
    "_fields",
    (
        "id,number,status,currency,date_created_gmt,date_modified_gmt,date_paid_gmt,total,shipping_total,shipping_tax,"
        "payment_method_title,customer_note,billing,shipping,line_items,fee_lines,refunds,meta_data"
    ),
)
_TO_THE_SATANG: Final = ("dp", "2")
_STAGES: Final = {
    "pending": Stage.UNPAID,
    "failed": Stage.UNPAID,
    "on-hold": Stage.OPEN,
    "processing": Stage.OPEN,
    "completed": Stage.DONE,
    "cancelled": Stage.CANCELLED,
    "refunded": Stage.REFUNDED,
}
_BAHT: Final = "THB"
_NO_MONEY: Final = (Stage.UNPAID, Stage.CANCELLED)
_TAKING: Final = ("on-hold", "processing", "completed")
_UNFINISHED: Final = ("checkout-draft", "auto-draft", "draft", "trash")
"""Carts nobody has sent off yet, and what was thrown away."""
_TAKEN: Final = "_reduced_stock"
_GIVEN_BACK: Final = "_restock_refunded_items"
"""What a shop keeps at each line: how many it took off its own number, and how many came back by refunds."""


class Book:
    """The orders of a shop, oldest change first."""

    def __init__(self, client: Client, lists: Lists) -> None:
        self._client = client
        self._changes = Changes(lists, "orders", (_FIELDS, _TO_THE_SATANG))

    def changed(self, cursor: str) -> OrderPage:
        """Orders that changed since."""
        page = self._changes.since(cursor)
        told = tuple(
            _order(row)
            for row in self._client.in_turns(page.rows)
            if row.number() and row.text("status") not in _UNFINISHED
        )
        return OrderPage(told, page.cursor, page.more)


def _order(row: Row) -> OrderIn:
    status, word = row.text("status"), _word(row)
    return OrderIn(
        remote=row.id(),
        number=row.text("number") or row.id(),
        stage=_STAGES.get(word, Stage.OTHER),
        holds=status in _TAKING or any(line.meta(_TAKEN) for line in row.rows("line_items")),
        placed=_moment(row.text("date_created_gmt")),
        modified=row.text("date_modified_gmt"),
        lines=tuple(_lines(row)),
        total=row.money("total"),
        postage=row.money("shipping_total") + row.money("shipping_tax"),
        discount=-total([_with_tax(fee) for fee in row.rows("fee_lines") if _with_tax(fee) < ZERO]),
        payment=row.words("payment_method_title"),
        paid=bool(row.text("date_paid_gmt")),
        buyer=_buyer(row),
        word=word,
        ours=row.meta(SALE_KEY),
        paid_back=total([Money(abs(back.money("total").satang)) for back in row.rows("refunds")]),
        returned=tuple(
            (line.id(), Quantity.of(back)) for line in row.rows("line_items") if (back := whole(line.meta(_GIVEN_BACK)))
        ),
    )


def _word(row: Row) -> str:
    """The shop's own word for how an order stands; with its currency where it goes on and is not in baht."""
    status, currency = row.text("status"), row.text("currency")
    return status if currency in ("", _BAHT) or _STAGES.get(status) in _NO_MONEY else f"{status} {currency}"


def _lines(row: Row) -> Iterator[OrderLine]:
    """The goods, and what was charged beside them (a fee for paying on delivery) as lines of no article."""
    goods = row.rows("line_items")
    for n, line in enumerate(goods, start=1):
        yield OrderLine(
            n,
            line.id(),
            line.id("variation_id") or line.id("product_id"),
            line.words("name"),
            line.quantity("quantity") or Quantity(0),
            _with_tax(line),
            sku=line.words("sku"),
        )
    fees = [fee for fee in row.rows("fee_lines") if _with_tax(fee) > ZERO]
    for n, fee in enumerate(fees, start=len(goods) + 1):
        yield OrderLine(n, fee.id(), RemoteId(""), fee.words("name"), ONE, _with_tax(fee))


def _with_tax(line: Row) -> Money:
    return line.money("total") + line.money("total_tax")


def _buyer(row: Row) -> Buyer:
    """Who it goes to, in the Thai order: house and road, district, province, postcode."""
    billing, shipping = row.row("billing"), row.row("shipping")
    goes_to = shipping if shipping.text("address_1") else billing
    state = goes_to.words("state")
    street = [goes_to.words(key) for key in ("company", "address_1", "address_2")]
    area = [goes_to.words("city"), PROVINCES.get(state, state), goes_to.text("postcode")]
    return Buyer(
        _name(goes_to) or _name(billing),
        shipping.text("phone") or billing.text("phone"),
        "\n".join(filter(None, [*street, " ".join(filter(None, area))])),
        row.words("customer_note"),
    )


def _name(address: Row) -> str:
    return " ".join(filter(None, (address.words("first_name"), address.words("last_name"))))


def _moment(stamp: str) -> datetime:
    """A stamp of the shop, which writes UTC without saying so; the beginning of time when it is unreadable."""
    try:
        return datetime.fromisoformat(stamp).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
