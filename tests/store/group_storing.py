"""What a group does with its goods: receives, makes, moves, throws away, corrects and edits them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import (
    rule,
)

from posapp.domain.money import Money
from posapp.domain.product import BasketPart, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import ADJUSTMENTS, StockReason
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.edit_catalog import save_product
from posapp.operations.fresh_goods import expiring, mark_down, throw_away
from posapp.operations.make import Making, make
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said, reverse
from tests.doubles.storeroom import FRESH, OLD
from tests.store.group_at_work import (
    BASKET,
    LATER,
    SINGLES,
    STOCKED,
    UNDATED,
    GroupAtWork,
    names,
    pieces,
    which,
)


class Storing(GroupAtWork):
    """Papers of the stock book, and the goods themselves."""

    @rule(name=names, number=pieces, batch=st.sampled_from([UNDATED, FRESH, OLD, LATER]), cost=which, at=which)
    def receive_goods(self, name: str, number: int, batch: Batch, cost: int, at: int) -> None:
        product = self.room[name]
        paid = Money(cost * 100) if cost else None
        lines = [Incoming(product.id, self.quantity_of(product, number), paid, one) for one in {batch, FRESH}]
        self.does(lambda: receive(self.shop, lines, Said(), self.seller, place=self.place_at(at)))

    @rule(name=names, number=pieces, reason=st.sampled_from(ADJUSTMENTS), at=which, more=st.booleans())
    def change_a_number(self, name: str, number: int, reason: StockReason, at: int, more: bool) -> None:
        product = self.room[name]
        quantity = self.quantity_of(product, number)
        signed = -quantity if more and reason is StockReason.COUNT else quantity
        lines = [Adjustment(product.id, signed, reason)] * 2
        self.does(lambda: adjust(self.shop, lines, Said(), self.seller, place=self.place_at(at)))

    @rule(name=names, number=pieces, start=which, end=which)
    def move_goods(self, name: str, number: int, start: int, end: int) -> None:
        self.does(lambda: self.room.move(name, number, self.place_at(end), self.place_at(start)))

    @rule(batches=pieces, got=pieces, batch=st.sampled_from([UNDATED, FRESH, LATER]))
    def make_goods(self, batches: int, got: int, batch: Batch) -> None:
        making = Making(self.recipe.id, Quantity(batches * 500), Quantity.of(got), batch)
        self.does(lambda: make(self.shop, making, Said(), self.seller))

    @rule(number=which)
    def take_a_paper_back(self, number: int) -> None:
        papers = self.shop.books.entries.newest(10)
        self.does(lambda: reverse(self.shop, papers[number % len(papers)].id, "จดผิด", self.seller))

    @rule(hours=st.sampled_from([1, 20, 48]))
    def let_time_pass(self, hours: int) -> None:
        self.stall.clock.at += timedelta(hours=hours)

    @rule(number=which, price=st.sampled_from([None, 0, 500]), away=st.booleans())
    def look_through_what_expires(self, number: int, price: int | None, away: bool) -> None:
        found = expiring(self.shop, 9)
        if found:
            one = found[number % len(found)]
            mark_down(self.shop, one.lot.id, None if price is None else Money(price), self.seller)
            if away:
                done = self.does(lambda: throw_away(self.shop, one, self.seller))
                assert not done or not self.shop.books.stock.at(one.product.id, one.shelf.place, one.lot.id)

    @rule(name=st.sampled_from((*STOCKED, BASKET)), kind=st.sampled_from(ProductKind), price=which)
    def edit_goods(self, name: str, kind: ProductKind, price: int) -> None:
        product = self.room[name]
        parts = (BasketPart(self.room["มะม่วง"].id, Quantity(333)), BasketPart(self.room["ขนมเทียน"].id, ONE))
        changed = replace(product, price=Money(price * 333), parts=parts if kind is ProductKind.BASKET else ())
        if name in SINGLES or price == 7:
            changed = replace(changed, kind=kind)
        elif product.kind is ProductKind.BASKET:
            changed = replace(changed, parts=product.parts)
        self.does(lambda: save_product(self.shop, changed, self.seller))

    @rule(name=names, number=pieces)
    def say_what_is_there(self, name: str, number: int) -> None:
        product = self.room[name]
        self.does(lambda: save_product(self.shop, product, self.seller, on_hand=Quantity.of(number)))
