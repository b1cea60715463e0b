"""A till in the window most shops have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.ui.shell import Look
from tests.ui.checkout.till import Till, open_till

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def till(dressed: QApplication, tmp_path: Path) -> Iterator[Till]:
    """English, light, 100 %, 1366×768."""
    opened = open_till(dressed, tmp_path / "stall", Look("en"))
    yield opened
    opened.close()
