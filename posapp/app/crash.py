"""The last resort: what nobody foresaw becomes a report on this PC and a few plain words, never a traceback."""

from __future__ import annotations

import platform
import traceback
from typing import TYPE_CHECKING

import click
from platformdirs import user_log_path

from posapp import __version__
from posapp.app.clock import SystemClock
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

_WRITTEN = N_(
    "Something went wrong inside the program. That is our mistake, not yours. What was confirmed is in the books.\n"
    "A report lies in {file}. Please send it to whoever looks after the program."
)
_UNWRITTEN = N_(
    "Something went wrong inside the program. That is our mistake, not yours. What was confirmed is in the books."
)


def reports_folder() -> Path:
    """Where reports lie; they never leave this PC by themselves."""
    return user_log_path("raanrao", appauthor=False)


def save_report(error: BaseException, folder: Path) -> Path | None:
    """Write what happened into a new file in `folder`; None when even that can't be done."""
    at = SystemClock().now()
    head = f"posapp {__version__}, Python {platform.python_version()}, {platform.platform()}, {at:%Y-%m-%d %H:%M:%S%z}"
    path = folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([head, "", *traceback.format_exception(error)]), encoding="utf-8")
    except OSError:
        return None
    return path


def plain_words(report: Path | None) -> str:
    """What to tell the person."""
    return _(_WRITTEN).format(file=report) if report else _(_UNWRITTEN)


def tell(error: BaseException) -> None:
    """Save a report and say so on standard error."""
    click.echo(plain_words(save_report(error, reports_folder())), err=True)
