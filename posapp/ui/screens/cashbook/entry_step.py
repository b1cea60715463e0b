"""Money in or out: how much, what for, from which purse, on which day, and its paper."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from posapp.domain.cash_book import (
    CATEGORIES,
    ENTERED_WITHIN,
    OPENING,
    PURSE_TITLES,
    MoneyKind,
    Purse,
    working_days,
)
from posapp.i18n import N_
from posapp.operations.cash_book.enter import NewEntry
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.screens.cashbook.paper_photo import PaperPhoto
from posapp.ui.widgets.amount_entry import AmountEntry
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.date_picker import DatePicker
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.cash_book import Category

_TITLES: Final = {MoneyKind.INCOME: N_("Money in"), MoneyKind.EXPENSE: N_("Money out")}
_PURSES: Final = {Purse.BOX: "money", Purse.DRAWER: "till", Purse.BANK: "bank"}
_TODAY, _YESTERDAY, _OTHER = "today", "yesterday", "other"
_BESIDE: Final = 680
"""From this width on two questions stand in one row."""
_PARTY: Final = N_("Who paid, or who was paid")
_PAPER: Final = N_("Number on the paper")
_NOTE: Final = N_("Note")
_NO_CATEGORY: Final = N_("Tap what it was for.")
_NO_AMOUNT: Final = N_("Type how much it was.")
_LATE: Final = N_("More than 3 working days ago: it will be marked as written late.")


class EntryStep(Step):
    """Emits `entered(NewEntry)` when everything needed is there, `refused(Refused)` for a picture of no use."""

    entered = Signal(object)
    refused = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__("", Deed(N_("Write it down"), "check"), scrolls=True)
        self.kind = MoneyKind.INCOME
        self._today = today
        self.amount = AmountEntry()
        self.categories = ChipGrid(name=N_("What was it for?"))
        self.purses = ChipGrid(
            [Chip(purse.value, title, _PURSES[purse]) for purse, title in PURSE_TITLES.items()], name=N_("Which money?")
        )
        days = [Chip(_TODAY, N_("Today")), Chip(_YESTERDAY, N_("Yesterday")), Chip(_OTHER, N_("Another day"))]
        self.days = ChipGrid(days, name=N_("Which day?"))
        self.picker = DatePicker(today)
        self.late = Label(_LATE, role="chip", colour="turmeric_text").wrapped()
        self.party, self.paper, self.note = _field(_PARTY, 80), _field(_PAPER, 40), _field(_NOTE, 200)
        self.photo = PaperPhoto()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.missing = Label(role="strong", colour="lac").wrapped()
        self._lay_out()
        self._wire()

    def begin(self, kind: MoneyKind, today: date) -> None:
        """Ask for money of `kind`, from the beginning."""
        self.kind, self._today = kind, today
        self.title.say(_TITLES[kind])
        self.categories.show_chips([Chip(one.key, one.title, one.icon) for one in _offered(kind)])
        self.purses.choose(Purse.BOX.value)
        self.days.choose(_TODAY)
        self.picker.choose(today)
        for field in (self.party, self.paper, self.note):
            field.clear()
        self.photo.start()
        self.amount.start()
        self.missing.hide()
        self._show_day()
        self.amount.setFocus()

    def day(self) -> date:
        """The day it belongs to."""
        match self.days.key():
            case "yesterday":
                return self._today - timedelta(days=1)
            case "other":
                return self.picker.day()
        return self._today

    def new_entry(self) -> NewEntry:
        """What was told so far."""
        return NewEntry(
            self.kind,
            self.categories.key(),
            self.amount.money(),
            Purse(self.purses.key()),
            self.day(),
            self.party.text(),
            self.paper.text(),
            self.note.text(),
            self.photo.jpeg(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The amount above everything else where the window is narrow."""
        super().resizeEvent(event)
        narrow = theme.layout_for(self.width()) == "compact"
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        self._sides.setAlignment(self.amount, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)

    def _wire(self) -> None:
        self.days.chosen.connect(lambda _key: self._show_day())
        self.picker.changed.connect(lambda _day: self._show_day())
        self.photo.refused.connect(self.refused)
        self.went_on.connect(self._finish)
        self.amount.changed.connect(self.missing.hide)
        self.categories.chosen.connect(lambda _key: self.missing.hide())

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(theme.px(8))
        told.addWidget(Label(N_("What was it for?"), role="strong"))
        told.addWidget(self.categories)
        where = Sides(_BESIDE)
        for side, title, part in (
            (where.left, N_("Which money?"), self.purses),
            (where.right, N_("Which day?"), self.days),
        ):
            side.addWidget(Label(title, role="strong"))
            side.addWidget(part)
            side.addStretch(1)
        told.addWidget(where)
        told.addWidget(self.picker)
        told.addWidget(self.late)
        papers = QHBoxLayout()
        papers.setSpacing(theme.px(12))
        papers.addWidget(_named(_PARTY, self.party), 3)
        papers.addWidget(_named(_PAPER, self.paper), 2)
        fields = Sides(_BESIDE)
        fields.left.addLayout(papers)
        fields.right.addWidget(_named(_NOTE, self.note))
        told.addWidget(fields)
        told.addWidget(Label(N_("Picture of the receipt"), role="strong"))
        told.addWidget(self.photo)
        told.addStretch(1)
        self._sides.setSpacing(theme.px(24))
        self._sides.addWidget(self.amount, 3, Qt.AlignmentFlag.AlignTop)
        self._sides.addLayout(told, 7)
        self.body.addLayout(self._sides, 1)
        self.in_foot(self.missing)

    def _show_day(self) -> None:
        self.picker.setVisible(self.days.key() == _OTHER)
        self.late.setVisible(working_days(self.day(), self._today) > ENTERED_WITHIN)

    def _finish(self) -> None:
        lacks = _NO_AMOUNT if not self.amount.money() else _NO_CATEGORY if not self.categories.key() else ""
        self.missing.say(lacks)
        self.missing.setVisible(bool(lacks))
        if not lacks:
            self.entered.emit(self.new_entry())


def _offered(kind: MoneyKind) -> list[Category]:
    """The categories of `kind`; what was there before the program, needed once, comes last."""
    found = [one for one in CATEGORIES.values() if one.kind is kind]
    return sorted(found, key=lambda one: one is OPENING)


def _field(sentence: str, limit: int) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(limit)
    call(field, sentence)
    return field


def _named(sentence: str, field: QLineEdit) -> QWidget:
    """`field` below the words that name it."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(Label(sentence, role="chip", colour="text2"))
    column.addWidget(field)
    return place
