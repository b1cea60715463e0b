"""The cash book: what is written into it, what is taken back, who may, and what a month adds up to."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.cash_book import (
    Column,
    Mark,
    MoneyKind,
    Purse,
    Source,
)
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import ZERO, Money
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH, Tender, TenderState
from posapp.operations.cash_book.enter import NewEntry, enter_money, reverse_money
from posapp.operations.cash_book.month import entry_story, month_book, newest_entries
from posapp.operations.cash_session import Counted, expected_in, open_session, pay_out
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.doctor import examine
from posapp.operations.reconcile.debts import Paying, settle_scheme
from posapp.operations.refund import refund
from posapp.operations.sell import sell
from tests.doubles.cash_book import count_right, got, spent
from tests.doubles.trade import BANGKOK, opened_session

if TYPE_CHECKING:
    from posapp.domain.cash_book import BookLine, MonthBook
    from tests.doubles.trade import MarketStall

TODAY = date(2026, 1, 17)
JPEG = b"\xff\xd8 a picture of a bill"


def _book(stall: MarketStall, day: date = TODAY) -> MonthBook:
    return month_book(stall.shop, day)


def _line(book: MonthBook, source: Source, key: str = "") -> BookLine:
    (found,) = [line for line in book.lines if line.source is source and (not key or line.key == key)]
    return found


def _refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda error: error.code == code)


def test_income_and_expenses_stand_in_their_columns(stall: MarketStall) -> None:
    got(stall, "5000", purse=Purse.BANK, party="เทศบาล", paper="ที่ 12/2569")
    spent(stall, "300", "materials")
    spent(stall, "45.50", "travel")
    book = _book(stall)
    assert [book.sum_of(column) for column in Column] == [ZERO, Money(500000), Money(30000), Money(4550)]
    assert book.carried == Money(465450)
    assert [str(one) for one in book.balances] == ["5,000.00", "4,700.00", "4,654.50"]


def test_a_closed_day_is_a_line_for_each_way_to_pay(stall: MarketStall) -> None:
    open_session(stall.shop, Counted(Money(50000)), stall.seller)
    stall.sold(("น้ำพริกหนุ่ม", 2))
    stall.sold(("น้ำพริกหนุ่ม", 1))
    stall.sold(("ข้าวแต๋น", 1), method="promptpay")
    pay_out(stall.shop, Money(20000), "เอาไปฝากธนาคาร", stall.seller)
    assert {line.marks for line in _book(stall).lines} == {(Mark.OPEN,)}
    count_right(stall, off=-150)
    book = _book(stall)
    assert [(line.source, line.key, line.column, str(line.amount)) for line in book.lines] == [
        (Source.SALES, "cash", Column.INCOME, "150.00"),
        (Source.SALES, "promptpay", Column.INCOME, "35.00"),
        (Source.COUNTED, "", Column.OTHER, "1.50"),
    ]
    assert not any(line.marks for line in book.lines)


def test_too_much_at_the_count_is_income_and_says_that_nobody_counted_in_the_morning(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    count_right(stall, off=50000)
    line = _line(_book(stall), Source.COUNTED)
    assert (line.column, line.amount, line.marks) == (Column.INCOME, Money(50000), (Mark.UNCOUNTED,))


def test_refunds_lower_the_income_in_a_line_of_their_own(stall: MarketStall) -> None:
    sold = stall.sold(("น้ำพริกหนุ่ม", 2))
    back = (Returned(1, Quantity.of(1)),)
    refund(stall.shop, sold.sale.id, back, Repayment(SaleId(stall.shop.ids.new()), CASH, "แตก"), stall.seller)
    book = _book(stall)
    assert _line(book, Source.SALES).amount == Money(10000)
    assert _line(book, Source.REFUNDS).amount == Money(-5000)
    assert book.sum_of(Column.INCOME) == book.carried == Money(5000)


def test_what_is_paid_later_is_no_money_until_it_is_settled(stall: MarketStall) -> None:
    cart = stall.cart(("น้ำพริกหนุ่ม", 4))
    owed = Tender("government", Money(15000), Money(15000), TenderState.OWED)
    sold = sell(stall.shop, cart, (owed, Tender(CASH, Money(5000), Money(5000))), stall.seller)
    assert _book(stall).carried == Money(5000)
    stall.clock.at += timedelta(days=20)
    _settle(stall, str(sold.sale.id), 10000)
    book = _book(stall, date(2026, 2, 6))
    assert _line(book, Source.SCHEME, "promptpay").amount == Money(10000)
    # The rest is ticked off by hand: it comes in then, and not what was settled a second time.
    confirm_transfer(stall.shop, sold.sale.id, 1, TenderState.SEEN, stall.seller)
    book = _book(stall, date(2026, 2, 6))
    assert _line(book, Source.UNSEEN, "government").amount == Money(5000)
    assert (book.brought, book.carried) == (Money(5000), Money(20000))


def _settle(stall: MarketStall, sale: str, amount: int) -> None:
    """Part of what the government owes reaches the bank."""
    at, rows = stall.clock.now().isoformat(timespec="seconds"), stall.shop.books.database.rows
    with stall.shop.books.write():
        rows.execute(
            "INSERT INTO settlement (id, terminal, seq, at, day, actor, owed, party, method, amount, note, reverses) "
            "VALUES ('s1', ?, 1, ?, ?, '', 'scheme', 'government', 'promptpay', ?, '', '')",
            (stall.shop.books.terminal.id, at, at[:10], amount),
        )
        rows.execute("INSERT INTO settlement_part VALUES ('s1', ?, 1, ?)", (sale, amount))


def test_a_transfer_that_did_not_come_goes_out_on_the_day_that_was_said(stall: MarketStall) -> None:
    sold = stall.sold(("ข้าวแต๋น", 2), method="promptpay")
    stall.clock.at += timedelta(days=20)
    confirm_transfer(stall.shop, sold.sale.id, 1, TenderState.DISPUTED, stall.seller)
    assert _book(stall).carried == Money(7000)
    february = _book(stall, date(2026, 2, 6))
    assert _line(february, Source.UNSEEN).amount == Money(-7000)
    stall.clock.at += timedelta(days=1)
    confirm_transfer(stall.shop, sold.sale.id, 1, TenderState.SEEN, stall.seller)
    assert [line.amount for line in _book(stall, date(2026, 2, 7)).lines] == [Money(-7000), Money(7000)]


def test_money_of_the_drawer_moves_there_in_the_same_act_and_the_day_ties(stall: MarketStall) -> None:
    open_session(stall.shop, Counted(Money(100000)), stall.seller)
    seq = stall.shop.books.journal.last_seq()
    entry = spent(stall, "120", "utilities", purse=Purse.DRAWER, party="การไฟฟ้า").entry
    assert stall.shop.books.journal.last_seq() == seq + 1
    (move,) = stall.shop.books.cash.moves(opened_session(stall.shop).id)
    assert (move.id, move.signed, move.reason) == (entry.id, Money(-12000), "Water and electricity · การไฟฟ้า")
    assert expected_in(stall.shop, opened_session(stall.shop))[0] == Money(88000)
    reverse_money(stall.shop, entry.id, "จ่ายจากกล่อง", stall.seller)
    assert expected_in(stall.shop, opened_session(stall.shop))[0] == Money(100000)
    count_right(stall)
    assert examine(stall.shop).sound
    assert _book(stall).carried == ZERO


def test_the_drawer_of_a_day_that_was_counted_stays_as_it_was(stall: MarketStall) -> None:
    open_session(stall.shop, Counted(ZERO), stall.seller)
    with _refused("money_drawer_day"):
        spent(stall, "120", purse=Purse.DRAWER, day=TODAY - timedelta(days=1))
    assert not stall.shop.books.cash.moves(opened_session(stall.shop).id)
    spent(stall, "120", purse=Purse.BOX, day=TODAY - timedelta(days=1))


def test_an_entry_taken_back_stays_and_a_counter_entry_of_today_stands_in_its_column(stall: MarketStall) -> None:
    first = spent(stall, "300", "materials", paper="7").entry
    stall.clock.at += timedelta(days=20)
    counter = reverse_money(stall.shop, first.id, "พิมพ์ผิด", stall.seller).entry
    assert (counter.kind, counter.purse, counter.reverses) == (MoneyKind.INCOME, Purse.BOX, first.id)
    assert _book(stall).sum_of(Column.GOODS) == Money(30000)
    february = _book(stall, date(2026, 2, 6))
    assert [(line.column, line.amount) for line in february.lines] == [(Column.GOODS, Money(-30000))]
    assert (february.brought, february.carried) == (Money(-30000), ZERO)
    for entry, code in ((first, "money_taken_back"), (counter, "money_is_counter")):
        with _refused(code):
            reverse_money(stall.shop, entry.id, "", stall.seller)
    with _refused("money_unknown"):
        reverse_money(stall.shop, "nothing", "", stall.seller)
    told = entry_story(stall.shop, first.id)
    assert told
    assert told.counter == counter
    again = entry_story(stall.shop, counter.id)
    assert again
    assert again.first == first
    assert newest_entries(stall.shop, MoneyKind.EXPENSE, 9) == [counter, first]
    assert newest_entries(stall.shop, MoneyKind.INCOME, 9) == []


def test_what_was_there_before_the_program_is_given_once_for_each_purse(stall: MarketStall) -> None:
    box = got(stall, "2000", "opening", purse=Purse.BOX, day=date(2026, 1, 1)).entry
    got(stall, "9000", "opening", purse=Purse.BANK, day=date(2026, 1, 1))
    with _refused("opening_given"):
        got(stall, "1", "opening", purse=Purse.BOX)
    with _refused("opening_drawer"):
        got(stall, "1", "opening", purse=Purse.DRAWER)
    book = _book(stall)
    assert (book.brought, book.sum_of(Column.INCOME), book.carried) == (ZERO, ZERO, Money(1100000))
    stall.clock.at += timedelta(days=60)
    reverse_money(stall.shop, box.id, "นับผิด", stall.seller)
    got(stall, "2500", "opening", purse=Purse.BOX, day=date(2026, 1, 1))
    assert _book(stall).carried == Money(1150000)
    assert _book(stall, date(2026, 3, 1)).brought == Money(1150000)


def test_a_day_to_come_and_a_day_of_long_ago_are_refused(stall: MarketStall) -> None:
    with _refused("money_future"):
        spent(stall, "1", day=TODAY + timedelta(days=1))
    with _refused("money_too_old"):
        spent(stall, "1", day=date(1969, 1, 17))
    with _refused("amount_zero"):
        spent(stall, "0")
    with _refused("amount_too_large"):
        enter_money(stall.shop, NewEntry(MoneyKind.EXPENSE, "travel", Money(10**15)), stall.seller)
    with _refused("money_category"):
        spent(stall, "1", "support")
    with _refused("text_too_long"):
        spent(stall, "1", note="ก" * 201)
    assert _book(stall).lines == ()


def test_what_is_written_late_is_marked_and_said(stall: MarketStall) -> None:
    stall.clock.at = datetime(2026, 1, 21, 9, tzinfo=BANGKOK)  # a Wednesday
    assert not spent(stall, "1", day=date(2026, 1, 16)).late  # Friday: Monday, Tuesday, Wednesday
    assert spent(stall, "2", day=date(2026, 1, 15)).late
    assert [line.marks for line in _book(stall).lines] == [(Mark.LATE,), ()]


def test_the_number_of_a_paper_written_twice_is_noticed(stall: MarketStall) -> None:
    first = spent(stall, "100", paper="INV-7", party="ร้านเอ")
    assert first.twin is None
    assert spent(stall, "100", paper="INV-7", party="ร้านบี").twin is None
    assert spent(stall, "100", paper="INV-7", party="ร้านเอ").twin == first.entry


def test_the_picture_of_a_paper_is_kept_under_its_digest(stall: MarketStall) -> None:
    entry = spent(stall, "1", photo=JPEG).entry
    assert entry.photo == hashlib.sha256(JPEG).hexdigest()
    told = entry_story(stall.shop, entry.id)
    assert told
    assert told.photo == JPEG
    for wrong in (b"GIF89a", b"\xff\xd8" + bytes(200_000)):
        with _refused("photo_unreadable"):
            spent(stall, "1", photo=wrong)
    assert entry_story(stall.shop, "nothing") is None


def test_what_a_scheme_takes_back_only_lowers_what_it_still_owes(stall: MarketStall) -> None:
    cart = stall.cart(("น้ำพริกหนุ่ม", 4))
    sold = sell(stall.shop, cart, (Tender("government", cart.total, cart.total, TenderState.OWED),), stall.seller)
    back = (Returned(1, Quantity.of(1)),)
    refund(stall.shop, sold.sale.id, back, Repayment(SaleId(stall.shop.ids.new()), "government", "แตก"), stall.seller)
    assert _book(stall).lines == ()
    settle_scheme(stall.shop, None, Paying("bank_transfer", Money(14900), "ค่าธรรมเนียม 1 บาท"), stall.seller)
    book = _book(stall)
    assert [(line.source, line.amount) for line in book.lines] == [(Source.SCHEME, Money(14900))]
