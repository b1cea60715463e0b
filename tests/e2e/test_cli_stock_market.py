"""Making, going to market and the notebook at a terminal: each deed is in the book, and the sums come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.terminal import bills, group, typed
from tests.e2e.test_cli_stock import add_chilli_paste, done, lines, on_hand, refused

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with honey and rice, and chilli paste that is made from chilli in jars; work costs 50 a batch of ten."""
    books = group(tmp_path / "books")
    done(books, "products", "change", "H", "--cost", "70", "--on-hand", "20")
    for name, code, unit in (("พริก", "P", "kg"), ("ขวดเปล่า", "J", "piece")):
        done(books, "products", "add", "--name", name, "--code", code, "--unit", unit, "--kind", "material")
    add_chilli_paste(books)
    done(books, "stock", "receive", "P=5@80", "J=40@3.50")
    recipe = done(books, "make", "recipe", "add", "N", "P=500gram", "J=10", "--yields", "10", "--labour", "50")
    assert recipe["cost"] == "12.50"
    return books


def test_goods_are_made_in_proportion_and_cost_what_went_into_them(books: Path) -> None:
    made = done(books, "make", "N", "--qty", "24", "--by", "มาลี")
    assert {move["code"]: move["qty"] for move in made["moves"]} == {"P": "-1.2", "J": "-24", "N": "24"}
    assert (made["cost"], made["waste"], made["short"]) == ("12.50", "0", [])
    assert made["moves"][-1]["lot"] == "L0001"
    assert done(books, "products", "show", "N")["cost"] == "12.50"


def test_a_batch_that_gave_less_is_dearer_and_what_was_missing_is_told(books: Path) -> None:
    ended = typed(books, "make", "batch", "น้ำพริก", "--batches", "5", "--qty", "45", "--made", "1/2/2569")
    assert "5 jar less than the recipe gives." in ended.out
    assert "There was not enough ขวดเปล่า in the book: 40 piece for 50 piece." in ended.out
    assert "น้ำพริก: cost 13.89 each" in ended.out
    assert (on_hand(books, "J"), on_hand(books, "N")) == ("-10", "45")
    paper = done(books, "stock", "papers")["papers"][0]
    done(books, "stock", "undo", paper["number"])
    assert (on_hand(books, "J"), on_hand(books, "N"), on_hand(books, "P")) == ("40", "0", "5")


