"""States are told apart by shape, words or brightness, never by colour alone."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, get_args

import pytest

from posapp.ui import theme
from posapp.ui.top_bar import PrinterState, TopBar
from posapp.ui.widgets.banner import Banner, Tone
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.table import Column, Table
from tests.ui.looks import greys, told_apart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

_AT_LEAST = 40
"""Pixels: an icon's stroke."""


@pytest.mark.parametrize("name", theme.THEMES)
def test_good_news_care_and_trouble(dressed: QApplication, qtbot: QtBot, name: str) -> None:
    theme.wear(dressed, name, 100)
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(900, 60)
    seen = {}
    for tone in get_args(Tone):
        banner.tell(tone, "The drawer", "", "")
        seen[tone] = greys(banner)
    for one, other in combinations(seen, 2):
        assert told_apart(seen[one], seen[other]) >= _AT_LEAST, (one, other)


@pytest.mark.parametrize("name", theme.THEMES)
def test_a_button_that_is_idle_chosen_or_off(dressed: QApplication, qtbot: QtBot, name: str) -> None:
    theme.wear(dressed, name, 100)
    idle, chosen, off = (BigButton("Cash", kind="chip") for _state in range(3))
    chosen.setCheckable(True)
    chosen.setChecked(True)
    off.block("Type or choose a name first.")
    for one in (idle, chosen, off):
        qtbot.addWidget(one)
        one.resize(120, 44)
    for one, other in combinations((idle, chosen, off), 2):
        assert told_apart(greys(one), greys(other)) >= _AT_LEAST


@pytest.mark.parametrize("name", theme.THEMES)
def test_the_row_of_a_table_that_is_marked(dressed: QApplication, qtbot: QtBot, name: str) -> None:
    theme.wear(dressed, name, 100)
    seen = []
    for marked in (0, 1):
        table = Table((Column("Goods", stretch=True), Column("Price")))
        qtbot.addWidget(table)
        table.resize(400, 200)
        table.show_rows([("Rice", 35), ("Rice", 35)])
        table.selectRow(marked)
        seen.append(greys(table))
    assert told_apart(*seen) >= 2 * 300


def test_the_printer_in_a_bar_too_narrow_for_words(dressed: QApplication, qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.resize(900, 56)
    bar.lay_out("compact")
    seen: dict[PrinterState, bytes] = {}
    for state in get_args(PrinterState):
        bar.show_printer(state)
        seen[state] = greys(bar)
    dressed.processEvents()
    for one, other in combinations(seen, 2):
        assert told_apart(seen[one], seen[other]) >= _AT_LEAST, (one, other)
