"""The real window with the screens behind the counter, on a market stall's books."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QTableView, QWidget

from posapp.app.papers import sale_paper
from posapp.app.paths import resources
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import rasterise
from posapp.ui import theme
from posapp.ui.screens.products.desk import Desk
from posapp.ui.screens.products.editor_page import EditorPage
from posapp.ui.screens.products.screen import ProductsScreen
from posapp.ui.screens.sales.screen import SalesScreen
from posapp.ui.widgets.label import Label, OneLine
from tests.doubles.stage import set_up, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.product import Product
    from posapp.domain.sale import Sale
    from posapp.ui.notices import Notices
    from posapp.ui.shell import Look, Shell
    from posapp.ui.widgets.banner import Banner
    from tests.doubles.trade import MarketStall

_MOST_TABS = 90


@dataclass(slots=True)
class BackRoom:
    """The window in front of a stall; `banner` is its line of messages, `explained` whose stock was asked about."""

    stall: MarketStall
    shell: Shell
    notices: Notices
    banner: Banner
    explained: list[str]

    def sales(self) -> SalesScreen:
        """Go to the sold bills."""
        self.shell.go("sales")
        screen = self.shell.visit("sales")
        assert isinstance(screen, SalesScreen)
        return screen

    def products(self) -> ProductsScreen:
        """Go to the goods."""
        self.shell.go("products")
        screen = self.shell.visit("products")
        assert isinstance(screen, ProductsScreen)
        return screen

    def goods(self) -> dict[str, Product]:
        """All goods in the books by name, withdrawn ones too."""
        return {product.name: product for product in self.stall.shop.books.catalog.all(withdrawn=True)}

    def now(self, name: str) -> Product:
        """How the goods that were called `name` at the beginning stand in the books."""
        found = self.stall.shop.books.catalog.get(self.stall.goods[name].id)
        assert found is not None
        return found

    def open(self, name: str) -> EditorPage:
        """Go to the form of the goods that were called `name` at the beginning."""
        self.products().open_product(self.now(name))
        return self.editor()

    def editor(self) -> EditorPage:
        """The form in front."""
        screen = self.shell.visit("products")
        assert isinstance(screen, ProductsScreen)
        page = screen.pages.currentWidget()
        assert isinstance(page, EditorPage)
        return page

    def undo(self) -> None:
        """Press the banner's button."""
        tap(self.banner.action())


def open_back_room(
    qtbot: QtBot, folder: Path, look: Look | None = None, size: tuple[int, int] = (1366, 768)
) -> BackRoom:
    """A stall whose window is open and has the keyboard."""
    stall, shell, banner, notices = set_up(qtbot, folder, look)

    def picture(sale: Sale) -> bytes:
        paper = profile(stall.shop.setting("printer.paper"))
        return rasterise(sale_paper(stall.shop, sale), paper, resources() / "fonts")[0].png()

    explained: list[str] = []
    desk = Desk(lambda: stall.seller, shell.changed, explained.append, lambda: None)
    shell.furnish(
        {
            "sales": lambda: SalesScreen(stall.shop, notices, lambda: stall.seller, shell.changed, picture),
            "products": lambda: ProductsScreen(stall.shop, notices, desk),
        }
    )
    show(qtbot, shell, size)
    return BackRoom(stall, shell, notices, banner, explained)


def tap(part: QWidget) -> None:
    """One tap in the middle of `part`, which must be in sight."""
    assert part.isVisible(), part.accessibleName()
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(part)
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)


def button(page: QWidget, words: str) -> QAbstractButton:
    """The visible button of `page` that says `words`."""
    QApplication.processEvents()
    found = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.accessibleName() == words]
    assert found, [one.accessibleName() for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return found[0]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, wherever the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def write(words: str) -> None:
    """Type `words` into the field that has the keyboard, over what stands there."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    for sign in words:
        # QTest types Latin signs only.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def tab_to(part: QWidget) -> None:
    """Reach `part` by the Tab key alone."""
    for _step in range(_MOST_TABS):
        if part.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(part.accessibleName())


def words_on(page: QWidget) -> str:
    """All that the visible labels of `page` say."""
    QApplication.processEvents()
    return "\n".join(label.words() for label in page.findChildren(Label) if label.isVisible())


def faults(window: QWidget) -> Iterator[str]:
    """What is too small for a finger, outside the window or cut."""
    QApplication.processEvents()
    for part in window.findChildren(QWidget):
        if not part.isVisible() or isinstance(part.parentWidget(), QTableView):
            continue
        name = f"{type(part).__name__} {part.accessibleName()!r} {part.size().toTuple()}"
        if isinstance(part, QAbstractButton | QLineEdit):
            if min(part.width(), part.height()) < theme.target():
                yield f"{name} is too small"
            if not _in_sight(part, window):
                yield f"{name} is outside"
        elif isinstance(part, Label) and not isinstance(part, OneLine) and part.words() and _cut(part):
            yield f"{name} is cut"


def _in_sight(part: QWidget, window: QWidget) -> bool:
    """Whether `part` lies in the window, at least sideways where it can be scrolled to."""
    box = part.rect().translated(part.mapTo(window, part.rect().topLeft()))
    sideways = box.left() >= 0 and box.right() <= window.width()
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return True if above.horizontalScrollBar().maximum() else sideways
        above = above.parentWidget()
    return sideways and box.top() >= 0 and box.bottom() <= window.height()


def _cut(label: Label) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    return label.sizeHint().width() > label.width() or label.sizeHint().height() > label.height()
