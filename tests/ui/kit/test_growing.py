"""What is set once follows language, text size and the wish for key hints all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from posapp import i18n
from posapp.app.paths import locale_dir
from posapp.domain.money import Money
from posapp.ui import theme
from posapp.ui.names import call, hint, say_again
from posapp.ui.preferences import HINTS, look_of, values_of
from posapp.ui.shell import Look
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import ChipRow
from posapp.ui.widgets.stepper import Stepper
from posapp.ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def thai_later() -> Iterator[None]:
    """English now; whatever the test chooses is English again afterwards."""
    i18n.install(locale_dir(), "en")
    yield
    i18n.install(locale_dir(), "en")


@pytest.mark.usefixtures("thai_later")
def test_names_follow_the_language(qtbot: QtBot) -> None:
    field = QLineEdit()
    call(field, "{amount} baht", amount=Money(500))
    hint(field, "Cash")
    parts = [ChipRow(name="Cash"), ChipGrid(name="Cash"), Table([], name="Cash"), Stepper("Cash")]
    for part in (field, *parts):
        qtbot.addWidget(part)
    assert field.accessibleName() == "5.00 baht"
    i18n.install(locale_dir(), "th")
    say_again([field, *parts])
    assert (field.accessibleName(), field.placeholderText()) == ("5.00 บาท", "เงินสด")
    assert {part.accessibleName() for part in parts} == {"เงินสด"}


def test_a_plain_name_with_braces_stays_as_it_is(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    call(field, "น้ำพริก {เผ็ด}")
    assert field.accessibleName() == "น้ำพริก {เผ็ด}"


def _gaps(page: QWidget) -> list[int]:
    outer, inner, grid = page.findChild(QVBoxLayout), page.findChild(QHBoxLayout), page.findChild(QGridLayout)
    assert outer is not None
    assert inner is not None
    assert grid is not None
    sides = outer.contentsMargins()
    return [sides.left(), sides.top(), outer.spacing(), inner.spacing(), grid.horizontalSpacing()]


def test_gaps_grow_with_the_letters_and_come_back(dressed: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(7, 3, 7, 3)
    outer.setSpacing(5)
    inner, grid = QHBoxLayout(), QGridLayout()
    inner.setSpacing(2)
    grid.setHorizontalSpacing(12)
    for layout in (inner, grid):
        outer.addLayout(layout)
    first = _gaps(page)
    for percent in (150, 125, 150, 100, 125):
        theme.wear(dressed, "light", percent)
        assert _gaps(page) == [theme.px(gap) for gap in (7, 3, 5, 2, 12)], percent
    theme.wear(dressed, "light", 100)
    assert _gaps(page) == first


def test_key_hints_can_be_switched_off(dressed: QApplication, qtbot: QtBot) -> None:
    button = BigButton("Cash", icon="pay_cash", kind="cash", key_hint="F8")
    plain = BigButton("Cash", icon="pay_cash", kind="cash")
    for one in (button, plain):
        qtbot.addWidget(one)
        one.resize(240, 76)
    assert button.grab().toImage() != plain.grab().toImage()
    theme.wear(dressed, "light", 100, hints=False)
    assert button.grab().toImage() == plain.grab().toImage()


def test_the_wish_for_key_hints_is_kept() -> None:
    values = values_of(Look(hints=False))
    assert values[HINTS.key] == "no"
    assert look_of(values.__getitem__) == Look(hints=False)
    assert look_of(lambda _key: "").hints
