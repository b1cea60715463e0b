"""The first run: six pages, skipped or filled, by taps and by keys, and the books that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.app.paths import resources
from posapp.domain.errors import Unavailable
from posapp.operations.start_group import start_group
from posapp.ui import preferences, theme
from posapp.ui.parts.looks import Looks
from posapp.ui.screens.setup.screen import SetupScreen
from posapp.ui.tasks import Lanes
from tests.doubles.back_room import button, faults, press, tab_to, words_on, write
from tests.doubles.office import hardware, tap
from tests.doubles.trade import CountedIds, HandClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from posapp.operations.shop import Shop


@dataclass(slots=True)
class FirstDay:
    """A first run in its own window; `shops` are those ready for the first sale, anything on `disk` fills it."""

    folder: Path
    screen: SetupScreen
    disk: list[str]
    shops: list[Shop]

    def shop(self) -> Shop:
        (shop,) = self.shops
        return shop


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> FirstDay:
    return _open(qtbot, tmp_path)


def _open(qtbot: QtBot, folder: Path, size: tuple[int, int] = (1024, 600)) -> FirstDay:
    worn = {option.key: option.default for option in preferences.OPTIONS}
    shops: list[Shop] = []
    disk: list[str] = []

    def start(name: str, letter: str, furnish: Callable[[Shop], None]) -> Shop:
        if disk:
            raise Unavailable("disk_full", "The disk is full.")
        return start_group(folder / "books", name, letter, HandClock(), CountedIds(), furnish)

    looks = Looks(preferences.OPTIONS, lambda: worn, worn.__setitem__)
    screen = SetupScreen(
        start, shops.append, resources() / "sample_products", hardware(folder / "roll"), Lanes(immediate=True), looks
    )
    window = screen.widget()
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.shown()
    return FirstDay(folder, screen, disk, shops)


def _next(first: FirstDay) -> None:
    tap(first.screen.steps[first.screen.page()].on)


def test_everything_can_be_skipped_at_once(first: FirstDay) -> None:
    tap(first.screen.looks.skip)
    shop = first.shop()
    assert shop.group.name == "Our shop"
    assert not shop.books.catalog.all()
    assert not shop.books.people.cashiers()


def test_six_presses_lead_through_empty_pages(first: FirstDay) -> None:
    for _page in range(6):
        _next(first)
    assert first.shop().books.terminal.letter == "A"


def test_what_is_filled_in_stands_in_the_books(first: FirstDay) -> None:
    screen = first.screen
    tap(button(screen.looks, "English"))
    _next(first)
    write("กลุ่มแม่บ้านบ้านดอนมูล")
    _next(first)
    write("081 234 5678")
    assert "Money goes to the account of mobile 081-234-5678" in words_on(screen.money)
    _next(first)
    tap(screen.printer.choice.look)
    tap(button(screen.printer.choice.found, "roll"))
    tap(screen.printer.choice.try_out)
    assert list((first.folder / "roll").glob("*.png"))
    _next(first)
    tap(button(screen.goods, "Crafts and things for the home"))
    _next(first)
    write("แม่คำ")
    _next(first)
    shop = first.shop()
    assert shop.group.name == "กลุ่มแม่บ้านบ้านดอนมูล"
    assert shop.books.options.get("promptpay.id") == "081 234 5678"
    assert shop.setting("printer.uri") == f"roll:{first.folder / 'roll'}"
    assert "ร่มกระดาษสาบ่อสร้าง" in {product.name for product in shop.books.catalog.all()}
    assert [one.name for one in shop.books.people.cashiers()] == ["แม่คำ"]
    assert shop.books.options.get("screen.language", "th") == "en"


def test_the_keyboard_alone_leads_to_the_first_sale(first: FirstDay) -> None:
    press(Qt.Key.Key_Return)
    write("กลุ่มทอผ้า")
    for _page in range(3):
        press(Qt.Key.Key_Return)
    tab_to(button(first.screen.goods, "Empty shelf"))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    tab_to(first.screen.goods.on)
    press(Qt.Key.Key_Return)
    write("ยายมี")
    press(Qt.Key.Key_Return)
    shop = first.shop()
    assert (shop.group.name, [one.name for one in shop.books.people.cashiers()]) == ("กลุ่มทอผ้า", ["ยายมี"])
    assert len(shop.books.catalog.all()) >= 12


def test_a_wrong_number_keeps_the_page_and_says_why(first: FirstDay) -> None:
    _next(first)
    _next(first)
    write("12345")
    _next(first)
    assert first.screen.page() == 2
    assert "This is no PromptPay number" in words_on(first.screen.money)
    tap(first.screen.money.skip)
    assert (first.screen.page(), first.shops) == (2, [])
    assert not (first.folder / "books").exists()


def test_pages_can_be_gone_back_to_without_losing_anything(first: FirstDay) -> None:
    _next(first)
    write("กลุ่มจักสาน")
    _next(first)
    press(Qt.Key.Key_Escape)
    assert first.screen.page() == 1
    assert first.screen.group.values()["group.name"] == "กลุ่มจักสาน"


def test_a_full_disk_is_said_and_can_be_tried_again(first: FirstDay) -> None:
    first.disk.append("a film")
    tap(first.screen.looks.skip)
    assert "The disk is full." in words_on(first.screen.looks)
    first.disk.clear()
    tap(first.screen.looks.skip)
    assert first.shop().group.name == "Our shop"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("percent", "size"), [(100, (1366, 768)), (100, (1024, 600)), (150, (1366, 768)), (150, (1024, 600))]
)
def test_every_page_fits_and_can_be_touched(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    from posapp import i18n

    i18n.use(language)
    theme.wear(dressed, "light", percent)
    first = _open(qtbot, tmp_path, size)
    found: list[str] = []
    for _page in range(6):
        qtbot.waitUntil(first.screen.widget().isVisible)
        found += faults(first.screen.widget())
        if first.screen.page() < 5:
            first.screen.steps[first.screen.page()].on.click()
    assert first.screen.widget().size().toTuple() == size
    assert not found
