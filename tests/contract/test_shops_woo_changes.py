"""What changed in a WooCommerce shop is read without a gap: stamps of a second, late rows, deletions, zones."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.shop import ItemState, RemoteId
from posapp.domain.quantity import Quantity
from posapp.sync.connectors import connector
from posapp.sync.faults import Offline

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.online.shop import ShopItem
    from posapp.sync.connector import ItemPage, Storefront
    from posapp.sync.wire import Wire
    from tests.doubles.woo_shop.owner import LoopbackShop

NOBODY = RemoteId("")


def shelf(*names: str, stock: int = 5) -> list[dict[str, object]]:
    counted = {"manage_stock": True, "stock_quantity": stock}
    return [{"name": name, "sku": name, "regular_price": "10.00", **counted} for name in names]


def read(ask: Callable[[str], ItemPage], cursor: str, meanwhile: Callable[[], object] = lambda: None) -> list[ShopItem]:
    """All pages from `cursor`, with something happening in the shop between them."""
    items: list[ShopItem] = []
    more = True
    while more:
        page = ask(cursor)
        items += page.items
        cursor, more = page.cursor, page.more
        meanwhile()
    return items


def test_only_what_changed_since_is_read(woo: Storefront, woo_shop: LoopbackShop) -> None:
    ids = woo_shop.add(*shelf("A", "B", "C"))
    woo_shop.set(ahead=3600.0)
    cursor = woo.now()
    assert woo.items(cursor).items == ()
    woo_shop.edit(ids[1], regular_price="12.50")
    page = woo.items(cursor)
    assert [(item.sku, item.price, page.more) for item in page.items] == [("B", Money(1250), False)]


def test_a_change_in_the_same_second_as_the_cursor_is_read(woo: Storefront, woo_shop: LoopbackShop) -> None:
    (article,) = woo_shop.add(*shelf("A"))
    cursor = woo.items("").cursor
    woo_shop.edit(article, name="ใหม่")
    assert [item.name for item in woo.items(cursor).items] == ["ใหม่"]


def test_a_row_that_becomes_visible_late_is_read_by_the_next_round(woo: Storefront, woo_shop: LoopbackShop) -> None:
    article, other = woo_shop.add(*shelf("A", "B"))
    woo_shop.set(ahead=3600.0, lag=3600.0)
    begin = woo.now()
    woo_shop.edit(article, name="ช้า")
    woo_shop.set(lag=0.0)
    woo_shop.edit(other, name="เร็ว")
    first = woo.items(begin)
    assert [item.name for item in first.items] == ["เร็ว"]
    second = woo.items(first.cursor)
    assert [item.name for item in second.items] == ["เร็ว"]
    woo_shop.do("show_all")
    assert [item.name for item in woo.items(second.cursor).items] == ["ช้า", "เร็ว"]


def test_the_first_look_at_orders_goes_back_three_months_and_not_to_the_first_one(
    woo: Storefront, woo_shop: LoopbackShop
) -> None:
    (article,) = woo_shop.add(*shelf("A"))
    woo_shop.order((article, 1))
    woo_shop.set(ahead=100 * 86400.0)
    recent = woo_shop.order((article, 2))
    page = woo.orders("")
    assert [order.remote for order in page.orders] == [str(recent)]
    assert [order.remote for order in woo.orders(page.cursor).orders] == [str(recent)]


@pytest.mark.parametrize("zone", ["Asia/Bangkok", "UTC"])
def test_the_zone_of_the_shop_changes_nothing(woo: Storefront, woo_shop: LoopbackShop, zone: str) -> None:
    (article,) = woo_shop.add(*shelf("A"))
    woo_shop.set(ahead=3600.0)
    cursor = woo.now()
    woo_shop.order((article, 1))
    before = woo.orders(cursor).orders
    woo_shop.set(zone=zone)
    assert woo.orders(cursor).orders == before
    assert len(before) == 1
    woo_shop.set(ahead=7200.0)
    assert woo.orders(woo.orders(cursor).cursor).orders == ()


def test_250_articles_of_one_second_are_all_read_while_they_change(woo: Storefront, woo_shop: LoopbackShop) -> None:
    ids = woo_shop.add(*shelf(*(f"S-{n:03}" for n in range(250))))
    random = Random(5)
    edits = iter(range(1, 100))

    def edit_some() -> None:
        price = next(edits)
        for article in random.sample(ids, 12):
            woo_shop.edit(article, regular_price=f"{price}.00")

    seen: dict[RemoteId, Money | None] = {}
    cursor, more = "", True
    while more:
        page = woo.items(cursor)
        seen |= {item.remote: item.price for item in page.items}
        cursor, more = page.cursor, page.more
        if more:
            edit_some()
    seen |= {item.remote: item.price for item in read(woo.items, cursor)}
    now = {RemoteId(str(row["id"])): Money(int(float(row["price"]) * 100)) for row in woo_shop.do("products")}
    assert seen == now


def test_a_reader_interrupted_in_the_middle_goes_on_without_a_gap(
    woo: Storefront, woo_shop: LoopbackShop, wire: Wire
) -> None:
    woo_shop.add(*shelf(*(f"S-{n:03}" for n in range(230))))
    first = woo.items("")
    again = connector("woocommerce").open(woo_shop.access(wire.base), wire)
    rest = read(again.items, first.cursor)
    assert {item.sku for item in (*first.items, *rest)} == {f"S-{n:03}" for n in range(230)}


def test_deleting_while_all_is_read_skips_nothing(woo: Storefront, woo_shop: LoopbackShop) -> None:
    ids = woo_shop.add(*shelf(*(f"S-{n:03}" for n in range(350))))
    random = Random(7)
    left = set(ids)

    def delete_some() -> None:
        for article in random.sample(sorted(left), 30):
            left.discard(article)
            woo_shop.do("delete", article)

    seen = [int(item.remote) for item in read(woo.every_item, "", delete_some)]
    assert len(seen) == len(set(seen))
    assert left <= set(seen)


def test_two_thousand_articles_are_read_in_few_questions_and_after_a_stop_once_each(
    woo: Storefront, woo_shop: LoopbackShop
) -> None:
    woo_shop.add(*shelf(*(f"S-{n:04}" for n in range(2000))))
    woo_shop.do("requests")
    first: list[ShopItem] = []
    cursor = ""
    for _ in range(8):
        page = woo.every_item(cursor)
        assert page.total == 2000
        first += page.items
        cursor = page.cursor
    rest = read(woo.every_item, cursor)
    assert len(woo_shop.do("requests")) <= 30
    assert [item.sku for item in (*first, *rest)] == [f"S-{n:04}" for n in range(2000)]


def test_marks_show_the_bin_and_what_was_changed_without_a_trace(woo: Storefront, woo_shop: LoopbackShop) -> None:
    kept, binned, gone, draft = woo_shop.add(*shelf("A", "B", "C", "D"))
    woo_shop.do("bin", binned)
    woo_shop.do("delete", gone)
    woo_shop.edit(draft, status="draft")
    woo_shop.write_quietly(kept, stock_quantity=99)
    marks: dict[int, tuple[Quantity | None, ItemState]] = {}
    cursor, more = "", True
    while more:
        page = woo.marks(cursor)
        marks |= {int(mark.remote): (mark.quantity, mark.state) for mark in page.marks}
        cursor, more = page.cursor, page.more
    assert marks == {
        kept: (Quantity.of(99), ItemState.SHOWN),
        binned: (Quantity.of(5), ItemState.BINNED),
        draft: (Quantity.of(5), ItemState.HIDDEN),
    }


def test_a_look_sees_the_bin_and_leaves_out_what_is_gone(woo: Storefront, woo_shop: LoopbackShop) -> None:
    kept, binned, gone = woo_shop.add(*shelf("A", "B", "C"))
    woo_shop.do("bin", binned)
    woo_shop.do("delete", gone)
    seen = woo.look([(NOBODY, RemoteId(str(each))) for each in (kept, binned, gone)])
    assert [(item.sku, item.state) for item in seen] == [("A", ItemState.SHOWN), ("B", ItemState.BINNED)]
    woo_shop.do("restore", binned)
    (back,) = woo.look([(NOBODY, RemoteId(str(binned)))])
    assert back.state is ItemState.HIDDEN


def test_names_are_unescaped_and_pictures_named(woo: Storefront, woo_shop: LoopbackShop) -> None:
    woo_shop.article("A-1", name="ผ้า & <b>ไหม</b> “ดี”", picture="ffd8ff", global_unique_id="885-0001")
    (item,) = woo.every_item("").items
    assert (item.name, item.barcode) == ("ผ้า & ไหม “ดี”", "885-0001")
    assert item.picture.endswith("/wp-content/uploads/photo-A-1.jpg")


@pytest.mark.parametrize(("sale", "price"), [("", 10000), ("80.00", 8000)])
def test_the_price_is_what_a_buyer_pays(woo: Storefront, woo_shop: LoopbackShop, sale: str, price: int) -> None:
    woo_shop.article("A-1", "100.00", sale_price=sale)
    woo_shop.article("N-1", "", stock=None)
    priced, bare = woo.every_item("").items
    assert (priced.price, bare.price, bare.quantity) == (Money(price), None, None)


def test_variations_come_by_their_ids_with_their_parent(woo: Storefront, woo_shop: LoopbackShop) -> None:
    parent = woo_shop.article("P-1", stock=7, name="เสื้อ", type="variable")
    red, blue = woo_shop.add(
        {"regular_price": "90.00", "attributes": [{"name": "สี", "option": "แดง"}]},
        {
            "regular_price": "95.00",
            "sku": "P-1-B",
            "manage_stock": True,
            "stock_quantity": 3,
            "attributes": [{"name": "สี", "option": "ฟ้า"}],
        },
        parent=parent,
    )
    items = {item.remote: item for item in woo.every_item("").items}
    one, other = items[RemoteId(str(red))], items[RemoteId(str(blue))]
    assert (one.name, one.sku, one.parent, one.quantity) == ("เสื้อ – แดง", "", RemoteId(str(parent)), Quantity.of(7))
    assert (other.name, other.sku, other.quantity) == ("เสื้อ – ฟ้า", "P-1-B", Quantity.of(3))
    assert (one.counted_by_parent, other.counted_by_parent) == (True, False)
    assert woo.look([(one.parent, one.remote), (other.parent, other.remote)]) == (one, other)
    assert woo.look([(RemoteId("424242"), one.remote)]) == ()
    woo_shop.set(ahead=3600.0)
    cursor = woo.now()
    woo_shop.edit(blue, regular_price="99.00")
    changed = {item.remote: item.price for item in woo.items(cursor).items}
    assert changed[other.remote] == Money(9900)
    assert len(changed) == 3


def test_an_answer_that_is_no_list_is_no_empty_one(woo: Storefront, woo_shop: LoopbackShop) -> None:
    woo_shop.set(fault="portal")
    for ask in (woo.items, woo.every_item, woo.marks, woo.orders):
        with pytest.raises(Offline):
            ask("")


def test_a_shop_whose_clock_was_put_right_is_heard_again_at_once(woo: Storefront, woo_shop: LoopbackShop) -> None:
    basket = woo_shop.article("B-1", stock=5)
    woo_shop.set(ahead=400 * 86_400.0)
    woo_shop.order((basket, 1))
    woo_shop.set(ahead=3_600.0)
    cursor = woo.orders("").cursor
    number = woo_shop.order((basket, 1))
    assert RemoteId(str(number)) in [order.remote for order in woo.orders(cursor).orders]
