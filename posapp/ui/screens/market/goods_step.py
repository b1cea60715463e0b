"""A step that is a list of goods; where the window is low the list gets the room of the words above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.parts.goods_sheet.sheet import GoodsSheet
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.operations.shop import Shop
    from posapp.ui.parts.goods_sheet.lines import Form
    from posapp.ui.widgets.chip_row import Chip

_LOW: Final = 430
_NOTHING: Final = N_("Nothing is on this list yet. Add goods first.")


class GoodsStep(Step):
    """Emits `went_on` with goods on the list (or without any, where `empty` may be), `went_back`.

    `about` is said above the list; `chips` may offer something to begin with.
    """

    def __init__(self, shop: Shop, form: Form, deed: Deed, *, back: str = N_("Back"), empty: bool = False) -> None:
        super().__init__("", deed, back=back)
        self._empty, self._offers = empty, False
        self.about = Label(colour="text2").wrapped()
        self.chips = ChipGrid(name=N_("Begin with"))
        self.sheet = GoodsSheet(shop, form)
        for part in (self.about, self.chips):
            self.body.addWidget(part)
        self.body.addWidget(self.sheet, 1)
        self.setFocusProxy(self.sheet)
        self.sheet.changed.connect(self.look_at_list)
        self.on.turned_away.connect(lambda _why: self.sheet.say(_NOTHING))

    def offer(self, chips: Sequence[Chip]) -> None:
        """Offer something to begin with."""
        self.chips.show_chips(chips)
        self._offers = bool(chips)

    def look_at_list(self) -> None:
        """The deed needs goods; what only helps to begin goes when the room is needed."""
        low, begun = self.height() < theme.px(_LOW), bool(self.sheet.lines())
        self.on.block("" if begun or self._empty else _NOTHING)
        self.title.setVisible(not low)
        self.about.setVisible(bool(self.about.words()) and not low)
        self.chips.setVisible(self._offers and not (low and begun))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look how much room there is."""
        super().resizeEvent(event)
        self.look_at_list()
