"""Goods at a terminal: every field, members, lists in and out, labels and papers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from tests.e2e.terminal import group, typed
from tests.e2e.test_cli_stock import done, lines, on_hand, refused

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with honey, rice and the member Somsri."""
    books = group(tmp_path / "books")
    done(books, "products", "members", "add", "--name", "สมศรี ใจดี", "--nickname", "ป้าศรี", "--phone", "0812345678")
    return books


def test_every_field_of_a_product_is_kept_and_shown(books: Path) -> None:
    said = {
        "--wholesale": "95",
        "--price-from": "12=110 from 1/1/2569 to 31 ธ.ค. 2569",
        "--pack": "โหล=12:8850000000017",
        "--certificate": "food=5020123450001 to 2027-01-31",
        "--owner": "ป้าศรี",
        "--family": "น้ำผึ้ง",
        "--variant": "ใหญ่",
        "--short-name": "ผึ้ง",
        "--story": "จากสวนลำไย",
        "--shelf-days": "365",
        "--warn-at": "1dozen",
        "--cost": "70",
    }
    done(books, "products", "change", "H", "--own-barcode", *(text for pair in said.items() for text in pair))
    kept = done(books, "products", "show", "H")
    assert kept["prices"] == [
        {"price": "95.00", "wholesale": True, "from": "0", "since": "", "until": ""},
        {"price": "110.00", "wholesale": False, "from": "12", "since": "2026-01-01", "until": "2026-12-31"},
    ]
    assert kept["packs"] == [{"unit": "dozen", "holds": "12", "barcode": "8850000000017"}]
    assert kept["certificates"] == [{"kind": "food", "number": "50-2-01234-5-0001", "until": "2027-01-31"}]
    assert (kept["owner"], kept["warn_at"], kept["cost"], kept["tracked"]) == ("ป้าศรี", "12", "70.00", True)
    assert sorted(kept["barcodes"]) == ["2000000000015", "8850000000017"]
    shown = typed(books, "products", "show", "H").out
    assert "110.00, from 12 jar on, since 1 Jan 2569, until 31 Dec 2569" in shown
    assert "50-2-01234-5-0001, until 31 Jan 2570" in shown


def test_a_change_touches_only_what_is_named_and_an_empty_text_takes_off(books: Path) -> None:
    done(books, "products", "change", "H", "--wholesale", "95", "--price-from", "12=110", "--pack", "dozen=12")
    kept = done(books, "products", "change", "H", "--wholesale", "", "--pack", "", "--name", "น้ำผึ้งป่า")
    assert (kept["name"], kept["price"], kept["packs"], len(kept["prices"])) == ("น้ำผึ้งป่า", "120.00", [], 1)
    assert done(books, "products", "change", "H", "--price-from", "")["prices"] == []
    done(books, "products", "change", "H", "--owner", "1", "--category", "ของป่า")
    bare = done(books, "products", "change", "H", "--owner", "", "--category", "", "--on-hand", "0")
    assert (bare["owner"], bare["category"], bare["on_hand"]) == ("", "", "0")


def test_baskets_single_pieces_and_materials_are_added(books: Path) -> None:
    basket = done(
        books, "products", "add", "--name", "ชุดของฝาก", "--price", "260", "--part", "H=2", "--part", "R=500gram"
    )
    assert (basket["kind"], [part["qty"] for part in basket["parts"]]) == ("basket", ["2", "0.5"])
    cloth = (
        "products",
        "add",
        "--name",
        "ผ้าคราม",
        "--price",
        "850",
        "--unit",
        "ผืน",
        "--kind",
        "one_off",
        "--on-hand",
        "1",
    )
    assert done(books, *cloth, "--code", "C")["unit"] == "cloth"
    assert refused(books, "stock", "receive", "C=1")[0] == "one_off_twice"
    assert done(books, "products", "add", "--name", "ฝาขวด", "--kind", "material")["price"] == "0.00"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--price-from", "many"), "option_syntax"),
        (("--pack", "dozen"), "option_syntax"),
        (("--pack", "armful=3"), "option_syntax"),
        (("--certificate", "food"), "option_syntax"),
        (("--certificate", "food=12"), "certificate_food"),
        (("--owner", "nobody"), "owner_unknown"),
        (("--unit", "litre"), "unit_unknown"),
        (("--part", "Q=1"), "code_unknown"),
        (("--cost", "-1"), "amount_negative"),
        (("--photo", "/nowhere.jpg"), "file_missing"),
    ],
)
def test_a_field_that_cannot_be_used_is_refused_and_nothing_changes(
    books: Path, arguments: tuple[str, ...], code: str
) -> None:
    before = done(books, "products", "show", "H")
    assert refused(books, "products", "change", "H", *arguments, "--price", "1")[0] == code
    assert done(books, "products", "show", "H") == before


