"""One article: where it lies, in which batches, and each movement with what was left after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.domain.stock import REASON_TITLES
from posapp.domain.unit import unit
from posapp.i18n import N_, _, date_text, moment_text
from posapp.ui import icons, paint, theme
from posapp.ui.parts.goods_cell import GoodsCell, amount_of
from posapp.ui.screens.stock.words import place_name, who
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.product import Product
    from posapp.domain.stock import Shelf
    from posapp.operations.shop import Shop
    from posapp.store.stock import History

_MOVES: Final = (
    Column(N_("When")),
    Column(N_("What"), stretch=True),
    Column(N_("Paper")),
    Column(N_("Place")),
    Column(N_("Batch")),
    Column(N_("In, out")),
    Column(N_("Left")),
    Column(N_("Who")),
)
_SHELVES: Final = (Column(N_("Place"), stretch=True), Column(N_("Batch")), Column(N_("Expires")), Column(N_("Left")))
_WIDE_SIDE: Final = 1100
_LEAST: Final = 230
_ROW: Final = 46
_ROWS: Final = {True: 6, False: 3}
"""How many of the places are seen at once: beside the movements, and above them."""
_PAGE: Final = 500
_PICTURE: Final = QSize(120, 90)


class Picture(QWidget):
    """The photo of an article, or an icon where it has none."""

    def __init__(self) -> None:
        super().__init__()
        self._photo = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_photo(self, jpeg: bytes | None) -> None:
        """Show another picture."""
        self._photo = QPixmap()
        if jpeg:
            self._photo.loadFromData(jpeg)
        self.update()

    def sizeHint(self) -> QSize:
        """As photos are cut."""
        return QSize(theme.px(_PICTURE.width()), theme.px(_PICTURE.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in its frame."""
        painter = QPainter(self)
        area = self.rect().toRectF()
        paint.box(painter, area, theme.px(10), theme.colour("card"), paint.outline())
        if self._photo.isNull():
            side = theme.px(44)
            icons.paint(painter, "goods", paint.centred(area, side, side), theme.colour("text2"))
        else:
            rim = theme.px(3)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(area.adjusted(rim, rim, -rim, -rim), self._photo, QRectF(self._photo.rect()))


