"""The day at the till, its papers, its settings and its goods."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.cash import Count
from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId, PersonId, ProductId
from posapp.domain.money import LIMIT_SATANG, Money
from posapp.domain.print_job import Paper, PrintState
from posapp.domain.product import Product
from posapp.domain.quantity import Quantity
from posapp.operations import papers
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in, open_session, pay_in, pay_out
from posapp.operations.change_options import change_options
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import new_category, own_barcode, save_category, save_product, withdraw
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.people import person_named
from posapp.operations.start_group import start_group
from tests.doubles.trade import CountedIds, HandClock, opened_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.doubles.trade import MarketStall


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    assert str(refusal.value).endswith(".")
    return refusal.value.code


def test_a_day_is_opened_counted_and_closed_once(stall: MarketStall) -> None:
    shop, seller = stall.shop, stall.seller
    assert _code(lambda: close_session(shop, Counted(Money(0)), "", Witnesses(seller))) == "day_not_open"
    count = Count.parse("100x10,20x5")
    opened = open_session(shop, Counted(count.total, count), seller).session
    assert shop.books.cash.session(opened.id) == opened == shop.session()
    assert _code(lambda: open_session(shop, Counted(Money(0)), seller)) == "day_open"
    stall.sold(("ข้าวแต๋น", 1), given=Money(10000))
    pay_in(shop, Money(5000), "แลกเงิน", seller)
    pay_out(shop, Money(2000), "น้ำแข็ง", seller)
    assert expected_in(shop, opened)[0] == Money(110000 + 3500 + 5000 - 2000)
    assert [move.signed.satang for move in shop.books.cash.moves(opened.id)] == [5000, -2000]
    closed = close_session(shop, Counted(Money(116400)), " นับผิด ", Witnesses(seller, PersonId("witness")))
    assert (closed.close.over_short, closed.close.reason) == (Money(-100), "นับผิด")
    assert shop.books.cash.close_of(opened.id) == closed.close
    assert shop.books.cash.seq_of_close(opened.id) == closed.seq
    assert [job.paper for job in shop.books.print_jobs.waiting()] == [Paper.TILL_SHEET]
    next_day = open_session(shop, Counted(Money(0)), seller).session
    assert next_day.number == opened.number + 1
    assert [session.id for session in shop.books.cash.sessions_of(opened.day)] == [opened.id, next_day.id]


def test_selling_begins_a_day_nobody_counted(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    session = opened_session(stall.shop)
    assert (session.counted, session.opening) == (False, Money(0))


def test_each_close_goes_on_from_the_one_before_even_when_the_clock_fell_back(stall: MarketStall) -> None:
    closes = []
    for _day in range(3):
        sold = stall.sold(("ข้าวแต๋น", 1)).sale
        stall.shop.books.sales.refunds_of(sold.id)
        stall.clock.at -= timedelta(hours=2)
        closes.append(close_session(stall.shop, Counted(Money(3500)), "", Witnesses(stall.seller)))
    assert [one.close.perpetual_sold.satang for one in closes] == [3500, 7000, 10500]
    assert [one.close.first_seq for one in closes] == [1, closes[0].seq + 1, closes[1].seq + 1]
    assert [str(finding) for finding in examine(stall.shop).findings] == []


@pytest.mark.parametrize("amount", [-1, 0])
def test_money_moves_only_with_an_amount_and_a_reason(stall: MarketStall, amount: int) -> None:
    assert _code(lambda: pay_in(stall.shop, Money(amount), "ทอน", stall.seller)) == "amount_zero"
    assert _code(lambda: pay_out(stall.shop, Money(100), " \u200b", stall.seller)) == "reason_missing"
    assert _code(lambda: open_session(stall.shop, Counted(Money(-1)), stall.seller)) == "amount_negative"
    assert stall.shop.session() is None


def test_a_second_paper_is_a_copy_and_is_journaled(stall: MarketStall) -> None:
    sale, jobs = stall.sold(("ข้าวแต๋น", 1)).sale, stall.shop.books.print_jobs
    papers.print_sale(stall.shop, sale, stall.seller)
    papers.print_sale(stall.shop, sale, stall.seller)
    assert [job.copy for job in jobs.waiting()] == [False, False]
    first = jobs.waiting()[0]
    assert jobs.begin(first.id)
    jobs.mark(first.id, PrintState.SENT)
    papers.print_sale(stall.shop, sale, stall.seller)
    assert [job.copy for job in jobs.waiting()] == [False, True]
    assert [entry.kind for entry in stall.shop.books.journal.entries()].count("reprint") == 1
    sent = jobs.get(first.id)
    assert sent is not None
    assert (sent.state, sent.tries) == (PrintState.SENT, 1)


def test_a_paper_left_half_way_waits_for_a_person(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    closed = close_session(stall.shop, Counted(Money(0)), "", Witnesses(stall.seller))
    jobs, job = stall.shop.books.print_jobs, stall.shop.books.print_jobs.waiting()[0].id
    assert jobs.begin(job)
    assert jobs.recover() == 1
    assert jobs.waiting() == []
    papers.print_again(stall.shop, job)
    assert [one.id for one in jobs.waiting()] == [job]
    papers.print_again(stall.shop, job)
    papers.drop_paper(stall.shop, job)
    papers.print_till_sheet(stall.shop, closed.session.id)
    assert [one.state for one in jobs.newest()] == [PrintState.WAITING, PrintState.DROPPED]
    assert _code(lambda: papers.print_again(stall.shop, "none")) == "job_unknown"
    assert _code(lambda: papers.drop_paper(stall.shop, "none")) == "job_unknown"


def test_the_drawer_is_opened_for_a_reason(stall: MarketStall) -> None:
    papers.open_drawer(stall.shop, "แลกเงิน", stall.seller)
    assert [entry.kind for entry in stall.shop.books.journal.entries()][-1] == "no_sale"
    assert _code(lambda: papers.open_drawer(stall.shop, " ", stall.seller)) == "reason_missing"


def test_people_are_added_once_and_only_their_hash_is_journaled(stall: MarketStall) -> None:
    first = person_named(stall.shop, "customer", " ยายแก้ว ", stall.seller)
    assert person_named(stall.shop, "customer", "ยายแก้ว", stall.seller) == first
    people = stall.shop.books.people
    assert people.name(first) == "ยายแก้ว"
    assert [one.name for one in people.customers()] == ["ยายแก้ว"]
    assert [one.name for one in people.cashiers()] == ["สมศรี"]
    assert people.name(PersonId("nobody")) == people.digest(PersonId("nobody")) == ""
    assert not any("ยายแก้ว" in entry.body for entry in stall.shop.books.journal.entries())


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("no.such", "1", "option_unknown"),
        ("vat.on", "maybe", "option_yes_no"),
        ("cash.rounding", "up", "option_choice"),
        ("day.cutoff", "13", "option_whole"),
        ("day.cutoff", "-1", "option_whole"),
        ("day.cutoff", "²", "option_whole"),
        ("day.cutoff", "", "option_whole"),
        ("group.tax_id", "1234567890123", "option_tax_id"),
        ("group.name", "ก" * 81, "text_too_long"),
        ("vat.on", "yes", "option_vat_locked"),
    ],
)
def test_an_impossible_setting_changes_none(stall: MarketStall, key: str, value: str, code: str) -> None:
    before = stall.shop.books.options.all()
    values = {"receipt.thanks": "ขอบคุณ", key: value}
    assert _code(lambda: change_options(stall.shop, SHOP_OPTIONS, values, stall.seller)) == code
    assert stall.shop.books.options.all() == before


def test_settings_are_kept_in_one_form_and_only_changes_are_written(stall: MarketStall) -> None:
    values = {
        "day.cutoff": "๐๕",
        "group.tax_id": "0-9940-00165-88-9",
        "vat.branch": "สำนักงานใหญ่",
        "vat.pos_id": "E123",
        "vat.on": "yes",
        "printer.auto": "no",
    }
    change_options(stall.shop, SHOP_OPTIONS, values, stall.seller)
    last = stall.shop.books.journal.last_seq()
    change_options(stall.shop, SHOP_OPTIONS, values, stall.seller)
    assert stall.shop.books.journal.last_seq() == last
    assert stall.shop.setting("day.cutoff") == "5"
    assert stall.shop.group.tax_id == "0994000165889"
    assert stall.shop.terms.vat_rate == 700
    assert "printer.auto" not in stall.shop.books.options.all()
    emptied = {"group.tax_id": ""}
    assert _code(lambda: change_options(stall.shop, SHOP_OPTIONS, emptied, stall.seller)) == "option_vat_locked"
    assert stall.sold(("ข้าวแต๋น", 2)).sale.vat is not None


def _new(stall: MarketStall, **fields: object) -> Product:
    return replace(Product(ProductId(stall.shop.ids.new()), "", "ใหม่"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " \u200b"}, "name_empty"),
        ({"name": "ก" * 121}, "text_too_long"),
        ({"unit": "furlong"}, "unit_unknown"),
        ({"code": "0001"}, "code_taken"),
        ({"barcodes": ("0002",)}, "code_taken"),
        ({"price": Money(-1)}, "price_range"),
        ({"price": Money(LIMIT_SATANG + 1)}, "price_range"),
    ],
)
def test_impossible_goods_are_refused_and_nothing_is_written(
    stall: MarketStall, fields: dict[str, object], code: str
) -> None:
    last = stall.shop.books.journal.last_seq()
    assert _code(lambda: save_product(stall.shop, _new(stall, **fields), stall.seller)) == code
    assert stall.shop.books.journal.last_seq() == last


def test_goods_get_codes_prices_pictures_and_a_first_count(stall: MarketStall) -> None:
    shop, seller = stall.shop, stall.seller
    own = own_barcode(shop)
    new = _new(stall, name=" ชา\nใบหม่อน ", barcodes=(own, " ", own), price=Money(9000), tracked=True)
    saved, _changes = save_product(shop, new, seller, photo=b"\xff\xd8jpeg", on_hand=Quantity.of(12))
    assert (saved.name, saved.code, saved.barcodes, saved.edits) == ("ชา ใบหม่อน", "0006", (own,), 1)
    assert shop.books.catalog.find(own) == shop.books.catalog.find("0006") == saved
    assert shop.books.catalog.photo(saved.photo) == b"\xff\xd8jpeg"
    assert own_barcode(shop) != own
    again, _changes = save_product(shop, replace(saved, price=Money(9500)), seller, on_hand=Quantity.of(10))
    assert again.edits == 2
    assert shop.books.stock.all()[saved.id] == Quantity.of(10)
    kinds = [entry.kind for entry in shop.books.journal.entries()]
    assert kinds[-4:] == ["stock", "product", "price", "stock"]
    save_product(shop, again, seller, on_hand=Quantity.of(10))
    assert [entry.kind for entry in shop.books.journal.entries()][-1] == "product"
    for photo in (b"GIF89a", b"\xff\xd8" + bytes(60_000)):
        with pytest.raises(Refused, match="picture"):
            save_product(shop, again, seller, photo=photo)
    assert examine(shop).sound


def test_withdrawn_goods_keep_code_and_history(stall: MarketStall) -> None:
    shop, rice = stall.shop, stall.goods["ข้าวแต๋น"]
    withdraw(shop, rice.id, stall.seller)
    assert rice.name not in {one.name for one in shop.books.catalog.all()}
    assert rice.name in {one.name for one in shop.books.catalog.all(withdrawn=True)}
    assert shop.books.catalog.find(rice.code) is not None
    withdraw(shop, rice.id, stall.seller, back=True)
    assert rice.name in {one.name for one in shop.books.catalog.all()}
    assert _code(lambda: withdraw(shop, ProductId("none"), stall.seller)) == "product_unknown"


def test_categories_stand_in_their_order(stall: MarketStall) -> None:
    shop, seller = stall.shop, stall.seller
    for name in ("ขนม", "ผ้า"):
        save_category(shop, new_category(shop, f" {name} ", "#8A5A00", "cookie"), seller)
    first, second = shop.books.catalog.categories()
    assert [(one.name, one.position) for one in (first, second)] == [("ขนม", 0), ("ผ้า", 1)]
    save_category(shop, replace(first, active=False), seller)
    assert shop.books.catalog.categories() == [second]
    assert len(shop.books.catalog.categories(withdrawn=True)) == 2
    assert _code(lambda: save_category(shop, replace(second, id=CategoryId("x"), name=""), seller)) == "name_empty"


@pytest.mark.parametrize("letter", ["", "a", "ABC", "1", "ก", "A "])
def test_a_till_is_named_by_capital_letters(tmp_path: Path, letter: str) -> None:
    assert _code(lambda: start_group(tmp_path / "new", "กลุ่ม", letter, HandClock(), CountedIds())) == "letter_syntax"
    assert not (tmp_path / "new").exists()
