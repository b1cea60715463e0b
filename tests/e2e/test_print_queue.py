"""The print queue on real books and loopback printers: each paper once, and the truth about it."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from posapp.app.clock import SystemClock, UuidIds
from posapp.app.papers import paper_of, sale_paper, till_paper
from posapp.app.paths import resources
from posapp.app.printing import PrintQueue, TillPrinter
from posapp.devices.printer.printer import Outcome
from posapp.documents.block import Qr
from posapp.documents.test_page import trial_page
from posapp.domain.cart import Cart
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId, ProductId, SaleId, SessionId
from posapp.domain.money import Money
from posapp.domain.print_job import Paper, PrintJob, PrintState
from posapp.domain.product import Product
from posapp.domain.quantity import ONE
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import Tender, TenderState
from posapp.operations.cash_session import Counted, Witnesses, close_session
from posapp.operations.change_options import change_options
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.refund import refund
from posapp.operations.sell import sell
from posapp.operations.shop import Shop
from posapp.operations.start_group import start_group
from posapp.payments.methods import METHODS
from posapp.store.books import Books
from tests.doubles.printers import PAPER_OUT, READY, Habits, VirtualPrinter, closed_port
from tests.unit.documents.papers import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from posapp.domain.sale import Sale

SELLER = PersonId("u1")
JAR = Product(ProductId("01920000-0000-7000-8000-000000000001"), "1", "น้ำพริกหนุ่ม", Money(6000), "jar")
PATIENCE = 20


@pytest.fixture
def shop(qapp: QApplication, tmp_path: Path) -> Iterator[Shop]:
    assert qapp is not None
    begun = start_group(tmp_path / "books", "กลุ่มทอผ้า", "A", SystemClock(), UuidIds())
    yield begun
    begun.books.close()


def set_printer(shop: Shop, uri: str) -> None:
    change_options(shop, SHOP_OPTIONS, {"printer.uri": uri}, SELLER)


def sold(shop: Shop, tender: str = "cash", state: TenderState = TenderState.RECEIVED) -> Sale:
    cart, _ = Cart(SaleId(shop.ids.new())).add(JAR)
    return sell(shop, cart, (Tender(tender, cart.total, cart.total, state),), SELLER, receipt=True).sale


def till_printer(shop: Shop) -> TillPrinter:
    return TillPrinter(shop.books.database.folder, resources() / "fonts")


@contextmanager
def working(shop: Shop) -> Iterator[PrintQueue]:
    """A worker on the shop's books."""
    queue = PrintQueue(lambda: Shop(shop.books.sibling(), shop.clock, shop.ids), till_printer(shop))
    queue.start()
    try:
        yield queue
    finally:
        queue.stop(PATIENCE)


def states(shop: Shop) -> list[PrintState]:
    """Of all jobs, oldest first."""
    return [job.state for job in reversed(shop.books.print_jobs.newest())]


def test_papers_come_out_in_order_and_are_confirmed(shop: Shop) -> None:
    with VirtualPrinter() as virtual:
        set_printer(shop, virtual.uri)
        for _ in range(3):
            sold(shop)
        with working(shop) as queue:
            assert queue.drain(PATIENCE)
            assert states(shop) == [PrintState.CONFIRMED] * 3
            sold(shop)
            assert queue.drain(PATIENCE)
        assert states(shop) == [PrintState.CONFIRMED] * 4
        assert len(virtual.paper.sheets) == 4


def test_paper_waits_for_a_printer_that_is_not_ready_and_then_comes_once(shop: Shop) -> None:
    with VirtualPrinter(status=PAPER_OUT) as virtual, working(shop) as queue:
        set_printer(shop, virtual.uri)
        sold(shop)
        sold(shop)
        assert queue.drain(PATIENCE)
        assert states(shop) == [PrintState.NOT_READY, PrintState.WAITING]
        assert shop.books.print_jobs.waiting()[0].detail == "paper_out"
        virtual.status = READY
        assert queue.drain(PATIENCE)
        assert states(shop) == [PrintState.CONFIRMED] * 2
        assert len(virtual.paper.sheets) == 2


