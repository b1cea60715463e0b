"""Whether a window can be opened is known before Qt would abort."""

from __future__ import annotations

import sys

import pytest

from posapp.app import display
from posapp.domain.errors import Unavailable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


@pytest.mark.parametrize("environment", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"DISPLAY": ""}])
def test_without_a_screen_nothing_is_opened(environment: dict[str, str]) -> None:
    with pytest.raises(Unavailable) as told:
        display.check(environment)
    assert told.value.code == "no_display"


@pytest.mark.parametrize(
    "environment",
    [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}],
)
def test_with_a_screen_only_missing_libraries_can_stop_it(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "_loads", lambda _library: True)
    display.check(environment)
    monkeypatch.setattr(display, "_loads", lambda library: library != "libEGL.so.1")
    with pytest.raises(Unavailable) as told:
        display.check(environment)
    assert str(told.value).endswith("apt-get install libegl1")


def test_a_hidden_window_needs_no_libraries_of_the_x_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_loads", lambda library: "xcb" not in library)
    display.check({"QT_QPA_PLATFORM": "offscreen:size=800x600"})
    with pytest.raises(Unavailable):
        display.check({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"})


def test_a_library_that_is_not_there_is_found_missing() -> None:
    assert not display._loads("libraanrao-never-was.so.9")  # noqa: SLF001 - the one question to the system
