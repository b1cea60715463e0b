"""Which goods of the shop are which of ours: three lists, what the program suggests, and what a person says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from posapp.i18n import N_, _, count_text
from posapp.operations.online.fitting import same_counting
from posapp.operations.online.matching import How
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.top_bar import SearchField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.product import Product
    from posapp.operations.online.matching import Suggestion
    from posapp.ui.screens.shops.matching_state import Matching
    from posapp.ui.widgets.table import Cell

SAME, THERE, HERE, PAIRED = "same", "there", "here", "paired"
_TITLES: Final = (
    (SAME, N_("Same goods {count}"), "check"),
    (THERE, N_("Only in the shop {count}"), "cloud"),
    (HERE, N_("Only here {count}"), "shop"),
    (PAIRED, N_("Paired before {count}"), "tag"),
)
_WORDS: Final = {
    SAME: N_("Tap a line where it is wrong. Only the same name is a guess: tap it to say yes or no."),
    THERE: N_("Tap a line to pair it by hand, or to take it over as goods of ours."),
    HERE: N_("Tap a line to put it into the shop, tap again to leave it out."),
    PAIRED: N_("Tap a line to take the pair apart, tap again to leave it together."),
}
_ALL: Final = {SAME: N_("Say yes to all"), THERE: N_("Take all over"), HERE: N_("Put all into the shop"), PAIRED: ""}
_WORDS_FIT: Final = 600
"""From this width on the button beside the search says what it does."""
_LOW: Final = 420
"""Where the window is lower than this, the lines are worth more than the words above them."""
_SHOP_COLUMNS: Final = (
    Column(N_("In the online shop"), stretch=True),
    Column(N_("Code")),
    Column(N_("Price")),
    Column(N_("Is ours"), stretch=True),
)
_OUR_COLUMNS: Final = (
    Column(N_("Goods"), stretch=True),
    Column(N_("Code")),
    Column(N_("Price")),
    Column(N_("What becomes of it"), stretch=True),
)


class PairPage(HeadedPage):
    """Emits `article_wanted(Suggestion)` to ask about one, and `went_on` when all is as it should be."""

    article_wanted = Signal(object)
    went_on = Signal()

    def __init__(self, matching: Matching, deed: str, *, publishes: bool) -> None:
        super().__init__(N_("Pair goods"))
        self.matching = matching
        self._publishes = publishes
        self.deed = self.offer_deed(deed)
        self.deed.tapped.connect(self.went_on)
        self.chips = ChipRow(name=N_("Which goods"))
        self.search = SearchField()
        hint(self.search, N_("Name or code"))
        call(self.search, N_("Find goods"))
        self.all = BigButton("", icon="check")
        self.words = Label(colour="text2").wrapped()
        self.there = Table(_SHOP_COLUMNS, name=N_("Goods of the shop"))
        self.here = Table(_OUR_COLUMNS, name=N_("Our goods"))
        self._listed: Sequence[Suggestion] = ()
        self._ours: Sequence[Product] = ()
        self._lay_out()
        self._wire()
        self.look()

    def look(self) -> None:
        """Show what is decided so far; list and search stay."""
        chosen = self.chips.key() or SAME
        counts = {
            SAME: len(self.matching.seemingly_same()),
            THERE: len(self.matching.only_there()),
            HERE: len(self.matching.not_there()),
            PAIRED: len(self.matching.linked),
        }
        shown = {SAME: True, THERE: True, HERE: self._publishes, PAIRED: bool(self.matching.linked)}
        titles = [one for one in _TITLES if shown[one[0]]]
        self.chips.show_chips(
            [Chip(key, _(title).format(count=count_text(counts[key])), icon, plain=True) for key, title, icon in titles]
        )
        self.chips.choose(chosen)
        self._fill()

    def fit(self) -> None:
        """Fewer columns where there is less room."""
        super().fit()
        compact = theme.layout_for(self.width()) == "compact"
        for table in (self.there, self.here):
            for column in (1, 2):
                table.setColumnHidden(column, compact)
        self.all.icon_only(only=self.width() < theme.px(_WORDS_FIT))
        self.words.setVisible(self.height() >= theme.px(_LOW))

    def _lay_out(self) -> None:
        finding = QHBoxLayout()
        finding.setSpacing(theme.px(8))
        finding.addWidget(self.search, 1)
        finding.addWidget(self.all)
        self.body.addWidget(self.chips)
        self.body.addLayout(finding)
        self.body.addWidget(self.words)
        self.body.addWidget(self.there, 1)
        self.body.addWidget(self.here, 1)
        self.setFocusProxy(self.there)

    def _wire(self) -> None:
        self.chips.chosen.connect(lambda _key: self._fill())
        self.search.textEdited.connect(self._filter)
        self.search.left.connect(lambda: self._filter(""))
        self.all.tapped.connect(self._take_all)
        self.there.chosen.connect(lambda place: self.article_wanted.emit(self._listed[place]))
        self.here.chosen.connect(self._turn)

    def _filter(self, text: str) -> None:
        self.there.filter(text)
        self.here.filter(text)

    def _fill(self) -> None:
        which = self.chips.key()
        self._listed = self.matching.seemingly_same() if which == SAME else self.matching.only_there()
        self._ours = self.matching.linked if which == PAIRED else self.matching.not_there()
        self.there.show_rows([self._shop_row(one) for one in self._listed])
        self.here.show_rows([self._our_row(one) for one in self._ours])
        ours = which in (HERE, PAIRED)
        self.there.setVisible(not ours)
        self.here.setVisible(ours)
        self.words.say(_WORDS[which])
        self.all.say(_ALL[which])
        self.all.setVisible(which != PAIRED)
        self.setFocusProxy(self.here if ours else self.there)

    def _shop_row(self, one: Suggestion) -> tuple[Cell, ...]:
        paired = self.matching.paired.get(one.item.remote)
        if paired:
            ours = paired.name
        elif one.item.remote in self.matching.taken:
            ours = _(N_("Taken over as new goods"))
        elif one.product and one.how is How.NAME:
            ours = _(N_("Perhaps {name}?")).format(name=one.product.name)
        else:
            ours = _(N_("None of ours"))
        return (one.item.name, one.item.sku, one.item.price, ours)

    def _our_row(self, one: Product) -> tuple[Cell, ...]:
        if self.chips.key() == PAIRED:
            loose = one.id in self.matching.loosened
            fate = _(N_("Taken apart")) if loose else _(N_("Stays paired"))
        else:
            fate = _(N_("Put into the shop")) if one.id in self.matching.put else _(N_("Stays here only"))
        return (one.name, one.code, one.price, fate)

    def _turn(self, place: int) -> None:
        product = self._ours[place].id
        turn = self.matching.turn_loose if self.chips.key() == PAIRED else self.matching.turn_put
        turn(product)
        row = self.here.currentIndex().row()
        self._fill()
        self.here.selectRow(row)

    def _take_all(self) -> None:
        """Say the same to every line of the list in front."""
        which = self.chips.key()
        if which == HERE:
            self.matching.put = {one.id for one in self._ours}
        for one in self._listed:
            if which == SAME and one.product and same_counting(one.item, one.product):
                self.matching.pair(one.item.remote, one.product)
            elif which == THERE:
                self.matching.take(one.item.remote)
        self.look()
