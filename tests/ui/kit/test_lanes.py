"""Slow work on lanes of its own, and the sounds that are played there."""

from __future__ import annotations

import sys
import threading
import wave
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from posapp.app.paths import resources
from posapp.domain.errors import Unavailable
from posapp.ui.sound import SOUNDS, Sounds
from posapp.ui.tasks import Lanes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.close()


def fail(error: Exception) -> None:
    raise error


def test_a_lane_works_elsewhere_and_answers_here_in_order(qtbot: QtBot, lanes: Lanes) -> None:
    here = threading.get_ident()
    heard: list[tuple[int, bool]] = []

    def work(number: int) -> tuple[int, bool]:
        return number, threading.get_ident() != here

    for number in range(20):
        lanes.run("work", partial(work, number), heard.append, fail)
    qtbot.waitUntil(lambda: len(heard) == 20)
    assert heard == [(number, True) for number in range(20)]


def test_a_lane_tells_a_failure_once(qtbot: QtBot, lanes: Lanes) -> None:
    heard: list[Exception] = []
    lanes.run("work", lambda: fail(Unavailable("x", "Off")), lambda _result: heard.append(ValueError()), heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], Unavailable)


def test_a_closed_lane_calls_nobody(lanes: Lanes) -> None:
    heard: list[object] = []
    lanes.run("work", lambda: 1, heard.append, fail)
    lanes.close()
    lanes.run("work", lambda: 2, heard.append, fail)
    QTest.qWait(20)
    assert heard == []


def test_lanes_can_run_at_once() -> None:
    heard: list[int] = []
    Lanes(immediate=True).run("work", lambda: 7, heard.append, fail)
    assert heard == [7]


def test_every_sound_is_a_short_file() -> None:
    for sound in SOUNDS:
        with wave.open(str(resources() / "sounds" / f"{sound}.wav")) as file:
            assert file.getnframes() / file.getframerate() <= 0.4


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays sounds itself")
def test_a_sound_is_played_by_what_the_machine_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    player = tmp_path / "aplay"
    player.write_text(f'#!/bin/sh\necho "$2" >> "{heard}"\nexit 1\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    sounds = Sounds(resources() / "sounds", Lanes(immediate=True))
    sounds.play("sold")
    sounds.switch(on=False)
    sounds.play("add")
    assert heard.read_text().splitlines() == [str(resources() / "sounds" / "sold.wav")]


def test_without_a_player_there_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    lanes = Lanes()
    Sounds(resources() / "sounds", lanes).play("add")
    lanes.close()
