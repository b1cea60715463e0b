"""A WooCommerce shop that can't say a hundred things at once is asked for fewer: nothing is skipped, one row named."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.errand import LineOut, SaleOut
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import ONE
from posapp.sync.cargo import LONGEST_BODY
from posapp.sync.connectors import connector
from posapp.sync.faults import Faulty
from tests.contract.test_shops_woo_changes import read, shelf
from tests.doubles.fault_proxy import Trouble

if TYPE_CHECKING:
    from posapp.sync.connector import Storefront
    from posapp.sync.wire import Wire
    from tests.doubles.fault_proxy import FaultProxy
    from tests.doubles.woo_shop.owner import LoopbackShop


def stuffed(size: int) -> list[dict[str, object]]:
    """What a plug-in writes beside a thing, so many bytes of it."""
    return [{"key": "_builder_data", "value": "x" * size}]


def orders_of(woo: Storefront) -> list[str]:
    """The ids of all orders, the oldest change first."""
    ids: list[str] = []
    cursor, more = "2026-01-01T00:00:00", True
    while more:
        page = woo.orders(cursor)
        ids += [order.remote for order in page.orders]
        cursor, more = page.cursor, page.more
    return ids


def asked(woo_shop: LoopbackShop) -> list[str]:
    """How many rows were asked for at a time, "" for one thing by its name."""
    return [one.partition("per_page=")[2].partition("&")[0] for one in woo_shop.do("requests")]


@pytest.mark.parametrize(
    ("orders", "bytes_each", "portions"),
    [(60, 90_000, {"100", "25"}), (20, 400_000, {"100", "25", "5"}), (7, 2_000_000, {"100", "25", "5", ""})],
)
def test_orders_that_plug_ins_stuffed_are_read_fewer_at_a_time(
    woo: Storefront, woo_shop: LoopbackShop, orders: int, bytes_each: int, portions: set[str]
) -> None:
    (article,) = woo_shop.add(*shelf("A", stock=1000))
    ids = [str(woo_shop.order((article, 1), meta_data=stuffed(bytes_each))) for _order in range(orders)]
    woo_shop.do("requests")
    assert set(orders_of(woo)) == set(ids)
    questions = asked(woo_shop)
    assert set(questions) == portions
    assert questions.count("100") == 1, "what was too much once is not asked for again"


@pytest.mark.parametrize("memory", [30, 12, 5])
def test_a_shop_that_runs_out_of_memory_is_asked_for_less(woo: Storefront, woo_shop: LoopbackShop, memory: int) -> None:
    ids = woo_shop.add(*shelf(*(f"S-{n:03}" for n in range(130))))
    woo_shop.set(memory=memory)
    assert [int(item.remote) for item in read(woo.every_item, "")] == ids
    assert {int(item.remote) for item in read(woo.items, "")} == set(ids)
    assert woo.check().items == len(ids)
    wanted = [(RemoteId(""), RemoteId(str(each))) for each in ids]
    assert [int(item.remote) for item in woo.look(wanted)] == ids


@pytest.mark.parametrize("memory", [30, 5])
def test_nothing_is_skipped_while_rows_go_away_between_small_pages(
    woo: Storefront, woo_shop: LoopbackShop, memory: int
) -> None:
    ids = woo_shop.add(*shelf(*(f"S-{n:03}" for n in range(160))))
    random, left = Random(7), set(ids)
    woo_shop.set(memory=memory)

    def delete_some() -> None:
        for article in random.sample(sorted(left), min(4, len(left))):
            left.discard(article)
            woo_shop.do("delete", article)

    seen = [int(item.remote) for item in read(woo.every_item, "", delete_some)]
    assert len(seen) == len(set(seen))
    assert left <= set(seen)


@pytest.mark.parametrize("memory", [30, 5])
def test_changes_are_read_to_the_end_in_small_pages(woo: Storefront, woo_shop: LoopbackShop, memory: int) -> None:
    ids = woo_shop.add(*shelf(*(f"S-{n:03}" for n in range(90))))
    woo_shop.set(memory=memory)
    random, edits = Random(5), iter(range(1, 20))

    def edit_some() -> None:
        price = next(edits, None)
        for article in random.sample(ids, 6) if price else ():
            woo_shop.edit(article, regular_price=f"{price}.00")

    seen: dict[int, Money | None] = {}
    cursor, more = "", True
    while more:
        page = woo.items(cursor)
        seen |= {int(item.remote): item.price for item in page.items}
        cursor, more = page.cursor, page.more
        edit_some()
    seen |= {int(item.remote): item.price for item in read(woo.items, cursor)}
    assert seen == {row["id"]: Money.parse(row["price"]) for row in woo_shop.do("products")}


def test_one_order_larger_than_anything_is_named_with_its_cure(woo: Storefront, woo_shop: LoopbackShop) -> None:
    (article,) = woo_shop.add(*shelf("A"))
    woo_shop.order((article, 1))
    number = woo_shop.order((article, 1), meta_data=stuffed(LONGEST_BODY))
    with pytest.raises(Faulty) as fault:
        orders_of(woo)
    assert (fault.value.code, fault.value.values) == ("too_long", {"number": str(number)})
    assert fault.value.sentence != Faulty.sentence
    woo_shop.do("edit_order", number, {"meta_data": stuffed(3)})
    assert str(number) in orders_of(woo)


def test_a_shop_that_breaks_down_whatever_it_is_asked_is_left_alone_soon(
    woo: Storefront, woo_shop: LoopbackShop
) -> None:
    woo_shop.set(fault="broken")
    with pytest.raises(Faulty) as fault:
        woo.every_item("")
    assert (fault.value.code, fault.value.sentence) == ("server_500", Faulty.sentence)
    assert len(woo_shop.do("requests")) <= 4
    with pytest.raises(Faulty) as fault:
        woo.look([(RemoteId(""), RemoteId("7"))])
    assert fault.value.sentence == Faulty.sentence, "no article is to blame for a shop that is down"


def test_a_page_lost_by_a_machine_before_the_shop_is_asked_for_again_in_part(
    woo: Storefront, woo_shop: LoopbackShop, proxy: FaultProxy
) -> None:
    ids = woo_shop.add(*shelf(*(f"S-{n:03}" for n in range(40))))
    proxy.next(Trouble.BROKEN)
    assert [int(item.remote) for item in read(woo.every_item, "")] == ids


def test_each_round_begins_with_whole_pages_again(woo: Storefront, woo_shop: LoopbackShop, wire: Wire) -> None:
    woo_shop.add(*shelf(*(f"S-{n}" for n in range(8))))
    woo_shop.set(memory=5)
    read(woo.every_item, "")
    woo_shop.set(memory=0)
    woo_shop.do("requests")
    read(connector("woocommerce").open(woo_shop.access(wire.base), wire).every_item, "")
    assert asked(woo_shop) == ["100"]


def test_our_own_bill_is_found_among_stuffed_orders(woo: Storefront, woo_shop: LoopbackShop) -> None:
    (article,) = woo_shop.add(*shelf("A", stock=100))
    bill = SaleOut(
        "019b-7d",
        "A69-000001",
        datetime(2026, 11, 22, 12, 30, tzinfo=timezone(timedelta(hours=7))),
        (LineOut(1, RemoteId(str(article)), RemoteId(""), "A", ONE, Money(1000), Money(1000)),),
        Money(1000),
        "cash",
        "เงินสด",
    )
    told = woo.push(bill)
    for _order in range(12):
        woo_shop.order((article, 1), meta_data=stuffed(600_000))
    woo_shop.do("edit_order", int(told.remote), {"billing": {}})
    assert woo.find(bill) == told
