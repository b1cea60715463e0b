"""From a number in the stock to the bill that made it, through the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from posapp.domain.quantity import Quantity
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Said
from posapp.ui.widgets.label import Label
from tests.e2e.market import CODES, JAR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import OpenWindow


def test_a_sold_piece_leads_from_the_stock_to_its_bill(market: Path, open_window: OpenWindow) -> None:
    with open_window(market) as hands:
        shop, shell = hands.program.shop, hands.program.shell
        jar = shop.books.catalog.find(CODES[JAR])
        assert jar is not None
        came = receive(shop, [Incoming(jar.id, Quantity.of(5))], Said(), hands.program.rooms.seller())
        hands.program.changed(came.changes)
        hands.tap_goods(JAR)
        hands.key(Qt.Key.Key_F7)
        number = shop.books.sales.newest(1)[0].issue.number
        shell.go("stock")
        hands.scan(CODES[JAR])
        moves = hands.program.rooms.goods.stock.rooms.article.moves
        assert moves.model().index(0, 2).data() == number
        moves.setCurrentIndex(moves.model().index(0, 0))
        moves.setFocus()
        hands.key(Qt.Key.Key_Return)
        assert shell.here() == "sales"
        shown = [label.words() for label in hands.program.rooms.sales.browse.pane.findChildren(Label)]
        assert any(number in words for words in shown)
