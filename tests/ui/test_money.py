"""The treasurer's evening on the screen: four parts that go green, the bank's list, debts, and the way back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from posapp.domain.access import Role
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.print_job import Paper
from posapp.domain.tender import TenderState
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in
from posapp.operations.codes import set_access, set_code
from posapp.operations.reconcile.debts import owed_by_customers, owed_by_schemes
from posapp.operations.reconcile.evening import evening_of
from tests.doubles.trade import opened_session
from tests.doubles.treasury import at
from tests.ui.money_room import Evening, open_evening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.doubles.trade import MarketStall

DAY = date(2026, 1, 17)


@pytest.fixture
def evening(stall: MarketStall, tmp_path: Path, qtbot: QtBot, dressed: QApplication) -> Iterator[Evening]:
    with open_evening(stall, tmp_path, qtbot) as opened:
        dressed.processEvents()
        yield opened


def close_day(stall: MarketStall) -> None:
    expected, _totals = expected_in(stall.shop, opened_session(stall.shop))
    close_session(stall.shop, Counted(expected), "", Witnesses(stall.seller))


def test_each_part_goes_green_when_it_is_done(evening: Evening) -> None:
    evening.treasury.transfer(at("09:00"))
    screen = evening.open()
    home = screen.home
    assert [card.done for card in home.cards] == [False, False, True, True, True]
    assert home.verdict.words() == "Still without a name: 1"
    screen.enter("transfers")
    screen.transfers.table.chosen.emit(0)
    screen.transfers.went_on.emit()
    close_day(evening.stall)
    screen.shown()
    assert [card.done for card in home.cards] == [True, True, True, True, True]
    assert home.verdict.words() == "Everything agrees or has a name."


def test_a_tap_on_a_transfer_is_taken_back_from_the_banner(evening: Evening) -> None:
    sale = evening.treasury.transfer(at("09:00"))
    screen = evening.open()
    screen.enter("transfers")
    screen.transfers.table.chosen.emit(0)
    transfers = evening.stall.shop.books.transfers

    def state() -> TenderState:
        found = transfers.get(sale.id, 1)
        assert found
        return found.state

    assert state() is TenderState.SEEN
    evening.undo()
    assert state() is TenderState.WAITING
    screen.transfers.disputed.press()
    assert state() is TenderState.DISPUTED


def test_a_dropped_list_is_taken_over_and_what_is_left_gets_a_name(evening: Evening) -> None:
    treasury, shop = evening.treasury, evening.stall.shop
    treasury.transfer(at("09:00"))
    treasury.line("17/01/2569", "09:01", "50.00")
    treasury.line("17/01/2569", "12:00", "300.00", "รับโอน มะลิ")
    screen = evening.open()
    screen.enter("bank")
    bank = screen.at_bank.bank
    assert not bank.empty.isHidden()
    bank.take(treasury.file())
    assert bank.empty.isHidden()
    assert (bank.parts.key(), bank.table.count()) == ("theirs", 1)
    bank.chosen.emit("theirs", 0)
    assert screen.pages.front() is screen.at_bank.line
    screen.at_bank.line.field.setText("ค่าสมาชิก")
    screen.at_bank.line.on.press()
    assert screen.pages.front() is bank
    assert evening_of(shop, DAY).nameless == 0
    evening.undo()
    assert evening_of(shop, DAY).nameless == 1


def test_a_found_line_is_taken_apart_and_put_back(evening: Evening) -> None:
    treasury, shop = evening.treasury, evening.stall.shop
    treasury.transfer(at("09:00"))
    treasury.line("17/01/2569", "09:01", "50.00")
    treasury.read()
    screen = evening.open()
    screen.enter("bank")
    screen.at_bank.bank.chosen.emit("matched", 0)
    assert evening_of(shop, DAY).in_state(TenderState.WAITING) == Money(5000)
    evening.undo()
    assert evening_of(shop, DAY).in_state(TenderState.SEEN) == Money(5000)


def test_a_line_can_be_given_to_a_bill_of_its_amount(evening: Evening) -> None:
    treasury = evening.treasury
    treasury.transfer(at("17:00"))
    treasury.line("17/01/2569", "09:00", "50.00")
    treasury.read()
    screen = evening.open()
    screen.enter("bank")
    screen.at_bank.bank.chosen.emit("theirs", 0)
    screen.at_bank.line.payments.chosen.emit("0")
    assert evening_of(evening.stall.shop, DAY).in_state(TenderState.SEEN) == Money(5000)


def test_unknown_columns_are_asked_for_once(evening: Evening) -> None:
    path = evening.treasury.folder / "odd.csv"
    path.write_text("เมื่อไร,มา,หมาย\n17/1/2569 08:12,70.00,มะลิ\n", encoding="utf-8")
    screen = evening.open()
    screen.enter("bank")
    screen.at_bank.bank.take(path)
    columns = screen.at_bank.columns
    assert screen.pages.front() is columns
    columns.on.press()
    assert screen.pages.front() is columns, "it goes on only when date and money are named"
    columns.rows["date"].take(1)
    columns.rows["money_in"].take(2)
    columns.on.press()
    assert screen.pages.front() is screen.at_bank.bank
    assert screen.at_bank.bank.table.count() == 1
    path.write_text("เมื่อไร,มา,หมาย\n18/1/2569 08:12,71.00,แดง\n", encoding="utf-8")
    screen.at_bank.bank.take(path)
    assert screen.pages.front() is screen.at_bank.bank


def test_a_list_of_another_account_waits_for_a_word(evening: Evening) -> None:
    shop = evening.stall.shop
    with shop.books.write():
        shop.books.options.write({"bank_transfer.account": "999-9-99999-9"})
    screen = evening.open()
    screen.enter("bank")
    screen.at_bank.bank.take(Path(__file__).parents[1] / "data" / "statements" / "kbank.csv")
    assert "another account" in evening.notices.words()
    assert shop.books.money.statements.all() == []
    evening.undo()
    assert len(shop.books.money.statements.all()) == 1


def test_a_broken_file_is_told_and_nothing_is_written(evening: Evening) -> None:
    path = evening.treasury.folder / "list.pdf"
    path.write_bytes(b"%PDF-1.4")
    screen = evening.open()
    screen.enter("bank")
    screen.at_bank.bank.take(path)
    assert "no PDF" in evening.notices.words()


def test_a_customer_pays_a_part_and_it_is_taken_back(evening: Evening) -> None:
    shop = evening.stall.shop
    evening.treasury.later(at("09:00"), "มะลิ", many=2)
    screen = evening.open()
    screen.enter("debts")
    screen.of_debts.owed.table.chosen.emit(0)
    page = screen.of_debts.debt
    assert screen.pages.front() is page
    page.amount.show_money(Money(4000))
    page.on.press()
    assert screen.pages.front() is screen.of_debts.owed
    assert [one.total for one in owed_by_customers(shop)] == [Money(6000)]
    evening.undo()
    assert [one.total for one in owed_by_customers(shop)] == [Money(10000)]


def test_scheme_money_with_a_fee_needs_a_word(evening: Evening) -> None:
    shop = evening.stall.shop
    evening.treasury.scheme(at("09:00"), many=2)
    screen = evening.open()
    screen.enter("schemes")
    page = screen.of_debts.scheme
    page.amount.show_money(Money(9900))
    page.on.press()
    assert "Say why" in evening.notices.words()
    page.note.setText("ค่าธรรมเนียม")
    page.on.press()
    assert owed_by_schemes(shop) == []
    assert screen.pages.front() is screen.home


def test_yesterday_can_be_chosen_and_the_sheet_asked_for(evening: Evening, tmp_path: Path) -> None:
    evening.treasury.transfer(at("09:00"))
    close_day(evening.stall)
    evening.stall.clock.at = at("09:00", days=1)
    screen = evening.open()
    screen.home.day_chosen.emit(DAY)
    assert screen.day == DAY
    screen.enter("print")
    jobs = evening.stall.shop.books.print_jobs.of_subject(Paper.EVENING_SHEET, DAY.isoformat())
    assert len(jobs) == 1
    screen.save(tmp_path / "sheet")
    assert evening.saved == [tmp_path / "sheet.pdf"]
    screen.enter("till")
    assert evening.went == ["till"]


@pytest.mark.parametrize("size", [(1366, 700), (1024, 520)])
def test_every_page_fits_its_window(evening: Evening, size: tuple[int, int]) -> None:
    evening.treasury.later(at("09:00"), "มะลิ")
    evening.treasury.scheme(at("09:10"))
    screen = evening.open()
    screen.widget().resize(*size)
    screen.widget().show()
    for door in ("transfers", "bank", "debts", "schemes"):
        screen.enter(door)
        assert screen.widget().minimumSizeHint().width() <= size[0], door
        screen.choose(DAY)
    screen.widget().hide()


def test_the_day_that_is_shown_stays_within_the_list(evening: Evening) -> None:
    evening.treasury.line("15/01/2569", "09:00", "20.00")
    screen = evening.open()
    screen.enter("bank")
    screen.at_bank.bank.take(evening.treasury.file())
    assert screen.day == DAY - timedelta(days=2)


def test_a_locked_till_shows_nothing_and_breaks_nothing(evening: Evening) -> None:
    shop, by = evening.stall.shop, evening.stall.seller
    screen = evening.open()
    set_access(shop, by, Role.TREASURER, by)
    set_code(shop, by, "628194", by)
    shop.duty.leave()
    screen.retranslate()
    assert screen.home.verdict.words()
    with pytest.raises(Refused) as refused:
        evening_of(shop, DAY)
    assert refused.value.code == "locked"
