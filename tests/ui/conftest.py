"""An application dressed as people see it for every test with widgets, and windows that many of them begin in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.app.paths import resources
from posapp.ui import theme
from tests.doubles.drawer import begin_day
from tests.doubles.fair import open_fair
from tests.doubles.office import open_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.doubles.fair import Fair
    from tests.doubles.office import Office


@pytest.fixture(scope="session")
def _faces(qapp: QApplication) -> QApplication:
    theme.install(resources())
    return qapp


@pytest.fixture(autouse=True)
def _nothing_stays_open(qapp: QApplication, _faces: QApplication) -> Iterator[None]:
    """A window that outlives its test would meet the next one: it fails here, and is put away.

    Faces, icons, the light theme and text of 100 % are there for each test, whatever the last one wore.
    """
    theme.wear(qapp, "light", 100)
    yield
    left = [one for one in qapp.topLevelWidgets() if one.isVisible()]
    for one in left:
        one.hide()
    assert not left, left


@pytest.fixture
def dressed(qapp: QApplication, _nothing_stays_open: None) -> QApplication:
    """The application in the light theme at 100 %."""
    return qapp


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Office:
    """The window of whoever keeps the till and the settings."""
    return open_office(qtbot, tmp_path)


@pytest.fixture
def day(office: Office) -> Office:
    """The same on a day that has begun."""
    return begin_day(office)


@pytest.fixture
def fair(qtbot: QtBot, tmp_path: Path) -> Fair:
    """The window of a group that goes to market."""
    return open_fair(qtbot, tmp_path)
