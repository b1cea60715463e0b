"""Files that people asked for: the whole of it or nothing, and a sentence where it can't be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Unavailable
from posapp.operations.files import put_file, put_page, write_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Writer = Callable[[bytes, Path], None]


@pytest.mark.parametrize("write", [put_file, put_page, write_file])
def test_a_file_takes_the_place_of_an_older_one(write: Writer, tmp_path: Path) -> None:
    target = tmp_path / f"{'ยอดขาย' * 8}.pdf"
    target.write_text("an older and longer one")
    write(b"new", target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("write", "code"),
    [(put_file, "export_unwritable"), (put_page, "page_unwritable"), (write_file, "file_not_written")],
)
def test_a_place_that_can_not_be_written_is_told_and_nothing_is_left(write: Writer, code: str, tmp_path: Path) -> None:
    taken = tmp_path / "page.pdf"
    taken.mkdir()
    for target in (taken, tmp_path / "gone" / "page.pdf"):
        with pytest.raises(Unavailable, match="can't be written") as told:
            write(b"new", target)
        assert told.value.code == code
    assert list(tmp_path.iterdir()) == [taken]
