"""Labels and stock papers from the books to the roll: what stands on them, and which printer they come out of."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from posapp.app.label_runs import label_runs
from posapp.app.papers import paper_of, sale_paper
from posapp.app.paths import resources
from posapp.app.printing import PrintQueue, TillPrinter
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.place import STORE
from posapp.domain.price import PriceRule
from posapp.domain.print_job import Paper, PrintState
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import StockReason
from posapp.domain.tender import CASH, Tender
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.change_options import change_options
from posapp.operations.count_stock import Scope, start_count
from posapp.operations.edit_catalog import save_product
from posapp.operations.market_day import Plans, close_event, open_event, take_to_market
from posapp.operations.members import new_member, save_member
from posapp.operations.move_stock import Going
from posapp.operations.options import LABELS, PRINTER
from posapp.operations.papers import (
    paper_about,
    print_count_sheet,
    print_event_sheet,
    print_pick_list,
    print_stock_paper,
    print_tally_sheet,
)
from posapp.operations.print_labels import LabelWish, print_labels, wishes_of
from posapp.operations.receive import Incoming, receive
from posapp.operations.sell import sell
from posapp.operations.shop import Shop
from posapp.operations.stock_book import Batch, Said, today
from tests.doubles import shelves
from tests.doubles.printers import closed_port
from tests.doubles.trade import MarketStall, open_stall
from tests.unit.documents.papers import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.print_job import PrintJob

_PATIENCE = 20


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[MarketStall]:
    """A stall with goods of every kind."""
    opened = open_stall(tmp_path / "books")
    shelves.fill_shelves(opened)
    yield opened
    opened.shop.books.close()


@contextmanager
def working(stall: MarketStall) -> Iterator[PrintQueue]:
    """A worker on the stall's books."""
    shop = stall.shop
    printer = TillPrinter(shop.books.database.folder, resources() / "fonts")
    queue = PrintQueue(lambda: Shop(shop.books.sibling(), shop.clock, shop.ids), printer)
    queue.start()
    try:
        yield queue
    finally:
        queue.stop(_PATIENCE)


def newest(stall: MarketStall) -> PrintJob:
    return stall.shop.books.print_jobs.newest(1)[0]


def codes_on(folder: Path) -> list[str]:
    """What a scanner reads on the papers that came out, in order."""
    found = []
    for picture in sorted(folder.glob("*.png")):
        grey = QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8)
        rows, step = bytes(grey.constBits()), grey.bytesPerLine()
        tight = b"".join(rows[top : top + grey.width()] for top in range(0, step * grey.height(), step))
        dots = memoryview(tight).cast("B", shape=[grey.height(), grey.width()])
        seen = sorted(zxingcpp.read_barcodes(dots), key=lambda one: one.position.top_left.y)
        found += [one.text for one in seen]
    return found


@pytest.mark.usefixtures("qapp")
def test_labels_come_out_of_the_receipt_printer_and_scan_back(stall: MarketStall, tmp_path: Path) -> None:
    shop, roll = stall.shop, tmp_path / "roll"
    lot = shelves.bake(stall, 3, 0)
    shelves.reduce(stall, lot.id, 500)
    change_options(shop, PRINTER, {"printer.uri": f"roll:{roll}"}, stall.seller)
    soap, cake = stall.goods[shelves.SOAP], stall.goods[shelves.CAKE]
    print_labels(shop, [LabelWish(soap.id, 2), LabelWish(cake.id, 1, lot.id)])
    assert paper_about(shop, newest(stall)) == f"{shelves.SOAP}, {shelves.CAKE}"
    with working(stall) as queue:
        assert queue.drain(_PATIENCE)
    assert newest(stall).state is PrintState.CONFIRMED
    assert codes_on(roll) == [soap.code, soap.code, lot.code]


