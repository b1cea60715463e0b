"""Lists of orders of three marketplaces: each order once, its lines as they are, whatever list it stands in."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import pytest

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.online.order import Progress, Stage
from posapp.domain.online.shop import ShopState
from posapp.domain.quantity import Quantity
from posapp.operations.online.availability import available
from posapp.operations.online.picking import cancel, ship
from posapp.operations.online.shops import ShopWish, add_shop
from posapp.sync.sheets.intake import take_order_list
from posapp.sync.sheets.order_heads import stage_of
from tests.doubles.market_sheets import (
    LAZADA_ORDERS,
    SHOPEE_ORDERS_EN,
    SHOPEE_ORDERS_TH,
    TIKTOK_ORDERS,
    order_list,
)

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.sync.sheets.intake import Taken
    from tests.doubles.trade import MarketStall

RICE, JAR, CLOTH = "ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า"
NUMBER: Final = "2601170ABCDE01"


def _take(stall: MarketStall, path: Path) -> Taken:
    return take_order_list(stall.shop, path, stall.seller)


def _shopee(stall: MarketStall, name: str, pieces: int, more: dict[str, object] | None = None) -> dict[str, object]:
    product = stall.goods[name]
    return {
        "หมายเลขคำสั่งซื้อ": NUMBER,
        "สถานะการสั่งซื้อ": "ที่ต้องจัดส่ง",
        "วันที่ทำการสั่งซื้อ": "2026-01-17 09:15",
        "เวลาการชำระสินค้า": "2026-01-17 09:16",
        "ช่องทางการชำระเงิน": "พร้อมเพย์",
        "ชื่อสินค้า": f"{name} ของฝากเชียงใหม่",
        "เลขอ้างอิง SKU (SKU Reference No.)": product.code,
        "จำนวน": pieces,
        "ราคาขาย": str(product.price),
        "ราคาขายสุทธิ": f"{product.price.satang * pieces / 100:,.2f}",
        "โค้ดส่วนลดชำระโดยผู้ขาย": "10.00",
        "ค่าจัดส่งที่ชำระโดยผู้ซื้อ": "38",
        "ชื่อผู้รับ": "ส******ง",
        "หมายเลขโทรศัพท์": "******78",
        "หมายเหตุจากผู้ซื้อ": "ขอห่อของขวัญ",
        "ที่อยู่ในการจัดส่ง": "12/3 หมู่ 4 ต.แม่แรม อ.แม่ริม จ.เชียงใหม่ 50180",
        **(more or {}),
    }


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_two_rows_of_an_order_are_two_lines_of_it(stall: MarketStall, tmp_path: Path, suffix: str) -> None:
    rows = [_shopee(stall, RICE, 2), _shopee(stall, JAR, 1, {"ชื่อตัวเลือก": "เผ็ดมาก"})]
    free = available(stall.shop, stall.goods[RICE].id)
    taken = _take(stall, order_list(tmp_path / f"Order.{suffix}", SHOPEE_ORDERS_TH, *rows))
    (order,) = taken.new
    told = order.told
    assert [(line.product, line.quantity, line.amount) for line in told.lines] == [
        (stall.goods[RICE].id, Quantity.of(2), Money(7_000)),
        (stall.goods[JAR].id, Quantity.of(1), Money(5_000)),
    ]
    assert told.lines[1].name.endswith("(เผ็ดมาก)")
    assert (told.total, told.discount, told.paid, told.stage) == (Money(11_000), Money(1_000), True, Stage.OPEN)
    assert (told.number, told.placed.hour, told.buyer.note) == (NUMBER, 9, "ขอห่อของขวัญ")
    assert free - available(stall.shop, stall.goods[RICE].id) == Quantity.of(2)
    assert (taken.online.connector, taken.unmatched) == ("shopee", ())
    (online,) = stall.shop.books.online.shops.all()
    assert online.state is ShopState.ACTIVE


def test_the_same_list_again_changes_nothing(stall: MarketStall, tmp_path: Path) -> None:
    path = order_list(tmp_path / "Order.xlsx", SHOPEE_ORDERS_TH, _shopee(stall, RICE, 2))
    _take(stall, path)
    lines = stall.shop.books.journal.last_seq
    for _time in range(4):
        again = _take(stall, path)
        assert (again.new, again.changed, again.known) == ((), (), 1)
    assert stall.shop.books.journal.last_seq == lines
    assert len(stall.shop.books.online.shops.all()) == 1


def test_an_order_in_two_lists_comes_in_once_and_moves_on(stall: MarketStall, tmp_path: Path) -> None:
    first = order_list(tmp_path / "1.xlsx", SHOPEE_ORDERS_TH, _shopee(stall, RICE, 2))
    gone: dict[str, object] = {"สถานะการสั่งซื้อ": "ยกเลิกแล้ว"}
    later = order_list(
        tmp_path / "2.xlsx",
        SHOPEE_ORDERS_TH,
        _shopee(stall, RICE, 2, gone),
        _shopee(stall, JAR, 1, {"หมายเลขคำสั่งซื้อ": "2601170ABCDE02"}),
    )
    free = available(stall.shop, stall.goods[RICE].id)
    _take(stall, first)
    taken = _take(stall, later)
    assert ([one.told.number for one in taken.new], [one.told.number for one in taken.changed]) == (
        ["2601170ABCDE02"],
        [NUMBER],
    )
    assert taken.changed[0].progress is Progress.CLOSED
    assert available(stall.shop, stall.goods[RICE].id) == free
    old = _take(stall, first)
    assert (old.changed, old.older) == ((), (NUMBER,))


def test_a_vowel_written_in_two_signs_is_the_same_vowel(stall: MarketStall, tmp_path: Path) -> None:
    two_signs = [unicodedata.normalize("NFKC", head) for head in SHOPEE_ORDERS_TH]
    row = {unicodedata.normalize("NFKC", head): value for head, value in _shopee(stall, RICE, 2).items()}
    assert two_signs != list(SHOPEE_ORDERS_TH)
    (order,) = _take(stall, order_list(tmp_path / "o.xlsx", two_signs, row)).new
    assert (order.told.lines[0].quantity, order.told.number) == (Quantity.of(2), NUMBER)
    assert stage_of(unicodedata.normalize("NFKC", "สำเร็จแล้ว")) is Stage.DONE


def test_an_english_list_has_the_same_orders(stall: MarketStall, tmp_path: Path) -> None:
    row = {
        "Order ID": NUMBER,
        "Order Status": "To ship",
        "Order Creation Date": "2026-01-17 09:15",
        "Payment Method": "Cash on Delivery",
        "Product Name": "Rice crackers",
        "SKU Reference No.": stall.goods[RICE].code.lower(),
        "Deal Price": "35.00",
        "Quantity": "3",
        "Receiver Name": "S",
    }
    (order,) = _take(stall, order_list(tmp_path / "o.csv", SHOPEE_ORDERS_EN, row)).new
    (line,) = order.told.lines
    assert (line.product, line.amount, order.told.paid) == (stall.goods[RICE].id, Money(10_500), False)
    assert order.told.total == Money(10_500)


def test_goods_nobody_knows_stay_as_text_and_are_told(stall: MarketStall, tmp_path: Path) -> None:
    row = _shopee(stall, RICE, 1, {"เลขอ้างอิง SKU (SKU Reference No.)": "ODD-1"})
    taken = _take(stall, order_list(tmp_path / "o.xlsx", SHOPEE_ORDERS_TH, row))
    assert (taken.unmatched, taken.new[0].told.lines[0].product) == (("ODD-1",), "")
    assert stall.shop.books.online.shops.all()[0].state is ShopState.MATCHING


def test_lazada_has_a_row_for_each_piece(stall: MarketStall, tmp_path: Path) -> None:
    def piece(item: str, name: str, status: str, off: str = "0") -> dict[str, object]:
        return {
            "orderItemId": item,
            "orderNumber": 907_123_456_789_012,
            "sellerSku": stall.goods[name].code,
            "createTime": "17 Jan 2026 08:30",
            "updateTime": "17 Jan 2026 08:31",
            "shippingName": "สมหญิง",
            "shippingAddress": "12/3",
            "shippingCity": "เชียงใหม่",
            "shippingPostCode": "50180",
            "payMethod": "COD",
            "unitPrice": str(stall.goods[name].price),
            "sellerDiscountTotal": off,
            "itemName": name,
            "status": status,
        }

    rows = [piece("1", RICE, "pending"), piece("2", RICE, "pending", "-5.00"), piece("3", CLOTH, "canceled")]
    taken = _take(stall, order_list(tmp_path / "lazada.xlsx", LAZADA_ORDERS, *rows))
    (order,) = taken.new
    assert [(line.remote, line.product, line.amount) for line in order.told.lines] == [
        ("1", stall.goods[RICE].id, Money(3_500)),
        ("2", stall.goods[RICE].id, Money(3_000)),
    ]
    assert (order.told.number, order.told.stage, order.told.paid) == ("907123456789012", Stage.OPEN, False)
    assert order.told.buyer.address == "12/3\nเชียงใหม่ 50180"
    assert taken.online.connector == "lazada"


def test_tiktok_explains_its_heads_in_a_row_that_is_no_order(stall: MarketStall, tmp_path: Path) -> None:
    explained: dict[str, object] = {"Order ID": "Platform unique order ID.", "Order Status": "The order status"}
    row = {
        "Order ID": "577123456789012345\t",
        "Order Status": "Shipped",
        "SKU ID": "1729",
        "Seller SKU": stall.goods[RICE].code,
        "Product Name": RICE,
        "Quantity": "2",
        "Sku Quantity of return": "0",
        "SKU Subtotal Before Discount": "THB 70.00",
        "SKU Seller Discount": "THB 7.50",
        "SKU Platform Discount": "20",
        "Created Time": "17/01/2026 09:15:00\t",
        "Paid Time": "17/01/2026 09:16:00\t",
        "Recipient": "S***",
        "Province": "Chiang Mai",
        "Payment Method": "PromptPay",
    }
    taken = _take(stall, order_list(tmp_path / "tiktok.csv", TIKTOK_ORDERS, explained, row))
    (order,) = taken.new
    assert (order.told.number, order.told.stage, order.told.total) == (
        "577123456789012345",
        Stage.DONE,
        Money(6_250),
    )
    assert (order.told.placed.day, order.told.placed.month) == (17, 1)


def test_what_a_marketplace_sent_off_becomes_a_bill(market_day: MarketStall, tmp_path: Path) -> None:
    from posapp.operations.cash_session import Counted, open_session

    stall = market_day
    row = _shopee(stall, RICE, 2)
    path = order_list(tmp_path / "1.xlsx", SHOPEE_ORDERS_TH, row)
    _take(stall, path)
    if stall.shop.session() is None:
        open_session(stall.shop, Counted(Money(0)), stall.seller)
    sent = order_list(tmp_path / "2.xlsx", SHOPEE_ORDERS_TH, row | {"สถานะการสั่งซื้อ": "สำเร็จแล้ว"})
    (changed,) = _take(stall, sent).changed
    order = stall.shop.books.online.orders.get(changed.id)
    assert order is not None
    sale = stall.shop.books.sales.get(order.sale)
    assert sale is not None
    assert (sale.total, order.progress) == (Money(6_000), Progress.SHIPPED)


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("ยังไม่ได้ชำระ", Stage.UNPAID),
        ("ที่ต้องจัดส่ง", Stage.OPEN),
        ("กำลังจัดส่ง", Stage.DONE),
        ("ผู้ซื้อได้รับสินค้าแล้ว", Stage.DONE),
        ("สำเร็จแล้ว", Stage.DONE),
        ("ยกเลิกแล้ว", Stage.CANCELLED),
        ("ขอยกเลิกคำสั่งซื้อ", Stage.OTHER),
        ("Unpaid", Stage.UNPAID),
        ("To ship", Stage.OPEN),
        ("Awaiting shipment", Stage.OPEN),
        ("ready_to_ship", Stage.OPEN),
        ("Shipping", Stage.DONE),
        ("delivered", Stage.DONE),
        ("Completed", Stage.DONE),
        ("canceled", Stage.CANCELLED),
        ("Cancelled", Stage.CANCELLED),
        ("returned", Stage.REFUNDED),
        ("shipped_back_rejected_by_moon", Stage.DONE),
        ("failed", Stage.OTHER),
        ("", Stage.OTHER),
    ],
)
def test_every_word_of_a_marketplace_means_a_stage(word: str, stage: Stage) -> None:
    assert stage_of(word) is stage


def test_a_list_for_another_shop_and_no_list_at_all_are_refused(stall: MarketStall, tmp_path: Path) -> None:
    add_shop(stall.shop, ShopWish("tiktok", "ติ๊กต็อก", ""), stall.seller)
    path = order_list(tmp_path / "o.xlsx", SHOPEE_ORDERS_TH, _shopee(stall, RICE, 1))
    with pytest.raises(Refused) as caught:
        take_order_list(stall.shop, path, stall.seller, "ติ๊กต็อก")
    assert caught.value.code == "sheet_shop"
    with pytest.raises(Refused) as caught:
        _take(stall, order_list(tmp_path / "x.csv", ("วันที่", "ยอด"), {"วันที่": "1", "ยอด": "2"}))
    assert caught.value.code == "orders_unknown"
    online = add_shop(stall.shop, ShopWish("shopee", "ช้อปปี้", "2"), stall.seller)
    add_shop(stall.shop, ShopWish("shopee", "ช้อปปี้สอง", ""), stall.seller)
    with pytest.raises(Refused, match="ช้อปปี้, ช้อปปี้สอง"):
        _take(stall, path)
    assert take_order_list(stall.shop, path, stall.seller, "ช้อปปี้").online.id == online.id


def test_returned_pieces_are_paid_back_in_the_books_too(stall: MarketStall, tmp_path: Path) -> None:
    back: dict[str, object] = {"สถานะการสั่งซื้อ": "สำเร็จแล้ว", "จำนวนที่ส่งคืน": 1, "โค้ดส่วนลดชำระโดยผู้ขาย": 0}
    one = order_list(tmp_path / "1.xlsx", SHOPEE_ORDERS_TH, _shopee(stall, RICE, 2, back))
    _take(stall, order_list(tmp_path / "0.xlsx", SHOPEE_ORDERS_TH, _shopee(stall, RICE, 2)))
    (order,) = _take(stall, one).changed
    assert (order.told.paid_back, order.told.stage) == (Money(3_500), Stage.DONE)
    all_back = back | {"จำนวนที่ส่งคืน": 2}
    whole = order_list(tmp_path / "2.xlsx", SHOPEE_ORDERS_TH, _shopee(stall, RICE, 2, all_back))
    (order,) = _take(stall, whole).changed
    assert (order.told.paid_back, order.told.stage) == (Money(7_000), Stage.REFUNDED)


def test_what_became_of_an_order_waits_for_nobody(stall: MarketStall, tmp_path: Path) -> None:
    """Nothing is told to a marketplace from here, so nothing may wait to be told."""
    rows = [_shopee(stall, RICE, 1), _shopee(stall, RICE, 2, {"หมายเลขคำสั่งซื้อ": "2601170ABCDE02"})]
    first, second = _take(stall, order_list(tmp_path / "1.xlsx", SHOPEE_ORDERS_TH, *rows)).new
    ship(stall.shop, first.id, "TH1", stall.seller)
    cancel(stall.shop, second.id, "ของหมด", stall.seller)
    (online,) = stall.shop.books.online.shops.all()
    assert stall.shop.books.online.errands.open(online.id) == []
    sent = order_list(tmp_path / "2.xlsx", SHOPEE_ORDERS_TH, rows[0] | {"สถานะการสั่งซื้อ": "กำลังจัดส่ง"})
    (order,) = _take(stall, sent).changed
    assert order.progress is Progress.SHIPPED
    assert len([one for one in stall.shop.books.online.orders.at([Progress.SHIPPED]) if one.sale]) == 1
