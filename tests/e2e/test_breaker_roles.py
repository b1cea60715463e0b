"""What somebody without the right could still get at from the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.terminal import Ended, group, typed

if TYPE_CHECKING:
    from pathlib import Path

MALEE, NOI = "มาลี", "น้อย"
CODES = {MALEE: "204913", NOI: "7305"}
_PAGE = 4096


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A group with codes and recovery numbers: Malee is treasurer, Noi sells."""
    folder = group(tmp_path / "books")
    for name, role in ((MALEE, "treasurer"), (NOI, "seller")):
        assert _as(folder, monkeypatch, MALEE, "users", "add", name, "--role", role).code == 0
        monkeypatch.setenv("POSAPP_NEW_CODE", CODES[name])
        assert _as(folder, monkeypatch, MALEE, "users", "code", name).code == 0
    assert _as(folder, monkeypatch, MALEE, "users", "recovery").code == 0
    return folder


def _as(books: Path, patch: pytest.MonkeyPatch, name: str, *line: str) -> Ended:
    patch.setenv("POSAPP_CODE", CODES[name])
    return typed(books, "--as", name, *line, "--json")


def test_sound_books_are_not_written_out_by_whoever_may_not_see_everybodys_data(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "saved"
    assert typed(books, "rescue", str(target), "--json").json["code"] == "locked"
    assert _as(books, monkeypatch, NOI, "rescue", str(target)).json["code"] == "not_allowed"
    assert not target.exists() or not list(target.iterdir())


def test_what_is_saved_of_books_holds_no_code_and_no_recovery_numbers(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "saved"
    assert _as(books, monkeypatch, MALEE, "rescue", str(target)).code == 0
    assert not (target / "access.csv").exists()
    saved = (target / "option.csv").read_text(encoding="utf-8-sig")
    assert "group.name" in saved
    assert "codes.recovery" not in saved


def test_books_too_damaged_to_say_who_may_are_saved_by_anybody(books: Path, tmp_path: Path) -> None:
    file = books / "books.db"
    file.write_bytes(file.read_bytes()[:_PAGE] + bytes(20 * _PAGE))
    for beside in books.glob("books.db-*"):
        beside.unlink()
    assert typed(books, "rescue", str(tmp_path / "saved"), "--json").code == 0


def test_a_spreadsheet_takes_no_saved_text_for_a_formula(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nasty = ("products", "add", "--name", "=1+1", "--price", "5", "--code", "N")
    assert _as(books, monkeypatch, MALEE, *nasty).code == 0
    assert _as(books, monkeypatch, MALEE, "rescue", str(tmp_path / "saved")).code == 0
    saved = (tmp_path / "saved" / "product.csv").read_text(encoding="utf-8-sig")
    assert ",'=1+1," in saved
    assert ",=1+1," not in saved


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("reconcile", "day", "--date", "0001-01-01"), "date_syntax"),
        (("reconcile", "day", "--date", "9999-12-31"), "date_syntax"),
        (("report", "month", "--from", "0001-01-01"), "date_syntax"),
        (("reconcile", "loosen", "x:99999999999999999999"), "bank_line_unknown"),
        (("expense", "add", "5", "--category", "goods", "--photo", "/dev/zero"), "photo_too_large"),
    ],
)
def test_what_no_day_no_line_and_no_picture_can_be_is_refused_with_a_sentence(
    books: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...], code: str
) -> None:
    assert _as(books, monkeypatch, MALEE, *line).json["code"] == code
