"""One entry of the cash book: all that was written of it, its picture, and the way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout

from posapp.domain.cash_book import CATEGORIES, PURSE_TITLES
from posapp.i18n import N_, _, date_text, moment_text
from posapp.ui import theme
from posapp.ui.screens.cashbook.picture import Picture
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.reason_field import ReasonField
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.cash_book import MoneyEntry
    from posapp.operations.cash_book.month import EntryStory

_REASONS = (N_("Wrong amount"), N_("Written twice"), N_("Wrong category"), N_("Wrong day"))
_WIDTH = 420


class EntryPage(Step):
    """Emits `back_wanted(id, why)` when the entry is to be taken back."""

    back_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("", Deed(N_("Take this entry back"), "refund", "danger"), scrolls=True)
        self._entry = ""
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(theme.px(16))
        self._rows.setVerticalSpacing(theme.px(4))
        self._rows.setColumnStretch(1, 1)
        self.story = NoteBox("care")
        self.reason = ReasonField(_REASONS)
        self.picture = Picture(_WIDTH, 3 * _WIDTH)
        self.body.addWidget(self.story)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.picture)
        self.body.addStretch(1)
        self.went_on.connect(lambda: self.back_wanted.emit(self._entry, self.reason.text()))

    def show_story(self, story: EntryStory, name: str) -> None:
        """Tell about an entry; `name` is who wrote it."""
        entry = story.entry
        self._entry = entry.id
        self.title.say(N_("{what}: {amount} baht"), what=_(CATEGORIES[entry.category].title), amount=entry.signed)
        self._show_rows(entry, name)
        self._tell_counter(story)
        open_ = not (story.counter or story.first)
        self.on.setVisible(open_)
        self.reason.setVisible(open_)
        self.reason.clear()
        self.picture.show_image(QImage.fromData(story.photo or b""))

    def _show_rows(self, entry: MoneyEntry, name: str) -> None:
        while self._rows.count():
            old = self._rows.takeAt(0)
            part = old.widget() if old else None
            if part:
                part.hide()
                part.deleteLater()
        told = (
            (N_("Day"), date_text(entry.day)),
            (N_("Which money?"), _(PURSE_TITLES[entry.purse])),
            (N_("Who paid, or who was paid"), entry.party),
            (N_("Number on the paper"), entry.paper),
            (N_("Note"), entry.note),
            (N_("Written"), " · ".join(filter(None, (moment_text(entry.at), name)))),
        )
        for row, (title, words) in enumerate((title, words) for title, words in told if words):
            said = Label().wrapped()
            said.show_text(words)
            self._rows.addWidget(Label(title, colour="text2"), row, 0)
            self._rows.addWidget(said, row, 1)

    def _tell_counter(self, story: EntryStory) -> None:
        if story.counter:
            self.story.tell("care", N_("It was taken back on {day}."), day=date_text(story.counter.day))
        elif story.first:
            self.story.tell("plain", N_("It takes an entry of {day} back."), day=date_text(story.first.day))
        self.story.setVisible(bool(story.counter or story.first))
