"""The first page of goods in and out: a large door for each thing to do, and below them how all goods stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from posapp.i18n import N_, count_text
from posapp.operations.find_stock import worth
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.stock.listing import ALL, EXPIRING, Overview, listed, row
from posapp.ui.top_bar import SearchField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.fitted import Fitted
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.operations.find_stock import Standing
    from posapp.operations.shop import Shop

DOORS: Final = (
    ("receive", N_("Receive goods"), "import"),
    ("count", N_("Count goods"), "done"),
    ("adjust", N_("Change a number"), "adjust"),
    ("make", N_("Make goods"), "soup"),
    ("market", N_("Take goods to market"), "shop"),
    ("move", N_("Move goods"), "map_pin"),
)
_COLUMNS: Final = (
    Column(N_("Goods"), stretch=True),
    Column(N_("On hand")),
    Column(N_("How it stands")),
    Column(N_("Value at cost")),
    Column(N_("Last sold")),
)
_HIDDEN: Final[dict[theme.Layout, tuple[int, ...]]] = {"wide": (), "medium": (), "compact": (2, 3)}
_DOOR_HEIGHT: Final = 64
_LOW: Final = 560
_LOW_DOOR: Final = 40
_LEAST: Final = 140
"""A head and two rows: what is lower scrolls."""
_NO_GOODS: Final = N_("No goods with a stock yet. Receive the first ones.")
_NONE_HERE: Final = N_("No goods here. Choose another button above, or type fewer letters.")


class HomePage(Fitted):
    """Emits `wanted(door)` ("receive" … "papers", "expiring") and `article_wanted(Product)`."""

    wanted = Signal(str)
    article_wanted = Signal(object)

    def __init__(self, shop: Shop) -> None:
        super().__init__()
        self._shop = shop
        self._overview = Overview({}, 0, ())
        self._listed: list[Standing] = []
        self.doors = [self._door(*door) for door in DOORS]
        self.papers = BigButton(N_("Papers of goods"), icon="file")
        self.chips = ChipRow(name=N_("How goods stand"))
        self.search = SearchField()
        self.table = Table(_COLUMNS, name=N_("What is on hand"))
        self._empty = EmptyState("goods", _NO_GOODS, action=N_("Receive goods"), action_icon="import")
        self._count = OneLine(role="strong", colour="text2")
        self._worth = OneLine(role="strong")
        hint(self.search, N_("Name or code, or scan (F2)"))
        call(self.search, N_("Find goods"))
        self._grid = QGridLayout()
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.table)

    def show_stock(self, overview: Overview) -> None:
        """Show how goods stand now; chip and search stay."""
        self._overview = overview
        chosen = self.chips.key() or ALL
        self.chips.show_chips(overview.chips())
        self.chips.choose(chosen)
        if not self.chips.key():
            self.chips.choose(ALL)
        self._list()

    def choose(self, which: str) -> None:
        """List the goods of chip `which`."""
        self.search.clear()
        self.chips.choose(which)
        self._list()

    def listed(self) -> list[Standing]:
        """What is listed."""
        return self._listed

    def fit(self) -> None:
        """Doors in one row or in two, fewer columns where there is less room."""
        layout = theme.layout_for(self.width())
        columns = len(self.doors) if layout == "wide" else 3
        low = self.height() < theme.px(_LOW)
        self.table.setMinimumHeight(theme.px(_LEAST))
        for place, door in enumerate(self.doors):
            self._grid.addWidget(door, *divmod(place, columns))
            door.setFixedHeight(max(theme.target(), theme.px(_LOW_DOOR if low else _DOOR_HEIGHT)))
        for part in (self._count, self._worth):
            part.setVisible(bool(self._listed) and layout != "compact")
        for column in range(len(_COLUMNS)):
            self.table.setColumnHidden(column, column in _HIDDEN[layout])

    def _door(self, key: str, title: str, icon: str) -> BigButton:
        door = BigButton(title, icon=icon)
        door.tapped.connect(lambda: self.wanted.emit(key))
        return door

    def _lay_out(self) -> None:
        gap = theme.px(8)
        self._grid.setSpacing(gap)
        finding = QHBoxLayout()
        finding.setSpacing(gap)
        finding.addWidget(self.search, 1)
        finding.addWidget(self.papers)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._worth)
        area = ScrollColumn()
        area.column.addLayout(self._grid)
        area.column.addLayout(finding)
        area.column.addWidget(self.chips)
        for part in (self.table, self._empty):
            area.column.addWidget(part, 1)
        area.column.addLayout(foot)
        column = QVBoxLayout(self)
        side = theme.px(12)
        column.setContentsMargins(side, theme.px(10), side, theme.px(8))
        column.addWidget(area)

    def _wire(self) -> None:
        self.papers.tapped.connect(lambda: self.wanted.emit("papers"))
        self.chips.chosen.connect(self._on_chip)
        self.search.textEdited.connect(lambda _text: self._list())
        self.search.left.connect(self._list)
        self.search.left.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.chosen.connect(lambda place: self.article_wanted.emit(self._listed[place].product))
        self._empty.tapped.connect(lambda: self.wanted.emit("receive"))
        QShortcut(QKeySequence("F2"), self, self.search.setFocus)

    def _on_chip(self, key: str) -> None:
        """What expires has a page of its own."""
        if key == EXPIRING:
            self.chips.choose(ALL)
            self.wanted.emit(EXPIRING)
        self._list()

    def _list(self) -> None:
        self._listed = listed(self._shop, self._overview, self.chips.key() or ALL, self.search.text())
        self.table.show_rows([row(one) for one in self._listed])
        self._empty.say(_NONE_HERE if self._overview.shelves.get(ALL) else _NO_GOODS)
        self._empty.setVisible(not self._listed)
        self.table.setVisible(bool(self._listed))
        self._count.say(N_("Kinds of goods: {count}"), count=count_text(len(self._listed)))
        self._worth.say(N_("{amount} baht at cost together"), amount=worth(self._listed))
        self.fit()
