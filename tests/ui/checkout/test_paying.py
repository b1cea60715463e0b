"""Taking the money by panel, in parts, by slip; and taking it all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from posapp.documents.qr import qr_modules
from posapp.domain.money import Money
from posapp.domain.party import Cashier
from posapp.domain.sale import SaleKind
from posapp.domain.tender import TenderState
from posapp.operations.change_options import change_options
from posapp.operations.options import DAY, PRINTER
from posapp.payments import emvco
from posapp.payments.methods import METHODS
from posapp.ui import theme
from posapp.ui.screens.checkout.counter import Counter
from posapp.ui.shell import Look
from posapp.ui.widgets.qr_view import QrView
from tests.ui.checkout.till import GUARD_MS
from tests.ui.looks import amounts, button, codes_in, words

if TYPE_CHECKING:
    from tests.ui.checkout.till import Till


@pytest.fixture
def slip() -> str:
    """The text of a slip that can be read."""
    inner = "00060000010103014" + emvco.field("02", "2026011500000000aBcD12345")
    return emvco.sealed(emvco.field("00", inner) + "5102TH", tag="91")


def test_the_cash_panel_adds_notes_and_says_what_to_give_back(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap_tile("ข้าวแต๋น")
    till.tap(till.screen.parts.bill.cash)
    for _note in range(2):
        till.press("50")
    assert "10 × 1  ·  5 × 1" in till.says()
    till.press("Money taken")
    assert (till.last_sale().given, till.last_sale().change) == (Money(10000), Money(1500))


def test_too_little_cash_is_turned_away_with_the_reason(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F8)
    till.type("20")
    till.key(Qt.Key.Key_Return)
    assert till.sales() == 0
    assert till.notices.words() == "The customer has not given enough yet. Take the rest first."
    assert till.banner_in_sight()


def test_a_transfer_may_be_waited_for(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F9)
    till.press("Wait for the money")
    assert till.last_sale().tenders[0].state is TenderState.WAITING
    assert "waiting for the money" in till.says()


def test_a_slip_is_kept_with_the_bill_and_refused_for_the_next(till: Till, slip: str) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F9)
    till.scan(slip)
    assert "not checked with the bank" in till.says()
    till.key(Qt.Key.Key_Return)
    first = till.last_sale()
    assert first.tenders[0].reference.startswith("014:")
    QTest.qWait(GUARD_MS)
    till.tap_tile("ข้าวแต๋น")
    till.key(Qt.Key.Key_F9)
    till.scan(slip)
    assert f"bill {first.issue.number}" in till.says()
    till.key(Qt.Key.Key_Return)
    assert till.last_sale().tenders[0].reference == ""


def test_a_slip_is_read_from_a_picture(till: Till, slip: str) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F9)
    view = QrView()
    view.resize(500, 500)
    view.show_modules(qr_modules(slip))
    till.screen.acts.slips.picture(view.grab().toImage())
    assert till.screen.parts.transfer.slip.startswith("014:")
    till.screen.acts.slips.picture(QImage())
    assert "no slip in this picture" in till.notices.words()


def test_a_bill_is_paid_in_parts_and_left_alone_meanwhile(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap_tile("ข้าวแต๋น")
    ways = till.screen.parts.ways
    till.key(Qt.Key.Key_F10)
    till.type("30")
    till.tap(button(ways, "Cash"))
    till.type("50")
    till.key(Qt.Key.Key_Return)
    assert till.screen.stage.panel() is ways
    till.key(Qt.Key.Key_Escape)
    till.tap_tile("น้ำพริกหนุ่ม")
    assert "Part of this bill is paid" in till.notices.words()
    assert till.screen.parts.bill.total.money() == Money(5500)
    till.key(Qt.Key.Key_F9)
    till.key(Qt.Key.Key_Return)
    cash, scan = till.last_sale().tenders
    assert (cash.amount, cash.given, scan.amount) == (Money(3000), Money(5000), Money(5500))
    assert till.last_sale().total == Money(8500)


def test_a_part_can_be_taken_back(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.screen.acts.paying.open("cash", Money(2000))
    till.type("20")
    till.key(Qt.Key.Key_Return)
    till.press("Cash 20.00")
    assert not till.screen.acts.paying.begun
    till.key(Qt.Key.Key_Escape)
    till.tap_tile("คุกกี้")
    assert till.screen.state.cart.pieces == 2


def test_paying_later_needs_a_name(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.screen.acts.paying.open("on_account")
    till.tap(till.screen.parts.owing.confirm)
    assert till.sales() == 0
    till.type("ป้าแก้ว")
    till.key(Qt.Key.Key_Return)
    (tender,) = till.last_sale().tenders
    assert tender.state is TenderState.OWED
    assert till.stall.shop.books.people.name(tender.customer) == "ป้าแก้ว"  # type: ignore[arg-type]


def test_a_way_that_is_not_set_up_says_where_to_set_it(till: Till) -> None:
    options = [option for method in METHODS for option in method.options]
    change_options(till.stall.shop, options, {"promptpay.id": ""}, till.stall.seller)
    wanted: list[str] = []
    till.screen.wanted.connect(wanted.append)
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F9)
    assert "no PromptPay number" in till.notices.words()
    till.press("Settings")
    assert wanted == ["settings"]


def test_cash_is_rounded_down_only_when_all_of_it_is_cash(till: Till) -> None:
    change_options(till.stall.shop, DAY, {"cash.rounding": "baht"}, till.stall.seller)
    till.tap_tile("ผ้าขาวม้า")
    till.key(Qt.Key.Key_F7)
    assert till.last_sale().total == Money(19900)
    till.tap_tile("ผ้าขาวม้า")
    till.key(Qt.Key.Key_F9)
    till.key(Qt.Key.Key_Return)
    assert till.last_sale().total == Money(19950)


def test_the_bill_just_made_can_be_cancelled_with_a_reason(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F7)
    till.tap(till.screen.parts.done.cancel)
    till.tap(till.screen.parts.cancel.button("cancel"))
    back = till.last_sale()
    assert (back.kind, back.total, back.reason) == (SaleKind.REFUND, Money(-5000), "Pressed wrongly")
    assert not till.screen.parts.done.cancel.isEnabled()


def test_a_cancelled_bill_can_come_back_to_be_sold_again(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap_tile("คุกกี้")
    till.tap(till.screen.parts.bill.discount)
    till.type("10")
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_F7)
    till.tap(till.screen.parts.done.cancel)
    till.tap(till.screen.parts.cancel.button("again"))
    assert till.screen.state.cart.total == Money(9000)
    till.key(Qt.Key.Key_F7)
    assert till.last_sale().total == Money(9000)


def test_the_receipt_is_queued_by_a_tap(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F7)
    assert till.stall.shop.books.print_jobs.waiting() == []
    till.tap(till.screen.parts.done.receipt)
    assert len(till.stall.shop.books.print_jobs.waiting()) == 1


def test_the_receipt_is_queued_with_the_sale_where_the_group_wants_it(till: Till) -> None:
    change_options(till.stall.shop, PRINTER, {"printer.auto": "yes", "printer.drawer": "no"}, till.stall.seller)
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F7)
    assert len(till.stall.shop.books.print_jobs.waiting()) == 1
    assert (till.drawer.opened, till.drawer.nudged) == (0, 1)


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("percent", theme.SIZES)
def test_the_qr_on_the_screen_pays_the_bill_in_every_theme_and_size(till: Till, name: str, percent: int) -> None:
    till.shell.wear(Look("en", name, percent))
    till.shell.resize(1024, 600)
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F9)
    ask = METHODS[1].ask(Money(5000), Counter(till.stall.shop, Cashier(till.stall.seller, "")).setting)
    assert codes_in(till.shell.grab().toImage()) == [ask.qr_payload]


def test_the_customer_sees_total_code_and_change_but_no_names(till: Till) -> None:
    view = till.screen.customer_view
    view.resize(1024, 600)
    till.tap_tile("คุกกี้")
    assert amounts(view) == {"50.00 baht"}
    till.key(Qt.Key.Key_F9)
    assert len(codes_in(view.grab().toImage())) == 1
    till.key(Qt.Key.Key_Escape)
    till.screen.acts.paying.take_cash(Money(10000))
    assert amounts(view) == {"50.00 baht"}
    assert "Thank you" in words(view)
