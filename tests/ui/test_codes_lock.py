"""The lock: who is let in, what is shown and done while nobody is there, how the next one takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.access import Role
from posapp.domain.money import Money
from posapp.operations.people import person_named
from posapp.ui.shell import Look
from tests.doubles.codes import SELLER_CODE, TREASURER_CODE, WRONG_CODE
from tests.doubles.locked_till import LockedTill, locked_till
from tests.ui.looks import CORNERS, cut, faults, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from posapp.ui.notices import Notices

_JAR = "น้ำพริกหนุ่ม"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def till(dressed: QApplication, tmp_path: Path) -> Iterator[LockedTill]:
    with locked_till(dressed, tmp_path / "books") as opened:
        yield opened


def _on_duty(till: LockedTill) -> str:
    return till.program.shop.books.people.name(till.program.shop.duty.person)


def _bills(till: LockedTill) -> int:
    return len(till.program.shop.books.sales.newest(10))


def test_a_group_without_codes_never_sees_any_of_it(dressed: QApplication, tmp_path: Path) -> None:
    with locked_till(dressed, tmp_path / "books", codes=False) as till:
        assert not till.program.shell.curtain.is_drawn()
        till.key(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
        assert not till.program.shell.menu.lock.isVisible()
        till.key(Qt.Key.Key_Escape)
        assert not till.program.gate.watch.timer.isActive()
        till.program.gate.lock()
        till.key(Qt.Key.Key_F12)
        assert "Who is selling?" in words(till.program.shell)
        till.key(Qt.Key.Key_Escape)
        till.hands.tap_goods(_JAR)
        till.key(Qt.Key.Key_F7)
        assert _bills(till) == 1


def test_while_it_is_locked_nothing_of_the_shop_is_seen_or_done(till: LockedTill) -> None:
    shell, checkout = till.program.shell, till.program.rooms.checkout
    assert "The till is locked" in words(shell)
    assert not shell.bar.isVisible()
    assert not checkout.isVisible()
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F12, Qt.Key.Key_F1, Qt.Key.Key_Escape):
        till.key(key)
    till.key(Qt.Key.Key_O, CONTROL)
    till.key(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert shell.here() == "checkout"
    assert shell.curtain.is_drawn()
    assert not shell.menu.isVisible()
    assert _bills(till) == 0


def test_a_person_comes_in_by_finger(till: LockedTill) -> None:
    till.come_in(Role.SELLER)
    assert _on_duty(till) == "สมศรี"
    assert till.program.rooms.checkout.isVisible()
    assert till.hands.button("สมศรี").isVisible()


def test_a_person_comes_in_by_keys_alone_also_with_thai_digits(till: LockedTill) -> None:
    till.key(Qt.Key.Key_Tab)
    assert till.tile(Role.TREASURER).hasFocus()
    till.key(Qt.Key.Key_Return)
    till.type(TREASURER_CODE.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")))
    till.key(Qt.Key.Key_Return)
    assert _on_duty(till) == "มาลี"
    assert till.program.rooms.seller() == till.program.shop.duty.person


def test_the_code_is_never_in_sight(till: LockedTill) -> None:
    till.hands.tap(till.tile(Role.SELLER))
    till.type("73")
    panel = till.panel()
    assert panel.pad.shown.accessibleName() == "Digits typed: 2"
    assert "73" not in words(till.program.shell)
    till.key(Qt.Key.Key_Backspace)
    assert panel.pad.shown.accessibleName() == "Digits typed: 1"


def test_a_scanner_types_no_code(till: LockedTill) -> None:
    till.hands.tap(till.tile(Role.SELLER))
    till.hands.scan(SELLER_CODE)
    till.hands.scan("8850123456786")
    assert till.panel().pad.shown.accessibleName() == "Digits typed: 0"
    assert _on_duty(till) == ""
    assert not till.program.rooms.checkout.state.cart.lines


def test_a_wrong_code_says_how_many_tries_are_left(till: LockedTill) -> None:
    till.hands.tap(till.tile(Role.SELLER))
    till.tap_code(WRONG_CODE)
    assert "This code is wrong. Tries left: 4." in words(till.panel())
    assert _on_duty(till) == ""
    till.tap_code(SELLER_CODE)
    assert _on_duty(till) == "สมศรี"


def test_after_five_wrong_codes_the_keys_rest_until_the_wait_is_over(till: LockedTill, qtbot: QtBot) -> None:
    till.hands.tap(till.tile(Role.SELLER))
    for _wrong in range(5):
        till.tap_code(WRONG_CODE)
    assert "Wait 30 seconds" in words(till.panel())
    till.type(SELLER_CODE)
    till.key(Qt.Key.Key_Return)
    assert _on_duty(till) == ""
    till.stall.clock.up += 12_000
    qtbot.waitUntil(lambda: "Wait 18 seconds" in words(till.panel()))
    till.stall.clock.up += 18_000
    qtbot.waitUntil(lambda: "Type your code" in words(till.panel()))
    till.tap_code(SELLER_CODE)
    assert _on_duty(till) == "สมศรี"


def test_the_wait_is_one_persons_and_another_may_come_in(till: LockedTill) -> None:
    till.hands.tap(till.tile(Role.SELLER))
    for _wrong in range(5):
        till.tap_code(WRONG_CODE)
    till.hands.tap(till.tile(Role.TREASURER))
    till.tap_code(TREASURER_CODE)
    assert _on_duty(till) == "มาลี"


def test_a_seller_without_a_code_comes_in_by_one_tap(till: LockedTill) -> None:
    till.come_in(Role.TREASURER)
    new = person_named(till.program.shop, "cashier", "ยายมี", till.program.shop.duty.person)
    till.program.gate.lock()
    tile = next(one for one in till.panel().tiles.tiles() if one.person.person == new)
    till.hands.tap(tile)
    assert _on_duty(till) == "ยายมี"


def test_the_bill_waits_behind_the_lock(till: LockedTill) -> None:
    till.come_in(Role.SELLER)
    till.hands.tap_goods(_JAR)
    before = till.program.rooms.checkout.state.cart
    till.key(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    till.hands.tap(till.hands.button("Lock"))
    assert _JAR not in words(till.program.shell)
    assert _on_duty(till) == ""
    assert till.program.shop.books.held.draft(till.program.shop.books.terminal.id) == before
    till.come_in(Role.TREASURER)
    assert till.program.rooms.checkout.state.cart == before
    till.key(Qt.Key.Key_F7)
    (sale,) = till.program.shop.books.sales.newest(5)
    assert (sale.total, till.program.shop.books.people.name(sale.issue.cashier)) == (Money(5000), "มาลี")


def test_it_locks_itself_when_nobody_touches_it(till: LockedTill) -> None:
    till.come_in(Role.SELLER)
    timer = till.program.gate.watch.timer
    assert timer.interval() == 10 * 60_000
    timer.setInterval(60 * 60_000)
    till.key(Qt.Key.Key_F2)
    assert timer.remainingTime() > 59 * 60_000, "a key begins it anew"
    timer.timeout.emit()
    assert "The till is locked" in words(till.program.shell)


def test_the_group_says_after_how_long_it_locks(till: LockedTill) -> None:
    till.come_in(Role.TREASURER)
    till.program.shell.go("settings")
    settings = till.program.rooms.settings
    settings.open("people")
    page = settings.pages["people"]
    page.rules.fill({"codes.lock_minutes": "0"})  # type: ignore[attr-defined]
    till.hands.tap(page.save)
    assert not till.program.gate.watch.timer.isActive()
    page.rules.fill({"codes.lock_minutes": "3"})  # type: ignore[attr-defined]
    till.hands.tap(page.save)
    assert till.program.gate.watch.timer.interval() == 3 * 60_000


def test_changing_the_seller_is_signing_in_and_esc_leaves_it(till: LockedTill) -> None:
    till.come_in(Role.SELLER)
    till.key(Qt.Key.Key_F12)
    assert "Who works here now?" in words(till.program.shell)
    till.key(Qt.Key.Key_Escape)
    assert _on_duty(till) == "สมศรี"
    till.key(Qt.Key.Key_F12)
    till.come_in(Role.TREASURER)
    assert (_on_duty(till), till.program.rooms.counter.seller.name) == ("มาลี", "มาลี")


def test_what_a_role_may_not_see_has_a_lock_and_asks_for_somebody_else(till: LockedTill) -> None:
    till.come_in(Role.SELLER)
    till.key(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    row = till.hands.button("Sales reports")
    assert row.accessibleDescription() == "Needs somebody else"
    till.hands.tap(row)
    assert till.program.shell.here() == "checkout"
    till.come_in(Role.TREASURER)
    assert till.program.shell.here() == "reports"


def test_who_may_not_is_told_and_can_change_at_once(till: LockedTill) -> None:
    till.come_in(Role.SELLER)
    till.program.shell.go("settings")
    page = till.program.rooms.settings.pages["group"]
    page.form.fill({"receipt.thanks": "ขอบคุณ"})  # type: ignore[attr-defined]
    till.hands.tap(page.save)
    notices: Notices = till.program.notices
    assert "You may not do this here" in notices.words()
    till.hands.tap(till.hands.button("Change person"))
    till.come_in(Role.TREASURER)
    assert "You may not do this here" not in notices.words()
    till.hands.tap(page.save)
    assert till.program.shop.setting("receipt.thanks") == "ขอบคุณ"


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_the_lock_fits_every_window(
    till: LockedTill, qapp: QApplication, language: str, percent: int, size: tuple[int, int]
) -> None:
    shell = till.program.shell
    shell.resize(*size)
    shell.wear(Look(language, "light", percent))
    qapp.processEvents()
    found = [*faults(shell.curtain), *cut(shell.curtain)]
    till.hands.tap(till.tile(Role.TREASURER))
    qapp.processEvents()
    found += [*faults(shell.curtain), *cut(shell.curtain)]
    for _wrong in range(5):
        till.tap_code("111222")
    found += [*faults(shell.curtain), *cut(shell.curtain)]
    assert shell.size().toTuple() == size
    assert not found
