"""From a sold bill to its report, through the whole program: read aside, printed, saved, and back to the receipt."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from posapp.domain.print_job import Paper
from posapp.ui.screens.reports.save_page import SavePage
from posapp.ui.widgets.label import Label
from tests.e2e.market import JAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.sale import Sale
    from posapp.ui.screens.reports.screen import ReportsScreen
    from tests.e2e.conftest import OpenWindow
    from tests.e2e.hands import Hands


@contextmanager
def _reported(open_window: OpenWindow, market: Path, qtbot: QtBot) -> Iterator[tuple[Hands, Sale, ReportsScreen]]:
    """The goods report of a day on which one jar was sold."""
    with open_window(market) as hands:
        hands.tap_goods(JAR)
        hands.key(Qt.Key.Key_F7)
        sold = hands.program.shop.books.sales.newest(1)[0]
        hands.program.shell.go("reports")
        screen = hands.program.rooms.reports
        qtbot.waitUntil(lambda: str(sold.total) in screen.home.words.words())
        screen.open("by-product")
        qtbot.waitUntil(lambda: screen.report.table() is not None)
        yield hands, sold, screen


def test_a_sold_bill_is_found_again_from_its_report_in_two_taps(
    market: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with _reported(open_window, market, qtbot) as (hands, sold, screen):
        hands.key(Qt.Key.Key_Down)
        hands.key(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: screen.pages.front() is screen.bills)
        hands.key(Qt.Key.Key_Down)
        hands.key(Qt.Key.Key_Return)
        assert hands.program.shell.here() == "sales"
        shown = [label.words() for label in hands.program.rooms.sales.browse.pane.findChildren(Label)]
        assert any(sold.issue.number in words for words in shown)


def test_a_report_is_printed_and_saved_in_every_form(
    market: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with _reported(open_window, market, qtbot) as (hands, _sold, screen):
        hands.tap(hands.button("Print"))
        assert [job.paper for job in hands.program.shop.books.print_jobs.newest(1)] == [Paper.REPORT]
        hands.tap(hands.button("Save as a file"))
        page = screen.pages.currentWidget()
        assert isinstance(page, SavePage)
        for ending, begins in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")):
            target = tmp_path / f"report.{ending}"
            page.done.hide()
            page.save(target)
            qtbot.waitUntil(page.done.isVisible)
            assert target.read_bytes().startswith(begins)
