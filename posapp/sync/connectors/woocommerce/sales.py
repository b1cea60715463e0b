"""Bills of the stall, written into a WooCommerce shop as finished orders that can always be found again."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.money import total
from posapp.domain.online.errand import Receipt
from posapp.i18n import N_, _
from posapp.sync.connector import seen_at
from posapp.sync.connectors.woocommerce.orders import SALE_KEY
from posapp.sync.faults import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.online.errand import LineOut, SaleOut
    from posapp.domain.online.shop import RemoteId
    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.connectors.woocommerce.client import Client
    from posapp.sync.connectors.woocommerce.lists import Lists
    from posapp.sync.connectors.woocommerce.taxes import Taxes

_FIELDS: Final = ("_fields", "id,status,total,line_items,fee_lines,meta_data")
_TO_THE_SATANG: Final = ("dp", "2")
_POINT_OF_SALE: Final = "pos-rest-api"
"""The shop's own word for a counter: its owner gets no mail about each bill."""
_SKEW: Final = timedelta(days=1)


class Counter:
    """The stall's bills in the shop."""

    def __init__(self, client: Client, lists: Lists, taxes: Taxes) -> None:
        self._client = client
        self._lists = lists
        self._taxes = taxes

    def write(self, sale: SaleOut) -> Receipt:
        """Make the order. Rejected `not_whole` for parts of a piece, which shops can't count."""
        return self._checked(self._client.post("orders", self._told(sale)).row, sale)

    def find(self, sale: SaleOut) -> Receipt | None:
        """The order of this bill, if the shop has it: by the mark in its company field, else among the newest."""
        for query in (
            (("search", mark_of(sale.key)),),
            (("after", seen_at(sale.sold_at.astimezone(UTC) - _SKEW)), ("dates_are_gmt", "true")),
        ):
            for row in self._lists.newest("orders", (_FIELDS, _TO_THE_SATANG), *query):
                if row.meta(SALE_KEY) == sale.key:
                    return self._checked(row, sale)
        return None

    def _told(self, sale: SaleOut) -> dict[str, object]:
        fees = [{"name": line.name, "total": self._taxes.told(line.amount)} for line in _apart(sale)]
        rest = sale.total - total([line.amount for line in sale.lines])
        if rest:
            fees.append({"name": _("Rounding"), "total": self._taxes.told(rest)})
        return {
            "status": "completed",
            "created_via": _POINT_OF_SALE,
            "currency": "THB",
            "payment_method": f"posapp_{sale.payment}",
            "payment_method_title": sale.payment_title,
            "transaction_id": sale.key,
            "billing": {"company": mark_of(sale.key)},
            "line_items": [self._line(line) for line in _goods(sale)],
            "fee_lines": fees,
            "meta_data": [
                {"key": SALE_KEY, "value": sale.key},
                {"key": "_posapp_number", "value": sale.number},
                {"key": "_posapp_sold_at", "value": sale.sold_at.isoformat(timespec="seconds")},
            ],
        }

    def _line(self, line: LineOut) -> dict[str, object]:
        product, variation = (line.parent, line.item) if line.parent else (line.item, "0")
        return {
            "product_id": int(product),
            "variation_id": int(variation),
            "quantity": pieces(line),
            **self._amounts(line),
        }

    def _amounts(self, line: LineOut) -> dict[str, object]:
        item = line.parent or line.item
        return {"subtotal": self._taxes.told(line.before, item), "total": self._taxes.told(line.amount, item)}

    def _checked(self, order: Row, sale: SaleOut) -> Receipt:
        """The order as the shop really wrote it.

        An article that is gone leaves a line without a name behind, sometimes of 0 baht: it gets its name and amount by
        hand, so that the bill is right, though the shop moved nothing for it.
        """
        told = tuple(_goods(sale))
        empty = [
            {"id": row.number(), "name": line.name, "quantity": pieces(line), **self._amounts(line)}
            for row, line in zip(order.rows("line_items"), told, strict=False)
            if not row.id("product_id")
            and (not row.words("name") or row.money("total") + row.money("total_tax") != line.amount)
        ]
        if empty:
            order = self._client.put(f"orders/{order.id()}", {"line_items": empty}).row
        names: list[tuple[int, RemoteId]] = [
            *zip((line.n for line in told), (row.id() for row in order.rows("line_items")), strict=False),
            *zip((line.n for line in _apart(sale)), (row.id() for row in order.rows("fee_lines")), strict=False),
        ]
        return Receipt(order.id(), order.money("total"), tuple(sorted(names)))


def mark_of(key: str) -> str:
    """How a thing of ours is marked where the shop's search finds it."""
    return f"POS-{key}"


def pieces(line: LineOut) -> int:
    """How many pieces a line has. Rejected `not_whole` when it is no whole number."""
    if not line.quantity.whole:
        raise Rejected(
            "not_whole",
            N_("The shop counts whole pieces only, but “{name}” was sold in parts. Skip it, or unpair the goods."),
            name=line.name,
        )
    return line.quantity.milli // 1000


def _goods(sale: SaleOut) -> Iterator[LineOut]:
    """The lines that move goods of the shop; one of no pieces would break it."""
    return (line for line in sale.lines if line.item and line.quantity)


def _apart(sale: SaleOut) -> Iterator[LineOut]:
    return (line for line in sale.lines if not (line.item and line.quantity))
