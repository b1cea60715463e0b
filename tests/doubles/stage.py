"""The real window, before it has any screens, on a market stall's books."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from posapp.ui.notices import Notices
from posapp.ui.shell import Look, Shell
from posapp.ui.widgets.banner import Banner
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.trade import MarketStall


class Stage(NamedTuple):
    """The stall, the window in front of it, and the line of messages in that."""

    stall: MarketStall
    shell: Shell
    banner: Banner
    notices: Notices


def set_up(qtbot: QtBot, folder: Path, look: Look | None = None) -> Stage:
    """A new stall with its books in `folder`, and a window that nobody sees yet."""
    return Stage(open_stall(folder), *window(qtbot, look))


def window(qtbot: QtBot, look: Look | None = None) -> tuple[Shell, Banner, Notices]:
    """A window with its line of messages."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    banner = Banner()
    notices = Notices(banner)
    shell = Shell(app, look or Look("en"), notices)
    notices.setParent(shell)  # its clock must not outlive the banner
    qtbot.addWidget(shell)
    return shell, banner, notices


def show(qtbot: QtBot, shell: Shell, size: tuple[int, int]) -> None:
    """Show the window and give it the keyboard."""
    shell.resize(*size)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
