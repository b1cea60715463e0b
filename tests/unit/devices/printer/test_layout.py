"""Where things stand on the paper, measured with letters of equal width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.devices.printer.codes import dots_a_bar, dots_a_module
from posapp.devices.printer.layout import lay_out
from posapp.devices.printer.marks import Box, Face, Sheet, Words
from posapp.devices.printer.pen import EDGE
from posapp.devices.printer.profile import PROFILES, Profile, profile
from posapp.devices.printer.wrapping import clean_line, clusters, wrap
from posapp.documents.block import (
    Barcode,
    Block,
    Columns,
    Cut,
    CutLine,
    FormRow,
    PriceLine,
    Qr,
    Rule,
    Ruler,
    Signature,
    Space,
    TallyBoxes,
    Text,
)
from posapp.documents.line_code import line_code
from posapp.domain.barcode import own_code
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


def boxes(found: Sheet) -> list[Box]:
    return [mark for mark in found.marks if isinstance(mark, Box)]


def test_a_text_of_few_lines_is_set_smaller_before_anything_is_cut_off() -> None:
    short, long, endless = (sheet(Text("word " * count, size="huge", lines=2)) for count in (4, 7, 40))
    letters = [
        {mark.face.letter for mark in found.marks if isinstance(mark, Words)} for found in (short, long, endless)
    ]
    assert letters[0] == {37}
    assert letters[2] == {20}
    assert lines(short) == ["word word word word"]
    assert lines(endless) == ["word word word word", "word word word word…"]


def test_lines_without_thai_letters_stand_closer() -> None:
    price, name = (sheet(Text(text, size="giant", lines=1)).height for text in ("฿60", "ก"))
    assert price < name


@pytest.mark.parametrize(
    ("code", "paper", "dots"),
    [
        (own_code(1), "58", 3),
        (own_code(1), "80", 4),
        ("A1", "58", 4),
        ("ABCDEFGHIJKLMN", "58", 2),
        ("ABCDEFGHIJKLMNOPQRST", "80", 2),
    ],
)
def test_bars_are_as_wide_as_the_paper_allows(code: str, paper: str, dots: int) -> None:
    bars, roll = line_code(code), PROFILES[paper]
    assert dots_a_bar(bars, roll) == dots
    (found,) = lay_out((bars,), roll, EqualLetters())
    inked = boxes(found)
    assert all(mark.width % dots == 0 for mark in inked)
    assert all(mark.height == 96 for mark in inked)
    left, right = inked[0].x, roll.dots - inked[-1].x - inked[-1].width
    assert abs(left - right) <= 1
    assert left + roll.margin >= max(bars.quiet) * dots
    assert lines(found) == [code]


def test_bars_that_would_be_too_thin_are_refused() -> None:
    with pytest.raises(Refused) as refusal:
        sheet(Barcode((True, False) * 60, "X"))
    assert refusal.value.code == "label_code_too_long"


def test_words_stand_beside_a_price_and_below_one_that_fills_the_paper() -> None:
    beside = [mark for mark in sheet(PriceLine("60", ("per jar", "Expires"))).marks if isinstance(mark, Words)]
    below = [mark for mark in sheet(PriceLine("1,234,567.50", ("per jar", "Expires"))).marks if isinstance(mark, Words)]
    assert [mark.text for mark in beside] == ["60", "per jar", "Expires"]
    assert beside[1].y < beside[2].y
    assert beside[1].x == beside[2].x > beside[0].x + 20
    assert below[0].y < below[1].y < below[2].y
    assert below[1].x == below[0].x


def test_a_form_row_has_its_words_a_tick_box_and_a_line_to_write_on() -> None:
    found = sheet(FormRow("jar", ("20", ""), tick=True))
    wide = [mark for mark in boxes(found) if mark.width > 50]
    assert lines(found) == ["jar", "20"]
    assert len(wide) == 1
    assert wide[0].x + wide[0].width <= PAPER.dots - EDGE


def test_long_words_of_a_form_row_stand_above_its_cells() -> None:
    paper = PROFILES["58"]
    one, two = (
        lay_out((FormRow(words, ("20", "")),), paper, EqualLetters())[0] for words in ("jar", "a jar of chilli paste")
    )
    feet = [[mark.y for mark in found.marks if isinstance(mark, Words)] for found in (one, two)]
    assert feet[0][0] == feet[0][1]
    assert feet[1][0] < feet[1][1]


def test_no_empty_line_follows_a_form_row_that_needs_two() -> None:
    paper = PROFILES["58"]
    rows = [FormRow("a mat of blue dyed reeds from the river", tick=True), FormRow("jar", tick=True)]
    found = lay_out(tuple(rows), paper, EqualLetters())[0]
    feet = [mark.y for mark in found.marks if isinstance(mark, Words)]
    assert len(feet) == 3
    assert feet[2] - feet[1] == feet[1] - feet[0]


def test_rules_and_lines_to_sign_on_are_as_far_off_on_finer_paper() -> None:
    coarse, fine = (
        lay_out((Rule(), Text("x"), Signature("y")), Profile(100 * per_mm, 3 * per_mm, per_mm=per_mm), EqualLetters())
        for per_mm in (8, 16)
    )

    def millimetres(sheet: Sheet, per_mm: int) -> tuple[float, float]:
        rule, dots = boxes(sheet)[0], boxes(sheet)[-1]
        first = next(mark for mark in sheet.marks if isinstance(mark, Words))
        return (first.y - rule.y) / per_mm, (dots.y - first.y) / per_mm

    assert millimetres(fine[0], 16) == pytest.approx(millimetres(coarse[0], 8), abs=0.2)


def test_tally_boxes_fill_the_paper_and_the_last_is_set_off() -> None:
    found = lay_out((TallyBoxes(),), PROFILES["58"], EqualLetters())[0]
    walls = sorted((mark for mark in boxes(found) if mark.height > 10), key=lambda mark: mark.x)
    assert (walls[0].x, walls[-1].x + walls[-1].width) == (EDGE, 384 - EDGE)
    assert [mark.width for mark in walls] == [2, 2, 2, 2, 5, 2]


def test_a_cut_line_goes_from_side_to_side() -> None:
    dashes = boxes(lay_out((CutLine(),), PROFILES["58"], EqualLetters())[0])
    assert dashes[0].x == 0
    assert dashes[-1].x + dashes[-1].width > 384 - 24
    assert len({mark.y for mark in dashes}) == 1
