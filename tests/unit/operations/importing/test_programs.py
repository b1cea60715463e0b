"""Lists headed like those of other programs: their goods arrive whole, with sizes, baskets and units, and only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.product import ProductKind
from posapp.domain.quantity import Quantity
from posapp.operations.importing.planned import Outcome
from tests.unit.operations.importing.lists import LISTS, imported, planned, product

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


def test_a_list_of_loyverse_brings_sizes_weight_and_baskets(stall: MarketStall) -> None:
    imported(stall, LISTS / "loyverse.csv")
    medium, large = product(stall, "10003"), product(stall, "10004")
    assert (medium.name, medium.family, medium.variant) == ("เสื้อม่อฮ่อม M คราม", "เสื้อม่อฮ่อม", "M คราม")
    assert (large.name, large.price, large.category) == ("เสื้อม่อฮ่อม L คราม", Money(37000), medium.category)
    assert stall.shop.books.stock.on_hand(large.id) == Quantity.of(-1)
    assert (product(stall, "10002").unit, stall.shop.books.stock.on_hand(product(stall, "10002").id)) == (
        "kg",
        Quantity(12500),
    )
    assert product(stall, "10005").free_price
    basket = product(stall, "10006")
    assert (basket.kind, basket.active) == (ProductKind.BASKET, False)
    assert [(part.product, part.quantity) for part in basket.parts] == [
        (product(stall, "10001").id, Quantity.of(2)),
        (product(stall, "10002").id, Quantity.of(1)),
    ]


def test_a_list_of_woocommerce_brings_sizes_under_their_parent(stall: MarketStall) -> None:
    found = planned(stall, LISTS / "woocommerce.csv")
    assert [row.outcome for row in found.rows].count(Outcome.SKIPPED) == 1
    imported(stall, LISTS / "woocommerce.csv")
    assert stall.shop.books.catalog.find("SH-01") is None
    shirts = product(stall, "SH-01-M"), product(stall, "SH-01-L")
    assert [(one.name, one.family, one.price) for one in shirts] == [
        ("เสื้อม่อฮ่อม M", "เสื้อม่อฮ่อม", Money(35000)),
        ("เสื้อม่อฮ่อม L", "เสื้อม่อฮ่อม", Money(37000)),
    ]
    assert not shirts[1].tracked
    paste = product(stall, "NP-01")
    names = {one.id: one.name for one in stall.shop.books.catalog.categories()}
    assert (names[paste.category], paste.story) == ("น้ำพริก", "ตำวันต่อวัน")
    assert not product(stall, "TR-01").active


def test_a_list_of_square_brings_variations_and_what_is_archived(stall: MarketStall) -> None:
    imported(stall, LISTS / "square.csv")
    assert product(stall, "SQ-1").variant == ""
    assert product(stall, "SQ-2").family == product(stall, "SQ-3").family == "เสื้อม่อฮ่อม"
    cloth = product(stall, "SQ-4")
    assert (cloth.active, cloth.free_price) == (False, True)
    names = {one.id: one.name for one in stall.shop.books.catalog.categories()}
    assert names[product(stall, "SQ-1").category] == "น้ำพริก"


def test_a_list_of_odoo_brings_units_and_the_last_level_of_a_category(stall: MarketStall) -> None:
    imported(stall, LISTS / "odoo.csv")
    assert (product(stall, "OD-2").unit, product(stall, "OD-3").unit) == ("dozen", "kg")
    assert product(stall, "OD-1").unit == "jar", "“Units” says nothing"
    assert not product(stall, "OD-3").active
    assert {one.name for one in stall.shop.books.catalog.categories()} == {"น้ำพริก", "อาหาร", "ผลไม้"}


def test_a_list_of_open_source_pos_goes_by_barcode(stall: MarketStall) -> None:
    imported(stall, LISTS / "ospos.csv")
    paste = product(stall, "8850001110001")
    assert (paste.name, paste.cost, paste.warn_at) == ("น้ำพริกหนุ่ม", Money(2800), Quantity.of(5))


@pytest.mark.parametrize("name", sorted(path.name for path in LISTS.iterdir()))
def test_a_list_taken_in_twice_makes_no_doubles(stall: MarketStall, name: str) -> None:
    imported(stall, LISTS / name)
    seq = stall.shop.books.journal.last_seq()
    again = planned(stall, LISTS / name)
    assert again.count(Outcome.NEW) == again.count(Outcome.CHANGED) == again.count(Outcome.REFUSED) == 0
    assert stall.shop.books.journal.last_seq() == seq, "planning writes nothing"
