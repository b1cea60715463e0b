"""Starting the day: the float is counted; what was left at the last closing is one tap away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import N_
from posapp.operations.cash_session import Counted
from posapp.ui.screens.till.count_step import CountStep
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.step import Deed

if TYPE_CHECKING:
    from posapp.domain.cash import CashClose


class StartStep(CountStep):
    """The count of the morning. `back` leads to the sheet of the last day, where there is one."""

    def __init__(self) -> None:
        super().__init__(
            N_("Start the day: count the change money"),
            Deed(N_("Start selling"), "basket"),
            back=N_("Sheet of the last day"),
        )
        self.back.picture("receipt")
        self._last: CashClose | None = None
        self._as_then = BigButton(icon="again", kind="amount")
        self._as_then.tapped.connect(self._take_last)
        self.in_foot(self._as_then)

    def begin(self, last: CashClose | None) -> None:
        """Start with nothing counted; propose what `last` left in the drawer."""
        self._last = last
        self.back.setVisible(last is not None)
        self._as_then.setVisible(last is not None)
        if last is not None:
            self._as_then.say(N_("As then: {amount}"), amount=last.counted)
        self.start()

    def as_then(self) -> BigButton:
        """The button that takes what the last closing left."""
        return self._as_then

    def _take_last(self) -> None:
        if self._last is None:
            return
        self.take(Counted(self._last.counted, self._last.count))
        self.on.setFocus()
