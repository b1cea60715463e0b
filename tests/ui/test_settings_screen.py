"""The settings: kept, refused beside their field, taken back; where scanned money goes; the printer tried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from posapp import i18n
from posapp.payments.promptpay import read
from posapp.payments.target import Target
from posapp.ui import theme
from posapp.ui.screens.settings import screen as places
from posapp.ui.screens.settings.day_page import DayPage
from posapp.ui.screens.settings.group_page import GroupPage
from posapp.ui.screens.settings.money_page import MoneyPage
from posapp.ui.screens.settings.page import Page
from posapp.ui.screens.settings.people_page import PeoplePage
from posapp.ui.screens.settings.printer_page import CURES, PrinterPage
from posapp.ui.shell import Look
from tests.doubles.back_room import button, faults, press, tab_to, words_on, write
from tests.doubles.office import open_office, tap
from tests.ui.looks import CORNERS, codes_in

_P = TypeVar("_P", bound=Page)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.doubles.office import Office


def _page(office: Office, key: str, kind: type[_P]) -> _P:
    screen = office.settings()
    screen.open(key)
    page = screen.pages[key]
    assert isinstance(page, kind)
    return page


def _write(page: QWidget, name: str, words: str) -> None:
    """Type `words` into the visible field called `name`."""
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisible() and one.accessibleName() == name]
    assert fields, name
    fields[0].setFocus()
    write(words)


def _set(office: Office, key: str) -> str:
    return office.stall.shop.books.options.get(key)


def _ink(image: QImage) -> int:
    """How many dark pixels a picture has."""
    return sum(image.pixelColor(x, y).lightness() < 100 for x in range(image.width()) for y in range(image.height()))


def test_the_head_of_the_receipt_follows_what_is_typed(qtbot: QtBot, office: Office) -> None:
    page = _page(office, places.GROUP, GroupPage)
    before = _ink(page.paper.grab().toImage())
    _write(page, "Address on the receipt", "12 หมู่ 3 ต.ดอนมูล อ.เมือง จ.น่าน")
    qtbot.waitUntil(lambda: _ink(page.paper.grab().toImage()) > before)
    assert _set(office, "group.address") == ""


def test_what_is_saved_can_be_taken_back(office: Office) -> None:
    page = _page(office, places.GROUP, GroupPage)
    _write(page, "Name of the group", "กลุ่มทอผ้า")
    tap(page.save)
    assert (_set(office, "group.name"), office.says()) == ("กลุ่มทอผ้า", "Saved.")
    tap(office.banner.action())
    assert _set(office, "group.name") == "กลุ่มแม่บ้านดอยสูง"
    assert page.form.values()["group.name"] == "กลุ่มแม่บ้านดอยสูง"


def test_a_wrong_tax_id_is_refused_beside_its_field_and_nothing_is_kept(office: Office) -> None:
    page = _page(office, places.GROUP, GroupPage)
    _write(page, "Phone on the receipt", "053 111 222")
    _write(page, "Tax id (13 digits)", "1234567890123")
    press(Qt.Key.Key_Return)
    assert "is not a tax id" in words_on(page)
    assert _set(office, "group.phone") == ""
    assert page.form.values()["group.phone"] == "053 111 222"


def test_a_receipt_needs_a_name(office: Office) -> None:
    page = _page(office, places.GROUP, GroupPage)
    _write(page, "Name of the group", "x")
    press(Qt.Key.Key_Backspace)
    tap(page.save)
    assert "needs the name of the group" in words_on(page)
    assert _set(office, "group.name") == "กลุ่มแม่บ้านดอยสูง"


def test_what_is_typed_survives_a_look_at_another_page_and_screen(office: Office) -> None:
    page = _page(office, places.GROUP, GroupPage)
    _write(page, "Last line of the receipt", "ขอบคุณ")
    tap(button(office.shell, "Screen"))
    office.shell.go("help")
    office.settings()
    tap(button(office.shell, "Group and receipt"))
    assert page.form.values()["receipt.thanks"] == "ขอบคุณ"


def test_the_code_on_the_screen_pays_the_number_that_is_said(office: Office) -> None:
    page = _page(office, places.MONEY, MoneyPage)
    _write(page, "PromptPay number", "๐๘๑-๒๓๔-๕๖๗๘")
    assert "Money goes to the account of mobile 081-234-5678" in words_on(page)
    (payload,) = codes_in(page.check.qr.grab().toImage())
    assert read(payload).to == Target("mobile", "0066812345678")
    tap(page.save)
    assert _set(office, "promptpay.id") == "๐๘๑-๒๓๔-๕๖๗๘"


def test_a_national_id_is_warned_about(office: Office) -> None:
    page = _page(office, places.MONEY, MoneyPage)
    _write(page, "PromptPay number", "1101700230708")
    assert "Every payer gets to see this national id" in words_on(page.check)


def test_a_number_nobody_can_pay_is_not_kept(office: Office) -> None:
    page = _page(office, places.MONEY, MoneyPage)
    _write(page, "PromptPay number", "0212345678")
    assert not page.check.isVisible()
    tap(page.save)
    assert "starts with 06, 08 or 09" in words_on(page)
    assert _set(office, "promptpay.id") == ""


def test_vat_stays_locked_until_its_fields_are_filled(office: Office) -> None:
    page = _page(office, places.DAY, DayPage)
    tap(button(page.vat, "Yes"))
    assert "VAT stays off" in words_on(page.vat)
    assert page.vat.values()["vat.on"] == "no"
    _write(page, "Tax id (13 digits)", "0994000160097")
    _write(page, "Branch (head office, or branch 00001)", "สำนักงานใหญ่")
    _write(page, "Machine number (POS ID)", "E012345")
    tap(button(page.vat, "Yes"))
    tap(page.save)
    assert _set(office, "vat.on") == "yes"
    assert office.stall.shop.terms.vat_rate == 700


def test_rules_of_a_scale_that_make_no_sense_are_refused_beside_their_field(office: Office) -> None:
    page = _page(office, places.DAY, DayPage)
    _write(page, "Barcodes of the scale", "99 weight")
    tap(page.save)
    assert "can't be used" in words_on(page.day)
    assert _set(office, "barcode.rules") == ""


def test_a_printer_is_found_tried_and_kept(office: Office) -> None:
    page = _page(office, places.PRINTER, PrinterPage)
    tap(page.choice.look)
    tap(button(page.choice.found, "roll"))
    tap(page.choice.try_out)
    assert list(office.roll.glob("*.png")), "the trial sheet is on the roll"
    assert _set(office, "printer.uri") == ""
    tap(page.save)
    assert _set(office, "printer.uri") == f"roll:{office.roll}"
    tap(page.drawer)
    assert office.drawer == 1


def test_an_address_that_is_none_is_refused_beside_its_field(office: Office) -> None:
    page = _page(office, places.PRINTER, PrinterPage)
    _write(page, "Printer", "lpt1")
    tap(page.save)
    assert "is not a printer address" in words_on(page)
    assert _set(office, "printer.uri") == ""


def test_a_printer_that_is_off_is_told(office: Office) -> None:
    page = _page(office, places.PRINTER, PrinterPage)
    _write(page, "Printer", "device:/dev/usb/lp99")
    tap(page.choice.try_out)
    assert "The printer is off or not plugged in" in words_on(page.choice)


@pytest.mark.parametrize("look", CURES)
def test_each_bad_paper_has_its_cure(office: Office, look: str) -> None:
    page = _page(office, places.PRINTER, PrinterPage)
    sentence, cure = CURES[look]
    tap(button(page.looks, sentence))
    assert cure in words_on(page.cure)


def test_the_screen_changes_at_once(office: Office) -> None:
    screen = office.settings()
    screen.open(places.SCREEN)
    page = screen.pages[places.SCREEN]
    tap(button(page, "150 %"))
    tap(button(page, "Dark"))
    tap(button(page, "ไทย"))
    assert (theme.worn(), i18n.language()) == (("dark", 150), "th")
    tap(button(page, "100 %"))
    assert theme.worn() == ("dark", 100)


def test_sellers_are_added_by_keys_alone(office: Office) -> None:
    screen = office.settings()
    tab_to(button(office.shell, "Group and receipt"))
    for _chip in range(5):
        press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Space)
    page = screen.pages[places.PEOPLE]
    assert isinstance(page, PeoplePage)
    tab_to(page.field)
    write("ยายมี")
    press(Qt.Key.Key_Return)
    assert [one.name for one in office.stall.shop.books.people.cashiers()] == ["สมศรี", "ยายมี"]
    press(Qt.Key.Key_Return)
    assert "The name is empty" in office.says()


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_every_page_fits_and_can_be_touched(
    qtbot: QtBot, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    office = open_office(qtbot, tmp_path, Look(language, "light", percent), size)
    screen = office.settings()
    found: list[str] = []
    for key in screen.pages:
        screen.open(key)
        if key == places.MONEY:
            _page(office, key, MoneyPage).check.check("auto", "1101700230708")
        if key == places.PRINTER:
            tap(_page(office, key, PrinterPage).choice.look)
        found += faults(office.shell)
    assert office.shell.size().toTuple() == size
    assert not found
