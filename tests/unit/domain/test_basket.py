"""Baskets: the parts share the money to the satang, and come back as they went."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.basket import made_up, unpacked
from posapp.domain.cart import Cart
from posapp.domain.identity import PersonId, PlaceId, SaleId
from posapp.domain.money import ZERO, Money, total
from posapp.domain.pricing import Discount
from posapp.domain.product import Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.refund import Repayment, everything, reverse
from posapp.domain.sale import Sale, Terms, complete
from posapp.domain.stock import StockMove, StockReason, moves_of
from posapp.domain.tender import CASH
from tests.unit.domain.trade import ISSUE, cash, product

_RICE, _JAR = product("rice", 3500), replace(product("jar", 5000), owner=PersonId("kham"), cost=Money(2000))
_PARTS = ((_RICE, Quantity.of(2)), (_JAR, ONE))


def _basket(satang: int = 9999, unit: str = "set") -> Product:
    return replace(product("basket", satang, unit=unit), kind=ProductKind.BASKET, tracked=False)


def _sold(cart: Cart, parts: tuple[tuple[Product, Quantity], ...] = _PARTS) -> Sale:
    sale = complete(cart, cash(cart.total), ISSUE, Terms())
    return replace(sale, lines=tuple(unpacked(line, parts) for line in sale.lines))


def test_the_parts_share_the_price_as_their_own_prices_stand_to_each_other() -> None:
    (line,) = _sold(Cart(SaleId("cart")).add(_basket(), ONE)[0]).lines
    assert [part.amount.satang for part in line.parts] == [5833, 4166]
    assert [part.quantity for part in line.parts] == [Quantity.of(2), ONE]
    assert (line.parts[1].owner, line.parts[1].cost, line.cost) == ("kham", Money(2000), Money(2000))


def test_parts_that_cost_nothing_share_by_their_number() -> None:
    free = tuple((replace(one, price=ZERO), quantity) for one, quantity in _PARTS)
    (line,) = _sold(Cart(SaleId("cart")).add(_basket(900), ONE)[0], free).lines
    assert [part.amount.satang for part in line.parts] == [600, 300]


@given(st.lists(st.tuples(st.integers(-9_000, 9_000), st.integers(1, 4_000)), min_size=1))
def test_as_many_baskets_can_be_made_up_as_the_scarcest_part_allows(parts: list[tuple[int, int]]) -> None:
    baskets = made_up((Quantity(left), Quantity(needed)) for left, needed in parts)
    assert baskets.whole
    whole = baskets.milli // 1000
    assert all(whole * needed <= left for left, needed in parts)
    assert any((whole + 1) * needed > left for left, needed in parts)


def test_the_parts_leave_the_shelves_and_the_basket_does_not() -> None:
    loose = (*_PARTS, (replace(product("ribbon"), tracked=False), ONE))
    sale = _sold(Cart(SaleId("cart")).add(_basket(), Quantity.of(3))[0], loose)
    place = PlaceId("stall")
    moved = moves_of(replace(sale, issue=replace(sale.issue, place=place)))
    assert moved == (
        StockMove(_RICE.id, Quantity.of(-6), StockReason.SALE, sale.id, 1, place),
        StockMove(_JAR.id, Quantity.of(-3), StockReason.SALE, sale.id, 1, place, cost=Money(2000)),
    )
    assert [move.value for move in moved] == [ZERO, Money(-6000)]


def test_a_basket_given_away_comes_back_too() -> None:
    cart = Cart(SaleId("cart")).add(_basket(), Quantity.of(2))[0].with_line_discount(0, Discount(basis_points=10_000))
    sale = _sold(cart)
    back = reverse(sale, [], everything(sale, []), Repayment(SaleId("back"), CASH, "ของเสีย"), ISSUE)
    assert [(part.quantity.milli, part.amount) for part in back.lines[0].parts] == [(-4000, ZERO), (-2000, ZERO)]


@given(st.integers(0, 100_000), st.sampled_from(["set", "kg"]), st.integers(1, 9000), st.data())
def test_whatever_comes_back_in_whatever_parts_adds_up(
    satang: int, unit: str, number: int, data: st.DataObject
) -> None:
    basket = _basket(satang, unit)
    milli = number if basket.divisible else 1000 * (1 + number // 1000)
    sale = _sold(Cart(SaleId("cart")).add(basket, Quantity(milli))[0])
    refunds: list[Sale] = []
    step = 1 if basket.divisible else 1000
    while left := everything(sale, refunds):
        most = left[0].quantity.milli // step
        some = data.draw(st.integers(1, most)) * step if len(refunds) < 5 else left[0].quantity.milli
        back = [replace(left[0], quantity=Quantity(some))]
        refunds.append(reverse(sale, refunds, back, Repayment(SaleId("back"), CASH, "ของเสีย"), ISSUE))
    for bill in (sale, *refunds):
        assert total([part.amount for part in bill.lines[0].parts]) == bill.lines[0].amount
    for place, part in enumerate(sale.lines[0].parts):
        came = [bill.lines[0].parts[place] for bill in refunds]
        assert total([one.amount for one in came]) == -part.amount
        assert sum(one.quantity.milli for one in came) == -part.quantity.milli
