"""Choosing what a report is compared with, and what alone it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal

from posapp.i18n import N_
from posapp.ui.screens.reports.choices import TITLES, choices
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Narrowing
    from posapp.ui.screens.reports.question import Comparing, Question

_COMPARING: Final = (
    Chip("", N_("Nothing")),
    Chip("week", N_("The days before")),
    Chip("year", N_("The year before")),
)
_EVERYTHING: Final = Chip("", N_("Everything"))


class ChoicePage(Step):
    """Emits `taken(Question)`; `left` when nothing is to change."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, shop: Shop, question: Question, asks: Sequence[Narrowing]) -> None:
        super().__init__(N_("Compare, or show only a part"), Deed(N_("Show it like this"), "chart"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._question = question
        self.comparing = self._asked(N_("Compare with"), _COMPARING, question.comparing)
        self.only = {
            narrowing: self._asked(title, _offered(shop, narrowing), question.chosen(narrowing))
            for narrowing, title in TITLES.items()
            if narrowing in asks
        }
        self.body.addStretch(1)
        self.went_back.connect(self.left)
        self.went_on.connect(self._take)
        self.setFocusProxy(self.on)

    def _asked(self, title: str, chips: Sequence[Chip], chosen: str) -> ChipGrid:
        """Chips below a title, `chosen` among them."""
        grid = ChipGrid(chips, name=title)
        grid.choose(chosen)
        self.body.addWidget(Label(title, role="section"))
        self.body.addWidget(grid)
        return grid

    def _take(self) -> None:
        question = self._question
        for narrowing, grid in self.only.items():
            question = question.narrowed(narrowing, grid.key())
        self.taken.emit(question.compared(cast("Comparing", self.comparing.key())))


def _offered(shop: Shop, narrowing: Narrowing) -> list[Chip]:
    return [_EVERYTHING, *(Chip(one.key, one.name, plain=True) for one in choices(shop, narrowing))]
