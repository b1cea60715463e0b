"""Papers of a parcel from the screen: out of which printer, too large for its labels, or waiting for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.domain.print_job import Paper
from posapp.operations.change_options import change_options
from posapp.operations.options import LABELS, PRINTER
from posapp.ui import theme
from posapp.ui.shell import Look
from tests.doubles.parcels import CRACKERS, WebTrade
from tests.ui.looks import cut, faults, focused
from tests.ui.online_room import open_online_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.online_room import OnlineRoom

_RECEIPTS = {"printer.uri": "tcp://127.0.0.1:9"}
_LARGE = {"label.printer": "tcp://127.0.0.1:9", "label.width": "100", "label.height": "150"}


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OnlineRoom:
    """The window in front of one order."""
    return _opened(qtbot, tmp_path)


def _opened(qtbot: QtBot, folder: Path, look: Look | None = None) -> OnlineRoom:
    opened = open_online_room(qtbot, folder / "stall", look, (1024, 600))
    WebTrade(opened.stall).start().order((CRACKERS, 1))
    opened.refresh()
    return opened


def _choose(room: OnlineRoom, values: dict[str, str]) -> None:
    change_options(room.stall.shop, (*PRINTER, *LABELS), values, room.stall.seller)


def _queued(room: OnlineRoom) -> list[Paper]:
    return [job.paper for job in room.stall.shop.books.print_jobs.waiting()]


def test_paper_without_a_printer_is_said_to_wait(room: OnlineRoom) -> None:
    for paper in ("Packing slip", "Address label"):
        room.press(paper)
        assert "waits until a printer is set up" in room.notices.words()
    _choose(room, _RECEIPTS)
    room.press("Packing slip")
    assert "is being printed" in room.notices.words()
    assert len(_queued(room)) == 3


def test_where_there_are_two_printers_she_is_asked_which(room: OnlineRoom) -> None:
    _choose(room, _RECEIPTS | _LARGE)
    room.press("Address label")
    assert "Where is the address of order 1001 printed?" in room.said()
    assert "100 × 150 mm" in room.said()
    room.press("Back")
    assert _queued(room) == []
    room.refresh()
    room.press("Address label")
    room.press("Receipt printer")
    room.refresh()
    room.press("Address label")
    assert focused().accessibleName() == "Label printer"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert _queued(room) == [Paper.PARCEL_LABEL, Paper.PARCEL_STICKER]
    assert "The address label is being printed." in room.notices.words()
    assert room.orders.pages.front() is room.orders.home


def test_the_only_printer_is_not_asked_for(room: OnlineRoom) -> None:
    _choose(room, _LARGE)
    room.press("Address label")
    assert _queued(room) == [Paper.PARCEL_STICKER]


def test_labels_that_are_too_small_are_refused_with_their_cure(room: OnlineRoom) -> None:
    _choose(room, _LARGE | {"label.width": "40", "label.height": "30"})
    room.press("Address label")
    assert "40 × 30 mm, are too small for an address" in room.notices.words()
    assert _queued(room) == []


@pytest.mark.parametrize("look", [Look("th", "sun", 150), Look("en", "light", 100)], ids=str)
def test_the_question_fits_the_smallest_window(qtbot: QtBot, tmp_path: Path, look: Look) -> None:
    room = _opened(qtbot, tmp_path, look)
    _choose(room, _RECEIPTS | _LARGE)
    room.orders.home.wanted.emit("label", next(iter(room.orders.home.cards.cards.values())).order)  # type: ignore[union-attr]
    assert not [*faults(room.orders.pages), *cut(room.orders.pages)]


def test_a_long_refusal_is_read_whole_in_the_smallest_window(qtbot: QtBot, tmp_path: Path) -> None:
    room = _opened(qtbot, tmp_path, Look("th", "sun", 150))
    _choose(room, _LARGE | {"label.width": "40", "label.height": "30"})
    room.orders.home.wanted.emit("label", next(iter(room.orders.home.cards.cards.values())).order)  # type: ignore[union-attr]
    QApplication.processEvents()
    banner = room.banner
    lines = QFontMetricsF(theme.font("chip")).height() * 2
    assert banner.height() >= lines, "two lines of the smallest letters"
    assert room.shell.rect().contains(banner.geometry())
    room.notices.tell("Saved.")
    QApplication.processEvents()
    assert banner.height() < lines, "as low as before once there is little to say"
