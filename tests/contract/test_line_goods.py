"""LINE SHOPPING: numbers and prices go there, orders come from there, and its traps are stepped around."""

from __future__ import annotations

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
    from posapp.sync.connector import Storefront
    from tests.doubles.certificates import Certificates

LINE = connector("line_myshop")


def _item(line_shop: Storefront, sku: str) -> tuple[RemoteId, RemoteId]:
    item = next(one for one in line_shop.every_item("").items if one.sku == sku)
    return item.parent, item.remote


def _stock(line_shop: Storefront, sku: str, quantity: int, was: int) -> StockOut:
    parent, remote = _item(line_shop, sku)
    return StockOut(remote, parent, Quantity.of(quantity), Quantity.of(was), Quantity.of(quantity - was))


def test_the_line_is_encrypted_and_a_stranger_s_certificate_is_refused(certificates: Certificates) -> None:
    for file, authority in ((certificates.good, certificates.authority), (certificates.stranger, None)):
        with MyShop(file) as my_shop, Wire(my_shop.address, authority=authority or certificates.authority) as wire:
            my_shop.article("RICE", "35", 4)
            opened = LINE.open(my_shop.access(my_shop.address), wire)
            if authority:
                assert (opened.check().items, opened.check().currency) == (1, "THB")
            else:
                with pytest.raises(Offline):
                    opened.check()
                assert my_shop.asked == []


