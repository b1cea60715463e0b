"""The real program in a process of its own, with somebody at its window: `python child.py DEED FOLDER`.

A deed says on standard output how far it came, so that a test may kill it or look at the books at the right moment.
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.app import desktop
from posapp.app.console import main
from posapp.app.program import Program
from posapp.domain.online.errand import ErrandState
from posapp.operations.copies import places
from posapp.operations.online.pictures import wanted_pictures
from posapp.ui.parts.return_page import ReturnPage
from posapp.ui.screens import SCREENS
from tests.e2e.hands import Hands
from tests.e2e.market import JAR, SOAP, TEA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LOOK_MS: Final = 10


def say(word: str) -> None:
    """Tell the test."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def wait_for(there: Callable[[], object]) -> None:
    """Let the program live until `there`; the test's own patience ends what never comes."""
    while not there():
        QTest.qWait(_LOOK_MS)


def sell_one(hands: Hands) -> None:
    """Sell a jar, exactly paid."""
    hands.tap_goods(JAR)
    hands.key(Qt.Key.Key_F7)
    say("sold")


def stop_in_mid_bill(hands: Hands) -> None:
    """Put goods on the bill and wait until the books remember them."""
    for name in (JAR, TEA, JAR):
        hands.tap_goods(name)
    books = hands.program.shop.books
    wait_for(lambda: books.held.draft(books.terminal.id) == hands.checkout.state.cart)
    say("on the bill")


def come_forward(hands: Hands) -> None:
    """Be out of sight until another start calls."""
    shell = hands.program.shell
    shell.showMinimized()
    say("minimised")
    wait_for(lambda: not shell.isMinimized())
    say("forward")


def make_a_mistake(hands: Hands) -> None:
    """Raise in a slot what no slot may raise; when that is told, sell on and close the window."""
    notices = hands.program.notices
    watch = QTimer(hands.program)

    def mistake() -> None:
        raise ZeroDivisionError("a mistake of ours")

    def go_on() -> None:
        if notices.words().startswith("Something went wrong"):
            watch.stop()
            say(notices.words().replace("\n", " "))
            for name in (TEA, SOAP):
                hands.tap_goods(name)
            hands.key(Qt.Key.Key_F7)
            hands.program.shell.close()

    watch.timeout.connect(go_on)
    watch.start(_LOOK_MS)
    QTimer.singleShot(0, mistake)


def bring_back(hands: Hands) -> None:
    """Bring the newest copy back; in the window that opens then, say what it says."""
    program = hands.program
    letter = program.shop.books.terminal.letter
    say(letter)
    if letter != "A":
        wait_for(lambda: program.notices.words().startswith("The data"))
        say(program.notices.words())
        return
    program.shell.go("safety")
    screen = program.rooms.safety
    (place,) = places.places(program.shop)
    assert place.home is not None
    screen.look_into(max(place.home.glob("*.zip")))
    page = screen.page()
    assert isinstance(page, ReturnPage)
    wait_for(page.facts.count)
    page.go_on()


def sell_online_too(hands: Hands) -> None:
    """Look into every room, sell a jar, and close the window when the online shop told its own and was told of it."""
    program = hands.program
    for room in (one for one in SCREENS if one.key != "setup"):
        program.shell.go(room.key)
        QTest.qWait(_LOOK_MS)
    program.shell.go("checkout")
    sell_one(hands)
    sold = program.shop.books.sales.newest(1)
    assert sold, program.notices.words()
    errands = program.shop.books.online.errands
    wait_for(lambda: any(one.state is ErrandState.DONE for one in errands.about(sold[0].id)))
    (online,) = program.shop.books.online.shops.all()
    wait_for(lambda: not wanted_pictures(program.shop, online))
    say("told")
    program.shell.close()


DEEDS: Final[Mapping[str, Callable[[Hands], None]]] = {
    one.__name__: one for one in (sell_one, stop_in_mid_bill, come_forward, make_a_mistake, bring_back, sell_online_too)
}


class Attended(Program):
    """The program, with somebody there who does a deed as soon as the window is."""

    deed: Callable[[Hands], None]

    def open(self) -> None:
        super().open()
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        wait_for(lambda: QApplication.focusWindow() is not None)
        try:
            self.deed(Hands(self))
        except AssertionError:
            traceback.print_exc()
            os._exit(1)


if __name__ == "__main__":
    Attended.deed = staticmethod(DEEDS[sys.argv[1]])
    vars(desktop)["Program"] = Attended
    sys.exit(main(["--books", sys.argv[2]]))
