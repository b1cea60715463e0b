"""Which goods of the list are wanted: letters, a shelf, and whose or what kind they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.products.listing import ALL, KIND_TITLES, LOW, OWN, WITHDRAWN
from posapp.ui.top_bar import SearchField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.ui.screens.products.listing import Goods


class Filters(QWidget):
    """The chips, one row for the shelves and, where there is anything to choose, one for kinds and owners.

    The field `search` belongs to it and stands wherever the page puts it. Emits `changed`.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parted = self._narrow = False
        self.search = SearchField()
        self.shelves = ChipRow(name=N_("Categories"))
        self.whose = ChipRow(name=N_("Kind and owner"))
        self.whose.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.shelves)
        column.addWidget(self.whose)
        hint(self.search, N_("Name, code or owner, or scan (F2)"))
        call(self.search, N_("Find goods"))
        self.search.textEdited.connect(lambda _text: self.changed.emit())
        self.search.left.connect(self.changed)
        for row in (self.shelves, self.whose):
            row.chosen.connect(lambda _key: self.changed.emit())

    def offer(self, goods: Goods) -> None:
        """Offer what `goods` can be parted by; what was chosen stays."""
        shelves = (Chip(one.id, one.name, one.icon, plain=True) for one in goods.categories if one.active)
        _offer(
            self.shelves,
            [
                Chip(ALL, N_("All"), "goods"),
                Chip(LOW, N_("Running low"), "alert"),
                *shelves,
                Chip(WITHDRAWN, N_("Not sold now"), "eye"),
            ],
        )
        kinds = [Chip(kind.value, KIND_TITLES[kind]) for kind in goods.kinds()]
        owners = [Chip(owner, goods.owners[owner], "people", plain=True) for owner in goods.selling_owners()]
        own = [Chip(OWN, N_("The group's"))] if owners else []
        _offer(self.whose, [Chip(ALL, N_("Every kind, everyone's")), *kinds, *own, *owners])
        self._parted = bool(kinds or owners)
        self._show_rows()

    def chosen(self, goods: Goods) -> list[Product]:
        """What of `goods` is wanted."""
        return goods.chosen(self.shelves.key() or ALL, self.whose.key() or ALL, self.search.text())

    def lie_in(self, layout: theme.Layout) -> None:
        """Leave the second row out where the window is narrow, unless something is chosen in it."""
        self._narrow = layout == "compact"
        self._show_rows()

    def _show_rows(self) -> None:
        self.whose.setVisible(self._parted and (not self._narrow or self.whose.key() != ALL))

    def tab_between(self, before: QWidget, after: QWidget) -> None:
        """Let Tab go from `before` through the chips to `after`."""
        chips = (*self.shelves.findChildren(BigButton), *self.whose.findChildren(BigButton))
        for one, other in pairwise((before, *chips, after)):
            QWidget.setTabOrder(one, other)


def _offer(row: ChipRow, chips: list[Chip]) -> None:
    key = row.key() or ALL
    row.show_chips(chips)
    row.choose(key)
    if not row.key():
        row.choose(ALL)
