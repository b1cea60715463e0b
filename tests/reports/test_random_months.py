"""Every report ties to the ledgers, whatever happened in the month; and each of its numbers to the bills behind it."""

# ruff: noqa: S608 - statements are put together from constants

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, given, settings

from posapp.domain.money import Money, total
from posapp.domain.quantity import Quantity
from posapp.reports.asking import compared_with, whole_months
from posapp.reports.reading import bills_behind, read
from posapp.reports.sheet import WITHOUT, Asked, Period, Row, Table
from posapp.reports.sheets import SHEETS
from tests.reports.random_month import FIRST, Month, months
from tests.reports.raw_ledger import RawLedger

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.operations.shop import Shop
    from tests.reports.random_month import OneDay

_PERIOD: Final = Period(FIRST, date(2026, 3, 15))
_LIVED: Final = settings(max_examples=20, suppress_health_check=list(HealthCheck))
_NO_LIMIT: Final = 100_000


def _ledger(shop: Shop, period: Period = _PERIOD) -> RawLedger:
    return RawLedger(shop.books.database.rows, period.first.isoformat(), period.last.isoformat())


def _in_a_month(days: list[OneDay], left_open: bool, look: Callable[[Month], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        month = Month.begin(Path(folder))
        try:
            month.live(days, left_open=left_open)
            look(month)
        finally:
            month.shop.books.close()


def _asked(period: Period = _PERIOD) -> Asked:
    return Asked(period, compared_with(period, "week"))


def _column(table: Table, key: str) -> dict[str, int]:
    """A column by the keys of its rows, in satang, thousandths or pieces; without what is nothing."""
    place = table.place(key)
    return {row.key: amount for row in table.rows if (amount := _plain(row, place))}


def _plain(row: Row, place: int) -> int:
    cell = row.cells[place]
    if isinstance(cell, Money):
        return cell.satang
    if isinstance(cell, Quantity):
        return cell.milli
    return cell if isinstance(cell, int) else 0


def _foot(table: Table, key: str) -> int:
    assert table.total is not None
    return _plain(table.total, table.place(key))


@_LIVED
@given(months)
def test_sales_by_day_hour_seller_and_channel_are_those_of_the_bills(lived: tuple[list[OneDay], bool]) -> None:
    def look(month: Month) -> None:
        shop, raw = month.shop, _ledger(month.shop)
        whole = whole_months(_PERIOD)
        dated = RawLedger(raw.rows, whole.first.isoformat(), whole.last.isoformat())
        assert _column(read(shop, "month", _asked()), "net") == dated.by("day")
        in_year = RawLedger(raw.rows, "2026-01-01", "2026-12-31")
        assert _column(read(shop, "year", _asked()), "net") == in_year.by("substr(day, 1, 7)")
        hours = raw.by("CASE late WHEN 1 THEN 'late' ELSE substr(at, 12, 2) END")
        assert _column(read(shop, "by-hour", _asked()), "net") == hours
        assert _column(read(shop, "by-seller", _asked()), "net") == raw.by("cashier")
        channels = raw.by("iif(late, 'notebook', iif(place = '', 'till', 'market'))")
        assert _column(read(shop, "by-channel", _asked()), "net") == channels
        for key in ("by-hour", "by-seller", "by-channel"):
            table = read(shop, key, _asked())
            assert _foot(table, "net") == raw.net
            assert _foot(table, "bills") == raw.one(_BILLS)
            assert _foot(table, "refunded") == raw.one(_REFUNDED)

    _in_a_month(*lived, look)


_BILLS: Final = "SELECT count(*) FROM sale WHERE kind = 'sale' AND day BETWEEN :first AND :last"
_REFUNDED: Final = "SELECT sum(total) FROM sale WHERE kind = 'refund' AND day BETWEEN :first AND :last"
_TENDERS: Final = """SELECT method, sum(amount) FROM tender WHERE sale IN
    (SELECT id FROM sale WHERE day BETWEEN :first AND :last) GROUP BY method"""
_DISCOUNTS: Final = """SELECT sum(discount) + sum(bill_discount) FROM sale_line, sale WHERE sale_line.sale = sale.id
    AND day BETWEEN :first AND :last"""
_GONE: Final = """SELECT reason || ':' || code, -sum(quantity) FROM stock_move JOIN product ON product.id = product
    WHERE reason IN ('waste', 'gift', 'loss') AND sale = '' GROUP BY 1"""
_OFF: Final = "SELECT sum(counted) - sum(expected) FROM cash_close"
_OWED: Final = "SELECT customer, sum(amount) FROM tender WHERE method = 'on_account' GROUP BY customer"


@_LIVED
@given(months)
def test_goods_and_rounding_together_are_the_sales_whosoever_they_are(lived: tuple[list[OneDay], bool]) -> None:
    def look(month: Month) -> None:
        shop, raw = month.shop, _ledger(month.shop)
        goods = {one.id: one for one in shop.books.catalog.all(withdrawn=True)}
        rounded = {"rounding": raw.rounding} if raw.rounding else {}
        by_code = raw.parts(lambda product, _owner: goods[product].code)  # type: ignore[index]
        table = read(shop, "by-product", _asked())
        assert _column(table, "amount") == {**by_code, **rounded}
        sold = {goods[key].code: milli for key, milli in raw.quantities().items() if milli}  # type: ignore[index]
        assert _column(table, "quantity") == sold
        by_owner = raw.parts(lambda _product, owner: owner)
        assert _column(read(shop, "by-owner", _asked()), "amount") == {**by_owner, **rounded}
        by_category = raw.parts(lambda product, _owner: goods[product].category)  # type: ignore[index]
        assert _column(read(shop, "by-category", _asked()), "amount") == {**by_category, **rounded}
        for key in ("by-product", "best", "by-owner", "by-category"):
            table = read(shop, key, _asked())
            assert _foot(table, "amount") == sum(_column(table, "amount").values()) == raw.net
        profits = {goods[key].code: made for key, made in raw.profits().items()}  # type: ignore[index]
        table = read(shop, "profit", _asked())
        assert _column(table, "cost") == {code: cost for code, (_sold, cost) in profits.items() if cost}
        assert _column(table, "profit") == {code: got - cost for code, (got, cost) in profits.items() if got - cost}
        assert _foot(table, "costed") + _foot(table, "uncosted") + raw.rounding == raw.net

    _in_a_month(*lived, look)


@_LIVED
@given(months)
def test_money_discounts_waste_debts_and_drawers_are_those_of_the_ledgers(lived: tuple[list[OneDay], bool]) -> None:
    def look(month: Month) -> None:
        shop, raw = month.shop, _ledger(month.shop)
        paid = raw.pairs(_TENDERS)
        assert _column(read(shop, "by-method", _asked()), "net") == paid
        assert sum(paid.values()) == raw.net == _foot(read(shop, "by-method", _asked()), "net")
        assert _foot(read(shop, "refunds", _asked()), "amount") == raw.one(_REFUNDED)
        assert _foot(read(shop, "discounts", _asked()), "discount") == raw.one(_DISCOUNTS)
        assert _column(read(shop, "waste", _asked()), "quantity") == raw.pairs(_GONE)
        everything = Period(date(2026, 1, 1), _PERIOD.last)
        assert _foot(read(shop, "cash", _asked(everything)), "over_short") == raw.one(_OFF)
        assert _column(read(shop, "pay-later", _asked()), "balance") == raw.pairs(_OWED)
        lines = _column(read(shop, "day", _asked()), "amount")
        assert lines.get("net", 0) == raw.net
        assert lines.get("refunded", 0) == raw.one(_REFUNDED)
        assert lines.get("discounts", 0) == raw.one(_DISCOUNTS)
        assert lines.get("rounding", 0) == raw.rounding
        assert {key: lines[key] for key in paid} == paid

    _in_a_month(*lived, look)


@_LIVED
@given(months)
def test_each_number_is_what_the_bills_behind_it_add_up_to(lived: tuple[list[OneDay], bool]) -> None:
    def look(month: Month) -> None:
        for key, column in _TRACED.items():
            table = read(month.shop, key, _asked())
            for row in (*table.rows, *filter(None, (table.total,))):
                if row.behind:
                    behind = bills_behind(month.shop, row.behind, _NO_LIMIT)
                    assert total([one.amount for one in behind]).satang == _plain(row, table.place(column)), (key, row)

    _in_a_month(*lived, look)


_TRACED: Final = {
    **dict.fromkeys(("month", "week", "year", "by-hour", "by-seller", "by-channel", "by-method"), "net"),
    **dict.fromkeys(("by-product", "best", "by-owner", "by-category", "day", "refunds"), "amount"),
    "pay-later": "owed",
    "market": "sold",
}


@_LIVED
@given(months)
def test_narrowed_reports_part_the_whole_and_nothing_else(lived: tuple[list[OneDay], bool]) -> None:
    def look(month: Month) -> None:
        shop, raw = month.shop, _ledger(month.shop)
        for sheet in (one for one in SHEETS if one.key in ("by-hour", "by-product", "refunds")):
            column = {"by-hour": "net"}.get(sheet.key, "amount")
            whole = _foot(read(shop, sheet.key, _asked()), column)
            parted = [
                _foot(read(shop, sheet.key, Asked(_PERIOD, only=(("seller", seller),))), column)
                for seller in month.sellers
            ]
            assert sum(parted) == whole
            places = [
                _foot(read(shop, sheet.key, Asked(_PERIOD, only=(("place", place),))), column)
                for place in (WITHOUT, month.market)
            ]
            assert sum(places) == whole
        owned = [
            _foot(read(shop, "by-product", Asked(_PERIOD, only=(("owner", owner or WITHOUT),))), "amount")
            for owner in {"", *raw.parts(lambda _product, owner: owner)}
        ]
        assert sum(owned) + raw.rounding == raw.net

    _in_a_month(*lived, look)


_KEPT: Final = (
    (
        *("goods_day", "goods_sold", "line_share", "day, session, product, owner"),
        ("quantity", "amount", "discount", "cost", "costed"),
    ),
    (
        *("bills_day", "bills_made", "bill_sum", "day, session, hour, cashier, place, kind, late"),
        ("bills", "total", "rounding"),
    ),
    ("money_day", "money_taken", "tender_sum", "day, session, method", ("bills", "taken", "returned")),
)
"""The table of sums, the view of sums and live lines, the lines of both, what a sum is about, and what is summed."""
_NEWEST: Final = "SELECT id FROM cash_session ORDER BY number DESC LIMIT 1"


@_LIVED
@given(months)
def test_the_sums_of_closed_days_are_those_of_their_lines(lived: tuple[list[OneDay], bool]) -> None:
    def look(month: Month) -> None:
        def found(sql: str) -> set[tuple[object, ...]]:
            return {tuple(row) for row in month.shop.books.database.rows.execute(sql)}

        assert found("SELECT id FROM unsummed") == found(_NEWEST)
        for kept, both, lines, keys, amounts in _KEPT:
            added = f"SELECT {keys}, {', '.join(f'sum({amount})' for amount in amounts)} FROM"
            summed = f"{added} {lines} WHERE session IN (SELECT session FROM summed) GROUP BY {keys}"
            assert found(f"SELECT {keys}, {', '.join(amounts)} FROM {kept}") == found(summed)
            assert found(f"{added} {both} GROUP BY {keys}") == found(f"{added} {lines} GROUP BY {keys}")

    _in_a_month(*lived, look)
