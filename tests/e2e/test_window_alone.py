"""One window on a group's books: a second start says so, leads to the first, and a dead one holds no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.app.one_window import OneWindow
from posapp.ui.message_window import MessageWindow
from posapp.ui.widgets.ask_panel import Answer
from tests.e2e.processes import attended, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_UNAVAILABLE = 3


@pytest.fixture
def place(qtbot: QtBot, market: Path) -> Iterator[OneWindow]:
    assert qtbot is not None
    held = OneWindow(market)
    yield held
    held.release()


def test_a_second_start_says_that_the_shop_is_open_and_leaves_it_alone(market: Path, place: OneWindow) -> None:
    with attended("come_forward", market) as first:
        assert first.says() == "minimised"
        second = start(market)
        assert second.returncode == _UNAVAILABLE
        assert second.stderr.startswith("The shop is open in another window.")
        assert second.stdout == ""
        assert not place.take()
        assert place.call()
        assert first.says() == "forward"


def test_the_place_is_free_again_after_a_power_cut(market: Path, place: OneWindow) -> None:
    with attended("sell_one", market) as first:
        assert first.says() == "sold"
        assert not place.take()
        first.kill()
    assert place.take()


def test_a_call_reaches_whoever_holds_the_place(qtbot: QtBot, market: Path, place: OneWindow) -> None:
    assert place.take()
    with qtbot.waitSignal(place.wanted, timeout=5000):
        assert OneWindow(market).call()


def test_the_button_of_the_second_start_leads_to_the_first(qtbot: QtBot, market: Path, place: OneWindow) -> None:
    assert place.take()
    told = MessageWindow("The shop is open.", Answer("go", "Go to that window"), OneWindow(market).call)
    qtbot.addWidget(told)
    with qtbot.waitSignal(place.wanted, timeout=5000):
        told.panel.button("go").click()


def test_two_groups_are_open_side_by_side(tmp_path: Path, place: OneWindow) -> None:
    other = OneWindow(tmp_path)
    assert place.take()
    assert other.take()
    other.release()


def test_nobody_answers_for_a_place_that_nobody_holds(place: OneWindow) -> None:
    assert not place.call()
