"""The address on a parcel out of the label printer: from the terminal, through the queue, onto the sticker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from posapp.app.paths import resources
from posapp.app.printing import PrintQueue, TillPrinter
from posapp.app.terminal import open_shop
from posapp.domain.online.order import Progress
from posapp.domain.print_job import Paper, PrintState
from posapp.operations.change_options import change_options
from posapp.operations.options import LABELS, PRINTER
from posapp.operations.papers import print_address_label
from tests.doubles.goods_labels import Read, seen
from tests.doubles.label_printers import PRINTING, READY, VirtualLabelPrinter
from tests.doubles.trade import open_stall
from tests.doubles.web_orders import RICE, WebShop, open_web_shop
from tests.e2e.terminal import typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")
_PATIENCE = 20


@pytest.fixture
def web(tmp_path: Path) -> Iterator[WebShop]:
    """A shop with one order, #101, that is to be sent."""
    opened = open_web_shop(open_stall(tmp_path / "books"), RICE)
    opened.place((RICE, 2, "70"))
    yield opened
    opened.stall.shop.books.close()


def choose(web: WebShop, **values: str) -> None:
    """Settings of the label printer."""
    change_options(web.stall.shop, LABELS, {f"label.{key}": value for key, value in values.items()}, web.stall.seller)


def said(web: WebShop, *words: str, code: int = 0) -> dict[str, Any]:
    """The answer to `posapp orders label`."""
    run = typed(web.stall.shop.books.database.folder, "orders", "label", "101", *words, "--json")
    assert run.code == code, run
    return run.lines[0]


def test_an_address_comes_out_of_the_label_printer(web: WebShop) -> None:
    with VirtualLabelPrinter([READY, PRINTING, READY]) as printer:
        choose(web, printer=printer.uri, width="100", height="150", gap="3")
        job = said(web, "--printer", "labels")["job"]
        (picture,) = printer.stickers.pictures
    assert (job["paper"], job["number"], job["state"]) == ("parcel_sticker", "#101", "confirmed")
    assert picture.size == (800, 1200)
    assert seen(picture, 0) == [Read("Code128", "#101")]


def test_a_label_that_is_too_small_is_refused_before_anything_waits(web: WebShop) -> None:
    assert said(web, "--printer", "labels", code=2)["code"] == "label_printer_none"
    choose(web, printer="tcp://127.0.0.1:9")
    refusal = said(web, "--printer", "labels", code=2)
    assert refusal["code"] == "parcel_label_too_small"
    assert "40 × 30 mm" in refusal["message"]
    assert web.stall.shop.books.print_jobs.newest() == []


def test_a_slip_never_goes_to_the_label_printer(web: WebShop) -> None:
    choose(web, printer="tcp://127.0.0.1:9", width="100", height="150")
    assert said(web, "--slip", "--printer", "labels", code=2)["code"] == "slip_no_label"


def test_receipts_and_addresses_do_not_wait_for_each_other(web: WebShop, tmp_path: Path) -> None:
    shop, books = web.stall.shop, web.stall.shop.books.database.folder
    choose(web, printer="tcp://127.0.0.1:9", width="100", height="150")
    change_options(shop, PRINTER, {"printer.uri": f"roll:{tmp_path / 'roll'}"}, web.stall.seller)
    (order,) = shop.books.online.orders.at([Progress.NEW])
    print_address_label(shop, order.id, sticker=True)
    print_address_label(shop, order.id)
    queue = PrintQueue(lambda: open_shop(books), TillPrinter(books, resources() / "fonts"))
    queue.start()
    assert queue.drain(_PATIENCE)
    queue.stop(_PATIENCE)
    fared = {job.paper: job.state for job in shop.books.print_jobs.newest()}
    assert fared == {Paper.PARCEL_STICKER: PrintState.NOT_READY, Paper.PARCEL_LABEL: PrintState.CONFIRMED}
