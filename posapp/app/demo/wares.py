"""The goods of the sample day by name, and what a scanner reads off them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain import barcode
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

CHILI: Final = "น้ำพริกหนุ่ม"
RED_CHILI: Final = "น้ำพริกตาแดง"
NAROK: Final = "น้ำพริกนรกปลาย่าง"
SHRIMP_CHILI: Final = "น้ำพริกเผากุ้ง"
CRACKLING: Final = "แคบหมู"
ROSELLE: Final = "น้ำกระเจี๊ยบ"
LEMONGRASS: Final = "น้ำตะไคร้ใบเตย"
BAMBOO: Final = "หน่อไม้ดอง"
EGG: Final = "ไข่เค็มดินสอพอง"
BANANA: Final = "กล้วยตากน้ำผึ้ง"
SAUSAGE: Final = "ไส้อั่วสมุนไพร"
PORK: Final = "หมูแดดเดียว"
FISH: Final = "ปลาแดดเดียว"
SOUR_FISH: Final = "ปลาส้ม"
COTTON: Final = "ผ้าฝ้ายทอมือ"
BASKET: Final = "ตะกร้าสานตามสั่ง"
WRAPPING: Final = "ห่อของขวัญ"
GIFT_SET: Final = "ชุดของฝากน้ำพริกคู่"
PIECE: Final = "ตะกร้าหวายลายดอกพิกุล"

BARCODES: Final = {name: barcode.own_code(place) for place, name in enumerate((CHILI, CRACKLING, ROSELLE), start=1)}
"""What the scanner reads off each jar, bag and bottle."""

SCALE_NUMBER: Final = "00011"
"""What stands for the sausage on the labels of the scale."""


def weight_label(milli: int) -> str:
    """The label the scale prints for `milli` grams of the sausage."""
    body = f"21{SCALE_NUMBER}{milli:05d}"
    return body + barcode.check_digit(body)


def goods(shop: Shop, name: str) -> Product:
    """The goods called `name`. Raises Refused when the shelf has none."""
    found = next((product for product in shop.books.catalog.all() if product.name == name), None)
    if found is None:
        raise Refused("goods_unknown", N_("There are no goods called “{name}”."), name=name)
    return found


def shelf_of(shop: Shop, name: str) -> str:
    """What the shelf is called that the goods called `name` stand on."""
    wanted = goods(shop, name).category
    return next(shelf.name for shelf in shop.books.catalog.categories() if shelf.id == wanted)
