"""Amounts, quantities and counts as text, and baht in words as Thai papers want them."""

from __future__ import annotations

from typing import Final

_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_DIGIT_WORDS: Final = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_WORDS: Final = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION: Final = 1_000_000


def arabic_digits(text: str) -> str:
    """`text` with the Thai digits ๐-๙ written as 0-9; nothing else changes."""
    return text.translate(_THAI_DIGITS)


def amount_text(satang: int) -> str:
    """`satang` as baht with two decimals and comma groups: 125050 is "1,250.50", -5 is "-0.05"."""
    baht, rest = divmod(abs(satang), 100)
    return f"{'-' if satang < 0 else ''}{baht:,}.{rest:02d}"


def count_text(count: int) -> str:
    """A whole number with comma groups."""
    return f"{count:,}"


def quantity_text(milli: int) -> str:
    """`milli` thousandths without needless zeros: 1000 is "1", 1250 is "1.25", -500 is "-0.5"."""
    whole, rest = divmod(abs(milli), 1000)
    decimals = f".{rest:03d}".rstrip("0").rstrip(".")
    return f"{'-' if milli < 0 else ''}{whole:,}{decimals}"


def baht_words(satang: int) -> str:
    """`satang` in Thai words: "หนึ่งร้อยเอ็ดบาทถ้วน"; pure satang carry no baht word, below zero starts with ลบ."""
    baht, rest = divmod(abs(satang), 100)
    if baht == 0 and rest == 0:
        return "ศูนย์บาทถ้วน"
    words = "ลบ" if satang < 0 else ""
    if baht:
        words += _number_words(baht) + "บาท"
    return words + (_number_words(rest) + "สตางค์" if rest else "ถ้วน")


def _number_words(number: int) -> str:
    """A positive whole number in words; each six digits more say ล้าน once more."""
    millions, rest = divmod(number, _MILLION)
    head = _number_words(millions) + "ล้าน" if millions else ""
    return head + _below_million(rest, after_higher=bool(millions))


def _below_million(number: int, *, after_higher: bool) -> str:
    digits = str(number)
    words = ""
    for index, digit in enumerate(map(int, digits)):
        place = len(digits) - index - 1
        if digit == 0:
            continue
        if place == 0 and digit == 1 and (number > 1 or after_higher):
            words += "เอ็ด"
        elif place == 1:
            words += {1: "", 2: "ยี่"}.get(digit, _DIGIT_WORDS[digit]) + "สิบ"
        else:
            words += _DIGIT_WORDS[digit] + _PLACE_WORDS[place]
    return words