@pytest.mark.usefixtures("qapp")
def test_a_label_printer_that_is_off_keeps_back_no_receipt(stall: MarketStall, tmp_path: Path) -> None:
    shop = stall.shop
    change_options(shop, PRINTER, {"printer.uri": f"roll:{tmp_path / 'roll'}", "printer.auto": "yes"}, stall.seller)
    change_options(shop, LABELS, {"label.printer": f"tcp://127.0.0.1:{closed_port()}"}, stall.seller)
    print_labels(shop, [LabelWish(stall.goods[shelves.SOAP].id)])
    cart = stall.cart((shelves.SOAP, 1))
    sell(shop, cart, (Tender(CASH, cart.total, cart.total),), stall.seller, receipt=True)
    with working(stall) as queue:
        assert queue.drain(_PATIENCE)
    states = {job.paper: job.state for job in shop.books.print_jobs.newest()}
    assert states == {Paper.RECEIPT: PrintState.CONFIRMED, Paper.LABELS: PrintState.NOT_READY}


@pytest.mark.usefixtures("qapp")
def test_labels_come_out_of_the_label_printer_alone(stall: MarketStall, tmp_path: Path) -> None:
    shop, soap = stall.shop, stall.goods[shelves.SOAP]
    stickers = {"label.printer": f"roll:{tmp_path / 'stickers'}", "label.language": "roll", "label.width": "50"}
    change_options(shop, PRINTER, {"printer.uri": f"roll:{tmp_path / 'roll'}"}, stall.seller)
    change_options(shop, LABELS, stickers, stall.seller)
    print_labels(shop, [LabelWish(soap.id)])
    with working(stall) as queue:
        assert queue.drain(_PATIENCE)
    assert codes_on(tmp_path / "stickers") == [soap.code]
    assert codes_on(tmp_path / "roll") == []


def test_a_label_says_whose_it_is_and_what_it_costs_today(stall: MarketStall) -> None:
    shop = stall.shop
    member, _changes = save_member(shop, new_member(shop, "คำปัน", number="12"), stall.seller)
    today_only = PriceRule(Money(2500), since=today(shop), until=today(shop))
    mine = replace(stall.goods[shelves.SOAP], owner=member.id, prices=(today_only,))
    save_product(shop, mine, stall.seller)
    facts = label_runs(shop, [LabelWish(mine.id)])[0].facts
    assert (facts.price, facts.producer, facts.group, facts.barcode) == (
        Money(2500),
        "12",
        "กลุ่มแม่บ้านดอยสูง",
        mine.code,
    )


def test_a_cheaper_batch_says_what_it_was_and_carries_its_own_code(stall: MarketStall) -> None:
    lot = shelves.bake(stall, 3, 0)
    wish = LabelWish(stall.goods[shelves.CAKE].id, lot=lot.id)
    usual = label_runs(stall.shop, [wish])[0].facts
    assert (usual.price, usual.barcode, usual.lot) == (Money(1000), stall.goods[shelves.CAKE].code, lot)
    shelves.reduce(stall, lot.id, 500)
    facts = label_runs(stall.shop, [wish])[0].facts
    assert (facts.price, facts.marked_down_from, facts.barcode) == (Money(500), Money(1000), lot.code)


def test_no_labels_and_too_many_labels_are_refused(stall: MarketStall) -> None:
    soap = stall.goods[shelves.SOAP].id
    for wishes, code in (
        ([], "labels_none"),
        ([LabelWish(soap, 0)], "labels_none"),
        ([LabelWish(soap, 501)], "labels_too_many"),
    ):
        with pytest.raises(Refused) as refusal:
            print_labels(stall.shop, wishes)
        assert refusal.value.code == code
    print_labels(stall.shop, [LabelWish(soap, 3)], "small")
    assert wishes_of(newest(stall).subject) == ((LabelWish(soap, 3),), "small")


def test_a_receiving_slip_names_goods_and_giver_and_the_second_is_a_copy(stall: MarketStall) -> None:
    shop = stall.shop
    line = Incoming(stall.goods[shelves.CAKE].id, Quantity.of(12), Money(450), Batch(today(shop), today(shop)))
    entry = receive(shop, [line], Said(party="ป้าคำ"), stall.seller).entry
    print_stock_paper(shop, entry.id)
    first = newest(stall)
    assert (first.paper, paper_about(shop, first)) == (Paper.RECEIVING_SLIP, entry.number)
    words = said(paper_of(shop, first))
    assert shelves.CAKE in words
    assert "ป้าคำ" in words
    assert "COPY" not in words
    shop.books.print_jobs.mark(first.id, PrintState.CONFIRMED)
    print_stock_paper(shop, entry.id)
    assert "COPY" in said(paper_of(shop, newest(stall)))


