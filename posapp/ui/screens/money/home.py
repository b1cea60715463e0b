"""The evening of a day on one page: four parts that go green, what still has no name, and the sheet to sign."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from posapp.domain.money import ZERO, Money
from posapp.domain.tender import TenderState
from posapp.i18n import N_, count_text, date_text
from posapp.ui import theme
from posapp.ui.screens.money.card import Card
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.fitted import Fitted
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.evening import Evening
    from posapp.domain.settlement import Owed
    from posapp.ui.widgets.button_face import Kind

_OLD: Final = 2
"""From this place in the ages on a debt wants a word: more than 30 days."""


class HomePage(Fitted):
    """Emits `wanted(door)` (a button: "till", "bank", "print" …) and `day_chosen(date)`."""

    wanted = Signal(str)
    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.days = ChipRow(name=N_("Which day"))
        self.days.chosen.connect(lambda key: self.day_chosen.emit(date.fromisoformat(key)))
        self.doors: dict[str, BigButton] = {}
        self.cash = Card(N_("Cash"), "coins", [self._door("till", N_("To the drawer"), "till")])
        self.transfers = Card(
            N_("Transfers"),
            "pay_transfer",
            [
                self._door("transfers", N_("Tick by hand"), "check"),
                self._door("bank", N_("Compare with the bank's list"), "bank"),
            ],
        )
        self.debts = Card(N_("Paid later"), "pay_later", [self._door("debts", N_("Take money for debts"), "people")])
        self.schemes = Card(
            N_("Government money"), "pay_government", [self._door("schemes", N_("The money has come"), "bank")]
        )
        self.shops = Card(N_("Online shops"), "pay_online", [self._door("shops", N_("The money has come"), "bank")])
        self.cards = (self.cash, self.transfers, self.debts, self.schemes, self.shops)
        self._mark = StatusIcon("done", "leaf")
        self.verdict = Label(role="strong").wrapped()
        self._grid = QGridLayout()
        self._lay_out()

    def show_evening(self, evening: Evening, days: Sequence[date], today: date) -> None:
        """Show how the money of a day stands; `days` can be chosen."""
        self.days.show_chips([_day_chip(day, today) for day in days])
        self.days.choose(evening.day.isoformat())
        self._tell_cash(evening)
        self._tell_transfers(evening)
        self._tell_owed(
            self.debts,
            evening.customers,
            N_("Nobody owes anything."),
            N_("{count} customers, the oldest since {date}. Older than 30 days: {old} baht."),
        )
        self._tell_owed(
            self.schemes,
            evening.schemes,
            N_("All government money has come."),
            N_("On its way to the bank, the oldest since {date}. Older than 30 days: {old} baht."),
        )
        self.shops.setVisible(bool(evening.shops))
        self._tell_owed(
            self.shops,
            evening.shops,
            N_("All shops have paid."),
            N_("On its way to the bank, the oldest since {date}. Older than 30 days: {old} baht."),
        )
        self.doors["schemes"].block("" if evening.schemes else N_("All government money has come."))
        clear = not evening.nameless and evening.counted
        self._mark.become("done" if clear else "info", "leaf" if clear else "indigo")
        if evening.nameless:
            self.verdict.say(N_("Still without a name: {count}"), count=count_text(evening.nameless))
        else:
            self.verdict.say(
                N_("Everything agrees or has a name.") if clear else N_("The drawer is still to be counted.")
            )

    def fit(self) -> None:
        """Cards two by two, or one below the other."""
        compact = theme.layout_for(self.width()) == "compact"
        for key in ("save", "print"):
            self.doors[key].icon_only(only=compact)
        across = 1 if compact else 2
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, *divmod(place, across))

    def _door(self, key: str, title: str, icon: str, kind: Kind = "plain") -> BigButton:
        button = BigButton(title, icon=icon, kind=kind)
        button.tapped.connect(lambda: self.wanted.emit(key))
        self.doors[key] = button
        return button

    def _lay_out(self) -> None:
        gap = theme.px(12)
        self._grid.setSpacing(gap)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._mark)
        foot.addWidget(self.verdict, 1)
        foot.addWidget(self._door("save", N_("Save as a page (PDF)"), "file"))
        foot.addWidget(self._door("print", N_("Print the sheet to sign"), "printer", "next"))
        area = ScrollColumn(spacing=12)
        area.column.addWidget(self.days)
        area.column.addLayout(self._grid, 1)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(10), side, theme.px(8))
        column.setSpacing(gap)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _tell_cash(self, evening: Evening) -> None:
        if not evening.drawers:
            self.cash.tell(None, N_("Nothing was sold this day."), done=True)
            return
        if not evening.counted:
            self.cash.tell(None, N_("Not counted yet. Count the drawer and close the day."), done=False)
            return
        closes = [drawer.close for drawer in evening.drawers if drawer.close]
        apart = Money(sum(close.over_short.satang for close in closes))
        counted = Money(sum(close.counted.satang for close in closes))
        named = all(close.reason or not close.over_short for close in closes)
        why = " ".join(close.reason for close in closes if close.reason)
        if not apart and named:
            self.cash.tell(counted, N_("Counted: exactly right."), done=True)
        else:
            said = (
                N_("{apart} baht too much or too little: {why}")
                if named
                else N_("{apart} baht too much or too little, and nobody said why.")
            )
            self.cash.tell(counted, said, done=named, apart=apart, why=why)

    def _tell_transfers(self, evening: Evening) -> None:
        together = Money(sum(one.amount.satang for one in evening.transfers))
        waiting, disputed = evening.in_state(TenderState.WAITING), evening.in_state(TenderState.DISPUTED)
        if not evening.transfers and not evening.theirs:
            self.transfers.tell(ZERO, N_("No transfers this day."), done=True)
        elif evening.unsure or evening.theirs:
            self.transfers.tell(
                together,
                N_("Waiting {waiting} baht, not there {disputed} baht, at the bank without a name: {count}."),
                done=False,
                waiting=waiting,
                disputed=disputed,
                count=count_text(len(evening.theirs)),
            )
        else:
            said = N_("All {count} are in, and on the bank's list.") if evening.on_list else N_("All {count} are in.")
            self.transfers.tell(together, said, done=True, count=count_text(len(evening.transfers)))

    def _tell_owed(self, card: Card, found: Sequence[Owed], none: str, some: str) -> None:
        owing = [one for one in found if one.debts]
        together = Money(sum(one.total.satang for one in owing))
        if not owing:
            card.tell(ZERO, none, done=True)
            return
        old = Money(sum(amount.satang for one in owing for amount in one.ages[_OLD:]))
        oldest = min(one.oldest for one in owing)
        card.tell(together, some, done=not old, count=count_text(len(owing)), date=date_text(oldest), old=old)


def _day_chip(day: date, today: date) -> Chip:
    names = {today: N_("Today"), today - timedelta(days=1): N_("Yesterday")}
    if day in names:
        return Chip(day.isoformat(), names[day])
    return Chip(day.isoformat(), date_text(day), plain=True)
