"""The folder of the web page: what is written, what is left alone, what is taken away."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused, Unavailable
from posapp.operations.web_folder import OURS, Published, publish

if TYPE_CHECKING:
    from pathlib import Path

_FILES = {"pictures/a.jpg": b"a", "shop.css": b"css", "en/index.html": b"en", "index.html": b"th"}


def _held(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(OURS)
    return found


def test_a_new_folder_holds_exactly_the_page(tmp_path: Path) -> None:
    assert publish(tmp_path / "new" / "page", _FILES) == Published(4, 0, 0)
    assert _held(tmp_path / "new" / "page") == _FILES


def test_a_second_time_touches_only_what_changed(tmp_path: Path) -> None:
    publish(tmp_path, _FILES)
    for path in tmp_path.rglob("*"):
        os.utime(path, (1, 1))
    assert publish(tmp_path, _FILES) == Published(0, 4, 0)
    assert {path.stat().st_mtime for path in tmp_path.rglob("*") if path.is_file()} == {1}
    assert publish(tmp_path, {**_FILES, "index.html": b"new"}) == Published(1, 3, 0)
    assert (tmp_path / "shop.css").stat().st_mtime == 1


def test_what_is_no_longer_shown_is_taken_away_with_its_empty_folder(tmp_path: Path) -> None:
    publish(tmp_path, _FILES)
    less = {path: content for path, content in _FILES.items() if path != "pictures/a.jpg"}
    assert publish(tmp_path, less) == Published(0, 3, 1)
    assert _held(tmp_path) == less
    assert not (tmp_path / "pictures").exists()


def test_files_of_others_beside_ours_stay(tmp_path: Path) -> None:
    publish(tmp_path, _FILES)
    (tmp_path / "CNAME").write_text("shop.example")
    (tmp_path / "pictures" / "mine.jpg").write_bytes(b"mine")
    publish(tmp_path, {"index.html": b"th"})
    assert _held(tmp_path) == {"index.html": b"th", "CNAME": b"shop.example", "pictures/mine.jpg": b"mine"}


def test_a_folder_with_other_files_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(Refused) as refused:
        publish(tmp_path, _FILES)
    assert refused.value.code == "web_folder_taken"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("dear")
    with pytest.raises(Refused, match="lie other files"):
        publish(tmp_path / "page", _FILES)


def test_somebody_elses_file_in_our_way_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": b"th"})
    (tmp_path / "shop.css").write_bytes(b"mine")
    with pytest.raises(Refused) as refused:
        publish(tmp_path, {**_FILES, "index.html": b"new"})
    assert refused.value.code == "web_file_taken"
    assert _held(tmp_path) == {"index.html": b"th", "shop.css": b"mine"}


def test_a_page_that_somebody_changed_by_hand_is_not_thrown_away(tmp_path: Path) -> None:
    publish(tmp_path, _FILES)
    (tmp_path / "en" / "index.html").write_bytes(b"by hand")
    assert publish(tmp_path, {"index.html": b"th"}).removed == 2
    assert _held(tmp_path)["en/index.html"] == b"by hand"


@pytest.mark.parametrize("wrong", ["[]", '{"files": 3}', "{", '{"files": {"index.html": 1}', "\udcff"])
def test_a_list_that_is_not_ours_makes_it_a_folder_of_others(tmp_path: Path, wrong: str) -> None:
    (tmp_path / OURS).write_bytes(wrong.encode("utf-8", "surrogateescape"))
    with pytest.raises(Refused) as refused:
        publish(tmp_path, _FILES)
    assert refused.value.code == "web_folder_taken"


def test_a_list_that_points_outside_takes_nothing_away_there(tmp_path: Path) -> None:
    outside, page = tmp_path / "books.db", tmp_path / "page"
    outside.write_bytes(b"a")
    publish(page, _FILES)
    told = json.loads((page / OURS).read_text())
    digest = told["files"]["pictures/a.jpg"]
    told["files"] |= {"../books.db": digest, str(outside): digest}
    (page / OURS).write_text(json.dumps(told))
    publish(page, {"index.html": b"th"})
    assert outside.read_bytes() == b"a"


@pytest.mark.skipif(sys.platform == "win32", reason="links need special rights there")
def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    elsewhere, page = tmp_path / "elsewhere", tmp_path / "page"
    elsewhere.mkdir()
    publish(page, {"index.html": b"th"})
    (page / "en").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(Refused, match="is not ours"):
        publish(page, _FILES)
    assert list(elsewhere.iterdir()) == []


def test_a_cut_in_the_middle_is_mended_by_the_next_time(tmp_path: Path) -> None:
    publish(tmp_path, {"shop.css": b"css"})
    (tmp_path / "shop.css").unlink()
    (tmp_path / "shop.css" / "in the way").mkdir(parents=True)
    with pytest.raises(Unavailable) as unavailable:
        publish(tmp_path, _FILES)
    assert unavailable.value.code == "web_unwritable"
    assert _held(tmp_path) == {"pictures/a.jpg": b"a"}
    (tmp_path / "shop.css" / "in the way").rmdir()
    (tmp_path / "shop.css").rmdir()
    assert publish(tmp_path, _FILES) == Published(3, 1, 0)
    assert _held(tmp_path) == _FILES
