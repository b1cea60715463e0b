"""Reports on the paper roll and in files: queued as a question, answered when they are made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from posapp.app.papers import _PAPERS as _MAKERS
from posapp.app.papers import paper_of
from posapp.app.paths import resources
from posapp.app.report_papers import order_report, write_report
from posapp.cli.jobs import _PAPERS as _AT_TERMINAL
from posapp.documents.block import Columns, Text
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.print_job import Paper
from posapp.operations.papers import paper_about
from posapp.reports.reading import read
from posapp.reports.sheet import Asked, Period
from posapp.ui.screens.sales.queue_panel import _PAPERS as _IN_WINDOW

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.doubles.trade import MarketStall

_TODAY = Period(date(2026, 1, 17), date(2026, 1, 17))


def _told(stall: MarketStall) -> str:
    (job,) = stall.shop.books.print_jobs.waiting()
    blocks = paper_of(stall.shop, job)
    return "\n".join(
        f"{block.left} {block.right}" if isinstance(block, Columns) else block.text
        for block in blocks
        if isinstance(block, Columns | Text)
    )


def test_a_queued_report_says_what_the_books_hold_when_it_is_printed(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 2))
    asked = Asked(_TODAY, Period(date(2026, 1, 10), date(2026, 1, 10)), (("seller", stall.seller),))
    order_report(stall.shop, read(stall.shop, "by-product", asked))
    stall.sold(("ข้าวแต๋น", 1))
    told = _told(stall)
    assert "ข้าวแต๋น 105.00" in told
    assert "สมศรี" in told
    (job,) = stall.shop.books.print_jobs.waiting()
    assert job.paper is Paper.REPORT
    assert paper_about(stall.shop, job) == "By goods"


def test_a_report_without_comparison_comes_back_as_it_was_asked(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 2))
    order_report(stall.shop, read(stall.shop, "day", Asked(_TODAY)))
    assert "70.00" in _told(stall)


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("CSV", b"\xef\xbb\xbfkey,")])
def test_a_file_is_of_the_kind_its_name_says(
    qapp: QApplication, stall: MarketStall, tmp_path: Path, ending: str, begins: bytes
) -> None:
    assert qapp is not None
    stall.sold(("ข้าวแต๋น", 2))
    table = read(stall.shop, "by-product", Asked(_TODAY))
    target = tmp_path / f"ยอดขาย.{ending}"
    write_report(stall.shop, table, target, resources() / "fonts")
    assert target.read_bytes().startswith(begins)
    with pytest.raises(Refused, match="ends in"):
        write_report(stall.shop, table, tmp_path / "report.doc", resources() / "fonts")
    with pytest.raises(Unavailable):
        write_report(stall.shop, table, tmp_path / "gone" / target.name, resources() / "fonts")


def test_every_kind_of_paper_has_a_maker_and_a_name_in_both_queues() -> None:
    assert set(_MAKERS) == set(_IN_WINDOW) == set(_AT_TERMINAL) == set(Paper)
