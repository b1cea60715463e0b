"""Which past day is written down, and where its goods were sold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from posapp.domain.errors import Refused
from posapp.domain.identity import PlaceId
from posapp.domain.money import total
from posapp.domain.place import STORE
from posapp.i18n import N_, count_text
from posapp.operations.past_day import check_day
from posapp.operations.stock_book import today
from posapp.ui.screens.market.words import place_chips
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.date_picker import DatePicker
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from datetime import date

    from posapp.operations.shop import Shop


class DayPage(Step):
    """Emits `went_on` when the day can be written down, `went_back`, `drawer_wanted` to close an open day first."""

    drawer_wanted = Signal()

    def __init__(self, shop: Shop) -> None:
        super().__init__(N_("Write a past day down"), Deed(N_("Next: what was sold"), "right", "amount"), scrolls=True)
        self._shop = shop
        self.picker = DatePicker(today(shop))
        self.places = ChipGrid(name=N_("Where was it sold?"))
        self.note = NoteBox()
        self.to_drawer = BigButton(N_("Close the day"), icon="till")
        self.to_drawer.tapped.connect(self.drawer_wanted)
        self.body.addWidget(Label(N_("Which day?"), role="section"))
        self.body.addWidget(self.picker)
        self.body.addWidget(self.note)
        self.body.addWidget(self.to_drawer, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Label(N_("Where was it sold?"), role="section"))
        self.body.addWidget(self.places)
        self.body.addStretch(1)
        self.picker.changed.connect(lambda _day: self.look())
        QShortcut(QKeySequence("Ctrl+S"), self, self.on.press)

    def begin(self, day: date, place: PlaceId = STORE) -> None:
        """Ask anew, with an answer marked."""
        self.picker.choose(day)
        self.places.show_chips(place_chips(self._shop))
        self.places.choose(place)
        self.look()

    def day(self) -> date:
        """The day."""
        return self.picker.day()

    def place(self) -> PlaceId:
        """Where its goods were sold."""
        return PlaceId(self.places.key())

    def look(self) -> None:
        """Look at the books: what stands there already of this day, and whether it can be written down."""
        chosen = self.places.key() or STORE
        self.places.show_chips(place_chips(self._shop))
        self.places.choose(chosen)
        self._say()

    def refuse(self, error: Refused) -> None:
        """Say what this day was refused for."""
        self.note.tell("care", error.sentence, **error.values)
        self.note.show()

    def _say(self) -> None:
        shop, day = self._shop, self.day()
        try:
            check_day(shop, day)
        except Refused as error:
            self.on.block(N_("This day can't be written down. Choose another one."))
            self.to_drawer.hide()
            self.refuse(error)
            return
        still_open, written = shop.session() is not None, shop.books.sales.of_day(day)
        self.on.block("")
        self.to_drawer.setVisible(still_open)
        self.note.setVisible(still_open or bool(written))
        if still_open:
            self.note.tell(
                "care",
                N_("A day is open at this till. Close it before the past day is saved."),
                N_("You can write the lines first: they stay here."),
            )
        elif written:
            self.note.tell(
                "plain",
                N_("Bills of this day in the books already: {count}, together {amount} baht."),
                N_("What you write down now comes on top of them."),
                count=count_text(len(written)),
                amount=total([sale.total for sale in written]),
            )
