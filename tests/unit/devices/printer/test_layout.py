"""Where things stand on the paper, measured with letters of equal width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.devices.printer.layout import EDGE, dots_a_module, lay_out
from posapp.devices.printer.marks import Box, Face, Sheet, Words
from posapp.devices.printer.profile import PROFILES, Profile, profile
from posapp.devices.printer.wrapping import clean_line, clusters, wrap
from posapp.documents.block import Block, Columns, Cut, Qr, Rule, Ruler, Signature, Space, Text
from posapp.domain.errors import Refused

PAPER = Profile(dots=208, letter=20)


class EqualLetters:
    """Ten dots a sign."""

    def text(self, face: Face, text: str) -> int:
        return 10 * len(text)

    def picture(self, data: bytes, width: int, height: int) -> tuple[int, int]:
        return 0, 0


def sheet(*blocks: Block) -> Sheet:
    (only,) = lay_out(blocks, PAPER, EqualLetters())
    return only


def lines(found: Sheet) -> list[str]:
    return [mark.text for mark in found.marks if isinstance(mark, Words)]


def test_amounts_end_at_the_right_edge_beside_the_last_line_of_their_words() -> None:
    first, second, amount = (
        mark for mark in sheet(Columns("woven cotton bag", "90.00")).marks if isinstance(mark, Words)
    )
    assert (first.text, second.text, amount.text) == ("woven cotton", "bag", "90.00")
    assert amount.x + 10 * len(amount.text) == PAPER.dots - EDGE
    assert first.y < second.y == amount.y


def test_an_amount_that_leaves_no_room_gets_its_own_line() -> None:
    assert lines(sheet(Columns("to be paid", "99,999,999.99"))) == ["to be paid", "99,999,999.99"]


def test_an_amount_without_words_stands_alone() -> None:
    assert lines(sheet(Columns("", "1.00"))) == ["1.00"]


def test_a_long_headline_is_broken_into_even_lines() -> None:
    assert lines(sheet(Text("aaaa bbbb cccc dddd eee", "centre"))) == ["aaaa bbbb cccc", "dddd eee"]


def test_a_cut_ends_the_sheet_and_empty_sheets_are_none() -> None:
    sheets = lay_out((Cut(), Text("one"), Cut(), Space(), Cut(), Text("two")), PAPER, EqualLetters())
    assert [lines(one) for one in sheets] == [["one"], ["two"]]


def test_a_word_too_long_for_a_line_is_torn_between_letters_only() -> None:
    text = "ที่ปี่กี้น้ำผู้เป็นให้แก่โต๊ะ" * 3
    found = wrap(text, 60, Face(20, bold=False), EqualLetters())
    assert "".join(found) == text
    assert not any(line[0] in "่้๊๋ิีึืุูั็ำะา" for line in found)
    assert not any(line[-1] in "เแโใไ" for line in found)


@given(st.text(max_size=80))
def test_no_line_is_wider_than_its_room_unless_a_single_letter_is(text: str) -> None:
    for line in wrap(text, 50, Face(20, bold=False), EqualLetters()):
        assert len(line) <= 5 or len(clusters(line)) == 1


@given(st.text(max_size=80))
def test_no_control_sign_reaches_the_paper(text: str) -> None:
    kept = clean_line(text + "\x1b@\x10\x14\u202e\n\x00")
    assert not any(sign < " " or "\x7f" <= sign <= "\x9f" or sign == "\u202e" for sign in kept)


def test_rules_and_signatures_keep_inside_the_edges() -> None:
    boxes = [mark for mark in sheet(Rule(), Rule(double=True), Signature("sign")).marks if isinstance(mark, Box)]
    assert min(box.x for box in boxes) >= EDGE
    assert max(box.x + box.width for box in boxes) <= PAPER.dots - EDGE


def test_the_ruler_ends_each_bar_at_its_mark() -> None:
    found = sheet(Ruler((384, 576)))
    assert found.width == 576
    ends = sorted({mark.x + mark.width for mark in found.marks if isinstance(mark, Box)})
    assert ends == [384, 576]


def test_blocks_follow_each_other_downwards() -> None:
    marks = sheet(Text("a"), Rule(), Text("b"), Space(40), Text("c")).marks
    assert all(above.y < below.y for above, below in pairwise(marks))


@pytest.mark.parametrize(
    ("count", "dots", "size"), [(29, 576, 8), (33, 384, 7), (37, 384, 6), (53, 384, 6), (69, 384, 5), (76, 384, 5)]
)
def test_a_qr_is_as_large_as_the_paper_allows_and_never_below_five_dots(count: int, dots: int, size: int) -> None:
    assert dots_a_module(count, dots) == size


def test_a_qr_that_could_never_be_read_is_refused_as_our_fault() -> None:
    with pytest.raises(ValueError, match="77"):
        sheet(Qr(tuple((True,) * 77 for _ in range(77))))


def test_an_unknown_paper_is_refused_with_those_there_are() -> None:
    assert profile("80") is PROFILES["80"]
    with pytest.raises(Refused) as refusal:
        profile("112")
    assert refusal.value.code == "paper_unknown"
    assert "58" in str(refusal.value)
