"""A closed window is gone: nothing of it is dressed, drawn or kept when the books are opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.e2e.conftest import OpenWindow


def test_opening_the_books_again_leaves_nothing_of_the_window_before(
    qapp: QApplication, open_window: OpenWindow, market: Path
) -> None:
    left = []
    for _time in range(3):
        with open_window(market) as hands:
            hands.program.shell.go("sales")
        left.append((len(qapp.topLevelWidgets()), len(qapp.allWidgets())))
    assert left[0][0] == 0
    assert left == [left[0]] * 3
