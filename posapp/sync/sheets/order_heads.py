"""The lists of orders marketplaces give out: by which heads each is known, in Thai and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.online.order import Stage
from posapp.i18n import N_
from posapp.sync.sheets.templates import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from posapp.operations.importing.sheet import Row

_HEAD_ROWS: Final = 5
_SHORTEST_NUMBER: Final = 6

_SHOPEE: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("หมายเลขคำสั่งซื้อ", "order id", "order sn"),
    "status": ("สถานะการสั่งซื้อ", "สถานะของคำสั่งซื้อ", "order status"),
    "placed": ("วันที่ทำการสั่งซื้อ", "order creation date"),
    "paid": ("เวลาการชำระสินค้า", "เวลาที่ชำระเงิน", "order paid time"),
    "method": ("ช่องทางการชำระเงิน", "payment method"),
    "sku": ("เลขอ้างอิง sku (sku reference no.)", "sku reference no.", "sku (ตัวเลือกสินค้า)"),
    "parent": ("เลขอ้างอิง parent sku", "parent sku reference no."),
    "name": ("ชื่อสินค้า", "product name"),
    "choice": ("ชื่อตัวเลือก", "variation name"),
    "quantity": ("จำนวน", "quantity"),
    "back": ("จำนวนที่ส่งคืน", "returned quantity"),
    "each": ("ราคาขาย", "deal price"),
    "amount": ("ราคาขายสุทธิ", "product subtotal"),
    "voucher": ("โค้ดส่วนลดชำระโดยผู้ขาย", "seller voucher", "voucher sponsored by seller"),
    "receiver": ("ชื่อผู้รับ", "receiver name"),
    "phone": ("หมายเลขโทรศัพท์", "เบอร์โทรศัพท์", "phone number"),
    "address": ("ที่อยู่ในการจัดส่ง", "delivery address"),
    "note": ("หมายเหตุจากผู้ซื้อ", "remark from buyer"),
}
_LAZADA: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("ordernumber",),
    "line": ("orderitemid",),
    "status": ("status",),
    "placed": ("createtime",),
    "modified": ("updatetime",),
    "method": ("paymethod",),
    "sku": ("sellersku",),
    "name": ("itemname",),
    "choice": ("variation",),
    "each": ("unitprice",),
    "off": ("sellerdiscounttotal",),
    "receiver": ("shippingname",),
    "phone": ("shippingphone",),
    "address": ("shippingaddress",),
    "district": ("shippingaddress5", "shippingaddress4"),
    "province": ("shippingcity", "shippingaddress3"),
    "postcode": ("shippingpostcode",),
}
_TIKTOK: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("order id",),
    "status": ("order status",),
    "placed": ("created time",),
    "paid": ("paid time",),
    "method": ("payment method",),
    "sku": ("seller sku",),
    "name": ("product name",),
    "choice": ("variation",),
    "quantity": ("quantity",),
    "back": ("sku quantity of return",),
    "amount": ("sku subtotal before discount",),
    "off": ("sku seller discount",),
    "receiver": ("recipient",),
    "phone": ("phone #",),
    "address": ("detail address",),
    "district": ("district", "districts"),
    "province": ("province",),
    "postcode": ("zipcode", "postal code"),
    "note": ("buyer message",),
}
_MARKETS: Final[tuple[tuple[str, Mapping[str, tuple[str, ...]], tuple[str, ...]], ...]] = (
    ("tiktok", _TIKTOK, ("number", "status", "sku", "amount")),
    ("lazada", _LAZADA, ("number", "line", "status", "sku", "each")),
    ("shopee", _SHOPEE, ("number", "status", "sku", "name", "quantity")),
)

_STAGES: Final = (
    (Stage.OTHER, ("ขอยกเลิก", "request")),
    (Stage.CANCELLED, ("ยกเลิก", "cancel")),
    (Stage.REFUNDED, ("returned", "คืนสินค้าแล้ว", "refunded")),
    (Stage.UNPAID, ("ยังไม่ได้ชำระ", "ยังไม่ชำระ", "รอการชำระ", "รอชำระ", "unpaid", "pending payment", "on hold")),
    (
        Stage.OPEN,
        (
            *("ที่ต้องจัดส่ง", "ที่จะจัดส่ง", "รอจัดส่ง", "รอการจัดส่ง", "รอดำเนินการ", "พร้อมส่ง", "พร้อมจัดส่ง"),
            *("to ship", "toship", "to_ship", "ready_to_ship", "topack", "to_pack", "packed", "pending", "awaiting"),
        ),
    ),
    (
        Stage.DONE,
        (
            *("กำลังจัดส่ง", "การจัดส่ง", "จัดส่งแล้ว", "จัดส่งสำเร็จ", "ได้รับ", "สำเร็จ", "เสร็จ"),
            *("shipp", "in transit", "received", "delivered", "completed", "confirmed"),
        ),
    ),
)
"""What a word of a marketplace holds when it means a stage; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class OrderList:
    """A list of orders: which marketplace's, its rows below the head, and where what stands."""

    market: str
    rows: tuple[Row, ...]
    columns: Mapping[str, int]

    def of_orders(self) -> Iterator[tuple[str, list[Row]]]:
        """The rows of each order by its number, in the order of the list; rows that explain the head are none."""
        orders: dict[str, list[Row]] = {}
        for row in self.rows:
            number = self.text(row, "number")
            if _is_number(number):
                orders.setdefault(number, []).append(row)
        yield from orders.items()

    def text(self, row: Row, what: str) -> str:
        """What a row says of something; "" where the list has no such column."""
        column = self.columns.get(what)
        return "" if column is None else row.text(column).strip().strip("'")


def find_list(tables: Sequence[Sequence[Row]]) -> OrderList:
    """The list of orders among some tables. Raises Refused `orders_unknown`."""
    for table in tables:
        for place, row in enumerate(table[:_HEAD_ROWS]):
            heads: dict[str, int] = {}
            for column, cell in enumerate(row.cells):
                heads.setdefault(plain(cell), column)
            for market, names, needed in _MARKETS:
                columns = {what: heads[name] for what, among in names.items() for name in among[::-1] if name in heads}
                if columns.keys() >= set(needed):
                    return OrderList(market, tuple(table[place + 1 :]), columns)
    raise Refused(
        "orders_unknown",
        N_(
            "This is no list of orders of Shopee, Lazada or TikTok Shop. Export it in their seller centre, and choose "
            "it as it is."
        ),
    )


def stage_of(word: str) -> Stage:
    """What a marketplace's word for an order means here; OTHER for words nobody has seen yet."""
    said = plain(word)
    return next((stage for stage, signs in _STAGES if any(sign in said for sign in signs)), Stage.OTHER)


def _is_number(text: str) -> bool:
    letters = text.replace("-", "")
    return len(letters) >= _SHORTEST_NUMBER and letters.isascii() and letters.isalnum() and any(map(str.isdigit, text))