@pytest.mark.usefixtures("qapp")
def test_a_photo_is_made_small_before_it_is_kept(books: Path, tmp_path: Path) -> None:
    Image.new("RGB", (1600, 1200), "#B3541E").save(tmp_path / "honey.png")
    kept = done(books, "products", "change", "H", "--photo", str(tmp_path / "honey.png"))
    assert len(kept["photo"]) == 64
    (tmp_path / "text.png").write_text("no picture")
    assert refused(books, "products", "change", "H", "--photo", str(tmp_path / "text.png"))[0] == "photo_unreadable"


def test_members_are_listed_changed_and_leave_only_without_goods(books: Path) -> None:
    done(books, "products", "change", "H", "--owner", "1")
    assert refused(books, "products", "members", "change", "ป้าศรี", "--left")[0] == "member_owns"
    done(books, "products", "withdraw", "H")
    done(books, "products", "members", "change", "ป้าศรี", "--left", "--phone", "")
    assert done(books, "products", "members", "list")["members"] == []
    (gone,) = done(books, "products", "members", "list", "--all")["members"]
    assert (gone["name"], gone["phone"], gone["active"]) == ("สมศรี ใจดี", "", False)
    assert done(books, "products", "members", "change", "1", "--back")["members"][0]["active"]
    assert refused(books, "products", "members", "change", "ใคร")[0] == "owner_unknown"


def test_a_list_is_looked_at_then_taken_in_all_or_nothing(books: Path, tmp_path: Path) -> None:
    table = tmp_path / "goods.csv"
    table.write_text("ชื่อ,ราคา,เหลือ,ของใคร\nน้ำผึ้ง,130,4,\nแคบหมู,35,10,ลุงคำ\nเสีย,abc,1,\n", encoding="utf-8")
    asked = ("products", "import", str(table), "--map", "เหลือ=on_hand", "--map", "ของใคร=owner")
    looked = done(books, *asked, "--dry-run")
    assert (looked["written"], looked["counts"]["new"], looked["counts"]["refused"]) == (False, 1, 1)
    assert looked["rows"][2]["fault"].startswith("Row 4, column “ราคา”: “abc” is no price.")
    stopped = typed(books, *asked)
    assert (stopped.code, stopped.out) == (2, "")
    assert stopped.err.startswith("Row 4, column “ราคา”: ")
    assert len(done(books, "products", "list")["products"]) == 2
    taken = typed(books, *asked, "--skip-refused", "--add-owners").out
    assert "Row 2: น้ำผึ้ง, Price: 120.00 → 130.00" in taken
    assert "Row 3: new: แคบหมู, 35.00" in taken
    assert taken.endswith("Written.\n")
    assert on_hand(books, "H") == "4"
    again = done(books, *asked, "--skip-refused")
    assert (again["written"], again["counts"]["unchanged"]) == (False, 2)


@pytest.mark.parametrize(
    ("mapped", "code"), [("ราคา", "map_syntax"), ("none=price", "map_column"), ("ราคา=colour", "map_field")]
)
def test_a_column_that_is_named_wrongly_is_said(books: Path, tmp_path: Path, mapped: str, code: str) -> None:
    table = tmp_path / "goods.csv"
    table.write_text("ชื่อ,ราคา\nน้ำผึ้ง,130\n", encoding="utf-8")
    assert refused(books, "products", "import", str(table), "--map", mapped)[0] == code
    left_out = done(books, "products", "import", str(table), "--map", "ราคา=", "--dry-run")
    assert left_out["columns"] == {"ชื่อ": "name"}


