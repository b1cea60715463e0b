"""Beginning a market event: its name, its day, what it costs beforehand, and whether this till sells there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.market import COST_TITLES, CostKind
from posapp.i18n import N_, date_text
from posapp.operations.market_day import Plans
from posapp.ui import theme
from posapp.ui.names import hint
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.screens.market.money_rows import MoneyRows
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.date_picker import DatePicker
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME_LIMIT: Final = 60
_FLOAT: Final = "float"
_HERE: Final = "here"
_OTHER: Final = "other"


class PlanPage(Step):
    """Emits `went_on` when all is said, `went_back` to drop it."""

    def __init__(self, today: date) -> None:
        super().__init__(N_("Take goods to market"), Deed(N_("Next: the goods"), "right", "amount"), scrolls=True)
        self._today = today
        self.name = EntryField(N_("Name of the market"))
        self.name.setMaxLength(_NAME_LIMIT)
        self._earlier = ChipGrid(name=N_("Markets before"))
        self.days = ChipGrid(name=N_("Which day?"))
        self.picker = DatePicker(today)
        self.here = ChipGrid(
            [Chip(_HERE, N_("Yes, this till goes along"), "check"), Chip(_OTHER, N_("No, it stays here"), "close")],
            name=N_("Does this till sell there?"),
        )
        costs = tuple((kind.value, title) for kind, title in COST_TITLES.items())
        self.money = MoneyRows((*costs, (_FLOAT, N_("Change money that goes along"))))
        self._lay_out()
        self._wire()

    def begin(self, today: date, names: Sequence[str]) -> None:
        """Ask anew; `names` are those of markets before."""
        self._today = today
        self.name.clear()
        self._earlier.show_chips([Chip(name, name, plain=True) for name in names])
        self._earlier.setVisible(bool(names))
        self.picker.choose(today)
        self.retranslate()
        self.days.choose("0")
        self._show_day("0")
        self.here.choose(_HERE)
        self.money.start()

    def ask(self) -> None:
        """Take the focus."""
        self.name.ask()

    def plans(self) -> Plans:
        """What was said. Raises Refused `amount_*`, said beside the fields."""
        costs = tuple((kind, self.money.amount(kind.value)) for kind in CostKind)
        float_ = self.money.amount(_FLOAT)
        return Plans(self.name.text(), self._day(), float_, costs, sell_here=self.here.key() == _HERE)

    def retranslate(self) -> None:
        """Say the days again."""
        chosen = self.days.key()
        near = ((N_("Today"), 0), (N_("Tomorrow"), 1))
        chips = [Chip(str(ahead), title) for title, ahead in near]
        self.days.show_chips([*chips, Chip(_OTHER, N_("Another day"), "calendar")])
        self.days.choose(chosen)
        self._show_day(chosen)

    def _day(self) -> date:
        key = self.days.key()
        return self._today + timedelta(days=int(key)) if key.isdecimal() else self.picker.day()

    def _lay_out(self) -> None:
        hint(self.name, N_("For example Saturday market at the temple"))
        self.name.setMinimumHeight(theme.target())
        self._day_words = Label(colour="text2")
        sides = Sides(860)
        left = (
            Label(N_("Name of the market"), role="section"),
            self.name,
            self._earlier,
            Label(N_("Which day?"), role="section"),
            self.days,
            self._day_words,
            self.picker,
            Label(N_("Does this till sell there?"), role="section"),
            self.here,
        )
        for part in left:
            sides.left.addWidget(part)
        sides.left.addStretch(1)
        sides.right.addWidget(Label(N_("What is known already, in baht"), role="section"))
        sides.right.addWidget(self.money, 1)
        self.body.addWidget(sides, 1)

    def _wire(self) -> None:
        self._earlier.chosen.connect(self.name.setText)
        self.name.textEdited.connect(lambda _text: self._earlier.choose(""))
        self.name.entered.connect(self.money.ask)
        self.days.chosen.connect(self._show_day)
        self.money.done.connect(self.on.setFocus)

    def _show_day(self, key: str) -> None:
        """The picker says its day itself."""
        self.picker.setVisible(key == _OTHER)
        self._day_words.setVisible(key != _OTHER)
        self._day_words.show_text(date_text(self._day()))
