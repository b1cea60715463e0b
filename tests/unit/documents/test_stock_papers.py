"""What the papers of the stock book say, and what they leave blank for people to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from posapp.documents.block import Cut, FormRow, Signature, TallyBoxes
from posapp.documents.stock_papers.entry_slip import entry_slip
from posapp.documents.stock_papers.event_sheet import event_sheet
from posapp.documents.stock_papers.facts import StockFacts
from posapp.documents.stock_papers.goods_lists import count_sheet, pick_list, tally_sheet
from posapp.domain.identity import CategoryId, EntryId, EventId, LotId, PersonId, PlaceId, ProductId, StocktakeId
from posapp.domain.lot import Lot
from posapp.domain.market import CostKind, EventCost, EventGoods, EventResult, MarketEvent
from posapp.domain.money import Money
from posapp.domain.place import STORE
from posapp.domain.product import Category
from posapp.domain.quantity import Quantity
from posapp.domain.stock import EntryKind, StockEntry, StockMove, StockReason
from posapp.domain.stocktake import Stocktake
from tests.unit.documents.papers import CHILI, CLOTH, HEAD, MANGO, NOON, said

STALL = PlaceId("stall")
AUNT = PersonId("u1")
JAR = replace(CHILI, category=CategoryId("food"))
SHAWL = replace(CLOTH, category=CategoryId("cloth"), variant="M คราม")
LOT = Lot(LotId("l"), JAR.id, "L-0117", date(2026, 1, 17), date(2026, 2, 17))
FACTS = StockFacts(
    products={each.id: each for each in (JAR, SHAWL, MANGO)},
    people={AUNT: "ป้าแดง"},
    places={STALL: "ถนนคนเดิน"},
    categories=(
        Category(CategoryId("food"), "ของกิน", position=2),
        Category(CategoryId("cloth"), "ผ้า", position=1),
        Category(CategoryId("empty"), "ว่าง", position=0),
    ),
)
GOODS = [MANGO, JAR, SHAWL]
EVENT = MarketEvent(EventId("e"), "ตลาดวันเสาร์", date(2026, 1, 17), STALL, Money(100000), NOON, AUNT)


def entry(kind: EntryKind, *moves: StockMove) -> StockEntry:
    return StockEntry(EntryId("e"), kind, "A69-G00012", NOON, NOON.date(), AUNT, moves)


def test_a_receiving_slip_names_giver_goods_batch_cost_and_both_who_sign() -> None:
    moves = (
        StockMove(JAR.id, Quantity.of(12), StockReason.RECEIVE, lot=LOT.id, cost=Money(4000)),
        StockMove(SHAWL.id, Quantity.of(3), StockReason.RECEIVE),
    )
    received = replace(entry(EntryKind.RECEIVE, *moves), lots=(LOT,), party="ยายศรี", note="รอบเช้า")
    assert said(entry_slip(received, HEAD, FACTS)).splitlines() == [
        "กลุ่มทอผ้า",
        "Goods received",
        "No. A69-G00012 | 17 Jan 2569 12:30",
        "From ยายศรี",
        "Note: รอบเช้า",
        "น้ำพริก | 12 jar",
        "Batch L-0117 · Made 17 Jan 2569 · Expires 17 Feb 2569 | ",
        "cost 40.00 each | 480.00",
        "ผ้าขาวม้า M คราม | 3 cloth",
        "Cost together | 480.00",
        "Handed over by ยายศรี ____",
        "Received by ป้าแดง ____",
    ]


def test_a_slip_without_costs_names_none() -> None:
    words = said(
        entry_slip(entry(EntryKind.RECEIVE, StockMove(JAR.id, Quantity.of(1), StockReason.RECEIVE)), HEAD, FACTS)
    )
    assert "cost" not in words.lower()


def test_an_adjustment_tells_more_from_less_with_its_reason_place_and_worth() -> None:
    moves = (
        StockMove(JAR.id, Quantity.of(-2), StockReason.WASTE, cost=Money(4000), lot=LOT.id),
        StockMove(MANGO.id, Quantity(1250), StockReason.COUNT, place=STALL),
    )
    facts = replace(FACTS, lots={LOT.id: LOT})
    lines = said(entry_slip(entry(EntryKind.ADJUST, *moves), HEAD, facts)).splitlines()
    assert "น้ำพริก | -2 jar" in lines
    assert "Batch L-0117 · Made 17 Jan 2569 · Expires 17 Feb 2569 | " in lines
    assert "Spoiled · Store room | -80.00" in lines
    assert "มะม่วง | +1.25 kg" in lines
    assert "Counted · ถนนคนเดิน | " in lines
    assert "Worth at cost | -80.00" in lines
    assert "Written by ป้าแดง ____" in lines


def test_goods_on_the_way_are_named_once_with_both_places() -> None:
    moves = (
        StockMove(JAR.id, Quantity.of(-10), StockReason.TAKEN),
        StockMove(JAR.id, Quantity.of(10), StockReason.TAKEN, place=STALL),
    )
    words = said(entry_slip(replace(entry(EntryKind.TAKE, *moves), party="รถตู้"), HEAD, FACTS))
    assert "Store room → ถนนคนเดิน" in words
    assert "To รถตู้" in words
    assert words.count("น้ำพริก | 10 jar") == 1


def test_a_batch_shows_what_went_in_what_came_out_and_what_each_cost() -> None:
    moves = (
        StockMove(MANGO.id, Quantity(-2500), StockReason.USED, cost=Money(4000)),
        StockMove(JAR.id, Quantity.of(10), StockReason.MADE, lot=LOT.id, cost=Money(3000)),
    )
    made = replace(
        entry(EntryKind.MAKE, *moves), lots=(LOT,), labour=Money(20000), planned=Quantity.of(12), day=date(2026, 1, 16)
    )
    lines = said(entry_slip(made, HEAD, FACTS)).splitlines()
    assert lines[3] == "For 16 Jan 2569"
    assert [lines.index(line) for line in ("Came out", "น้ำพริก | 10 jar", "Used", "มะม่วง | 2.5 kg")] == [4, 5, 8, 9]
    assert lines[7] == "Should have been | 12"
    assert lines[10:13] == ["Materials | 100.00", "Labour | 200.00", "Each cost | 30.00"]


def test_a_batch_that_failed_wholly_still_has_its_slip() -> None:
    failed = entry(EntryKind.MAKE, StockMove(MANGO.id, Quantity(-2500), StockReason.USED, cost=Money(4000)))
    assert "Each cost | 0.00" in said(entry_slip(replace(failed, planned=Quantity.of(5)), HEAD, FACTS))


def test_a_slip_that_takes_another_back_says_so_and_tells_the_same_goods() -> None:
    moves = (
        StockMove(MANGO.id, Quantity(2500), StockReason.USED, cost=Money(4000)),
        StockMove(JAR.id, Quantity.of(-10), StockReason.MADE, cost=Money(1000)),
    )
    words = said(entry_slip(replace(entry(EntryKind.MAKE, *moves), reverses=EntryId("first")), HEAD, FACTS))
    assert "TAKES BACK an earlier slip" in words
    assert "Came out\nน้ำพริก | 10 jar\nUsed\nมะม่วง | 2.5 kg\nMaterials | 100.00" in words


def test_goods_nobody_knows_any_more_are_left_out() -> None:
    stray = StockMove(ProductId("gone"), Quantity.of(1), StockReason.COUNT)
    assert "1 piece" not in said(entry_slip(entry(EntryKind.COUNT, stray), HEAD, FACTS))


def test_a_count_sheet_is_blind_and_goes_shelf_by_shelf() -> None:
    stocktake = Stocktake(StocktakeId("s"), "นับสิ้นเดือน", STORE, NOON, AUNT)
    sheet = count_sheet(stocktake, GOODS, HEAD, FACTS)
    assert said(sheet).splitlines()[2:] == [
        "นับสิ้นเดือน",
        "Store room | 17 Jan 2569",
        "ผ้า",
        "ผ้าขาวม้า M คราม (cloth) | __",
        "ของกิน",
        "น้ำพริก (jar) | __",
        "Other goods",
        "มะม่วง (kg) | __",
        "Counted by  ____",
    ]


def test_a_pick_list_has_a_box_a_number_and_a_blank_for_each_article() -> None:
    sheet = pick_list(EVENT, [(JAR, Quantity.of(20)), (MANGO, Quantity(12500))], HEAD, FACTS)
    rows = [block for block in sheet if isinstance(block, FormRow)]
    assert rows == [
        FormRow("Change money 1,000.00", tick=True),
        FormRow("", ("Take", "Back"), size="small", bold=True),
        FormRow("น้ำพริก (jar)", ("20", ""), tick=True),
        FormRow("มะม่วง (kg)", ("12.5", ""), tick=True),
    ]
    assert sum(isinstance(block, Signature) for block in sheet) == 2
    without = pick_list(replace(EVENT, float_=Money(0)), [(JAR, Quantity.of(20))], HEAD, replace(FACTS, copy=True))
    assert "Change money" not in said(without)
    assert said(without).count("COPY") == 2


def test_a_tally_sheet_has_boxes_under_each_article_and_its_price() -> None:
    sheet = tally_sheet("ตลาดวันเสาร์", date(2026, 1, 17), [JAR, replace(MANGO, price=Money(0))], HEAD, FACTS)
    words = said(sheet)
    assert "น้ำพริก | 60\n[boxes]" in words
    assert "มะม่วง | \n[boxes]" in words
    assert sum(isinstance(block, TallyBoxes) for block in sheet) == 2
    assert words.endswith("Change money in the morning | __\nCash in the evening | __\nSold by  ____")


def test_the_sheet_of_an_event_accounts_for_goods_and_money() -> None:
    goods = (
        EventGoods(
            JAR.id,
            Quantity.of(20),
            sold=Quantity.of(14),
            back=Quantity.of(2),
            waste=Quantity.of(1),
            given=Quantity.of(1),
        ),
        EventGoods(MANGO.id, Quantity.of(5), sold=Quantity.of(4), lost=Quantity.of(1)),
        EventGoods(ProductId("gone"), Quantity.of(1)),
    )
    costs = (
        EventCost(CostKind.STALL, Money(5000), "แผงริมถนน", NOON, AUNT),
        EventCost(CostKind.TRAVEL, Money(12000), "", NOON, AUNT),
    )
    sheet = event_sheet(EVENT, goods, EventResult(12, Money(120000), Money(60000), costs), HEAD, FACTS)
    lines = said(sheet).splitlines()
    assert lines[4:11] == [
        "ของกิน",
        "น้ำพริก | 20 jar",
        "sold 14 · back 2 · spoiled 1 · given 1 · still there 2 | ",
        "Other goods",
        "มะม่วง | 5 kg",
        "sold 4 · lost 1 | ",
        "Bills sold: 12 | 1,200.00",
    ]
    assert lines[11:15] == [
        "Cost of the goods | -600.00",
        "Stall fee (แผงริมถนน) | -50.00",
        "Travel | -120.00",
        "Profit | 430.00",
    ]
    assert sheet[-1] == Cut()
