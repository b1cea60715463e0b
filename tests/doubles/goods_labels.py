"""Labels as different as a village shop's goods are, and eyes that read what came out on paper."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from posapp.documents.shelf_label import LabelFacts, LabelRun
from posapp.domain.barcode import check_digit, own_code
from posapp.domain.certificate import certificate
from posapp.domain.identity import LotId, ProductId
from posapp.domain.lot import Lot
from posapp.domain.money import Money
from posapp.domain.product import Product

if TYPE_CHECKING:
    from posapp.devices.printer.raster import Raster

_NAMES: Final = (
    "น้ำพริกหนุ่ม",
    "ผ้าขาวม้าทอมือย้อมครามธรรมชาติ ลายดอกปีบ ผืนใหญ่พิเศษ",
    "ปี่ กี้ ฎุ ฏู ญู ฐ ใหญ่ ป็ ฟี้ ฬู่",
    "กระติบข้าวเหนียวไม้ไผ่สานมือ",
    "Soap with rice milk",
    "ก",
)
_UNITS: Final = ("jar", "cloth", "piece", "kg", "keed", "metre", "bottle")
_PRICES: Final = (500, 6000, 19950, 1234567, 123456789, 999999950)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./"
_MARKS: Final = (
    certificate("food", "5020123450001"),
    certificate("community", "1555/2563"),
    certificate("otop", "5/66"),
)


@dataclass(frozen=True, slots=True)
class Read:
    """What a scanner made of one code: the kind of bars and the text."""

    kind: str
    text: str


def kind_of(code: str) -> str:
    """The bars that `code` should be printed in."""
    checked = code.isdigit() and check_digit(code[:-1]) == code[-1]
    return {13: "EAN13", 8: "EAN8"}.get(len(code), "Code128") if checked else "Code128"


def run_of(code: str, number: int = 0, copies: int = 1) -> LabelRun:
    """Labels of one article; `number` chooses its name, unit, price, batch and marks."""
    product = Product(
        ProductId(f"p{number}"),
        str(number),
        _NAMES[number % len(_NAMES)],
        unit=_UNITS[number % len(_UNITS)],
        variant="M คราม" if number % 5 == 1 else "",
        certificates=_MARKS[: number % 4],
    )
    lot = Lot(LotId("l"), product.id, f"L-{number:03d}", date(2026, 1, 17), date(2026, 2, 17)) if number % 3 else None
    price = Money(_PRICES[number % len(_PRICES)])
    before = price + Money(1000) if number % 7 == 2 else None
    facts = LabelFacts(product, price, code, lot, f"{number:03d}", "กลุ่มแม่บ้านดอยสูง", before)
    return LabelRun(facts, copies)


def hundred_codes() -> list[str]:
    """Own codes, Thai makers' codes, EAN-8, and letters and digits of up to 20 characters; always the same ones."""
    chance = random.Random(20)
    found = []
    for number in range(25):
        maker = f"885{chance.randrange(10**9):09d}"
        short = f"{chance.randrange(10**7):07d}"
        letters = "".join(chance.choice(_LETTERS) for _ in range(1 + number % 13))
        found += [own_code(chance.randrange(10**10)), maker + check_digit(maker), short + check_digit(short)]
        found.append(f"{letters[:2]}{chance.randrange(10**18):018d}" if number % 5 == 0 else f"A{letters}")
    return found


def seen(paper: Image.Image, margin: int) -> list[Read]:
    """All codes on a piece of `paper`, which is wider than the head by `margin` dots on each side."""
    whole = ImageOps.expand(paper.convert("L"), (margin, 0), 255)
    return [Read(found.format.name, found.text) for found in zxingcpp.read_barcodes(whole)]


def worn(paper: Image.Image, chance: random.Random) -> Image.Image:
    """`paper` as a cheap camera sees it after a week on a shelf: askew, soft, scratched and spotted."""
    grey = ImageOps.expand(paper.convert("L"), 40, 255)
    for _scratch in range(3):
        grey.paste(255, (0, y := chance.randrange(grey.height), grey.width, y + 3))
    for _spot in range(60):
        grey.putpixel((chance.randrange(grey.width), chance.randrange(grey.height)), 0)
    turned = grey.rotate(chance.choice((-3, -1, 2, 3)), Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return turned.filter(ImageFilter.GaussianBlur(1))


def picture_of(raster: Raster) -> Image.Image:
    """The dots of `raster`, black on white."""
    return ImageOps.invert(Image.frombytes("1", (raster.width, raster.height), raster.rows).convert("L"))
