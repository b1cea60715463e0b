"""The page of people: roles in plain words, the first code, new ones, and the numbers for a forgotten one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.domain.access import Role
from posapp.operations.codes import people_here
from posapp.operations.people import person_named
from posapp.operations.recovery import has_recovery
from posapp.ui.parts.codes.person_tile import initials
from posapp.ui.parts.codes.recovery_page import RecoveryPage
from posapp.ui.screens.settings.people_page import PeoplePage
from posapp.ui.shell import Look
from tests.doubles.back_room import button, press, words_on
from tests.doubles.codes import SELLER_CODE
from tests.doubles.locked_till import LockedTill, locked_till
from tests.doubles.office import tap
from tests.ui.looks import CORNERS, cut, faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.identity import PersonId
    from posapp.ui.parts.codes.new_code import NewCode
    from tests.doubles.office import Office

_GOOD = "204913"
_OTHER = "518207"


@pytest.fixture
def till(dressed: QApplication, tmp_path: Path) -> Iterator[LockedTill]:
    """The treasurer stands at it."""
    with locked_till(dressed, tmp_path / "books") as opened:
        opened.come_in(Role.TREASURER)
        yield opened


def _page(office: Office) -> PeoplePage:
    screen = office.settings()
    screen.open("people")
    page = screen.pages["people"]
    assert isinstance(page, PeoplePage)
    return page


def _till_page(till: LockedTill) -> PeoplePage:
    till.program.shell.go("settings")
    till.program.rooms.settings.open("people")
    page = till.program.rooms.settings.pages["people"]
    assert isinstance(page, PeoplePage)
    QApplication.processEvents()
    return page


def _choose(page: PeoplePage, person: PersonId) -> None:
    QApplication.processEvents()
    tap(next(one for one in page.tiles.tiles() if one.person.person == person))


def _type_code(new: NewCode, code: str) -> None:
    for sign in code:
        tap(button(new, sign))
    tap(new.pad.confirm)


def _known(till: LockedTill, role: Role) -> tuple[Role, bool]:
    assert till.group
    person = till.group.people[role]
    return next((one.role, one.coded) for one in people_here(till.program.shop) if one.person == person)


def test_without_codes_the_page_says_that_everybody_may_do_everything(office: Office) -> None:
    page = _page(office)
    assert "Nobody has a code: everybody may do everything." in words_on(page)
    assert not page.rules.isVisible()
    assert not page.card.roles.isVisible()


def test_the_first_code_makes_a_treasurer_and_brings_the_recovery_numbers(office: Office) -> None:
    page, shop = _page(office), office.stall.shop
    _choose(page, office.stall.seller)
    tap(button(page, "Make her the treasurer, with a code"))
    new = page.codes.new
    assert new.isVisible()
    _type_code(new, _GOOD)
    assert "Type the same code again." in words_on(new)
    _type_code(new, _GOOD)
    sheet = page.codes.sheet
    assert sheet.isVisible()
    assert "They are not shown again" in words_on(sheet)
    assert len(sheet.numbers.words().split()) == 8
    assert not sheet.print.isVisible(), "there is no printer"
    tap(sheet.done)
    assert sheet.isHidden()
    (known,) = people_here(shop)
    assert (known.role, known.coded, shop.duty.person) == (Role.TREASURER, True, office.stall.seller)
    assert has_recovery(shop)
    assert page.rules.isVisible()


def test_whoever_gets_the_first_code_works_at_the_till_from_then_on(dressed: QApplication, tmp_path: Path) -> None:
    with locked_till(dressed, tmp_path / "books", codes=False) as till:
        malee = person_named(till.program.shop, "cashier", "มาลี", till.program.rooms.seller())
        page = _till_page(till)
        _choose(page, malee)
        tap(page.card.code)
        for _time in range(2):
            _type_code(page.codes.new, _GOOD)
        tap(page.codes.sheet.done)
        assert (till.program.shop.duty.person, till.program.rooms.seller()) == (malee, malee)
        assert not till.program.shell.curtain.is_drawn()
        till.program.gate.lock()
        assert till.program.gate.is_shut()


def test_the_recovery_numbers_go_to_the_printer_and_into_no_book(office: Office) -> None:
    office.get_printer()
    page, shop = _page(office), office.stall.shop
    _choose(page, office.stall.seller)
    tap(button(page, "Make her the treasurer, with a code"))
    _type_code(page.codes.new, _GOOD)
    _type_code(page.codes.new, _GOOD)
    numbers = page.codes.sheet.numbers.words().split()
    tap(page.codes.sheet.print)
    assert list(office.roll.glob("*.png"))
    assert "Look whether all of it came out." in words_on(page.codes.sheet)
    kept = (office.stall.shop.books.database.folder / "books.db").read_bytes()
    wal = next(iter(shop.books.database.folder.glob("*-wal")), None)
    kept += wal.read_bytes() if wal else b""
    assert not any("".join(numbers[at : at + 2]).encode() in kept for at in range(7))


def test_two_different_codes_are_none(office: Office) -> None:
    page = _page(office)
    _choose(page, office.stall.seller)
    tap(button(page, "Make her the treasurer, with a code"))
    _type_code(page.codes.new, _GOOD)
    _type_code(page.codes.new, _OTHER)
    assert "The two were not the same." in words_on(page.codes.new)
    press(Qt.Key.Key_Escape)
    assert page.codes.new.isHidden()
    assert not office.stall.shop.books.access.in_use()


@pytest.mark.parametrize(("code", "said"), [("1234", "has 6 digits"), ("123456", "guessed too easily")])
def test_a_poor_code_is_refused_at_once(office: Office, code: str, said: str) -> None:
    page = _page(office)
    _choose(page, office.stall.seller)
    tap(button(page, "Make her the treasurer, with a code"))
    _type_code(page.codes.new, code)
    assert said in words_on(page.codes.new)


def test_it_says_in_plain_words_what_each_may_do(till: LockedTill) -> None:
    assert till.group
    page = _till_page(till)
    _choose(page, till.group.people[Role.SELLER])
    assert "Takes off at most 10 %, gives back at most 200 baht" in words_on(page.card)
    _choose(page, till.group.people[Role.AUDITOR])
    assert "Changes nothing." in words_on(page.card)
    page.rules.fill({"limit.refund": "500"})
    tap(page.save)
    _choose(page, till.group.people[Role.SELLER])
    assert "gives back at most 500 baht" in words_on(page.card)


def test_a_seller_gets_another_code_and_loses_it_again(till: LockedTill) -> None:
    assert till.group
    page = _till_page(till)
    _choose(page, till.group.people[Role.SELLER])
    tap(page.card.code)
    _type_code(page.codes.new, "8316")
    _type_code(page.codes.new, "8316")
    if page.codes.sheet.isVisible():
        tap(page.codes.sheet.done)
    till.program.gate.lock()
    till.hands.tap(till.tile(Role.SELLER))
    till.tap_code(SELLER_CODE)
    assert till.program.gate.is_shut()
    till.tap_code("8316")
    assert not till.program.gate.is_shut()
    till.key(Qt.Key.Key_F12)
    till.come_in(Role.TREASURER)
    page = _till_page(till)
    _choose(page, till.group.people[Role.SELLER])
    tap(page.card.code_off)
    assert _known(till, Role.SELLER) == (Role.SELLER, False)


def test_a_role_is_changed_by_a_tap_and_a_treasurer_gets_a_code(till: LockedTill) -> None:
    assert till.group
    page = _till_page(till)
    _choose(page, till.group.people[Role.SELLER])
    tap(button(page.card, "Auditor"))
    assert _known(till, Role.SELLER)[0] is Role.AUDITOR
    tap(button(page.card, "Treasurer"))
    assert page.codes.new.isVisible()
    _type_code(page.codes.new, _OTHER)
    _type_code(page.codes.new, _OTHER)
    assert _known(till, Role.SELLER) == (Role.TREASURER, True)


def test_the_last_treasurer_stays_one(till: LockedTill) -> None:
    assert till.group
    page = _till_page(till)
    _choose(page, till.group.people[Role.TREASURER])
    tap(page.card.code_off)
    assert "a treasurer must have one" in till.program.notices.words()
    assert _known(till, Role.TREASURER) == (Role.TREASURER, True)


def test_closing_the_installation_ends_the_trainer(till: LockedTill) -> None:
    page = _till_page(till)
    tap(page.end_trainers)
    assert Role.TRAINER not in [one.role for one in people_here(till.program.shop)]
    assert not page.end_trainers.isVisible()


def test_a_seller_may_change_none_of_it(till: LockedTill) -> None:
    assert till.group
    till.key(Qt.Key.Key_F12)
    till.come_in(Role.SELLER)
    page = _till_page(till)
    _choose(page, till.group.people[Role.SELLER])
    tap(button(page.card, "Auditor"))
    assert "You may not do this here" in till.program.notices.words()
    assert _known(till, Role.SELLER)[0] is Role.SELLER
    assert page.card.roles.key() == "seller"


def test_who_sells_no_more_is_gone_from_the_lock(till: LockedTill) -> None:
    person = person_named(till.program.shop, "cashier", "ยายมี", till.program.shop.duty.person)
    page = _till_page(till)
    _choose(page, person)
    tap(page.card.leave)
    till.program.gate.lock()
    assert person not in [one.person.person for one in till.panel().tiles.tiles()]


@pytest.mark.parametrize(
    ("name", "sign"), [("สมศรี", "ส"), ("เอ๋", "อ"), ("Somsri Chai", "SC"), ("ยาย มี", "ย"), ("", "?")]
)
def test_a_tile_shows_the_first_sign_of_a_name(name: str, sign: str) -> None:
    assert initials(name) == sign


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_all_of_it_fits_every_window(till: LockedTill, language: str, percent: int, size: tuple[int, int]) -> None:
    shell = till.program.shell
    shell.resize(*size)
    shell.wear(Look(language, "light", percent))
    page = _till_page(till)
    assert till.group
    person = next(one for one in people_here(till.program.shop) if one.role is Role.TREASURER)
    found = faults(page)
    page.codes.ask(person, Role.TREASURER)
    QApplication.processEvents()
    found += [*faults(shell.curtain), *cut(shell.curtain)]
    page.codes.new.refuse(page.begin.second.words()[:120])
    QApplication.processEvents()
    found += cut(shell.curtain)
    page.codes.show_recovery()
    QApplication.processEvents()
    assert isinstance(shell.findChild(RecoveryPage), RecoveryPage)
    found += [*faults(shell.curtain), *cut(shell.curtain)]
    till.program.gate.lock()
    till.hands.tap(till.panel().forgot)
    QApplication.processEvents()
    found += [*faults(shell.curtain), *cut(shell.curtain)]
    assert shell.size().toTuple() == size
    assert not found
