"""The web page of the goods: which of them are on it, how people order, and writing it into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from posapp.documents.web import site
from posapp.domain.errors import Refused
from posapp.domain.web_catalogue import ABOUT, LEFT_OUT, OPTIONS, text_of
from posapp.i18n import N_, _, count_text
from posapp.operations.change_options import change_options
from posapp.operations.web_catalogue import is_shown, web_catalogue, web_contact, web_goods
from posapp.operations.web_folder import publish
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.parts.acting import Acting
from posapp.ui.top_bar import SearchField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.option_form import OptionForm
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.changes import Changes
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.operations.web_folder import Published
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk
    from posapp.ui.widgets.table import Cell

GOODS, ORDERING, READY = "goods", "ordering", "ready"
_ALL: Final = ""
_WORDS_FIT: Final = 600
"""From this width on the button beside the search says what it does."""
_LOW: Final = 420
"""Where the window is lower than this, the lines are worth more than the words and categories above them."""
_WRONG: Final = {"web_contact": "web.line", "web_line": "web.line", "web_phone": "web.phone"}
"""The field to mend, by what is wrong with how people order."""
_COLUMNS: Final = (
    Column(N_("Goods"), stretch=True),
    Column(N_("Code")),
    Column(N_("Price")),
    Column(N_("On the page?")),
)


def open_in_browser(file: Path) -> None:
    """Show a page as everybody will see it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


class GoodsList(QWidget):
    """Goods to tap onto the page or off it; emits `turned` when that changed. `shown` are the ids of those on it."""

    turned = Signal()

    def __init__(self, shop: Shop) -> None:
        super().__init__()
        self.goods = web_goods(shop)
        self.shown = {one.id for one in self.goods if is_shown(shop, one)}
        self.shelves = ChipRow(_categories(shop, self.goods), name=N_("Categories"))
        self.search = SearchField()
        self.all = BigButton("", icon="check")
        self.words = Label(N_("Tap a line to put it on the page, tap again to leave it out."), colour="text2").wrapped()
        self.table = Table(_COLUMNS, name=N_("Goods"))
        self._lay_out()
        self.shelves.chosen.connect(lambda _key: self._fill())
        self.search.textEdited.connect(self.table.filter)
        self.search.left.connect(lambda: self.table.filter(self.search.text()))
        self.all.tapped.connect(self._turn_all)
        self.table.chosen.connect(self._turn)
        self._fill()

    def chosen(self) -> list[Product]:
        """The goods on the page."""
        return [one for one in self.goods if one.id in self.shown]

    def fit(self, width: int, *, low: bool) -> None:
        """Leave out what there is no room for on a page of this `width`."""
        compact = theme.layout_for(width) == "compact"
        for column in (1, 2):
            self.table.setColumnHidden(column, compact)
        self.all.icon_only(only=width < theme.px(_WORDS_FIT))
        self.shelves.setVisible(not low)
        self.words.setVisible(not low)

    def _lay_out(self) -> None:
        hint(self.search, N_("Name or code"))
        call(self.search, N_("Find goods"))
        finding = QHBoxLayout()
        finding.setSpacing(theme.px(8))
        finding.addWidget(self.search, 1)
        finding.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.shelves)
        column.addLayout(finding)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def _fill(self) -> None:
        listed = self._listed()
        self.table.show_rows([self._row(one) for one in listed])
        whole = all(one.id in self.shown for one in listed)
        self.all.say(N_("Show none of these") if whole else N_("Show all of these"))
        self.turned.emit()

    def _listed(self) -> list[Product]:
        """The goods of the category in front."""
        shelf = self.shelves.key()
        return [one for one in self.goods if shelf in (_ALL, one.category)]

    def _row(self, one: Product) -> tuple[Cell, ...]:
        there = _(N_("On the page")) if one.id in self.shown else _(N_("Not shown"))
        return (one.name, one.code, one.price, there)

    def _turn(self, place: int) -> None:
        self.shown ^= {self._listed()[place].id}
        row = self.table.currentIndex().row()
        self._fill()
        self.table.selectRow(row)

    def _turn_all(self) -> None:
        """Show all of the category in front, or none if all are shown."""
        listed = {one.id for one in self._listed()}
        self.shown = self.shown - listed if listed <= self.shown else self.shown | listed
        self._fill()


