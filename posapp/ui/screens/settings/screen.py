"""The settings screen: a row of pages, one in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.changes import Book
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.settings.day_page import DayPage
from posapp.ui.screens.settings.group_page import GroupPage
from posapp.ui.screens.settings.money_page import MoneyPage
from posapp.ui.screens.settings.people_page import PeoplePage
from posapp.ui.screens.settings.printer_page import PrinterPage
from posapp.ui.screens.settings.privacy_page import PrivacyPage
from posapp.ui.screens.settings.saving import Desk, Saving
from posapp.ui.screens.settings.screen_page import ScreenPage
from posapp.ui.screens.settings.trouble_page import TroublePage
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.hardware import Hardware
    from posapp.ui.parts.looks import Looks
    from posapp.ui.screens.settings.page import Page
    from posapp.ui.tasks import Lanes

GROUP, MONEY, PRINTER, DAY, SCREEN, PEOPLE = "group", "money", "printer", "day", "screen", "people"
PRIVACY, TROUBLE = "privacy", "trouble"
_HELP: Final = {PRINTER: "printer", PEOPLE: "people", PRIVACY: "privacy", TROUBLE: "trouble"}
_CHIPS: Final = (
    Chip(GROUP, N_("Group and receipt"), "shop"),
    Chip(MONEY, N_("Taking money"), "pay_promptpay"),
    Chip(PRINTER, N_("Printer"), "printer"),
    Chip(DAY, N_("Day, rounding, VAT"), "calendar"),
    Chip(SCREEN, N_("Screen"), "screen"),
    Chip(PEOPLE, N_("People and codes"), "people"),
    Chip(PRIVACY, N_("Data about people"), "customer"),
    Chip(TROUBLE, N_("When it goes wrong"), "trouble"),
)


class SettingsScreen:
    """The screen "settings". What was typed and not saved stays, whatever is looked at in between."""

    def __init__(
        self, shop: Shop, notices: Notices, lanes: Lanes, desk: Desk, hardware: Hardware, looks: Looks
    ) -> None:
        saving = Saving(shop, notices, desk)
        self.pages: dict[str, Page] = {
            GROUP: GroupPage(saving, hardware),
            MONEY: MoneyPage(saving),
            PRINTER: PrinterPage(saving, hardware, lanes),
            DAY: DayPage(saving),
            SCREEN: ScreenPage(looks),
            PEOPLE: PeoplePage(saving, hardware),
            PRIVACY: PrivacyPage(saving),
            TROUBLE: TroublePage(saving),
        }
        self.chips = ChipRow(_CHIPS, name=N_("Settings"))
        self.chips.chosen.connect(self.open)
        self._stack = PageStack(self.pages.values())
        self._widget = QWidget()
        self._widget.setObjectName("page")
        column = QVBoxLayout(self._widget)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(16))
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)

    @property
    def help_page(self) -> str:
        """Some pages have one of their own."""
        return _HELP.get(self.chips.key(), "settings")

    def widget(self) -> QWidget:
        """The row of pages and the page in front."""
        return self._widget

    def open(self, key: str) -> None:
        """Bring the page `key` to the front; what was typed there and not saved is still there."""
        self.chips.choose(key)
        self._stack.bring(self.pages[key])
        self.pages[key].come()

    def shown(self) -> None:
        """Go on with the page that was left open."""
        self.open(self.chips.key() or GROUP)

    def refresh(self, changes: Changes) -> None:
        """Settings were kept, or taken back: the page in front shows them."""
        if changes.touch(Book.OPTIONS):
            self.pages[self.chips.key() or GROUP].come()

    def retranslate(self) -> None:
        """Say again what is not said by labels."""
        for page in self.pages.values():
            page.retranslate()