def test_a_paper_that_failed_is_never_tried_again_by_itself(shop: Shop) -> None:
    with VirtualPrinter(Habits(resets_after=3000)) as virtual, working(shop) as queue:
        set_printer(shop, virtual.uri)
        sold(shop)
        assert queue.drain(PATIENCE)
        tried = virtual.jobs
        virtual.habits = Habits()
        assert queue.drain(PATIENCE)
        assert states(shop)[0] in (PrintState.FAILED, PrintState.UNCERTAIN)
        assert virtual.jobs == tried


def test_without_a_printer_papers_wait_until_one_is_set_up(shop: Shop, tmp_path: Path) -> None:
    with working(shop) as queue:
        sold(shop)
        assert queue.drain(PATIENCE)
        assert shop.books.print_jobs.waiting()[0].detail == "no_printer"
        set_printer(shop, "no printer at all")
        assert queue.drain(PATIENCE)
        assert states(shop) == [PrintState.NOT_READY]
        set_printer(shop, f"roll:{tmp_path / 'roll'}")
        assert queue.drain(PATIENCE)
    assert states(shop) == [PrintState.CONFIRMED]
    assert (tmp_path / "roll" / "000001.png").exists()


def test_a_paper_that_cant_be_made_does_not_keep_back_the_next(
    shop: Shop, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    set_printer(shop, f"roll:{tmp_path / 'roll'}")
    with shop.books.write():
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), Paper.RECEIPT, "no such bill", shop.now()))
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), Paper.TILL_SHEET, "no such day", shop.now()))
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), Paper.TEST_PAGE, "", shop.now()))
    with working(shop) as queue:
        assert queue.drain(PATIENCE)
    assert states(shop) == [PrintState.FAILED, PrintState.FAILED, PrintState.CONFIRMED]
    assert "can't be made" in caplog.text


def test_two_workers_on_the_same_books_print_each_paper_once(shop: Shop) -> None:
    with VirtualPrinter() as virtual:
        set_printer(shop, virtual.uri)
        for _ in range(6):
            sold(shop)
        with working(shop) as one, working(shop) as other:
            deadline = time.monotonic() + PATIENCE
            while shop.books.print_jobs.waiting() and time.monotonic() < deadline:
                one.drain(PATIENCE)
                other.drain(PATIENCE)
        assert states(shop) == [PrintState.CONFIRMED] * 6
        assert len(virtual.paper.sheets) == 6


_CHILD = """
import sys
from pathlib import Path
from posapp.app.clock import SystemClock, UuidIds
from posapp.app.paths import resources
from posapp.app.printing import PrintQueue, TillPrinter
from posapp.operations.shop import Shop
from posapp.store.books import Books
folder = Path(sys.argv[1])
shop = lambda: Shop(Books.open(folder), SystemClock(), UuidIds())
queue = PrintQueue(shop, TillPrinter(folder, resources() / "fonts"))
queue.start()
queue.drain(60)
"""


def test_a_program_killed_while_printing_leaves_the_paper_uncertain_and_unrepeated(shop: Shop) -> None:
    with VirtualPrinter(Habits(pause=0.3)) as virtual:
        set_printer(shop, virtual.uri)
        sold(shop)
        with subprocess.Popen([sys.executable, "-c", _CHILD, str(shop.books.database.folder)]) as child:
            assert virtual.got_some.wait(PATIENCE)
            child.kill()
        assert states(shop) == [PrintState.PRINTING]
        with working(shop) as queue:
            assert queue.drain(PATIENCE)
            assert states(shop) == [PrintState.UNCERTAIN]
        assert virtual.jobs == 1


def test_selling_goes_on_while_the_printer_hangs(shop: Shop) -> None:
    with VirtualPrinter(Habits(reads=False)) as virtual:
        set_printer(shop, virtual.uri)
        with working(shop) as queue:
            sold(shop)
            queue.nudge()
            begun = time.monotonic()
            for _ in range(5):
                sold(shop)
            assert time.monotonic() - begun < 5
            assert len(shop.books.sales.newest(10)) == 6


