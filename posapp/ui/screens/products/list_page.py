"""The list of goods, as a table or as tiles, and the doors to what else is done with goods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.i18n import N_, count_text
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.screens.products.filters import Filters
from posapp.ui.screens.products.listing import Goods
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.fitted import Fitted
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.product_grid import ProductGrid, Shelf
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.product import Product

DOORS: Final = {
    "categories": (N_("Categories"), "tag"),
    "members": (N_("Members"), "people"),
    "labels": (N_("Price labels"), "barcode"),
    "import": (N_("Goods from a file"), "import"),
    "export": (N_("Save as a file"), "file"),
}
"""The buttons in the foot by the key of what is behind them: words and icon."""

_COLUMNS: Final = (
    Column(N_("Name"), stretch=True),
    Column(N_("Code")),
    Column(N_("Category")),
    Column(N_("Whose it is")),
    Column(N_("Price")),
    Column(N_("On hand")),
    Column(N_("Note")),
)
_CODE: Final = 1
_OWNER: Final = 3
_HIDDEN: Final[dict[theme.Layout, tuple[int, ...]]] = {"wide": (), "medium": (1, 2), "compact": (1, 2, 3, 6)}
_NO_GOODS: Final = N_("No goods yet. Add the first one.")
_NONE_HERE: Final = N_("Nothing here. Choose another shelf above, or type fewer letters.")


class ListPage(Fitted):
    """Emits `opened(Product)`, `add_wanted`, `single_wanted` and `door_wanted(key)`.

    `photo` finds pictures for the tiles, `doors` are the keys of DOORS that lead somewhere.
    """

    opened = Signal(object)
    add_wanted = Signal()
    single_wanted = Signal()
    door_wanted = Signal(str)

    def __init__(self, photo: Callable[[str], bytes | None], doors: Sequence[str]) -> None:
        super().__init__()
        self._goods = Goods()
        self._listed: list[Product] = []
        self._shelf = Shelf(photo)
        self.filters = Filters()
        self.table = Table(_COLUMNS)
        self.grid = ProductGrid(self._shelf)
        self.tiles = BigButton(N_("Tiles"), icon="photo")
        self.tiles.setCheckable(True)
        self.add = BigButton(N_("Add goods"), icon="plus", kind="plain")
        self.single = BigButton(N_("Single piece"), icon="star", kind="plain")
        self.doors = {
            key: BigButton(words, icon=icon, kind="chip") for key, (words, icon) in DOORS.items() if key in doors
        }
        self._count = OneLine(role="strong", colour="text2")
        self._empty = EmptyState("goods", _NO_GOODS, action=N_("Add goods"), action_icon="plus")
        self._wire()
        self._lay_out()
        call(self.table, N_("Goods"))
        self._list()

    def show_goods(self, goods: Goods) -> None:
        """Show the goods as they are now; shelf, search and cursor stay."""
        self._goods = goods
        self._shelf.categories = {one.id: one for one in goods.categories}
        self.filters.offer(goods)
        self.filters.tab_between(self.add, self.table)
        self._list()

    def listed(self) -> list[Product]:
        """The goods listed now."""
        return self._listed

    def go_to(self, product: Product) -> None:
        """Put the cursor on `product`, where it is listed."""
        model = self.table.model()
        match = Qt.MatchFlag.MatchExactly
        found = model.match(model.index(0, _CODE), Qt.ItemDataRole.DisplayRole, product.code, 1, match)
        if found:
            self.table.setCurrentIndex(found[0].siblingAtColumn(0))

    def retranslate(self) -> None:
        """Say again what the parts don't say by themselves."""
        self._list()

    def fit(self) -> None:
        """Fewer columns where there is less room; what is hidden stands in the form."""
        layout = theme.layout_for(self.width())
        for column in range(len(_COLUMNS)):
            ownerless = column == _OWNER and not self._goods.owners
            self.table.setColumnHidden(column, ownerless or column in _HIDDEN[layout])
        narrow = layout == "compact"
        for button in (self.tiles, self.single):
            button.icon_only(narrow)
        for key, door in self.doors.items():  # five pictures alone say nothing; five words fit
            door.picture("" if narrow else DOORS[key][1])
            door.updateGeometry()
        self.filters.lie_in(layout)
        self.grid.tile_size(layout)
        self._count.setVisible(bool(self._listed) and not narrow)

    def _wire(self) -> None:
        search = self.filters.search
        self.filters.changed.connect(self._list)
        search.left.connect(self._to_goods)
        search.returnPressed.connect(self._to_goods)
        self.table.chosen.connect(lambda row: self.opened.emit(self._listed[row]))
        self.grid.chosen.connect(lambda offer: self.opened.emit(offer.product))
        self.tiles.tapped.connect(self._list)
        self.add.tapped.connect(self.add_wanted)
        self.single.tapped.connect(self.single_wanted)
        for key, door in self.doors.items():
            door.tapped.connect(lambda key=key: self.door_wanted.emit(key))
        self._empty.tapped.connect(self.add_wanted)
        QShortcut(QKeySequence("F2"), self, search.setFocus)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add.press)

    def _lay_out(self) -> None:
        gap = theme.px(8)
        upper, foot = QHBoxLayout(), QHBoxLayout()
        for row in (upper, foot):
            row.setSpacing(gap)
        upper.addWidget(self.filters.search, 1)
        for button in (self.tiles, self.single, self.add):
            upper.addWidget(button)
        foot.addWidget(self._count)
        foot.addStretch(1)
        for door in self.doors.values():
            foot.addWidget(door)
        column = QVBoxLayout(self)
        side = theme.px(12)
        column.setContentsMargins(side, theme.px(10), side, theme.px(10))
        column.setSpacing(gap)
        column.addLayout(upper)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.grid, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    def _list(self) -> None:
        self._listed = self.filters.chosen(self._goods)
        some, tiles = bool(self._listed), self.tiles.isChecked()
        self.table.show_rows([] if tiles else [self._goods.row(product) for product in self._listed])
        self.grid.show_products(self._listed if tiles else [])
        self.grid.show_stock({str(product): left for product, left in self._goods.on_hand.items()} if tiles else {})
        self._empty.say(_NONE_HERE if self._goods.products else _NO_GOODS)
        self._empty.setVisible(not some)
        self.table.setVisible(some and not tiles)
        self.grid.setVisible(some and tiles)
        self.setFocusProxy((self.grid if tiles else self.table) if some else self.add)
        self.fit()
        self._count.say(N_("Kinds of goods: {count}"), count=count_text(len(self._listed)))

    def _to_goods(self) -> None:
        (self.grid if self.tiles.isChecked() else self.table).setFocus()
