"""Ways of real WooCommerce shops: words made for pages, what they say of things that are gone, what owners tidy up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.errand import Fate, ItemOut, OrderOut, PictureOut, RefundOut, StockOut
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.sync.faults import Gone
from tests.doubles.woo_shop.owner import PASSWORD, USER

if TYPE_CHECKING:
    from posapp.domain.online.errand import Message
    from posapp.sync.connector import Storefront
    from posapp.sync.wire import Wire
    from tests.doubles.woo_shop.owner import LoopbackShop

NOBODY, NOWHERE = RemoteId(""), RemoteId("424242")
NASTY = r'ผ้า <ใหญ่> & "ไหม" &amp; 5\' \ x < y'
JPEG = b"\xff\xd8\xff\xe0 a picture"
VERSIONS = pytest.mark.parametrize("version", [(8, 3), (9, 4), (11, 0)], ids=["8.3", "9.4", "11.0"])


def rid(number: int) -> RemoteId:
    return RemoteId(str(number))


def number_of(item: RemoteId, parent: RemoteId = NOBODY) -> StockOut:
    return StockOut(item, parent, Quantity.of(4), Quantity(0), Quantity.of(4))


@VERSIONS
@pytest.mark.parametrize(
    "message",
    [
        number_of(NOWHERE),
        ItemOut("p-1", "A-1", NOWHERE, price=Money(100)),
        OrderOut(NOWHERE, Fate.CANCELLED),
        RefundOut("r-1", NOWHERE, (), Money(100), whole=False),
        RefundOut("r-1", NOWHERE, (), Money(100), whole=True),
    ],
    ids=["number", "price", "order", "refund", "void"],
)
def test_what_is_gone_is_called_so_whatever_status_says_it(
    woo: Storefront, woo_shop: LoopbackShop, version: tuple[int, int], message: Message
) -> None:
    woo_shop.set(version=version)
    with pytest.raises(Gone):
        woo.push(message)


@VERSIONS
def test_a_choice_that_is_gone_is_called_so_and_left_out(
    woo: Storefront, woo_shop: LoopbackShop, version: tuple[int, int]
) -> None:
    woo_shop.set(version=version)
    parent = rid(woo_shop.article("P-1", type="variable"))
    for above in (parent, NOWHERE):
        with pytest.raises(Gone):
            woo.push(number_of(RemoteId("434343"), above))
        assert woo.look([(above, RemoteId("434343"))]) == ()


@VERSIONS
def test_a_name_comes_back_sign_for_sign(woo: Storefront, woo_shop: LoopbackShop, version: tuple[int, int]) -> None:
    woo_shop.set(version=version)
    made = woo.push(ItemOut("p-1", "A-1", name=NASTY, price=Money(100)))
    assert [item.name for item in woo.look([(NOBODY, made.remote)])] == [NASTY]


@VERSIONS
def test_a_buyer_is_written_one_note_whatever_signs_stand_in_it(
    woo: Storefront, woo_shop: LoopbackShop, version: tuple[int, int]
) -> None:
    woo_shop.set(version=version)
    told = OrderOut(rid(woo_shop.order((woo_shop.article("A-1"), 1))), Fate.CANCELLED, note=NASTY)
    for _again in range(3):
        woo.push(told)
    assert len(woo_shop.do("notes")) == 1


def test_a_category_is_found_among_more_than_a_list_holds(woo: Storefront, woo_shop: LoopbackShop, wire: Wire) -> None:
    for n in range(120):
        wire.call("POST", "/wp-json/wc/v3/products/categories", body={"name": f"หมวด {n}"}, login=(USER, PASSWORD))
    for each in ("หมวด 3", "หมวด 119", NASTY):
        for code in ("A", "B"):
            woo.push(
                ItemOut(f"{code}-{each}", f"{code}-{len(each)}-{each[-1]}", name="x", price=Money(1), category=each)
            )
    names = [row["categories"][0]["name"] for row in woo_shop.do("products")]
    assert names[:4] == ["หมวด 3"] * 2 + ["หมวด 119"] * 2
    assert names[4] == names[5] != "Uncategorized"


@pytest.mark.parametrize("again", [False, True], ids=["new", "known"])
def test_a_picture_that_the_owner_deleted_is_sent_once_more(
    woo: Storefront, woo_shop: LoopbackShop, *, again: bool
) -> None:
    article = rid(woo_shop.article("A-1")) if again else NOBODY
    lost = woo.upload(PictureOut("ab" * 32, JPEG))
    woo_shop.set(media={})
    made = woo.push(
        ItemOut("p-1", "N-1", article, name="x", price=Money(100), picture=PictureOut("ab" * 32, JPEG, lost))
    )
    assert made.picture != lost
    assert [row["images"][0]["id"] for row in woo_shop.do("products")] == [int(made.picture)]


def test_a_choice_shows_its_picture(woo: Storefront, woo_shop: LoopbackShop) -> None:
    parent = woo_shop.article("P-1", type="variable")
    (choice,) = woo_shop.add({"sku": "V-1", "attributes": [{"name": "สี", "option": "แดง"}]}, parent=parent)
    woo.push(ItemOut("p-1", "V-1", rid(choice), rid(parent), picture=PictureOut("ab" * 32, JPEG)))
    (item,) = woo.look([(rid(parent), rid(choice))])
    assert (item.name, item.picture.rpartition("/")[2][:7]) == ("สินค้า P-1 – แดง", "posapp-")
