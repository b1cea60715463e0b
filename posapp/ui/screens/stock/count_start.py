"""Beginning a stocktake: what it is called, where, how much of the shelf; or going on with one that was paused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from posapp.domain.identity import CategoryId, PlaceId
from posapp.i18n import N_, _, date_text, moment_text
from posapp.operations.count_stock import Scope
from posapp.ui.names import call
from posapp.ui.screens.stock.words import STORE_NAME
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.place import Place
    from posapp.domain.product import Category
    from posapp.domain.stocktake import Stocktake

_NAME_LIMIT: Final = 80


class CountStart(Step):
    """Emits `went_on` to begin, and `resumed(id)` for a stocktake that goes on."""

    resumed = Signal(str)

    def __init__(self) -> None:
        super().__init__(N_("Count the goods"), Deed(N_("Begin to count"), "check"), scrolls=True)
        self.name = QLineEdit()
        self.name.setMaxLength(_NAME_LIMIT)
        call(self.name, N_("Name of this stocktake"))
        self._places = ChipGrid(name=N_("Where"))
        self._where = Label(N_("Where"), role="section")
        self._shelves = ChipGrid(name=N_("What to count"))
        self._paused = QVBoxLayout()
        self._nothing = Label(N_("No stocktake is waiting to be gone on with."), colour="text2").wrapped()
        self._lay_out()

    def begin(self, day: date, places: list[Place], categories: list[Category]) -> None:
        """Offer a new stocktake of `day`."""
        self.name.setText(_("Stocktake of {date}").format(date=date_text(day)))
        self._places.show_chips([Chip("", STORE_NAME, "goods"), *(Chip(p.id, p.name, plain=True) for p in places)])
        self._places.choose("")
        for part in (self._where, self._places):
            part.setVisible(bool(places))
        chips = [Chip(one.id, one.name, one.icon, plain=True) for one in categories]
        self._shelves.show_chips([Chip("", N_("Everything"), "goods"), *chips])
        self._shelves.choose("")

    def show_paused(self, stocktakes: list[tuple[Stocktake, int]]) -> None:
        """Show the stocktakes that go on, each with how many lines were counted."""
        column = self._paused
        while column.count():
            item = column.takeAt(0)
            part = item.widget() if item else None
            if part is not None and part is not self._nothing:
                part.deleteLater()
        for stocktake, counted in stocktakes:
            button = BigButton(icon="again")
            button.show_text(
                _("{name} · {counted} counted · since {time}").format(
                    name=stocktake.name or _("Stocktake"), counted=counted, time=moment_text(stocktake.at)
                )
            )
            button.tapped.connect(lambda key=stocktake.id: self.resumed.emit(key))
            column.addWidget(button)
        column.addWidget(self._nothing)  # shown before it has a place, it would be a window of its own
        self._nothing.setVisible(not stocktakes)

    def scope(self) -> Scope:
        """What was chosen to be counted."""
        return Scope(PlaceId(self._places.key()), CategoryId(self._shelves.key()))

    def _lay_out(self) -> None:
        sides = Sides(900)
        parts = (Label(N_("Name of this stocktake"), role="section"), self.name, self._where, self._places)
        for part in (*parts, Label(N_("What to count"), role="section"), self._shelves):
            sides.left.addWidget(part)
        hint = N_("Selling can go on meanwhile: each count is compared with the books at that moment.")
        sides.left.addWidget(Label(hint, colour="text2").wrapped())
        sides.left.addStretch(1)
        sides.right.addWidget(Label(N_("Go on with a stocktake"), role="section"))
        sides.right.addLayout(self._paused)
        sides.right.addStretch(1)
        self.body.addWidget(sides)
