"""The code to pay of any bill is read back from the window in each theme, and from the paper, to the letter."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt

from posapp.domain.print_job import PrintState
from posapp.payments.methods import method
from posapp.ui import theme
from posapp.ui.shell import Look
from tests.e2e.market import JAR, SOAP, TEA, choose

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.e2e.hands import Hands

MOST: Final = 40


def put_some(hands: Hands) -> str:
    """Put a random number of each kind of goods on the bill; the payload its code must have."""
    chance = random.Random()
    for name in (JAR, TEA, SOAP):
        for digit in str(chance.randint(1, MOST)):
            hands.checkout.state.type_digit(digit)
        hands.tap_goods(name)
    total = hands.checkout.state.cart.total
    payload = method("promptpay").ask(total, hands.program.rooms.counter.setting).qr_payload
    assert f"54{len(str(total).replace(',', '')):02}{str(total).replace(',', '')}" in payload
    return payload


def codes_in(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def grabbed(widget: QWidget, tmp_path: Path) -> Image.Image:
    """The widget as it is on the screen."""
    path = tmp_path / "grab.png"
    assert widget.grab().save(str(path))
    return Image.open(path)


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("colours", theme.THEMES)
def test_the_code_on_the_screen_pays_exactly_this_bill(
    hands: Hands, tmp_path: Path, colours: str, percent: int
) -> None:
    hands.program.shell.wear(Look("en", colours, percent))
    payload = put_some(hands)
    hands.key(Qt.Key.Key_F9)
    assert codes_in(grabbed(hands.program.shell, tmp_path)) == [payload]
    assert codes_in(grabbed(hands.checkout.customer_view, tmp_path)) == [payload]


@pytest.mark.parametrize("paper", ["58", "80"])
def test_the_code_on_the_paper_pays_exactly_this_bill(hands: Hands, qtbot: QtBot, tmp_path: Path, paper: str) -> None:
    shop = hands.program.shop
    choose(shop, {"printer.uri": f"roll:{tmp_path / 'roll'}", "printer.paper": paper, "printer.auto": "yes"})
    payload = put_some(hands)
    hands.key(Qt.Key.Key_F9)
    hands.tap(hands.button("Wait for the money"))
    qtbot.waitUntil(lambda: [job.state for job in shop.books.print_jobs.newest()] == [PrintState.CONFIRMED])
    assert payload in codes_in(Image.open(tmp_path / "roll" / "000001.png"))
