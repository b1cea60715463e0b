"""The bar at the top: menu, group, its market, search, online line, printer, sun, seller, help. Places never move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from posapp.i18n import N_
from posapp.ui import icons, theme
from posapp.ui.names import call, hint
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import OneLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

PrinterState = Literal["none", "ready", "not_ready", "paper_out"]
NetState = Literal["none", "sent", "waits", "off", "look"]

_PRINTER = {
    "none": (N_("No printer"), "printer_off"),
    "ready": (N_("Ready to print"), "printer"),
    "not_ready": (N_("Switch the printer on"), "trouble"),
    "paper_out": (N_("Out of paper"), "alert"),
}
_NET = {
    "none": ("", "cloud"),
    "sent": (N_("Sent"), "cloud_done"),
    "waits": (N_("Waiting to be sent: {count}"), "cloud_wait"),
    "off": (N_("No internet, go on selling"), "cloud_off"),
    "look": (N_("Look at the online orders"), "alert"),
}

_PLACE: Final = 240
"""As wide as the name of a market may get; a longer one breaks into lines."""


class SearchField(QLineEdit):
    """Find goods by name or code. Esc empties it and hands the focus back (`left`), Down goes to the results."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(80)
        self.setMinimumWidth(theme.px(120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        call(self, N_("Find goods"))
        hint(self, N_("Find or scan (F2)"))
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Down leave the field; everything else is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field with its magnifying glass."""
        super().paintEvent(event)
        side = theme.px(24)
        box = QRectF(theme.px(12), (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), "search", box, theme.colour("text2"))

    def _dress(self) -> None:
        self.setTextMargins(theme.px(32), 0, 0, 0)


class TopBar(QWidget):
    """Emits what is wanted; the shell does it."""

    menu_wanted = Signal()
    place_wanted = Signal()
    net_wanted = Signal()
    printer_wanted = Signal()
    sun_wanted = Signal()
    seller_wanted = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = OneLine(role="section", colour="on_indigo")
        self._group.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.search = SearchField()
        self._menu = BigButton(N_("Menu"), icon="menu", kind="bar")
        self._place = BigButton(kind="bar", icon="map_pin")
        self._place.hide()
        self._net = BigButton(kind="bar", icon="cloud")
        self._printer = BigButton(kind="bar", icon="printer")
        self._sun = BigButton(N_("Bright sun"), icon="sun", kind="bar")
        self._seller = BigButton(N_("Seller"), icon="seller", kind="bar")
        self._help = BigButton(N_("Help (F1)"), icon="help", kind="bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(2))
        row.setSpacing(theme.px(4))
        row.addWidget(self._menu)
        row.addWidget(self._group, 2)
        row.addWidget(self._place)
        self._gap = QWidget()
        self._gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self._gap, 1)
        row.addWidget(self.search, 5)
        for button, wanted in (
            (self._net, self.net_wanted),
            (self._printer, self.printer_wanted),
            (self._sun, self.sun_wanted),
            (self._seller, self.seller_wanted),
            (self._help, self.help_wanted),
        ):
            row.addWidget(button)
            button.tapped.connect(wanted)
        self._menu.tapped.connect(self.menu_wanted)
        self._place.tapped.connect(self.place_wanted)
        for button in (self._sun, self._help):
            button.icon_only(only=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_printer("none")
        self.show_net("none")

    def show_names(self, group: str, seller: str, place: str = "") -> None:
        """Show the group's name, who sells ("" while nobody was chosen), and where ("" for the store)."""
        self._group.show_text(group)
        self._place.show_text(place)
        self._place.setVisible(bool(place))
        if seller:
            self._seller.show_text(seller)
        else:
            self._seller.say(N_("Seller"))

    def show_printer(self, state: PrinterState) -> None:
        """Show how the printer is."""
        sentence, icon = _PRINTER[state]
        self._printer.say(sentence)
        self._printer.picture(icon)

    def show_net(self, state: NetState, count: int = 0) -> None:
        """Show how the line to the online shops is, and how much waits; nothing where there are none."""
        sentence, icon = _NET[state]
        self._net.setVisible(state != "none")
        self._net.say(sentence, count=count)
        self._net.picture(icon)

    def show_search(self, *, on: bool) -> None:
        """Show the search field where the screen uses it."""
        self.search.setVisible(on)
        self._gap.setVisible(not on)

    def lay_out(self, layout: theme.Layout) -> None:
        """Words beside all icons in a wide window, beside fewer in a narrow one."""
        self._menu.icon_only(only=layout == "compact")
        self._net.icon_only(only=layout != "wide")
        self._printer.icon_only(only=layout != "wide")
        self._seller.icon_only(only=layout == "compact")
        self._group.setVisible(layout != "compact")
        self._place.icon_only(only=layout == "compact")
        self._place.setMaximumWidth(theme.px(_PLACE))

    def sizeHint(self) -> QSize:
        """56 high."""
        return QSize(theme.px(640), max(theme.px(56), theme.target() + 4))

    def minimumSizeHint(self) -> QSize:
        """As high as it is, as narrow as its parts can be."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Indigo ground."""
        QPainter(self).fillRect(self.rect(), theme.colour("indigo"))
