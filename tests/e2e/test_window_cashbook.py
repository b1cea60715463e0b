"""From a sold bill to the cash book and back, through the whole program; the month comes out of the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from posapp.app.papers import paper_of
from posapp.documents.block import Columns
from posapp.domain.print_job import Paper
from posapp.operations.cash_book.month import print_cash_book
from posapp.operations.papers import paper_about
from posapp.operations.stock_book import today
from tests.e2e.market import JAR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import OpenWindow


def test_a_sale_stands_in_the_cash_book_and_leads_back_to_its_bills(market: Path, open_window: OpenWindow) -> None:
    with open_window(market) as hands:
        hands.tap_goods(JAR)
        hands.key(Qt.Key.Key_F7)
        shop, rooms = hands.program.shop, hands.program.rooms
        sold = shop.books.sales.newest(1)[0]
        hands.program.shell.go("cashbook")
        month = rooms.cashbook.month
        model = month.table.table.model()
        row = model.rowCount() - 1
        assert [str(model.index(row, column).data()) for column in (1, 2)] == ["Sales – Cash", str(sold.total)]
        month.table.chosen.emit(row)
        assert hands.program.shell.here() == "sales"
        assert rooms.sales.browse.bills.go_to(sold)


def test_the_sums_of_a_month_come_out_of_the_printer(market: Path, open_window: OpenWindow) -> None:
    with open_window(market) as hands:
        hands.tap_goods(JAR)
        hands.key(Qt.Key.Key_F7)
        shop = hands.program.shop
        total = str(shop.books.sales.newest(1)[0].total)
        print_cash_book(shop, today(shop))
        (job,) = shop.books.print_jobs.of_subject(Paper.CASH_BOOK, f"{today(shop):%Y-%m}")
        rows = {block.left: block.right for block in paper_of(shop, job) if isinstance(block, Columns)}
        assert rows["Sales – Cash"] == rows["Carried forward"] == total
        assert "B.E. 25" in paper_about(shop, job)
