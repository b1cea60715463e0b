"""Who works here: names, what each may do, their codes, and the limits of sellers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from posapp.domain.access import Role
from posapp.domain.changes import Book, Changes
from posapp.i18n import N_
from posapp.operations.codes import close_installation, everybody
from posapp.operations.options import CODES, LIMITS
from posapp.operations.people import NAME_LIMIT, person_named, remove_person
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.parts.acting import Acting
from posapp.ui.parts.codes.idle_watch import LOCK_MINUTES
from posapp.ui.parts.codes.people_tiles import PeopleTiles
from posapp.ui.screens.settings.code_room import CodeRoom
from posapp.ui.screens.settings.page import Page
from posapp.ui.screens.settings.person_card import PersonCard
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.option_form import OptionForm

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from posapp.domain.identity import PersonId
    from posapp.operations.codes import Known
    from posapp.ui.parts.hardware import Hardware
    from posapp.ui.screens.settings.saving import Saving

_RULES: Final = (*CODES, LOCK_MINUTES, *LIMITS)


class PeoplePage(Page):
    """People at the left, the one that was tapped at the right; the rules below, once there are codes."""

    def __init__(self, saving: Saving, hardware: Hardware) -> None:
        super().__init__()
        self._saving, self._shop = saving, saving.shop
        self._acting = Acting(saving.notices, saving.desk.changed)
        self._chosen: Known | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(NAME_LIMIT)
        call(self.field, N_("Name of the seller"))
        hint(self.field, N_("Name of the seller"))
        self.add = BigButton(N_("Add"), icon="plus", kind="amount")
        self.add.tapped.connect(self._add)
        self.tiles = PeopleTiles()
        self.tiles.chosen.connect(self._choose)
        self.card = PersonCard()
        self.begin = NoteBox(
            "plain",
            sentence=N_("Nobody has a code: everybody may do everything."),
            more=N_(
                "That is fine for one person. With codes the till knows who sells, locks itself, and asks the "
                "treasurer for large discounts and refunds. The treasurer gets the first code: tap her name."
            ),
        )
        self.rules = OptionForm(_RULES, {})
        self.recovery = BigButton(N_("New recovery numbers"), icon="printer")
        self.end_trainers = BigButton(N_("Close the installation: no more trainer"), icon="check")
        self.codes = CodeRoom(saving, hardware, self)
        self._lay_out()
        self._wire()

    def shown(self) -> None:
        """Show who there is, and the rules."""
        super().shown()
        people = everybody(self._shop)
        used = self._shop.books.access.in_use()
        self.tiles.show_people(people)
        self.begin.setVisible(not used)
        chosen = self._chosen.person if self._chosen else self._saving.desk.seller()
        self._show(next((one for one in people if one.person == chosen), None))
        self.rules.setVisible(used)
        self.recovery.setVisible(used)
        self.save.setVisible(used)
        self.end_trainers.setVisible(any(one.role is Role.TRAINER and not one.ended for one in people))
        self.rules.fill(self._saving.values(_RULES))

    def retranslate(self) -> None:
        """What a person may do is said anew."""
        if self._chosen:
            self._show(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field adds the name."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._add()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        self.left.addWidget(self.tiles)
        self.left.addLayout(row)
        self.left.addWidget(
            Label(
                N_("A nickname will do. It stands on receipts and on the sheet of the day."), colour="text2"
            ).wrapped()
        )
        self.left.addWidget(self.rules)
        self.left.addStretch(1)
        for part in (self.begin, self.card, self.end_trainers, self.recovery):
            self.right.addWidget(part)
        self.right.addStretch(1)

    def _wire(self) -> None:
        self.watch(self.rules.changed)
        self.save_wanted.connect(self._save)
        self.recovery.tapped.connect(self.codes.show_recovery)
        self.end_trainers.tapped.connect(self._end_trainers)
        self.card.code_wanted.connect(self._set_code)
        self.card.role_wanted.connect(self._set_role)
        self.card.code_off_wanted.connect(self._take_code)
        self.card.leave_wanted.connect(self._let_go)

    def _choose(self, person: Known) -> None:
        self._show(person)

    def _show(self, person: Known | None) -> None:
        self._chosen = person
        self.card.setVisible(person is not None)
        if person:
            self.tiles.choose(person.person)
            self.card.show_person(person, self._shop.setting, used=self._shop.books.access.in_use())

    def _add(self) -> None:
        def act() -> PersonId:
            return person_named(self._shop, "cashier", self.field.text(), self._saving.desk.seller())

        if self._saving.notices.tried(act) is None:
            self.field.setFocus()
            return
        self._saving.notices.tell(N_("{name} can sell now."), name=self.field.text().strip())
        self.field.clear()
        self._saving.desk.changed(Changes(Book.PEOPLE))
        self.shown()
        self.field.setFocus()

    def _set_code(self) -> None:
        if self._chosen:
            used = self._shop.books.access.in_use()
            self.codes.ask(self._chosen, self._chosen.role if used else Role.TREASURER)

    def _set_role(self, role: Role) -> None:
        if self._chosen:
            self.codes.give(self._chosen, role)
            self.shown()

    def _take_code(self) -> None:
        if self._chosen:
            self.codes.take(self._chosen)
            self.shown()

    def _let_go(self) -> None:
        """Undo is adding the name again; bills keep it."""
        chosen, by = self._chosen, self._saving.desk.seller
        if chosen and self._acting.done(lambda: remove_person(self._shop, chosen.person, by())):
            self._saving.notices.tell(N_("{name} sells here no more. Old bills keep the name."), name=chosen.name)
            self.shown()

    def _end_trainers(self) -> None:
        if self._acting.done(lambda: close_installation(self._shop, self._saving.desk.seller())):
            self._saving.notices.tell(N_("The installation is closed. Trainers may do nothing any more."))
            self.shown()

    def _save(self) -> None:
        self.keep(lambda: self._saving.save(_RULES, self.rules.values(), self.rules))
