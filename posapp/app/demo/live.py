"""Lives the day: sets the table, opens the window, plays the story, closes everything, adds up."""

from __future__ import annotations

import shutil
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.app.demo.album import Album
from posapp.app.demo.day import Day, Step
from posapp.app.demo.eyes import Eyes
from posapp.app.demo.fingers import Fingers
from posapp.app.demo.market import GROUP, Market
from posapp.app.demo.market_clock import CountedIds, MarketClock
from posapp.app.demo.paper_printer import PaperPrinter
from posapp.app.demo.seller import Seller
from posapp.app.demo.storekeeper import Storekeeper
from posapp.app.demo.story import STORY
from posapp.app.demo.summary import sum_up
from posapp.app.demo.taking import Taking
from posapp.app.demo.treasurer import Treasurer
from posapp.app.demo.waiting import StuckError
from posapp.app.program import Program
from posapp.domain.errors import Refused
from posapp.i18n import N_, _, long_date_text
from posapp.operations.shop import Shop
from posapp.store.books import Books
from posapp.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from posapp.app.demo.narrator import Narrator
    from posapp.app.demo.summary import Summary

_SIZE: Final = QSize(1366, 768)
_PATIENCE_MS: Final = 5_000
_NO_SIZES: Final = "This plugin does not support propagateSizeHints()"


def live(folder: Path, resources: Path, narrator: Narrator) -> Summary:
    """Live the day and leave everything in `folder`. Raises StuckError where the program fails its own story."""
    clock = MarketClock()
    ids = CountedIds(clock)
    books = folder / "books"
    with PaperPrinter(folder / "paper") as printer:
        Market(books, resources / "sample_products", clock, ids).found(printer.uri)
        opening = _("{group}, {date}: a day at the market.")
        narrator.say(opening.format(group=GROUP, date=long_date_text(clock.now().date())))
        with _window(lambda: Shop(Books.open(books), clock, ids), resources) as program:
            day = _day(program, printer, clock, folder, resources / "sample_products")
            _play(day, clock, narrator)
            summary = sum_up(day)
    summary.write(folder / "summary.json")
    shutil.copyfile(day.sheet, folder / "day-sheet.png")
    return summary


@contextmanager
def _window(open_shop: Callable[[], Shop], resources: Path) -> Iterator[Program]:
    """The real window, open and in front."""
    # Dialogs of the window system are other programs' windows: no finger of this one reaches them.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication(["posapp"])
    theme.install(resources)
    program = Program(app, resources, open_shop)
    drawn_in_memory = app.platformName() == "offscreen"
    heard = qInstallMessageHandler(_hear) if drawn_in_memory else None
    program.shell.resize(_SIZE if drawn_in_memory else _SIZE.boundedTo(app.primaryScreen().availableSize()))
    program.open()
    program.shell.show()
    program.shell.activateWindow()
    try:
        if not QTest.qWaitForWindowActive(program.shell, _PATIENCE_MS):
            raise StuckError("the window to come to the front")
        yield program
    finally:
        program.close()
        if drawn_in_memory:
            qInstallMessageHandler(heard)


def _hear(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """What Qt has to say, but for what a window that is drawn in memory says of each dialog."""
    if words != _NO_SIZES:
        sys.stderr.write(f"{words}\n")


def _day(program: Program, printer: PaperPrinter, clock: MarketClock, folder: Path, samples: Path) -> Day:
    eyes, fingers = Eyes(program), Fingers(program.shell)
    return Day(
        shop=program.shop,
        eyes=eyes,
        fingers=fingers,
        seller=Seller(eyes, fingers, program.shop),
        taking=Taking(eyes, fingers),
        keeper=Storekeeper(eyes, fingers),
        treasurer=Treasurer(eyes, fingers),
        clock=clock,
        printer=printer,
        album=Album(program.shell, folder),
        samples=samples,
        folder=folder,
    )


def _play(day: Day, clock: MarketClock, narrator: Narrator) -> None:
    """Every step in turn. What goes wrong in the window's own time ends the story too.

    Raises Refused `demo_closed` when somebody closes the window, KeyboardInterrupt after Ctrl+C: that is heard between
    two steps, because Qt can't be left in the middle of an event.
    """
    slips: list[BaseException] = []
    sys.excepthook = lambda _kind, error, _trace: slips.append(error)
    heard = signal.signal(signal.SIGINT, lambda _signal, _frame: slips.append(KeyboardInterrupt()))
    try:
        for step in STORY:
            narrator.begin()
            _take(step, day, slips)
            narrator.tell(clock.now(), _(step.sentence), day.outcome)
            clock.step()
    except StuckError as stuck:
        if not day.eyes.window.isVisible():
            raise Refused(
                "demo_closed", N_("The window was closed before the day was over. Start it again.")
            ) from stuck
        day.album.take("where-it-stopped")
        raise
    finally:
        signal.signal(signal.SIGINT, heard)
        sys.excepthook = sys.__excepthook__


def _take(step: Step, day: Day, slips: list[BaseException]) -> None:
    """One step; `slips` are mistakes that came up in the window's own time. Raises StuckError for the first of them."""
    day.outcome = ""
    step.act(day)
    if slips and isinstance(slips[0], KeyboardInterrupt):
        raise slips[0]
    if slips:
        raise StuckError(step.sentence) from slips[0]
