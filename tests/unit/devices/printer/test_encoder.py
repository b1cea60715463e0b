"""Bytes for the printer: what they look like, and that the paper read back from them is the sheet."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.devices.printer.encoder import BAND_ROWS, encode, pulse, status_request
from posapp.devices.printer.paper import read_commands, read_paper
from posapp.devices.printer.profile import PROFILES, Profile
from posapp.devices.printer.raster import Raster, rasterise
from posapp.documents.test_page import trial_page

if TYPE_CHECKING:
    from pathlib import Path

PAPER = PROFILES["58"]
WIDTH = PAPER.dots // 8


def sheet(*rows: bytes) -> Raster:
    return Raster(PAPER.dots, len(rows), b"".join(row.ljust(WIDTH, b"\0") for row in rows))


def test_a_sheet_begins_with_reset_and_quiet_and_ends_with_a_cut() -> None:
    data = encode([sheet(b"\xff")], PAPER)
    assert data.startswith(b"\x1b@\x1da\x00")
    assert data.endswith(b"\x1dVB\x00")


def test_a_printer_without_knife_feeds_to_the_tearing_edge() -> None:
    assert encode([sheet(b"\xff")], Profile(384, 24, cuts=False)).endswith(b"\x1bd\x05")


def test_white_rows_are_fed_and_white_ends_left_out() -> None:
    data = encode([sheet(*[b""] * 300, b"\x81", *[b""] * 10)], PAPER)
    assert data == b"\x1b@\x1da\x00\x1bJ\xff\x1bJ\x2d\x1dv0\x00\x01\x00\x01\x00\x81\x1bJ\x0a\x1dVB\x00"


def test_no_picture_command_is_higher_than_a_band() -> None:
    data = encode([sheet(*[b"\xaa"] * 1000)], PAPER)
    heights = [
        int.from_bytes(command.whole[6:8], "little") for command in read_commands(data) if command.name == b"\x1dv"
    ]
    assert heights == [BAND_ROWS] * 4 + [40]


@pytest.mark.parametrize("order", [b"\x10\x04\x01", b"\x10\x14\x01\x00\x08", b"\x10\x05\x01"])
def test_no_picture_holds_an_order_that_printers_obey_at_once(order: bytes) -> None:
    data = encode([sheet(order * 9, b"\x01" + order, b"\xff" * (WIDTH - 1) + b"\x10", b"\x04" + b"\xff" * 9)], PAPER)
    for first, second in itertools.pairwise(data):
        assert not (first == 0x10 and second in (0x04, 0x05, 0x14))


def alike(wanted: Raster, found: Raster) -> bool:
    """Whether two sheets are the same but for the dots that take the sense out of an order."""
    pairs = zip(wanted.rows, found.rows, strict=True)
    return (found.width, found.height) == (wanted.width, wanted.height) and all(
        after in (before, before | 0x02) and (after == before or before in (0x04, 0x05, 0x14))
        for before, after in pairs
    )


rows = st.lists(st.one_of(st.just(b""), st.binary(max_size=WIDTH)), min_size=1, max_size=60)


@given(rows)
def test_the_paper_read_back_is_the_sheet_but_for_harmless_dots(drawn: list[bytes]) -> None:
    wanted = sheet(*drawn)
    printed = read_paper(encode([wanted], PAPER))
    assert printed.stray == b""
    if not any(wanted.rows):
        assert printed.sheets == ()
        return
    (found,) = printed.sheets
    assert alike(wanted, found)


def test_each_sheet_is_cut_off_by_itself() -> None:
    printed = read_paper(encode([sheet(b"\x01"), sheet(b"\x02")], PAPER))
    assert [found.rows[0] for found in printed.sheets] == [1, 2]


@pytest.mark.parametrize("paper", PROFILES.values(), ids=PROFILES)
def test_a_real_page_comes_out_dot_for_dot(fonts: Path, paper: Profile) -> None:
    wanted = rasterise(trial_page("กลุ่มทอผ้า", "58"), paper, fonts)
    printed = read_paper(encode(wanted, paper))
    assert printed.stray == b""
    assert alike(wanted[0], printed.sheets[0])
    assert printed.pulses == 0


def test_the_drawer_gets_50_ms_on_pin_2() -> None:
    assert pulse() == b"\x1bp\x00\x19\xfa"
    assert read_paper(pulse()).pulses == 1


def test_status_is_asked_by_part() -> None:
    assert status_request(4) == b"\x10\x04\x04"


@given(st.binary(max_size=200))
def test_any_bytes_at_all_can_be_read_as_paper(data: bytes) -> None:
    read_paper(data)
