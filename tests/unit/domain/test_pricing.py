"""Discounts as typed: baht or percent."""

from __future__ import annotations

import pytest

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.pricing import Discount


@pytest.mark.parametrize(
    ("typed", "off", "shown"),
    [
        ("10", 1000, "10.00"),
        ("10.50", 1050, "10.50"),
        ("10%", 2000, "10%"),
        ("๗.๕ %", 1500, "7.50%"),
        ("100%", 20000, "100%"),
        ("500", 20000, "500.00"),
    ],
)
def test_a_discount_is_read_and_shown(typed: str, off: int, shown: str) -> None:
    discount = Discount.parse(typed, "ลูกค้าประจำ")
    assert discount.of(Money(20000)) == Money(off)
    assert str(discount) == shown
    assert discount.reason == "ลูกค้าประจำ"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("101%", "discount_percent"),
        ("0%", "amount_zero"),
        ("-5%", "amount_negative"),
        ("%", "amount_syntax"),
        ("ten", "amount_syntax"),
        ("1.005", "amount_precision"),
    ],
)
def test_impossible_discounts_are_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        Discount.parse(typed)
    assert refusal.value.code == code
