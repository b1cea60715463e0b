"""Finding bills, goods and names in the books."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.product import Product
from posapp.i18n import search_key
from posapp.store.catalog import by_ids
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

_ALPHABET = "กขคงนมปพราำิีุูเแโไ่้์็ aB1"
_names = st.text(st.sampled_from(_ALPHABET), min_size=1, max_size=8)


@given(st.lists(st.tuples(_names, _names), max_size=20), _names)
def test_a_search_finds_all_that_holds_what_was_typed_and_nothing_else(
    names: list[tuple[str, str]], typed: str
) -> None:
    goods = [
        Product(ProductId(str(n)), f"{n:04d}", name, short_name=short, barcodes=(f"88{n}",))
        for n, (name, short) in enumerate(names)
    ]
    key = search_key(typed)
    found = NameIndex(goods).find(typed, len(goods) + 1)
    wanted = {
        one.id
        for one in goods
        if any(key in search_key(text) for text in (one.name, one.short_name, one.code, *one.barcodes))
    }
    assert {one.id for one in found} == wanted
    assert len(found) == len(wanted)


def test_names_that_begin_so_come_first_and_only_so_many_come() -> None:
    goods = [Product(ProductId(name), name, name) for name in ("น้ำพริกแกง", "แกงส้ม", "ผงแกง", "แกงเขียวหวาน")]
    index = NameIndex(goods)
    assert [one.name for one in index.find("แกง")] == ["แกงส้ม", "แกงเขียวหวาน", "น้ำพริกแกง", "ผงแกง"]
    assert len(index.find("แกง", 3)) == 3
    assert index.find("", 2) == goods[:2]
    assert index.find("\x02") == goods


def test_bills_are_found_by_day_number_total_and_goods(market_day: MarketStall) -> None:
    sales = market_day.shop.books.sales
    newest = sales.newest(10)
    day = newest[0].issue.day
    assert [bill.issue.number for bill in newest] == ["A69-000003", "A69-000002", "A69-000001"]
    assert sales.of_day(day) == newest
    assert sales.of_day(day + timedelta(days=1)) == []
    assert sales.of_session(newest[0].issue.session) == newest[::-1]
    assert [bill.issue.number for bill in sales.with_total(26950)] == ["A69-000001"]
    assert [bill.issue.number for bill in sales.with_goods("ขาวม้า", day)] == ["A69-000002", "A69-000001"]
    assert sales.with_goods("100%", date(2000, 1, 1)) == sales.with_goods("_", date(2000, 1, 1)) == []
    assert sales.by_number("A69-000009") is None


def test_best_sellers_are_those_that_brought_most(market_day: MarketStall) -> None:
    catalog = market_day.shop.books.catalog
    day = market_day.shop.books.sales.newest(1)[0].issue.day
    names = by_ids(catalog.all())
    best = [names[one].name for one in catalog.best_sellers(day - timedelta(days=1), 2)]
    assert best == ["ผ้าขาวม้า", "มะม่วง"]
    assert catalog.best_sellers(day, 2) == []


def test_the_next_code_is_free(stall: MarketStall) -> None:
    assert stall.shop.books.catalog.next_code() == "0006"


def test_a_day_adds_up_by_method(market_day: MarketStall) -> None:
    books = market_day.shop.books
    day = books.sales.newest(1)[0].issue.day
    totals = books.totals.of_day(day)
    by_method = {one.method: one for one in totals.methods}
    assert totals.net == Money(sum(one.net.satang for one in totals.methods))
    assert by_method["promptpay"].taken == Money(10000)
    assert by_method["promptpay"].waiting == Money(0)
    assert (totals.bills, totals.refunds, totals.refunded) == (2, 1, Money(-3500))
    assert (totals.paid_in, totals.paid_out) == (Money(52000), Money(16000))
