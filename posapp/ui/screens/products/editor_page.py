"""Everything about one product on one page: what it must have, its stock, and the rest, with its tile beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.products.blocks import MustBlock, PictureBlock
from posapp.ui.screens.products.kind_block import KindBlock
from posapp.ui.screens.products.more_blocks import PaperBlock, PriceBlock
from posapp.ui.screens.products.stock_block import StockBlock
from posapp.ui.screens.products.tab_stops import tab_stops
from posapp.ui.screens.products.tile_preview import TilePreview
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.errors import Refused
    from posapp.domain.product import Product
    from posapp.ui.screens.products.draft import Draft
    from posapp.ui.screens.products.known import Known

_PLACES: Final = {
    "wide": (0, 2, 1, 0, 2, 2),
    "medium": (0, 1, 1, 0, 1, 0),
    "compact": (0, 0, 0, 0, 0, 0),
}
"""The column each block stands in, one below the other: must, picture, stock, kind, prices, papers."""


class EditorPage(QWidget):
    """Holds a Draft and emits what is wanted. A save that was refused is told by `refuse`.

    `member_wanted(name)` is an owner who is no member yet, `variants_wanted` sizes and colours of the same,
    `explain_wanted` what moved the stock.
    """

    save_wanted = Signal()
    withdraw_wanted = Signal()
    own_code_wanted = Signal()
    category_wanted = Signal()
    member_wanted = Signal(str)
    variants_wanted = Signal()
    explain_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, draft: Draft, known: Known) -> None:
        super().__init__()
        self._draft = draft
        self._placed: theme.Layout | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        categories = known.categories()
        self._preview = TilePreview(known.photo, categories)
        self.must = MustBlock(categories)
        self.picture = PictureBlock(self._preview, N_("So it looks when selling"))
        self.stock = StockBlock(known.lies(draft.old.id), known=not draft.new)
        self.kind = KindBlock(known)
        self.prices = PriceBlock(vat=known.vat)
        self.papers = PaperBlock()
        self._blocks = (self.must, self.picture, self.stock, self.kind, self.prices, self.papers)
        self._back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        self.save = BigButton(N_("Save"), icon="check", kind="cash", key_hint="Ctrl+S").guarded()
        self.withdraw = BigButton(icon="eye")
        self._columns = [QVBoxLayout() for _column in range(3)]
        self._lay_out()
        self._wire()
        for block in self._blocks:
            block.fill(draft)
        self._show_tile()
        self._order_tabs()

    def draft(self) -> Draft:
        """The form's content now."""
        draft = self._draft
        for block in self._blocks:
            draft = block.read(draft)
        return draft

    def refuse(self, wrong: Mapping[str, Refused]) -> None:
        """Say beside each field what is wrong with it, and go to the first."""
        first = None
        for block in self._blocks:
            for key, field in block.fields.items():
                field.refuse(wrong.get(key))
                if key in wrong and first is None:
                    first = field
        if first:
            first.part.setFocus()
            self._area.ensureWidgetVisible(first)

    def add_code(self, code: str) -> None:
        """Take over a scanned or newly made barcode."""
        self.stock.add_code(code)

    def add_part(self, product: Product) -> bool:
        """Put scanned goods into the basket; False when it is none, or `product` can't lie in one."""
        if not self.kind.is_basket() or product.one_off or product.parts or product.id == self._draft.old.id:
            return False
        self.kind.parts.rows.add(product.id)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._place(theme.layout_for(self.width()))

    def _wire(self) -> None:
        for block in self._blocks:
            block.edited.connect(self._show_tile)
            block.edited.connect(self._order_tabs)
        self.must.category_wanted.connect(self.category_wanted)
        self.picture.photo.taken.connect(self._on_photo)
        self.picture.photo.removed.connect(lambda: self._on_photo(None))
        self.stock.own_code_wanted.connect(self.own_code_wanted)
        self.stock.explain_wanted.connect(self.explain_wanted)
        self.kind.member_wanted.connect(self.member_wanted)
        self.kind.variants_wanted.connect(self.variants_wanted)
        self.save.tapped.connect(self.save_wanted)
        self.withdraw.tapped.connect(self.withdraw_wanted)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save.press)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_wanted.emit)

    def _lay_out(self) -> None:
        self._beside = QHBoxLayout()
        self._beside.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(8))
        self._beside.setSpacing(0)
        for one in self._columns:
            one.setSpacing(theme.px(16))
            self._beside.addLayout(one)
        self._area = scrolling(self._beside)
        title = OneLine(role="title")
        if self._draft.new:
            title.say(N_("New goods"))
        else:
            title.show_text(self._draft.old.name)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(4))
        head.addWidget(title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addLayout(self._foot())
        self.withdraw.setVisible(not self._draft.new)
        self._place("wide")

    def _foot(self) -> QHBoxLayout:
        self._back.tapped.connect(self.back_wanted)
        self.withdraw.say(N_("No longer sold") if self._draft.old.active else N_("Sell it again"))
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(self._back)
        row.addWidget(self.withdraw)
        row.addStretch(1)
        row.addWidget(self.save)
        return row

    def _place(self, layout: theme.Layout) -> None:
        if layout == self._placed:
            return
        self._placed = layout
        for number, column in enumerate(self._columns):
            for placed in self._blocks:
                # A place that is merely taken out stays the one Qt refreshes: the new one would never learn of growth.
                column.removeWidget(placed)
            while column.count():
                column.takeAt(0)
            used = number in _PLACES[layout]
            column.setContentsMargins(theme.px(28) if used and number else 0, 0, 0, 0)
            self._beside.setStretch(number, 1 if used else 0)
        for block, number in zip(self._blocks, _PLACES[layout], strict=True):
            self._columns[number].addWidget(block)
        for column in self._columns:
            column.addStretch(1)

    def _order_tabs(self) -> None:
        """Tab goes through the blocks one after the other, lines that were added included, then to the buttons."""
        stops = [stop for block in self._blocks for stop in tab_stops(block)]
        for before, after in pairwise((*stops, self._back, self.withdraw, self.save)):
            QWidget.setTabOrder(before, after)

    def _on_photo(self, jpeg: bytes | None) -> None:
        self._draft = replace(self._draft, photo=jpeg, without_photo=jpeg is None)
        self.picture.fields["photo"].refuse(None)
        self._show_tile()

    def _show_tile(self) -> None:
        draft = self.draft()
        product = draft.sketch()
        if draft.photo is not None:
            product = replace(product, photo=self._preview.name_of(draft.photo))
        self._preview.show_product(product, draft.left())
        self.picture.photo.remove.setVisible(bool(product.photo))
