"""What is kept about people: by kind, by name, a copy for the person it is about, and erasing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit

from posapp.domain.errors import Unavailable
from posapp.i18n import N_, _, count_text
from posapp.operations.privacy import (
    KIND_TITLES,
    KINDS,
    erase_bank_texts,
    erase_person,
    export_person,
    kept_about_people,
    leaves_this_pc,
    people_known,
)
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.parts.acting import Acting
from posapp.ui.screens.settings.page import Page
from posapp.ui.widgets.ask_panel import Answer, AskPanel
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.domain.changes import Changes
    from posapp.operations.privacy import KnownPerson
    from posapp.ui.screens.settings.saving import Saving

_ERASE: Final = "erase"
_MOST_WAYS: Final = 6
_CHOOSE: Final = N_("Choose a person in the list first.")


class PrivacyPage(Page):
    """Left what is kept and what leaves this PC, right whose names there are."""

    def __init__(self, saving: Saving) -> None:
        super().__init__(saves=False)
        self._saving = saving
        self._acting = Acting(saving.notices, saving.desk.changed)
        self._people: list[KnownPerson] = []
        self._chosen: KnownPerson | None = None
        self._kinds = [(Label(role="strong").wrapped(), Label(colour="text2").wrapped()) for _kind in KINDS]
        self._ways = [Label().wrapped() for _way in range(_MOST_WAYS)]
        self.field = QLineEdit()
        self.table = Table([Column(N_("Name"), stretch=True), Column(N_("What the person is"))], name=N_("People"))
        self.table.setMinimumHeight(theme.px(220))
        self.who = Label(role="strong").wrapped()
        self.copy = BigButton(N_("Give her a copy"), icon="file", kind="plain")
        self.erase = BigButton(N_("Erase the name"), icon="remove", kind="danger")
        self.bank = BigButton(N_("Erase what banks wrote"), icon="remove", kind="plain")
        self.ask = AskPanel([Answer(_ERASE, N_("Erase the name"), "remove", "danger")])
        self.ask.hide()
        self._lay_out()
        self.field.textChanged.connect(self.table.filter)
        self.table.chosen.connect(lambda row: self._choose(self._people[row]))
        self.copy.tapped.connect(self._ask_file)
        self.erase.tapped.connect(self._ask_erase)
        self.bank.tapped.connect(self._erase_bank)
        self.ask.answered.connect(self._answered)

    def shown(self) -> None:
        """Look at the books again."""
        super().shown()
        self._answered("")
        self._say_kept()
        self._people = self._saving.notices.tried(lambda: people_known(self._saving.shop)) or []
        self.table.show_rows([(one.name, _(KIND_TITLES[one.kind])) for one in self._people])
        self._choose(None)

    def retranslate(self) -> None:
        """Say kinds and ways again."""
        self.shown()

    def save_copy(self, path: Path) -> None:
        """Write all that is kept about the chosen person to `path`."""
        chosen = self._chosen
        if chosen is None:
            return
        about = self._saving.notices.tried(
            lambda: export_person(self._saving.shop, chosen.id, self._saving.desk.seller())
        )
        if about is not None and self._saving.notices.tried(lambda: _write(path, about)):
            self._saving.notices.tell(N_("All that is kept about {name} lies in {file}."), name=chosen.name, file=path)

    def _lay_out(self) -> None:
        call(self.field, N_("Find a person"))
        hint(self.field, N_("Find a person"))
        self.left.addWidget(Label(N_("What is kept about people"), role="section").wrapped())
        for head, said in self._kinds:
            self.left.addWidget(head)
            self.left.addWidget(said)
        self.left.addWidget(Label(N_("What leaves this PC"), role="section").wrapped())
        for label in self._ways:
            self.left.addWidget(label)
        self.left.addStretch(1)
        self.right.addWidget(Label(N_("Whose names are kept"), role="section").wrapped())
        self.right.addWidget(self.field)
        self.right.addWidget(self.table)
        self.right.addWidget(self.who)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.copy, 1)
        row.addWidget(self.erase, 1)
        self.right.addLayout(row)
        self.right.addWidget(self.bank)
        self.right.addStretch(1)
        layout = self.layout()
        if layout:
            layout.addWidget(self.ask)

    def _say_kept(self) -> None:
        for one, (head, said) in zip(kept_about_people(self._saving.shop), self._kinds, strict=True):
            head.show_text(f"{_(one.what)}: {count_text(one.number)}")
            said.show_text(f"{_(one.why)} {_(one.until)}")
        ways = leaves_this_pc(self._saving.shop)
        for place, label in enumerate(self._ways):
            label.setVisible(place < len(ways))
            if place < len(ways):
                label.say(ways[place].sentence, **ways[place].values)

    def _choose(self, person: KnownPerson | None) -> None:
        self._chosen = person
        self.who.show_text(person.name if person else "")
        self.who.setVisible(person is not None)
        for button in (self.copy, self.erase):
            button.block("" if person else _CHOOSE)

    def _ask_file(self) -> None:
        if self._chosen is None:
            return
        usual = str(Path.home() / "copy.json")
        found, _kind = QFileDialog.getSaveFileName(self, _(N_("Give her a copy")), usual, "*.json")
        if found:
            self.save_copy(Path(found))

    def _ask_erase(self) -> None:
        if self._chosen is None:
            return
        said = N_(
            "Name, phone, role and code of {name} are erased for good. Bills stay, without it. Copies made before "
            "still hold it until they are replaced. This can't be taken back."
        )
        self.ask.ask(N_("Erase {name}?"), said, name=self._chosen.name)
        self.front.hide()
        self.ask.show()
        self.ask.setFocus()

    def _answered(self, key: str) -> None:
        self.ask.hide()
        self.front.show()
        chosen = self._chosen
        if key == _ERASE and chosen and self._acting.done(lambda: self._erased(chosen)):
            self._saving.notices.tell(N_("The name is erased."))
            self.shown()

    def _erased(self, person: KnownPerson) -> Changes:
        return erase_person(self._saving.shop, person.id, self._saving.desk.seller())

    def _erase_bank(self) -> None:
        number = self._saving.notices.tried(lambda: erase_bank_texts(self._saving.shop, self._saving.desk.seller()))
        if number is not None:
            self._saving.notices.tell(N_("Texts erased: {count}."), count=count_text(number))
            self._say_kept()


def _write(path: Path, about: object) -> bool:
    try:
        path.write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise Unavailable(
            "file_not_written",
            N_("The file {file} can't be written. Check the folder and the room on the disk."),
            file=path,
        ) from error
    return True
