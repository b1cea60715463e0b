"""Marketplaces by file: a list of orders is read, a downloaded sheet is filled, and what was done stands below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from posapp.domain.changes import Book, Changes
from posapp.i18n import N_, _, count_text
from posapp.operations.files import put_file
from posapp.sync.sheets.fill import fill_sheet
from posapp.sync.sheets.intake import take_order_list
from posapp.sync.sheets.words import change_text
from posapp.ui import theme
from posapp.ui.parts.while_there import while_there
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.operations.shop import Shop
    from posapp.sync.sheets.fill import Filled
    from posapp.sync.sheets.intake import Taken
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk
    from posapp.ui.widgets.table import Cell

_ORDERS: Final = N_("Files of a marketplace (*.xlsx *.csv)")
_SHEETS: Final = N_("Excel files (*.xlsx)")
_COLUMNS: Final = (Column(N_("Code")), Column(N_("What was done"), stretch=True))
_WORDS: Final = (
    N_("Download a file in the seller centre, choose it here, and upload what comes out."),
    N_("Read the newest orders first, so that what is sold there is off the numbers."),
)
_LOW: Final = 420
"""Where the window is lower than this, the lines are worth more than the words above them."""
_BUSY: Final = N_("One moment: the file is being read.")


class SheetsPage(HeadedPage):
    """The two deeds for Shopee, Lazada and TikTok Shop, in the order that keeps numbers right.

    `name` is the shop whose files they are; without it, the only one of the marketplace they come from.
    """

    help_page: Final = "sheets"

    def __init__(self, notices: Notices, desk: ShopDesk, name: str = "") -> None:
        super().__init__(N_("Shopee, Lazada, TikTok Shop"))
        self._notices, self._desk, self._name = notices, desk, name
        self._folder = Path.home()
        self.orders = BigButton(N_("1. Read a list of orders"), icon="import", kind="next")
        self.fill = BigButton(N_("2. Fill prices and numbers"), icon="edit", kind="next")
        self.words = [Label(sentence, colour="text2").wrapped() for sentence in _WORDS]
        self.told = NoteBox("plain")
        self.told.hide()
        self.table = Table(_COLUMNS, name=N_("What was done"))
        self.table.hide()
        self.orders.tapped.connect(self._ask_orders)
        self.fill.tapped.connect(self._ask_sheet)
        self._lay_out()

    def fit(self) -> None:
        """Once something was done it is worth more room than what was to be known before."""
        super().fit()
        low = self.height() < theme.px(_LOW) and not self.told.isHidden()
        for words in self.words:
            words.setVisible(not low)

    def read(self, path: Path) -> None:
        """Take the list of orders in a file into the books, beside whatever is done at the till meanwhile."""
        by = self._desk.seller()
        self._work(path, lambda shop: take_order_list(shop, path, by, self._name), self._taken)

    def fill_in(self, path: Path) -> None:
        """Fill the sheet in a file; where the filled one goes is asked afterwards."""
        self._work(path, lambda shop: fill_sheet(shop, path, name=self._name), self._ask_target)

    def save(self, filled: Filled, target: Path) -> None:
        """Write a filled sheet, and say what is to be done with it."""
        if self._notices.tried(lambda: _saved(filled, target)) is None:
            return
        self._tell(
            N_("Cells changed: {count}") if filled.changes else N_("Everything was right already."),
            N_("Now upload {file} in the seller centre."),
            count=count_text(len(filled.changes)),
            file=target.name,
        )
        rows: list[Sequence[Cell]] = [(one.sku, change_text(one)) for one in filled.changes]
        rows += [(code, _(N_("No goods of yours have this code"))) for code in filled.unmatched]
        rows += [(code, _(N_("Left as it is: not counted in pieces, or computed"))) for code in filled.left]
        self._list(rows)

    def _ask_orders(self) -> None:
        title = _(N_("Choose the list of orders"))
        found, _kind = QFileDialog.getOpenFileName(self, title, str(self._folder), _(_ORDERS))
        if found:
            self.read(Path(found))

    def _ask_sheet(self) -> None:
        title = _(N_("Choose the sheet to fill"))
        found, _kind = QFileDialog.getOpenFileName(self, title, str(self._folder), _(_SHEETS))
        if found:
            self.fill_in(Path(found))

    def _ask_target(self, filled: Filled) -> None:
        title = _(N_("Where to save the filled sheet"))
        usual = str(self._folder / f"{filled.market}-filled.xlsx")
        found, _kind = QFileDialog.getSaveFileName(self, title, usual, _(_SHEETS))
        if found:
            self.save(filled, Path(found))

    def _work(self, path: Path, work: Callable[[Shop], object], done: Callable[..., None]) -> None:
        self._folder = path.parent
        for button in (self.orders, self.fill):
            button.block(_BUSY)

        def ended(tell: Callable[..., None]) -> Callable[..., None]:
            def told(outcome: object) -> None:
                for button in (self.orders, self.fill):
                    button.block("")
                tell(outcome)

            return while_there(self, told)

        self._desk.aside(work, ended(done), ended(self._notices.show))

    def _taken(self, taken: Taken) -> None:
        self._desk.changed(Changes(Book.ONLINE | Book.SALES | Book.STOCK))
        self._tell(
            N_("{shop}: {new} new orders, {changed} changed, {known} known already."),
            N_("They stand under “Ordered online”.") if taken.new or taken.changed else "",
            shop=taken.online.name,
            new=count_text(len(taken.new)),
            changed=count_text(len(taken.changed)),
            known=count_text(taken.known),
        )
        rows: list[Sequence[Cell]] = [
            (one.told.number, f"{one.told.buyer.name} · {one.told.total}") for one in (*taken.new, *taken.changed)
        ]
        rows += [(code, _(N_("No goods of yours have this code"))) for code in taken.unmatched]
        rows += [(number, _(N_("Further here than in the list: nothing was taken back"))) for number in taken.older]
        self._list(rows)

    def _tell(self, sentence: str, more: str, **values: object) -> None:
        self.told.tell("good", sentence, more, **values)
        self.told.show()
        self.fit()

    def _list(self, rows: Sequence[Sequence[Cell]]) -> None:
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px(12))
        deeds.addWidget(self.orders, 1)
        deeds.addWidget(self.fill, 1)
        self.body.addWidget(self.words[0])
        self.body.addLayout(deeds)
        self.body.addWidget(self.words[1])
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        self.body.addStretch()
        self.setFocusProxy(self.orders)


def _saved(filled: Filled, target: Path) -> Path:
    put_file(filled.content, target)
    return target
