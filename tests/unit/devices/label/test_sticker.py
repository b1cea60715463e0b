"""Labels of a fixed size: all that fits, nothing over the edge, and A4 sheets whose every code can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.devices.label.sheets import FORMATS, PER_MM, Format, format_named, label_pages, label_pdf
from posapp.devices.label.sticker import Sticker, filled
from posapp.devices.printer.marks import Box, Sheet, Words
from posapp.devices.printer.raster import FontGauge, draw, prepare
from posapp.domain.barcode import own_code
from posapp.domain.errors import Refused
from tests.doubles.goods_labels import Read, hundred_codes, kind_of, picture_of, run_of, seen

if TYPE_CHECKING:
    from pathlib import Path

LONG_NAME = "น้ำพริกหนุ่มสูตรคุณยายปี่เผ็ดน้อยไม่ใส่ผงชูรสห่อใบตอง"


def words_on(sheet: Sheet) -> list[str]:
    return [mark.text for mark in sheet.marks if isinstance(mark, Words)]


@pytest.mark.parametrize("chosen", FORMATS, ids=[each.key for each in FORMATS])
def test_every_label_of_a_full_page_scans_back(fonts: Path, chosen: Format) -> None:
    codes = [code for code in hundred_codes() if len(code) <= 8 or kind_of(code) != "Code128"][: chosen.count]
    prepare(fonts)
    (page,) = label_pages([run_of(code, number) for number, code in enumerate(codes)], chosen)
    found = seen(picture_of(draw(page)), 0)
    assert sorted(found, key=str) == sorted((Read(kind_of(code), code) for code in codes), key=str)


@pytest.mark.parametrize("chosen", FORMATS, ids=[each.key for each in FORMATS])
def test_a_long_thai_name_stays_inside_its_label(fonts: Path, chosen: Format) -> None:
    prepare(fonts)
    run = run_of(own_code(1), 1)
    facts = replace(run.facts, product=replace(run.facts.product, name=LONG_NAME, variant=""))
    sheet = filled(facts, chosen.sticker, FontGauge())
    box = (
        picture_of(draw(sheet.moved(100, 100, sheet.width + 200, sheet.height + 200)))
        .point(lambda dot: 255 - dot)
        .getbbox()
    )
    assert box
    left, top, right, bottom = box
    assert left >= 100
    assert top >= 100
    assert right <= 100 + sheet.width
    assert bottom <= 100 + sheet.height
    assert "".join(words_on(sheet)[:2]).startswith(LONG_NAME)


def test_a_larger_label_says_more_in_larger_letters(fonts: Path) -> None:
    prepare(fonts)
    facts = run_of(own_code(1), 7).facts
    small, large = (filled(facts, format_named(key).sticker, FontGauge()) for key in ("65", "24"))
    assert len("".join(words_on(large))) > len("".join(words_on(small)))
    assert "Member no. 007" in " ".join(words_on(large))
    assert "Expires" in " ".join(words_on(small))
    faces = [max(mark.face.letter for mark in sheet.marks if isinstance(mark, Words)) for sheet in (small, large)]
    assert faces[0] < faces[1]


def test_bars_on_the_smallest_label_are_wide_enough_to_read(fonts: Path) -> None:
    prepare(fonts)
    sheet = filled(run_of(own_code(1), 1).facts, format_named("65").sticker, FontGauge())
    bars = {mark.width for mark in sheet.marks if isinstance(mark, Box)}
    assert min(bars) * 1000 // PER_MM >= 264  # micrometres: four fifths of the nominal width, the least allowed


def test_what_cannot_fit_at_all_is_refused(fonts: Path) -> None:
    prepare(fonts)
    with pytest.raises(Refused) as refusal:
        filled(run_of("A1").facts, Sticker(400, 120), FontGauge())
    assert refusal.value.code == "label_too_small"
    with pytest.raises(Refused) as too_long:
        filled(run_of("ABCDEFGHIJKLMNOPQRSTUVWXY").facts, Sticker(400, 300), FontGauge())
    assert too_long.value.code == "label_code_too_long"


def test_a_name_that_fits_nowhere_ends_in_an_ellipsis(fonts: Path) -> None:
    prepare(fonts)
    run = run_of(own_code(1), 1)
    facts = replace(run.facts, product=replace(run.facts.product, name=LONG_NAME * 4))
    assert any(text.endswith("…") for text in words_on(filled(facts, format_named("65").sticker, FontGauge())))


@pytest.mark.parametrize(
    ("key", "count", "first", "last"),
    [
        ("24", 24, (0, 5), (1400, 2595)),
        ("40", 40, (0, 0), (1575, 2673)),
        ("65", 65, (47, 107), (47 + 4 * 406, 107 + 12 * 212)),
    ],
)
def test_labels_stand_where_the_sheet_is_stamped(
    key: str, count: int, first: tuple[int, int], last: tuple[int, int]
) -> None:
    chosen = format_named(key)
    inset = chosen.sticker.side, chosen.sticker.edge
    assert chosen.count == count
    for place, corner in ((0, first), (count - 1, last)):
        assert chosen.corner(place) == tuple(
            (tenths + gone) * PER_MM // 10 for tenths, gone in zip(corner, inset, strict=True)
        )


def test_a_begun_sheet_is_used_up_and_the_rest_goes_to_the_next(fonts: Path) -> None:
    prepare(fonts)
    chosen = format_named("24")
    first, second = label_pages([run_of("A1", copies=5)], chosen, start_at=22)
    tops = {page: min(mark.y for mark in sheet.marks) * 10 // PER_MM for page, sheet in enumerate((first, second))}
    assert [len(seen(picture_of(draw(page)), 0)) for page in (first, second)] == [3, 2]
    assert tops[0] > 7 * 370
    assert tops[1] < 370


@pytest.mark.parametrize("place", [0, 25, -1])
def test_a_place_that_is_not_on_the_sheet_is_refused(place: int) -> None:
    with pytest.raises(Refused) as refusal:
        list(label_pages([run_of("A1")], format_named("24"), place))
    assert refusal.value.code == "label_start"


def test_an_unknown_sheet_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match="24, 40, 65"):
        format_named("12")


def test_the_pdf_has_its_pages_in_a4(fonts: Path) -> None:
    pdf = label_pdf([run_of(own_code(1), copies=70)], format_named("65"), fonts)
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 2
    (box, *more) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert not more or set(more) == {box}
    assert [round(float(side)) for side in box] == [595, 842]
