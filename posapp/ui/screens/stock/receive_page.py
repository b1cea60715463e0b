"""Goods come in: first from whom, then what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit

from posapp.domain.money import total
from posapp.domain.place import STORE
from posapp.i18n import N_
from posapp.operations.receive import Incoming, receive, usual_batch
from posapp.operations.stock_book import Batch, Said, today
from posapp.ui.names import call, hint
from posapp.ui.parts.goods_sheet.lines import Extra, Form, Line, Value
from posapp.ui.screens.stock.goods_page import GoodsPage
from posapp.ui.screens.stock.place_choice import PlaceChoice
from posapp.ui.screens.stock.two_steps import TwoSteps
from posapp.ui.screens.stock.words import place_name
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.ui.parts.desk import Desk
    from posapp.ui.screens.stock.deeds import Deeds

_COST: Final = Extra("cost", N_("Cost of one"), "money", asked=True)
_MADE: Final = Extra("made", N_("Made on"), "day")
_EXPIRES: Final = Extra("expires", N_("Expires"), "day")
_RECENT: Final = 60
_MOST_CHIPS: Final = 24
_LIMIT: Final = 120


class WhoStep(Step):
    """Who the goods are from: those of the last times and the members to tap, anybody else by name."""

    def __init__(self) -> None:
        super().__init__(N_("From whom do the goods come?"), Deed(N_("Next")), scrolls=True)
        self.field = QLineEdit()
        self.field.setMaxLength(_LIMIT)
        call(self.field, N_("From whom"))
        hint(self.field, N_("Name, or leave it empty"))
        self.where = PlaceChoice(N_("To which place?"))
        self._chips = ChipGrid(name=N_("From whom"))
        self._chips.chosen.connect(self._take)
        self._known = Label(N_("From one of these?"), colour="text2")
        self.body.addWidget(self.field)
        self.body.addWidget(self.where)
        self.body.addWidget(self._known)
        self.body.addWidget(self._chips)
        self.body.addStretch(1)
        self.setFocusProxy(self.field)

    def begin(self, known: list[str], *, places: bool) -> None:
        """Ask, offering the names that are `known`; where the goods go is asked only where there are `places`."""
        self.where.setVisible(places)
        self._chips.show_chips([Chip(name, name, plain=True) for name in known])
        self._known.setVisible(bool(known))
        self.field.setFocus()
        self.field.selectAll()

    def party(self) -> str:
        """Who was named."""
        return self.field.text().strip()

    def _take(self, name: str) -> None:
        self.field.setText(name)
        self.went_on.emit()


class ReceivePage(TwoSteps):
    """From whom the goods come, what they cost and how long they keep."""

    def __init__(self, shop: Shop, deeds: Deeds, desk: Desk) -> None:
        self._shop, self._desk = shop, desk
        self.who = WhoStep()
        form = Form((_COST, _MADE, _EXPIRES), start=self._start, follow=self._follow, apart=True)
        super().__init__(self.who, GoodsPage(shop, "", N_("Receive"), form, noted=True), deeds)
        self.goods.done.connect(self._receive)
        self.goods.sheet.changed.connect(self._sum)

    def begin(self) -> None:
        """Nobody is named yet."""
        self._place = STORE
        self.goods.sheet.begin(STORE)
        self.who.where.offer(self._shop, STORE)
        self.who.field.clear()
        self.go_back()

    def go_back(self) -> None:
        """Who it was can be said otherwise at any time."""
        self.bring(self.who)
        self.who.begin(_known(self._shop), places=bool(self._shop.books.places.all()))

    def go_on(self) -> None:
        """The goods of whom was named; where they go may have changed."""
        party, place = self.who.party(), self.who.where.place()
        if place != self._place:
            self._place = place
            self.goods.sheet.begin(place, self.goods.sheet.lines())
        sentence = N_("Goods in from {party}") if party else N_("Goods in")
        if place != STORE:
            sentence = N_("Goods in at {place} from {party}") if party else N_("Goods in at {place}")
        self.goods.title.say(sentence, party=party, place=place_name(self._shop, place))
        self.bring(self.goods)
        self.goods.setFocus()

    def _start(self, product: Product) -> Mapping[str, Value]:
        batch = usual_batch(product, today(self._shop))
        return {"made": batch.made, "expires": batch.expires}

    def _follow(self, product: Product, key: str, value: Value) -> Mapping[str, Value]:
        """When it was made says until when it keeps, for goods that spoil."""
        if key == _MADE.key and isinstance(value, date) and product.shelf_days:
            return {"expires": usual_batch(product, value).expires}
        return {}

    def _sum(self) -> None:
        """What all of it cost, as far as it is said."""
        lines = self.goods.sheet.lines()
        costs = [cost.times(line.quantity) for line in lines if (cost := line.money("cost"))]
        if costs:
            self.goods.sheet.say(N_("{amount} baht together"), amount=total(costs))

    def _receive(self) -> None:
        lines = [_incoming(line) for line in self.goods.sheet.lines()]
        said = Said(self.who.party(), self.goods.said())
        self.post(
            lambda: receive(self._shop, lines, said, self._desk.seller(), place=self._place),
            N_("Received. The paper is {number}."),
        )


def _incoming(line: Line) -> Incoming:
    batch = Batch(line.day("made"), line.day("expires"))
    return Incoming(line.product.id, line.quantity, line.money("cost"), batch)


def _known(shop: Shop) -> list[str]:
    """Whom goods came from lately, then the members."""
    recent = (entry.party for entry in shop.books.entries.newest(_RECENT, "receive") if entry.party)
    members = (member.called for member in shop.books.members.all())
    return list(dict.fromkeys((*recent, *members)))[:_MOST_CHIPS]
