"""A paid cart becomes a bill whose sums hold; what is not paid right is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.cart import Cart
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import LIMIT_SATANG, ZERO, Money, total
from posapp.domain.sale import Terms, amount_due, complete
from posapp.domain.stock import StockMove, StockReason, moves_of
from posapp.domain.tax import Vat
from posapp.domain.tender import CASH, Rounding, Tender
from tests.unit.domain.trade import ISSUE, cart_of, carts, cash, product

_OFF = Terms()


@given(carts(), st.sampled_from(Rounding), st.sampled_from([0, 700]))
def test_every_bill_adds_up(cart: Cart, rounding: Rounding, rate: int) -> None:
    terms = Terms(rounding, rate)
    due = amount_due(cart, cash(ZERO), terms)
    sale = complete(cart, cash(due, due + Money(5)), ISSUE, terms)
    assert sale.total == due == total([tender.amount for tender in sale.tenders])
    assert sale.total == total([line.amount for line in sale.lines]) + sale.rounding
    assert sale.given - sale.change == sale.total
    assert sale.discount == total([line.off for line in cart.lines]) + cart.off
    assert sale.bill_discount == cart.off
    for line, sold in zip(cart.lines, sale.lines, strict=True):
        assert sold.gross == line.gross == sold.price.times(sold.quantity)
        assert ZERO <= sold.amount <= sold.gross
    if rate:
        assert sale.vat is not None
        taxed = total([line.amount for line in sale.lines if not line.vat_exempt])
        assert sale.vat == Vat.inside(taxed)
        assert abs(sale.vat.tax.satang - Fraction(taxed.satang * 7, 107)) <= Fraction(1, 2)
    else:
        assert sale.vat is None


@pytest.mark.parametrize(
    ("taxed", "tax"), [(10000, 654), (10700, 700), (0, 0), (-10700, -700), (100, 7), (7, 0), (8, 1)]
)
def test_vat_inside_a_price_is_rounded_once(taxed: int, tax: int) -> None:
    assert Vat.inside(Money(taxed)).tax == Money(tax)


def test_only_a_bill_paid_wholly_in_cash_is_rounded() -> None:
    cart, terms = cart_of((product(satang=12349), 1000)), Terms(Rounding.BAHT)
    by_transfer = Tender("promptpay", Money(12349), Money(12349))
    assert complete(cart, cash(Money(12300)), ISSUE, terms).rounding == Money(-49)
    assert complete(cart, (by_transfer,), ISSUE, terms).rounding == ZERO
    split = (Tender("promptpay", Money(2349), Money(2349)), Tender(CASH, Money(10000), Money(10000)))
    assert complete(cart, split, ISSUE, terms).rounding == ZERO


@pytest.mark.parametrize(
    ("tenders", "code"),
    [
        ((), "not_paid"),
        (cash(Money(3499)), "not_paid"),
        (cash(Money(3501)), "paid_too_much"),
        (cash(Money(3500), Money(3000)), "given_too_little"),
        ((*cash(Money(4000)), *cash(Money(-500))), "amount_negative"),
    ],
)
def test_a_bill_is_paid_exactly(tenders: tuple[Tender, ...], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        complete(cart_of((product(), 1000)), tenders, ISSUE, _OFF)
    assert refusal.value.code == code


def test_an_empty_bill_is_no_bill() -> None:
    with pytest.raises(Refused) as refusal:
        complete(Cart(SaleId("cart")), (), ISSUE, _OFF)
    assert refusal.value.code == "bill_empty"


def test_a_bill_no_payment_can_carry_is_refused() -> None:
    cart = cart_of((product("1", LIMIT_SATANG), 1000), (product("2", LIMIT_SATANG), 1000))
    with pytest.raises(Refused) as refusal:
        complete(cart, cash(cart.total), ISSUE, _OFF)
    assert refusal.value.code == "amount_too_large"


def test_what_is_given_away_is_a_bill_of_nothing() -> None:
    sale = complete(cart_of((product(satang=0), 1000)), (), ISSUE, _OFF)
    assert sale.total == ZERO
    assert moves_of(sale)[0].quantity.milli == -1000


def test_only_counted_goods_move_in_the_stock() -> None:
    service = product("นวด", 25000, unit="time")
    cart = cart_of((product(), 2000), (service, 1000))
    sale = complete(cart, cash(cart.total), ISSUE, _OFF)
    assert moves_of(sale) == (
        StockMove(product().id, -sale.lines[0].quantity, StockReason.SALE, sale.id, 1),
        StockMove(service.id, -sale.lines[1].quantity, StockReason.SALE, sale.id, 2),
    )
