"""Charts and totals: as long as their numbers, told apart without colours, spoken, in the columns they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.domain.money import Money
from posapp.ui import theme
from posapp.ui.widgets.chart import Chart, Point
from posapp.ui.widgets.footed_table import FootedTable
from posapp.ui.widgets.table import Column
from tests.ui.looks import greys, told_apart

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from posapp.ui.widgets.chart import Shape


def _shown(qtbot: QtBot, points: list[Point], shape: Shape = "bars") -> Chart:
    chart = Chart(name="Sales")
    chart.show_points(points, shape)
    qtbot.addWidget(chart)
    chart.resize(600, chart.sizeHint().height())
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


def _ink(chart: Chart, y: int) -> int:
    """How many pixels of row `y` wear the colour of bars."""
    image, ink = chart.grab().toImage(), theme.colour("indigo")
    return sum(QColor(image.pixel(x, y)) == ink for x in range(image.width()))


def test_bars_are_as_long_as_their_numbers(qtbot: QtBot) -> None:
    points = [Point("a", 300, "3.00"), Point("b", 150, "1.50"), Point("c", 0, "0.00"), Point("d", -75, "-0.75")]
    chart = _shown(qtbot, points)
    row = chart.height() // 4
    lengths = [_ink(chart, place * row + row // 2) for place in range(4)]
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=3)
    assert lengths[3] == pytest.approx(lengths[1] // 2, abs=3)
    assert lengths[2] == 0


def test_the_days_compared_with_are_told_apart_without_colours(qtbot: QtBot) -> None:
    chart = _shown(qtbot, [Point("a", 300, "3.00", 300, "3.00")])
    image, metrics = chart.grab().toImage(), chart.height()
    upper, lower = metrics // 3, metrics * 2 // 3
    solid = {image.pixel(x, upper) for x in range(60, 300)}
    striped = {image.pixel(x, lower) for x in range(60, 300)}
    assert len(solid) == 1
    assert len(striped) > 1


@pytest.mark.parametrize("shape", ["bars", "lines"])
@pytest.mark.parametrize("name", theme.THEMES)
def test_a_chart_is_seen_and_spoken_in_every_theme(qtbot: QtBot, qapp: QApplication, shape: Shape, name: str) -> None:
    theme.wear(qapp, name, 150)
    points = [Point(str(day), day * 100, f"{day}.00", 500, "5.00") for day in range(1, 32)]
    chart = _shown(qtbot, points, shape)
    drawn = greys(chart)
    chart.show_points([])
    chart.resize(600, chart.height())
    assert told_apart(drawn, greys(chart)) > 1000
    chart.show_points(points, shape)
    assert "31: 31.00, before: 5.00" in chart.accessibleDescription()
    assert chart.accessibleName() == "Sales"


def test_a_chart_of_nothing_but_zeros_stands(qtbot: QtBot) -> None:
    for shape in ("bars", "lines"):
        chart = _shown(qtbot, [Point("a", 0, "0.00")], "bars" if shape == "bars" else "lines")
        assert not chart.grab().isNull()


def _footed(qtbot: QtBot) -> FootedTable:
    columns = (Column("Goods", stretch=True), Column("Bills"), Column("Baht"))
    table = FootedTable(columns, name="Sales")
    rows = [(f"goods {number}", number, Money(number * 100)) for number in range(40)]
    table.show_rows(rows, ("Together", 780, Money(123456789000)), leads=True)
    qtbot.addWidget(table)
    table.resize(700, 400)
    with qtbot.waitExposed(table):
        table.show()
    return table


def test_totals_stay_in_sight_and_their_column_is_wide_enough(qtbot: QtBot) -> None:
    table = _footed(qtbot)
    header = table.table.horizontalHeader()
    assert table.foot.isVisible()
    assert header.sectionSize(2) >= table.foot.fontMetrics().horizontalAdvance("1,234,567,890.00")
    assert sum(header.sectionSize(place) for place in range(3)) <= table.table.viewport().width()
    assert "1,234,567,890.00" in table.foot.accessibleName()


def test_the_line_of_totals_is_pressed_by_key_where_it_leads_somewhere(qtbot: QtBot) -> None:
    table = _footed(qtbot)
    table.foot.setFocus()
    with qtbot.waitSignal(table.total_chosen):
        QTest.keyClick(table.foot, Qt.Key.Key_Space)
    table.show_rows([("goods", 1, Money(100))], ("Together", 1, Money(100)))
    assert table.foot.focusPolicy() == Qt.FocusPolicy.NoFocus
    table.show_rows([("goods", 1, Money(100))])
    assert not table.foot.isVisible()


def test_a_narrow_table_scrolls_sideways_before_names_get_lost(qtbot: QtBot) -> None:
    table = _footed(qtbot)
    table.resize(320, 400)
    QApplication.processEvents()
    assert table.table.horizontalHeader().sectionSize(0) == theme.px(200)
    assert table.table.horizontalScrollBar().maximum() > 0


def test_cells_that_are_not_known_are_empty_and_sorted_first(qtbot: QtBot) -> None:
    table = _footed(qtbot)
    table.show_rows([("a", 2, Money(300)), ("b", None, None), ("c", 1, Money(100))])
    table.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    model = table.table.model()
    assert [model.index(row, 2).data() for row in range(3)] == ["", "1.00", "3.00"]
