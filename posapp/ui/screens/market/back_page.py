"""Coming back from market: what should be there is proposed, what is counted decides, what is missing is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money, total
from posapp.domain.quantity import Quantity
from posapp.i18n import N_
from posapp.operations.move_stock import Going
from posapp.ui import theme
from posapp.ui.names import hint
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.parts.goods_sheet.lines import Form, Line
from posapp.ui.screens.market.goods_step import GoodsStep
from posapp.ui.screens.market.words import by_name
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.identity import ProductId
    from posapp.domain.market import EventGoods, MarketEvent
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_NOTHING: Final = Quantity(0)
_NOTE_LIMIT: Final = 200
_SHOULD_BE: Final = 1
_NARROW: Final = 760
_COLUMNS: Final = (
    Column(N_("Goods"), stretch=True),
    Column(N_("Should be there")),
    Column(N_("Comes back")),
    Column(N_("Missing")),
    Column(N_("At cost")),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """An article of which another number comes back than should be there; below zero where it is more."""

    product: Product
    there: Quantity
    back: Quantity

    @property
    def quantity(self) -> Quantity:
        """How much is missing."""
        return self.there - self.back

    @property
    def value(self) -> Money:
        """What that had cost."""
        return self.product.cost.times(self.quantity)


class BackPage(GoodsStep):
    """Emits `went_on` when all is counted, `went_back`. What is not on the list does not come back."""

    def __init__(self, shop: Shop) -> None:
        self._goods: list[EventGoods] = []
        self._known: Mapping[ProductId, Product] = {}
        form = Form(allow=lambda product: product.id in self._known, none=True)
        super().__init__(shop, form, Deed(N_("Next: what is missing"), "right", "amount"), empty=True)
        self.about.say(N_("Count what comes back. The numbers are what should be there."))

    def begin(self, event: MarketEvent, goods: Sequence[EventGoods], known: Mapping[ProductId, Product]) -> None:
        """Ask what comes back from `event`."""
        self.title.say(N_("What comes back from {name}?"), name=event.name)
        self._known = known
        self._goods = by_name(goods, known)
        lines = [Line(known[one.product], max(one.there, _NOTHING)) for one in self._goods if one.there]
        self.sheet.begin(event.place, lines)
        self.look_at_list()

    def returns(self) -> list[Going]:
        """What comes back."""
        return [Going(line.product.id, line.quantity) for line in self.sheet.lines() if line.quantity]

    def missing(self) -> list[Missing]:
        """What does not, or is more than should be there."""
        back = {line.product.id: line.quantity for line in self.sheet.lines()}
        found = [Missing(self._known[one.product], one.there, back.get(one.product, _NOTHING)) for one in self._goods]
        return [one for one in found if one.quantity]


class ReviewPage(Step):
    """What is missing is named before the event is closed. Emits `went_on` to close it, `went_back` to count again."""

    def __init__(self) -> None:
        super().__init__("", Deed(N_("Close this market"), "check"), back=N_("Count again"), scrolls=True)
        self.verdict = NoteBox(role="section")
        self.table = Table(_COLUMNS, name=N_("What is missing"))
        self.table.setMinimumHeight(theme.px(140))
        self.note = EntryField(N_("Note"))
        self.note.setMaxLength(_NOTE_LIMIT)
        self.note.setMinimumHeight(theme.target())
        hint(self.note, N_("How was it? Rain, many people, the stall beside us …"))
        self._float = Label(colour="text2").wrapped()
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.note)
        self.body.addWidget(self._float)
        self.body.addStretch(1)
        self.note.entered.connect(self.on.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the names come before the number that what is missing and what comes back make up."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_SHOULD_BE, self.width() < theme.px(_NARROW))

    def show_missing(self, event: MarketEvent, missing: Sequence[Missing]) -> None:
        """Name what is written off when `event` is closed."""
        self.title.say(N_("Close {name}"), name=event.name)
        self.table.show_rows([(one.product.name, one.there, one.back, one.quantity, one.value) for one in missing])
        self.table.setVisible(bool(missing))
        if missing:
            self.verdict.tell(
                "care",
                N_("Kinds of goods that differ: {count}, together {value} baht at cost"),
                N_("When you close, what is missing is written down as lost. Count again if that can't be."),
                count=len(missing),
                value=total([one.value for one in missing]),
            )
        else:
            self.verdict.tell("good", N_("Nothing is missing"), N_("All that was not sold comes back."))
        self._float.say(N_("Count the change money too: {amount} baht went along."), amount=event.float_)
        self._float.setVisible(bool(event.float_))
        self.on.setFocus()
