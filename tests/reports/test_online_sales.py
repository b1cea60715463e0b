"""Online orders stand in every report beside the stall's sales, and each number leads to its bills."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.order import Stage
from posapp.domain.place import ONLINE
from posapp.operations.cash_session import Counted, Witnesses, close_session, open_session
from posapp.operations.change_options import change_options
from posapp.operations.online.orders import settle_stages
from posapp.operations.online.picking import cancel, ship
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.people import person_named
from posapp.operations.stock_book import today
from posapp.reports.reading import bills_behind, read
from posapp.reports.sheet import Asked, Period
from posapp.reports.sheets import SHEETS
from tests.doubles.trade import begin_next_day
from tests.doubles.web_orders import WebShop, open_web_shop

if TYPE_CHECKING:
    from posapp.reports.sheet import Row, Table
    from tests.doubles.trade import MarketStall

_TAXED = {"group.tax_id": "1000000000017", "vat.branch": "00000", "vat.pos_id": "E01", "vat.on": "yes"}
RICE, CLOTH, JAR = "ข้าวแต๋น", "ผ้าขาวม้า", "น้ำพริกหนุ่ม"


@pytest.fixture(params=["open", "closed"])
def web(request: pytest.FixtureRequest, stall: MarketStall) -> WebShop:
    """A day with a bill of the stall, an order sent off by Mali, one taken back, one called off, one that waits."""
    shop, seller = stall.shop, stall.seller
    change_options(shop, SHOP_OPTIONS, _TAXED, seller)
    open_session(shop, Counted(Money(100000)), seller)
    web = open_web_shop(stall, RICE, CLOTH)
    mali = person_named(shop, "cashier", "มะลิ", seller)
    stall.sold((RICE, 1))
    ship(shop, web.place((RICE, 2, "100"), (JAR, 1, "60"), postage="40").id, "TH1", mali)
    back = web.place((CLOTH, 1, "199.50"))
    ship(shop, back.id, "", mali)
    web.tell(web.moved(back, Stage.CANCELLED))
    settle_stages(shop)
    cancel(shop, web.place((RICE, 1, "35")).id, "ของหมด", seller)
    web.place((RICE, 5, "175"))
    if request.param == "closed":
        close_session(shop, Counted(Money(103500)), "", Witnesses(seller))
        begin_next_day(stall)
        stall.clock.at = stall.clock.at.replace(hour=9)
    return web


def table(web: WebShop, key: str, **only: str) -> Table:
    day = today(web.stall.shop)
    asked = Asked(Period(day.replace(day=1), day), only=tuple(only.items()))  # type: ignore[arg-type]
    return read(web.stall.shop, key, asked)


def column(found: Table, key: str) -> dict[str, Money]:
    place = found.place(key)
    cells = {row.key: row.cells[place] for row in found.rows}
    return {name: cell for name, cell in cells.items() if isinstance(cell, Money) and cell}


def test_sales_by_channel_seller_and_method_tell_online_ones_apart(web: WebShop) -> None:
    stall = web.stall
    mali = person_named(stall.shop, "cashier", "มะลิ", stall.seller)
    assert column(table(web, "by-channel"), "net") == {"till": Money(3500), "online": Money(20000)}
    assert column(table(web, "by-seller"), "net") == {stall.seller: Money(3500), mali: Money(20000)}
    assert column(table(web, "by-method"), "net") == {"cash": Money(3500), "online": Money(20000)}
    assert column(table(web, "by-seller", place=ONLINE), "net") == {mali: Money(20000)}


def test_goods_postage_and_what_is_not_paired_add_up_to_the_sales(web: WebShop) -> None:
    found = table(web, "by-product")
    assert {row.cells[0]: row.cells[4] for row in found.rows} == {
        RICE: Money(13500),
        "Postage and other goods": Money(10000),
        CLOTH: Money(0),
    }
    assert found.total
    assert found.total.cells[4] == Money(23500)
    assert sum(amount.satang for amount in column(table(web, "by-category"), "amount").values()) == 23500


def behind(web: WebShop, row: Row) -> int:
    assert row.behind
    return sum(bill.amount.satang for bill in bills_behind(web.stall.shop, row.behind))


@pytest.mark.parametrize(
    ("key", "of"), [("by-product", "amount"), ("by-category", "amount"), ("by-channel", "net"), ("by-method", "net")]
)
def test_each_number_leads_to_the_bills_that_add_up_to_it(web: WebShop, key: str, of: str) -> None:
    found = table(web, key)
    for row in found.rows:
        cell = row.cells[found.place(of)]
        assert isinstance(cell, Money)
        assert behind(web, row) == cell.satang


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.key)
def test_every_report_reads_them(web: WebShop, sheet: object) -> None:
    found = table(web, getattr(sheet, "key", ""))
    assert "(erased)" not in {cell for row in found.rows for cell in row.cells}


def test_what_customers_owe_is_not_what_shops_owe(web: WebShop) -> None:
    assert table(web, "pay-later").rows == ()


def test_the_orders_stand_in_their_own_report_with_the_bill_they_became(web: WebShop) -> None:
    found = table(web, "online-orders")
    states = [(row.cells[1], row.cells[3], row.cells[4], row.cells[7]) for row in found.rows]
    assert states == [
        ("#101", "Sent off", "มะลิ", Money(20000)),
        ("#102", "Called off", "มะลิ", Money(0)),
        ("#103", "Called off", "สมศรี", Money(0)),
        ("#104", "To be picked", None, Money(17500)),
    ]
    assert found.total
    assert found.total.cells[7] == Money(37500)
    assert behind(web, found.rows[0]) == 20000
    assert "orders: 2, 375.00 baht; still to be sent off: 1" in found.words
    mali = person_named(web.stall.shop, "cashier", "มะลิ", web.stall.seller)
    assert [row.cells[1] for row in table(web, "online-orders", seller=mali).rows] == ["#101", "#102"]


def test_calling_an_order_off_is_something_the_auditor_looks_at(web: WebShop) -> None:
    assert "#103 ของหมด" in {row.cells[3] for row in table(web, "audit").rows}
