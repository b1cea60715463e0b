"""Carts, bills and payments for the tests of the trade."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

from hypothesis import strategies as st

from posapp.domain.cart import Cart
from posapp.domain.identity import PersonId, ProductId, SaleId, SessionId
from posapp.domain.money import Money
from posapp.domain.pricing import Discount
from posapp.domain.product import Product
from posapp.domain.quantity import Quantity
from posapp.domain.sale import Issue
from posapp.domain.tender import CASH, Tender

ISSUE: Final = Issue(
    "A",
    "A69-000001",
    datetime(2026, 1, 17, 9, 30, tzinfo=timezone(timedelta(hours=7))),
    date(2026, 1, 17),
    SessionId("session"),
    PersonId("seller"),
)


def product(name: str = "ข้าวแต๋น", satang: int = 3500, *, unit: str = "piece", exempt: bool = False) -> Product:
    return Product(ProductId(name), name, name, Money(satang), unit=unit, tracked=True, vat_exempt=exempt)


def cart_of(*lines: tuple[Product, int]) -> Cart:
    """A cart with thousandths of each product."""
    cart = Cart(SaleId("cart"))
    for one, milli in lines:
        cart, _index = cart.add(one, Quantity(milli))
    return cart


def cash(amount: Money, given: Money | None = None) -> tuple[Tender, ...]:
    return (Tender(CASH, amount, given or amount),)


discounts: Final = st.one_of(
    st.none(),
    st.builds(Discount, amount=st.integers(1, 10_000_000).map(Money), reason=st.just("ลูกค้าประจำ")),
    st.builds(Discount, basis_points=st.integers(1, 10_000), reason=st.just("ใกล้หมดอายุ")),
)


@st.composite
def carts(draw: st.DrawFn) -> Cart:
    """Any cart: weighed and counted goods, exempt or not, with discounts on lines and on the bill."""
    cart = Cart(SaleId("cart"))
    for number in range(draw(st.integers(1, 6))):
        unit = draw(st.sampled_from(["piece", "kg", "metre", "time"]))
        goods = product(str(number), draw(st.integers(0, 2_000_000)), unit=unit, exempt=draw(st.booleans()))
        milli = draw(st.integers(1, 20_000)) if goods.divisible else 1000 * draw(st.integers(1, 20))
        cart, index = cart.add(goods, Quantity(milli))
        cart = cart.with_line_discount(index, draw(discounts))
    return cart.with_discount(draw(discounts))
