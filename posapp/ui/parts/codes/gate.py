"""The door of the till: who is let in by which code, who goes, and what is shown while nobody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from posapp.domain.access import Grant
from posapp.domain.changes import Book, Changes
from posapp.i18n import N_, _
from posapp.operations.codes import people_here, sign_in, sign_out, wait_left
from posapp.operations.permit import may
from posapp.operations.recovery import has_recovery
from posapp.ui.notices import FOR_OTHERS
from posapp.ui.parts.codes.approval import TreasurerCall
from posapp.ui.parts.codes.idle_watch import LOCK_MINUTES, IdleWatch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop
    from posapp.ui.curtain import Curtain
    from posapp.ui.notices import Notices
    from posapp.ui.parts.codes.code_panel import CodePanel
    from posapp.ui.screen import ScreenSpec


class Gate(QObject):
    """Nothing of it is ever seen in a group that uses no codes.

    `entered(person)` comes when somebody proved to be here, `leaving` before nobody is any more, `changed(Changes)`
    when that was written down, `print_wanted(numbers, told)` for recovery numbers on paper, `used(bool)` says whether
    there are codes, `wanted(key)` which screen she who came in wanted.
    """

    entered = Signal(str)
    leaving = Signal()
    changed = Signal(object)
    print_wanted = Signal(object, object)
    used = Signal(bool)
    wanted = Signal(str)

    def __init__(self, app: QApplication, shop: Shop, curtain: Curtain, notices: Notices) -> None:
        super().__init__(curtain)
        self._shop, self._curtain, self._notices = shop, curtain, notices
        self._wanted = ""
        self._panel: QWidget | None = None
        self.call = TreasurerCall(shop, curtain)
        self.watch = IdleWatch(app, self)
        self.watch.idle.connect(self.lock)
        notices.approver = self.call

    def leave(self) -> None:
        """The window closes."""
        self.call.leave()
        self.watch.stop()

    def in_use(self) -> bool:
        """Whether the group uses codes."""
        return self._shop.books.access.in_use()

    def is_shut(self) -> bool:
        """Whether the till is locked: nobody proved to be here."""
        return self.in_use() and not self._shop.duty.person

    def may_enter(self, spec: ScreenSpec) -> bool:
        """Whether whoever works here may look at the screen of `spec`."""
        return spec.permission is None or may(self._shop, spec.permission) is not Grant.NO

    def look(self) -> None:
        """Codes were set or taken away, or the program begins: lock where somebody has to say who it is."""
        used = self.in_use()
        self.used.emit(used)
        self.watch.start(int(self._shop.books.options.get(LOCK_MINUTES.key, LOCK_MINUTES.default)) if used else 0)
        if used and self._shop.duty.person:
            self.entered.emit(self._shop.duty.person)
        if self.is_shut() and self._panel is None:
            self._show_lock()
        elif not used:
            self._open()

    def lock(self) -> None:
        """Nobody works here any more; what was begun stays as it is behind the lock."""
        if not self.in_use() or self.is_shut():
            return
        self.call.leave()
        self.leaving.emit()
        sign_out(self._shop)
        self.watch.stop()
        self._show_lock()

    def ask(self, spec: ScreenSpec | None = None) -> None:
        """Ask who works here from now on; the way back leaves it as it is.

        With `spec` it has to be somebody who may enter that screen, and it comes to the front with her.
        """
        if self._curtain.is_drawn():
            return
        self._wanted = spec.key if spec else ""
        panel = self._code_panel()
        panel.may_leave(back=True, forgot=has_recovery(self._shop))
        panel.left.connect(self._open)
        self._draw(panel)
        sentence = N_("“{screen}” needs somebody who may look at it.") if spec else ""
        screen = _(spec.title) if spec else ""
        panel.ask(N_("Who works here now?"), sentence, people_here(self._shop), screen=screen)

    def _show_lock(self) -> None:
        self._wanted = ""
        panel = self._code_panel()
        panel.may_leave(back=False, forgot=has_recovery(self._shop))
        self._draw(panel)
        panel.ask(N_("The till is locked"), N_("Tap your name."), people_here(self._shop))

    def _code_panel(self) -> CodePanel:
        from posapp.ui.parts.codes.code_panel import CodePanel, Proof

        def check(person: PersonId, code: str) -> None:
            sign_in(self._shop, person, code)

        panel = CodePanel(Proof(check, lambda person: wait_left(self._shop, person)))
        panel.proved.connect(self._let_in)
        panel.forgotten.connect(self._forgot)
        return panel

    def _forgot(self) -> None:
        from posapp.ui.parts.codes.forgotten import Forgotten

        back = self._show_lock if self.is_shut() else self._open
        panel = Forgotten(self._shop, self.changed.emit)
        panel.left.connect(back)
        panel.done.connect(lambda _person: back())
        panel.print_wanted.connect(lambda numbers: self.print_wanted.emit(numbers, panel.sheet.tell))
        self._draw(panel)
        panel.begin(people_here(self._shop))

    def _let_in(self, person: PersonId) -> None:
        self._open()
        self.entered.emit(person)
        for cured in FOR_OTHERS:
            self._notices.cured(cured)
        self.changed.emit(Changes(Book.PEOPLE))
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.wanted.emit(wanted)

    def _draw(self, panel: QWidget) -> None:
        before, self._panel = self._panel, panel
        self._curtain.draw(panel)
        if before:
            before.deleteLater()

    def _open(self) -> None:
        panel, self._panel = self._panel, None
        if panel:
            self._curtain.open(panel)
            panel.deleteLater()
