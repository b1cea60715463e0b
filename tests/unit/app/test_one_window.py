"""The window's place is held once, and a folder that can't be written is told, not crashed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.app.one_window import OneWindow
from posapp.domain.errors import Unavailable

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_place_is_taken_once_and_free_after_its_release(tmp_path: Path) -> None:
    first, second = OneWindow(tmp_path), OneWindow(tmp_path)
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_a_folder_that_cant_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "books"
    file.write_text("a file where the folder should be")
    with pytest.raises(Unavailable) as told:
        OneWindow(file).take()
    assert (told.value.code, told.value.values["folder"]) == ("books_read_only", str(file))
