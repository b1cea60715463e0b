"""Label and slip of an online order: the address in the Thai order, what is to be collected, where to complain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp import i18n
from posapp.documents.block import Barcode, Qr, Text
from posapp.documents.packing_slip import SlipFacts, packing_slip
from posapp.documents.parcel_label import ParcelFacts, parcel_label
from posapp.domain.money import Money
from posapp.domain.online.order import Buyer, OnlineOrder, OrderId, OrderIn, OrderLine, Stage
from posapp.domain.online.shop import RemoteId, ShopId
from posapp.domain.quantity import Quantity
from tests.unit.documents.papers import HEAD, NOON, said

ADDRESS = "12/3 หมู่ที่ 4 ถนนแม่ริม\nตำบลแม่แรม อำเภอแม่ริม จังหวัดเชียงใหม่ 50180"
TOLD = OrderIn(
    RemoteId("1"),
    "#1024",
    Stage.OPEN,
    True,
    NOON,
    "1",
    (OrderLine(1, RemoteId("l"), RemoteId("i"), "ผ้าขาวม้า", Quantity.of(2), Money(90000)),),
    Money(94000),
    Money(4000),
    paid=True,
    buyer=Buyer("สมหญิง ใจดี", "081 234 5678", ADDRESS, "ขอห่อของขวัญ"),
)
ORDER = OnlineOrder(OrderId("o"), ShopId("s"), TOLD)


def label(**changes: object) -> str:
    told = replace(TOLD, **changes)  # type: ignore[arg-type]
    return said(parcel_label(ParcelFacts(replace(ORDER, told=told), HEAD.group, "ร้านดอยสูง")))


def test_a_label_says_who_sends_it_and_who_gets_it_line_by_line() -> None:
    assert label().splitlines() == [
        "Sender",
        "กลุ่มทอผ้า",
        "99 หมู่ 4",
        "Tel. 053 123 456",
        "Receiver",
        "สมหญิง ใจดี",
        "Tel. 081 234 5678",
        "12/3 หมู่ที่ 4 ถนนแม่ริม",
        "ตำบลแม่แรม อำเภอแม่ริม จังหวัดเชียงใหม่",
        "5 0 1 8 0",
        "[bars] #1024",
        "Order #1024 | ร้านดอยสูง",
    ]


def test_what_is_not_paid_is_to_be_collected() -> None:
    assert "Collect" not in label()
    assert "Collect 940.00 baht" in label(paid=False)


@pytest.mark.parametrize("address", ["บ้านเลขที่ 1", "99 ถนน 12345 ในซอย", ""])
def test_an_address_without_a_postcode_at_its_end_stays_whole(address: str) -> None:
    assert address in label(buyer=Buyer("สมหญิง", address=address))


def test_a_parcel_number_is_the_code_once_there_is_one_and_long_or_thai_ones_are_a_qr() -> None:
    facts = ParcelFacts(replace(ORDER, tracking="TH0123456789"), HEAD.group, "ร้าน")
    assert [block.text for block in parcel_label(facts) if isinstance(block, Barcode)] == ["TH0123456789"]
    for number in ("ส-1024", "A" * 30):
        facts = ParcelFacts(replace(ORDER, told=replace(TOLD, number=number)), HEAD.group, "ร้าน")
        assert [block.caption for block in parcel_label(facts) if isinstance(block, Qr)] == [number]


def test_a_slip_lists_the_goods_and_says_where_to_complain() -> None:
    slip = said(packing_slip(ORDER, HEAD, SlipFacts("ร้านดอยสูง", "เปลี่ยนได้ใน 7 วัน", "สมศรี")))
    for line in (
        "PACKING SLIP",
        "Order #1024 | 17 Jan 2569",
        "For สมหญิง ใจดี",
        "The buyer writes: ขอห่อของขวัญ",
        "[ ] 2 × ผ้าขาวม้า",
        "Postage | 40.00",
        "Together | 940.00",
        "Paid already",
        "Packed by สมศรี ____",
        "เปลี่ยนได้ใน 7 วัน",
        "Is anything wrong? Tell us first: 053 123 456. Complaints about online trade: call 1212.",
    ):
        assert line in slip.splitlines()
    assert "ตำบลแม่แรม" not in slip


def test_a_slip_of_a_group_without_a_phone_still_names_the_help_line() -> None:
    head = replace(HEAD, group=replace(HEAD.group, phone=""))
    slip = said(packing_slip(replace(ORDER, told=replace(TOLD, paid=False)), head, SlipFacts("ร้าน")))
    assert "1212" in slip
    assert "To be paid on delivery" in slip


@pytest.mark.usefixtures("thai")
def test_both_papers_speak_thai() -> None:
    assert i18n.language() == "th"
    assert "ผู้รับ" in label()
    assert "เก็บเงินปลายทาง 940.00 บาท" in label(paid=False)
    slip = packing_slip(ORDER, HEAD, SlipFacts("ร้าน"))
    assert any(isinstance(block, Text) and block.text == "ใบจัดของ" for block in slip)
