"""Goods and money given back at the stall, told to the order they were sold by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.online.errand import Receipt
from posapp.sync.connectors.woocommerce.answers import amount_text
from posapp.sync.connectors.woocommerce.sales import mark_of, pieces

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.online.errand import RefundOut
    from posapp.domain.online.shop import RemoteId
    from posapp.sync.connectors.woocommerce.client import Client
    from posapp.sync.connectors.woocommerce.taxes import Taxes

_KEY: Final = "_posapp_refund_uuid"
_TO_THE_SATANG: Final = ("dp", "2")
_CANCELLED: Final = "cancelled"


class Returns:
    """What came back."""

    def __init__(self, client: Client, taxes: Taxes) -> None:
        self._client = client
        self._taxes = taxes

    def write(self, refund: RefundOut) -> Receipt:
        """Take it back: a whole bill is called off, of others the lines are given back.

        Only what is on the shelf again has a quantity, and only that comes back into the shop's number.
        """
        if refund.whole:
            order = self._client.put(f"orders/{refund.order}", {"status": _CANCELLED}).row
            return Receipt(order.id(), refund.total)
        lines = [
            {
                "id": int(line.refers),
                "quantity": pieces(line),
                "refund_total": self._taxes.told(line.amount, line.parent or line.item),
            }
            for line in refund.lines
            if line.refers
        ]
        return self.pay_back(refund.order, refund.key, refund.total, lines, refund.reason)

    def find(self, refund: RefundOut) -> Receipt | None:
        """What the shop has of it."""
        if refund.whole:
            order = self._client.get(f"orders/{refund.order}", ("_fields", "id,status")).row
            return Receipt(order.id(), refund.total) if order.text("status") == _CANCELLED else None
        return self.paid_back(refund.order, refund.key)

    def pay_back(
        self, order: RemoteId, key: str, amount: Money, lines: list[dict[str, object]], reason: str
    ) -> Receipt:
        """Write money that was given back by hand; the shop must not ask the payment service for it."""
        told = {
            "amount": amount_text(amount),
            "reason": f"{reason} {mark_of(key)}".strip(),
            "api_refund": False,
            "api_restock": any(line["quantity"] for line in lines),
            "line_items": lines,
            "meta_data": [{"key": _KEY, "value": key}],
        }
        made = self._client.post(f"orders/{order}/refunds", told).row
        return Receipt(made.id(), made.price("amount"))

    def paid_back(self, order: RemoteId, key: str) -> Receipt | None:
        """The refund of that key, if the order has it."""
        for row in self._client.get(f"orders/{order}/refunds", ("per_page", "100"), _TO_THE_SATANG).rows:
            if row.meta(_KEY) == key or mark_of(key) in row.text("reason"):
                return Receipt(row.id(), row.price("amount"))
        return None
