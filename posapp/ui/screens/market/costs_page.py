"""What a market costs: the list so far, and one more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.market import COST_TITLES, CostKind, EventCost
from posapp.i18n import N_, _, moment_text
from posapp.ui import theme
from posapp.ui.names import hint
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.screens.market.money_rows import MoneyRows
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.domain.identity import PersonId
    from posapp.domain.market import EventResult, MarketEvent

_AMOUNT: Final = "amount"
_NOTE_LIMIT: Final = 200


class CostsPage(Step):
    """Emits `went_on` to write the cost down, `went_back`."""

    def __init__(self) -> None:
        super().__init__("", Deed(N_("Write this cost down"), "check", "amount"), scrolls=True)
        self.kinds = ChipGrid([Chip(kind.value, title) for kind, title in COST_TITLES.items()], name=N_("What for?"))
        self.note = EntryField(N_("Note"))
        self.money = MoneyRows([(_AMOUNT, N_("How much, in baht"))])
        columns = (Column(N_("Time")), Column(N_("For what"), stretch=True), Column(N_("Baht")))
        self.table = Table(columns, name=N_("Costs so far"))
        self._none = Label(N_("No costs yet."), colour="text2")
        self._sum = Label(role="section")
        self._lay_out()

    def begin(self, event: MarketEvent) -> None:
        """Ask for a cost of `event`."""
        self.title.say(N_("Costs of {name}"), name=event.name)
        self.kinds.choose(CostKind.STALL.value)
        self.note.clear()
        self.money.start()
        self.money.ask()

    def show_costs(self, result: EventResult) -> None:
        """List what it cost so far."""
        rows = [(moment_text(cost.at), _for_what(cost), cost.amount) for cost in result.costs]
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._sum.say(N_("Together {amount} baht"), amount=result.spent)
        self._sum.setVisible(bool(rows))

    def cost(self, at: datetime, by: PersonId) -> EventCost:
        """What was typed. Raises Refused `amount_*`, said beside the field."""
        return EventCost(CostKind(self.kinds.key()), self.money.amount(_AMOUNT), self.note.text().strip(), at, by)

    def _lay_out(self) -> None:
        self.note.setMaxLength(_NOTE_LIMIT)
        self.note.setMinimumHeight(theme.target())
        hint(self.note, N_("For example ice, parking"))
        self.table.setMinimumHeight(theme.px(150))
        sides = Sides(860)
        for part in (Label(N_("What for?"), role="section"), self.kinds, self.note):
            sides.left.addWidget(part)
        sides.left.addWidget(self.money, 1)
        sides.right.addWidget(Label(N_("Costs so far"), role="section"))
        sides.right.addWidget(self._none)
        sides.right.addWidget(self.table, 10)
        sides.right.addWidget(self._sum)
        hint_words = N_("Money that comes out of the drawer is taken out there too, under Drawer.")
        sides.right.addWidget(Label(hint_words, colour="text2").wrapped())
        sides.right.addStretch(1)
        self.body.addWidget(sides, 1)
        self.note.entered.connect(self.money.ask)
        self.money.done.connect(self.on.click)


def _for_what(cost: EventCost) -> str:
    title = _(COST_TITLES[cost.kind])
    return f"{title} · {cost.note}" if cost.note else title
