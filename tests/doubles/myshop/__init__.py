"""A MyShop on a loopback socket: LINE's interface as its description has it, with the traps that stand in it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.online.shop import RemoteId
from posapp.sync.connector import Access
from tests.doubles.listening import Served
from tests.doubles.myshop.deeds import No, available, stamp
from tests.doubles.myshop.server import ShopServer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.myshop.deeds import Thing

KEY: Final = "oa-plus-key-1"
_ORDER: Final = {
    "orderStatus": "FINALIZED",
    "shipmentStatus": "PENDING",
    "shipmentPrice": 40,
    "discountAmount": 0,
    "remarkBuyer": "ห่อดี ๆ",
    "shippingAddress": {
        "recipientName": "สมหญิง ใจดี",
        "phoneNumber": "0812345678",
        "address": "12/3 หมู่ 4",
        "subDistrict": "แม่แรม",
        "district": "แม่ริม",
        "province": "เชียงใหม่",
        "postalCode": "50180",
    },
    "shipmentDetail": {},
}


@dataclass(slots=True)
class MyShop(Served):
    """The shop, its goods and orders, and its web server. `lost` answers are cut off after the deed was done."""

    certificate: Path | None = None
    key: str = KEY
    now: datetime = datetime(2026, 1, 17, 1, 0, tzinfo=UTC)
    products: dict[int, Thing] = field(default_factory=dict)
    orders: dict[str, Thing] = field(default_factory=dict)
    promotions: set[int] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    lost: int = 0
    one_id_only: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def access(self, address: str) -> Access:
        return Access(address, "", self.key)

    def start_again(self) -> None:
        with self.lock:
            self.products.clear()
            self.orders.clear()
            self.promotions.clear()
            self.asked.clear()
            self.lost = 0

    def article(self, sku: str, price: str, stock: int, *, name: str = "", choices: tuple[str, ...] = ()) -> RemoteId:
        """An article, or one with choices whose SKUs end in their names. Numbers of articles and choices overlap."""
        with self.lock:
            number = len(self.products) + 1
            variants = [
                {
                    "id": 10 * number + n - 9,
                    "inventoryId": 700 + 10 * number + n,
                    "sku": f"{sku}-{choice}" if choice else sku,
                    "barcode": "",
                    "price": float(price),
                    "options": [{"name": "สี", "value": choice}] if choice else [],
                    "_onHand": stock,
                    "_reserved": 0,
                    "_ready": 0,
                }
                for n, choice in enumerate(choices or ("",))
            ]
            self.products[number] = {
                "id": number,
                "name": name or f"ของ {sku}",
                "code": sku,
                "isDisplay": True,
                "hasOnlyDefaultVariant": not choices,
                "instantDiscount": 0,
                "imageUrls": [],
                "variants": variants,
            }
            return RemoteId(str(variants[0]["id"]))

    def order(self, article: RemoteId, pieces: int, *, payment: str = "PAID", method: str = "BANK") -> RemoteId:
        """A buyer orders; what is not paid yet is reserved, what is paid is ready to be sent."""
        with self.lock:
            product, variant = next(
                (product, variant)
                for product in self.products.values()
                for variant in product["variants"]
                if str(variant["id"]) == article
            )
            if pieces > available(variant):
                raise No(400, "BAD_REQUEST", "Insufficient inventory")
            variant["_ready" if payment == "PAID" else "_reserved"] += pieces
            number = f"2601{len(self.orders) + 1:08d}"
            line = {
                **{key: variant[key] for key in ("sku", "price")},
                "productId": product["id"],
                "variantId": variant["id"],
                "name": product["name"],
                "discountedPrice": variant["price"],
                "quantity": pieces,
                "variants": variant["options"],
            }
            stamps = dict.fromkeys(("checkoutAt", "lastUpdatedAt"), stamp(self.now))
            sums = {"totalPrice": variant["price"] * pieces + 40, "subtotalPrice": variant["price"] * pieces}
            paying = {"paymentStatus": payment, "paymentMethod": method}
            self.orders[number] = {**_ORDER, **stamps, **sums, **paying, "orderNumber": number, "orderItems": [line]}
            return RemoteId(number)

    def move(self, order: RemoteId, **changes: object) -> None:
        """Something happened to an order over there."""
        with self.lock:
            self.orders[order] |= {**changes, "lastUpdatedAt": stamp(self.now)}

    def later(self, **by: int) -> None:
        """Let time go by in the shop."""
        self.now += timedelta(**by)

    def stock(self) -> dict[str, int | None]:
        with self.lock:
            return {each["sku"]: available(each) for one in self.products.values() for each in one["variants"]}

    def bills(self) -> int:
        return len(self.orders)

    def variant(self, inventory: int) -> Thing:
        """The choice whose number is kept there."""
        for product in self.products.values():
            for variant in product["variants"]:
                if variant["inventoryId"] == inventory:
                    found: Thing = variant
                    return found
        raise No(404, "NOT_FOUND", "Inventory not found")

    def _opened(self) -> ShopServer:
        return ShopServer(self)
