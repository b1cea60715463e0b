"""Every state of both screens, in small and large windows, both languages, small and large text: all is in reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.print_job import PrintState
from posapp.domain.tender import Tender, TenderState
from posapp.operations.edit_catalog import new_category, save_category
from posapp.operations.papers import print_sale
from posapp.operations.sell import sell
from posapp.ui.screens.products.swatch import COLOURS, ICONS
from posapp.ui.shell import Look
from tests.doubles.back_room import faults, open_back_room, tap
from tests.ui.looks import CORNERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.back_room import BackRoom


def _bill(room: BackRoom) -> None:
    room.sales().browse.open_bill(room.stall.shop.books.sales.newest(1)[0])


def _refund(room: BackRoom) -> None:
    browse = room.sales().browse
    browse.open_bill(room.stall.shop.books.sales.newest(1)[0])
    tap(browse.pane.refunding)


def _nothing(room: BackRoom) -> None:
    screen = room.sales()
    screen.browse.search.setText("x")
    screen.shown()


def _calendar(room: BackRoom) -> None:
    tap(room.sales().browse.days.calendar)


def _form(room: BackRoom) -> None:
    room.products().open_product(room.stall.goods["ผ้าขาวม้า"])


def _wrong_form(room: BackRoom) -> None:
    screen = room.products()
    screen.add_with_code("8850123456787")
    page = screen.pages.currentWidget()
    assert page is not None
    page.findChildren(type(screen.list.add))[0].setFocus()
    page.save_wanted.emit()  # type: ignore[attr-defined]


_STATES: dict[str, Callable[[BackRoom], object]] = {
    "list": lambda room: room.sales(),
    "bill": _bill,
    "refund": _refund,
    "nothing found": _nothing,
    "calendar": _calendar,
    "queue": lambda room: room.sales().show_queue(),
    "goods": lambda room: room.products(),
    "form": _form,
    "wrong form": _wrong_form,
    "categories": lambda room: tap(room.products().list.doors["categories"]),
}


def _fill(room: BackRoom) -> None:
    stall, shop = room.stall, room.stall.shop
    for number, (colour, icon) in enumerate(zip(COLOURS, ICONS, strict=False)):
        name = "ของกินของใช้จากป่าชุมชน" if number == 0 else f"หมวด {number}"
        save_category(shop, new_category(shop, name, colour, icon), stall.seller)
    sold = stall.sold(("ข้าวแต๋น", 2)).sale
    for state in (PrintState.UNCERTAIN, PrintState.NOT_READY):
        print_sale(shop, sold, stall.seller)
        shop.books.print_jobs.mark(shop.books.print_jobs.newest(1)[0].id, state, "no_answer")
    cart = stall.cart(("ผ้าขาวม้า", 3), ("มะม่วง", 1), ("ข้าวแต๋น", 6), ("น้ำพริกหนุ่ม", 3), ("นวดไทย", 1))
    waiting = Tender("promptpay", cart.total, cart.total, TenderState.WAITING)
    sell(shop, cart, (waiting,), stall.seller)


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_all_is_in_reach_and_nothing_is_cut(
    qtbot: QtBot, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    room = open_back_room(qtbot, tmp_path, Look(language, "light", percent), size)
    _fill(room)
    found: list[str] = []
    for name, show in _STATES.items():
        room.sales().pages.home()
        room.sales().browse.to_list()
        room.sales().browse.search.clear()
        room.products().pages.home()
        show(room)
        found += [f"{name}: {fault}" for fault in faults(room.shell)]
    assert not found, "\n".join(found)
