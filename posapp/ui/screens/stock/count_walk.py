"""Walking along the shelves: one article after the other, a number and Enter; what the books say is never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, _, count_text
from posapp.ui import theme
from posapp.ui.names import hint
from posapp.ui.parts.goods_cell import GoodsCell
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.screens.stock.count_card import CountCard, batch_words
from posapp.ui.screens.stock.count_state import Walk
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.product import Product
    from posapp.domain.stocktake import CountedItem
    from posapp.operations.count_stock import WalkLine
    from posapp.ui.parts.goods_sheet.shelf import GoodsShelf

_BESIDE: Final = 880
_ROOMY: Final = 1200
"""From this width (at 100 %) on the list says of a batch until when it keeps; the card always does."""
_FIELD_HEIGHT: Final = 48


class CountWalk(Step):
    """Emits `counted(quantity)` for the line in hand; `went_on` asks for the result, `went_back` pauses."""

    counted = Signal(object)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(N_("Count"), Deed(N_("See what differs"), "right", "plain"), back=N_("Pause"))
        self.walk = Walk(())
        self._shelf: GoodsShelf | None = None
        self._shown: list[int] = []
        self._wide = True
        self._others: list[Product] = []
        self.search = EntryField(N_("Find goods to count"))
        hint(self.search, N_("Find goods to count"))
        self.list = Table([Column(N_("Goods"), stretch=True), Column(N_("Batch")), Column(N_("Counted"))])
        self.list.setSortingEnabled(False)
        self.progress = Label(role="section", colour="text2")
        self.card = CountCard()
        self.paper = BigButton(N_("Print the list"), icon="printer")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._finding = QVBoxLayout()
        self.setFocusProxy(self.card.field)
        self._lay_out()
        self._wire()

    def begin(self, walk: Walk, shelf: GoodsShelf, name: str) -> None:
        """Start or go on: `shelf` holds whatever else may turn up."""
        self.walk, self._shelf = walk, shelf
        self.title.show_text(name)
        self._go()

    def wrote(self, item: CountedItem) -> None:
        """What was typed is written down; go to the next line."""
        self.walk.write(item)
        more = self.walk.next()
        self._go()
        if not more:
            self.on.setFocus()

    def on_scan(self, code: str) -> bool:
        """Go to the goods with this code; False when nobody knows it."""
        found = self._shelf.scanned(code) if self._shelf else None
        if found is None:
            return False
        self.walk.add(found[0])
        self._go()
        return True

    def retranslate(self) -> None:
        """Say again what labels do not say by themselves."""
        self._show_list()
        self._show_line()

    def fit(self) -> None:
        """List and number beside each other where there is room; else the list is there while goods are looked for."""
        ways = QBoxLayout.Direction
        self._wide = self.width() >= theme.px(_BESIDE)
        self._sides.setDirection(ways.LeftToRight if self._wide else ways.TopToBottom)
        self.card.stand(wide=self._wide)
        self.search.setFixedHeight(theme.px(_FIELD_HEIGHT))
        self.title.setVisible(self._wide)
        if self._wide:
            self._finding.insertWidget(0, self.search)
        else:
            self.beside_title(self.search)
        self._show_list()

    def _lay_out(self) -> None:
        self.beside_title(self.progress)
        self.in_foot(self.paper)
        self._sides.setSpacing(theme.px(16))
        self._finding.setSpacing(theme.px(8))
        self._finding.addWidget(self.search)
        self._finding.addWidget(self.list, 1)
        self._sides.addLayout(self._finding, 6)
        self._sides.addWidget(self.card, 5)
        self.body.addLayout(self._sides, 1)
        QWidget.setTabOrder(self.search, self.list)
        QWidget.setTabOrder(self.list, self.card.field)

    def _wire(self) -> None:
        self.search.textEdited.connect(lambda _text: self._show_list())
        self.search.entered.connect(lambda: self._choose(0))
        self.list.chosen.connect(self._choose)
        self.card.counted.connect(self.counted)
        self.card.skipped.connect(self._skip)
        self.paper.tapped.connect(self.print_wanted)

    def _go(self) -> None:
        """Show the line in hand, and all lines beside it."""
        self.search.clear()
        self._show_list()
        self._show_line()

    def _skip(self) -> None:
        self.walk.next()
        self._show_line()

    def _choose(self, row: int) -> None:
        if row < len(self._shown):
            self.walk.here = self._shown[row]
        elif row - len(self._shown) < len(self._others):
            self.walk.add(self._others[row - len(self._shown)])
        else:
            return
        self._go()

    def _show_list(self) -> None:
        typed = self.search.text()
        self._shown = self.walk.found(typed)
        known = {line.product.id for line in self.walk.lines}
        found = self._shelf.find(typed) if self._shelf and typed.strip() else []
        self._others = [product for product in found if product.id not in known]
        roomy = self.width() >= theme.px(_ROOMY)
        rows = [_row(self.walk.lines[place], roomy=roomy) for place in self._shown]
        self.list.setVisible(self._wide or bool(typed.strip()))
        self.list.show_rows([*rows, *((one.name, _("not on the list"), GoodsCell()) for one in self._others)])
        if self.walk.here in self._shown:
            self.list.selectRow(self._shown.index(self.walk.here))

    def _show_line(self) -> None:
        self.progress.say(N_("{done} of {all}"), done=count_text(self.walk.done), all=count_text(len(self.walk.lines)))
        self.card.show_line(self.walk.line)
        if self.walk.here in self._shown:
            self.list.selectRow(self._shown.index(self.walk.here))


def _row(line: WalkLine, *, roomy: bool) -> Sequence[Cell]:
    batch = batch_words(line.lot) if roomy or line.lot is None else line.lot.code
    counted = line.counted.counted if line.counted else None
    return (
        line.product.name,
        batch,
        GoodsCell(counted.milli, str(counted)) if counted is not None else GoodsCell(-1, "–"),
    )
