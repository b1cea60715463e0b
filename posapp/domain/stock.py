"""Goods on hand: the sum of movements, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from posapp.domain.identity import ProductId, SaleId

if TYPE_CHECKING:
    from posapp.domain.quantity import Quantity
    from posapp.domain.sale import Sale


class StockReason(StrEnum):
    """Why goods moved."""

    SALE = "sale"
    REFUND = "refund"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class StockMove:
    """`quantity` of a product came in (above zero) or went out (below); `sale` and `line` when a bill moved it."""

    product: ProductId
    quantity: Quantity
    reason: StockReason
    sale: SaleId = SaleId("")
    line: int = 0


def moves_of(sale: Sale) -> tuple[StockMove, ...]:
    """What a bill does to the stock: its tracked lines go out, returned ones come in if they are restocked."""
    reason = StockReason(sale.kind.value)
    return tuple(
        StockMove(line.product, -line.quantity, reason, sale.id, line.n) for line in sale.lines if line.restock
    )
