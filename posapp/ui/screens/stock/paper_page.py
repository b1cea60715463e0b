"""One paper of the stock book: what it moved, who wrote it when and why; printed again, labelled, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.lot import NO_LOT
from posapp.domain.stock import ENTRY_TITLES, REASON_TITLES, EntryKind, StockReason
from posapp.i18n import N_, _, moment_text
from posapp.operations.print_labels import LabelWish
from posapp.ui.parts.goods_cell import GoodsCell, amount_of, worth_of
from posapp.ui.screens.stock.deeds import pieces
from posapp.ui.screens.stock.words import place_name, who
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.product import Product
    from posapp.domain.stock import StockEntry, StockMove
    from posapp.operations.shop import Shop

_COLUMNS: Final = (
    Column(N_("Goods"), stretch=True),
    Column(N_("Why")),
    Column(N_("Batch")),
    Column(N_("Place")),
    Column(N_("How much")),
    Column(N_("Value at cost")),
)
_BOTH_ENDS: Final = (EntryKind.MOVE, EntryKind.TAKE, EntryKind.BRING)
"""What leaves one place and comes to another: one row says both."""
_LABELLED: Final = (StockReason.RECEIVE, StockReason.MADE)


class PaperPage(HeadedPage):
    """Emits what is wanted of the paper shown, and `article_wanted(product)` when a row is tapped."""

    print_wanted = Signal(str)
    labels_wanted = Signal(object)
    back_wanted = Signal(str)
    article_wanted = Signal(str)
    paper_wanted = Signal(str)

    def __init__(self, shop: Shop) -> None:
        super().__init__()
        self._shop = shop
        self._moves: list[StockMove] = []
        self._entry: StockEntry | None = None
        self._other = ""
        self._told = Label(colour="text2").wrapped()
        self._note = Label().wrapped()
        self._reversal = NoteBox("care")
        self._see = BigButton(N_("Show that paper"), icon="file")
        self.table = Table(_COLUMNS, name=N_("What it moved"))
        self._sum = OneLine(role="strong")
        self.labels = self.offer(N_("Print labels"), "tag")
        self.print_button = self.offer(N_("Print"), "printer")
        self.undo = self.offer(N_("Take it back"), "refund")
        for part in (self._told, self._note, self._reversal, self._see):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._sum)
        self.setFocusProxy(self.table)
        self._wire()

    def show_paper(self, entry: StockEntry) -> None:
        """Tell about `entry`."""
        self._entry = entry
        self._moves = [one for one in entry.moves if entry.kind not in _BOTH_ENDS or one.quantity.milli > 0]
        self.title.say(N_("{kind} {number}"), kind=_(ENTRY_TITLES[entry.kind]), number=entry.number)
        self._told.show_text(
            " · ".join(filter(None, (moment_text(entry.at), who(self._shop, entry.by), _way(self._shop, entry))))
        )
        self._note.show_text(entry.note)
        self._note.setVisible(bool(entry.note))
        self._tell_reversal(entry)
        self.table.show_rows([self._row(move) for move in self._moves])
        self.table.setColumnHidden(1, entry.kind is not EntryKind.ADJUST)
        self.table.setColumnHidden(2, not any(move.lot for move in self._moves))
        told = entry.kind in _BOTH_ENDS  # the line above says from where to where
        self.table.setColumnHidden(3, told or not self._shop.books.places.all(closed=True))
        self._sum.say(N_("{amount} baht at cost together"), amount=entry.value)
        self._sum.setVisible(bool(entry.value))
        self.labels.setVisible(bool(self._labels()))

    def look(self) -> None:
        """The books changed: the paper may have been taken back."""
        if self._entry:
            self.show_paper(self._entry)

    def _wire(self) -> None:
        self.table.chosen.connect(lambda row: self.article_wanted.emit(self._moves[row].product))
        self.print_button.tapped.connect(lambda: self.print_wanted.emit(self._id()))
        self.undo.tapped.connect(lambda: self.back_wanted.emit(self._id()))
        self.labels.tapped.connect(lambda: self.labels_wanted.emit(self._labels()))
        self._see.tapped.connect(lambda: self.paper_wanted.emit(self._other))

    def _id(self) -> str:
        return self._entry.id if self._entry else ""

    def _tell_reversal(self, entry: StockEntry) -> None:
        books = self._shop.books
        later = books.entries.reversal_of(entry.id)
        first = books.entries.get(entry.reverses) if entry.reverses else None
        other = later or first
        self._other = other.id if other else ""
        if later:
            self._reversal.tell("care", N_("It was taken back by {number}."), number=later.number)
        elif first:
            self._reversal.tell("plain", N_("It takes {number} back."), number=first.number)
        self._reversal.setVisible(other is not None)
        self._see.setVisible(other is not None)
        self.undo.setVisible(other is None)

    def _row(self, move: StockMove) -> Sequence[Cell]:
        product = self._product(move)
        lot = self._shop.books.stock.lot(move.lot) if move.lot != NO_LOT else None
        return (
            product.name if product else "",
            _(REASON_TITLES[move.reason]),
            lot.code if lot else "",
            place_name(self._shop, move.place),
            amount_of(product, move.quantity) if product else GoodsCell(move.quantity.milli),
            worth_of(move.value),
        )

    def _product(self, move: StockMove) -> Product | None:
        return self._shop.books.catalog.get(move.product)

    def _labels(self) -> list[LabelWish]:
        """One for each piece that came in by this paper, unless it was taken back."""
        wishes = []
        for move in self._moves:
            product = self._product(move)
            if product and move.reason in _LABELLED and move.quantity.milli > 0 and not self._other:
                copies = pieces(move.quantity.milli, divisible=product.divisible)
                wishes.append(LabelWish(product.id, copies, move.lot))
        return wishes


def _way(shop: Shop, entry: StockEntry) -> str:
    """From or to whom, or from where to where."""
    if entry.kind in _BOTH_ENDS:
        start = next((one.place for one in entry.moves if one.quantity.milli < 0), None)
        end = next((one.place for one in entry.moves if one.quantity.milli > 0), None)
        if start is not None and end is not None:
            return _(N_("from {start} to {end}")).format(start=place_name(shop, start), end=place_name(shop, end))
    return _(N_("from {party}")).format(party=entry.party) if entry.party else ""
