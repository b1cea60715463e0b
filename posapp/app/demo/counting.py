"""Counting the drawer as people do: number by number with the keyboard, from the largest note to the smallest coin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from posapp.app.demo.waiting import wait_until
from posapp.domain.tender import NOTES_AND_COINS

if TYPE_CHECKING:
    from posapp.app.demo.day import Day
    from posapp.domain.cash import Count
    from posapp.ui.screens.till.count_step import CountStep


def count_drawer(day: Day, step: CountStep, count: Count) -> None:
    """Type `count` into `step`, which is in front, row after row."""
    numbers = dict(count.pieces)
    day.eyes.await_panel(step)
    for piece in NOTES_AND_COINS:
        if piece in numbers:
            day.fingers.type(str(numbers[piece]))
        day.fingers.press(Qt.Key.Key_Return)
    wait_until(lambda: step.total() == count.total, f"a count of {count.total}")
