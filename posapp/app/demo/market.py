"""The sample group: its people, its settings and how it takes money, in books of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.app.demo import larder, wares
from posapp.domain.identity import NOBODY, ProductId
from posapp.domain.money import Money
from posapp.domain.product import Product
from posapp.i18n import language
from posapp.operations.change_options import change_options
from posapp.operations.edit_catalog import new_category, save_category, save_product
from posapp.operations.load_sample import load_sample
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.people import person_named
from posapp.operations.start_group import start_group
from posapp.payments.methods import METHODS
from posapp.ui import preferences

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.identity import Clock, Ids
    from posapp.domain.product import Category
    from posapp.operations.shop import Shop

GROUP: Final = "กลุ่มแม่บ้านทุ่งดอกคำ"
SELLER: Final = "มาลี"
WITNESS: Final = "สมใจ"
NEIGHBOUR: Final = "ป้าบัวแก้ว"
ICE_SHOP: Final = "โรงน้ำแข็งทุ่งดอกคำ"
FAIR: Final = "ตลาดนัดวัดทุ่งดอกคำ"

PROMPTPAY: Final = "004999000000001"
"""An e-wallet number that nobody holds: a picture of this day must never pay a real person."""

_SETTINGS: Final = {
    "promptpay.id": PROMPTPAY,
    "promptpay.account_name": GROUP,
    "bank_transfer.bank": "ธ.ก.ส.",
    "bank_transfer.account": "010-0-00000-0",
    "bank_transfer.account_name": GROUP,
    "receipt.thanks": "ขอบคุณที่อุดหนุนของชุมชน",
    "printer.paper": "58",
    preferences.SOUND.key: "no",
}


@dataclass(frozen=True, slots=True)
class Market:
    """Sets the table: where the books lie, whose time they keep, and where the papers come out."""

    books: Path
    samples: Path
    clock: Clock
    ids: Ids

    def found(self, printer: str) -> None:
        """Begin the group's books with everything on the shelf; `printer` is the address of its printer."""
        shop = start_group(self.books, GROUP, "A", self.clock, self.ids)
        try:
            load_sample(shop, "food", self.samples, NOBODY)
            _add_goods(shop)
            _label_goods(shop)
            larder.fill(shop, NOBODY, NEIGHBOUR)
            options = (*SHOP_OPTIONS, *preferences.OPTIONS, *(one for way in METHODS for one in way.options))
            wanted = {**_SETTINGS, "printer.uri": printer, preferences.LANGUAGE.key: language()}
            change_options(shop, options, wanted, NOBODY)
            for name in (SELLER, WITNESS):
                person_named(shop, "cashier", name, NOBODY)
        finally:
            shop.books.close()


def _add_goods(shop: Shop) -> None:
    """What the sample set lacks: cloth by the metre, a basket without a price, a service, a gift set."""
    shelf = new_category(shop, "ผ้าและของฝาก", "#1D3E78", "shirt")
    save_category(shop, shelf, NOBODY)
    _add(shop, shelf, wares.COTTON, "180.00", "metre")
    _add(shop, shelf, wares.WRAPPING, "15.00", "time")
    _add(shop, shelf, wares.GIFT_SET, "90.00", "set")
    basket = replace(_new(shop, shelf, wares.BASKET, "0.00", "piece"), free_price=True)
    save_product(shop, basket, NOBODY)


def _add(shop: Shop, shelf: Category, name: str, price: str, unit: str) -> None:
    save_product(shop, _new(shop, shelf, name, price, unit), NOBODY)


def _new(shop: Shop, shelf: Category, name: str, price: str, unit: str) -> Product:
    return Product(ProductId(shop.ids.new()), "", name, Money.parse(price), unit, shelf.id)


def _label_goods(shop: Shop) -> None:
    """Barcodes on what the scanner reads, the scale's number on the sausage."""
    for name, code in wares.BARCODES.items():
        save_product(shop, replace(wares.goods(shop, name), barcodes=(code,)), NOBODY)
    save_product(shop, replace(wares.goods(shop, wares.SAUSAGE), barcodes=(wares.SCALE_NUMBER,)), NOBODY)
