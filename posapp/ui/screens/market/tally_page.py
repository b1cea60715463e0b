"""Printing sheets to make strokes on: for all goods, one shelf of them, or the goods of a market."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import N_
from posapp.operations.papers import print_tally_sheet
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.ui.screens.market.deeds import Deeds

_ALL = ""


class TallyPage(Step):
    """Prints the sheet that was chosen and emits `went_on`, or only `went_back`."""

    def __init__(self, shop: Shop, deeds: Deeds) -> None:
        super().__init__(N_("Tally sheet"), Deed(N_("Print the sheet"), "printer", "scan"), scrolls=True)
        self._shop, self._deeds = shop, deeds
        self.subjects = ChipGrid(name=N_("Which goods?"))
        about = N_("One stroke for each piece sold. In the evening write the day down from it.")
        self.body.addWidget(Label(about).wrapped())
        self.body.addWidget(Label(N_("Which goods?"), role="section"))
        self.body.addWidget(self.subjects)
        self.body.addStretch(1)
        self.went_on.connect(self._print)

    def begin(self) -> None:
        """Offer the goods there are."""
        books = self._shop.books
        events = (Chip(one.id, one.name, "map_pin", plain=True) for one in books.events.going_on())
        shelves = (Chip(one.id, one.name, one.icon, plain=True) for one in books.catalog.categories())
        self.subjects.show_chips([Chip(_ALL, N_("All goods"), "goods"), *events, *shelves])
        self.subjects.choose(_ALL)
        self.on.setFocus()

    def _print(self) -> None:
        self._deeds.print(lambda: print_tally_sheet(self._shop, self.subjects.key()))
