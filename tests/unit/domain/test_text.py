"""What people type comes in clean."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.errors import Refused
from posapp.domain.text import clean, clean_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  ข้าวแต๋น  ", "ข้าวแต๋น"),
        ("นํ\u0e49า", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e32ตาล", "นำตาล"),
        ("cafe\u0301", "café"),
        ("น้ำ\u200bพริก\u2060หนุ่ม\ufeff", "น้ำพริกหนุ่ม"),
        ("a\x00b\x1b[31mc\x9dd", "ab[31mcd"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("half \ud83d pair", "half  pair"),
        ("one\r\n two\tthree\u2028four", "one two three four"),
        ("<b>bold</b>", "<b>bold</b>"),
    ],
)
def test_a_line_keeps_what_can_be_seen(typed: str, kept: str) -> None:
    assert clean(typed, 40) == kept


def test_lines_keep_their_breaks_but_not_the_blanks_around_them() -> None:
    assert clean(" บ้านสวน \r\n\r\n 12 หมู่ 3\r", 40, lines=True) == "บ้านสวน\n\n12 หมู่ 3"


def test_the_limit_counts_what_is_left() -> None:
    assert clean("ก" * 10 + "\u200b" * 5, 10) == "ก" * 10
    with pytest.raises(Refused) as refusal:
        clean("ก" * 11, 10)
    assert refusal.value.code == "text_too_long"
    assert "10" in str(refusal.value)


def test_two_megabytes_are_refused_before_any_work() -> None:
    with pytest.raises(Refused, match="at most 120"):
        clean_name("ก\u0327\u0301" * 700_000)


def test_a_name_is_one_clean_line() -> None:
    assert clean_name(" น้ำพริก\u200bหนุ่ม\n") == "น้ำพริกหนุ่ม"


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200b", "\n\t"])
def test_a_name_must_say_something(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        clean_name(typed)
    assert refusal.value.code == "name_empty"


@given(st.text(st.characters(codec=None), max_size=60))
def test_cleaning_twice_changes_nothing_and_leaves_no_invisible_sign(typed: str) -> None:
    once = clean(typed, 400)
    assert clean(once, 400) == once
    assert not {unicodedata.category(sign) for sign in once} & {"Cc", "Cf", "Cs"}


def test_no_tower_of_marks_reaches_the_line_above() -> None:
    assert clean("ก" + "\u0e49" * 50 + "า", 80) == "ก\u0e49\u0e49\u0e49า"
    assert clean("น้ำปู๋ ที่สุด", 80) == "น้ำปู๋ ที่สุด"
