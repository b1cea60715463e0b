"""A page with a list of goods that ends in one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from posapp.i18n import N_
from posapp.ui.names import call, hint
from posapp.ui.parts.goods_sheet.sheet import GoodsSheet
from posapp.ui.widgets.headed_page import HeadedPage

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.ui.parts.goods_sheet.lines import Form

EMPTY: Final = N_("Nothing is on this list yet. Add goods first.")
_NOTE_LIMIT: Final = 120


class GoodsPage(HeadedPage):
    """Emits `done` when its deed is wanted and something is on the list. Where it is `noted` a note may be added."""

    done = Signal()

    def __init__(self, shop: Shop, title: str, deed: str, form: Form, *, noted: bool = False) -> None:
        super().__init__(title)
        self.sheet = GoodsSheet(shop, form)
        self.note = QLineEdit()
        self.note.setMaxLength(_NOTE_LIMIT)
        call(self.note, N_("Note"))
        hint(self.note, N_("Note for the paper"))
        self.note.hide()
        self.note.returnPressed.connect(self._noted)
        if noted:
            self.offer(N_("Note"), "edit").tapped.connect(self._ask_note)
        self.deed = self.offer_deed(deed)
        self.body.addWidget(self.note)
        self.body.addWidget(self.sheet, 1)
        self.deed.tapped.connect(self.done)
        self.deed.turned_away.connect(lambda _why: self.sheet.say(EMPTY))
        self.sheet.changed.connect(self.look_at_list)
        self.setFocusProxy(self.sheet)
        self.look_at_list()

    def look_at_list(self) -> None:
        """The deed needs goods."""
        self.deed.block("" if self.sheet.lines() else EMPTY)

    def said(self) -> str:
        """The note."""
        return self.note.text().strip()

    def forget_note(self) -> None:
        """Another paper: no note yet."""
        self.note.clear()
        self.note.hide()

    def _ask_note(self) -> None:
        self.note.show()
        self.note.setFocus()

    def _noted(self) -> None:
        """Enter goes on with the goods; an empty note takes no room."""
        self.note.setVisible(bool(self.said()))
        self.sheet.setFocus()
