"""Baskets at two counters: the shop sells them by a number of their own, the stall has only what goes into them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from posapp.domain.identity import SaleId
from posapp.domain.online.errand import ErrandKind
from posapp.domain.online.order import Stage
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.operations.online.conflicts import online_gets, oversold, stall_keeps, there_is_more
from posapp.operations.online.counts import answer_task
from posapp.operations.online.matching import publish
from posapp.operations.online.orders import TO_DO
from posapp.operations.online.picking import cancel, ship
from posapp.operations.refund import refund
from posapp.sync.faults import Doubtful, Offline
from tests.doubles.gift_set import GIFT, JAR, MANGO, RICE, gift_set, on_hand_now
from tests.doubles.refusals import refused
from tests.doubles.shelf_shop import NUMBERS_ONLY
from tests.doubles.two_counters import TwoCounters, join
from tests.sync.test_random_days import GOODS, Day

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.online.task import Oversold
    from tests.doubles.trade import MarketStall

_SEEDS = 4
_LONG_SEEDS = 60


@pytest.fixture
def gifts(stall: MarketStall) -> TwoCounters:
    """A shop that sells gift sets, and crackers and chilli paste by themselves; there are twenty jars of it."""
    gift_set(stall)
    on_hand_now(stall, JAR, 20_000)
    joined = join(stall, RICE, JAR, GIFT)
    joined.settle()
    return joined


def there(both: TwoCounters) -> list[int]:
    """The numbers in the shop, when nothing is left to be told or asked."""
    assert (both.apart(), both.tasks(), both.errands()) == ([], [], [])
    return [both.there(name) for name in (RICE, JAR, GIFT)]


def test_the_shop_is_told_how_many_baskets_can_be_made_up(gifts: TwoCounters) -> None:
    assert there(gifts) == [100, 20, 20]
    on_hand_now(gifts.stall, MANGO, 2_400)
    gifts.settle()
    assert there(gifts) == [100, 20, 4]


def test_a_part_sold_at_the_stall_lowers_the_baskets_in_the_shop(gifts: TwoCounters) -> None:
    gifts.stall.sold((JAR, 5))
    gifts.stall.sold((RICE, 1))
    gifts.settle()
    assert there(gifts) == [99, 15, 15]


def test_a_part_sold_in_the_shop_lowers_the_baskets_there(gifts: TwoCounters) -> None:
    gifts.shelf.order((gifts.remotes[JAR], 5))
    gifts.settle()
    assert there(gifts) == [100, 15, 15]


def test_a_basket_sold_in_the_shop_lowers_its_parts_there_until_and_after_its_bill(gifts: TwoCounters) -> None:
    gifts.shelf.order((gifts.remotes[GIFT], 3))
    gifts.settle()
    assert there(gifts) == [94, 17, 17]
    (order,) = gifts.books.books.online.orders.at(TO_DO)
    ship(gifts.books, order.id, "TH1", gifts.stall.seller)
    gifts.settle()
    assert there(gifts) == [94, 17, 17]


def test_a_basket_sold_at_the_stall_lowers_all_three(gifts: TwoCounters) -> None:
    sale = gifts.stall.sold((GIFT, 2)).sale
    gifts.settle()
    assert there(gifts) == [96, 18, 18]
    assert [bill.ours for bill in gifts.shelf.bills()] == [sale.id]
    money = Repayment(SaleId(gifts.books.ids.new()), "cash", "คืน")
    refund(gifts.books, sale.id, [Returned(1, ONE)], money, gifts.stall.seller)
    gifts.settle()
    assert there(gifts) == [98, 19, 19]


@pytest.mark.parametrize("where", ["till", "shop"])
def test_a_basket_called_off_comes_back_with_its_parts(gifts: TwoCounters, where: str) -> None:
    remote = gifts.shelf.order((gifts.remotes[GIFT], 3))
    gifts.settle()
    if where == "shop":
        gifts.shelf.stage(remote, Stage.CANCELLED)
    else:
        (order,) = gifts.books.books.online.orders.at(TO_DO)
        cancel(gifts.books, order.id, "เปลี่ยนใจ", gifts.stall.seller)
    gifts.settle()
    assert there(gifts) == [100, 20, 20]


def test_a_shop_that_takes_no_bills_is_told_numbers_only(stall: MarketStall) -> None:
    gift_set(stall)
    both = join(stall, RICE, JAR, GIFT, abilities=NUMBERS_ONLY)
    both.settle()
    stall.sold((GIFT, 2))
    both.shelf.order((both.remotes[GIFT], 1))
    both.settle()
    assert there(both) == [94, 97, 47]
    assert both.shelf.bills() == []


def test_a_lost_answer_doubles_no_basket(gifts: TwoCounters) -> None:
    gifts.shelf.lost.append(Doubtful("line_broke"))
    gifts.stall.sold((GIFT, 2))
    gifts.round()
    gifts.stall.sold((JAR, 1))
    gifts.settle()
    assert (there(gifts), len(gifts.shelf.bills())) == ([96, 17, 17], 2)


def test_a_basket_put_into_the_shop_goes_with_its_number(gifts: TwoCounters) -> None:
    basket = gift_set(gifts.stall, ((RICE, 3000),), "ชุดข้าวแต๋น")
    publish(gifts.books, gifts.id, [basket.id], gifts.stall.seller)
    gifts.settle()
    (item,) = [one for one in gifts.shelf.items.values() if one.name == basket.name]
    assert item.quantity == Quantity.of(33)
    gifts.stall.sold((RICE, 2))
    gifts.settle()
    assert gifts.shelf.count(item.remote) == 32
    assert gifts.apart() == []


def test_a_number_of_baskets_changed_in_the_shop_is_asked_about_and_ours_counts(gifts: TwoCounters) -> None:
    gifts.shelf.edit(gifts.remotes[GIFT], quantity=Quantity.of(50))
    gifts.round()
    gifts.later(40)
    (task,) = gifts.tasks()
    assert (task.subject, dict(task.facts)) == (
        gifts.product(GIFT),
        {"theirs": "50000", "ours": "20000", "basket": "1"},
    )
    assert refused(lambda: answer_task(gifts.books, task.id, "theirs", gifts.stall.seller)) == "count_basket"
    answer_task(gifts.books, task.id, "ours", gifts.stall.seller)
    gifts.settle()
    assert there(gifts) == [100, 20, 20]


def last_jar(gifts: TwoCounters, *stall: tuple[str, int]) -> Oversold:
    """The last jar is sold at the stall and in a gift set, while there is no line between the two."""
    on_hand_now(gifts.stall, JAR, 1_000)
    gifts.settle()
    assert there(gifts) == [100, 1, 1]
    gifts.shelf.faults.append(Offline("no_name"))
    gifts.stall.sold(*stall)
    gifts.round()
    gifts.shelf.order((gifts.remotes[GIFT], 1))
    gifts.settle()
    (card,) = oversold(gifts.books)
    assert (card.product, card.short) == (gifts.product(JAR), ONE)
    assert [basket for _order, basket in card.baskets] == [gifts.product(GIFT)]
    assert (gifts.apart(), gifts.tasks(), gifts.errands()) == ([], [], [])
    assert max(gifts.there(JAR), gifts.there(GIFT)) <= 0
    return card


def keep(gifts: TwoCounters, card: Oversold) -> None:
    stall_keeps(gifts.books, card.product, card.orders[0].id, gifts.stall.seller)


def give(gifts: TwoCounters, card: Oversold) -> None:
    online_gets(gifts.books, card.product, SaleId(card.stall_sale), gifts.stall.seller)


def find(gifts: TwoCounters, card: Oversold) -> None:
    there_is_more(gifts.books, card.product, card.short, gifts.stall.seller)


@pytest.mark.parametrize(
    ("sold", "way", "crackers"),
    [
        (JAR, keep, 100),
        (JAR, give, 98),
        (JAR, find, 98),
        (GIFT, keep, 98),
        (GIFT, give, 98),
        (GIFT, find, 96),
    ],
)
def test_after_each_way_out_all_numbers_are_right(
    gifts: TwoCounters, sold: str, way: Callable[[TwoCounters, Oversold], None], crackers: int
) -> None:
    way(gifts, last_jar(gifts, (sold, 1)))
    gifts.settle()
    assert oversold(gifts.books) == []
    assert there(gifts) == [crackers, 0, 0]


class GiftDay(Day):
    """A day on which gift sets are sold at both counters too."""

    def sell(self) -> None:
        name = self.chance.choice((*GOODS, GIFT, GIFT))
        self.sold.append(self.both.stall.sold((name, self.chance.randint(1, 2))).sale.id)

    def buy(self) -> None:
        name = self.chance.choice((*GOODS, GIFT, GIFT))
        placed = self.both.stall.clock.at
        self.orders.append(self.both.shelf.order((self.both.remotes[name], self.chance.randint(1, 2)), placed=placed))


def live(stall: MarketStall, seed: int) -> None:
    """Few jars and little fruit, so that baskets run out and are promised twice."""
    gift_set(stall)
    chance = Random(seed)
    on_hand_now(stall, JAR, chance.randint(0, 40) * 1000)
    on_hand_now(stall, MANGO, chance.randint(0, 12_000))
    both = join(stall, *GOODS, GIFT, seed=seed)
    day = GiftDay(both, seed)
    day.live()
    assert sorted(bill.ours for bill in both.shelf.bills()) == sorted(day.sold)
    assert {errand.kind for errand in both.errands()} <= {ErrandKind.ORDER}
    assert both.apart() == []
    assert {task.kind for task in both.tasks()} <= {TaskKind.ORDER}
    _check_made_up(both)


def _check_made_up(both: TwoCounters) -> None:
    """There are just as many baskets as what nobody ordered makes up, and every shortage has its card."""
    books = both.books.books
    free = {
        name: books.stock.on_hand(both.product(name)).milli - books.online.orders.reserved(both.product(name)).milli
        for name in (RICE, JAR, MANGO)
    }
    assert max(both.there(GIFT), 0) == max(min(free[RICE] // 2000, free[JAR] // 1000, free[MANGO] // 500), 0)
    short = {card.product: card.short.milli for card in oversold(both.books)}
    assert all(
        short.get(both.product(name), 0) == max(-milli, 0) or not _ordered(both, name) for name, milli in free.items()
    )


def _ordered(both: TwoCounters, name: str) -> bool:
    return bool(both.books.books.online.orders.reserved(both.product(name)))


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_whatever_happens_the_baskets_agree_in_the_evening(stall: MarketStall, seed: int) -> None:
    live(stall, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(_SEEDS, _LONG_SEEDS))
def test_whatever_happens_on_many_days_with_baskets(stall: MarketStall, seed: int) -> None:
    live(stall, seed)
