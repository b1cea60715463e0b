"""Amounts, quantities and baht in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from posapp.i18n import amount_text, arabic_digits, baht_words, count_text, quantity_text

_ONE_AFTER_HUNDREDS = re.compile("(ร้อย|พัน|หมื่น|แสน|ล้าน)หนึ่ง(?=บาท|ล้าน)")


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (25, "ยี่สิบห้าสตางค์"),
        (1, "หนึ่งสตางค์"),
        (101, "หนึ่งบาทหนึ่งสตางค์"),
        (111, "หนึ่งบาทสิบเอ็ดสตางค์"),
        (100, "หนึ่งบาทถ้วน"),
        (1000, "สิบบาทถ้วน"),
        (1100, "สิบเอ็ดบาทถ้วน"),
        (2000, "ยี่สิบบาทถ้วน"),
        (2121, "ยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์"),
        (10000, "หนึ่งร้อยบาทถ้วน"),
        (10100, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (11000, "หนึ่งร้อยสิบบาทถ้วน"),
        (100_000_000, "หนึ่งล้านบาทถ้วน"),
        (100_000_100, "หนึ่งล้านเอ็ดบาทถ้วน"),
        (2_100_000_100, "ยี่สิบเอ็ดล้านเอ็ดบาทถ้วน"),
        (123_456_789, "หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทแปดสิบเก้าสตางค์"),
        (100_000_000_000_000, "หนึ่งล้านล้านบาทถ้วน"),
        (-12550, "ลบหนึ่งร้อยยี่สิบห้าบาทห้าสิบสตางค์"),
    ],
)
def test_baht_in_words_follow_the_table(satang: int, words: str) -> None:
    assert baht_words(satang) == words


@given(st.integers(1, 99_999_999_999))
def test_baht_in_words_agree_with_another_judge(satang: int) -> None:
    """The judge says หนึ่ง where a last one after hundreds is เอ็ด here; on all else both must agree."""
    judged = num2words(satang / 100 if satang % 100 else satang // 100, lang="th", to="currency", currency="THB")
    ours = baht_words(satang)
    assert _ONE_AFTER_HUNDREDS.sub(r"\1เอ็ด", judged) == _ONE_AFTER_HUNDREDS.sub(r"\1เอ็ด", ours)


@pytest.mark.parametrize(
    ("satang", "text"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (125050, "1,250.50"), (-100000000, "-1,000,000.00")],
)
def test_amounts_have_two_decimals_and_comma_groups(satang: int, text: str) -> None:
    assert amount_text(satang) == text


@pytest.mark.parametrize(
    ("milli", "text"), [(1000, "1"), (1250, "1.25"), (-500, "-0.5"), (1, "0.001"), (1_234_000, "1,234"), (0, "0")]
)
def test_quantities_have_no_needless_zeros(milli: int, text: str) -> None:
    assert quantity_text(milli) == text


def test_thai_digits_are_digits_and_nothing_else_changes() -> None:
    assert arabic_digits("๐๑๒๓๔๕๖๗๘๙ ก. 5") == "0123456789 ก. 5"
    assert count_text(1234567) == "1,234,567"
