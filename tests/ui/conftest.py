"""An application dressed as people see it, for every test with widgets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from posapp.app.paths import resources
from posapp.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


_HERE = Path(__file__).parent
# Only the offscreen display says this, whenever a window has a smallest size.
_NOISE = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen display grumble."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_NOISE))


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
