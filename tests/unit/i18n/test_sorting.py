"""Thai names in dictionary order, and found however they are typed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.i18n import collation_key, search_key

_THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=20)


@pytest.mark.parametrize(
    "ordered",
    [
        ["กก", "กล้วย", "กะปิ", "กาแฟ", "เกลือ", "แกง", "ไก่", "ขนม", "ข้าว", "ไข่"],
        ["ปลา", "ปลาทู", "ปลาร้า", "เป็ด", "แป้ง"],
        ["มะนาว", "มะพร้าว", "มะม่วง", "เม็ด", "ไม้"],
        ["ข้าว", "ข้าวแต๋น", "ข้าวหอม"],
        ["น้ำ", "น้ำผึ้ง", "น้ำพริก"],
        ["apple", "Banana", "กล้วย"],
        ["กลม", "กล่ม", "กล้ม", "กล๊ม"],
    ],
)
def test_names_stand_in_dictionary_order(ordered: list[str]) -> None:
    mixed = random.Random(3).sample(ordered, len(ordered))
    assert sorted(mixed, key=collation_key) == ordered


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("นำ", "น้ำพริก"),
        ("น\u0e49\u0e4d\u0e32", "น้ำพริก"),
        ("นํา", "น้ำพริก"),
        ("เเกง", "แกง"),
        ("พริก", "น้ำพริกหนุ่ม"),
        ("น้ำ พริก", "น้ำพริก"),
        ("CAFE", "cafe"),
        ("ขาวแตน", "ข้าวแต๋น"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, name: str) -> None:
    assert search_key(typed) in search_key(name)


@given(_THAI)
def test_a_key_of_a_key_is_the_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(_THAI, _THAI, _THAI)
def test_a_part_of_a_name_is_found_in_its_key(before: str, part: str, after: str) -> None:
    joined = search_key(before + part + after)
    assert len(joined) <= len(before + part + after)
    assert collation_key(part) == collation_key(part)
