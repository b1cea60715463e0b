"""Months of anything that can happen to money: the book carries forward what an independent sum of the rows says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posapp.domain.cash_book import CATEGORIES, OPENING, Column, Purse, month_of
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import Tender, TenderState
from posapp.operations.cash_book.enter import NewEntry, enter_money, reverse_money
from posapp.operations.cash_book.month import month_book
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.reconcile.debts import Paying, settle_scheme, take_back
from posapp.operations.refund import refund
from posapp.operations.sell import sell
from tests.doubles.trade import BANGKOK, open_stall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.doubles.trade import MarketStall

_STATES: Final = {
    "cash": TenderState.RECEIVED,
    "promptpay": TenderState.WAITING,
    "bank_transfer": TenderState.SEEN,
    "government": TenderState.OWED,
}
_MARKS: Final = (TenderState.SEEN, TenderState.DISPUTED, TenderState.WAITING)
_KEYS: Final = sorted(set(CATEGORIES) - {OPENING.key})

_acts = st.one_of(
    st.tuples(st.just("wait"), st.integers(1, 500), st.just(0)),
    st.tuples(st.just("sell"), st.sampled_from(sorted(_STATES)), st.integers(1, 5)),
    st.tuples(st.just("refund"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("mark"), st.integers(0, 9), st.integers(0, 2)),
    st.tuples(st.just("close"), st.integers(-300, 300), st.just(0)),
    st.tuples(st.just("enter"), st.sampled_from(_KEYS), st.integers(0, 80)),
    st.tuples(st.just("opening"), st.sampled_from((Purse.BOX, Purse.BANK)), st.integers(0, 80)),
    st.tuples(st.just("reverse"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("settle"), st.integers(0, 200), st.just(0)),
    st.tuples(st.just("take back"), st.integers(0, 3), st.just(0)),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_acts, max_size=40))
def test_every_month_carries_forward_what_the_rows_add_up_to(acts: Sequence[tuple[str, object, int]]) -> None:
    with TemporaryDirectory() as folder:
        stall = open_stall(Path(folder) / "stall")
        stall.clock.at = datetime(2026, 1, 29, 1, 30, tzinfo=BANGKOK)  # before the cut-off: it is still the 28th
        try:
            for what, first, second in acts:
                _do(stall, what, first, second)
            _compare(stall)
        finally:
            stall.shop.books.close()


def _do(stall: MarketStall, what: str, first: object, second: int) -> None:
    """One thing that happens; what the shop refuses does not happen."""
    try:
        _DEEDS[what](stall, first, second)
    except Refused:
        return


def _wait(stall: MarketStall, hours: object, _second: int) -> None:
    assert isinstance(hours, int)
    stall.clock.at += timedelta(hours=hours)


def _sell(stall: MarketStall, method: object, pieces: int) -> None:
    assert isinstance(method, str)
    cart = stall.cart(("น้ำพริกหนุ่ม", pieces))
    sell(stall.shop, cart, (Tender(method, cart.total, cart.total, _STATES[method]),), stall.seller)


def _sales(stall: MarketStall) -> list[tuple[str, str]]:
    rows = stall.shop.books.database.rows
    found = rows.execute("SELECT sale.id, method FROM sale JOIN tender ON sale = id WHERE kind = 'sale' ORDER BY seq")
    return [(row[0], row[1]) for row in found]


def _refund(stall: MarketStall, place: object, _second: int) -> None:
    assert isinstance(place, int)
    for sale, method in _sales(stall)[place : place + 1]:
        repayment = Repayment(SaleId(stall.shop.ids.new()), method, "แตก")
        refund(stall.shop, SaleId(sale), (Returned(1, Quantity.of(1)),), repayment, stall.seller)


def _mark(stall: MarketStall, place: object, state: int) -> None:
    assert isinstance(place, int)
    for sale, _method in _sales(stall)[place : place + 1]:
        confirm_transfer(stall.shop, SaleId(sale), 1, _MARKS[state], stall.seller)


def _close(stall: MarketStall, off: object, _second: int) -> None:
    session = stall.shop.session()
    assert isinstance(off, int)
    if session:
        expected, _totals = expected_in(stall.shop, session)
        counted = Money(max(expected.satang + off, 0))
        close_session(stall.shop, Counted(counted), "", Witnesses(stall.seller), paper=False)


def _enter(stall: MarketStall, key: object, back: int) -> None:
    assert isinstance(key, str)
    _write(stall, key, Purse(("box", "bank", "drawer")[back % 3]), back)


def _opening(stall: MarketStall, purse: object, back: int) -> None:
    assert isinstance(purse, Purse)
    _write(stall, OPENING.key, purse, back)


def _write(stall: MarketStall, key: str, purse: Purse, back: int) -> None:
    day = (stall.clock.at - timedelta(hours=4)).date() - timedelta(days=back)
    new = NewEntry(CATEGORIES[key].kind, key, Money(100 + 37 * back), purse, day)
    enter_money(stall.shop, new, stall.seller)


def _reverse(stall: MarketStall, place: object, _second: int) -> None:
    assert isinstance(place, int)
    rows = stall.shop.books.database.rows.execute("SELECT id FROM money_entry ORDER BY seq").fetchall()
    for row in rows[place : place + 1]:
        reverse_money(stall.shop, row[0], "", stall.seller)


def _settle(stall: MarketStall, less: object, _second: int) -> None:
    """The state pays some of what it owes, and keeps a fee."""
    assert isinstance(less, int)
    settle_scheme(stall.shop, Money(5000 + less), Paying("promptpay", Money(5000), "ค่าธรรมเนียม"), stall.seller)


def _take_back(stall: MarketStall, place: object, _second: int) -> None:
    assert isinstance(place, int)
    rows = stall.shop.books.database.rows.execute("SELECT id FROM settlement ORDER BY seq").fetchall()
    for row in rows[place : place + 1]:
        take_back(stall.shop, row[0], "ผิด", stall.seller)


_DEEDS: Final = {
    "settle": _settle,
    "take back": _take_back,
    "wait": _wait,
    "sell": _sell,
    "refund": _refund,
    "mark": _mark,
    "close": _close,
    "enter": _enter,
    "opening": _opening,
    "reverse": _reverse,
}


def _compare(stall: MarketStall) -> None:
    """Each month from the first to the last against the rows, and each against the month before."""
    effects = _effects(stall.shop.books.database.folder / "books.db")
    carried = Money(0)
    month = date(2025, 10, 1)
    while month <= stall.clock.at.date():
        first, last = month_of(month)
        book = month_book(stall.shop, month)
        assert book.brought == carried
        assert book.brought.satang == sum(amount for day, amount in effects if day < first.isoformat())
        assert book.carried.satang == sum(amount for day, amount in effects if day <= last.isoformat())
        spent = book.sum_of(Column.GOODS) + book.sum_of(Column.OTHER)
        income = book.sum_of(Column.BROUGHT) + book.sum_of(Column.INCOME)
        assert book.carried == book.brought + income - spent
        assert all(first <= line.day <= last for line in book.lines)
        carried, month = book.carried, last + timedelta(days=1)


def _effects(path: Path) -> list[tuple[str, int]]:
    """What each row of the books did to the group's money on which day, without any view or sum of ours."""
    with closing(sqlite3.connect(path)) as rows:
        found = rows.execute("SELECT day, CASE kind WHEN 'income' THEN amount ELSE -amount END FROM money_entry")
        effects = list(found)
        effects += rows.execute(
            "SELECT s.day, c.counted - c.expected FROM cash_close AS c JOIN cash_session AS s ON s.id = c.session"
        )
        tenders = rows.execute(
            "SELECT tender.sale, n, day, amount, state, method, refers FROM tender JOIN sale ON sale.id = tender.sale"
        ).fetchall()
        owing = {(sale, method) for sale, _n, _day, _amount, state, method, _refers in tenders if state == "owed"}
        effects += rows.execute("SELECT day, amount FROM settlement")
        for sale, n, day, sold, state, method, refers in tenders:
            amount = sold
            owed, had = state == "owed", state in ("received", "seen", "waiting")
            if (refers, method) in owing:  # it only lowers what will come
                continue
            effects.append((day, amount * had))
            if owed:
                came = rows.execute("SELECT sum(amount) FROM settlement_part WHERE sale = ? AND tender = ?", (sale, n))
                lowered = sum(row[3] for row in tenders if row[6] == sale and row[5] == method)
                amount = sold + lowered - (came.fetchone()[0] or 0)
            marks = rows.execute("SELECT state, at FROM tender_mark WHERE sale = ? AND n = ? ORDER BY seq", (sale, n))
            for now, at in marks:
                has = now in ("received", "seen") or (now == "waiting" and not owed)
                said = datetime.fromisoformat(at) - timedelta(hours=4)
                effects.append((said.date().isoformat(), amount * (has - had)))
                had = has
    return effects
