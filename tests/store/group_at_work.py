"""A group at work: its shop, what it has, how an act of it may end, and what must hold at the end of its days."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
)

from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.operations.doctor import examine
from posapp.operations.refund import refundable
from posapp.operations.stock_book import Batch
from tests.doubles.storeroom import FRESH, OLD, Storeroom
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.identity import EventId, PlaceId, SaleId
    from posapp.domain.product import Product
    from posapp.domain.sale import Sale

LATER: Final = Batch(date(2026, 1, 17), date(2026, 2, 17))
UNDATED: Final = Batch()
NAMES: Final = ("ข้าวแต๋น", "น้ำพริกหนุ่ม", "ขนมเทียน", "แป้งข้าวเหนียว", "มะม่วง")
SINGLES: Final = ("ผ้าทอลายดอก", "ตะกร้าใบเดียว")
BASKET: Final = "กระเช้าปีใหม่"
STOCKED: Final = (*NAMES, *SINGLES)
REFUSALS: Final = frozenset(
    {
        *("expired", "one_off_sold", "one_off_held", "one_off_gone", "one_off_once", "one_off_twice", "one_off_count"),
        *("place_same", "place_closed", "place_taken", "event_closed", "stocktake_closed", "stocktake_empty"),
        *("entry_reversed", "entry_is_reversal", "quantity_zero", "quantity_whole", "kind_changed", "basket_nested"),
        *("stock_basket", "nothing_returned", "basket_empty", "basket_kind", "kind_one_off"),
    }
)
names = st.sampled_from(STOCKED)
pieces = st.integers(1, 6)
which = st.integers(0, 9)
sellable = st.sampled_from((*STOCKED[:3] * 2, *SINGLES, BASKET))


class GroupAtWork(RuleBasedStateMachine):
    """A group with its goods, places, bills and papers; what it does is said by the classes that build on it."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.stall = open_stall(Path(self.folder.name))
        self.shop, self.seller = self.stall.shop, self.stall.seller
        self.shop.books.database.rows.execute("PRAGMA synchronous = OFF")
        self.room = Storeroom(self.stall)
        self.room.furnish()
        cloth = self.room["ผ้าทอลายดอก"]
        self.room.add(replace(cloth, id=ProductId(self.shop.ids.new()), code="", name=SINGLES[1]))
        self.recipe = self.room.recipe()
        self.places: list[PlaceId] = [STORE, self.room.place("ซุ้มหน้าวัด").id]
        self.events: list[EventId] = []
        self.sales: list[Sale] = []
        self.held: list[SaleId] = []
        for name, batch in (("ขนมเทียน", OLD), ("ข้าวแต๋น", FRESH), *((single, UNDATED) for single in SINGLES)):
            self.room.receive(name, 1 if name in SINGLES else 5, batch)

    def teardown(self) -> None:
        if hasattr(self, "shop"):
            self._parts_share_the_money()
            report = examine(self.shop)
            self.shop.books.close()
            self.folder.cleanup()
            assert [str(finding) for finding in report.findings] == []

    def does(self, act: Callable[[], object]) -> bool:
        """Do `act`, or be refused for a reason a person understands; then nothing was written."""
        before = self.shop.books.journal.last_seq()
        try:
            act()
        except Refused as refusal:
            code = refusal.code
        else:
            return True
        assert code in REFUSALS
        assert self.shop.books.journal.last_seq() == before
        return False

    def place_at(self, number: int) -> PlaceId:
        return self.places[number % len(self.places)]

    def quantity_of(self, product: Product, number: int) -> Quantity:
        return Quantity(number * 350) if product.divisible else Quantity.of(1 if product.one_off else number)

    def _parts_share_the_money(self) -> None:
        """The parts of every basket line add up to it, and those of a bill that is all back to nothing."""
        for sale in self.sales:
            refunds = self.shop.books.sales.refunds_of(sale.id)
            whole = not refundable(self.shop, sale)
            for line in sale.lines:
                back = [one for bill in refunds for one in bill.lines if one.refers == line.n]
                for one in (line, *back):
                    assert not one.parts or sum(part.amount.satang for part in one.parts) == one.amount.satang
                for place, part in enumerate(line.parts if whole else ()):
                    assert sum(one.parts[place].amount.satang for one in back) == -part.amount.satang
                    assert sum(one.parts[place].quantity.milli for one in back) == -part.quantity.milli
        self._amounts_in_the_file()

    def _amounts_in_the_file(self) -> None:
        rows = self.shop.books.database.rows
        for amount, parts in rows.execute("SELECT amount, parts FROM sale_line WHERE parts <> ''"):
            assert amount == sum(part[2] for part in json.loads(parts))
