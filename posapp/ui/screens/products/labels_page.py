"""Price labels: of which goods and how many, then on which paper; printed, or saved as sheets for an office printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from posapp.domain.errors import Refused, Told
from posapp.i18n import N_, _, count_text
from posapp.operations.files import write_file
from posapp.operations.print_labels import LabelSize, LabelWish, print_labels
from posapp.ui.parts.acting import Acting
from posapp.ui.parts.goods_sheet.lines import Form
from posapp.ui.parts.goods_sheet.sheet import GoodsSheet
from posapp.ui.screens.products.labels_paper_step import PaperStep
from posapp.ui.screens.products.labels_state import FULL, ROLL, SMALL, Press, one_for_each, wishes_of
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.tasks import Lanes

_SIZES: dict[str, LabelSize] = {FULL: "full", SMALL: "small"}


class GoodsStep(Step):
    """Which goods get labels, and how many of each."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(N_("Price labels"), Deed(N_("Next"), kind="amount"))
        self._shop = shop
        self.sheet = GoodsSheet(shop, Form(pieces=True))
        self.each = BigButton(N_("As many as there are"), icon="goods")
        self.body.addWidget(self.sheet, 1)
        self.in_foot(self.each)
        self.sheet.changed.connect(self.show_count)
        self.each.tapped.connect(self._take_each)
        self.setFocusProxy(self.sheet)

    def begin(self) -> None:
        """Start with an empty list."""
        self.sheet.begin()
        self.show_count()

    def wishes(self) -> tuple[LabelWish, ...]:
        """The labels that are wanted."""
        return wishes_of(self.sheet.lines())

    def show_count(self) -> None:
        """Say how many labels they are together."""
        count = sum(wish.copies for wish in self.wishes())
        none = N_("Put goods on the list first.") if not count else ""
        for button in (self.on, self.each):
            button.block(none)
        self.sheet.say(N_("Labels: {count}") if count else "", count=count_text(count))

    def _take_each(self) -> None:
        self.sheet.begin(lines=one_for_each(self.sheet.lines(), self._shop.books.stock.all()))
        self.show_count()


class LabelsPage(QWidget):
    """The page behind the door "labels"."""

    left = Signal()
    help_page = "labels"

    def __init__(
        self, shop: Shop, notices: Notices, lanes: Lanes, press: Press, changed: Callable[[Changes], None]
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shop, self._notices, self._lanes, self._press = shop, notices, lanes, press
        self._acting = Acting(notices, changed)
        self.goods, self.paper = GoodsStep(shop), PaperStep()
        self.pages = PageStack((self.goods, self.paper))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.goods.went_back.connect(self.left)
        self.goods.went_on.connect(self._ask_paper)
        self.paper.went_back.connect(self._to_goods)
        self.paper.went_on.connect(self._go)
        self.paper.changed.connect(self._show_label)
        self.goods.begin()
        self.setFocusProxy(self.goods)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """What is scanned gets a label."""
        self._to_goods()
        self.goods.sheet.on_scan(code)

    def look(self) -> None:
        """Prices and stock may be others now."""
        self.goods.sheet.look()

    def save(self, path: Path) -> None:
        """Write the sheets to `path`."""
        path = path if path.suffix else path.with_suffix(".pdf")
        try:
            draw = self._press.sheets(self.goods.wishes(), self.paper.paper, self.paper.start)
        except Told as error:
            self._notices.show(error)
            return

        def write() -> Path:
            write_file(draw(), path)
            return path

        self._lanes.run("labels", write, self._saved, self._notices.show)

    def _saved(self, path: Path) -> None:
        self.paper.show_file(str(path))

    def _to_goods(self) -> None:
        self._front(self.goods)

    def _ask_paper(self) -> None:
        self._front(self.paper)
        self.paper.begin(sum(wish.copies for wish in self.goods.wishes()), self._press.size())

    def _front(self, page: QWidget) -> None:
        self.pages.bring(page)
        self.setFocusProxy(page)
        page.setFocus()

    def _show_label(self) -> None:
        """Show the first label as it will be; what can't be drawn is said at once."""
        first = next(iter(self.goods.wishes()), None)
        if first is None:
            return
        try:
            self.paper.show_label(self._press.picture(first, self.paper.paper, self.paper.length))
        except Refused as error:
            self.paper.show_label(b"")
            self._notices.show(error)

    def _go(self) -> None:
        if self.paper.paper == ROLL:
            self._print()
        else:
            usual = str(Path.home() / (_(N_("price labels")) + ".pdf"))
            found, _kind = QFileDialog.getSaveFileName(self, _(N_("Price labels")), usual, "*.pdf")
            if found:
                self.save(Path(found))

    def _print(self) -> None:
        wishes, size = self.goods.wishes(), _SIZES.get(self.paper.length, "")

        def queued() -> Changes:
            self._press.check(wishes)
            return print_labels(self._shop, wishes, size)

        if self._acting.done(queued):
            count = sum(wish.copies for wish in wishes)
            self._notices.tell(N_("Labels on their way to the printer: {count}"), count=count_text(count))
            self.left.emit()
