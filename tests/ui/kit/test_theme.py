"""Colours people can tell apart, sizes that grow together, icons that are there."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from posapp.app.paths import resources
from posapp.payments.methods import METHODS
from posapp.ui import icons, theme
from posapp.ui.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WORDS = 4.5
LINES = 3.0
PAIRS = (
    ("text", "page", 7.0),
    ("text", "card", 7.0),
    ("text", "raised", 7.0),
    ("text", "indigo_soft", 7.0),
    ("text", "leaf_soft", 7.0),
    ("text2", "page", 7.0),
    ("text2", "card", 7.0),
    ("disabled", "page", WORDS),
    ("disabled", "card", WORDS),
    ("on_indigo", "indigo", 7.0),
    ("on_leaf", "leaf", 7.0),
    ("on_lac", "lac", 7.0),
    ("on_turmeric", "turmeric", 7.0),
    ("on_training", "training", 7.0),
    ("turmeric_text", "card", WORDS),
    ("turmeric_text", "page", WORDS),
    ("leaf", "card", WORDS),
    ("leaf", "leaf_soft", WORDS),
    ("lac", "card", WORDS),
    ("indigo", "card", WORDS),
    ("edge", "page", LINES),
    ("edge", "card", LINES),
    ("focus", "page", LINES),
    ("focus", "card", LINES),
)


def brightness(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((brightness(QColor(one)), brightness(QColor(other))))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_words_and_edges_stand_out(name: str, ink: str, ground: str, least: float) -> None:
    colours = theme.THEMES[name]
    assert contrast(colours[ink], colours[ground]) >= least


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_theme_names_every_colour(name: str) -> None:
    assert set(theme.THEMES[name]) == set(theme.TOKENS)


def test_sizes_grow_with_the_text(dressed: QApplication) -> None:
    assert theme.px(48) == 48
    theme.wear(dressed, "light", 150)
    assert (theme.px(48), theme.target()) == (72, 44)
    assert theme.font("body").pixelSize() == 27


def test_the_layout_follows_width_and_text_size(dressed: QApplication) -> None:
    assert [theme.layout_for(width) for width in (1366, 1024, 800)] == ["wide", "medium", "compact"]
    theme.wear(dressed, "light", 150)
    assert [theme.layout_for(width) for width in (1920, 1366, 1024)] == ["wide", "medium", "compact"]


def test_bright_sun_is_heavier(dressed: QApplication) -> None:
    theme.wear(dressed, "sun", 100)
    assert int(theme.font("body").weight()) == 500
    assert theme.edge_width() == 2


class _Untidy(QWidget):
    """Leaves a part that only a search for garbage can free, each time it is dressed; counts how many parts live."""

    def __init__(self, alive: list[int]) -> None:
        super().__init__()
        self._alive = alive

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            part = QWidget()
            vars(part)["itself"] = part
            self._alive.append(len(QApplication.allWidgets()))


@pytest.fixture
def _eager_search() -> Iterator[None]:
    """Search for garbage after nearly everything that is made."""
    usual = gc.get_threshold()
    gc.set_threshold(1, 1, 1)
    yield
    gc.set_threshold(*usual)


@pytest.mark.usefixtures("_eager_search")
def test_no_part_is_freed_while_qt_dresses_them_all(dressed: QApplication, qtbot: QtBot) -> None:
    alive: list[int] = []
    untidy = [_Untidy(alive) for _each in range(4)]
    for one in untidy:
        qtbot.addWidget(one)
        one.show()
    alive.clear()
    theme.wear(dressed, "dark", 100)
    assert alive == [alive[0] + number for number in range(4)]
    assert gc.isenabled()


def test_an_unknown_theme_or_size_is_a_mistake(dressed: QApplication) -> None:
    for name, percent in (("pink", 100), ("light", 110)):
        with pytest.raises(ValueError, match=name):
            theme.wear(dressed, name, percent)


def test_every_icon_that_is_asked_for_is_there_and_takes_its_colour() -> None:
    wanted = {spec.icon for spec in SCREENS} | {method.icon for method in METHODS}
    assert wanted <= set(icons.names())
    for name in icons.names():
        picture = icons.pixmap(name, 24, QColor("#A3182B")).toImage()
        inks = [picture.pixelColor(x, y) for x in range(24) for y in range(24)]
        solid = [ink for ink in inks if ink.alpha() == 255]
        assert solid, name
        assert all(abs(ink.red() - 0xA3) < 3 and abs(ink.green() - 0x18) < 3 for ink in solid), name


def test_icons_lie_unchanged_beside_their_licence() -> None:
    folder = resources() / "icons"
    assert "MIT License" in (folder / "tabler-MIT.txt").read_text()
    assert all("currentColor" in path.read_text() for path in folder.glob("*.svg"))
