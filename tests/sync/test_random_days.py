"""Days at two counters with everything at random: sales, orders, refunds, edits, and a line that loses answers."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

import pytest

from posapp.domain.identity import SaleId
from posapp.domain.money import Money, total
from posapp.domain.online.order import Progress, Stage
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned, left_of
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.orders import TO_DO
from posapp.operations.online.picking import cancel, pack, pick, ship
from posapp.operations.refund import refund
from posapp.sync.faults import Busy, Doubtful, Faulty, Offline
from tests.doubles.two_counters import TwoCounters, join

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.online.order import OnlineOrder
    from posapp.sync.faults import Fault
    from tests.doubles.trade import MarketStall

GOODS: Final = ("ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า")
_SEEDS: Final = 6
_LONG_SEEDS: Final = 120
_STEPS: Final = 80


class Day:
    """Somebody at each counter, and chance between them."""

    def __init__(self, both: TwoCounters, seed: int) -> None:
        self.both, self.chance = both, Random(seed)
        self.sold: list[SaleId] = []
        self.orders: list[str] = []
        self.line_is_bad = True

    def live(self) -> None:
        """Live it, then let the line be good until nothing waits."""
        acts: list[Callable[[], object]] = [
            *(self.sell, self.sell, self.sell, self.buy, self.buy, self.take_back, self.call_off, self.send_off),
            *(
                self.take_back_online,
                self.pay_back_there,
                self.call_off_there,
                self.count,
                self.edit_price,
                self.round,
                self.round,
                self.round,
            ),
        ]
        for name in ("orders", "items", "look", "push", "find"):
            self.both.shelf.meddle[name] = self._meddle
        for _step in range(_STEPS):
            self.chance.choice(acts)()
        self.line_is_bad = False
        self.both.shelf.meddle.clear()
        self.both.shelf.faults.clear()
        self.both.shelf.lost.clear()
        self.both.settle(80)

    def sell(self) -> None:
        name = self.chance.choice(GOODS)
        self.sold.append(self.both.stall.sold((name, self.chance.randint(1, 2))).sale.id)

    def buy(self) -> None:
        name = self.chance.choice(GOODS)
        placed = self.both.stall.clock.at
        self.orders.append(self.both.shelf.order((self.both.remotes[name], self.chance.randint(1, 2)), placed=placed))

    def take_back(self) -> None:
        self._take_back_one(self.sold[-5:])

    def take_back_online(self) -> None:
        """A buyer brings something back to the stall."""
        self._take_back_one([one.sale for one, _price in on_their_way(self.both)])

    def _take_back_one(self, sales: Sequence[SaleId]) -> None:
        for sale in sales:
            books = self.both.books.books
            found = books.sales.get(sale)
            assert found is not None
            left = left_of(found, books.sales.refunds_of(sale))
            if left[1]:
                part = Returned(1, Quantity.of(1), restock=self.chance.random() < 0.7)
                money = Repayment(SaleId(self.both.books.ids.new()), "cash", "คืน")
                refund(self.both.books, sale, (part,), money, self.both.stall.seller)
                return

    def pay_back_there(self) -> None:
        """The shop's people pay back what one piece cost."""
        for sent, price in on_their_way(self.both)[:1]:
            self.both.shelf.pay_back(sent.told.remote, price)

    def call_off(self) -> None:
        """At the till."""
        for order in self.both.books.books.online.orders.at(TO_DO)[:1]:
            cancel(self.both.books, order.id, "ของหมด", self.both.stall.seller)

    def send_off(self) -> None:
        for order in self.both.books.books.online.orders.at(TO_DO)[-1:]:
            pick(self.both.books, order.id, self.both.stall.seller)
            pack(self.both.books, order.id, self.both.stall.seller)
            ship(self.both.books, order.id, "TH1", self.both.stall.seller)

    def call_off_there(self) -> None:
        """In the shop."""
        shelf = self.both.shelf
        for remote, order in list(shelf.orders.items()):
            if not order.ours and order.stage is Stage.OPEN and self.chance.random() < 0.3:
                shelf.stage(remote, Stage.CANCELLED)
                return

    def count(self) -> None:
        """Goods were thrown away or found."""
        name = self.chance.choice(GOODS)
        product = self.both.product(name)
        there = self.both.books.books.stock.on_hand(product) + Quantity.of(self.chance.randint(-3, 3))
        article = self.both.books.books.catalog.get(product)
        assert article is not None
        save_product(self.both.books, article, self.both.stall.seller, on_hand=there)

    def edit_price(self) -> None:
        name = self.chance.choice(GOODS)
        self.both.shelf.edit(self.both.remotes[name], price=Money(self.chance.randint(10, 90) * 100))

    def round(self) -> None:
        self.both.later(self.chance.choice((5, 35, 300)))

    def _meddle(self) -> None:
        """The line fails, an answer is lost, or somebody buys at just this moment."""
        dice = self.chance.random()
        faults: tuple[Fault, ...] = (Offline("no_name"), Busy("busy", 20), Faulty("broken"))
        if dice < 0.05:
            self.both.shelf.faults.append(self.chance.choice(faults))
        elif dice < 0.2:
            self.both.shelf.lost.append(Doubtful("line_broke"))
        elif dice < 0.25:
            self.buy()


def on_their_way(both: TwoCounters) -> list[tuple[OnlineOrder, Money]]:
    """Orders that were sent off, of which at least one piece was paid back by nobody, and what a piece costs."""
    books, found = both.books.books, []
    for sent in books.online.orders.at([Progress.SHIPPED]):
        order = both.shelf.orders[sent.told.remote]
        price = Money(order.lines[0].amount.satang * 1000 // order.lines[0].quantity.milli)
        back = order.paid_back - total([one.total for one in books.sales.refunds_of(sent.sale)])
        if order.stage is Stage.DONE and back + price <= order.total:
            found.append((sent, price))
    return found


def check(both: TwoCounters, day: Day) -> None:
    """Every sale is one order, both numbers agree, and nothing waits without a reason."""
    assert sorted(bill.ours for bill in both.shelf.bills()) == sorted(day.sold)
    # A parcel that left while the shop called its order off is a person's matter; it says so.
    assert {errand.reason for errand in both.errands()} <= {"order_called_off"}
    assert both.apart() == []
    asked = {task.subject for task in both.tasks()}
    assert [task for task in both.tasks() if task.kind.value != "order"] == []
    for order in both.books.books.online.orders.at([Progress.SHIPPED, Progress.CLOSED]):
        ours = sum(one.total.satang for one in both.books.books.sales.refunds_of(order.sale)) if order.sale else 0
        theirs = both.shelf.orders[order.told.remote].paid_back.satang
        assert theirs == -ours or order.told.stage is Stage.CANCELLED or order.id in asked
    customers = [remote for remote, order in both.shelf.orders.items() if not order.ours]
    assert all(both.books.books.online.orders.told_as(both.id, remote) for remote in customers)


def live(stall: MarketStall, seed: int) -> None:
    both = join(stall, *GOODS, seed=seed)
    day = Day(both, seed)
    day.live()
    check(both, day)


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_whatever_happens_the_two_counters_agree_in_the_evening(stall: MarketStall, seed: int) -> None:
    live(stall, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(_SEEDS, _LONG_SEEDS))
def test_whatever_happens_on_many_days(stall: MarketStall, seed: int) -> None:
    live(stall, seed)
