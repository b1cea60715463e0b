"""The customer's window: on a second screen while there is one, on the seller's only when it is turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from tests.ui.checkout.till import Till

OWN = QRect(0, 0, 1366, 768)
BESIDE = QRect(1366, 0, 1024, 600)


@dataclass(frozen=True)
class Glass:
    """A screen as far as the view looks at it: this display has only one."""

    area: QRect

    def geometry(self) -> QRect:
        return self.area


def plug(till: Till, *areas: QRect) -> None:
    screens = [cast("QScreen", Glass(area)) for area in areas]
    till.screen.customer_view.use_second(screens, screens[0])
    till.settle()


def test_a_second_screen_shows_the_bill_until_it_is_unplugged(till: Till) -> None:
    view = till.screen.customer_view
    plug(till, OWN, BESIDE)
    assert view.isVisible()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    till.tap_tile("คุกกี้")
    till.press("Exact")
    assert view.isVisible()
    plug(till, OWN)
    assert not view.isVisible()
    till.tap_tile("คุกกี้")
    till.screen.acts.paying.open("promptpay")
    till.press("Turn to the customer")
    assert view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert till.screen.stage.panel() is till.screen.parts.transfer


def test_a_copy_of_the_sellers_screen_is_no_second_one(till: Till) -> None:
    plug(till, OWN, OWN)
    assert not till.screen.customer_view.isVisible()
