"""One order on a card: what goes into the parcel, to whom, whether it is paid, and the one next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout

from posapp.domain.online.order import Buyer, Progress, Stage
from posapp.i18n import N_, _, moment_text
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QVBoxLayout

    from posapp.domain.online.order import OnlineOrder, OrderLine
    from posapp.ui.screens.orders.listing import Names
    from posapp.ui.widgets.button_face import Kind

PICK, PACK, SHIP = "pick", "pack", "ship"
SLIP, LABEL, SAVE, CALL_OFF, BILL = "slip", "label", "save", "cancel", "bill"
_NEXT: Final = {
    Progress.NEW: (PICK, N_("All is picked"), N_("Order {number}: all of it is picked"), "basket"),
    Progress.PICKED: (PACK, N_("The parcel is packed"), N_("Order {number}: the parcel is packed"), "parcel"),
    Progress.PACKED: (SHIP, N_("The parcel is sent off"), N_("Order {number}: the parcel is sent off"), "truck"),
}
"""The next step by how far an order is: its deed, its button, and the button for whoever can't see the card."""
_KINDS: Final[dict[str, Kind]] = {PICK: "cash", PACK: "cash", SHIP: "cash", CALL_OFF: "danger"}
_ERASED: Final = N_("Who ordered was erased, as promised: the parcel is through.")
_UNSAID: Final = N_("The shop does not say who ordered.")
_WIDTH: Final = 680
"""From here on both halves stand beside each other."""


class OrderCard(Box):
    """Emits `wanted(deed, order)` when one of its buttons is pressed ("pick", "ship", "label")."""

    wanted = Signal(str, object)

    def __init__(self, order: OnlineOrder, names: Names) -> None:
        super().__init__()
        self.order = order
        self._names = names
        margin = theme.px(16)
        self.column.setContentsMargins(margin, theme.px(12), margin, theme.px(12))
        self.column.setSpacing(theme.px(8))
        sides = Sides(_WIDTH)
        self._fill_left(sides.left)
        self._fill_right(sides.right)
        self.column.addLayout(self._head())
        self.column.addWidget(sides)
        self.column.addLayout(self._foot())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The second half of a double tap, meant for the button that stood here before, does nothing."""
        return isinstance(watched, BigButton) and event.type() == QEvent.Type.MouseButtonDblClick

    def first_button(self) -> BigButton:
        """The next step, or the first of the others."""
        return self.findChildren(BigButton)[0]

    def _head(self) -> QHBoxLayout:
        told = self.order.told
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        number = Label(role="title")
        number.say(N_("Order {number}"), number=told.number)
        where = Label(colour="text2").wrapped()
        where.say(N_("{shop}, ordered {time}"), shop=self._names.shop(self.order.shop), time=moment_text(told.placed))
        total = MoneyLabel("price", unit=True)
        total.show_money(told.total)
        row.addWidget(StatusIcon("truck" if self.order.progress is Progress.SHIPPED else "basket", "indigo"))
        row.addWidget(number)
        row.addWidget(where, 1)
        row.addWidget(total)
        return row

    def _fill_left(self, column: QVBoxLayout) -> None:
        column.setSpacing(theme.px(2))
        for line in self.order.told.lines:
            column.addWidget(_line(line, self._names.goods(line.product)))
        column.addSpacing(theme.px(4))
        for label in _buyer(self.order):
            column.addWidget(label)
        column.addStretch(1)

    def _fill_right(self, column: QVBoxLayout) -> None:
        column.setSpacing(theme.px(8))
        column.addWidget(self._paid())
        if self.order.progress is Progress.SHIPPED:
            for label in self._sent():
                column.addWidget(label)
        elif self.order.told.stage is not Stage.UNPAID:
            column.addWidget(self._next())
        column.addStretch(1)

    def _paid(self) -> NoteBox:
        told = self.order.told
        note = NoteBox()
        if told.paid:
            note.tell("good", N_("Paid: {way}"), way=told.payment or _("in the shop"))
        elif told.stage is Stage.UNPAID:
            note.tell("care", N_("Not paid yet. Wait with it until the shop says that it is."))
        else:
            note.tell("care", N_("Not paid yet: {way}"), way=told.payment or _("nobody said how"))
        return note

    def _sent(self) -> list[Label]:
        found = []
        told = (
            (N_("Sent off by {name}"), self._names.handler(self.order)),
            (N_("Parcel number {name}"), self.order.tracking),
        )
        for sentence, value in told:
            label = Label(colour="text2").wrapped()
            label.say(sentence, name=value)
            if value:
                found.append(label)
        return found

    def _next(self) -> BigButton:
        deed, label, title, icon = _NEXT[self.order.progress]
        button = self._button(deed, label, icon)
        call(button, title, number=self.order.told.number)
        return button

    def _foot(self) -> QHBoxLayout:
        """Papers, then what is seldom wanted."""
        sent = self.order.progress is Progress.SHIPPED
        wanted = [(SLIP, N_("Packing slip"), "printer")]
        if self.order.told.buyer.name:
            wanted.append((LABEL, N_("Address label"), "printer"))
            wanted.append((SAVE, N_("Address as a PDF"), "file"))
        if sent and self.order.sale:
            wanted.append((BILL, N_("Show the bill"), "receipt"))
        if not sent:
            wanted.append((CALL_OFF, N_("Call the order off"), "remove"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for deed, title, icon in wanted:
            row.addWidget(self._button(deed, title, icon), 1)
        return row

    def _button(self, deed: str, title: str, icon: str) -> BigButton:
        button = BigButton(title, icon=icon, kind=_KINDS.get(deed, "plain"))
        button.installEventFilter(self)
        button.tapped.connect(lambda: self.wanted.emit(deed, self.order))
        return button


def _line(line: OrderLine, ours: str) -> Label:
    label = Label(role="section").wrapped()
    label.show_text(f"{line.quantity} × {ours or line.name}")
    if not ours:
        label.say(N_("{count} × {name} (not paired with goods of ours)"), count=line.quantity, name=line.name)
    return label


def _buyer(order: OnlineOrder) -> list[Label]:
    """Who gets it and where; a sentence once that was erased, or where it was never said."""
    buyer = order.told.buyer
    if buyer == Buyer():
        erased = order.progress is Progress.SHIPPED
        return [Label(_ERASED if erased else _UNSAID, colour="text2").wrapped()]
    found = []
    called = Label(role="strong").wrapped()
    called.show_text(" · ".join(text for text in (buyer.name, buyer.phone) if text))
    found.append(called)
    address = Label().wrapped()
    address.show_text(buyer.address)
    found.append(address)
    if buyer.note:
        note = Label(colour="turmeric_text").wrapped()
        note.say(N_("The buyer says: {note}"), note=buyer.note)
        found.append(note)
    return found
