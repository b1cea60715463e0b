"""What was asked last, and the pages on which something else is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.operations.stock_book import today
from posapp.ui.screens.reports.choice_page import ChoicePage
from posapp.ui.screens.reports.days_page import DaysPage
from posapp.ui.screens.reports.question import OTHER, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Narrowing
    from posapp.ui.widgets.page_stack import PageStack


class Asking:
    """Its pages lie over the one that asks; `look` reads anew for the page in front."""

    def __init__(self, shop: Shop, pages: PageStack, look: Callable[[], None]) -> None:
        self._shop, self._pages, self._look = shop, pages, look
        self.question = Question()

    def choose_days(self, key: str) -> None:
        """Other days by the key of their chip; "other" asks which."""
        if key != OTHER:
            self.question = self.question.of_days(key)
            self._look()
            return
        day = today(self._shop)
        self._lay_over(DaysPage(day, self.question.period(day)), self.question.of_other_days)

    def choose(self, asks: Sequence[Narrowing]) -> None:
        """Ask what to compare with, and what alone to show."""
        self._lay_over(ChoicePage(self._shop, self.question, asks), lambda question: question)

    def _lay_over(self, page: DaysPage | ChoicePage, asked: Callable[..., Question]) -> None:
        """Show `page`; `asked` makes a question of its answer. Where it is left, what was asked is shown again."""
        before = self._pages.front()
        page.left.connect(lambda: self._answered(before, self.question))
        page.taken.connect(lambda answer: self._answered(before, asked(answer)))
        self._pages.lay_over(page, page.left)

    def _answered(self, before: QWidget, question: Question) -> None:
        self.question = question
        self._pages.bring(before)
        before.setFocus()
        self._look()
