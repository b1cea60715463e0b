"""Quantities in thousandths, read as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.errors import Refused
from posapp.domain.quantity import LIMIT_MILLI, ONE, Quantity


@pytest.mark.parametrize(
    ("typed", "milli"),
    [("3", 3000), ("1.250", 1250), ("0.001", 1), (".5", 500), ("๐.๕", 500), ("1,000", 1_000_000), (" 2 ", 2000)],
)
def test_quantities_are_read_as_typed(typed: str, milli: int) -> None:
    assert Quantity.parse(typed) == Quantity(milli)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "quantity_syntax"),
        (".", "quantity_syntax"),
        ("-1", "quantity_syntax"),
        ("1.", "quantity_syntax"),
        ("two", "quantity_syntax"),
        ("1e3", "quantity_syntax"),
        ("1,00", "quantity_syntax"),
        ("1.2345", "quantity_precision"),
        ("0", "quantity_zero"),
        ("0.000", "quantity_zero"),
        ("1000000", "quantity_too_large"),
        ("9" * 40, "quantity_too_large"),
        ("9" * 5000, "quantity_syntax"),
        ("٢", "quantity_syntax"),
    ],
)
def test_what_is_no_quantity_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        Quantity.parse(typed)
    assert refusal.value.code == code


@given(st.integers(1, LIMIT_MILLI).map(Quantity))
def test_what_is_shown_is_read_back(quantity: Quantity) -> None:
    assert Quantity.parse(str(quantity)) == quantity


def test_quantities_add_and_know_whether_they_are_whole() -> None:
    assert Quantity.of(2) + Quantity(500) - ONE == Quantity(1500)
    assert (-Quantity(500)).milli == -500
    assert ONE.whole
    assert not Quantity(1001).whole
    assert not Quantity(0)
    assert ONE