@pytest.mark.parametrize("name", ["goods.xlsx", "goods.csv"])
def test_what_was_exported_comes_back_unchanged(books: Path, tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    assert done(books, "products", "export", path)["products"] == 2
    counts = done(books, "products", "import", path)["counts"]
    assert (counts["unchanged"], counts["new"], counts["changed"]) == (2, 0, 0)
    assert done(books, "products", "export", path, "--as", "loyverse")["profile"] == "loyverse"
    assert done(books, "products", "import", path, "--dry-run")["profile"] == "loyverse"


@pytest.mark.usefixtures("qapp")
def test_labels_become_a_picture_whose_codes_scan_and_sheets_for_an_office_printer(books: Path, tmp_path: Path) -> None:
    done(books, "products", "change", "H", "--barcode", "8850001000019")
    picture, sheet = tmp_path / "labels.png", tmp_path / "labels.pdf"
    assert done(books, "labels", "H=2", "R", "--to", str(picture))["labels"] == 3
    with Image.open(io.BytesIO(picture.read_bytes())) as drawn:
        codes = [found.text for found in zxingcpp.read_barcodes(drawn.convert("L"))]
    assert sorted(codes) == ["8850001000019", "8850001000019", "R"]
    assert (
        done(books, "labels", "H", "--copies", "40", "--size", "65", "--start-at", "3", "--to", str(sheet))["labels"]
        == 40
    )
    assert sheet.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("H", "--to", "x.txt"), "label_file"),
        (("H", "--to", "x.pdf", "--size", "small"), "label_size_here"),
        (("H=1.5", "--to", "x.pdf"), "copies_syntax"),
        (("Q", "--to", "x.pdf"), "code_unknown"),
        (("H",), "printer_not_set"),
    ],
)
def test_labels_that_cannot_be_made_are_refused(books: Path, arguments: tuple[str, ...], code: str) -> None:
    assert refused(books, "labels", *arguments)[0] == code


@pytest.mark.usefixtures("qapp")
def test_papers_of_the_stock_book_come_out_of_the_printer(books: Path, tmp_path: Path) -> None:
    roll = tmp_path / "roll"
    assert refused(books, "stock", "receive", "H=3", "--print")[0] == "printer_not_set"
    assert done(books, "stock", "papers")["papers"][0]["moves"][0]["code"] == "R"
    typed(books, "settings", "set", f"printer.uri=roll:{roll}")
    received = done(books, "stock", "receive", "H=3", "--print", "--labels")
    assert (received["job"]["paper"], received["job"]["number"]) == ("receiving_slip", received["number"])
    assert done(books, "stock", "papers", received["number"], "--print")["job"]["copy"]
    assert done(books, "stock", "count", "start", "--print")["job"]["paper"] == "count_sheet"
    done(books, "market", "open", "Fair")
    assert done(books, "market", "take", "H=2", "--print")["job"]["paper"] == "pick_list"
    assert done(books, "market", "tally", "--event", "Fair")["job"]["paper"] == "tally_sheet"
    assert done(books, "market", "close", "--all-back", "--print")["job"]["paper"] == "event_sheet"
    assert done(books, "labels", "H=2", "--size", "small")["job"]["state"] == "confirmed"
    states = {job["paper"]: job["state"] for job in done(books, "queue")["jobs"]}
    assert set(states.values()) == {"confirmed"}
    assert "labels" in states


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_is_off_undoes_no_deed_and_is_said_beside_the_answer(books: Path) -> None:
    typed(books, "settings", "set", "printer.uri=device:/nowhere/lp0")
    ended = typed(books, "stock", "receive", "--lines", "-", "--print", "--json", stdin=lines({"code": "H", "qty": 3}))
    assert (ended.code, ended.json["moves"][0]["qty"]) == (0, "3")
    assert ended.err.strip()
    assert on_hand(books, "H") == "3"
