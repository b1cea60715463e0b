"""The three ways out when the same goods were sold twice, a step each, with the words for the buyer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from posapp.domain.quantity import Quantity
from posapp.i18n import N_
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.task import Oversold


class StallStep(Step):
    """The stall's customer keeps it. Emits `said(oversold, order)`; `letter` gives the words for a buyer."""

    said = Signal(object, object)
    copied = Signal()

    def __init__(self, found: Oversold, letter: Callable[[OnlineOrder], str]) -> None:
        super().__init__(
            N_("Call the online order off?"),
            Deed(N_("Call the order off"), "remove", "danger"),
            back=N_("Leave it"),
            scrolls=True,
        )
        self._found, self._letter = found, letter
        self.orders = ChipGrid([_chip(order) for order in found.orders], name=N_("Which order"))
        self.letter = Label().wrapped()
        self.copy = BigButton(N_("Copy these words"), icon="copy", kind="next")
        if len(found.orders) > 1:
            self.body.addWidget(Label(N_("Which order is called off?"), role="strong"))
            self.body.addWidget(self.orders)
        self.body.addWidget(Label(N_("Words for the buyer, to send by LINE or SMS"), role="strong").wrapped())
        paper = Box()
        paper.column.addWidget(self.letter)
        self.body.addWidget(paper)
        self.body.addWidget(self.copy)
        self.body.addStretch(1)
        self.orders.chosen.connect(lambda _key: self._write())
        self.copy.tapped.connect(self._copy)
        self.went_on.connect(lambda: self.said.emit(found, self.order()))
        self.orders.choose(found.orders[-1].id)  # the last one to order is the one to wait
        self._write()
        self.setFocusProxy(self.copy)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins on a button here: Tab must lead on from it, which holds only once all is in a window."""
        super().showEvent(event)
        self.setTabOrder(self.copy, self.back)
        self.setTabOrder(self.back, self.on)

    def order(self) -> OnlineOrder:
        """The order that is chosen."""
        return next(one for one in self._found.orders if one.id == self.orders.key())

    def _write(self) -> None:
        self.letter.show_text(self._letter(self.order()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.letter.words())
        self.copied.emit()


class OnlineStep(Step):
    """The online buyer gets it: the stall's customer gets money back for what she brings. Emits `said(oversold)`."""

    said = Signal(object)

    def __init__(self, found: Oversold, bill: str, back: Sequence[tuple[str, Quantity]]) -> None:
        super().__init__(
            N_("Give money back at the stall?"), Deed(N_("Give the money back"), "refund"), back=N_("Leave it")
        )
        note = NoteBox("care")
        note.tell(
            "care",
            N_("Bill {number}: {goods} comes back"),
            N_("Only if the customer is here, or can be reached, and brings it back. A refund note is printed."),
            number=bill,
            goods=", ".join(f"{count} × {name}" for name, count in back),
        )
        self.body.addWidget(note)
        self.body.addStretch(1)
        self.went_on.connect(lambda: self.said.emit(found))


class MoreStep(Step):
    """There is another one after all. Emits `said(oversold, Quantity)`."""

    said = Signal(object, object)

    def __init__(self, found: Oversold, goods: str) -> None:
        super().__init__("", Deed(N_("Put them into the books"), "plus"), scrolls=True)
        self.title.say(N_("How many more {name} are there?"), name=goods)
        least = -(-found.short.milli // 1000)
        self.count = Stepper(N_("How many more"), least=1)
        self.count.set_value(least)
        self.body.addWidget(self.count)
        why = Label(colour="text2").wrapped()
        why.say(
            N_("{count} are missing. Newly made, found again, or fetched from a neighbour: both get theirs."),
            count=found.short,
        )
        self.body.addWidget(why)
        self.body.addStretch(1)
        self.setFocusProxy(self.count.field)
        self.went_on.connect(lambda: self.said.emit(found, Quantity.of(self.count.value())))


def _chip(order: OnlineOrder) -> Chip:
    return Chip(order.id, f"{order.told.number} {order.told.buyer.name}".strip(), plain=True)
