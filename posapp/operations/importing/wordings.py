"""Yes and no, units, ways of selling and dates as the lists of people and programs write them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from posapp.domain.errors import Refused
from posapp.domain.product import ProductKind
from posapp.domain.unit import UNITS
from posapp.i18n import N_, arabic_digits, date_text, search_key
from posapp.operations.importing.note import Remark, remark

_YES: Final = frozenset({"y", "yes", "true", "t", "1", "on", "✓", "✔", "ใช่", "มี", "ขาย", "ได้", "เปิด", "enabled"})
_NO: Final = frozenset(
    {"n", "no", "false", "f", "0", "-1", "2", "off", "ไม่", "ไม่ใช่", "ไม่มี", "ไม่ขาย", "ปิด", "เลิก", "เลิกขาย", "disabled"}
)
_UNIT_WORDS: Final = {
    "piece": (
        *("piece", "pieces", "pc", "pcs", "ea", "each", "unit", "units", "item", "peritem"),
        *("ชิ้น", "อัน", "ใบ", "ลูก", "ตัว", "ก้อน", "เล่ม", "แท่ง", "ดอก", "ต้น", "ฟอง", "เม็ด", "แผ่น", "หัว"),
    ),
    "bag": ("bag", "bags", "ถุง", "กระสอบ"),
    "packet": ("packet", "packets", "sachet", "ห่อ", "ซอง"),
    "box": ("box", "boxes", "กล่อง"),
    "bottle": ("bottle", "bottles", "btl", "ขวด"),
    "jar": ("jar", "jars", "กระปุก", "โหลแก้ว"),
    "pack": ("pack", "packs", "pk", "แพ็ค", "แพ็ก", "แพค"),
    "dozen": ("dozen", "dozens", "doz", "dz", "โหล"),
    "bunch": ("bunch", "bunches", "bundle", "มัด", "กำ", "พวง", "หวี"),
    "cloth": ("cloth", "sheet", "ผืน"),
    "set": ("set", "sets", "ชุด"),
    "pair": ("pair", "pairs", "คู่"),
    "roll": ("roll", "rolls", "ม้วน"),
    "crate": ("crate", "crates", "carton", "ลัง"),
    "kg": ("kg", "kgs", "kilo", "kilogram", "kilograms", "กก", "กิโล", "กิโลกรัม", "โล"),
    "keed": ("keed", "100g", "ขีด"),
    "gram": ("g", "gr", "gram", "grams", "กรัม"),
    "metre": ("m", "metre", "metres", "meter", "meters", "เมตร"),
    "time": ("time", "times", "service", "session", "ครั้ง", "รอบ"),
    "person": ("person", "people", "คน", "ท่าน"),
    "night": ("night", "nights", "คืน"),
}
KIND_TITLES: Final = {
    ProductKind.ORDINARY: N_("Usual goods"),
    ProductKind.ONE_OFF: N_("Single piece"),
    ProductKind.BASKET: N_("Basket"),
    ProductKind.MATERIAL: N_("Material"),
}
"""How each kind of goods is called in lists."""
_KIND_WORDS: Final = {
    ProductKind.ORDINARY: ("ordinary", "usual goods", "สินค้าทั่วไป", "ทั่วไป", "ธรรมดา", "ปกติ"),
    ProductKind.ONE_OFF: ("one off", "one-off", "single piece", "งานชิ้นเดียว", "มีชิ้นเดียว", "ชิ้นเดียว"),
    ProductKind.BASKET: ("basket", "กระเช้า", "ตะกร้า", "จัดชุด"),
    ProductKind.MATERIAL: ("material", "วัตถุดิบ", "ของใช้ทำ"),
}
_MONTHS: Final = (
    ("jan", "มค", "มกรา"),
    ("feb", "กพ", "กุมภา"),
    ("mar", "มีค", "มีนา"),
    ("apr", "เมย", "เมษา"),
    ("may", "พค", "พฤษภา"),
    ("jun", "มิย", "มิถุนา"),
    ("jul", "กค", "กรกฎา"),
    ("aug", "สค", "สิงหา"),
    ("sep", "กย", "กันยา"),
    ("oct", "ตค", "ตุลา"),
    ("nov", "พย", "พฤศจิกา"),
    ("dec", "ธค", "ธันวา"),
)
_NUMBERS: Final = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})")
_NAMED: Final = re.compile(r"(\d{1,2})\s*[-/. ]?\s*([^\d\s/-][^\d]*?)[\s/.-]*(?:พ\.?ศ\.?|ค\.?ศ\.?)?\s*(\d{4}|\d{2})")
_BUDDHIST: Final = 543
_FIRST_BUDDHIST: Final = 2400
_CENTURY: Final = 100
_TWO_DIGITS: Final = 2


def read_yes(text: str) -> bool:
    """Yes or no. Raises Refused `yes_no_unknown`."""
    word = text.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Refused("yes_no_unknown", N_("“{text}” is neither yes nor no. Write yes or no."), text=text[:40])


def read_unit(text: str) -> tuple[str, Remark | None]:
    """The key of the unit; an unknown one counts as pieces, with a remark."""
    key = _units().get(_word(text))
    if key:
        return key, None
    return "piece", remark(
        "unit_read", N_("The unit “{text}” is not known. These goods are counted by the piece."), text=text[:40]
    )


def read_kind(text: str) -> ProductKind:
    """How goods are sold. Raises Refused `kind_unknown`."""
    for kind, words in _KIND_WORDS.items():
        if _word(text) in map(_word, words):
            return kind
    raise Refused(
        "kind_unknown",
        N_("“{text}” is not a way goods are sold. Leave this cell empty for ordinary goods."),
        text=text[:40],
    )


_FAR_YEARS: Final = 20
"""Goods are neither older nor keep longer: a year further off is mostly a slip."""


def read_date(text: str, today: date) -> tuple[date, Remark | None]:
    """A day in Buddhist or common years, by numbers or month names; a remark where it is far or could mean another.

    Years of two digits are taken in the era that lies nearer to `today`. Raises Refused `date_syntax`.
    """
    try:
        year, month, day, sure = _parts(arabic_digits(text).strip())
        found, era_sure = _in_era(year, month, day, today)
    except ValueError:
        raise Refused(
            "date_syntax",
            N_("“{text}” is no day. Write day, month and year, such as 15/1/2569."),
            text=text[:40],
        ) from None
    if sure and era_sure and abs(found.year - today.year) <= _FAR_YEARS:
        return found, None
    return found, remark("date_read", N_("“{text}” is read as {day}."), text=text[:40], day=date_text(found))


def _parts(text: str) -> tuple[str, int, int, bool]:
    """Year as written, month, day, and whether their order is beyond doubt. Raises ValueError."""
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        first, middle, last = numbers.groups()
        if len(first) > _TWO_DIGITS:
            return first, int(middle), int(last), True
        day, month = int(first), int(middle)
        if month > len(_MONTHS) >= day:
            return last, day, month, False
        return last, month, day, True
    named = _NAMED.fullmatch(text)
    if not named:
        raise ValueError(text)
    word = re.sub(r"[^\w\u0e30-\u0e4e]", "", named[2]).lower()
    month = next((n for n, names in enumerate(_MONTHS, start=1) if word.startswith(names)), 0)
    return named[3], month, int(named[1]), True


def _in_era(year: str, month: int, day: int, today: date) -> tuple[date, bool]:
    number = int(year)
    if len(year) > _TWO_DIGITS:
        buddhist = number >= _FIRST_BUDDHIST
        return date(number - _BUDDHIST if buddhist else number, month, day), True
    century = today.year - today.year % _CENTURY
    buddhist_century = (today.year + _BUDDHIST) // _CENTURY * _CENTURY
    years = (century + number, buddhist_century + number - _BUDDHIST)
    return date(min(years, key=lambda one: abs(one - today.year)), month, day), False


def _word(text: str) -> str:
    return re.sub(r"[^\w\u0e30-\u0e4e]", "", search_key(text))


@cache
def _units() -> dict[str, str]:
    words = {_word(word): key for key, known in _UNIT_WORDS.items() for word in known}
    return words | {_word(one.key): one.key for one in UNITS} | {_word(one.label): one.key for one in UNITS}
