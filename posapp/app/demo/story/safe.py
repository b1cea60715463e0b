"""Before sleep: a copy on the stick, what is in it, another PC, the seal of the sheet, and the auditor's folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt

from posapp.app.demo.day import Step
from posapp.app.demo.waiting import StuckError, wait_until
from posapp.i18n import N_, count_text
from posapp.operations.copies.restore import bring_back, prepare
from posapp.operations.doctor import examine
from posapp.operations.seals import check_code, seal_of
from posapp.operations.shop import Shop
from posapp.store.books import Books
from posapp.ui.parts.return_page import ReturnPage
from posapp.ui.screens.safety.copies_page import CopiesPage
from posapp.ui.screens.safety.place_page import PlacePage
from posapp.ui.screens.safety.seals_page import SealsPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from posapp.app.demo.day import Day
    from posapp.domain.book_copy import Standing
    from posapp.ui.screens.safety.paper_check import PaperCheck

_Page = TypeVar("_Page", bound="QWidget")
_STICK: Final = "stick"
_OTHER_PC: Final = "other-pc"
_AUDITOR: Final = "auditor"
_NO_SEAL: Final = "0000A-0000A"


def _copy(day: Day) -> None:
    stick = day.folder / _STICK
    stick.mkdir()
    day.go(N_("Keep the data safe"), "safety")
    home = day.eyes.rooms.safety.home
    page = _open(day, "place", PlacePage)
    day.treasurer.name_file(page.folder, stick)
    wait_until(lambda: bool(day.shop.setting("copy.folder")), "the place to be chosen")
    day.keeper.back_to(home)
    day.fingers.tap(home.copy)
    backups = day.shop.books.backups
    day.treasurer.await_long(lambda: backups.last() is not None and home.told.isVisible(), "a copy on the stick")
    day.treasurer.await_long(lambda: str(_newest(day).parent) in home.told.second.words(), "a copy read back")
    day.album.take("copied")
    day.says(N_("{name}, read back from the stick"), name=_newest(day).name)


def _newest(day: Day) -> Path:
    """The newest copy on the stick. Raises StuckError when there is none."""
    found = max((day.folder / _STICK).rglob("raanrao-*.zip"), key=lambda path: path.stat().st_mtime_ns, default=None)
    if found is None:
        raise StuckError("a copy on the stick")
    return found


def _look_into(day: Day) -> None:
    copies = _open(day, "restore", CopiesPage)
    wait_until(lambda: copies.table.isVisible() and copies.table.count() > 0, "the copies on the stick")
    day.keeper.touch_row(copies.table, 0)
    page = day.eyes.in_front(ReturnPage)
    day.treasurer.await_long(lambda: page.facts.count() > 0, "the copy to be looked into")
    day.album.take("in-the-copy")
    day.keeper.back_to(day.eyes.rooms.safety.home)
    standing = _brought_back(day)
    day.tally.compare("copy_holds_every_bill", day.tally.bills, standing.sales)
    day.tally.compare("copy_holds_every_satang", day.tally.sold, standing.sold)
    day.says(N_("{bills} bills, {amount} baht, the same on the other PC"), bills=standing.sales, amount=standing.sold)


def _brought_back(day: Day) -> Standing:
    """Let the copy become the books of a PC that has none, and let the doctor see them."""
    folder = day.folder / _OTHER_PC
    prepared = prepare(_newest(day), folder)
    bring_back(prepared, folder, day.shop.clock, day.shop.ids, day.eyes.rooms.seller())
    books = Books.open(folder)
    try:
        shop = Shop(books, day.shop.clock, day.shop.ids)
        day.tally.compare("books_on_the_other_pc_are_sound", True, examine(shop).sound)
    finally:
        books.close()
    return prepared.standing


def _seal(day: Day) -> None:
    seal = seal_of(day.shop, day.closed().session)
    page = _open(day, "seals", SealsPage)
    if seal is None:
        raise StuckError("a seal of the closed day")
    _look_up(day, page.paper, _NO_SEAL)
    day.album.take("no-such-seal")
    _look_up(day, page.paper, seal.code)
    day.album.take("seal-found")
    day.tally.compare("only_the_true_seal_is_found", [seal.code], sorted(page.paper.proven))
    day.outcome = page.paper.answer.first.words()


def _look_up(day: Day, paper: PaperCheck, code: str) -> None:
    """Type a code over the one before, and wait for the answer."""
    day.fingers.tap(paper.code)
    day.fingers.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    day.fingers.type(code)
    wait_until(lambda: paper.code.text() == code, f"{code} to be typed")
    day.fingers.tap(paper.search)
    answer = check_code(day.shop, code).found
    day.treasurer.await_long(lambda: paper.answer.first.words() == answer, f"an answer about {code}")


def _auditor(day: Day) -> None:
    page, folder = day.eyes.in_front(SealsPage), day.folder / _AUDITOR
    folder.mkdir()
    day.treasurer.name_file(page.on, folder)
    day.treasurer.await_long(lambda: any(folder.glob("*/verify_books.py")), "the auditor's folder")
    wait_until(lambda: str(folder) in page.handed.first.words(), "a word about the auditor's folder")
    day.album.take("handed-over")
    (handed,) = folder.iterdir()
    seal = seal_of(day.shop, day.closed().session)
    command = [sys.executable, "-I", "verify_books.py", "books.db", *(("--seal", seal.code) if seal else ())]
    checked = subprocess.run(command, cwd=handed, capture_output=True, check=False)
    day.tally.compare("auditor_finds_no_fault", 0, checked.returncode)
    day.says(N_("{count} files, and their own check finds no fault"), count=count_text(sum(1 for _ in _files(handed))))
    day.keeper.back_to(day.eyes.rooms.safety.home)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _open(day: Day, door: str, kind: type[_Page]) -> _Page:
    """Go through a door of the screen that keeps the data safe."""
    day.fingers.tap(day.eyes.rooms.safety.home.doors[door])
    return day.eyes.in_front(kind)


STEPS: Final = (
    Step(N_("A copy on the stick, read back to the last sum"), _copy),
    Step(N_("What is in the copy, and all of it back on another PC"), _look_into),
    Step(N_("The code of the signed sheet is typed: found; a wrong one is not"), _seal),
    Step(N_("A folder for the auditor, with a program that checks it without this one"), _auditor),
)
