"""A basket among the goods of a stall: bags, a jar and half a kilogram at one price."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.product import BasketPart, Product, ProductKind
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

GIFT: Final = "ชุดของขวัญ"
RICE: Final = "ข้าวแต๋น"
JAR: Final = "น้ำพริกหนุ่ม"
MANGO: Final = "มะม่วง"
MASSAGE: Final = "นวดไทย"
INSIDE: Final = ((RICE, 2000), (JAR, 1000), (MANGO, 500), (MASSAGE, 1000))
"""What one gift set holds, in thousandths: two bags, a jar, half a kilogram, and a massage, which nobody counts."""


def gift_set(stall: MarketStall, inside: tuple[tuple[str, int], ...] = INSIDE, name: str = GIFT) -> Product:
    """A basket of goods of the stall, written into its books."""
    parts = tuple(BasketPart(stall.goods[part].id, Quantity(milli)) for part, milli in inside)
    basket = Product(ProductId(stall.shop.ids.new()), "", name, Money(30000), kind=ProductKind.BASKET, parts=parts)
    stall.goods[name], _changes = save_product(stall.shop, basket, stall.seller)
    return stall.goods[name]


def on_hand_now(stall: MarketStall, name: str, milli: int) -> None:
    """Count goods: so many thousandths of them are there."""
    now = stall.shop.books.catalog.get(stall.goods[name].id)
    assert now is not None
    stall.goods[name], _changes = save_product(stall.shop, replace(now), stall.seller, on_hand=Quantity(milli))
