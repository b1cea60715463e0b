"""The one style sheet: plain Qt widgets (fields, lists, tables, scroll bars) in the theme's colours and sizes."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SHEET: Final = Template("""
QWidget#page, QStackedWidget#page { background: $page; }
QWidget#card { background: $card; }
QAbstractScrollArea { background: transparent; border: none; }
QLineEdit, QPlainTextEdit { background: $card; color: $text; border: ${edge_px}px solid $edge;
  border-radius: ${p8}px; padding: 0 ${p12}px; selection-background-color: $indigo;
  selection-color: $on_indigo; }
QLineEdit, QPlainTextEdit, QTableView { font-family: "$family"; font-size: ${p18}px; font-weight: $weight; }
QLineEdit { min-height: ${p46}px; }
QPlainTextEdit { padding: ${p8}px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 3px solid $focus; }
QLineEdit:disabled { color: $disabled; background: $page; }
QListView { outline: none; }
QTableView { background: $card; color: $text; border: ${edge_px}px solid $edge; border-radius: ${p8}px;
  gridline-color: $rule; selection-background-color: $indigo_soft; selection-color: $text; outline: none; }
QTableView:focus { border: 3px solid $focus; }
QTableView::item { padding: 0 ${p8}px; border-bottom: 1px solid $rule; }
QTableView::item:selected { background: $indigo_soft; color: $text; border: 0px solid $indigo;
  border-top-width: ${mark_px}px; border-bottom-width: ${mark_px}px; }
QHeaderView { background: $raised; border: none; }
QHeaderView::section { background: $raised; color: $text; border: none; border-bottom: ${edge_px}px solid $edge;
  padding: 0 ${p8}px; min-height: ${p44}px; }
QScrollBar:vertical { background: transparent; width: ${p18}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p18}px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: ${p7}px; margin: 2px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:vertical { min-height: ${p48}px; }
QScrollBar::handle:horizontal { min-width: ${p48}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $card; color: $text; border: ${edge_px}px solid $edge; padding: ${p4}px; }
""")


def style_sheet(*, colours: Mapping[str, str], px: Callable[[int], int], edge: int, face: tuple[str, int]) -> str:
    """The sheet for one theme at one text size: `colours` by token, `px` the size factor, `edge` the outline width.

    `face` is family and weight of plain text. A row that is marked has a line above and below it, for not all themes
    have a soft ground.
    """
    sizes = {f"p{size}": px(size) for size in (4, 7, 8, 10, 12, 18, 44, 46, 48)}
    return _SHEET.substitute(colours, edge_px=edge, mark_px=2 * edge, family=face[0], weight=face[1], **sizes)
