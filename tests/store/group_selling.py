"""What a group does at the till: sells by hand and by label, puts bills aside, takes goods back, writes days down."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
)

from posapp.domain.cart import Cart, CartLine
from posapp.domain.errors import Refused
from posapp.domain.identity import LotId, SaleId
from posapp.domain.money import Money
from posapp.domain.notebook import NotedLine
from posapp.domain.quantity import ONE
from posapp.domain.refund import Repayment
from posapp.domain.tender import CASH, Tender
from posapp.operations.cash_session import Counted, Witnesses, close_session
from posapp.operations.hold import hold, recall
from posapp.operations.past_day import PastDay, enter_past_day
from posapp.operations.refund import refund, refundable
from posapp.operations.sell import sell
from tests.store.group_at_work import (
    BASKET,
    GroupAtWork,
    names,
    pieces,
    sellable,
    which,
)


class Selling(GroupAtWork):
    """Bills of all kinds."""

    @rule(names=st.lists(sellable, min_size=1, max_size=3), number=pieces)
    def sell_goods(self, names: list[str], number: int) -> None:
        self.does(lambda: self._sell(self._cart(names, number)))

    @rule(names=st.lists(sellable, min_size=1, max_size=2), number=pieces)
    def sell_what_was_allowed(self, names: list[str], number: int) -> None:
        def act() -> None:
            cart = self._cart(names, number)
            self._sell(replace(cart, lines=tuple(replace(line, allowed="แม่คำบอก") for line in cart.lines)))

        self.does(act)

    @rule(number=which, quantity=pieces)
    def sell_by_the_label(self, number: int, quantity: int) -> None:
        shelves = [one for place in self.places for one in self.shop.books.stock.shelves_at(place) if one.lot]
        if shelves:
            shelf = shelves[number % len(shelves)]
            product = self.shop.books.catalog.get(shelf.product)
            assert product
            line = CartLine(product, self.quantity_of(product, quantity), Money(500), lot=LotId(shelf.lot_id))
            self.does(lambda: self._sell(Cart(SaleId(self.shop.ids.new())).join(line)[0]))

    @rule(names=st.lists(names, min_size=1, max_size=2))
    def put_a_bill_aside(self, names: list[str]) -> None:
        with suppress(Refused):
            cart = self._cart(names, 1)
            hold(self.shop, cart, self.seller)
            self.held.append(cart.id)

    @precondition(lambda self: self.held)
    @rule()
    def sell_a_held_bill(self) -> None:
        cart, _changes = recall(self.shop, self.held.pop())
        self.does(lambda: self._sell(cart))

    @precondition(lambda self: self.sales)
    @rule(number=which, some=st.booleans(), restock=st.booleans())
    def take_goods_back(self, number: int, some: bool, restock: bool) -> None:
        sale = self.sales[number % len(self.sales)]
        left = [replace(one, restock=restock) for one in refundable(self.shop, sale)]
        if some:
            left = [replace(one, quantity=ONE) if one.quantity > ONE else one for one in left[:1]]
        back = Repayment(SaleId(self.shop.ids.new()), CASH, "ของเสีย")
        self.does(lambda: refund(self.shop, sale.id, left, back, self.seller))

    def _cart(self, names: list[str], number: int) -> Cart:
        cart = Cart(SaleId(self.shop.ids.new()))
        for name in names:
            product = self.room[name]
            cart, _line = cart.add(product, self.quantity_of(product, number))
        cart, _line = cart.add(self.room["น้ำพริกหนุ่ม"], ONE, Money(1))
        return cart

    def _sell(self, cart: Cart) -> None:
        self.sales.append(sell(self.shop, cart, (Tender(CASH, cart.total, cart.total),), self.seller).sale)

    @rule(names=st.lists(names, min_size=1, max_size=3), number=pieces, at=which)
    def write_a_past_day_down(self, names: list[str], number: int, at: int) -> None:
        if self.shop.session():
            close_session(self.shop, Counted(Money(0)), "", Witnesses(self.seller), paper=False)
        goods = [self.room[name] for name in (*names, BASKET)]
        lines = tuple(
            NotedLine(one.id, self.quantity_of(one, number), None, (CASH, "promptpay")[place % 2])
            for place, one in enumerate(goods)
        )
        past = PastDay(date(2026, 1, 12), lines, self.place_at(at))

        def act() -> None:
            self.sales.extend(enter_past_day(self.shop, past, self.seller).sales)

        self.does(act)
