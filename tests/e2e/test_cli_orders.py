"""`posapp orders`: online orders at a terminal, from the list to the parcel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from posapp.domain.money import Money
from posapp.domain.online.order import Stage
from posapp.operations.cash_session import Counted, open_session
from tests.doubles.trade import MarketStall, open_stall
from tests.doubles.web_orders import WebShop, open_web_shop
from tests.e2e.terminal import typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RICE, CLOTH = "ข้าวแต๋น", "ผ้าขาวม้า"


@pytest.fixture
def web(tmp_path: Path) -> Iterator[WebShop]:
    """A shop that sells online, on a day that is open."""
    stall: MarketStall = open_stall(tmp_path / "books")
    open_session(stall.shop, Counted(Money(100000)), stall.seller)
    yield open_web_shop(stall, RICE, CLOTH)
    stall.shop.books.close()


def said(web: WebShop, *words: str, code: int = 0) -> dict[str, Any]:
    """The one JSON answer to a command."""
    run = typed(web.stall.shop.books.database.folder, *words, "--json")
    assert run.code == code, run
    return run.lines[0]


def test_an_order_goes_from_the_list_into_a_parcel(web: WebShop) -> None:
    order = web.place((RICE, 2, "70"), postage="40")
    (listed,) = said(web, "orders", "list")["orders"]
    assert (listed["number"], listed["progress"], listed["total"]) == ("#101", "new", "110.00")
    assert said(web, "orders", "pick", "101", "--by", "สมศรี")["progress"] == "picked"
    assert said(web, "orders", "pack", "#101", "--by", "สมศรี")["progress"] == "packed"
    gone = said(web, "orders", "ship", "101", "--tracking", "TH01", "--by", "สมศรี")
    assert (gone["progress"], gone["tracking"], gone["handler"]) == ("shipped", "TH01", "สมศรี")
    assert said(web, "orders", "list")["orders"] == []
    assert [one["bill"] for one in said(web, "orders", "list", "--all")["orders"]] == [gone["bill"]]
    assert said(web, "sales", "show", gone["bill"])["total"] == "110.00"
    assert web.now(order).told.buyer.name in typed(web.stall.shop.books.database.folder, "orders", "show", "101").out


@pytest.mark.parametrize(
    ("stage", "paid", "words"),
    [
        (Stage.OPEN, True, "Paid already"),
        (Stage.OPEN, False, "Not paid yet: โอนเงิน"),
        (Stage.UNPAID, False, "Not paid: wait with it"),
        (Stage.OTHER, False, "“other”: look in the shop"),
    ],
)
def test_the_list_says_whether_it_is_paid(web: WebShop, stage: Stage, paid: bool, words: str) -> None:
    web.tell(web.order((RICE, 2, "70"), stage=stage, paid=paid))
    assert words in typed(web.stall.shop.books.database.folder, "orders", "list").out


def test_an_order_is_called_off_with_a_reason(web: WebShop) -> None:
    web.place((RICE, 2, "70"))
    assert said(web, "orders", "cancel", "101", code=2)["code"] == "reason_missing"
    assert said(web, "orders", "cancel", "101", "--reason", "ของหมด")["progress"] == "closed"
    assert said(web, "orders", "ship", "101", code=2)["code"] == "order_closed"
    assert said(web, "orders", "show", "77", code=2)["code"] == "order_unknown"


def test_what_is_promised_twice_is_told_with_the_orders(web: WebShop) -> None:
    web.place((CLOTH, 60, "60"))
    web.stall.sold((CLOTH, 60))
    (card,) = said(web, "orders", "list")["oversold"]
    assert (card["short"], card["orders"]) == ("20", ["#101"])
    told = typed(web.stall.shop.books.database.folder, "orders", "list").out
    assert f"20 of “{CLOTH}” are missing for orders #101" in told


def test_a_label_and_a_slip_are_written_as_files(web: WebShop, tmp_path: Path) -> None:
    web.place((RICE, 2, "70"))
    label, slip = tmp_path / "label.pdf", tmp_path / "slip.png"
    said(web, "orders", "label", "101", "--to", str(label))
    said(web, "orders", "label", "101", "--slip", "--to", str(slip))
    assert label.read_bytes().startswith(b"%PDF")
    assert slip.read_bytes().startswith(b"\x89PNG")
    assert said(web, "orders", "label", "101", "--to", str(tmp_path / "label.txt"), code=2)["code"] == "label_file"
    assert said(web, "orders", "label", "101", code=2)["code"] == "printer_not_set"


def test_money_of_shops_is_seen_and_settled(web: WebShop) -> None:
    web.place((RICE, 2, "70"))
    said(web, "orders", "ship", "101", "--by", "สมศรี")
    (owes,) = said(web, "reconcile", "online")["shops"]
    assert (owes["name"], owes["total"]) == ("ร้านดอยสูง", "70.00")
    done = said(web, "reconcile", "online", "ร้านดอยสูง", "--amount", "68", "--clears", "70", "--note", "ค่าธรรมเนียม")
    assert (done["amount"], done["difference"], done["owed"]) == ("68.00", "2.00", "shop")
    assert said(web, "reconcile", "online")["shops"] == []


@pytest.mark.parametrize(("who", "left"), [("stall", 40), ("online", 60), ("more", 60)])
def test_what_is_promised_twice_is_decided_in_three_ways(web: WebShop, who: str, left: int) -> None:
    web.place((CLOTH, 60, "60"))
    sold = web.stall.sold((CLOTH, 60)).sale
    code = web.stall.goods[CLOTH].code
    done = said(web, "orders", "decide", code, who, "--by", "สมศรี")
    assert done["short"] == "0"
    assert ("ขออภัย" in done["message"]) is (who == "stall")
    assert said(web, "orders", "list")["oversold"] == []
    assert web.stall.shop.books.stock.on_hand(web.stall.goods[CLOTH].id).milli == left * 1000
    assert bool(web.stall.shop.books.sales.refunds_of(sold.id)) is (who == "online")
    assert said(web, "orders", "decide", code, who, code=2)["code"] == "oversold_over"
