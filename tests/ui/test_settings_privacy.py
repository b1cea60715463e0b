"""Data about people and the page for when it goes wrong: driven as people do, with what the books say afterwards."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

from posapp.domain.errors import Refused, Unavailable
from posapp.operations.doctor import examine
from posapp.operations.people import person_named
from posapp.ui.screens.settings import screen as places
from posapp.ui.screens.settings.privacy_page import PrivacyPage
from posapp.ui.screens.settings.trouble_page import TroublePage
from tests.doubles.back_room import button, words_on
from tests.doubles.office import tap

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.office import Office


def _privacy(office: Office) -> PrivacyPage:
    screen = office.settings()
    screen.open(places.PRIVACY)
    page = screen.pages[places.PRIVACY]
    assert isinstance(page, PrivacyPage)
    return page


def _trouble(office: Office) -> TroublePage:
    screen = office.settings()
    screen.open(places.TROUBLE)
    page = screen.pages[places.TROUBLE]
    assert isinstance(page, TroublePage)
    return page


def test_a_name_is_erased_only_after_asking_and_cannot_be_found_again(office: Office) -> None:
    stall = office.stall
    person = person_named(stall.shop, "customer", "ยายมี", stall.seller)
    page = _privacy(office)
    assert page.table.count() == 2
    page.table.chosen.emit(_row(page, "ยายมี"))
    tap(page.erase)
    assert page.ask.isVisible()
    page.ask.answered.emit("")
    assert stall.shop.books.people.name(person) == "ยายมี"
    tap(page.erase)
    tap(page.ask.button("erase"))
    assert stall.shop.books.people.name(person) == ""
    assert page.table.count() == 1
    assert examine(stall.shop).sound


def test_a_copy_for_her_holds_what_is_kept(office: Office, tmp_path: Path) -> None:
    person_named(office.stall.shop, "customer", "ยายมี", office.stall.seller)
    page = _privacy(office)
    page.table.chosen.emit(_row(page, "ยายมี"))
    page.save_copy(tmp_path / "hers.json")
    about = json.loads((tmp_path / "hers.json").read_text(encoding="utf-8"))
    assert about["record"] == [{"name": "ยายมี", "active": 1}]
    page.save_copy(tmp_path / "no such folder" / "hers.json")
    assert "can't be written" in office.says()


def test_nobody_chosen_nothing_to_erase(office: Office) -> None:
    page = _privacy(office)
    tap(page.erase)
    assert not page.ask.isVisible()


def test_what_leaves_the_pc_is_all_named(office: Office) -> None:
    said = words_on(_privacy(office))
    assert "none is connected" in said
    assert "Files you save yourself" in said


def test_what_could_not_be_done_says_whether_the_money_is_safe(office: Office) -> None:
    page = _trouble(office)
    assert "Nothing. All that was asked for was done." in words_on(page)
    notices = page._saving.notices  # noqa: SLF001 - as the screen has it
    notices.show(Refused("amount_zero", "The amount is zero. Type a number above zero."))
    notices.show(Unavailable("disk_full", "The disk is full."))
    page.shown()
    said = words_on(page)
    assert said.index("The disk is full.") < said.index("The amount is zero.")
    assert said.count("The money is safe") == 2
    assert "(disk_full)" in said


def test_the_file_for_whoever_helps_is_written(office: Office, tmp_path: Path) -> None:
    page = _trouble(office)
    page.save_file(tmp_path / "support.zip")
    assert zipfile.ZipFile(tmp_path / "support.zip").namelist() == ["about.json"]
    page.save_file(tmp_path / "no such folder" / "support.zip")
    assert "can't be written" in office.says()
    assert button(page, "Save a file for whoever helps").isVisible()


def _row(page: PrivacyPage, name: str) -> int:
    (row,) = [place for place, one in enumerate(page._people) if one.name == name]  # noqa: SLF001 - as shown
    return row