def test_a_stock_slip_names_the_batch_that_spoiled(stall: MarketStall) -> None:
    shop, lot = stall.shop, shelves.bake(stall, 5, -1)
    wrong = Adjustment(stall.goods[shelves.CAKE].id, Quantity.of(2), StockReason.WASTE, lot.id)
    entry = adjust(shop, [wrong], Said(), stall.seller).entry
    print_stock_paper(shop, entry.id)
    job = newest(stall)
    assert job.paper is Paper.STOCK_SLIP
    assert lot.code in said(paper_of(shop, job))


def test_a_count_sheet_never_says_how_much_there_should_be(stall: MarketStall) -> None:
    stocktake = start_count(stall.shop, "สิ้นเดือน", Scope(STORE), stall.seller)
    print_count_sheet(stall.shop, stocktake.id)
    words = said(paper_of(stall.shop, newest(stall)))
    assert paper_about(stall.shop, newest(stall)) == "สิ้นเดือน"
    assert shelves.SOAP in words
    assert "48" not in words


def test_the_papers_of_a_market_day_follow_its_goods(stall: MarketStall) -> None:
    shop, soap = stall.shop, stall.goods[shelves.SOAP]
    event = open_event(shop, Plans("กาดหลวง", sell_here=True), stall.seller)
    print_tally_sheet(shop, event.id)
    assert shelves.PORK in said(paper_of(shop, newest(stall)))
    take_to_market(shop, event.id, [Going(soap.id, Quantity.of(20))], stall.seller)
    print_pick_list(shop, event.id)
    picked = said(paper_of(shop, newest(stall)))
    assert shelves.SOAP in picked
    assert "20" in picked
    assert shelves.PORK not in picked
    print_tally_sheet(shop, event.id)
    tally = said(paper_of(shop, newest(stall)))
    assert "กาดหลวง" in tally
    assert shelves.PORK not in tally
    stall.sold((shelves.SOAP, 3))
    close_event(shop, event.id, [Going(soap.id, Quantity.of(17))], "", stall.seller)
    print_event_sheet(shop, event.id)
    assert "105.00" in said(paper_of(shop, newest(stall)))
    assert paper_about(shop, newest(stall)) == "กาดหลวง"


def test_a_tally_sheet_is_for_all_goods_or_one_category(stall: MarketStall) -> None:
    print_tally_sheet(stall.shop)
    everything = said(paper_of(stall.shop, newest(stall)))
    assert shelves.SOAP in everything
    assert shelves.BOTTLE not in everything
    assert paper_about(stall.shop, newest(stall)) == ""


@pytest.mark.parametrize("paper", [Paper.STOCK_SLIP, Paper.COUNT_SHEET, Paper.PICK_LIST, Paper.EVENT_SHEET])
def test_a_paper_whose_subject_is_gone_says_so(stall: MarketStall, paper: Paper) -> None:
    print_tally_sheet(stall.shop, "gone")
    job = replace(newest(stall), paper=paper)
    assert paper_about(stall.shop, job) == ""
    with pytest.raises(Refused) as refusal:
        paper_of(stall.shop, job)
    assert refusal.value.code == "paper_unknown_bill"


def test_a_receipt_names_what_was_in_the_basket_and_whose_price_it_was(stall: MarketStall) -> None:
    cart = stall.cart((shelves.BASKET, 1), (shelves.SOAP, 1))
    cart = cart.with_selling(replace(cart.selling, wholesale=True))
    sale = sell(stall.shop, cart, (Tender(CASH, cart.total, cart.total),), stall.seller).sale
    words = said(sale_paper(stall.shop, sale))
    assert "2 × ข้าวแต๋น" in words
    assert "2 × น้ำพริกหนุ่ม" in words
    assert "Wholesale" in words
    assert sale.lines[1].quantity == ONE
