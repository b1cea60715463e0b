"""Our own goods in WooCommerce shops of several versions: numbers, new articles, pictures, codes that are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.errand import ItemOut, PictureOut, Receipt, StockOut
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.sync.connector import Access
from posapp.sync.connectors import connector
from posapp.sync.faults import Doubtful, Gone, Rejected, Taken
from tests.doubles.fault_proxy import FaultProxy, Trouble

if TYPE_CHECKING:
    from posapp.sync.connector import Storefront
    from posapp.sync.wire import Wire
    from tests.doubles.woo_shop.owner import LoopbackShop

NOBODY = RemoteId("")
JPEG = b"\xff\xd8\xff" + bytes(500)
VERSIONS = pytest.mark.parametrize("version", [(8, 3), (9, 4), (11, 0)], ids=["8.3", "9.4", "11.0"])


def rid(number: int) -> RemoteId:
    return RemoteId(str(number))


def test_a_number_is_set_where_it_is_counted(woo: Storefront, woo_shop: LoopbackShop) -> None:
    plain = woo_shop.article("B-1", stock=5)
    uncounted = woo_shop.article("U-1", stock=None)
    parent = woo_shop.article("P-1", stock=7, type="variable")
    own, shared = woo_shop.add({"sku": "V-1", "manage_stock": True}, {"sku": "V-2"}, parent=parent)

    def told(item: int, of: RemoteId = NOBODY, milli: int = 4000) -> StockOut:
        return StockOut(rid(item), of, Quantity(milli), Quantity(0), Quantity(0))

    for message in (told(plain), told(uncounted), told(own, rid(parent)), told(plain, milli=-1000)):
        assert woo.push(message) == Receipt(message.item, quantity=message.quantity)
        assert woo.find(message) is not None
    assert woo.find(told(plain)) is None
    assert woo_shop.stock() == {"B-1": -1, "U-1": 4, "P-1": 7, "V-1": 4, "V-2": 7}
    for message, code in ((told(shared, rid(parent)), "counted_by_parent"), (told(plain, milli=500), "not_whole")):
        with pytest.raises(Rejected) as fault:
            woo.push(message)
        assert fault.value.code == code
    with pytest.raises(Gone):
        woo.push(told(424242))


@VERSIONS
def test_new_goods_arrive_whole_and_are_found_again(
    woo: Storefront, woo_shop: LoopbackShop, proxy: FaultProxy, version: tuple[int, int]
) -> None:
    woo_shop.set(version=version)
    picture = PictureOut("ab" * 32, JPEG)
    told = ItemOut(
        "p-1",
        "N-1",
        name="ผ้า & ไหม",
        price=Money(125050),
        story="ทอมือ",
        barcode="8850001",
        category="ผ้าทอ & จักสาน",
        picture=picture,
        quantity=Quantity.of(3),
        shown=True,
    )
    assert woo.find(told) is None
    proxy.next_write(Trouble.NONE, Trouble.NONE, Trouble.LOST_REPLY)
    with pytest.raises(Doubtful):
        woo.push(told)
    found = woo.find(told)
    assert found is not None
    (item,) = woo.every_item("").items
    assert (item.remote, item.name, item.sku, item.price) == (found.remote, "ผ้า & ไหม", "N-1", Money(125050))
    assert (item.quantity, item.barcode) == (Quantity.of(3), "8850001" if version >= (9, 2) else "")
    row = woo_shop.product(int(item.remote))
    assert (row["description"], [each["name"] for each in row["categories"]]) == ("ทอมือ", ["ผ้าทอ &amp; จักสาน"])
    assert woo_shop.do("pictures") == 1


def test_a_picture_is_sent_once_however_often_goods_are_saved(woo: Storefront, woo_shop: LoopbackShop) -> None:
    article = rid(woo_shop.article("A-1"))
    picture = PictureOut("cd" * 32, JPEG)
    names = {woo.upload(picture) for _ in range(2)}
    names |= {woo.push(ItemOut("p-1", "A-1", article, picture=picture)).picture for _ in range(10)}
    assert (len(names), woo_shop.do("pictures")) == (1, 1)
    (name,) = names
    assert woo.upload(PictureOut("ef" * 32, JPEG, name)) == name


def test_a_change_leaves_the_other_fields_alone(woo: Storefront, woo_shop: LoopbackShop) -> None:
    article = woo_shop.article("A-1", "100.00", 5, sale_price="80.00", description="ของดี")
    woo.push(ItemOut("p-1", "A-1", rid(article), price=Money(9000)))
    row = woo_shop.product(article)
    assert (row["price"], row["sku"], row["stock_quantity"], row["description"]) == ("90.00", "A-1", 5, "ของดี")
    woo.push(ItemOut("p-1", "A-1", rid(article), shown=False))
    assert woo_shop.product(article)["status"] == "draft"


def test_a_code_that_is_taken_names_whose_it_is(woo: Storefront, woo_shop: LoopbackShop) -> None:
    article = woo_shop.article("Dup-1")
    with pytest.raises(Taken) as fault:
        woo.push(ItemOut("p-1", "dup-1", name="x", price=Money(100)))
    assert (fault.value.remote, fault.value.words) == (rid(article), "รหัสสินค้าซ้ำ")
    assert len(woo.every_item("").items) == 1


def test_two_tills_that_make_the_same_goods_make_them_once(woo: Storefront, woo_shop: LoopbackShop) -> None:
    first = woo.push(ItemOut("p-1", "N-1", name="x", price=Money(100)))
    assert woo.push(ItemOut("p-1", "N-1", name="x", price=Money(100))).remote == first.remote
    with pytest.raises(Taken) as fault:
        woo.push(ItemOut("p-2", "N-1", name="x", price=Money(100)))
    assert fault.value.remote == first.remote
    assert len(woo_shop.do("products")) == 1


def test_a_code_in_the_bin_is_named_and_not_tried_for_ever(woo: Storefront, woo_shop: LoopbackShop) -> None:
    woo_shop.do("bin", woo_shop.article("Bin-1"))
    with pytest.raises(Rejected) as fault:
        woo.push(ItemOut("p-1", "BIN-1", name="x", price=Money(100)))
    assert (fault.value.code, fault.value.values) == ("sku_in_bin", {"sku": "BIN-1"})
    woo_shop.set(version=(8, 3))
    assert woo.push(ItemOut("p-1", "BIN-1", name="x", price=Money(100))).remote


def test_goods_without_a_code_are_found_by_their_key(woo: Storefront) -> None:
    told = ItemOut("p-9", "", name="ไม่มีรหัส", price=Money(100))
    assert woo.find(told) is None
    made = woo.push(told)
    assert woo.find(told) == made


def test_with_a_consumer_key_goods_go_without_their_picture(woo_shop: LoopbackShop, wire: Wire) -> None:
    key, secret = "ck_" + "1" * 40, "cs_" + "1" * 40
    woo_shop.set(keys={key: (secret, "read_write")})
    shop = connector("woocommerce").open(Access(wire.base, key, secret), wire)
    picture = PictureOut("ab" * 32, JPEG)
    made = shop.push(ItemOut("p-1", "N-1", name="x", price=Money(100), picture=picture))
    assert (made.picture, woo_shop.do("pictures")) == (NOBODY, 0)
    with pytest.raises(Rejected) as fault:
        shop.upload(picture)
    assert fault.value.code == "no_pictures"


def test_who_loses_a_race_for_a_code_looks_again(woo: Storefront, woo_shop: LoopbackShop) -> None:
    told = ItemOut("p-1", "N-1", name="x", price=Money(100))
    woo_shop.set(races=1)
    with pytest.raises(Doubtful) as fault:
        woo.push(told)
    assert (fault.value.code, woo.find(told)) == ("lost_race", None)
    assert woo.push(told).remote


def test_a_category_is_made_once(woo: Storefront, woo_shop: LoopbackShop) -> None:
    for n in range(3):
        woo.push(ItemOut(f"p-{n}", f"N-{n}", name="x", price=Money(100), category="ผ้าทอ"))
    named = [[each["name"] for each in row["categories"]] for row in woo_shop.do("products")]
    assert named == [["ผ้าทอ"]] * 3
    assert sum("POST" in asked and "categories" in asked for asked in woo_shop.do("requests")) == 1
