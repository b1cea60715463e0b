"""A Qt application for everything that draws, and the paper font."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.app.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def fonts(qapp: QApplication) -> Path:
    """The folder with the paper font, once letters can be drawn."""
    assert qapp is not None
    return resources() / "fonts"
