"""A till to sell at: the real window on real books, driven as people drive it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.app.paths import resources
from posapp.domain.changes import Book, Changes
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.party import Cashier
from posapp.domain.product import Product
from posapp.operations.change_options import change_options
from posapp.operations.edit_catalog import new_category, save_category, save_product
from posapp.operations.look_up import look_up
from posapp.payments.methods import METHODS
from posapp.ui.notices import Notices
from posapp.ui.scan_filter import ScanFilter
from posapp.ui.screens.checkout.counter import Counter
from posapp.ui.screens.checkout.screen import CheckoutScreen
from posapp.ui.shell import Look, Shell
from posapp.ui.sound import Sounds
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner
from tests.doubles.trade import MarketStall, open_stall
from tests.ui.looks import button, words

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.sale import Sale
    from posapp.ui.widgets.big_button import BigButton
    from posapp.ui.widgets.line_face import Part

_TYPING_MS = 60
"""Longer than the gap between two signs of a scanner."""
GUARD_MS = 420
"""Longer than a paying button turns a second press away."""
COOKIES = "8850123456786"
KEDMANEE = str.maketrans("1234567890", "ๅ/-ภถุึคตจ")


@dataclass(slots=True)
class Drawer:
    """Counts what the till asked of its printer."""

    opened: int = 0
    nudged: int = 0

    def nudge(self) -> None:
        self.nudged += 1

    def open_drawer(self) -> None:
        self.opened += 1


@dataclass(slots=True)
class Till:
    """The window and what is behind it."""

    stall: MarketStall
    shell: Shell
    screen: CheckoutScreen
    notices: Notices
    scanner: ScanFilter
    drawer: Drawer = field(default_factory=Drawer)

    def tap_tile(self, name: str) -> None:
        """Touch a tile in its middle."""
        grid = self.screen.parts.tiles.grid
        row = [product.name for product in grid.products()].index(name)
        index = grid.model().index(row, 0)
        grid.scrollTo(index)
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())
        self.settle()

    def tap(self, button: BigButton) -> None:
        """Touch a button, which must be in sight."""
        assert button.isVisible(), button.accessibleName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        self.settle()

    def press(self, name: str) -> None:
        """Touch the button called `name`."""
        self.tap(button(self.shell, name))

    def says(self) -> str:
        """Everything that stands on the screen in words."""
        return words(self.shell)

    def banner_in_sight(self) -> bool:
        """Whether the banner can be read, whatever is in front."""
        return self.shell.findChild(Banner).isVisible()  # type: ignore[union-attr]

    def draw(self) -> None:
        """Look at the books and the bill again."""
        self.screen.refresh(Changes(Book(0)))
        self.settle()

    def tap_line(self, row: int, part: Part) -> None:
        """Touch a part of an open line of the bill."""
        lines = self.screen.parts.bill.lines
        QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=lines.place_of(row, part))
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key as a person does: slower than any scanner."""
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        QTest.qWait(_TYPING_MS)

    def type(self, signs: str) -> None:
        """Type by hand."""
        for sign in signs:
            self._send(sign)
            QTest.qWait(_TYPING_MS)
        # The last sign is held back until it is sure that no scanner goes on.
        QTest.qWait(_TYPING_MS)

    def scan(self, code: str, end: str = "\r") -> None:
        """What a hand scanner does: all signs at once, then Enter."""
        for sign in code + end:
            self._send(sign)
        self.settle()

    def settle(self) -> None:
        """Let the window draw what happened."""
        QApplication.processEvents()

    def last_sale(self) -> Sale:
        """The newest bill in the books."""
        return self.stall.shop.books.sales.newest(1)[0]

    def sales(self) -> int:
        """How many bills there are."""
        return len(self.stall.shop.books.sales.newest(1000))

    def close(self) -> None:
        """End it."""
        QApplication.instance().removeEventFilter(self.scanner)  # type: ignore[union-attr]
        self.screen.save_draft()
        self.screen.customer_view.close()
        self.shell.close()
        self.screen.customer_view.deleteLater()
        self.shell.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.stall.shop.books.close()

    def _send(self, sign: str) -> None:
        key = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "+": Qt.Key.Key_Plus, "-": Qt.Key.Key_Minus}.get(sign)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key or Qt.Key(ord(sign)), Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(self.shell.windowHandle(), event)
        self.settle()


def open_till(app: QApplication, folder: Path, look: Look, size: tuple[int, int] = (1366, 768)) -> Till:
    """A till at a market stall with goods of every kind, shown at `size`."""
    stall = open_stall(folder)
    _more_goods(stall)
    notices = Notices(Banner())
    shell = Shell(app, look, notices)
    counter = Counter(stall.shop, Cashier(stall.seller, "สมศรี"))
    drawer = Drawer()
    sounds = Sounds(resources() / "sounds", Lanes(immediate=True), on=False)
    screen = CheckoutScreen(counter, notices, sounds, drawer, shell.search())
    screen.changed.connect(shell.changed)
    shell.furnish({"checkout": lambda: screen})
    shell.bar.show_names(stall.shop.group.name, "สมศรี")
    scanner = ScanFilter(lambda code: look_up(stall.shop, code) is not None)
    scanner.scanned.connect(screen.on_scan)
    app.installEventFilter(scanner)
    shell.resize(*size)
    shell.show()
    QTest.qWaitForWindowActive(shell)
    shell.go("checkout")
    app.processEvents()
    return Till(stall, shell, screen, notices, scanner, drawer)


def _more_goods(stall: MarketStall) -> None:
    shop, seller = stall.shop, stall.seller
    snacks = new_category(shop, "ขนม", "#8A5A00", "cookie")
    save_category(shop, snacks, seller)
    cookies = Product(ProductId(shop.ids.new()), "", "คุกกี้", Money(5000), barcodes=(COOKIES,), category=snacks.id)
    gift = Product(ProductId(shop.ids.new()), "", "ของที่ระลึก", free_price=True)
    few = Product(ProductId(shop.ids.new()), "", "กระติบข้าวเหนียวสานมือลายดอกแก้ว", Money(18000), tracked=True)
    for product in (cookies, gift, few):
        stall.goods[product.name], _changes = save_product(shop, product, seller)
    jar = replace(stall.goods["น้ำพริกหนุ่ม"], barcodes=("8850001110001",))
    stall.goods[jar.name], _changes = save_product(shop, jar, seller)
    options = [option for method in METHODS for option in method.options]
    values = {
        "promptpay.id": "0812345678",
        "promptpay.account_name": "กลุ่มแม่บ้านดอยสูง",
        "bank_transfer.bank": "ธ.ก.ส.",
        "bank_transfer.account": "123-4-56789-0",
    }
    change_options(shop, options, values, seller)
