"""The drawer of an office in use: a float of 700 baht, counted and named as a person does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit

from posapp.domain.cash import Count
from posapp.domain.money import Money
from posapp.domain.tender import Tender, TenderState
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.people import person_named
from posapp.operations.sell import sell
from posapp.ui.widgets.money_label import MoneyLabel
from tests.doubles.back_room import button, write
from tests.doubles.office import tap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.domain.cash import CashClose
    from posapp.ui.screens.till.count_panel import CountPanel
    from posapp.ui.screens.till.screen import TillScreen
    from tests.doubles.office import Office

FLOAT: Final = Counted(Money(70000), Count.parse("100x5,20x10"))


def begin_day(office: Office) -> Office:
    """Begin the day with 700 baht; a second seller is there."""
    open_session(office.stall.shop, FLOAT, office.stall.seller)
    person_named(office.stall.shop, "cashier", "ป้าคำ", office.stall.seller)
    return office


def _field(panel: CountPanel, name: str) -> QLineEdit:
    found = [field for field in panel.findChildren(QLineEdit) if field.accessibleName() == name]
    assert found, name
    return found[0]


def count_float(panel: CountPanel) -> None:
    """Type 5 hundreds and 10 twenties: the float of these tests."""
    for name, number in (("Note 100", "5"), ("Note 20", "10")):
        _field(panel, name).setFocus()
        write(number)


def amounts(page: QWidget) -> list[Money]:
    """All amounts that `page` shows."""
    return [one.money() for one in page.findChildren(MoneyLabel) if one.isVisible()]


def last_close(office: Office) -> CashClose:
    """How the last day ended."""
    books = office.stall.shop.books
    close = books.cash.last_close(books.terminal.id)
    assert close is not None
    return close


def sell_waiting(office: Office) -> None:
    """A bill whose transfer nobody has seen yet."""
    cart = office.stall.cart(("ผ้าขาวม้า", 1))
    tender = Tender("promptpay", cart.total, cart.total, TenderState.WAITING)
    sell(office.stall.shop, cart, (tender,), office.stall.seller)


def go_to_names(screen: TillScreen) -> None:
    """Count the float again and go on to the names."""
    tap(screen.day.button("close"))
    count_float(screen.closing.counting.panel)
    tap(screen.closing.counting.on)
    tap(screen.closing.result.on)


def name_witness(screen: TillScreen) -> None:
    """Say who looked on."""
    tap(button(screen.closing.names.witness, "ป้าคำ"))
