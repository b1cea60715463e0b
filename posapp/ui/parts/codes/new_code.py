"""A new code, typed twice, so that no slip of a finger shuts anybody out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.domain.code import MOST_DIGITS, checked_code, least_digits
from posapp.domain.errors import Refused, Told
from posapp.i18n import N_, _
from posapp.ui.parts.codes.pad_page import PadPage

if TYPE_CHECKING:
    from posapp.domain.access import Role


class NewCode(PadPage):
    """Emits `made(code)` when the same code, good enough for the role, was typed twice."""

    made = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._role: Role | None = None
        self._first = ""
        self.entered.connect(self._on_entered)

    def begin(self, name: str, role: Role) -> None:
        """Ask for a code of `name`, who works as `role`."""
        self._name, self._role, self._first = name, role, ""
        self._ask_first()

    def again(self, error: Told) -> None:
        """The code was refused: say why and ask for another one."""
        self._ask_first()
        self.refuse(str(error))

    def _ask_first(self) -> None:
        self._first = ""
        few = self._role is not None and least_digits(self._role) < MOST_DIGITS
        length = N_("4 to 6 digits that others don't guess. Nobody can look it up later.")
        long = N_("6 digits that others don't guess. Nobody can look it up later.")
        self.ask(N_("New code for {name}"), length if few else long, name=self._name)

    def _on_entered(self, code: str) -> None:
        if self._role is None:
            return
        if not self._first:
            self._take_first(code, self._role)
        elif code == self._first:
            self.made.emit(code)
        else:
            self._ask_first()
            self.refuse(_(N_("The two were not the same. Type the new code again.")))

    def _take_first(self, code: str, role: Role) -> None:
        try:
            self._first = checked_code(code, role)
        except Refused as error:
            self.refuse(str(error))
            return
        self.ask(N_("Once more for {name}"), N_("Type the same code again."), name=self._name)
