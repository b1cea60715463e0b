"""Giving money back: by mouse, by keys, in part, with what is missing said; what the books say afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.domain.sale import SaleKind
from posapp.ui.screens.sales.done_panel import DonePanel
from posapp.ui.screens.sales.refund_panel import RefundPanel
from tests.doubles.back_room import button, open_back_room, press, tab_to, tap, words_on, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.sale import Sale
    from posapp.ui.screens.sales.screen import SalesScreen
    from tests.doubles.back_room import BackRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> BackRoom:
    return open_back_room(qtbot, tmp_path)


def _refunds(room: BackRoom, sale: Sale) -> list[Sale]:
    return room.stall.shop.books.sales.refunds_of(sale.id)


def _on_hand(room: BackRoom, name: str) -> Quantity:
    return room.stall.shop.books.stock.on_hand(room.stall.goods[name].id)


def _refund_page(screen: SalesScreen) -> RefundPanel:
    page = screen.pages.currentWidget()
    assert isinstance(page, RefundPanel)
    return page


def test_part_of_a_bill_goes_back_by_mouse_alone(room: BackRoom) -> None:
    sale = room.stall.sold(("ข้าวแต๋น", 3), ("ผ้าขาวม้า", 1)).sale
    screen = room.sales()
    tap(screen.browse.pane.refunding)
    page = _refund_page(screen)
    for _tap in range(2):
        tap(button(page.goods.rows[0], "More"))
    assert page.confirm.accessibleName() == "Give back 70.00"
    tap(button(page, "Spoiled or broken"))
    tap(button(page, "Not to be sold again"))
    tap(page.confirm)
    (refund,) = _refunds(room, sale)
    assert (refund.total, refund.reason, refund.tenders[0].method) == (Money(-7000), "Spoiled or broken", "cash")
    assert _on_hand(room, "ข้าวแต๋น") == Quantity.of(97)
    done = screen.pages.currentWidget()
    assert isinstance(done, DonePanel)
    assert f"New bill {refund.issue.number} takes back from bill {sale.issue.number}" in words_on(done)
    assert "70.00 baht" in words_on(done)
    tap(done.finish)
    assert screen.browse.bills.sales()[0].kind is SaleKind.REFUND


def test_a_whole_bill_goes_back_by_keyboard_alone(room: BackRoom) -> None:
    sale = room.stall.sold(("ข้าวแต๋น", 3), ("มะม่วง", 1), method="bank_transfer").sale
    screen = room.sales()
    tab_to(screen.browse.pane.refunding)
    press(Qt.Key.Key_Space)
    page = _refund_page(screen)
    tab_to(button(page, "All of it"))
    press(Qt.Key.Key_Space)
    tab_to(page.terms.words)
    write("ซื้อผิดร้าน")
    tab_to(page.confirm)
    press(Qt.Key.Key_Space)
    (refund,) = _refunds(room, sale)
    assert (refund.total, refund.reason) == (-sale.total, "ซื้อผิดร้าน")
    assert refund.tenders[0].method == "bank_transfer"
    assert _on_hand(room, "ข้าวแต๋น") == Quantity.of(100)
    press(Qt.Key.Key_Escape)
    assert screen.pages.currentWidget() is screen.browse


def test_two_quick_presses_give_the_money_back_once(room: BackRoom) -> None:
    sale = room.stall.sold(("ข้าวแต๋น", 1)).sale
    screen = room.sales()
    tap(screen.browse.pane.refunding)
    page = _refund_page(screen)
    tap(button(page, "All of it"))
    tap(button(page, "Wrong goods"))
    page.confirmed.emit()
    page.confirmed.emit()
    assert len(_refunds(room, sale)) == 1


def test_without_a_reason_nothing_happens_and_nothing_is_lost(room: BackRoom) -> None:
    sale = room.stall.sold(("ข้าวแต๋น", 2)).sale
    screen = room.sales()
    tap(screen.browse.pane.refunding)
    page = _refund_page(screen)
    tap(button(page, "All of it"))
    tap(page.confirm)
    assert "A refund needs a reason." in words_on(page)
    assert not _refunds(room, sale)
    assert page.goods.rows[0].stepper.value() == Quantity.of(2).milli


def test_nothing_chosen_is_said_on_the_button(room: BackRoom) -> None:
    room.stall.sold(("ข้าวแต๋น", 2))
    screen = room.sales()
    tap(screen.browse.pane.refunding)
    page = _refund_page(screen)
    tap(page.confirm)
    assert "Choose what comes back first." in words_on(page)


def test_any_part_of_weighed_goods_can_be_typed(room: BackRoom) -> None:
    sale = room.stall.sold(("มะม่วง", 2)).sale
    screen = room.sales()
    tap(screen.browse.pane.refunding)
    page = _refund_page(screen)
    tap(page.goods.rows[0].stepper.findChildren(type(page.terms.words))[0])
    write("๐.๕")
    assert page.confirm.accessibleName() == "Give back 22.63"
    write("9")
    assert page.goods.rows[0].stepper.value() == Quantity.of(2).milli
    write("0.5")
    tap(button(page, "Charged wrongly"))
    tap(page.confirm)
    assert _refunds(room, sale)[0].total == Money(-2263)


def test_a_bill_that_is_wholly_back_says_so(room: BackRoom) -> None:
    room.stall.sold(("ข้าวแต๋น", 1))
    screen = room.sales()
    tap(screen.browse.pane.refunding)
    page = _refund_page(screen)
    tap(button(page, "All of it"))
    tap(button(page, "Wrong goods"))
    tap(page.confirm)
    tap(button(screen.pages, "Done"))
    press(Qt.Key.Key_Down)
    tap(screen.browse.pane.refunding)
    assert room.notices.words() == "Everything on this bill is back already."
    bills = screen.browse.bills.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert "Refund" in bills.index(0, 0).data(spoken)
    assert "Cancelled" in bills.index(1, 0).data(spoken)
    tap(button(screen.browse.pane, "Money back by A69-000002"))
    shown = screen.browse.pane.sale()
    assert shown is not None
    assert shown.kind is SaleKind.REFUND
