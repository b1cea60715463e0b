"""Giving codes and roles: a code typed twice, the first one of a group, and the numbers for when it is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.access import Role
from posapp.i18n import N_
from posapp.operations.codes import set_access, set_code, sign_in
from posapp.operations.recovery import has_recovery, new_recovery
from posapp.ui.parts.acting import Acting
from posapp.ui.parts.codes.new_code import NewCode
from posapp.ui.parts.codes.recovery_page import RecoveryPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.changes import Changes
    from posapp.operations.codes import Known
    from posapp.ui.parts.hardware import Hardware
    from posapp.ui.screens.settings.page import Page
    from posapp.ui.screens.settings.saving import Saving


class CodeRoom:
    """Works in front of everything; `page` shows what came of it."""

    def __init__(self, saving: Saving, hardware: Hardware, page: Page) -> None:
        self._saving, self._shop, self._page = saving, saving.shop, page
        self._curtain = saving.desk.curtain
        self._acting = Acting(saving.notices, saving.desk.changed)
        self._person: Known | None = None
        self._role = Role.SELLER
        self._numbers: Sequence[str] = ()
        self.new = NewCode()
        self.sheet = RecoveryPage()
        for part in (self.new, self.sheet):
            part.hide()
            part.setParent(page)  # it follows the language while nobody sees it
        self.new.left.connect(self._leave)
        self.new.made.connect(self._made)
        self.sheet.left.connect(self._leave)
        self.sheet.print_wanted.connect(lambda: hardware.numbers(self._numbers, self.sheet.tell))

    def ask(self, person: Known, role: Role) -> None:
        """Ask for a new code of `person`, who is to work as `role`."""
        self._person, self._role = person, role
        self._curtain.draw(self.new)
        self.new.begin(person.name, role)

    def give(self, person: Known, role: Role) -> None:
        """Let `person` work as `role`; a treasurer needs a code for that, a trainer's ends by itself."""
        if role is person.role:
            return
        if role is Role.TREASURER:
            self.ask(person, role)
        elif self._acting.done(lambda: set_access(self._shop, person.person, role, self._saving.desk.seller())):
            self._saving.notices.tell(N_("It is written down what {name} may do."), name=person.name)

    def take(self, person: Known) -> None:
        """Take the code of `person` away."""
        if self._acting.done(lambda: set_code(self._shop, person.person, None, self._saving.desk.seller())):
            self._saving.notices.tell(N_("{name} has no code any more."), name=person.name)

    def show_recovery(self) -> None:
        """Make new recovery numbers and show them this one time."""
        numbers = self._saving.notices.tried(lambda: new_recovery(self._shop, self._saving.desk.seller()))
        if numbers:
            self._numbers = numbers
            self.sheet.show_numbers(numbers, prints=bool(self._shop.setting("printer.uri")))
            self._curtain.draw(self.sheet)

    def _made(self, code: str) -> None:
        person, role, first = self._person, self._role, not self._shop.books.access.in_use()
        if person is None:
            return

        def act() -> Changes:
            by = self._saving.desk.seller()
            if role is not person.role:
                set_access(self._shop, person.person, role, by)
            changes = set_code(self._shop, person.person, code, by)
            return sign_in(self._shop, person.person, code) if first else changes

        self._leave()
        if self._acting.done(act):
            self._saving.notices.tell(N_("{name} has a new code."), name=person.name)
            if not has_recovery(self._shop):
                self.show_recovery()

    def _leave(self) -> None:
        self._numbers = ()
        for part in (self.new, self.sheet):
            self._curtain.open(part)
        self._page.come()
