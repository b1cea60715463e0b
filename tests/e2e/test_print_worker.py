"""The printer's worker lives through what happens to the folder it works in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from posapp.app.paths import resources
from posapp.app.printing import PrintQueue, TillPrinter
from posapp.app.terminal import open_shop
from posapp.domain.print_job import PrintState
from posapp.operations.change_options import change_options
from posapp.operations.options import PRINTER
from posapp.operations.papers import drop_paper, print_sale
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.print_job import PrintJob

_PATIENCE: Final = 20


@pytest.mark.usefixtures("qapp")
def test_a_paper_dropped_while_another_is_printed_never_comes(tmp_path: Path) -> None:
    books, stall = tmp_path / "books", open_stall(tmp_path / "books")
    change_options(stall.shop, PRINTER, {"printer.uri": f"roll:{tmp_path / 'roll'}"}, stall.seller)
    for _ in range(2):
        print_sale(stall.shop, stall.sold(("ข้าวแต๋น", 1)).sale, stall.seller)

    def drop_the_rest(job: PrintJob) -> None:
        if job.state is PrintState.PRINTING:
            elsewhere = open_shop(books)
            for waits in elsewhere.books.print_jobs.waiting():
                drop_paper(elsewhere, waits.id)
            elsewhere.books.close()

    queue = PrintQueue(lambda: open_shop(books), TillPrinter(books, resources() / "fonts"), drop_the_rest)
    queue.start()
    assert queue.drain(_PATIENCE)
    queue.stop(_PATIENCE)
    jobs = stall.shop.books.print_jobs
    assert [job.state for job in jobs.newest()] == [PrintState.DROPPED, PrintState.CONFIRMED]
    assert not jobs.begin(jobs.newest()[0].id)
    stall.shop.books.close()


@pytest.mark.usefixtures("qapp")
def test_the_worker_outlives_a_lock_it_cant_take(tmp_path: Path) -> None:
    books, stall = tmp_path / "books", open_stall(tmp_path / "books")
    change_options(stall.shop, PRINTER, {"printer.uri": f"roll:{tmp_path / 'roll'}"}, stall.seller)
    print_sale(stall.shop, stall.sold(("ข้าวแต๋น", 1)).sale, stall.seller)
    jobs, lock = stall.shop.books.print_jobs, books / "printer.lock"
    lock.mkdir()
    queue = PrintQueue(lambda: open_shop(books), TillPrinter(books, resources() / "fonts"))
    queue.start()
    assert queue.drain(_PATIENCE)
    assert [job.state for job in jobs.newest()] == [PrintState.WAITING]
    lock.rmdir()
    assert queue.drain(_PATIENCE)
    assert [job.state for job in jobs.newest()] == [PrintState.CONFIRMED]
    queue.stop(_PATIENCE)
    stall.shop.books.close()
