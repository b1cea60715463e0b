"""Ids, receipt numbers and the business day."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import business_day, checked_id, read_number, receipt_number, series
from posapp.domain.unit import UNITS, Measure, unit

_BANGKOK = timezone(timedelta(hours=7))


def test_a_receipt_number_names_till_and_buddhist_year() -> None:
    assert receipt_number("A", date(2026, 1, 15), 123) == "A69-000123"
    assert receipt_number("AB", date(2057, 12, 31), 1_234_567) == "AB00-1234567"
    assert series("A", date(2026, 12, 31)) != series("A", date(2027, 1, 1))


@given(st.sampled_from(["A", "Z", "BK"]), st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 9_999_999))
def test_a_number_is_read_back_as_printed_and_as_typed(letter: str, day: date, count: int) -> None:
    printed = receipt_number(letter, day, count)
    assert read_number(printed) == printed
    assert read_number(f" {series(letter, day).lower()}-{count} ") == printed


@pytest.mark.parametrize("typed", ["", "A69", "A69-", "123", "A6-1", "69-000001", "A69-12x", "ABC69-1", "A69-٢"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_number(typed)
    assert refusal.value.code == "number_syntax"


def test_an_id_from_outside_is_put_into_its_one_form() -> None:
    wanted = "01920000-0000-7000-8000-00000000abcd"
    assert checked_id("{01920000-0000-7000-8000-00000000ABCD}") == wanted
    assert checked_id("0192000000007000800000000000ABCD") == wanted


@pytest.mark.parametrize("text", ["", "12", "01920000-0000-7000-8000-00000000abcg", "x" * 5000, "๐" * 32 + "g"])
def test_what_is_no_id_is_refused_shortly(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked_id(text)
    assert refusal.value.code == "id_syntax"
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("hour", "cutoff", "day"), [(3, 4, 16), (4, 4, 17), (23, 4, 17), (0, 0, 17), (11, 12, 16), (12, 12, 17)]
)
def test_the_night_still_belongs_to_yesterday(hour: int, cutoff: int, day: int) -> None:
    assert business_day(datetime(2026, 1, 17, hour, 0, tzinfo=_BANGKOK), cutoff) == date(2026, 1, day)


def test_changes_know_which_books_they_touch() -> None:
    changes = Changes(Book.SALES | Book.CASH)
    assert changes.touch(Book.STOCK, Book.CASH)
    assert not changes.touch(Book.STOCK)
    assert not Changes(Book(0)).touch(*Book)


def test_units_are_known_by_key_and_only_weight_and_length_are_divided() -> None:
    assert {one.measure for one in UNITS if one.divisible} == {Measure.WEIGHT, Measure.LENGTH}
    assert unit("kg").measure is Measure.WEIGHT
    with pytest.raises(Refused, match="Use one of: piece, bag"):
        unit("furlong")
