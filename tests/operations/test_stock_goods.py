"""The goods themselves: what may be written of them, whose they are, and how they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from posapp.domain.certificate import Certificate
from posapp.domain.identity import PersonId, ProductId
from posapp.domain.money import LIMIT_SATANG, Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack, Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import own_barcode, save_product, withdraw
from posapp.operations.find_stock import standings, worth
from posapp.operations.look_up import look_up
from posapp.operations.members import member_called, new_member, owner_name, save_member
from tests.doubles.refusals import refused
from tests.doubles.storeroom import FRESH, Storeroom


def _save(room: Storeroom, product: Product) -> Product:
    return save_product(room.stall.shop, product, room.stall.seller)[0]


def test_everything_said_of_a_product_is_kept(room: Storeroom) -> None:
    full = replace(
        room["ขนมเทียน"],
        story=" ทำจากข้าวเหนียว\nของบ้านเรา ",
        family="ขนมเทียน",
        variant="ไส้เค็ม",
        cost=Money(700),
        prices=(PriceRule(Money(800), wholesale=True, at_least=Quantity.of(12), since=date(2026, 1, 1)),),
        packs=(Pack("dozen", Quantity.of(12), " 8850001110018 "), Pack("crate", Quantity.of(100))),
        certificates=(Certificate("food", "5020123450001", date(2027, 1, 1)), Certificate("otop", "5/66")),
    )
    saved = _save(room, full)
    assert saved == room["ขนมเทียน"]
    assert saved.story == "ทำจากข้าวเหนียว\nของบ้านเรา"
    assert [one.number for one in saved.certificates] == ["50-2-01234-5-0001", "5 / 2566"]
    found = look_up(room.stall.shop, "8850001110018")
    assert found
    assert found.quantity == Quantity.of(12)
    assert examine(room.stall.shop).sound


def test_what_a_product_cant_be_is_refused(room: Storeroom) -> None:
    cake, basket = room["ขนมเทียน"], room["กระเช้าปีใหม่"]
    rule, part = PriceRule(Money(1)), BasketPart(cake.id, ONE)
    cases = [
        ("unit_unknown", replace(cake, unit="furlong")),
        ("price_range", replace(cake, price=Money(-1))),
        ("price_range", replace(cake, cost=Money(LIMIT_SATANG + 1))),
        ("price_range", replace(cake, prices=(replace(rule, price=Money(-1)),))),
        ("price_days", replace(cake, prices=(replace(rule, since=date(2026, 1, 2), until=date(2026, 1, 1)),))),
        ("quantity_negative", replace(cake, prices=(replace(rule, at_least=Quantity(-1)),))),
        ("list_too_long", replace(cake, prices=(rule,) * 41)),
        ("shelf_days", replace(cake, shelf_days=3651)),
        ("shelf_days", replace(cake, shelf_days=-1)),
        ("kind_one_off", replace(room["แป้งข้าวเหนียว"], kind=ProductKind.ONE_OFF)),
        ("basket_kind", replace(cake, parts=(part,))),
        ("basket_empty", replace(basket, parts=())),
        ("basket_nested", replace(basket, parts=(part, BasketPart(basket.id, ONE)))),
        ("basket_nested", replace(basket, parts=(BasketPart(room["ผ้าทอลายดอก"].id, ONE),))),
        ("product_unknown", replace(basket, parts=(BasketPart(ProductId("none"), ONE),))),
        ("quantity_zero", replace(basket, parts=(replace(part, quantity=Quantity(0)),))),
        ("quantity_zero", replace(cake, packs=(Pack("box", Quantity(0)),))),
        ("unit_unknown", replace(cake, packs=(Pack("furlong", ONE),))),
        ("code_taken", replace(cake, packs=(Pack("box", ONE, room["ข้าวแต๋น"].code),))),
        ("certificate_food", replace(cake, certificates=(Certificate("food", "12"),))),
        ("text_too_long", replace(cake, story="x" * 1001)),
        ("name_empty", replace(cake, name=" ")),
    ]
    for code, wrong in cases:
        assert refused(lambda wrong=wrong: _save(room, wrong)) == code, wrong  # type: ignore[misc]
    assert room["ขนมเทียน"] == cake


def test_goods_change_their_kind_only_when_nothing_of_them_is_left_over(room: Storeroom) -> None:
    rice, cake, single = room["ข้าวแต๋น"], room["ขนมเทียน"], ProductKind.ONE_OFF
    assert refused(lambda: _save(room, replace(rice, kind=single))) == "kind_changed"
    part = (BasketPart(cake.id, ONE),)
    assert refused(lambda: _save(room, replace(rice, kind=ProductKind.BASKET, parts=part))) == "kind_changed"
    _save(room, replace(room["กระเช้าปีใหม่"], parts=part))
    assert refused(lambda: _save(room, replace(cake, kind=single))) == "basket_nested"
    save_product(room.stall.shop, rice, room.stall.seller, on_hand=ONE)
    assert _save(room, replace(room["ข้าวแต๋น"], kind=single)).one_off
    assert not _save(room, replace(room["ข้าวแต๋น"], kind=ProductKind.ORDINARY)).one_off


def test_an_own_barcode_is_new_each_time(room: Storeroom) -> None:
    first = own_barcode(room.stall.shop)
    _save(room, replace(room["ขนมเทียน"], barcodes=(first,)))
    assert own_barcode(room.stall.shop) != first


def test_members_have_numbers_and_are_called_by_any_of_their_names(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    kham, _changes = save_member(shop, new_member(shop, " คำ ใจดี ", "แม่คำ"), seller)
    wan, _changes = save_member(shop, new_member(shop, "วรรณ", "แม่คำ", "12"), seller)
    assert (kham.number, kham.name, wan.number) == ("1", "คำ ใจดี", "12")
    assert save_member(shop, new_member(shop, "จันทร์"), seller)[0].number == "13"
    assert (member_called(shop, "1"), member_called(shop, "วรรณ")) == (kham, wan)
    assert member_called(shop, "แม่คำ") is None
    assert member_called(shop, "") is None
    assert owner_name(shop, kham.id) == "แม่คำ"
    assert owner_name(shop, PersonId("")) == owner_name(shop, PersonId("none")) == ""
    assert refused(lambda: save_member(shop, replace(wan, number="1"), seller)) == "member_taken"
    assert refused(lambda: save_member(shop, replace(wan, name=""), seller)) == "name_empty"
    _save(room, replace(room["ผ้าทอลายดอก"], owner=kham.id))
    assert refused(lambda: save_member(shop, replace(kham, active=False), seller)) == "member_owns"
    save_member(shop, replace(wan, active=False), seller)
    assert [one.name for one in shop.books.members.all()] == ["คำ ใจดี", "จันทร์"]
    assert len(shop.books.members.all(left=True)) == 3
    assert shop.books.members.digest(PersonId("none")) == ""
    assert examine(shop).sound


def test_goods_are_found_by_how_they_stand(room: Storeroom) -> None:
    shop, stall = room.stall.shop, room.stall
    _save(room, replace(room["น้ำพริกหนุ่ม"], warn_at=Quantity.of(99), cost=Money(2000)))
    stall.sold(("น้ำพริกหนุ่ม", 1), ("ขนมเทียน", 1))
    assert [one.product.name for one in standings(shop, "low")] == ["น้ำพริกหนุ่ม"]
    assert [one.product.name for one in standings(shop, "below")] == ["ขนมเทียน"]
    assert {one.product.name for one in standings(shop, "out")} == {"แป้งข้าวเหนียว", "ถุงพลาสติก"}
    slow = {one.product.name for one in standings(shop, "slow")}
    assert slow == {"ข้าวแต๋น", "ผ้าขาวม้า", "มะม่วง"}
    stall.clock.at += timedelta(days=40)
    assert {one.product.name for one in standings(shop, "slow")} == {*slow, "น้ำพริกหนุ่ม"}
    everything = {one.product.name: one for one in standings(shop)}
    assert "นวดไทย" not in everything
    assert "กระเช้าปีใหม่" not in everything
    assert [everything[name].state for name in ("ขนมเทียน", "ผ้าทอลายดอก", "น้ำพริกหนุ่ม", "มะม่วง")] == [
        "below",
        "out",
        "low",
        "plenty",
    ]
    assert everything["น้ำพริกหนุ่ม"].last_sold == date(2026, 1, 17)
    assert worth(standings(shop, "low")) == Money(99 * 2000)
    assert everything["ขนมเทียน"].value == Money(0)
    place = room.place("ซุ้มหน้าวัด").id
    room.receive("ขนมเทียน", 3, FRESH)
    room.move("ขนมเทียน", 2, place)
    assert [(one.product.name, one.on_hand.milli) for one in standings(shop, "all", place)] == [("ขนมเทียน", 2000)]
    withdraw(shop, room["ขนมเทียน"].id, room.stall.seller)
    # What is not sold any more still lies there and has cost something.
    assert [one.on_hand for one in standings(shop, "all", place)] == [Quantity.of(2)]
    room.adjust("ขนมเทียน", room.on_hand("ขนมเทียน") // 1000)
    assert "ขนมเทียน" not in {one.product.name for one in standings(shop, "out")}
