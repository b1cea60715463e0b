"""What goes on the web page: chosen goods as everybody may see them, and nothing that is nobody's business."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from posapp.app.paths import resources
from posapp.documents.web import site
from posapp.domain.certificate import Certificate
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.web_catalogue import Supply
from posapp.operations.change_options import change_options
from posapp.operations.edit_catalog import new_category, save_category, save_product, withdraw
from posapp.operations.members import new_member, save_member
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.web_catalogue import web_catalogue, web_goods
from tests.doubles.trade import open_stall
from tests.doubles.web_orders import open_web_shop

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.web_catalogue import WebArticle, WebCatalogue
    from tests.doubles.trade import MarketStall

CRACKERS, CLOTH, MANGO, MASSAGE = "ข้าวแต๋น", "ผ้าขาวม้า", "มะม่วง", "นวดไทย"
_PROMPTPAY: Final = "0891112222"


@pytest.fixture
def stall(tmp_path: Path) -> MarketStall:
    opened = open_stall(tmp_path / "stall")
    _say(opened, **{"web.line": "@KloomPa"})
    return opened


def _say(stall: MarketStall, **values: str) -> None:
    change_options(stall.shop, SHOP_OPTIONS, values, stall.seller)


def _add(stall: MarketStall, name: str, on_hand: int | None = None, **fields: object) -> Product:
    new = replace(Product(ProductId(stall.shop.ids.new()), "", name, Money(10000)), **fields)  # type: ignore[arg-type]
    quantity = None if on_hand is None else Quantity.of(on_hand)
    saved, _changes = save_product(stall.shop, new, stall.seller, on_hand=quantity)
    return saved


def _page(stall: MarketStall) -> WebCatalogue:
    return web_catalogue(stall.shop, web_goods(stall.shop))


def _shown(stall: MarketStall, name: str) -> WebArticle:
    (found,) = [one for shelf in _page(stall).shelves for one in shelf.articles if one.name == name]
    return found


def test_goods_stand_by_category_in_the_order_of_the_shop(stall: MarketStall) -> None:
    shelves = [new_category(stall.shop, name, "#1D3E78", "shirt") for name in ("ผ้า", "ของกิน")]
    for at, shelf in enumerate(shelves):
        save_category(stall.shop, replace(shelf, position=at), stall.seller)
    for name, shelf in ((CLOTH, shelves[0]), (CRACKERS, shelves[1])):
        save_product(stall.shop, replace(stall.goods[name], category=shelf.id), stall.seller)
    page = _page(stall)
    assert [shelf.name for shelf in page.shelves] == ["ผ้า", "ของกิน", ""]
    assert [one.name for one in page.shelves[0].articles] == [CLOTH]
    assert page.group == "กลุ่มแม่บ้านดอยสูง"
    assert page.contact.line == "@kloompa"
    assert page.day == date(2026, 1, 17)


def test_what_online_orders_have_set_aside_is_not_offered_again(stall: MarketStall) -> None:
    assert (_shown(stall, CRACKERS).supply, _shown(stall, CRACKERS).left) == (Supply.THERE, Quantity.of(100))
    open_web_shop(stall, CRACKERS).place((CRACKERS, 99, "35"))
    assert _shown(stall, CRACKERS).left == ONE
    stall.sold((CRACKERS, 1))
    assert (_shown(stall, CRACKERS).supply, _shown(stall, CRACKERS).left) == (Supply.SOLD_OUT, Quantity(0))


def test_what_nobody_counts_is_neither_there_nor_sold_out(stall: MarketStall) -> None:
    assert (_shown(stall, MASSAGE).supply, _shown(stall, MASSAGE).left) == (Supply.UNCOUNTED, None)


def test_the_group_may_keep_its_numbers_to_itself(stall: MarketStall) -> None:
    _say(stall, **{"web.left": "no"})
    assert (_shown(stall, CRACKERS).supply, _shown(stall, CRACKERS).left) == (Supply.THERE, None)


def test_a_basket_is_there_as_long_as_all_its_parts_are(stall: MarketStall) -> None:
    parts = (BasketPart(stall.goods[CRACKERS].id, Quantity.of(30)), BasketPart(stall.goods[MASSAGE].id, ONE))
    _add(stall, "ชุดของขวัญ", kind=ProductKind.BASKET, parts=parts)
    shown = _shown(stall, "ชุดของขวัญ")
    assert (shown.left, [part.name for part in shown.parts]) == (Quantity.of(3), [CRACKERS, MASSAGE])
    stall.sold((CRACKERS, 71))
    assert _shown(stall, "ชุดของขวัญ").supply is Supply.SOLD_OUT


def test_a_single_piece_leaves_the_page_once_it_is_sold(stall: MarketStall) -> None:
    piece = _add(stall, "ผ้าซิ่นตีนจก", 1, kind=ProductKind.ONE_OFF, tracked=True)
    stall.goods[piece.name] = piece
    assert piece.name in [one.name for one in web_goods(stall.shop)]
    stall.sold((piece.name, 1))
    assert piece.name not in [one.name for one in web_goods(stall.shop)]


def test_materials_and_withdrawn_goods_never_get_there(stall: MarketStall) -> None:
    material = _add(stall, "ด้ายฝ้าย", 5, kind=ProductKind.MATERIAL, tracked=True)
    withdraw(stall.shop, stall.goods[MANGO].id, stall.seller)
    names = [one.name for one in web_goods(stall.shop)]
    assert material.name not in names
    assert MANGO not in names
    with pytest.raises(Refused) as refused:
        web_catalogue(stall.shop, [material])
    assert refused.value.code == "web_empty"


def test_prices_are_those_of_today_for_people_who_come_by(stall: MarketStall) -> None:
    rules = (
        PriceRule(Money(15000), wholesale=True),
        PriceRule(Money(18000), since=date(2026, 1, 1), until=date(2026, 1, 31)),
        PriceRule(Money(17000), at_least=Quantity.of(10)),
        PriceRule(Money(17500), at_least=Quantity.of(20)),
        PriceRule(Money(11000), since=date(2027, 1, 1)),
    )
    save_product(stall.shop, replace(stall.goods[CLOTH], prices=rules), stall.seller)
    shown = _shown(stall, CLOTH)
    assert shown.price == Money(18000)
    assert shown.cheaper == ((Quantity.of(10), Money(17000)),)


def test_a_free_price_is_asked_for(stall: MarketStall) -> None:
    save_product(stall.shop, replace(stall.goods[MASSAGE], free_price=True), stall.seller)
    assert _shown(stall, MASSAGE).price is None


def test_only_certificates_that_are_good_today_are_shown(stall: MarketStall) -> None:
    marks = (Certificate("otop", "5"), Certificate("halal", "old", date(2026, 1, 16)))
    save_product(stall.shop, replace(stall.goods[CRACKERS], certificates=marks), stall.seller)
    assert _shown(stall, CRACKERS).certificates == marks[:1]


def test_a_maker_is_named_only_if_the_group_chose_to(stall: MarketStall) -> None:
    member, _changes = save_member(stall.shop, new_member(stall.shop, "นางสมศรี ใจดี", "ป้าศรี"), stall.seller)
    save_product(stall.shop, replace(stall.goods[CLOTH], owner=member.id, story="ทอมือ"), stall.seller)
    assert (_shown(stall, CLOTH).maker, _shown(stall, CLOTH).story) == ("", "ทอมือ")
    _say(stall, **{"web.makers": "yes"})
    assert _shown(stall, CLOTH).maker == "ป้าศรี"


def test_no_payment_no_phone_of_members_and_no_address_get_there(stall: MarketStall) -> None:
    secret = {"group.address": "99 หมู่ 9", "group.phone": "0533334444", "group.tax_id": "0994000165501"}
    _say(stall, **secret, **{"web.makers": "yes"})
    with stall.shop.books.write():
        stall.shop.books.options.write({"promptpay.id": _PROMPTPAY})
    member = replace(new_member(stall.shop, "นางสมศรี ใจดี", "ป้าศรี"), phone="0867778888")
    saved, _changes = save_member(stall.shop, member, stall.seller)
    save_product(stall.shop, replace(stall.goods[CLOTH], owner=saved.id, cost=Money(12345)), stall.seller)
    pages = b"".join(site(_page(stall), resources() / "web").values()).decode(errors="replace")
    assert "ป้าศรี" in pages
    for text in (*secret.values(), _PROMPTPAY, "0867778888", "ใจดี", "123.45", "PromptPay", "พร้อมเพย์"):
        assert text not in pages


def test_somebody_must_be_there_to_order_from(stall: MarketStall) -> None:
    _say(stall, **{"web.line": ""})
    with pytest.raises(Refused, match="Nobody could order"):
        _page(stall)
    _say(stall, **{"web.phone": "12"})
    with pytest.raises(Refused, match="no phone number"):
        _page(stall)
    _say(stall, **{"web.phone": "081 234 5678"})
    assert _page(stall).contact.dialled == "+66812345678"


def test_phone_and_line_never_reach_the_journal(stall: MarketStall) -> None:
    _say(stall, **{"web.phone": "081 234 5678"})
    rows = stall.shop.books.database.rows.execute("SELECT body FROM journal WHERE kind = 'option'")
    told = "".join(row["body"] for row in rows)
    assert "web.phone" in told
    assert "5678" not in told
    assert "kloompa" not in told.lower()


def test_pictures_come_along_once_each(stall: MarketStall) -> None:
    jpeg = (resources() / "sample_products" / "pictures" / "cloth-01.jpg").read_bytes()
    for name in (CLOTH, CRACKERS):
        save_product(stall.shop, stall.goods[name], stall.seller, photo=jpeg)
    page = _page(stall)
    assert list(page.photos.values()) == [jpeg]
    assert _shown(stall, CLOTH).photo in page.photos