class ArticlePage(HeadedPage):
    """Emits `paper_wanted(entry)` and `bill_wanted(number)` for a movement, and what is to be done with the article."""

    paper_wanted = Signal(str)
    bill_wanted = Signal(str)
    receive_wanted = Signal(object)
    adjust_wanted = Signal(object)

    def __init__(self, shop: Shop) -> None:
        super().__init__()
        self._shop = shop
        self.product: Product | None = None
        self._history: list[History] = []
        self._most = _PAGE
        self.picture = Picture()
        self._total = Label(role="due")
        self._facts = Label(colour="text2").wrapped()
        self.shelves = Table(_SHELVES, name=N_("Where it lies"))
        self.moves = Table(_MOVES, name=N_("What came and went"))
        self.moves.setSortingEnabled(False)
        self._none = EmptyState("history", N_("Nothing came or went yet. Receive it, or count it."))
        self.older = BigButton(N_("Older ones"), icon="down")
        self._hint = OneLine(N_("Tap a row to see its paper."), role="chip", colour="text2")
        self.receive = self.offer(N_("Receive"), "import")
        self.adjust = self.offer(N_("Change the number"), "adjust")
        self._lay_out()
        self._wire()

    def show_article(self, product: Product) -> None:
        """Tell about `product`."""
        if self.product is None or product.id != self.product.id:
            self._most = _PAGE
        self.product = product
        books = self._shop.books
        self.title.show_text(product.name)
        self.picture.show_photo(books.catalog.photo(product.photo) if product.photo else None)
        left = books.stock.on_hand(product.id)
        self._total.show_text(str(amount_of(product, left)))
        self._total.colour("lac" if left.milli < 0 else "text")
        self._facts.show_text(_facts(product))
        shelves = [one for one in books.stock.shelves(product.id) if one.on_hand]
        self.shelves.show_rows([self._shelf_row(one) for one in shelves])
        self.shelves.setVisible(len(shelves) > 1 or any(one.lot for one in shelves))
        self._history = books.movements.of_product(product.id, self._most)
        self.moves.show_rows([self._move_row(one) for one in self._history])
        self.older.setVisible(len(self._history) == self._most)
        for part, on in ((self.moves, True), (self._hint, True), (self._none, False)):
            part.setVisible(bool(self._history) is on)
        self._arrange()

    def look(self) -> None:
        """The books changed."""
        found = self._shop.books.catalog.get(self.product.id) if self.product else None
        if found:
            self.show_article(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where there is less room; the paper tells the rest."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        layout = theme.layout_for(self.width())
        beside = self.width() >= theme.px(_WIDE_SIDE)
        self.shelves.setMinimumHeight(theme.px(_ROW) * (min(self.shelves.count(), _ROWS[beside]) + 1))
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)
        places = bool(self._shop.books.places.all(closed=True))
        batches = any(one.lot_code for one in self._history)
        for column, wanted in ((3, places), (4, batches), (7, not places and not batches)):
            self.moves.setColumnHidden(column, not (wanted and layout == "wide"))
        crowded = beside and places and batches  # a tap on the row leads to its paper
        self.moves.setColumnHidden(2, layout == "compact" or crowded)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._total)
        words.addWidget(self._facts)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(self.picture)
        head.addLayout(words, 1)
        told = QVBoxLayout()
        told.setSpacing(theme.px(8))
        told.addLayout(head)
        told.addWidget(self.shelves, 1)
        told.addStretch(0)
        listed = QVBoxLayout()
        listed.setSpacing(0)
        for part in (self.moves, self._none):
            listed.addWidget(part, 1)
        below = QHBoxLayout()
        below.addWidget(self._hint, 1)
        below.addWidget(self.older)
        listed.addLayout(below)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(16))
        self._row.addLayout(listed, 8)
        self._row.addLayout(told, 5)
        area = ScrollColumn()
        area.column.addLayout(self._row)
        self.moves.setMinimumHeight(theme.px(_LEAST))
        self.body.addWidget(area, 1)
        self.setFocusProxy(self.moves)

    def _wire(self) -> None:
        self.moves.chosen.connect(lambda row: self._explain(self._history[row]))
        self.older.tapped.connect(self._show_older)
        self.receive.tapped.connect(lambda: self.receive_wanted.emit(self.product))
        self.adjust.tapped.connect(lambda: self.adjust_wanted.emit(self.product))

    def _show_older(self) -> None:
        """More of them, from where the list ended."""
        place = len(self._history)
        self._most += _PAGE
        self.look()
        self.moves.selectRow(min(place, len(self._history) - 1))

    def _explain(self, one: History) -> None:
        if one.entry:
            self.paper_wanted.emit(one.entry)
        elif one.number:
            self.bill_wanted.emit(one.number)

    def _shelf_row(self, one: Shelf) -> Sequence[Cell]:
        until = date_text(one.lot.expires) if one.lot and one.lot.expires else ""
        code = one.lot.code if one.lot else "–"
        return place_name(self._shop, one.place), code, until, one.on_hand

    def _move_row(self, one: History) -> Sequence[Cell]:
        signed = f"+{one.move.quantity}" if one.move.quantity.milli > 0 else f"−{-one.move.quantity}"
        return (
            moment_text(one.at),
            _(REASON_TITLES[one.move.reason]),
            one.number,
            place_name(self._shop, one.move.place),
            one.lot_code,
            GoodsCell(one.move.quantity.milli, signed),
            one.after,
            who(self._shop, one.by),
        )


def _facts(product: Product) -> str:
    """Code, cost and where it gets low, in one line."""
    words = [_(N_("Code {code}")).format(code=product.code)]
    if product.cost:
        words.append(_(N_("cost {amount} baht each")).format(amount=product.cost))
    if product.warn_at:
        words.append(_(N_("low at {quantity}")).format(quantity=f"{product.warn_at} {_(unit(product.unit).label)}"))
    return " · ".join(words)
