"""A treasurer called to the counter: the act waits, and goes on with her code or not at all."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from posapp.domain.access import Role
from posapp.domain.money import Money
from posapp.domain.pricing import Discount
from posapp.operations.cash_session import Counted, open_session
from posapp.ui.screens.sales.refund_panel import RefundPanel
from posapp.ui.screens.till.names_step import ALONE
from posapp.ui.shell import Look
from posapp.ui.widgets.big_button import BigButton
from tests.doubles.codes import TREASURER_CODE, WRONG_CODE
from tests.doubles.locked_till import LockedTill, locked_till
from tests.ui.looks import CORNERS, cut, faults, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_JAR = "น้ำพริกหนุ่ม"
_LOOK_MS = 10


@pytest.fixture
def till(dressed: QApplication, tmp_path: Path) -> Iterator[LockedTill]:
    """A seller stands at it."""
    with locked_till(dressed, tmp_path / "books") as opened:
        opened.come_in(Role.SELLER)
        yield opened


def _meanwhile(till: LockedTill, *deeds: Callable[[], object]) -> list[str]:
    """Do `deeds` one after the other while the panel waits; what they raised, and what the panel said first."""
    said: list[str] = []

    def act() -> None:
        if not till.program.shell.curtain.is_drawn():
            QTimer.singleShot(_LOOK_MS, act)
            return
        said.append(words(till.panel()))
        try:
            for deed in deeds:
                deed()
                QApplication.processEvents()
        except BaseException as error:
            said.append(repr(error))
            raise
        finally:
            with suppress(RuntimeError):
                till.program.gate.call.leave()

    QTimer.singleShot(0, act)
    return said


def _overrides(till: LockedTill) -> list[str]:
    kept = till.program.shop.books.database.rows.execute("SELECT * FROM journal WHERE kind = 'override'")
    return [str(tuple(row)) for row in kept]


def _discounted_bill(till: LockedTill, percent: int) -> None:
    till.hands.tap_goods(_JAR)
    checkout = till.program.rooms.checkout
    off = Discount.parse(f"{percent}%", "ช้ำ")
    checkout.state.change(checkout.state.cart.with_discount(off))
    checkout.acts.desk.draw()


def _bills(till: LockedTill) -> list[Money]:
    return [sale.total for sale in till.program.shop.books.sales.newest(10)]


def test_a_small_discount_needs_nobody(till: LockedTill) -> None:
    _discounted_bill(till, 10)
    till.key(Qt.Key.Key_F7)
    assert _bills(till) == [Money(4500)]
    assert _overrides(till) == []


def test_a_large_discount_is_sold_with_the_treasurers_code_by_finger(till: LockedTill) -> None:
    _discounted_bill(till, 40)
    said = _meanwhile(till, lambda: till.tap_code(TREASURER_CODE))
    till.key(Qt.Key.Key_F7)
    assert "Call the treasurer to type her code" in said[0]
    assert "give a discount or change a price" in said[0]
    assert said[1:] == []
    assert _bills(till) == [Money(3000)]
    (override,) = _overrides(till)
    assert "change_price" in override
    assert till.program.rooms.checkout.stage.is_done(), "it goes on as if nothing had come between"


def test_the_code_is_typed_on_the_keyboard_as_well(till: LockedTill) -> None:
    _discounted_bill(till, 40)
    said = _meanwhile(till, lambda: till.type(TREASURER_CODE), lambda: till.key(Qt.Key.Key_Return))
    till.key(Qt.Key.Key_F7)
    assert said[1:] == []
    assert _bills(till) == [Money(3000)]
    assert till.program.shop.duty.person == till.program.rooms.seller(), "the seller is still on duty"


def test_esc_leaves_it_and_nothing_is_done(till: LockedTill) -> None:
    _discounted_bill(till, 40)
    before = till.program.rooms.checkout.state.cart
    _meanwhile(till, lambda: till.key(Qt.Key.Key_Escape))
    till.key(Qt.Key.Key_F7)
    assert _bills(till) == []
    assert till.program.rooms.checkout.state.cart == before
    assert not till.program.rooms.checkout.acts.paying.begun
    assert "needs the treasurer's code" in till.program.notices.words()
    assert not till.program.shell.curtain.is_drawn()


def test_a_wrong_code_approves_nothing_and_a_scanner_types_none(till: LockedTill) -> None:
    _discounted_bill(till, 40)
    said: list[str] = []

    def look() -> None:
        said.append(words(till.panel()))

    _meanwhile(till, lambda: till.tap_code(WRONG_CODE), look, lambda: till.hands.scan(TREASURER_CODE))
    till.key(Qt.Key.Key_F7)
    assert "Tries left: 4" in said[0]
    assert (_bills(till), _overrides(till)) == ([], [])


def test_one_word_is_good_for_one_act(till: LockedTill) -> None:
    _discounted_bill(till, 40)
    _meanwhile(till, lambda: till.tap_code(TREASURER_CODE))
    till.key(Qt.Key.Key_F7)
    assert till.program.shop.duty.approval is None
    _discounted_bill(till, 40)
    _meanwhile(till, lambda: till.key(Qt.Key.Key_Escape))
    till.key(Qt.Key.Key_F7)
    assert len(_bills(till)) == 1


def test_the_lock_falls_also_while_the_treasurer_is_awaited(till: LockedTill) -> None:
    _discounted_bill(till, 40)
    _meanwhile(till, till.program.gate.lock)
    till.key(Qt.Key.Key_F7)
    assert "The till is locked" in words(till.program.shell)
    assert _bills(till) == []
    till.come_in(Role.TREASURER)
    till.key(Qt.Key.Key_F7)
    assert _bills(till) == [Money(3000)]


def test_closing_the_window_ends_the_waiting(till: LockedTill) -> None:
    _discounted_bill(till, 40)
    _meanwhile(till, till.program.shell.close)
    till.key(Qt.Key.Key_F7)
    assert _bills(till) == []


def test_a_key_that_was_held_back_for_a_scanner_opens_no_way_for_scans(till: LockedTill, qtbot: QtBot) -> None:
    _discounted_bill(till, 40)
    exact = till.program.rooms.checkout.parts.bill.amounts
    next(one for one in exact.findChildren(BigButton) if one.isVisible()).setFocus()
    typed: list[str] = []

    def look() -> None:
        typed.append(till.panel().pad.shown.accessibleName())

    said = _meanwhile(till, lambda: till.hands.scan(TREASURER_CODE), look, lambda: till.type("20"), look)
    till.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(typed[1:]) and not till.program.shell.curtain.is_drawn())
    assert said[1:] == []
    assert typed == ["Digits typed: 0", "Digits typed: 2"]
    assert _bills(till) == []


def test_the_drawer_opens_with_a_code_where_sellers_may_not(till: LockedTill) -> None:
    shop = till.program.shop
    shop.books.options.write({"limit.drawer": "no"})
    till.key(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    step = till.program.rooms.till.drawer
    step.reason.field.setText("แลกแบงก์")
    said = _meanwhile(till, lambda: till.tap_code(TREASURER_CODE))
    till.hands.tap(step.on)
    assert "open the drawer without a sale" in said[0]
    assert said[1:] == []
    assert len(_overrides(till)) == 1


def test_a_seller_closes_the_day_with_the_treasurers_code(till: LockedTill) -> None:
    shop = till.program.shop
    open_session(shop, Counted(Money(0)), till.program.rooms.seller())
    till.program.shell.go("till")
    closing = till.program.rooms.till.closing
    till.program.rooms.till.day.wanted.emit("close")
    closing.counting.went_on.emit()
    closing.result.went_on.emit()
    closing.names.witness.chips.choose(ALONE)
    said = _meanwhile(till, lambda: till.tap_code(TREASURER_CODE))
    till.hands.tap(closing.names.on)
    assert "close the day" in said[0]
    assert said[1:] == []
    assert shop.session() is None


def test_a_large_refund_waits_for_the_treasurer(till: LockedTill) -> None:
    for _piece in range(6):
        till.hands.tap_goods(_JAR)
    till.key(Qt.Key.Key_F7)
    sale = till.program.shop.books.sales.newest(1)[0]
    till.program.shell.go("sales")
    till.hands.tap(till.hands.button("Give money back"))
    panel = till.program.shell.findChild(RefundPanel)
    assert isinstance(panel, RefundPanel)
    till.hands.tap(till.hands.button("All of it"))
    till.hands.tap(till.hands.button("Spoiled or broken"))
    said = _meanwhile(till, lambda: till.tap_code(TREASURER_CODE))
    till.hands.tap(panel.confirm)
    assert "give money back" in said[0]
    assert said[1:] == []
    assert [one.total for one in till.program.shop.books.sales.refunds_of(sale.id)] == [Money(-30000)]


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_the_panel_fits_every_window(till: LockedTill, language: str, percent: int, size: tuple[int, int]) -> None:
    shell = till.program.shell
    _discounted_bill(till, 40)
    shell.resize(*size)
    shell.wear(Look(language, "light", percent))
    found: list[str] = []

    def look() -> None:
        QApplication.processEvents()
        found.extend([*faults(shell.curtain), *cut(shell.curtain)])

    _meanwhile(till, look)
    till.key(Qt.Key.Key_F7)
    assert shell.size().toTuple() == size
    assert not found
