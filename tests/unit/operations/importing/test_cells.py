"""What people write into cells: prices, numbers of goods, days, units, yes and no."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp import i18n
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import Pack, ProductKind
from posapp.domain.quantity import Quantity
from posapp.domain.unit import UNITS, Unit
from posapp.i18n import amount_text
from posapp.operations.importing.amounts import decimal_mark, read_price, read_quantity
from posapp.operations.importing.draft import neutralised, restored
from posapp.operations.importing.small_lists import packs_text, prices_text, read_packs, read_parts, read_prices
from posapp.operations.importing.wordings import read_date, read_kind, read_unit, read_yes

_TODAY = date(2026, 1, 17)


@pytest.mark.parametrize(
    ("text", "satang"),
    [
        ("1.250,00", 125000),
        ("1,250.00", 125000),
        ("฿1,250", 125000),
        ("1250 บาท", 125000),
        ("๑๒๐", 12000),
        ("๑,๒๕๐.๕๐", 125050),
        ("120.-", 12000),
        ("120,-", 12000),
        ("1 250,50", 125050),
        ("1\u00a0250,50", 125050),
        ("THB 99", 9900),
        ("0.125", 13),
        (".5", 50),
        ("1.234.567", 123456700),
        ("1,234,567", 123456700),
        ("0", 0),
    ],
)
def test_prices_are_read_as_they_are_meant(text: str, satang: int) -> None:
    assert read_price(text)[0] == Money(satang)


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("1.250", [], "“1.250” is read as 1,250.00 baht."),
        ("1.250", ["45.50"], "“1.250” is read as 1.25 baht."),
        ("1,250", ["45,50"], "“1,250” is read as 1.25 baht."),
        ("33.3333", [], "“33.3333” is read as 33.33 baht."),
    ],
)
def test_a_price_that_could_be_another_says_how_it_is_read(text: str, column: list[str], said: str) -> None:
    assert str(read_price(text, decimal_mark(column))[1]) == said


@pytest.mark.parametrize(("text", "column"), [("1,250", []), ("1,250", ["45.50"]), ("1.250", ["45,50"]), ("120", [])])
def test_a_price_that_can_only_be_one_is_read_without_a_word(text: str, column: list[str]) -> None:
    assert read_price(text, decimal_mark(column))[1] is None


def test_the_decimal_mark_of_a_column_is_told_by_its_clear_cells() -> None:
    assert decimal_mark(["1.250", "45,50", "12"]) == ","
    assert decimal_mark(["1,250", "45.50", ""]) == "."
    assert decimal_mark(["1.250", "1,250", "ฟรี"]) == ""
    assert decimal_mark(["45.50", "45,50"]) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [("abc", "price_syntax"), ("100-150", "price_syntax"), ("120/ชิ้น", "price_syntax"), ("-5", "price_negative")],
)
def test_what_is_no_price_is_refused_with_an_example(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_price(text)
    assert caught.value.code == code


@given(st.integers(0, 10**11))
def test_every_price_we_write_is_read_back(satang: int) -> None:
    assert read_price(amount_text(satang)) == (Money(satang), None)
    swapped = amount_text(satang).translate(str.maketrans(".,", ",."))
    assert read_price(swapped) == (Money(satang), None)


@given(st.text(max_size=60))
def test_no_text_breaks_a_reading(text: str) -> None:
    for read in (read_price, read_quantity, read_yes, read_kind, read_packs, read_parts, read_prices):
        try:
            read(text)
        except Refused as refused:
            assert str(refused)  # noqa: PT017 - either a value, or a sentence
    try:
        read_date(text, _TODAY)
    except Refused as refused:
        assert refused.code == "date_syntax"  # noqa: PT017
    assert read_unit(text)[0]


@pytest.mark.parametrize(
    ("text", "milli", "noted"),
    [
        ("12", 12000, False),
        ("1,250", 1250000, False),
        ("1.250", 1250, False),
        ("1,5", 1500, True),
        ("12 ชิ้น", 12000, False),
        ("๓", 3000, False),
        ("-3", -3000, True),
        ("0", 0, False),
        ("0.12345", 123, True),
    ],
)
def test_numbers_of_goods_are_read_and_odd_ones_marked(text: str, milli: int, noted: bool) -> None:
    quantity, remark = read_quantity(text)
    assert (quantity, remark is not None) == (Quantity(milli), noted)


@pytest.mark.parametrize(
    ("text", "day", "sure"),
    [
        ("15/1/2569", date(2026, 1, 15), True),
        ("15-01-2026", date(2026, 1, 15), True),
        ("2026-01-15", date(2026, 1, 15), True),
        ("2569-01-15", date(2026, 1, 15), True),
        ("15 ม.ค. 69", date(2026, 1, 15), False),
        ("15 มกราคม พ.ศ. ๒๕๖๙", date(2026, 1, 15), True),
        ("5 Mar 2027", date(2027, 3, 5), True),
        ("15/01/26", date(2026, 1, 15), False),
        ("15/01/69", date(2026, 1, 15), False),
        ("01/15/2026", date(2026, 1, 15), False),
        ("29/2/2567", date(2024, 2, 29), True),
    ],
)
def test_days_are_read_in_either_era_and_doubts_are_told(text: str, day: date, sure: bool) -> None:
    found, remark = read_date(text, _TODAY)
    assert found == day
    assert (remark is None) is sure


def test_a_doubtful_day_is_shown_in_full() -> None:
    assert str(read_date("15/01/26", _TODAY)[1]) == "“15/01/26” is read as 15 Jan 2569."


@pytest.mark.parametrize("text", ["31/2/2569", "เมื่อวาน", "15/13/2569", "1-2-3-4", "15 foo 2569"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="15/1/2569"):
        read_date(text, _TODAY)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("กก.", "kg"),
        ("Kg", "kg"),
        ("โหล", "dozen"),
        ("กระปุก", "jar"),
        ("แพ็ค", "pack"),
        ("ขีด", "keed"),
        ("ผืน", "cloth"),
        ("bottle", "bottle"),
    ],
)
def test_units_are_known_by_many_names(text: str, key: str) -> None:
    assert read_unit(text) == (key, None)


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("one", UNITS, ids=[one.key for one in UNITS])
def test_every_unit_is_known_by_its_key_and_by_the_word_it_is_shown_with(one: Unit, language: str) -> None:
    i18n.use(language)
    assert read_unit(one.key) == (one.key, None)
    assert read_unit(i18n._(one.label)) == (one.key, None)


def test_an_unknown_unit_is_a_piece_and_says_so() -> None:
    key, remark = read_unit("กระโปก")
    assert key == "piece"
    assert "กระโปก" in str(remark)


def test_yes_and_no_of_every_program() -> None:
    assert all(map(read_yes, ("Y", "yes", "1", "TRUE", "True", "ใช่")))
    assert not any(map(read_yes, ("N", "no", "0", "-1", "FALSE", "ไม่")))
    with pytest.raises(Refused, match="neither yes nor no"):
        read_yes("อาจจะ")


def test_lists_in_cells_are_written_and_read_alike() -> None:
    rules = (
        PriceRule(Money(4500), at_least=Quantity.of(10)),
        PriceRule(
            Money(4000), wholesale=True, at_least=Quantity.of(10), since=date(2026, 1, 1), until=date(2026, 1, 31)
        ),
    )
    packs = (Pack("dozen", Quantity.of(12)), Pack("crate", Quantity.of(24), "8850001110001"))
    assert read_prices(prices_text(rules)) == rules
    assert read_packs(packs_text(packs)) == packs
    assert read_packs("โหล = 12") == packs[:1]
    assert read_parts("0003 x 2; NP-1 × 1") == (("0003", Quantity.of(2)), ("NP-1", Quantity.of(1)))
    assert read_kind("มีชิ้นเดียว") is ProductKind.ONE_OFF


@given(st.text(max_size=40))
def test_no_text_looks_like_a_formula_and_every_text_comes_back(text: str) -> None:
    safe = neutralised(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert restored(safe) == text
