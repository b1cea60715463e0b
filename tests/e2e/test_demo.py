"""`posapp demo`: a whole market day through the real window, held against the books it leaves behind."""

from __future__ import annotations

import csv
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest
import zxingcpp
from openpyxl import load_workbook
from PIL import Image, ImageChops, ImageOps

from posapp.app.papers import till_paper
from posapp.app.paths import resources
from posapp.app.terminal import open_shop
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import Raster, prepare, rasterise
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.payments.methods import method
from tests.doubles.sample_day import Lived, codes_in, live

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.timeout(900)
_PROMPTPAY: Final = {"promptpay.id": "004999000000001", "promptpay.type": "auto"}
_SIZE: Final = (1366, 768)
_SEAL: Final = "RR1"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The day, lived once for all tests here."""
    folder = tmp_path_factory.mktemp("demo")
    ended = live(folder / "out", folder / "own")
    assert ended.stderr == ""
    return Lived(ended.returncode, ended.stdout, folder / "out", folder / "own")


def _satang(amount: str) -> int:
    return Money.parse(amount).satang


def _milli(quantity: str) -> int:
    return Quantity.parse(quantity).milli if quantity != "0" else 0


def _payload(satang: int) -> str:
    settings: Mapping[str, str] = _PROMPTPAY
    return method("promptpay").ask(Money(satang), lambda key: settings.get(key, "")).qr_payload


def _ink(image: Image.Image) -> Image.Image:
    """What is printed, without the blank paper around it."""
    grey = image.convert("L")
    return grey.crop(ImageOps.invert(grey).getbbox())


def _dots(image: Image.Image) -> int:
    """How many dots of `image` are not black."""
    return image.width * image.height - image.histogram()[0]


def _drawn(raster: Raster) -> Image.Image:
    return ImageOps.invert(Image.frombytes("1", (raster.width, raster.height), raster.rows).convert("L"))


@pytest.mark.slow
class TestTheDay:
    def test_it_ends_well_and_says_each_step_in_plain_lines(self, lived: Lived) -> None:
        assert lived.code == 0
        steps = [line for line in lived.said.splitlines() if line.startswith("[")]
        assert len(steps) >= 76
        assert [line[1:3].strip() for line in steps] == [str(number + 1) for number in range(len(steps))]
        assert "\x1b" not in lived.said
        assert str(lived.out) in lived.said

    def test_everything_it_checks_itself_ties(self, lived: Lived) -> None:
        assert lived.summary["tied"] is True
        assert all(lived.summary["ties"].values())
        assert len(lived.summary["ties"]) >= 34

    def test_about_forty_bills_of_all_kinds_stand_in_the_books(self, lived: Lived) -> None:
        found = lived.rows("SELECT kind, count(*), sum(total) FROM day_sale GROUP BY kind ORDER BY kind")
        refunds, sales = lived.summary["refunds"], lived.summary["sales"]
        assert found == [
            ("refund", refunds["count"], _satang(refunds["amount"])),
            ("sale", sales["count"], _satang(sales["amount"])),
        ]
        assert 42 <= sales["count"] <= 46

    def test_what_each_way_of_paying_brought_is_what_the_payments_say(self, lived: Lived) -> None:
        found = dict(lived.rows("SELECT method, sum(amount) FROM day_tender GROUP BY method"))
        said = {key: _satang(one["net"]) for key, one in lived.summary["by_method"].items()}
        assert said == found
        assert set(found) == {"cash", "promptpay", "bank_transfer", "government", "on_account"}
        assert sum(found.values()) == _satang(lived.summary["net"])

    def test_the_drawer_is_float_and_cash_and_what_was_moved(self, lived: Lived) -> None:
        ((opening,),) = lived.rows("SELECT opening FROM day_session")
        ((cash,),) = lived.rows("SELECT sum(amount) FROM day_tender WHERE method = 'cash'")
        moved = dict(lived.rows("SELECT kind, sum(amount) FROM cash_move GROUP BY kind"))
        ((expected, counted),) = lived.rows("SELECT expected, counted FROM cash_close")
        drawer = lived.summary["drawer"]
        assert expected == opening + cash + moved["paid_in"] - moved["paid_out"] == _satang(drawer["expected"])
        assert counted == _satang(drawer["counted"])
        assert counted - expected == _satang(drawer["over_short"]) == -100

    def test_two_people_closed_the_day(self, lived: Lived) -> None:
        ((by, witness),) = lived.rows("SELECT actor, witness FROM cash_close")
        assert by
        assert witness
        assert by != witness

    def test_the_transfer_that_came_is_seen_and_the_one_that_did_not_is_disputed(self, lived: Lived) -> None:
        assert sorted(lived.rows("SELECT state FROM tender_mark")) == [("disputed",), ("seen",)]

    def test_every_paper_came_out_once_and_lies_there(self, lived: Lived) -> None:
        jobs = dict(lived.rows("SELECT state, count(*) FROM print_job GROUP BY state"))
        assert jobs == lived.summary["print_jobs"] == {"confirmed": len(lived.summary["papers"])}
        assert sorted(path.name for path in (lived.out / "paper").iterdir()) == lived.summary["papers"]

    def test_some_of_them_had_to_wait_for_a_new_roll(self, lived: Lived) -> None:
        assert lived.rows("SELECT count(*) FROM print_job WHERE tries > 1") == [(1,)]

    def test_the_pictures_are_numbered_whole_and_of_a_screens_size(self, lived: Lived) -> None:
        names = lived.summary["screenshots"]
        assert [name[:2] for name in names] == [f"{number:02d}" for number in range(1, len(names) + 1)]
        assert len(names) >= 66
        for name in names:
            with Image.open(lived.out / name) as picture:
                assert picture.size == _SIZE
                every_fourth_dot = picture.resize((341, 192), Image.Resampling.NEAREST)
                assert len(every_fourth_dot.getcolors(maxcolors=1 << 24) or []) > 20, f"{name} shows something"

    def test_the_qr_on_the_screen_pays_exactly_the_bill(self, lived: Lived) -> None:
        (picture,) = lived.out.glob("*-promptpay-qr.png")
        assert codes_in(picture) == [_payload(14400)]

    def test_the_qr_on_the_receipt_of_a_bill_still_to_be_paid_does_too(self, lived: Lived) -> None:
        assert [code for code in lived.codes() if not code.startswith(_SEAL)] == [_payload(31500)]

    def test_the_person_s_own_books_are_not_touched(self, lived: Lived) -> None:
        assert not lived.own.exists()

    @pytest.mark.usefixtures("thai")
    def test_the_day_sheet_is_the_thai_one_of_this_day(self, lived: Lived, qapp: QApplication) -> None:
        assert qapp
        fonts = resources() / "fonts"
        prepare(fonts)
        shop = open_shop(lived.out / "books")
        try:
            close = shop.books.cash.last_close(shop.books.terminal.id)
            assert close is not None
            (raster,) = rasterise(till_paper(shop, close.session), profile("58"), fonts)
        finally:
            shop.books.close()
        with Image.open(lived.out / "day-sheet.png") as sheet:
            assert sheet.width == 384
            printed, wanted = _ink(sheet), _ink(_drawn(raster))
        assert printed.size == wanted.size
        # A dot here and there falls this way or that, depending on what else a program has drawn before.
        assert _dots(ImageChops.difference(printed, wanted)) <= _dots(ImageOps.invert(wanted)) // 1000


@pytest.mark.slow
class TestItsGoods:
    def test_every_label_that_came_out_scans_as_the_goods_it_is_for(self, lived: Lived) -> None:
        bars = (zxingcpp.BarcodeFormat.EAN13, zxingcpp.BarcodeFormat.Code128)
        read = {name: sorted(codes_in(lived.out / "paper" / name, *bars)) for name in lived.summary["labels"]}
        assert read == {name: sorted(codes) for name, codes in lived.summary["labels"].items()}
        received, piece, reduced = read.values()
        by_code = dict(lived.rows("SELECT code, name FROM product"))
        assert [by_code[code] for code in received] == ["น้ำพริกนรกปลาย่าง"] * 6 + ["ผ้าฝ้ายทอมือ"]
        assert (len(piece), len(reduced), set(reduced)) == (1, 3, {"L0002"})

    def test_what_is_left_of_all_goods_is_the_sum_of_what_came_and_went(self, lived: Lived) -> None:
        shelves = lived.rows("SELECT product, place, lot, on_hand FROM stock WHERE on_hand <> 0 ORDER BY 1, 2, 3")
        moved = "SELECT product, place, lot, sum(quantity) FROM stock_move GROUP BY 1, 2, 3 HAVING sum(quantity) <> 0"
        assert lived.rows(moved + " ORDER BY 1, 2, 3") == shelves
        names = dict(lived.rows("SELECT id, name FROM product"))
        left: dict[str, int] = dict.fromkeys(lived.summary["on_hand"], 0)
        for product, _place, _lot, on_hand in shelves:
            left[names[product]] += on_hand
        assert left == {name: _milli(said) for name, said in lived.summary["on_hand"].items()}

    def test_what_went_to_the_market_was_sold_or_came_back_or_is_written_off(self, lived: Lived) -> None:
        at_stall = "SELECT sum(quantity) FROM stock_move JOIN event USING (place) GROUP BY product"
        assert lived.rows(at_stall) == [(0,)] * 6
        fates = lived.summary["market"]["of"].values()
        assert all(_milli(one["taken"]) == sum(map(_milli, one.values())) / 2 for one in fates)
        together = {fate for one in fates for fate in one}
        assert together == {"taken", "sold", "back", "waste", "given", "lost"}

    def test_what_the_market_left_over_is_its_bills_less_goods_and_costs(self, lived: Lived) -> None:
        market = lived.summary["market"]
        bills = lived.rows("SELECT sum(total) FROM sale JOIN event USING (place)")
        assert bills == [(_satang(market["sold"]),)]
        assert lived.rows("SELECT sum(amount) FROM event_cost") == [(_satang(market["costs"]),)]
        spent = _satang(market["goods"]) + _satang(market["costs"])
        assert _satang(market["left"]) == _satang(market["sold"]) - spent

    def test_the_only_basket_of_its_kind_was_sold_once(self, lived: Lived) -> None:
        moves = (
            "SELECT reason, quantity FROM stock_move WHERE product = (SELECT id FROM product WHERE kind = 'one_off')"
        )
        assert lived.rows(f"{moves} AND reason IN ('receive', 'sale')") == [("receive", 1000), ("sale", -1000)]

    def test_nothing_of_an_expired_batch_was_sold(self, lived: Lived) -> None:
        sold = "SELECT count(*) FROM stock_move JOIN lot ON lot.id = lot WHERE reason = 'sale'"
        assert lived.rows(f"{sold} AND expires < '2026-01-17'") == [(0,)]
        assert lived.rows(f"{sold} AND expires >= '2026-01-17'") > [(0,)]


@pytest.mark.slow
class TestHerEvening:
    def test_each_line_of_the_bank_is_a_payment_or_has_a_name(self, lived: Lived) -> None:
        with (lived.out / "bank-list.csv").open(encoding="utf-8-sig", newline="") as opened:
            *_titles, header = islice(rows := csv.reader(opened), 3)
            arrived = [dict(zip(header, row, strict=True))["เงินเข้า"] for row in rows]
        said = dict(lived.rows("SELECT verdict, count(*) FROM statement_match GROUP BY verdict"))
        assert said == {"matched": len(arrived) - 1, "explained": 1}
        ((together,),) = lived.rows("SELECT sum(amount) FROM statement_line JOIN statement_match USING (statement, n)")
        assert together == sum(map(_satang, arrived))

    def test_the_payment_that_never_came_is_on_no_line(self, lived: Lived) -> None:
        free = (
            "SELECT amount FROM tender WHERE method IN ('promptpay', 'bank_transfer') AND NOT EXISTS "
            "(SELECT 1 FROM statement_match WHERE sale = tender.sale AND statement_match.tender = tender.n)"
        )
        assert lived.rows(free) == [(6000,)]

    def test_the_seal_stands_on_the_day_sheet_and_on_the_sheet_of_the_evening(self, lived: Lived) -> None:
        ((sealed,),) = lived.rows("SELECT hex(hash) FROM journal WHERE kind = 'z_close'")
        seals = [code for code in lived.codes() if code.startswith(_SEAL)]
        assert len(seals) == 2
        assert {code.rpartition("|")[2].upper() for code in seals} == {sealed}

    def test_the_cash_book_is_what_came_less_what_went(self, lived: Lived) -> None:
        paid = dict(lived.rows("SELECT method, sum(amount) FROM day_tender GROUP BY method"))
        came = sum(paid[method] for method in ("cash", "promptpay", "bank_transfer"))
        entries = dict(lived.rows("SELECT kind, sum(amount) FROM money_entry GROUP BY kind"))
        assert entries == {"income": 250000, "expense": 4000}
        carried = lived.summary["found"]["cash_book_is_sales_and_income_less_expenses"]
        assert _satang(carried) == came - 6000 + 250000 - 4000 - 100

    def test_pages_and_spreadsheet_are_there(self, lived: Lived) -> None:
        for name in ("report.pdf", "cash-book.pdf"):
            assert (lived.out / name).read_bytes().startswith(b"%PDF-")
        sheet = load_workbook(lived.out / "report.xlsx", data_only=True).worksheets[0]
        *_above, last = sheet.iter_rows(values_only=True)
        assert f"{last[-1]:.2f}" == lived.summary["net"]

    def test_the_copy_holds_the_books_and_they_came_back_as_another_till(self, lived: Lived) -> None:
        copy = min((lived.out / "stick").rglob("*.zip"))
        with ZipFile(copy) as opened:
            assert sorted(opened.namelist()) == ["books.db", "manifest.json"]
        bills = "SELECT count(*), sum(total) FROM sale WHERE kind = 'sale'"
        with closing(sqlite3.connect(lived.out / "other-pc" / "books.db")) as books:
            assert books.execute(bills).fetchall() == lived.rows(bills)
            letter = "SELECT letter FROM terminal JOIN book ON book.terminal = terminal.id"
            assert books.execute(letter).fetchall() == [("B",)]

    def test_the_auditor_needs_nothing_but_python_and_finds_a_wrong_seal(self, lived: Lived) -> None:
        (folder,) = (lived.out / "auditor").iterdir()
        (code,) = lived.summary["found"]["only_the_true_seal_is_found"]
        command = [sys.executable, "-I", "-S", "verify_books.py", "books.db", "--seal"]
        ended = [
            subprocess.run([*command, one], cwd=folder, check=False, capture_output=True)
            for one in (code, "0000A-0000A")
        ]
        assert [one.returncode for one in ended] == [0, 1]

    def test_she_gave_her_word_for_one_refund_and_her_code_is_nowhere(self, lived: Lived) -> None:
        assert lived.rows("SELECT count(*) FROM journal WHERE kind = 'override'") == [(1,)]
        ((total, seller),) = lived.rows("SELECT total, cashier FROM sale WHERE id NOT IN (SELECT id FROM day_sale)")
        assert total == -22000
        assert lived.rows("SELECT actor FROM journal WHERE kind = 'override'") != [(seller,)]
        assert lived.rows("SELECT count(*) FROM journal WHERE instr(body, '270463')") == [(0,)]
        assert "270463" not in lived.said


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "photos.txt"
    kept.write_text("mine", encoding="utf-8")
    ended = live(tmp_path, tmp_path / "own")
    assert ended.returncode == 2
    assert str(tmp_path) in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["photos.txt"]
    assert kept.read_text(encoding="utf-8") == "mine"