class CataloguePage(HeadedPage):
    """What is on the page and what it says. `templates` is the folder of its templates, `opens` shows it finished."""

    help_page: Final = "catalogue"

    def __init__(
        self,
        shop: Shop,
        notices: Notices,
        desk: ShopDesk,
        templates: Path,
        opens: Callable[[Path], None] = open_in_browser,
    ) -> None:
        super().__init__(N_("Web page of goods"))
        self._shop, self._notices, self._desk = shop, notices, desk
        self._templates, self._opens = templates, opens
        self._folder = Path.home()
        self._front = GOODS
        self.deed = self.offer_deed(N_("Make the web page"))
        self.chips = ChipRow(
            (Chip(GOODS, N_("Goods"), "goods"), Chip(ORDERING, N_("How people order"), "phone")), name=N_("What to set")
        )
        self.count = Label(role="strong")
        self.goods = GoodsList(shop)
        self.form = OptionForm(ABOUT, {one.key: shop.setting(one.key) for one in ABOUT})
        self.area = ScrollColumn()
        self.told = NoteBox("good")
        self.open = BigButton(N_("Open the web page"), icon="screen", kind="next")
        self._lay_out()
        self._wire()
        self._say_count()
        self.look_at(GOODS)

    def look_at(self, which: str) -> None:
        """Bring the goods, what buyers are told, or the finished page to the front."""
        self._front = which
        self.chips.choose(which)
        self.goods.setVisible(which == GOODS)
        self.area.setVisible(which == ORDERING)
        self.told.setVisible(which == READY)
        self.open.setVisible(which == READY)

    def fit(self) -> None:
        """Arrange what depends on the room."""
        super().fit()
        self.goods.fit(self.width(), low=self.height() < theme.px(_LOW))

    def save(self) -> bool:
        """Keep what is chosen and typed; False when it was refused."""
        left_out = (one.code for one in self.goods.goods if one.id not in self.goods.shown)
        values = {**self.form.values(), LEFT_OUT.key: text_of(left_out)}
        changed = {key: value for key, value in values.items() if value != self._shop.setting(key)}

        def keep() -> Changes:
            return change_options(self._shop, OPTIONS, changed, self._desk.seller())

        return not changed or Acting(self._notices, self._desk.changed).done(keep)

    def write(self, folder: Path) -> None:
        """Write the page into `folder`, beside whatever is done at the till meanwhile."""
        goods, templates = self.goods.chosen(), self._templates
        self._folder = folder
        self.deed.block(N_("The web page is being written."))
        self._desk.aside(
            lambda shop: publish(folder, site(web_catalogue(shop, goods), templates)), self._done, self._failed
        )

    def _ask(self) -> None:
        """Save, see that people can order, and ask where it goes."""
        if not self.save():
            return
        try:
            web_contact(self._shop)
        except Refused as error:
            self.look_at(ORDERING)
            self.form.refuse(_WRONG[error.code], str(error))
            return
        found = QFileDialog.getExistingDirectory(self, _(N_("Where does the web page go?")), str(self._folder))
        if found:
            self.write(Path(found))

    def _done(self, published: Published) -> None:
        self.deed.block("")
        self.told.tell(
            "good",
            N_("The web page is ready: {written} files written, {same} unchanged."),
            N_("Put the whole folder onto a host, or onto a stick. Nothing on it takes money."),
            written=count_text(published.written),
            same=count_text(published.same),
        )
        self.look_at(READY)
        self.open.setFocus()

    def _failed(self, error: Exception) -> None:
        self.deed.block("")
        self._notices.show(error)

    def _say_count(self) -> None:
        shown, every = count_text(len(self.goods.shown)), count_text(len(self.goods.goods))
        self.count.say(N_("On the page: {shown} of {all}"), shown=shown, all=every)

    def _lay_out(self) -> None:
        choosing = QHBoxLayout()
        choosing.setSpacing(theme.px(8))
        choosing.addWidget(self.chips, 1)
        choosing.addWidget(self.count)
        self.area.column.addWidget(self.form)
        self.area.column.addStretch(1)
        self.body.addLayout(choosing)
        self.body.addWidget(self.told)
        self.body.addWidget(self.open)
        self.body.addWidget(self.goods, 1)
        self.body.addWidget(self.area, 1)
        self.body.addStretch()
        self.setFocusProxy(self.goods)

    def _wire(self) -> None:
        self.deed.tapped.connect(self._ask)
        self.chips.chosen.connect(self.look_at)
        self.goods.turned.connect(self._say_count)
        self.open.tapped.connect(lambda: self._opens(self._folder / "index.html"))


def _categories(shop: Shop, goods: Sequence[Product]) -> list[Chip]:
    """Those there are goods of."""
    used = {one.category for one in goods}
    found = [one for one in shop.books.catalog.categories() if one.id in used]
    return [Chip(_ALL, N_("All goods")), *(Chip(one.id, one.name, one.icon, plain=True) for one in found)]
