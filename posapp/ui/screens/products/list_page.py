"""The list of goods: chips choose a shelf, the field finds by name or code, a row opens the product."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, count_text
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.products.listing import ALL, LOW, WITHDRAWN, Goods
from posapp.ui.top_bar import SearchField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.domain.product import Product

_COLUMNS: Final = (
    Column(N_("Name"), stretch=True),
    Column(N_("Code")),
    Column(N_("Category")),
    Column(N_("Price")),
    Column(N_("On hand")),
    Column(N_("Note")),
)
_HIDDEN: Final[dict[theme.Layout, tuple[int, ...]]] = {"wide": (), "medium": (1,), "compact": (1, 2, 5)}
_NO_GOODS: Final = N_("No goods yet. Add the first one.")
_NONE_HERE: Final = N_("Nothing here. Choose another shelf above, or type fewer letters.")


class ListPage(QWidget):
    """Emits `opened(Product)`, `add_wanted` and `categories_wanted`."""

    opened = Signal(object)
    add_wanted = Signal()
    categories_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._goods = Goods((), (), {})
        self._listed: list[Product] = []
        self.shelves = ChipRow()
        self.search = SearchField()
        self.table = Table(_COLUMNS)
        self.add = BigButton(N_("Add goods"), icon="plus", kind="plain")
        self.categories = BigButton(N_("Categories"), icon="tag")
        self._count = OneLine(role="strong", colour="text2")
        self._empty = EmptyState("goods", _NO_GOODS, action=N_("Add goods"), action_icon="plus")
        self._wire()
        self._lay_out()
        self.setFocusProxy(self.table)
        hint(self.search, N_("Name or code, or scan (F2)"))
        call(self.search, N_("Find goods"))
        call(self.table, N_("Goods"))
        self._list()

    def show_goods(self, goods: Goods) -> None:
        """Show the goods as they are now; shelf, search and cursor stay."""
        self._goods = goods
        shelf = self.shelves.key() or ALL
        self.shelves.show_chips(
            [
                Chip(ALL, N_("All"), "goods"),
                Chip(LOW, N_("Running low"), "alert"),
                *(Chip(one.id, one.name, one.icon, plain=True) for one in goods.categories if one.active),
                Chip(WITHDRAWN, N_("Not sold now"), "eye"),
            ]
        )
        self.shelves.choose(shelf)
        if not self.shelves.key():
            self.shelves.choose(ALL)
        for before, after in pairwise((self.add, *self.shelves.findChildren(BigButton), self.table)):
            QWidget.setTabOrder(before, after)
        self._list()

    def listed(self) -> list[Product]:
        """The goods listed now."""
        return self._listed

    def go_to(self, product: Product) -> None:
        """Put the cursor on `product`, where it is listed."""
        model = self.table.model()
        match = Qt.MatchFlag.MatchExactly
        found = model.match(model.index(0, 1), Qt.ItemDataRole.DisplayRole, product.code, 1, match)
        if found:
            self.table.setCurrentIndex(found[0].siblingAtColumn(0))

    def retranslate(self) -> None:
        """Say again what the parts don't say by themselves."""
        self._list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where there is less room; what is hidden stands in the form."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _wire(self) -> None:
        self.shelves.chosen.connect(lambda _key: self._list())
        self.search.textEdited.connect(lambda _text: self._list())
        self.search.left.connect(self._list)
        self.search.left.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.chosen.connect(lambda row: self.opened.emit(self._listed[row]))
        self.add.tapped.connect(self.add_wanted)
        self.categories.tapped.connect(self.categories_wanted)
        self._empty.tapped.connect(self.add_wanted)
        QShortcut(QKeySequence("F2"), self, self.search.setFocus)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add.press)

    def _lay_out(self) -> None:
        gap = theme.px(8)
        upper = QHBoxLayout()
        upper.setSpacing(gap)
        upper.addWidget(self.search, 1)
        upper.addWidget(self.categories)
        upper.addWidget(self.add)
        column = QVBoxLayout(self)
        side = theme.px(12)
        column.setContentsMargins(side, theme.px(10), side, theme.px(10))
        column.setSpacing(gap)
        column.addLayout(upper)
        column.addWidget(self.shelves)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._count)

    def _list(self) -> None:
        self._listed = self._goods.chosen(self.shelves.key() or ALL, self.search.text())
        self.table.show_rows([self._goods.row(product) for product in self._listed])
        self._empty.say(_NONE_HERE if self._goods.products else _NO_GOODS)
        self._empty.setVisible(not self._listed)
        self.table.setVisible(bool(self._listed))
        self._arrange()
        self._count.say(N_("{count} kinds of goods"), count=count_text(len(self._listed)))

    def _arrange(self) -> None:
        layout = theme.layout_for(self.width())
        for column in range(len(_COLUMNS)):
            self.table.setColumnHidden(column, column in _HIDDEN[layout])
        self.categories.icon_only(layout == "compact")
        self._count.setVisible(bool(self._listed) and layout != "compact")
