"""The first questions: what is tapped is worn, and stays chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from posapp.app.first_day import FirstDay
from posapp.app.paths import resources
from posapp.ui import preferences, theme
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.usefixtures("qtbot", "thai")
def test_a_tapped_size_and_language_stay_chosen(tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(resources())
    first = FirstDay(app, tmp_path, resources())
    first.shell.show()
    form = first.setup.looks.form
    for words, key, value in (("150 %", preferences.PERCENT.key, "150"), ("English", preferences.LANGUAGE.key, "en")):
        chip = next(chip for chip in form.findChildren(BigButton) if chip.accessibleName() == words)
        chip.click()
        assert form.values()[key] == value
        assert first.setup.looks.values()[key] == value
    first.close()
    first.shell.deleteLater()
