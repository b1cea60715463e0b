"""The places goods lie at: one is called otherwise, or used no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from posapp.domain.identity import PlaceId
from posapp.i18n import N_
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.place import Place
    from posapp.operations.shop import Shop

NAME_LIMIT: Final = 60


class PlacePage(Step):
    """Emits `changed(Place)` with the place as it is to be, `went_back` when nothing more is to be changed."""

    changed = Signal(object)

    def __init__(self, shop: Shop) -> None:
        super().__init__(N_("Change a place"), Deed(N_("Save the name"), "check"), scrolls=True)
        self._shop = shop
        self._chips = ChipGrid(name=N_("Which place?"))
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LIMIT)
        call(self.name, N_("Name of the place"))
        self.close_place = BigButton(N_("Not used any more"), icon="remove", kind="quiet")
        self.wrong = Label(colour="lac").wrapped()
        for part in (
            *(Label(N_("Which place?"), role="section"), self._chips),
            *(Label(N_("Name of the place"), role="section"), self.name, self.wrong),
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.in_foot(self.close_place)
        self._chips.chosen.connect(self._show)
        self.went_on.connect(lambda: self._change(active=True))
        self.close_place.tapped.connect(lambda: self._change(active=False))
        self.setFocusProxy(self.name)

    def begin(self) -> None:
        """Offer the places in use; those of market events go with their events."""
        places = own_places(self._shop)
        self._chips.show_chips([Chip(place.id, place.name, "map_pin", plain=True) for place in places])
        self._show(places[0].id)

    def _show(self, place: str) -> None:
        self._chips.choose(place)
        found = self._shop.books.places.get(PlaceId(place))
        self.name.setText(found.name if found else "")
        self.wrong.show_text("")

    def _change(self, *, active: bool) -> None:
        place = self._shop.books.places.get(PlaceId(self._chips.key()))
        if place:
            name = self.name.text() if active else place.name
            self.changed.emit(replace(place, name=name, active=active))


def own_places(shop: Shop) -> list[Place]:
    """The places in use beside the store room and the market events."""
    return [place for place in shop.books.places.all() if place.kind != "event"]
