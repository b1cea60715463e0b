"""Who sells: names for receipts and for the sheet of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Told
from posapp.i18n import N_
from posapp.operations.people import NAME_LIMIT, person_named
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.settings.page import Page
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from posapp.ui.screens.settings.saving import Saving


class SellersPage(Page):
    """The names there are, and a field for one more."""

    def __init__(self, saving: Saving) -> None:
        super().__init__(saves=False)
        self._saving = saving
        self.field = QLineEdit()
        self.field.setMaxLength(NAME_LIMIT)
        self.add = BigButton(N_("Add"), icon="plus", kind="amount")
        self.add.tapped.connect(self._add)
        self.names = Table([Column(N_("Name"), stretch=True)], name=N_("Sellers"))
        self.names.setMinimumHeight(theme.px(220))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        self.left.addWidget(Label(N_("Add somebody who sells"), role="section").wrapped())
        self.left.addLayout(row)
        self.left.addWidget(
            Label(
                N_("A nickname will do. It stands on receipts and on the sheet of the day."), colour="text2"
            ).wrapped()
        )
        self.left.addStretch(1)
        self.right.addWidget(Label(N_("Sellers"), role="section"))
        self.right.addWidget(self.names, 1)
        call(self.field, N_("Name of the seller"))
        hint(self.field, N_("Name of the seller"))

    def shown(self) -> None:
        """Show who there is."""
        super().shown()
        self.names.show_rows([(cashier.name,) for cashier in self._saving.shop.books.people.cashiers()])
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field adds the name."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._add()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        try:
            person_named(self._saving.shop, "cashier", self.field.text(), self._saving.desk.seller())
        except Told as error:
            self._saving.notices.show(error)
            self.field.setFocus()
            return
        self._saving.notices.tell(N_("{name} can sell now."), name=self.field.text().strip())
        self.field.clear()
        self._saving.desk.changed(Changes(Book.PEOPLE))
        self.shown()
