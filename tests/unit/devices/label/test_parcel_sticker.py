"""The address on a parcel as one sticker: all of it in letters a postman reads, or a refusal that says what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp import i18n
from posapp.devices.label.label_printer import check_for_sticker, label_printer
from posapp.devices.label.parcel_sticker import parcel_sticker
from posapp.devices.label.tspl import StickerRoll, tspl_page
from posapp.devices.printer.marks import Words
from posapp.devices.printer.raster import FontGauge, prepare
from posapp.documents.parcel_label import ParcelFacts, parcel_label
from posapp.domain.errors import Refused
from posapp.operations.options import DEFAULTS
from tests.doubles.goods_labels import Read, seen
from tests.doubles.label_printers import read_tspl
from tests.unit.documents.papers import HEAD
from tests.unit.documents.test_order_papers import ORDER, TOLD

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.documents.block import Document

EMS = "EG123456789TH"
LONG = "หอพักสตรีบ้านสวนดอกไม้ ตึก 3 ชั้น 12 ห้อง 1204 ซอยวัดอุโมงค์ 14 ถนนสุเทพ\nตำบลสุเทพ อำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่ 50200"


def label(address: str = TOLD.buyer.address, *, paid: bool = True) -> Document:
    """The label of a parcel that has its number already."""
    buyer = replace(TOLD.buyer, address=address)
    order = replace(ORDER, told=replace(TOLD, buyer=buyer, paid=paid), tracking=EMS)
    return parcel_label(ParcelFacts(order, HEAD.group, "ร้านดอยสูง"))


@pytest.mark.parametrize("size", [(100, 150), (105, 148), (100, 100), (76, 130)], ids=str)
@pytest.mark.parametrize("language", ["th", "en"])
def test_an_address_fills_the_label_it_is_printed_on_and_scans(
    fonts: Path, size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    out = read_tspl(tspl_page(label(LONG, paid=False), StickerRoll(*size, 3), fonts))
    (picture,) = out.pictures
    width, height = (8 * side for side in size)
    assert (picture.size, out.gap, out.stray) == ((width, height), 3, [])
    assert seen(picture, 0) == [Read("Code128", EMS)]
    margin = 23
    for edge in (
        (0, 0, width, margin),
        (0, height - margin, width, height),
        (0, 0, margin, height),
        (width - margin, 0, width, height),
    ):
        assert picture.crop(edge).getextrema() == (255, 255), edge
    box = picture.point(lambda grey: 255 - grey).getbbox()
    assert box
    assert box[3] - box[1] > height * 6 // 10, "letters as large as there is room for"


def test_nothing_of_an_address_is_cut_off(fonts: Path) -> None:
    prepare(fonts)
    sheet = parcel_sticker(label(LONG), StickerRoll(100, 150, 2).sticker, FontGauge())
    written = "".join(mark.text for mark in sheet.marks if isinstance(mark, Words)).replace(" ", "")
    for part in (TOLD.buyer.name, LONG.replace("\n", "").removesuffix("50200"), "50200", HEAD.group.name):
        assert part.replace(" ", "") in written
    assert "…" not in written


@pytest.mark.parametrize("size", [(40, 30), (50, 30), (60, 40), (59, 200)], ids=str)
def test_labels_for_prices_are_too_small_for_an_address(fonts: Path, size: tuple[int, int]) -> None:
    prepare(fonts)
    with pytest.raises(Refused) as refusal:
        parcel_sticker(label(), StickerRoll(*size, 2).sticker, FontGauge())
    assert refusal.value.code == "parcel_label_too_small"
    assert f"{size[0]} × {size[1]} mm" in str(refusal.value)
    assert "100 × 150" in str(refusal.value)


def _settings(**changes: str) -> dict[str, str]:
    return DEFAULTS | {f"label.{key}": value for key, value in changes.items()}


def test_before_an_address_waits_it_is_known_whether_it_fits(fonts: Path) -> None:
    def refused(settings: dict[str, str]) -> str:
        with pytest.raises(Refused) as refusal:
            check_for_sticker(label(), settings.__getitem__, fonts)
        return refusal.value.code

    assert refused(_settings()) == "label_printer_none"
    assert refused(_settings(printer="tcp://192.0.2.1:9100")) == "parcel_label_too_small"
    large = _settings(printer="tcp://192.0.2.1:9100", width="100", height="150")
    check_for_sticker(label(), large.__getitem__, fonts)


def test_a_label_printer_with_a_roll_takes_an_address_of_any_length(fonts: Path) -> None:
    printer = label_printer(_settings(printer="roll:/nowhere", language="roll", width="40").__getitem__, fonts)
    assert printer
    assert printer.encoded_page(label(LONG))
