"""A number is changed for a reason: spoiled, given away, tasted, used, lost, returned, counted in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.place import STORE
from posapp.domain.stock import ADJUSTMENTS, REASON_TITLES, StockReason
from posapp.i18n import N_
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.stock_book import Said
from posapp.ui.parts.goods_sheet.lines import Extra, Form, Line, Value
from posapp.ui.screens.stock.goods_page import GoodsPage
from posapp.ui.screens.stock.place_choice import PlaceChoice
from posapp.ui.screens.stock.two_steps import TwoSteps
from posapp.ui.screens.stock.words import place_name
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.ui.parts.desk import Desk
    from posapp.ui.screens.stock.deeds import Deeds

_COUNTED: Final = N_("Counted: this many are there")
_CHOICES: Final = tuple(
    (reason.value, _COUNTED if reason is StockReason.COUNT else REASON_TITLES[reason]) for reason in ADJUSTMENTS
)
_WHY: Final = Extra("reason", N_("Why?"), "choice", _CHOICES, asked=True)


class WhereStep(Step):
    """At which place; asked only where there is more than one."""

    def __init__(self) -> None:
        super().__init__(N_("Change a number"), Deed(N_("Next")), scrolls=True)
        self.choice = PlaceChoice(N_("Where do the goods lie?"))
        self.choice.chosen.connect(self.went_on)
        self.body.addWidget(self.choice)
        self.body.addStretch(1)


class AdjustPage(TwoSteps):
    """Why each number is changed, at one place."""

    def __init__(self, shop: Shop, deeds: Deeds, desk: Desk) -> None:
        self._shop, self._desk = shop, desk
        self._reason = ""
        self.where = WhereStep()
        form = Form((_WHY,), start=self._start, follow=self._remember, apart=True, none=True)
        super().__init__(self.where, GoodsPage(shop, "", N_("Change it"), form, noted=True), deeds)
        self.goods.done.connect(self._adjust)

    def begin(self) -> None:
        """Ask for the place where there is more than one."""
        self._reason = ""
        self.where.choice.offer(self._shop, STORE)
        if self._shop.books.places.all():
            self.bring(self.where)
            self.where.on.setFocus()
        else:
            self.go_on()

    def go_back(self) -> None:
        """To the place while nothing is on the list."""
        if self._shop.books.places.all() and not self.goods.sheet.lines():
            self.bring(self.where)
        else:
            self.left.emit()

    def go_on(self) -> None:
        """The goods of the place that was chosen."""
        place = self.where.choice.place()
        if place != self._place or not self.goods.sheet.lines():
            self._place = place
            self.goods.sheet.begin(place)
        self.goods.title.say(N_("Change a number: {place}"), place=place_name(self._shop, place))
        self.bring(self.goods)
        self.goods.setFocus()

    def _start(self, _product: Product) -> Mapping[str, Value]:
        """One reason after the other is mostly the same."""
        return {"reason": self._reason}

    def _remember(self, _product: Product, _key: str, value: Value) -> Mapping[str, Value]:
        self._reason = str(value or "")
        return {}

    def _adjust(self) -> None:
        lines = self.goods.sheet.lines()
        silent = next((line for line in lines if not line.text("reason")), None)
        if silent:
            self.goods.sheet.say(N_("Say why for “{name}”."), name=silent.product.name)
            return
        changes = [change for line in lines for change in self._change(line)]
        if not changes:
            self.goods.sheet.say(N_("The numbers are right already. There is nothing to write."))
            return
        said = Said(note=self.goods.said())
        self.post(
            lambda: adjust(self._shop, changes, said, self._desk.seller(), place=self._place),
            N_("Changed. The paper is {number}."),
        )

    def _change(self, line: Line) -> Iterator[Adjustment]:
        """The change a line stands for; a counted number stands for what it differs by, and for none if it is right."""
        reason = StockReason(line.text("reason"))
        quantity = line.quantity
        if reason is StockReason.COUNT:
            quantity = self._shop.books.stock.on_hand(line.product.id, self._place) - line.quantity
        if quantity or reason is not StockReason.COUNT:
            yield Adjustment(line.product.id, quantity, reason)