def test_the_drawer_opens_now_or_never(shop: Shop) -> None:
    printer = till_printer(shop)
    assert printer.pulse(shop.setting) == Outcome(PrintState.NOT_READY, "no_printer")
    set_printer(shop, closed_port())
    assert printer.pulse(shop.setting) == Outcome(PrintState.NOT_READY, "printer_off")
    with VirtualPrinter() as virtual:
        set_printer(shop, virtual.uri)
        assert printer.pulse(shop.setting) == Outcome(PrintState.SENT)
        assert virtual.got_some.wait(PATIENCE)
        assert virtual.paper.pulses == 1
        assert shop.books.print_jobs.newest() == []


def test_the_drawer_is_left_alone_while_another_process_prints(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posapp.app.printing._TURN_SECONDS", 0.05)
    with VirtualPrinter() as virtual:
        set_printer(shop, virtual.uri)
        with till_printer(shop).turn(0):
            assert till_printer(shop).pulse(shop.setting) == Outcome(PrintState.NOT_READY, "busy")
        assert virtual.paper.pulses == 0


def test_a_receipt_shows_the_code_to_pay_until_the_money_is_seen(shop: Shop) -> None:
    options = tuple(option for method in METHODS for option in method.options)
    sale = sold(shop, "promptpay", TenderState.WAITING)
    assert not any(isinstance(block, Qr) for block in sale_paper(shop, sale))
    change_options(shop, options, {"promptpay.id": "0812345678", "promptpay.account_name": "นางศรี"}, SELLER)
    assert any(isinstance(block, Qr) for block in sale_paper(shop, sale))
    assert "นางศรี" in said(sale_paper(shop, sale))


def test_the_paper_of_a_bill_tells_that_all_of_it_came_back(shop: Shop) -> None:
    sale = sold(shop)
    note = refund(shop, sale.id, (Returned(1, ONE),), Repayment(SaleId(shop.ids.new()), "cash", "torn"), SELLER).sale
    assert f"CANCELLED — see {note.issue.number}" in said(sale_paper(shop, sale))
    assert f"Of bill | {sale.issue.number}" in said(sale_paper(shop, note))


def test_the_sheet_of_a_closed_day_is_printed_with_its_seal(shop: Shop, tmp_path: Path) -> None:
    sold(shop)
    session = shop.session()
    assert session is not None
    assert "DAY SO FAR" in said(till_paper(shop, session.id))
    close_session(shop, Counted(Money(6000)), "", Witnesses(SELLER))
    assert "Exactly right" in said(till_paper(shop, session.id))
    assert "Seal " in said(till_paper(shop, session.id))
    set_printer(shop, f"roll:{tmp_path / 'roll'}")
    with working(shop) as queue:
        assert queue.drain(PATIENCE)
    assert states(shop) == [PrintState.CONFIRMED] * 2
    with pytest.raises(Refused):
        till_paper(shop, SessionId("never"))


def test_the_worker_opens_the_books_by_itself(shop: Shop, tmp_path: Path) -> None:
    set_printer(shop, f"roll:{tmp_path / 'roll'}")
    sold(shop)
    moved: list[PrintJob] = []
    folder = shop.books.database.folder
    queue = PrintQueue(lambda: Shop(Books.open(folder), shop.clock, shop.ids), till_printer(shop), moved.append)
    queue.start()
    assert queue.drain(PATIENCE)
    queue.stop(PATIENCE)
    assert [job.state for job in moved] == [PrintState.PRINTING, PrintState.CONFIRMED]


def test_a_printer_can_be_tried_out_before_it_is_set_up(shop: Shop) -> None:
    printer = till_printer(shop)
    with VirtualPrinter() as virtual:
        tried = printer.try_out(virtual.uri, "58", trial_page(shop.group.name, "58"))
        assert tried == Outcome(PrintState.CONFIRMED)
        assert len(virtual.paper.sheets) == 1
    with pytest.raises(Refused):
        printer.try_out("nowhere", "58", ())
    assert shop.setting("printer.uri") == ""


def test_paper_of_a_bill_that_isnt_there_is_refused(shop: Shop) -> None:
    job = PrintJob(shop.ids.new(), Paper.RECEIPT, "gone", shop.now())
    with pytest.raises(Refused) as refusal:
        paper_of(shop, job)
    assert refusal.value.code == "paper_unknown_bill"
