"""Locking copies: a key is made and put on paper, typed back from it, and from then on locks every copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from posapp.documents.qr import qr_modules
from posapp.i18n import N_, _
from posapp.operations.copies import keys
from posapp.operations.copies.state import state
from posapp.ui import names, theme
from posapp.ui.parts.acting import Acting
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.qr_view import QrView
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.store.age_file import KeyPair
    from posapp.ui.screens.safety.desk import Work

_HEAD: Final = len("AGE-SECRET-KEY-1")
_GROUP: Final = 6


class KeyPage(Step):
    """The page behind the door "key"."""

    left = Signal()
    help_page = "copies"

    def __init__(self, work: Work) -> None:
        super().__init__(N_("Lock copies with a key"), Deed(N_("Lock copies from now on"), "lock"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self._acting = Acting(work.notices, work.desk.changed)
        self._pair: KeyPair | None = None
        self.stands = NoteBox("plain")
        self.make = BigButton(N_("Make a key"), icon="plus")
        self.secret = Label(role="section").wrapped()
        self.code = QrView()
        self.code.setMaximumHeight(theme.px(220))
        self.print = BigButton(N_("Print the recovery sheet"), icon="printer")
        self.save = BigButton(N_("Save it as A4 (PDF)"), icon="file")
        self.off = BigButton(N_("Lock no more copies"), icon="remove", kind="danger")
        self.typed = QLineEdit()
        names.call(self.typed, N_("Key on the recovery sheet"))
        names.hint(self.typed, N_("AGE-SECRET-KEY-1… typed, or scanned from the recovery sheet"))
        self._lay_out()
        self.make.tapped.connect(self.make_key)
        self.print.tapped.connect(self._print)
        self.save.tapped.connect(self._ask_file)
        self.off.tapped.connect(self.unlock)
        self.went_on.connect(self.lock)
        self.went_back.connect(self.left)
        self.setFocusProxy(self.make)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """The code on the recovery sheet is the key."""
        self.typed.setText(code)

    def look(self) -> None:
        """Say whether copies are locked."""
        locked = state(self._work.shop).locked
        if locked:
            self.stands.tell("good", N_("Copies are locked. Only the key on the recovery sheet opens them."))
        else:
            self.stands.tell(
                "plain",
                N_("Copies are not locked: whoever finds the stick can read them."),
                N_("A locked copy can be opened only with the key. Who loses the key loses the copies."),
            )
        self.off.setVisible(locked)
        for part in (self.secret, self.code, self.print, self.save):
            part.setVisible(self._pair is not None)

    def make_key(self) -> None:
        """Show a new key; nothing is locked with it yet."""
        self._pair = keys.new_key()
        signs = self._pair.secret
        groups = [signs[:_HEAD], *(signs[at : at + _GROUP] for at in range(_HEAD, len(signs), _GROUP))]
        self.secret.show_text(" ".join(groups))
        self.code.show_modules(qr_modules(signs))
        self.look()
        self._work.notices.tell(N_("Print the sheet or write the key down, then type it below from the paper."))

    def lock(self) -> None:
        """Lock copies with the key that was typed."""
        if self._acting.done(lambda: keys.lock_copies(self._work.shop, self.typed.text(), self._work.desk.seller())):
            self._pair = None
            self.typed.clear()
            self.secret.show_text("")
            self.code.show_modules(())
            self._work.notices.tell(N_("Copies are locked from now on. Keep the sheet away from the till."))
            self.look()

    def unlock(self) -> None:
        """Lock no more copies."""
        if self._acting.done(lambda: keys.leave_open(self._work.shop, self._work.desk.seller())):
            self.look()

    def _lay_out(self) -> None:
        papers = QHBoxLayout()
        papers.setSpacing(theme.px(12))
        for button in (self.print, self.save):
            papers.addWidget(button)
        for part in (self.stands, self.make, self.secret, self.code):
            self.body.addWidget(part)
        self.body.addLayout(papers)
        self.body.addWidget(Label(N_("Type the key from the paper, or scan it")).wrapped())
        self.body.addWidget(self.typed)
        self.body.addWidget(self.off)
        self.body.addStretch(1)

    def _print(self) -> None:
        if self._pair:
            self._work.desk.print_key(self._pair, self._work.notices.tell)

    def _ask_file(self) -> None:
        name = _(N_("recovery sheet")) + ".pdf"
        found, _kind = QFileDialog.getSaveFileName(self, _(N_("Save it as A4 (PDF)")), str(Path.home() / name), "*.pdf")
        pair = self._pair
        if found and pair:
            self._work.notices.tried(lambda: self._work.desk.save_key(pair, Path(found)))
            self._work.notices.tell(N_("Print it, then delete the file: who finds it can open the copies."))
