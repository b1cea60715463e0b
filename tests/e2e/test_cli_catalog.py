"""`posapp catalog`: a web page in a folder, from goods named at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.doubles.web_reader import WebPage
from tests.e2e.terminal import group, started, typed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.terminal import Ended


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Honey and rice, and how they are ordered."""
    folder = group(tmp_path / "books")
    assert typed(folder, "settings", "set", "web.line=@kloompueng", "web.about=น้ำผึ้งป่า").code == 0
    assert typed(folder, "products", "change", "H", "--category", "น้ำผึ้ง").code == 0
    return folder


def _write(books: Path, folder: Path, *arguments: str) -> Ended:
    return typed(books, "catalog", str(folder), "--json", *arguments)


def test_the_page_is_written_and_said_where(books: Path, tmp_path: Path) -> None:
    ended = typed(books, "catalog", str(tmp_path / "page"), "--lang", "en")
    assert ended.code == 0
    assert ended.out.splitlines()[0] == f"The web page is written. Open it: {tmp_path / 'page' / 'index.html'}"
    said = WebPage((tmp_path / "page" / "index.html").read_text(encoding="utf-8")).first("main").text
    assert "น้ำผึ้งป่า" in said
    assert "120 บาท" in said
    assert "เหลือ 10 กก." in said


def test_the_real_program_says_it_in_json_and_leaves_the_same_files_alone(books: Path, tmp_path: Path) -> None:
    first = started(books, "catalog", str(tmp_path / "page"), "--json").json
    files = len([path for path in (tmp_path / "page").rglob("*") if path.is_file()]) - 1
    assert first == {
        "ok": True,
        "folder": str(tmp_path / "page"),
        "index": str(tmp_path / "page" / "index.html"),
        "goods": ["R", "H"],
        "written": files,
        "unchanged": 0,
        "removed": 0,
    }
    assert typed(books, "products", "change", "H", "--price", "130").code == 0
    again = _write(books, tmp_path / "page").json
    assert (again["written"], again["unchanged"]) == (4, files - 4)


def test_goods_are_chosen_by_category_and_code(books: Path, tmp_path: Path) -> None:
    page = tmp_path / "page"
    assert _write(books, page, "--category", "น้ำผึ้ง").json["goods"] == ["H"]
    assert _write(books, page, "--goods", "R").json["goods"] == ["R"]
    assert _write(books, page, "--category", "น้ำผึ้ง", "--goods", "R").json["goods"] == ["H", "R"]
    last = _write(books, page, "--without", "H").json
    assert (last["goods"], last["removed"]) == (["R"], 2)
    assert {path.name for path in page.glob("goods-*")} == {"goods-r.html"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--category", "หาย"), "category_unknown"),
        (("--goods", "nothing"), "code_unknown"),
        (("--without", "nothing"), "code_unknown"),
        (("--goods", "H", "--without", "H"), "web_empty"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_written(
    books: Path, tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    ended = _write(books, tmp_path / "page", *arguments)
    assert (ended.code, ended.json["code"]) == (2, code)
    assert not (tmp_path / "page").exists()


def test_withdrawn_goods_can_not_be_named(books: Path, tmp_path: Path) -> None:
    assert typed(books, "products", "withdraw", "H").code == 0
    ended = _write(books, tmp_path / "page", "--goods", "H")
    assert (ended.code, ended.json["code"]) == (2, "web_not_sold")


def test_a_folder_of_others_is_refused_and_a_way_to_order_asked_for(books: Path, tmp_path: Path) -> None:
    ended = _write(books, tmp_path)
    assert (ended.code, ended.json["code"]) == (2, "web_folder_taken")
    assert typed(books, "settings", "set", "web.line=").code == 0
    ended = _write(books, tmp_path / "page")
    assert (ended.code, ended.json["code"]) == (2, "web_contact")
