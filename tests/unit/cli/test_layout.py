"""Columns stay straight in Thai, and no line is wider than its room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from posapp.cli.layout import padded, table, width, wrapped

_TEXTS = st.text(st.sampled_from("กขคจำน้ำที่เป็นไม้เอก ไข่ abc12.-ญูฐี日"), max_size=60)


def test_marks_above_and_below_take_no_room() -> None:
    assert width("น้ำพริก") == 5
    assert width("ที่") == 1
    assert width("日本") == 4
    assert padded("ที่", 3) == "ที่  "
    assert padded("5", 3, ">") == "  5"


def test_amounts_end_at_one_edge_whatever_the_names_hold() -> None:
    lines = table([("ปู่", "1.00"), ("น้ำพริก", "12.00"), ("x", "")], "<>")
    assert [width(line) for line in lines[:2]] == [12, 12]
    assert lines[2] == "x"
    assert table([]) == []


@given(_TEXTS, st.integers(2, 30))
def test_wrapping_loses_no_letter_and_keeps_the_width(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert all(width(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
