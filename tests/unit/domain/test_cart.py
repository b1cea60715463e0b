"""The bill being put together: every change gives a new one, and the sums hold whatever is on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.cart import LINES_LIMIT, Cart
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId, SaleId
from posapp.domain.money import LIMIT_SATANG, ZERO, Money, total
from posapp.domain.pricing import Discount
from posapp.domain.product import Product
from posapp.domain.quantity import LIMIT_MILLI, ONE, Quantity
from tests.unit.domain.trade import cart_of, carts, product


def test_pieces_at_list_price_join_their_line() -> None:
    cart, index = cart_of((product(), 2000)).add(product())
    assert index == 0
    assert [line.quantity for line in cart.lines] == [Quantity.of(3)]
    assert cart.total == Money(10500)
    assert cart.pieces == 3


def test_weighed_goods_and_hand_set_prices_keep_lines_of_their_own() -> None:
    mango = product("มะม่วง", 4525, unit="kg")
    cart = cart_of((mango, 1250), (mango, 300), (product(), 1000)).with_price(2, Money(3000), "ชิมแล้ว")
    cart, index = cart.add(product())
    assert index == 3
    assert [line.amount for line in cart.lines] == [Money(5656), Money(1358), Money(3000), Money(3500)]
    assert cart.pieces == 4
    cart, index = cart.add(product(), ONE, Money(100))
    assert index == 4


def test_undo_is_keeping_the_old_cart() -> None:
    before = cart_of((product(), 1000))
    before.with_quantity(0, Quantity.of(9))
    before.without(0)
    before.with_discount(Discount(basis_points=5000))
    assert before == cart_of((product(), 1000))
    assert before.without(0).lines == ()


def test_a_discount_never_makes_a_line_or_a_bill_cost_less_than_nothing() -> None:
    cart = cart_of((product(), 1000)).with_line_discount(0, Discount(amount=Money(999_999)))
    assert cart.lines[0].off == Money(3500)
    assert cart.with_discount(Discount(amount=Money(1))).total == ZERO


@given(carts())
def test_the_sums_of_any_cart_hold(cart: Cart) -> None:
    assert cart.subtotal == total([line.gross - line.off for line in cart.lines])
    assert ZERO <= cart.off <= cart.subtotal
    assert ZERO <= cart.total == cart.subtotal - cart.off
    for line in cart.lines:
        assert ZERO <= line.off <= line.gross
        assert line.plain == (line.discount is None)


@pytest.mark.parametrize("index", range(3))
@given(cart=carts(), milli=st.integers(1, 50))
def test_changing_a_line_changes_no_other(index: int, cart: Cart, milli: int) -> None:
    index = min(index, len(cart.lines) - 1)
    changed = cart.with_quantity(index, Quantity.of(milli))
    assert [one for place, one in enumerate(changed.lines) if place != index] == [
        one for place, one in enumerate(cart.lines) if place != index
    ]


@pytest.mark.parametrize(
    ("goods", "milli", "code"),
    [
        (product(), 0, "quantity_zero"),
        (product(), -1000, "quantity_zero"),
        (product(), 1500, "quantity_whole"),
        (product(unit="kg"), LIMIT_MILLI + 1, "quantity_too_large"),
        (product(satang=LIMIT_SATANG), 2000, "amount_too_large"),
        (Product(ProductId("free"), "1", "ของฝาก", free_price=True), 1000, "price_missing"),
    ],
)
def test_impossible_lines_are_refused(goods: Product, milli: int, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        Cart(SaleId("cart")).add(goods, Quantity(milli))
    assert refusal.value.code == code


def test_a_change_is_checked_like_a_new_line() -> None:
    cart = cart_of((product(), 1000))
    with pytest.raises(Refused, match="whole pieces"):
        cart.with_quantity(0, Quantity(1))
    with pytest.raises(Refused, match="below zero"):
        cart.with_price(0, Money(-1), "")
    with pytest.raises(Refused, match="below zero"):
        cart.add(product(), ONE, Money(-3500))
    with pytest.raises(Refused, match="too large"):
        cart.with_quantity(0, Quantity.of(2)).with_price(0, Money(LIMIT_SATANG), "")


def test_services_are_sold_by_parts_of_an_hour() -> None:
    assert cart_of((product("นวด", 25000, unit="time"), 1500)).total == Money(37500)


def test_a_bill_is_no_list_without_end() -> None:
    cart = cart_of(*((product(str(number)), 1000) for number in range(LINES_LIMIT)))
    with pytest.raises(Refused) as refusal:
        cart.add(product("one more"))
    assert refusal.value.code == "bill_too_long"
    assert cart.add(product("7"))[1] == 7
