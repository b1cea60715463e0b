"""One person: what she does, what that lets her do, and her code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.domain.access import ROLE_TITLES, Role
from posapp.i18n import N_
from posapp.ui.parts.codes.rights import rights_of
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.operations.codes import Known


class PersonCard(Box):
    """Emits what is wanted for the person: `role_wanted(Role)`, `code_wanted`, `code_off_wanted`, `leave_wanted`."""

    role_wanted = Signal(object)
    code_wanted = Signal()
    code_off_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = Label(role="title").wrapped()
        self.roles = ChipGrid([Chip(role.value, title) for role, title in ROLE_TITLES.items()], name=N_("Works as"))
        self.roles.chosen.connect(lambda key: self.role_wanted.emit(Role(key)))
        self.rights = Label().wrapped()
        self.code = BigButton(icon="lock", kind="amount")
        self.code.tapped.connect(self.code_wanted)
        self.code_off = BigButton(N_("Take the code away"), icon="close")
        self.code_off.tapped.connect(self.code_off_wanted)
        self.leave = BigButton(N_("Sells here no more"), icon="remove", kind="danger")
        self.leave.tapped.connect(self.leave_wanted)
        for part in (self.name, self.roles, self.rights, self.code, self.code_off, self.leave):
            self.column.addWidget(part)
        self.column.setSpacing(8)

    def show_person(self, person: Known, setting: Callable[[str], str], *, used: bool) -> None:
        """Show `person`; `used` when anybody has a code. Before that only a treasurer can get one."""
        self.name.show_text(person.name)
        self.roles.setVisible(used)
        self.rights.setVisible(used)
        self.rights.show_text(rights_of(person.role, person.until, setting))
        self.roles.choose(person.role.value)
        self.code_off.setVisible(person.coded)
        if not used:
            self.code.say(N_("Make her the treasurer, with a code"))
        elif person.coded:
            self.code.say(N_("Change the code"))
        else:
            self.code.say(N_("Give a code"))
