"""Goods go from one place to another: first where from and where to, then what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from posapp.domain.errors import Told
from posapp.domain.place import STORE
from posapp.i18n import N_
from posapp.operations.move_stock import Going, Way, move_stock, new_place, save_place
from posapp.operations.stock_book import Said
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.parts.goods_sheet.lines import Form
from posapp.ui.screens.stock.goods_page import GoodsPage
from posapp.ui.screens.stock.place_choice import PlaceChoice
from posapp.ui.screens.stock.place_page import NAME_LIMIT, PlacePage, own_places
from posapp.ui.screens.stock.words import place_name
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.identity import PlaceId
    from posapp.domain.place import Place
    from posapp.operations.shop import Shop
    from posapp.ui.parts.desk import Desk
    from posapp.ui.screens.stock.deeds import Deeds

_SAME = N_("Choose two different places first. Add one below if there is only the store room.")


class WayStep(Step):
    """From where to where. Emits `place_wanted(name)` for one that is not there yet."""

    place_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(N_("Move goods to another place"), Deed(N_("Next")), scrolls=True)
        self.start = PlaceChoice(N_("From where?"))
        self.end = PlaceChoice(N_("To where?"))
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LIMIT)
        call(self.name, N_("Name of a new place"))
        hint(self.name, N_("For example Stall A, Cold store"))
        self.add = BigButton(N_("Add this place"), icon="plus")
        self.change = BigButton(N_("Change a place"), icon="edit", kind="quiet")
        self.wrong = Label(colour="lac").wrapped()
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        for part in (self.start, self.end):
            self.body.addWidget(part)
            part.chosen.connect(self._check)
        self.body.addWidget(Label(N_("A new place"), role="section"))
        self.body.addLayout(row)
        self.body.addWidget(self.wrong)
        self.body.addStretch(1)
        self.in_foot(self.change)
        self.add.tapped.connect(self._want)
        self.on.turned_away.connect(self.wrong.show_text)

    def offer(self, shop: Shop, start: PlaceId, end: PlaceId) -> None:
        """Show the places in use; what goes to a market event is taken there from its own screen."""
        self.start.offer(shop, start, events=False)
        self.end.offer(shop, end, events=False)
        self.change.setVisible(bool(own_places(shop)))
        self._check()

    def _check(self) -> None:
        self.wrong.show_text("")
        self.on.block(_SAME if self.start.place() == self.end.place() else "")

    def _want(self) -> None:
        self.place_wanted.emit(self.name.text())


class MovePage(PageStack):
    """Emits `left`, and `posted(entry)` with the paper that was written."""

    left = Signal()
    posted = Signal(str)

    def __init__(self, shop: Shop, deeds: Deeds, desk: Desk) -> None:
        super().__init__()
        self._shop, self._deeds, self._desk = shop, deeds, desk
        self.way = WayStep()
        self.places = PlacePage(shop)
        self.goods = GoodsPage(shop, "", N_("Move them"), Form(), noted=True)
        for page in (self.way, self.goods, self.places):
            self.keep(page)
        self.way.went_on.connect(self._on)
        self.way.went_back.connect(self.left)
        self.way.place_wanted.connect(self._add)
        self.way.change.tapped.connect(self._change_places)
        self.places.changed.connect(self._save)
        self.places.went_back.connect(self._show_way)
        self.goods.left.connect(lambda: self.bring(self.way))
        self.goods.done.connect(self._move)

    def open(self) -> None:
        """Begin, or go on with what was begun; the places may have been chosen anew before it was left."""
        if not self.goods.sheet.lines():
            self._show_way()
        elif self.way.start.place() == self.way.end.place():
            self.bring(self.way)
        else:
            self._on()

    def _show_way(self) -> None:
        places = own_places(self._shop)
        self.way.offer(self._shop, STORE, places[0].id if places else STORE)
        self.bring(self.way)
        self.way.on.setFocus()

    def look(self) -> None:
        """The books changed elsewhere."""
        self.goods.sheet.look()

    def on_scan(self, code: str) -> None:
        """What is scanned goes on the list."""
        if self.front() is self.goods:
            self.goods.sheet.on_scan(code)

    def _add(self, name: str) -> None:
        place = new_place(self._shop, name)
        try:
            changes = save_place(self._shop, place, self._desk.seller())
        except Told as error:
            self.way.wrong.show_text(str(error))
            return
        self.way.name.clear()
        self.way.offer(self._shop, self.way.start.place(), place.id)
        self._desk.changed(changes)

    def _change_places(self) -> None:
        self.places.begin()
        self.bring(self.places)
        self.places.setFocus()

    def _save(self, place: Place) -> None:
        """Another name, or used no more."""
        try:
            changes = save_place(self._shop, place, self._desk.seller())
        except Told as error:
            self.places.wrong.show_text(str(error))
            return
        self._show_way()
        self._desk.changed(changes)

    def _on(self) -> None:
        way = self.way
        names = place_name(self._shop, way.start.place()), place_name(self._shop, way.end.place())
        self.goods.title.say(N_("Move from {start} to {end}"), start=names[0], end=names[1])
        self.goods.sheet.begin(way.start.place(), self.goods.sheet.lines())
        self.bring(self.goods)
        self.goods.setFocus()

    def _move(self) -> None:
        lines = [Going(line.product.id, line.quantity) for line in self.goods.sheet.lines()]
        way = Way(self.way.start.place(), self.way.end.place())
        said = Said(note=self.goods.said())
        entry = self._deeds.post(
            lambda: move_stock(self._shop, lines, way, said, self._desk.seller()), N_("Moved. The paper is {number}.")
        )
        if entry:
            self.goods.sheet.begin(way.start)
            self.goods.forget_note()
            self.posted.emit(entry.id)
