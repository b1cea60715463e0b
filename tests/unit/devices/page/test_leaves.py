"""Papers of the roll on A6 and A4: everything inside the margins, in the largest letters that fit."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from posapp.devices.page.leaf import A4, A6, LEAVES, Leaf, leaf_pdf, leaves
from posapp.devices.page.page_pen import PER_MM
from posapp.devices.printer.marks import Words
from posapp.devices.printer.raster import FontGauge, draw
from posapp.documents.block import Cut, Text
from posapp.documents.line_code import line_code
from tests.doubles.codes_seen import seen

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.devices.printer.marks import Sheet
    from posapp.documents.block import Document

EACH = pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)


def lines(count: int) -> Document:
    return (*(Text(f"line {number}") for number in range(count)), line_code("TH0123456789"), Cut())


def said(sheet: Sheet) -> list[str]:
    return [mark.text for mark in sheet.marks if isinstance(mark, Words)]


@EACH
@pytest.mark.parametrize("count", [1, 20, 200])
def test_nothing_leaves_the_margins_and_nothing_is_lost(leaf: Leaf, count: int, fonts: Path) -> None:
    assert fonts
    gauge = FontGauge()
    sheets = leaves(lines(count), leaf, gauge)
    assert [text for sheet in sheets for text in said(sheet) if text.startswith("line ")] == [
        f"line {number}" for number in range(count)
    ]
    for sheet in sheets:
        assert (sheet.width, sheet.height) == (leaf.width * PER_MM, leaf.height * PER_MM)
        for mark in sheet.marks:
            assert leaf.margin * PER_MM <= mark.x <= sheet.width - leaf.margin * PER_MM
            assert leaf.margin * PER_MM <= mark.y <= sheet.height - leaf.margin * PER_MM
        words = [mark for mark in sheet.marks if isinstance(mark, Words)]
        assert all(one.x + gauge.text(one.face, one.text) <= sheet.width - leaf.margin * PER_MM for one in words)
        assert all(first.y < second.y for first, second in pairwise(words))


def test_few_lines_stand_in_larger_letters_than_many(fonts: Path) -> None:
    assert fonts
    (few,), (more,) = leaves(lines(5), A6, FontGauge()), leaves(lines(20), A6, FontGauge())
    letters = [{mark.face.letter for mark in sheet.marks if isinstance(mark, Words)} for sheet in (few, more)]
    assert min(letters[0]) > max(letters[1])


@EACH
def test_a_reader_reads_the_bars(leaf: Leaf, fonts: Path) -> None:
    assert fonts
    (sheet,) = leaves(lines(3), leaf, FontGauge())
    assert seen(draw(sheet)) == ["TH0123456789"]


@pytest.mark.parametrize(("leaf", "points"), [(A6, (297, 420)), (A4, (595, 842))])
def test_the_file_is_as_large_as_the_leaf(leaf: Leaf, points: tuple[int, int], fonts: Path) -> None:
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", leaf_pdf(lines(3), leaf, fonts, "label"))
    assert found
    assert (round(float(found[1])), round(float(found[2]))) == points
