"""Taking a list in: all of it or nothing, told of in the journal, cancelled without a trace."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.importing.apply import Cancelled, apply_plan
from posapp.operations.importing.headers import match
from posapp.operations.importing.photos import Photos, picture_size
from posapp.operations.importing.plan import plan
from posapp.operations.importing.planned import Outcome
from posapp.operations.importing.read import read_list
from tests.unit.operations.importing.lists import LISTS, csv_file, imported, only, planned, product

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall

_JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 9


def _rows(stall: MarketStall) -> dict[str, int]:
    """How many rows each table of the books has."""
    rows = stall.shop.books.database.rows
    tables = [row[0] for row in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608 - names from the file itself


def _many(folder: Path, number: int) -> Path:
    return csv_file(folder, "รหัส,ชื่อ,ราคา,หมวด,คงเหลือ", *(f"P{n},ของ {n},{n},หมวด,{n}" for n in range(number)))


def test_everything_is_written_and_the_books_still_add_up(stall: MarketStall, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    found = planned(stall, _many(tmp_path, 250))
    done, changes = apply_plan(stall.shop, found, stall.seller, lambda *at: told.append(at))
    assert (done.new, done.refused) == (250, 0)
    assert told == [(0, 250), (100, 250), (200, 250), (250, 250)]
    assert changes.books
    assert stall.shop.books.stock.on_hand(product(stall, "P7").id) == Quantity.of(7)
    last = list(stall.shop.books.journal.entries())[-1]
    assert last.kind == "import"
    assert '"new":250' in last.body


def test_planning_tells_its_progress_and_can_be_cancelled(stall: MarketStall, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    sheet = read_list(_many(tmp_path, 250))
    plan(stall.shop, sheet, match(sheet), progress=lambda *at: told.append(at))
    assert told == [(done, 500) for done in (0, 100, 200, 250, 350, 450, 500)]

    def never(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        plan(stall.shop, sheet, match(sheet), progress=never)


def test_cancelling_leaves_nothing_behind(stall: MarketStall, tmp_path: Path) -> None:
    def enough(done: int, _total: int) -> None:
        if done >= 200:
            raise Cancelled

    found = planned(stall, _many(tmp_path, 250))
    before = _rows(stall)
    with pytest.raises(Cancelled):
        apply_plan(stall.shop, found, stall.seller, enough)
    assert _rows(stall) == before
    apply_plan(stall.shop, found, stall.seller)
    assert _rows(stall)["product"] == before["product"] + 250


def test_cancelling_at_the_last_moment_leaves_nothing_behind(stall: MarketStall, tmp_path: Path) -> None:
    def enough(done: int, total: int) -> None:
        if done == total:
            raise Cancelled

    found = planned(stall, _many(tmp_path, 20))
    before = _rows(stall)
    with pytest.raises(Cancelled):
        apply_plan(stall.shop, found, stall.seller, enough)
    assert _rows(stall) == before


def test_goods_changed_in_the_meantime_ask_for_another_look(stall: MarketStall, tmp_path: Path) -> None:
    found = planned(stall, _many(tmp_path, 3))
    save_product(stall.shop, replace(stall.goods["มะม่วง"], price=Money(100)), stall.seller)
    with pytest.raises(Refused) as caught:
        apply_plan(stall.shop, found, stall.seller)
    assert caught.value.code == "import_stale"


def test_selling_in_the_meantime_does_not_matter_and_the_count_holds(stall: MarketStall, tmp_path: Path) -> None:
    found = planned(stall, csv_file(tmp_path, "รหัส,ชื่อ,คงเหลือ", "0001,ข้าวแต๋น,40"))
    stall.sold(("ข้าวแต๋น", 3))
    apply_plan(stall.shop, found, stall.seller)
    assert stall.shop.books.stock.on_hand(stall.goods["ข้าวแต๋น"].id) == Quantity.of(40)


def test_what_was_sold_down_to_the_number_of_the_list_needs_no_paper(stall: MarketStall, tmp_path: Path) -> None:
    found = planned(stall, csv_file(tmp_path, "รหัส,ชื่อ,คงเหลือ", "0001,ข้าวแต๋น,97"))
    stall.sold(("ข้าวแต๋น", 3))
    before = _rows(stall)["stock_move"]
    apply_plan(stall.shop, found, stall.seller)
    assert _rows(stall)["stock_move"] == before


def test_nothing_to_write_is_said(stall: MarketStall, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Nothing would change"):
        imported(stall, csv_file(tmp_path, "รหัส,ชื่อ,ราคา", "0001,ข้าวแต๋น,35", ",ของ,abc"))


def test_the_days_of_a_batch_become_a_lot(stall: MarketStall, tmp_path: Path) -> None:
    imported(stall, csv_file(tmp_path, "รหัส,ชื่อ,ราคา,คงเหลือ,วันที่ผลิต,วันหมดอายุ", "L1,แกงถุง,40,6,15/1/2569,20/1/2569"))
    (shelf,) = stall.shop.books.stock.shelves(product(stall, "L1").id)
    assert shelf.on_hand == Quantity.of(6)
    assert shelf.lot is not None
    assert (shelf.lot.made, shelf.lot.expires) == (
        stall.clock.at.date().replace(day=15),
        stall.clock.at.date().replace(day=20),
    )


def test_a_batch_that_ends_before_it_begins_is_refused(stall: MarketStall, tmp_path: Path) -> None:
    row = only(planned(stall, csv_file(tmp_path, "ชื่อ,ราคา,คงเหลือ,วันที่ผลิต,วันหมดอายุ", "แกง,40,6,20/1/2569,15/1/2569")))
    assert row.fault is not None
    assert row.fault.told.code == "lot_days"


def test_owners_who_are_no_members_are_added_only_when_wanted(stall: MarketStall, tmp_path: Path) -> None:
    path = csv_file(tmp_path, "รหัส,ชื่อ,ราคา,เจ้าของ", "W1,ก,1,บุญมี", "W2,ข,1,บุญมี")
    apply_plan(stall.shop, planned(stall, path), stall.seller)
    assert (product(stall, "W1").owner, stall.shop.books.members.all()) == ("", [])
    apply_plan(stall.shop, planned(stall, path), stall.seller, add_owners=True)
    (member,) = stall.shop.books.members.all()
    assert (member.name, member.id) == ("บุญมี", product(stall, "W1").owner)
    assert product(stall, "W2").owner == member.id


@pytest.mark.parametrize("name", sorted(path.name for path in LISTS.iterdir()))
def test_the_doctor_finds_nothing_after_an_import(stall: MarketStall, name: str) -> None:
    imported(stall, LISTS / name)
    assert not examine(stall.shop).findings


def _shrunk(content: bytes) -> bytes:
    return _JPEG + content[-4:]


def test_photos_are_found_by_code_barcode_name_and_web_address(stall: MarketStall, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    png = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + struct.pack(">II", 800, 600)
    for number, name in enumerate(("0001.PNG", "8850001110001.png", "ผ้าขาวม้า.png", "shirt 1.png", "notes.txt")):
        (folder / name).write_bytes(png + f"{number:04d}".encode())
    path = csv_file(
        tmp_path,
        "รหัส,บาร์โค้ด,ชื่อ,ราคา,รูป",
        "0001,,ข้าวแต๋น,,",
        ",8850001110001,น้ำพริกหนุ่ม,,",
        ",,ผ้าขาวม้า,,",
        "S1,,เสื้อ,300,https://shop.example/uploads/shirt%201.png",
        "S2,,หมวก,90,",
    )
    imported(stall, path, photos=Photos(folder, _shrunk))
    books = stall.shop.books.catalog
    kept = [books.photo(product(stall, code).photo) for code in ("0001", "8850001110001", "0003", "S1")]
    assert kept == [_JPEG + f"{number:04d}".encode() for number in range(4)]
    assert product(stall, "S2").photo == ""
    again = planned(stall, path, photos=Photos(folder, _shrunk))
    assert again.count(Outcome.UNCHANGED) == 5


def test_a_photo_of_sixty_megapixels_is_left_out_before_it_is_decoded(stall: MarketStall, tmp_path: Path) -> None:
    def never(_content: bytes) -> bytes:
        raise AssertionError

    head = b"\xff\xd8\xff\xe1\x00\x08Exif\x00\x00\xff\xc0\x00\x11\x08" + struct.pack(">HH", 6000, 10000) + b"\x03" * 12
    (tmp_path / "0001.jpg").write_bytes(head)
    (tmp_path / "0002.jpg").write_bytes(b"GIF89a")
    path = csv_file(tmp_path, "รหัส,ชื่อ,ราคา", "0001,ข้าวแต๋น,36", "0002,น้ำพริกหนุ่ม,51")
    found = planned(stall, path, photos=Photos(tmp_path, never))
    assert [row.outcome for row in found.rows] == [Outcome.CHANGED, Outcome.CHANGED]
    assert str(found.rows[0].notes[0]).endswith("This picture is too large. Choose one below 8 MB and 20 million dots.")
    assert str(found.rows[1].notes[0]).endswith("This picture can't be used. Choose a JPEG or PNG photo.")


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x3f\x01\x00\xef\x00\x00", (320, 240)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x40\x01\xf0\x00", (320, 240)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f\x3f\xc1\x3b\x00", (320, 240)),
    ],
)
def test_the_size_of_a_webp_is_in_its_head(content: bytes, size: tuple[int, int]) -> None:
    assert picture_size(content) == size


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xff\xd9no frame", b"RIFF\x00\x00\x00\x00WEBPnone" + bytes(20), b"text"]
)
def test_the_head_of_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="can't be used"):
        picture_size(content)


def test_a_picture_that_cannot_be_read_or_made_small_is_refused(tmp_path: Path) -> None:
    photos = Photos(tmp_path, lambda _content: b"no jpeg")
    png = tmp_path / "a.png"
    png.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + struct.pack(">II", 80, 60))
    for path in (png, tmp_path / "gone.png"):
        with pytest.raises(Refused, match="can't be used"):
            photos.small(path)


def test_a_folder_that_is_not_there_is_named(stall: MarketStall, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="can't be opened"):
        planned(stall, LISTS / "odoo.csv", photos=Photos(tmp_path / "gone", _shrunk))
