"""The first page: how the copies stand, copying now, where copies go, and the doors to all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.i18n import N_, count_text
from posapp.operations.copies import places
from posapp.operations.copies.make import make_copy
from posapp.operations.copies.state import state
from posapp.store import snapshot
from posapp.ui import theme
from posapp.ui.screens.safety.state_card import StateCard
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from posapp.domain.identity import PersonId
    from posapp.operations.copies.make import Made
    from posapp.operations.copies.places import Place
    from posapp.operations.shop import Shop
    from posapp.ui.screens.safety.desk import Work

_PLACES: Final = {
    places.FOLDER_KEY: (N_("Folder {place}"), N_("Folder {place}: not there now")),
    places.STICK_KEY: (N_("USB stick at {place}"), N_("The USB stick is not plugged in")),
}


class HomePage(QWidget):
    """Emits `wanted(key)` when a door is opened."""

    wanted = Signal(str)

    def __init__(self, work: Work, doors: Iterable[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self.card = StateCard()
        self.copy = BigButton(N_("Copy now"), icon="database", kind="cash").guarded()
        self.told = NoteBox("good")
        self.told.hide()
        self.places = Label(colour="text2").wrapped()
        self.open_days = NoteBox("care")
        self.doors = {key: BigButton(title, icon=icon) for key, title, icon in doors}
        self._lay_out()
        self.copy.tapped.connect(self.copy_now)
        for key, button in self.doors.items():
            button.tapped.connect(lambda key=key: self.wanted.emit(key))
        self.setFocusProxy(self.copy)

    def look(self) -> None:
        """Show how it stands now; where the stick is plugged in is looked up beside."""
        now = state(self._work.shop)
        self.card.show_state(now)
        if now.days:
            self.told.hide()  # what was told then is old news
        days = snapshot.open_days(self._work.shop.books.database)
        here = self._work.shop.books.terminal.letter
        left = [day for day in days if not day.startswith(f"{here} ")]
        self.open_days.setVisible(bool(left))
        self.open_days.tell("care", N_("Days of another till nobody closed: {days}"), days=", ".join(left))
        self._work.aside(places.places, self._show_places, self._work.notices.show)

    def copy_now(self) -> None:
        """Copy to every place that is there, read back and checked."""
        by = self._work.desk.seller()
        self.copy.block(N_("The copy is being made and read back."))
        self.told.tell("plain", N_("The copy is being made. You can go on selling."))
        self.told.show()
        self._work.aside(lambda shop: _copied(shop, by), self._made, self._failed)

    def _lay_out(self) -> None:
        sides = Sides(760)
        for part in (self.card, self.copy, self.told, self.open_days):
            sides.left.addWidget(part)
        sides.left.addStretch(1)
        sides.right.addWidget(Label(N_("Where copies go"), role="section"))
        sides.right.addWidget(self.places)
        for button in self.doors.values():
            sides.right.addWidget(button)
        sides.right.addStretch(1)
        scroll = ScrollColumn(spacing=12)
        scroll.column.addWidget(Label(N_("Keep the data safe"), role="title").wrapped())
        scroll.column.addWidget(sides)
        scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        column.addWidget(scroll)

    def _show_places(self, found: list[Place]) -> None:
        if not found:
            self.places.say(N_("No place was chosen yet."))
            return
        words = [(_PLACES[one.key][0 if one.root else 1], one.words) for one in found]
        self.places.show_text("\n".join(_said(sentence, place) for sentence, place in words))

    def _made(self, made: list[Made]) -> None:
        self.copy.block("")
        standing = made[-1].manifest.standing
        self.told.tell(
            "good",
            N_("Copied and read back: it is right."),
            N_("{bills} bills, in {place}"),
            bills=count_text(standing.sales),
            place=made[-1].kept.place,
        )
        self._work.desk.changed(made[-1].changes)
        self.look()

    def _failed(self, error: Exception) -> None:
        self.copy.block("")
        self.told.hide()
        self._work.notices.show(error)
        if isinstance(error, Refused) and error.code == "place_unchosen":
            self.wanted.emit("place")


def _said(sentence: str, place: str) -> str:
    from posapp.i18n import _

    return _(sentence).format(place=place)


def _copied(shop: Shop, by: PersonId) -> list[Made]:
    """A copy in each place. Raises Refused `place_unchosen`, or Unavailable."""
    chosen = places.places(shop)
    if not chosen:
        raise Refused("place_unchosen", N_("Choose first where copies go: a USB stick, or a folder on another disk."))
    homes = [place.home for place in chosen if place.home]
    if not homes:
        raise places.not_plugged_in()
    return [make_copy(shop, home, by) for home in homes]
