"""The first run: from page to page, and at the end books with everything that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit

from posapp.domain.errors import Told
from posapp.ui.screens.setup.founding import LETTER, Beginning, furnish
from posapp.ui.screens.setup.steps import GoodsStep, GroupStep, LooksStep, MoneyStep, PrinterStep, SellersStep
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.ui.parts.hardware import Hardware
    from posapp.ui.parts.looks import Looks
    from posapp.ui.screens.setup.setup_step import SetupStep
    from posapp.ui.tasks import Lanes


class SetupScreen:
    """The screen "setup". Nothing is written before the last page, so every page can be gone back to.

    `start` makes new books for a name and a till's letter, with what the deed it is handed writes into them; `done`
    gets the shop when it is ready for the first sale.
    """

    help_page: Final = "setup"

    def __init__(
        self,
        start: Callable[[str, str, Callable[[Shop], None]], Shop],
        done: Callable[[Shop], None],
        samples: Path,
        hardware: Hardware,
        lanes: Lanes,
        looks: Looks,
    ) -> None:
        self._start, self._done, self._samples, self._looks = start, done, samples, looks
        self.looks = LooksStep(looks)
        self.group = GroupStep()
        self.money = MoneyStep()
        self.printer = PrinterStep(hardware, lanes)
        self.goods = GoodsStep()
        self.sellers = SellersStep()
        self.steps: tuple[SetupStep, ...] = (
            self.looks,
            self.group,
            self.money,
            self.printer,
            self.goods,
            self.sellers,
        )
        self._stack = PageStack(self.steps)
        self._stack.setObjectName("page")
        for place, step in enumerate(self.steps):
            step.went_on.connect(self._go_on)
            step.went_back.connect(lambda before=place - 1: self._bring(before))
            step.skipped_all.connect(self._finish)

    def widget(self) -> QWidget:
        """The pages."""
        return self._stack

    def lay_over(self, page: QWidget, leave: SignalInstance) -> None:
        """Show `page` instead of the pages, until its signal `leave` comes."""
        self._stack.lay_over(page, leave)

    def page(self) -> int:
        """Which page is in front, from 0."""
        return self._stack.currentIndex()

    def shown(self) -> None:
        """Begin where it was left."""
        self._bring(self.page())

    def refresh(self, changes: Changes) -> None:
        """There are no books yet that could change."""

    def retranslate(self) -> None:
        """Say again what is not said by labels."""
        self.looks.show_worn()

    def _go_on(self) -> None:
        here = self.page()
        if not self.steps[here].fits():
            return
        if here + 1 < len(self.steps):
            self._bring(here + 1)
        else:
            self._finish()

    def _bring(self, place: int) -> None:
        step = self.steps[max(place, 0)]
        self._stack.bring(step)
        field = step.findChild(QLineEdit)
        (field if isinstance(field, QLineEdit) else step.on).setFocus()

    def _finish(self) -> None:
        """Make the books; what can't be used is said on its own page, and nothing is made yet."""
        wrong = next((place for place, step in enumerate(self.steps) if not step.fits()), None)
        if wrong is not None:
            self._bring(wrong)
            return
        values = {key: value for step in self.steps for key, value in step.values().items()}
        beginning = Beginning(values, self.goods.sample(), self.sellers.sellers())
        try:
            shop = self._start(
                values["group.name"], LETTER, lambda shop: furnish(shop, beginning, self._looks.options, self._samples)
            )
        except Told as error:
            self.steps[self.page()].tell(error)
            return
        self._done(shop)
