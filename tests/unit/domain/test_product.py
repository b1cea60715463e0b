"""What a product says of itself, and how the cart treats its kinds and prices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.cart import Cart, CartLine
from posapp.domain.errors import Refused
from posapp.domain.identity import LotId, PersonId, SaleId
from posapp.domain.money import Money
from posapp.domain.party import Member
from posapp.domain.price import PriceRule, Selling
from posapp.domain.product import Pack, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.unit import Measure
from tests.unit.domain.trade import product

_DOZEN = PriceRule(Money(3000), at_least=Quantity.of(12))
_RESELLER = PriceRule(Money(2500), wholesale=True)


def test_a_product_knows_how_it_is_sold() -> None:
    rice, cloth = product(), replace(product("ผ้า", unit="metre"), kind=ProductKind.ONE_OFF)
    assert (rice.measure, rice.divisible, rice.one_off, rice.offered) == (Measure.PIECE, False, False, True)
    assert (cloth.measure, cloth.divisible, cloth.one_off) == (Measure.LENGTH, True, True)
    assert not replace(rice, kind=ProductKind.MATERIAL).offered
    assert not replace(rice, active=False).offered


def test_the_barcode_of_a_box_stands_for_what_is_in_it() -> None:
    boxed = replace(product(), packs=(Pack("box", Quantity.of(24), "8850"), Pack("dozen", Quantity.of(12))))
    assert boxed.holds("8850") == Quantity.of(24)
    assert boxed.holds("1234") == ONE


def test_a_line_at_list_price_follows_its_quantity_and_its_buyer() -> None:
    rice = replace(product(), prices=(_DOZEN, _RESELLER))
    cart, line = Cart(SaleId("cart")).add(rice, Quantity.of(11))
    assert cart.total == Money(11 * 3500)
    cart, line = cart.add(rice)
    assert (line, cart.total) == (0, Money(12 * 3000))
    assert cart.with_quantity(0, ONE).total == Money(3500)
    assert cart.with_selling(Selling(wholesale=True)).total == Money(12 * 2500)
    byhand = cart.with_price(0, Money(100), "แถมให้")
    assert byhand.with_selling(Selling(wholesale=True)).lines[0].price == Money(100)
    assert byhand.with_selling(Selling(wholesale=True)).lines[0].list_price == Money(2500)


def test_a_single_piece_goes_on_a_bill_once() -> None:
    cloth = replace(product("ผ้า"), kind=ProductKind.ONE_OFF)
    cart, _line = Cart(SaleId("cart")).add(cloth)
    for twice in (
        lambda: cart.add(cloth),
        lambda: cart.with_quantity(0, Quantity.of(2)),
        lambda: cart.add(cloth, ONE, Money(1)),
        lambda: Cart(SaleId("cart")).add(cloth, Quantity.of(2)),
    ):
        with pytest.raises(Refused) as refusal:
            twice()
        assert refusal.value.code == "one_off_once"


def test_goods_of_one_batch_keep_to_their_own_line() -> None:
    rice = product()
    marked = CartLine(rice, ONE, Money(2000), list_price=rice.price, lot=LotId("L0001"))
    cart, line = Cart(SaleId("cart")).join(marked)
    cart, other = cart.add(rice)
    assert (line, other, len(cart.lines)) == (0, 1, 2)
    assert not replace(marked, price=rice.price).plain
    assert cart.add(rice)[1] == 1


def test_too_long_a_bill_is_refused() -> None:
    line = CartLine(product(), ONE, Money(1))
    full = replace(Cart(SaleId("cart")), lines=(line,) * 1000)
    with pytest.raises(Refused) as refusal:
        full.join(line)
    assert refusal.value.code == "bill_too_long"


def test_a_dated_price_counts_on_its_days() -> None:
    rice = replace(product(), prices=(PriceRule(Money(1000), since=date(2026, 1, 17)),))
    assert rice.price_for(ONE, Selling()) == Money(3500)
    assert rice.price_for(ONE, Selling(date(2026, 1, 18))) == Money(1000)


def test_a_member_is_called_by_her_nickname_if_she_has_one() -> None:
    kham = Member(PersonId("1"), "12", "คำ ใจดี", "แม่คำ")
    assert (kham.called, replace(kham, nickname="").called) == ("แม่คำ", "คำ ใจดี")
