"""LINE SHOPPING: numbers and prices go there, orders come from there, and its traps are stepped around."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.online.errand import ItemOut, StockOut
from posapp.domain.online.shop import ItemState, RemoteId
from posapp.domain.quantity import Quantity
from posapp.sync.connector import Access
from posapp.sync.connectors import connector
from posapp.sync.faults import Doubtful, Faulty, Gone, KeyRefused, Offline, Rejected
from posapp.sync.wire import Wire
from tests.doubles.myshop import MyShop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.sync.connector import Storefront
    from tests.doubles.certificates import Certificates

LINE = connector("line_myshop")


@pytest.fixture
def shop() -> Iterator[MyShop]:
    with MyShop() as opened:
        yield opened


@pytest.fixture
def front(shop: MyShop) -> Iterator[Storefront]:
    with Wire(shop.address) as wire:
        yield LINE.open(shop.access(shop.address), wire)


def _item(front: Storefront, sku: str) -> tuple[RemoteId, RemoteId]:
    item = next(one for one in front.every_item("").items if one.sku == sku)
    return item.parent, item.remote


def _stock(front: Storefront, sku: str, quantity: int, was: int) -> StockOut:
    parent, remote = _item(front, sku)
    return StockOut(remote, parent, Quantity.of(quantity), Quantity.of(was), Quantity.of(quantity - was))


def test_the_line_is_encrypted_and_a_stranger_s_certificate_is_refused(certificates: Certificates) -> None:
    for file, authority in ((certificates.good, certificates.authority), (certificates.stranger, None)):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        with MyShop(context) as shop, Wire(shop.address, authority=authority or certificates.authority) as wire:
            shop.article("RICE", "35", 4)
            opened = LINE.open(shop.access(shop.address), wire)
            if authority:
                assert (opened.check().items, opened.check().currency) == (1, "THB")
            else:
                with pytest.raises(Offline):
                    opened.check()
                assert shop.asked == []


def test_a_wrong_key_stops_everything_with_its_cure(shop: MyShop, front: Storefront) -> None:
    shop.key = "another"
    with pytest.raises(KeyRefused) as caught:
        front.check()
    assert caught.value.sentence.startswith("LINE does not accept this key.")
    assert "oa-plus-key-1" not in " ".join(shop.asked)


def test_there_is_one_address_and_a_pasted_key_loses_its_blanks() -> None:
    assert LINE.tidy(Access("", "", " ab c \n")) == Access("https://developers-oaplus.line.biz", "", "abc")
    assert LINE.tidy(Access("https://elsewhere.example", "", "k")).address == "https://developers-oaplus.line.biz"
    with pytest.raises(Refused, match="API key"):
        LINE.tidy(Access("", "", "  "))


def test_goods_without_a_code_are_pointed_out(shop: MyShop, front: Storefront) -> None:
    shop.article("RICE", "35", 4)
    assert front.check().warnings == ()
    shop.article("", "35", 4)
    assert [warning[:23] for warning in front.check().warnings] == ["Some goods there have n"]


def test_every_choice_is_an_article_of_its_own(shop: MyShop, front: Storefront) -> None:
    shop.article("CLOTH", "199.50", 3, name="ผ้าขาวม้า", choices=("แดง", "คราม"))
    shop.article("RICE", "35", 40)
    page = front.every_item("")
    assert [(one.name, one.sku, one.price, one.quantity) for one in page.items] == [
        ("ผ้าขาวม้า แดง", "CLOTH-แดง", Money(19_950), Quantity.of(3)),
        ("ผ้าขาวม้า คราม", "CLOTH-คราม", Money(19_950), Quantity.of(3)),
        ("ของ RICE", "RICE", Money(3_500), Quantity.of(40)),
    ]
    assert len({one.remote for one in page.items}) == 3
    assert not {one.remote for one in page.items} & {one.parent for one in page.items}
    assert (page.total, page.more) == (2, False)


def test_pages_begin_again_when_an_article_vanished_between_them(shop: MyShop, front: Storefront) -> None:
    for number in range(130):
        shop.article(f"A{number:03d}", "10", 1)
    first = front.every_item("")
    assert (len(first.items), first.more) == (100, True)
    del shop.products[5]
    seen = {one.sku for one in first.items}
    cursor, more = first.cursor, True
    while more:
        page = front.every_item(cursor)
        seen |= {one.sku for one in page.items}
        cursor, more = page.cursor, page.more
    assert seen >= {f"A{number:03d}" for number in range(130)}


def test_a_mark_changes_with_what_is_told_of_an_article(shop: MyShop, front: Storefront) -> None:
    shop.article("RICE", "35", 40)
    (before,) = front.marks("").marks
    (item,) = front.every_item("").items
    assert before.modified == item.modified
    shop.products[1]["isDisplay"] = False
    shop.products[1]["variants"][0]["price"] = 36
    (after,) = front.marks("").marks
    assert (after.modified != before.modified, after.state) == (True, ItemState.HIDDEN)


@pytest.mark.parametrize("one_id_only", [False, True])
def test_a_fresh_look_leaves_out_only_what_is_really_gone(shop: MyShop, front: Storefront, one_id_only: bool) -> None:
    for sku in ("A", "B", "C"):
        shop.article(sku, "10", 2)
    wanted = [_item(front, sku) for sku in ("A", "B", "C")]
    del shop.products[2]
    shop.one_id_only = one_id_only
    assert [one.sku for one in front.look(wanted)] == ["A", "C"]


def test_numbers_go_up_and_down_and_are_never_set(shop: MyShop, front: Storefront) -> None:
    shop.article("RICE", "35", 40)
    assert front.push(_stock(front, "RICE", 37, 40)).quantity == Quantity.of(37)
    assert front.push(_stock(front, "RICE", 45, 37)).quantity == Quantity.of(45)
    assert front.push(_stock(front, "RICE", 45, 45)).quantity == Quantity.of(45)
    assert shop.stock() == {"RICE": 45}
    assert [line for line in shop.asked if "adjust" in line] == []
    assert [line.rpartition("/")[2] for line in shop.asked if line.startswith("PUT")] == ["decrease", "increase"]


def test_an_order_of_the_same_moment_is_not_written_over(shop: MyShop, front: Storefront) -> None:
    rice = shop.article("RICE", "35", 40)
    told = _stock(front, "RICE", 37, 40)
    shop.order(rice, 5)
    assert front.push(told).quantity == Quantity.of(32)


def test_the_last_piece_sold_on_both_sides_is_refused_and_looked_at_again(shop: MyShop, front: Storefront) -> None:
    cloth = shop.article("CLOTH", "199.50", 1)
    told = _stock(front, "CLOTH", 0, 1)
    shop.order(cloth, 1)
    with pytest.raises(Faulty) as caught:
        front.push(told)
    assert (caught.value.code, shop.stock()) == ("bought_meanwhile", {"CLOTH": 0})


def test_after_a_lost_answer_the_number_tells_whether_it_arrived(shop: MyShop, front: Storefront) -> None:
    shop.article("RICE", "35", 40)
    told = _stock(front, "RICE", 37, 40)
    assert front.find(told) is None
    shop.lost = 1
    with pytest.raises(Doubtful):
        front.push(told)
    found = front.find(told)
    assert found is not None
    assert (found.quantity, shop.stock()) == (Quantity.of(37), {"RICE": 37})


def test_what_line_can_t_count_is_said_without_asking_it(shop: MyShop, front: Storefront) -> None:
    shop.article("RICE", "35", 40)
    parent, remote = _item(front, "RICE")
    half = StockOut(remote, parent, Quantity(1_500), Quantity.of(40), Quantity(-38_500))
    for told, code in ((half, "not_whole"), (_stock(front, "RICE", 100_000, 40), "too_many")):
        with pytest.raises(Rejected) as caught:
            front.push(told)
        assert caught.value.code == code
    del shop.products[1]
    with pytest.raises(Gone):
        front.push(StockOut(remote, parent, Quantity.of(1), Quantity.of(40), Quantity.of(-39)))


def test_a_price_is_changed_to_the_satang_and_nothing_else(shop: MyShop, front: Storefront) -> None:
    shop.article("CLOTH", "199.50", 3, choices=("แดง", "คราม"))
    shop.products[1]["instantDiscount"] = 10
    parent, remote = _item(front, "CLOTH-คราม")
    front.push(ItemOut("p", "CLOTH-คราม", remote, parent, price=Money(20_925)))
    assert [one["price"] for one in shop.products[1]["variants"]] == [199.5, 209.25]
    assert shop.products[1]["instantDiscount"] == 10


def test_a_promotion_that_holds_the_price_has_its_own_sentence(shop: MyShop, front: Storefront) -> None:
    shop.article("RICE", "35", 4)
    shop.promotions.add(1)
    parent, remote = _item(front, "RICE")
    with pytest.raises(Rejected) as caught:
        front.push(ItemOut("p", "RICE", remote, parent, price=Money(4_000)))
    assert (caught.value.code, caught.value.words) == (
        "promotion",
        "Cannot edit product price during the promotion period",
    )
    front.push(ItemOut("p", "RICE", remote, parent, price=Money(3_500)))


def test_names_and_prices_within_what_line_allows(shop: MyShop, front: Storefront) -> None:
    shop.article("RICE", "35", 4)
    shop.article("CLOTH", "199", 3, choices=("แดง",))
    rice, cloth = _item(front, "RICE"), _item(front, "CLOTH-แดง")
    front.push(ItemOut("p", "RICE", rice[1], rice[0], name="ข้าวแต๋นน้ำแตงโม"))
    assert shop.products[1]["name"] == "ข้าวแต๋นน้ำแตงโม"
    for told, code in (
        (ItemOut("p", "CLOTH", cloth[1], cloth[0], name="ผ้า"), "name_of_choice"),
        (ItemOut("p", "RICE", rice[1], rice[0], price=Money(50)), "price_limits"),
        (ItemOut("p", "NEW", price=Money(5_000)), "no_new_goods"),
    ):
        with pytest.raises(Rejected) as caught:
            front.push(told)
        assert caught.value.code == code
