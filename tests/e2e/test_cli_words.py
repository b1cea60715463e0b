"""What the terminal says: help, mistakes, languages, ends of runs, and a bug of ours in plain words."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import click
import pytest

from posapp import __version__
from posapp.app import console, crash
from posapp.app.terminal import books_folder, desk
from posapp.cli.door import run
from posapp.cli.root import COMMANDS, Posapp
from tests.e2e.terminal import PROGRAM, REPO, group, started, typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _commands(command: click.Command, name: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield name
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for one in command.list_commands(ctx):
            below = command.get_command(ctx, one)
            assert below
            yield from _commands(below, (*name, one))


_ALL = list(_commands(Posapp(more={})))


@pytest.mark.parametrize("name", _ALL, ids=" ".join)
def test_every_command_has_help_in_both_languages(tmp_path: Path, name: tuple[str, ...]) -> None:
    english = typed(tmp_path, *name, "--help", "--lang", "en")
    thai = typed(tmp_path, *name, "--help", "--lang=th")
    assert (english.code, thai.code) == (0, 0)
    assert english.out.startswith("Usage: posapp")
    assert thai.out.startswith("วิธีใช้: posapp")
    told_en, told_th = (text.out.splitlines()[2] for text in (english, thai))
    assert told_en.isascii()
    assert not told_th.isascii()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sel",), "There is no command “sel”."),
        (("sales", "shw"), "There is no command “shw”."),
        (("sales", "list", "--colour"), "There is no option --colour here."),
        (("sales", "show"), "NUMBER is missing."),
        (("sales", "list", "--limit", "many"), "That can't be used for --limit."),
        (("setup",), "--group is missing."),
        (("--lang", "fr", "sales"), "That can't be used for --lang."),
        (("text", "baht", "1", "2"), "This can't be understood."),
    ],
)
def test_a_mistyped_line_gets_one_sentence_and_exit_2(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    ended = typed(tmp_path, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(words)
    assert ended.err.count("\n") == 1


def test_a_mistyped_line_is_answered_in_the_language_and_form_asked_for(tmp_path: Path) -> None:
    ended = typed(tmp_path, "sales", "shw", "--json", "--lang", "th")
    assert ended.json["code"] == "usage_command"
    assert ended.json["message"].startswith("ไม่มีคำสั่ง “shw”")


def test_a_group_alone_shows_its_help(tmp_path: Path) -> None:
    ended = typed(tmp_path, "till")
    assert ended.code == 0
    assert "close" in ended.out


def test_amounts_and_dates_are_written_as_on_paper(tmp_path: Path) -> None:
    assert typed(tmp_path, "text", "baht", "1,234.50").out == "หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์\n"
    assert typed(tmp_path, "text", "date", "2026-01-15").out == "15 Jan 2569\n"
    thai = typed(tmp_path, "--lang", "th", "text", "date", "2026-01-15", "--long", "--json").json
    assert thai == {"ok": True, "text": "วันพฤหัสบดีที่ 15 มกราคม พ.ศ. 2569"}
    assert typed(tmp_path, "text", "baht", "-5").out == "ลบห้าบาทถ้วน\n"
    assert typed(tmp_path, "text", "baht", "1.234").code == 2


def test_books_come_from_the_option_or_the_variable_and_missing_ones_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = group(tmp_path / "books")
    monkeypatch.setenv("POSAPP_BOOKS", str(books))
    assert books_folder() == books
    other = str(tmp_path / "other")
    for arguments in (("--books", other, "sales", "list"), ("sales", "list", "--books", other)):
        ended = typed(books, *arguments, "--json")
        assert (ended.code, ended.json["code"]) == (2, "no_books")
        assert other in ended.err


def test_a_file_that_is_no_book_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "books.db").write_bytes(b"not a book" * 99)
    ended = typed(tmp_path, "sales", "list", "--json")
    assert (ended.code, ended.json["code"]) == (2, "not_books")
    assert (tmp_path / "books.db").read_bytes() == b"not a book" * 99


def test_the_program_says_its_version_and_needs_no_window_for_it(tmp_path: Path) -> None:
    ended = started(tmp_path, "--version")
    assert (ended.code, ended.out) == (0, f"posapp {__version__}\n")


def test_a_reader_that_goes_away_ends_the_program_quietly(tmp_path: Path) -> None:
    books = group(tmp_path / "books")
    with subprocess.Popen(
        [*PROGRAM, "--books", str(books), "sell"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=REPO,
    ) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdout.close()
        program.stdin.write(b"{}\n{}\n")
        program.stdin.close()
        said = program.stderr.read()
    assert program.returncode == 3
    assert said == b""


def test_the_language_is_thai_unless_this_person_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("POSAPP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    seen: list[str] = []
    monkeypatch.setattr("posapp.i18n.install", lambda _folder, lang: seen.append(lang))
    for variables in ({}, {"LANG": "C.UTF-8"}, {"LANG": "en_GB.UTF-8"}, {"POSAPP_LANG": "th"}):
        with monkeypatch.context() as here:
            for name, value in variables.items():
                here.setenv(name, value)
            assert console.main(["--version"]) == 0
    assert seen == ["th", "th", "en", "th"]


def test_a_bug_of_ours_leaves_a_report_and_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_everything: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(console, "run", broken)
    monkeypatch.setattr(crash, "reports_folder", lambda: tmp_path / "reports")
    monkeypatch.setenv("POSAPP_LANG", "en")
    assert console.main([]) == 1
    (report,) = (tmp_path / "reports").iterdir()
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    said = capsys.readouterr().err
    assert str(report) in said
    assert "Traceback" not in said
    assert os.linesep * 2 not in said


def test_a_bug_is_told_even_where_no_report_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert crash.save_report(ValueError(), tmp_path / "file" / "reports") is None
    assert "our mistake" in crash.plain_words(None)


def test_without_a_command_the_window_opens_on_the_books(tmp_path: Path) -> None:
    opened: list[Path] = []

    def open_window(folder: Path) -> int:
        opened.append(folder)
        return 3

    assert run(Posapp(more={}), ["--books", str(tmp_path)], desk(open_window)) == 3
    assert opened == [tmp_path]


def test_every_command_file_stands_in_the_list_of_commands() -> None:
    files = {path.stem for path in (REPO / "posapp" / "cli" / "commands").glob("*.py")} - {"__init__"}
    assert files == set(COMMANDS)
