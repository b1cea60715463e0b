"""`posapp` as it is typed: language, books, commands, and how every run ends."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Final

import click

from posapp import i18n
from posapp.app import crash
from posapp.app.paths import locale_dir
from posapp.app.terminal import desk, open_shop
from posapp.cli.door import UNAVAILABLE, run
from posapp.cli.root import Posapp
from posapp.i18n import N_, _
from posapp.operations.doctor import examine
from posapp.store.faults import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BUG: Final = 1
_READER_GONE: Final = UNAVAILABLE
_MORE: Final = {"demo": (N_("Live a market day through the real window and show what came of it."), "posapp.app.demo")}
"""Commands that need the window; each is the command of that name in its module."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `posapp` with what was typed; the exit code: 0 done, 1 a bug of ours, 2 refused, 3 unavailable."""
    _speak_utf8()
    i18n.install(locale_dir(), _language())
    here = desk(_open_window)
    try:
        return run(Posapp(more=_MORE), sys.argv[1:] if arguments is None else arguments, here)
    except BrokenPipeError:
        _close_output()
        return _READER_GONE
    except Exception as error:  # noqa: BLE001 - the last door: a person must not get a traceback
        if _books_are_damaged(here.books):
            click.echo(_(DAMAGED[1]), err=True)
            return UNAVAILABLE
        crash.tell(error)
        return BUG


def _books_are_damaged(folder: Path) -> bool:
    """Whether the books themselves explain what nobody foresaw: somebody or something changed them from outside."""
    try:
        shop = open_shop(folder)
        try:
            return not examine(shop).sound
        finally:
            shop.books.close()
    except Exception:  # noqa: BLE001 - books that can't even be opened explain nothing
        return False


def _open_window(folder: Path) -> int:
    from posapp.app import display

    display.check()
    from posapp.app import desktop

    return desktop.main(folder)


def _speak_utf8() -> None:
    """Write Thai wherever the output goes; what a console can't show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _language() -> str:
    """Thai, unless the person's system speaks English or POSAPP_LANG says so."""
    chosen = os.environ.get("POSAPP_LANG", "")
    if chosen in i18n.LANGUAGES:
        return chosen
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if spoken.startswith("en") else "th"


def _close_output() -> None:
    """Point standard output nowhere: Python would complain about the closed pipe once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