def test_a_wrong_key_stops_everything_with_its_cure(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.key = "another"
    with pytest.raises(KeyRefused) as caught:
        line_shop.check()
    assert caught.value.sentence.startswith("LINE does not accept this key.")
    assert "oa-plus-key-1" not in " ".join(my_shop.asked)


def test_there_is_one_address_and_a_pasted_key_loses_its_blanks() -> None:
    assert LINE.tidy(Access("", "", " ab c \n")) == Access("https://developers-oaplus.line.biz", "", "abc")
    assert LINE.tidy(Access("https://elsewhere.example", "", "k")).address == "https://developers-oaplus.line.biz"
    with pytest.raises(Refused, match="API key"):
        LINE.tidy(Access("", "", "  "))


def test_goods_without_a_code_are_pointed_out(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("RICE", "35", 4)
    assert line_shop.check().warnings == ()
    my_shop.article("", "35", 4)
    assert [warning[:23] for warning in line_shop.check().warnings] == ["Some goods there have n"]


def test_every_choice_is_an_article_of_its_own(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("CLOTH", "199.50", 3, name="ผ้าขาวม้า", choices=("แดง", "คราม"))
    my_shop.article("RICE", "35", 40)
    page = line_shop.every_item("")
    assert [(one.name, one.sku, one.price, one.quantity) for one in page.items] == [
        ("ผ้าขาวม้า แดง", "CLOTH-แดง", Money(19_950), Quantity.of(3)),
        ("ผ้าขาวม้า คราม", "CLOTH-คราม", Money(19_950), Quantity.of(3)),
        ("ของ RICE", "RICE", Money(3_500), Quantity.of(40)),
    ]
    assert len({one.remote for one in page.items}) == 3
    assert not {one.remote for one in page.items} & {one.parent for one in page.items}
    assert (page.total, page.more) == (2, False)


def test_pages_begin_again_when_an_article_vanished_between_them(my_shop: MyShop, line_shop: Storefront) -> None:
    for number in range(130):
        my_shop.article(f"A{number:03d}", "10", 1)
    first = line_shop.every_item("")
    assert (len(first.items), first.more) == (100, True)
    del my_shop.products[5]
    seen = {one.sku for one in first.items}
    cursor, more = first.cursor, True
    while more:
        page = line_shop.every_item(cursor)
        seen |= {one.sku for one in page.items}
        cursor, more = page.cursor, page.more
    assert seen >= {f"A{number:03d}" for number in range(130)}


def test_a_mark_changes_with_what_is_told_of_an_article(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("RICE", "35", 40)
    (before,) = line_shop.marks("").marks
    (item,) = line_shop.every_item("").items
    assert before.modified == item.modified
    my_shop.products[1]["isDisplay"] = False
    my_shop.products[1]["variants"][0]["price"] = 36
    (after,) = line_shop.marks("").marks
    assert (after.modified != before.modified, after.state) == (True, ItemState.HIDDEN)


@pytest.mark.parametrize("one_id_only", [False, True])
def test_a_fresh_look_leaves_out_only_what_is_really_gone(
    my_shop: MyShop, line_shop: Storefront, one_id_only: bool
) -> None:
    for sku in ("A", "B", "C"):
        my_shop.article(sku, "10", 2)
    wanted = [_item(line_shop, sku) for sku in ("A", "B", "C")]
    del my_shop.products[2]
    my_shop.one_id_only = one_id_only
    assert [one.sku for one in line_shop.look(wanted)] == ["A", "C"]


def test_numbers_go_up_and_down_and_are_never_set(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("RICE", "35", 40)
    assert line_shop.push(_stock(line_shop, "RICE", 37, 40)).quantity == Quantity.of(37)
    assert line_shop.push(_stock(line_shop, "RICE", 45, 37)).quantity == Quantity.of(45)
    assert line_shop.push(_stock(line_shop, "RICE", 45, 45)).quantity == Quantity.of(45)
    assert my_shop.stock() == {"RICE": 45}
    assert [line for line in my_shop.asked if "adjust" in line] == []
    assert [line.rpartition("/")[2] for line in my_shop.asked if line.startswith("PUT")] == ["decrease", "increase"]


def test_an_order_of_the_same_moment_is_not_written_over(my_shop: MyShop, line_shop: Storefront) -> None:
    rice = my_shop.article("RICE", "35", 40)
    told = _stock(line_shop, "RICE", 37, 40)
    my_shop.order(rice, 5)
    assert line_shop.push(told).quantity == Quantity.of(32)


def test_the_last_piece_sold_on_both_sides_is_refused_and_looked_at_again(
    my_shop: MyShop, line_shop: Storefront
) -> None:
    cloth = my_shop.article("CLOTH", "199.50", 1)
    told = _stock(line_shop, "CLOTH", 0, 1)
    my_shop.order(cloth, 1)
    with pytest.raises(Faulty) as caught:
        line_shop.push(told)
    assert (caught.value.code, my_shop.stock()) == ("bought_meanwhile", {"CLOTH": 0})


def test_after_a_lost_answer_the_number_tells_whether_it_arrived(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("RICE", "35", 40)
    told = _stock(line_shop, "RICE", 37, 40)
    assert line_shop.find(told) is None
    my_shop.lost = 1
    with pytest.raises(Doubtful):
        line_shop.push(told)
    found = line_shop.find(told)
    assert found is not None
    assert (found.quantity, my_shop.stock()) == (Quantity.of(37), {"RICE": 37})


def test_what_line_can_t_count_is_said_without_asking_it(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("RICE", "35", 40)
    parent, remote = _item(line_shop, "RICE")
    half = StockOut(remote, parent, Quantity(1_500), Quantity.of(40), Quantity(-38_500))
    for told, code in ((half, "not_whole"), (_stock(line_shop, "RICE", 100_000, 40), "too_many")):
        with pytest.raises(Rejected) as caught:
            line_shop.push(told)
        assert caught.value.code == code
    del my_shop.products[1]
    with pytest.raises(Gone):
        line_shop.push(StockOut(remote, parent, Quantity.of(1), Quantity.of(40), Quantity.of(-39)))


def test_a_price_is_changed_to_the_satang_and_nothing_else(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("CLOTH", "199.50", 3, choices=("แดง", "คราม"))
    my_shop.products[1]["instantDiscount"] = 10
    parent, remote = _item(line_shop, "CLOTH-คราม")
    line_shop.push(ItemOut("p", "CLOTH-คราม", remote, parent, price=Money(20_925)))
    assert [one["price"] for one in my_shop.products[1]["variants"]] == [199.5, 209.25]
    assert my_shop.products[1]["instantDiscount"] == 10


def test_a_promotion_that_holds_the_price_has_its_own_sentence(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("RICE", "35", 4)
    my_shop.promotions.add(1)
    parent, remote = _item(line_shop, "RICE")
    with pytest.raises(Rejected) as caught:
        line_shop.push(ItemOut("p", "RICE", remote, parent, price=Money(4_000)))
    assert (caught.value.code, caught.value.words) == (
        "promotion",
        "Cannot edit product price during the promotion period",
    )
    line_shop.push(ItemOut("p", "RICE", remote, parent, price=Money(3_500)))


def test_names_and_prices_within_what_line_allows(my_shop: MyShop, line_shop: Storefront) -> None:
    my_shop.article("RICE", "35", 4)
    my_shop.article("CLOTH", "199", 3, choices=("แดง",))
    rice, cloth = _item(line_shop, "RICE"), _item(line_shop, "CLOTH-แดง")
    line_shop.push(ItemOut("p", "RICE", rice[1], rice[0], name="ข้าวแต๋นน้ำแตงโม"))
    assert my_shop.products[1]["name"] == "ข้าวแต๋นน้ำแตงโม"
    for told, code in (
        (ItemOut("p", "CLOTH", cloth[1], cloth[0], name="ผ้า"), "name_of_choice"),
        (ItemOut("p", "RICE", rice[1], rice[0], price=Money(50)), "price_limits"),
        (ItemOut("p", "NEW", price=Money(5_000)), "no_new_goods"),
    ):
        with pytest.raises(Rejected) as caught:
            line_shop.push(told)
        assert caught.value.code == code
