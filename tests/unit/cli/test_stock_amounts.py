"""How much of something, as people type it: bare numbers, packs, other weights, signs, Thai digits and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.cli.stock_amounts import batches_for, read_amount, read_change, read_count
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.product import Pack, Product
from posapp.domain.quantity import ONE, Quantity

_JAR = Product(
    ProductId("1"), "N", "น้ำพริก", unit="jar", packs=(Pack("dozen", Quantity.of(12)), Pack("crate", Quantity.of(24)))
)
_RICE = Product(ProductId("2"), "R", "ข้าว", unit="kg")
_LEAF = Product(ProductId("3"), "T", "ชา", unit="keed")


@pytest.mark.parametrize(
    ("product", "text", "milli"),
    [
        (_JAR, "12", 12_000),
        (_JAR, "๒โหล", 24_000),
        (_JAR, "2 dozen", 24_000),
        (_JAR, "1.5dozen", 18_000),
        (_JAR, "3กระปุก", 3_000),
        (_JAR, "1,000", 1_000_000),
        (_RICE, "500g", 500),
        (_RICE, "3ขีด", 300),
        (_RICE, "2กก.", 2_000),
        (_LEAF, "1kg", 10_000),
    ],
)
def test_an_amount_is_read_in_any_unit_the_article_knows(product: Product, text: str, milli: int) -> None:
    assert read_amount(product, text) == Quantity(milli)


def test_a_bare_number_counts_the_pack_that_was_scanned_but_a_named_unit_counts_itself() -> None:
    assert read_amount(_JAR, "2", Quantity.of(12)) == Quantity.of(24)
    assert read_amount(_JAR, "2jar", Quantity.of(12)) == Quantity.of(2)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "quantity_syntax"),
        ("dozen", "quantity_syntax"),
        ("-3", "quantity_syntax"),
        ("0", "quantity_zero"),
        ("1.2345", "quantity_precision"),
        ("2bag", "pack_unknown"),
        ("2armful", "pack_unknown"),
        ("2kg", "pack_unknown"),
        ("1e3", "quantity_syntax"),
    ],
)
def test_what_is_no_amount_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        read_amount(_JAR, text)
    assert told.value.code == code


@pytest.mark.parametrize("text", ["0", "๐", "0.000", "0dozen"])
def test_a_count_may_find_nothing(text: str) -> None:
    assert read_count(_JAR, text) == Quantity(0)


def test_a_change_needs_its_sign() -> None:
    assert read_change(_JAR, "+1dozen") == Quantity.of(12)
    assert read_change(_JAR, " -2 ") == Quantity.of(-2)
    with pytest.raises(Refused) as told:
        read_change(_JAR, "2")
    assert told.value.code == "change_sign"


@given(st.integers(1, 1_000_000), st.integers(1, 1_000_000))
def test_batches_give_what_was_wanted_to_the_nearest_thousandth(wanted: int, yields: int) -> None:
    batches = batches_for(Quantity(wanted), Quantity(yields))
    assert batches >= Quantity(1)
    assert abs(batches.milli * yields - wanted * ONE.milli) * 2 <= yields or batches == Quantity(1)
