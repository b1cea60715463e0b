"""The whole program on the books of a group with codes, and the hands of whoever stands before it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.app.paths import resources
from posapp.app.program import Program
from posapp.operations.change_options import change_options
from posapp.operations.shop import Shop
from posapp.store.books import Books
from posapp.ui import preferences
from posapp.ui.parts.codes.code_panel import CodePanel
from tests.doubles.codes import CodedGroup, coded_group
from tests.doubles.trade import open_stall
from tests.e2e.hands import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.access import Role
    from posapp.ui.parts.codes.person_tile import PersonTile
    from tests.doubles.trade import MarketStall

_SIGN_MS = 90
"""Slower than any scanner."""


@dataclass(slots=True)
class LockedTill:
    """The program, whoever stands before it, and who is who."""

    hands: Hands
    stall: MarketStall
    group: CodedGroup | None

    @property
    def program(self) -> Program:
        return self.hands.program

    def panel(self) -> CodePanel:
        """The panel that asks for a name and a code."""
        QApplication.processEvents()
        found = [one for one in self.program.shell.findChildren(CodePanel) if one.isVisible()]
        assert found, "nobody is asked who it is"
        return found[-1]

    def tile(self, role: Role) -> PersonTile:
        """The tile of the person of that role."""
        assert self.group
        person = self.group.people[role]
        return next(one for one in self.panel().tiles.tiles() if one.person.person == person)

    def type(self, signs: str) -> None:
        """Type as a person does, then wait until the last sign is sure not to be a scanner's."""
        for sign in signs:
            self.hands._letter(sign)  # noqa: SLF001 - the one way to type signs of any layout
            QTest.qWait(_SIGN_MS)

    def come_in(self, role: Role) -> None:
        """Sign in by finger."""
        assert self.group
        self.hands.tap(self.tile(role))
        self.tap_code(self.group.code(role))

    def tap_code(self, code: str) -> None:
        """Type a code on the large keys, and confirm it."""
        panel = self.panel()
        for sign in code:
            self.hands.tap(self.hands.button(sign))
        self.hands.tap(panel.pad.confirm)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        self.hands.key(key, modifiers)
        QApplication.processEvents()


@contextmanager
def locked_till(app: QApplication, folder: Path, *, codes: bool = True) -> Iterator[LockedTill]:
    """The open program, in English, at 1366×768."""
    stall = open_stall(folder)
    change_options(stall.shop, preferences.OPTIONS, {"screen.language": "en"}, stall.seller)
    group = coded_group(stall) if codes else None
    ids = stall.shop.ids
    program = Program(app, resources(), lambda: Shop(Books.open(folder), stall.clock, ids))
    try:
        program.shell.resize(1366, 768)
        program.open()
        program.shell.show()
        assert QTest.qWaitForWindowActive(program.shell)
        yield LockedTill(Hands(program), stall, group)
    finally:
        program.close()
        stall.shop.books.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
