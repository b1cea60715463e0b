"""The command itself: finds a place for what is left behind, lives the day, says what came of it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.door import DONE
from posapp.cli.speech import SpokenCommand, option
from posapp.domain.errors import Refused
from posapp.i18n import N_, _, count_text

if TYPE_CHECKING:
    from posapp.app.demo.narrator import Narrator
    from posapp.app.demo.summary import Summary

_BROKEN: Final = 1
_NAME: Final = "raanrao-demo"
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Live a market day through the real window and show what came of it.\nA sample group sells about 40 bills, by "
        "mouse, keyboard and scanner. Pictures, papers and sums are left in a folder; your own books are not touched."
    ),
)
@option("--out", metavar="DIR", words=N_("Folder for pictures, papers and sums; a new one without it."))
@pass_desk
def demo(desk: Desk, out: str | None) -> int:
    """Exit code 0 only when everything ties."""
    folder = _folder(out)
    _without_display()
    from posapp.app import display

    display.check()
    from posapp.app.demo.live import live

    summary = live(folder, desk.tools.resources, _narrator(quiet=desk.as_json))
    desk.answer(_ending(summary, folder), {"folder": str(folder), **summary.values, "tied": summary.tied})
    return DONE if summary.tied else _BROKEN


def _folder(out: str | None) -> Path:
    """The folder to fill: empty or new. Raises Refused `demo_folder` when there is something in it."""
    if out is None:
        return _fresh_folder()
    folder = Path(out).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except OSError as error:
        raise Refused(
            "demo_folder", N_("{folder} can't be used. Name a new or empty folder."), folder=folder
        ) from error
    if not empty:
        raise Refused("demo_folder", N_("{folder} can't be used. Name a new or empty folder."), folder=folder)
    return folder.resolve()


def _fresh_folder() -> Path:
    """A new folder here, or where the system keeps what is for a while."""
    for place in (Path.cwd(), Path(tempfile.gettempdir())):
        for number in range(1, 1000):
            folder = place / (_NAME if number == 1 else f"{_NAME}-{number}")
            try:
                folder.mkdir()
            except FileExistsError:
                continue
            except OSError:
                break
            return folder
    return Path(tempfile.mkdtemp(prefix=_NAME))


def _without_display() -> None:
    """Draw the window in memory where there is no screen."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _narrator(*, quiet: bool) -> Narrator:
    from posapp.app.demo.narrator import Narrator
    from posapp.app.demo.story import STORY

    if quiet:
        return Narrator(lambda _text: None, len(STORY))
    return Narrator(lambda text: click.echo(text, nl=False), len(STORY), live=sys.stdout.isatty())


def _ending(summary: Summary, folder: Path) -> list[str]:
    doctor = summary.values["doctor"]
    lines = [str(doctor["verdict"])] if isinstance(doctor, dict) else []
    if summary.tied:
        checks = count_text(len(summary.ties))
        lines.append(_("Everything agrees to the satang: {count} checks.").format(count=checks))
    else:
        lines.append(_("This does not agree: {names}.").format(names=summary.broken()))
    lines.append(_("Pictures, papers and sums are in {folder}").format(folder=folder))
    return lines
