"""A treasurer called to the counter: the act waits behind the panel, and goes on with her code or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QObject

from posapp.domain.access import PERMISSION_TITLES, Role
from posapp.i18n import N_, _
from posapp.operations.codes import approve, people_here, wait_left
from posapp.operations.permit import NeedsApproval
from posapp.ui.parts.codes.code_panel import CodePanel, Proof

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.access import Permission
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop
    from posapp.ui.curtain import Curtain

_Result = TypeVar("_Result")


class TreasurerCall(QObject):
    """Asks for a treasurer's code in front of everything. Whoever called gets back what the act gave."""

    def __init__(self, shop: Shop, curtain: Curtain) -> None:
        super().__init__(curtain)
        self._shop, self._curtain = shop, curtain
        self._loop: QEventLoop | None = None

    def finish(self, needed: NeedsApproval, act: Callable[[], _Result]) -> _Result:
        """What `act` gives with a treasurer's word for it. Raises NeedsApproval when nobody gave it."""
        try:
            while self._approved(needed.permission):
                try:
                    return act()
                except NeedsApproval as more:
                    needed = more
        finally:
            # A word that was not used up by this act is not one for the next.
            self._shop.duty.approval = None
        raise needed

    def leave(self) -> None:
        """Nobody comes: the act is left undone."""
        self._end(1)

    def _approved(self, permission: Permission) -> bool:
        """Wait until a treasurer typed her code, or nobody will."""
        if self._loop is not None or self._curtain.is_drawn():
            return False
        self._loop = QEventLoop()
        panel = self._panel(permission)
        try:
            self._curtain.draw(panel)
            self._ask(panel, permission)
            return self._loop.exec() == 0
        finally:
            self._loop = None
            self._curtain.open(panel)
            panel.deleteLater()

    def _end(self, answer: int) -> None:
        """The first answer counts."""
        if self._loop is not None and self._loop.isRunning():
            self._loop.exit(answer)

    def _panel(self, permission: Permission) -> CodePanel:
        def check(person: PersonId, code: str) -> None:
            approve(self._shop, person, code, permission)

        panel = CodePanel(Proof(check, lambda person: wait_left(self._shop, person)))
        panel.may_leave(back=True, forgot=False)
        panel.proved.connect(lambda _person: self._end(0))
        panel.left.connect(self.leave)
        return panel

    def _ask(self, panel: CodePanel, permission: Permission) -> None:
        people = [one for one in people_here(self._shop) if one.role is Role.TREASURER and one.coded]
        panel.ask(
            N_("Call the treasurer to type her code"),
            N_("It is for: {act}. Esc leaves it, and nothing is done."),
            people,
            act=_(PERMISSION_TITLES[permission]),
        )