def test_a_recipe_is_listed_shown_and_replaced(books: Path) -> None:
    done(books, "make", "recipe", "add", "N", "P=1", "--yields", "10", "--note", "หมักหนึ่งคืน")
    (recipe,) = done(books, "make", "recipe", "list")["recipes"]
    assert (recipe["code"], recipe["cost"], recipe["labour"]) == ("N", "8.00", "0.00")
    shown = typed(books, "make", "recipe", "show", "N").out
    assert shown.splitlines() == [
        "น้ำพริก: one batch gives 10 jar, cost 8.00 each",
        "P  พริก  1 kg  5 kg on hand",
        "หมักหนึ่งคืน",
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("H", "--qty", "1"), "recipe_called"),
        (("N",), "make_how_many"),
        (("N", "--qty", "0"), "quantity_zero"),
        (("recipe", "add", "N", "N=1", "--yields", "1"), "recipe_itself"),
        (("recipe", "add", "N", "--yields", "1"), "lines_none"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_sentence(books: Path, arguments: tuple[str, ...], code: str) -> None:
    assert refused(books, "make", *arguments)[0] == code


def test_a_market_day_adds_up_from_taking_out_to_the_profit(books: Path) -> None:
    opened = done(books, "market", "open", "ถนนคนเดิน", "--float", "500", "--stall", "100", "--travel", "40")
    assert (opened["float"], opened["spent"]) == ("500.00", "140.00")
    taken = done(books, "market", "take", "H=12", "R=2.5")
    assert {move["place"] for move in taken["moves"]} == {"Store room", "ถนนคนเดิน"}
    assert typed(books, "sell", stdin=bills({"lines": [{"code": "H", "qty": 5}]})).lines[0]["total"] == "600.00"
    done(books, "stock", "adjust", "H=1", "--reason", "tasting", "--place", "ถนนคนเดิน")
    done(books, "market", "back", "R=1")
    done(books, "market", "cost", "other", "15", "--note", "ถุง")
    code, sentence = refused(books, "market", "close")
    assert code == "market_back_unsaid"
    assert sentence.startswith("Goods still at the stall: 2.")
    assert refused(books, "market", "close", "H=6", "--all-back")[0] == "market_back_unsaid"
    ended = done(books, "market", "close", "H=5", "R=1.5")
    honey, rice = ended["goods"]
    numbers = ("taken", "sold", "back", "waste", "given", "lost", "there")
    assert [honey[name] for name in numbers] == ["12", "5", "5", "0", "1", "1", "0"]
    assert [rice[name] for name in numbers] == ["2.5", "0", "2.5", "0", "0", "0", "0"]
    assert (ended["sold"], ended["goods_cost"], ended["spent"], ended["profit"]) == (
        "600.00",
        "490.00",
        "155.00",
        "-45.00",
    )
    assert on_hand(books, "H", "--place", "store") == "13"
    assert done(books, "stock", "places")["places"][0]["sold_from"]


def test_an_event_is_shown_and_listed_after_it_ended(books: Path) -> None:
    done(books, "market", "open", "Fair", "--day", "1/11/2569")
    done(books, "market", "take", "H=2")
    done(books, "market", "close", "--nothing-back")
    shown = typed(books, "market", "status", "--event", "fair").out.splitlines()
    assert shown[0] == "Fair  1 Nov 2569"
    assert shown[3].split() == ["น้ำผึ้ง", "2", "-", "-", "-", "-", "2", "-"]
    assert "Fair" in typed(books, "market", "list").out
    report = done(books, "report", "market", "--from", "1/11/69", "--to", "30/11/69")
    assert (report["total"]["profit"], [one["market"] for one in report["rows"]]) == ("-140.00", ["Fair"])
    assert refused(books, "market", "take", "H=1")[0] == "event_none"


def test_two_events_on_one_day_are_told_apart_and_the_till_sells_where_it_is_put(books: Path) -> None:
    done(books, "market", "open", "East")
    done(books, "market", "open", "West", "--not-here")
    assert refused(books, "market", "take", "H=1")[0] == "event_several"
    done(books, "market", "take", "H=3", "--event", "east")
    done(books, "market", "take", "H=4", "--event", "west")
    done(books, "market", "sell-from", "West")
    typed(books, "sell", stdin=bills({"lines": [{"code": "H"}]}))
    west, east = done(books, "market", "list")["events"]
    assert (west["name"], west["goods"][0]["sold"], east["goods"][0]["sold"]) == ("West", "1", "0")
    assert done(books, "market", "close", "--all-back", "--event", "West")["goods"][0]["back"] == "3"
    assert done(books, "market", "sell-from")["place"] == "Store room"
    assert refused(books, "stock", "places", "close", "East")[0] == "place_event"


def test_a_notebook_day_becomes_bills_of_that_day_one_for_each_way_of_paying(books: Path, tmp_path: Path) -> None:
    page = tmp_path / "day.csv"
    page.write_text("code,qty,price,method\nH,2,,\nR,1.5,30,Cash\nH,1,,promptpay\nJ,,,\n", encoding="utf-8")
    entered = done(books, "market", "enter-day", "--day", "2 ม.ค. 2569", "--lines", str(page), "--float", "100")
    assert (entered["day"], entered["lines"], entered["total"]) == ("2026-01-02", 3, "405.00")
    assert [(sale["method"], sale["total"]) for sale in entered["sales"]] == [
        ("cash", "285.00"),
        ("promptpay", "120.00"),
    ]
    lines = {one["key"]: one["amount"] for one in done(books, "report", "day", "--date", "2026-01-02")["rows"]}
    assert lines["net"] == "405.00"
    assert on_hand(books, "H") == "17"


def test_a_notebook_line_that_cannot_be_used_stops_the_whole_day(books: Path) -> None:
    given = lines({"code": "H", "qty": 2}, {"code": "H", "qty": 1, "method": "shells"})
    code, sentence = refused(books, "market", "enter-day", "--day", "2/1/2569", "--lines", "-", stdin=given)
    assert (code, sentence[:24]) == ("method_unknown", "Row 2, column “method”: ")
    assert done(books, "sales", "list")["sales"] == []
    assert refused(books, "market", "enter-day", "H=1", "--day", "2/1/2600")[0] == "past_today"
