"""The real window with the drawer, the settings and the help, on a market stall's books and a roll of paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from posapp.app.papers import till_paper
from posapp.app.paths import resources
from posapp.devices.printer.printer import Outcome, Printer
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import rasterise
from posapp.devices.printer.transports import open_uri
from posapp.documents.recovery_sheet import recovery_sheet
from posapp.documents.test_page import trial_page
from posapp.operations.change_options import change_options
from posapp.operations.options import PRINTER
from posapp.ui import preferences, theme
from posapp.ui.parts.hardware import Hardware
from posapp.ui.parts.looks import Looks
from posapp.ui.screens.help.screen import HelpScreen
from posapp.ui.screens.settings.saving import Desk
from posapp.ui.screens.settings.screen import SettingsScreen
from posapp.ui.screens.till.counter import Counter
from posapp.ui.screens.till.screen import TillScreen
from posapp.ui.shell import Look
from posapp.ui.tasks import Lanes
from tests.doubles import back_room
from tests.doubles.stage import set_up, show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from posapp.documents.block import Document
    from posapp.domain.identity import SessionId
    from posapp.ui.shell import Shell
    from posapp.ui.widgets.banner import Banner
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class Office:
    """The window in front of a stall. `went` are screens asked for, `drawer` counts how often it sprang open."""

    stall: MarketStall
    shell: Shell
    banner: Banner
    roll: Path
    went: list[str] = field(default_factory=list)
    drawer: int = 0

    def till(self) -> TillScreen:
        """Go to the drawer."""
        self.shell.go("till")
        screen = self.shell.visit("till")
        assert isinstance(screen, TillScreen)
        return screen

    def settings(self) -> SettingsScreen:
        """Go to the settings."""
        self.shell.go("settings")
        screen = self.shell.visit("settings")
        assert isinstance(screen, SettingsScreen)
        return screen

    def help(self) -> HelpScreen:
        """Go to the help."""
        self.shell.go("help")
        screen = self.shell.visit("help")
        assert isinstance(screen, HelpScreen)
        return screen

    def says(self) -> str:
        """What the banner says."""
        return self.banner.words()

    def get_printer(self) -> None:
        """Set up the roll as the stall's printer."""
        change_options(self.stall.shop, PRINTER, {"printer.uri": f"roll:{self.roll}"}, self.stall.seller)

    def open_drawer(self) -> None:
        """The drawer springs open."""
        self.drawer += 1


def tap(part: QWidget) -> None:
    """One tap on `part`, where it lies once everything that has just appeared has found its place."""
    QApplication.processEvents()
    back_room.tap(part)


def picture(document: Document, paper: str) -> bytes:
    """A document as the printer would print it."""
    return rasterise(document, profile(paper), resources() / "fonts")[0].png()


def hardware(roll: Path, office: Office | None = None) -> Hardware:
    """Real paper on a roll in a folder; the drawer of `office`."""

    def try_out(uri: str, paper: str) -> Outcome:
        return Printer(open_uri(uri), profile(paper), resources() / "fonts").print(trial_page("กลุ่มทดลอง", paper))

    opening = office.open_drawer if office else lambda: None

    def numbers(typed: Sequence[str], told: Callable[[str], None]) -> None:
        sheet = recovery_sheet("กลุ่มทดลอง", date(2026, 11, 22), typed)
        Printer(open_uri(f"roll:{roll}"), profile("58"), resources() / "fonts").print(sheet)
        told("Look whether all of it came out.")

    return Hardware(picture, try_out, lambda: opening, lambda: (f"roll:{roll}",), numbers)


def looks_of(shell: Shell) -> Looks:
    """The looks of a real window."""

    def change(key: str, value: str) -> None:
        shell.wear(preferences.look_of({**_worn(), key: value}.__getitem__))

    return Looks(preferences.OPTIONS, _worn, change)


def _worn() -> dict[str, str]:
    from posapp import i18n

    name, percent = theme.worn()
    return {**preferences.values_of(Look(i18n.language(), name, percent)), preferences.SOUND.key: "yes"}


def open_office(qtbot: QtBot, folder: Path, look: Look | None = None, size: tuple[int, int] = (1366, 768)) -> Office:
    """A stall whose office is open and has the keyboard."""
    stall, shell, banner, notices = set_up(qtbot, folder / "books", look)
    office = Office(stall, shell, banner, folder / "roll")
    lanes = Lanes(immediate=True)
    shop = stall.shop

    def sheet(session: SessionId) -> bytes:
        return picture(till_paper(shop, session), "58")

    def till() -> TillScreen:
        counter = Counter(lambda: stall.seller, shell.changed, lambda: office.open_drawer, sheet, office.went.append)
        return TillScreen(shop, notices, lanes, counter)

    def settings() -> SettingsScreen:
        desk = Desk(lambda: stall.seller, shell.changed, folder / "reports", shell.curtain)
        return SettingsScreen(shop, notices, lanes, desk, hardware(office.roll, office), looks_of(shell))

    shell.furnish(
        {
            "till": till,
            "settings": settings,
            "help": lambda: HelpScreen(resources() / "help", lambda: office.went.append("back")),
        }
    )
    show(qtbot, shell, size)
    return office
