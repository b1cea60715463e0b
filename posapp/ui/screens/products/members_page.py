"""The members whose goods the group sells: found, added, changed, gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.products.form_field import FormField, Line
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scrolling import scrolling
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.errors import Refused
    from posapp.domain.identity import PersonId
    from posapp.domain.party import Member

_NAME_SIGNS: Final = 80
_SHORT_SIGNS: Final = 40
_BESIDE: Final = 640
"""List and form stand side by side from this many dots on: who is chosen in the one is seen in the other."""

_COLUMNS: Final = (
    Column(N_("Number")),
    Column(N_("Name"), stretch=True),
    Column(N_("Nickname")),
    Column(N_("Phone")),
    Column(N_("Goods")),
    Column(N_("Note")),
)
_HIDDEN: Final[dict[theme.Layout, tuple[int, ...]]] = {"wide": (), "medium": (3, 4, 5), "compact": (0, 3, 4, 5)}
_FIELD_OF: Final = {"member_taken": "number", "name_empty": "name"}


class MembersPage(QWidget):
    """A list and a form for one of them; the member goes with `save_wanted` and `leave_wanted` (gone, or back)."""

    save_wanted = Signal(object)
    leave_wanted = Signal(object)
    other_wanted = Signal(object)
    new_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._member: Member | None = None
        self._members: Sequence[Member] = ()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list = QWidget()
        self.search = QLineEdit()
        self.table = Table(_COLUMNS, name=N_("Members"))
        self.name, self.nickname = Line(_NAME_SIGNS), Line(_SHORT_SIGNS)
        self.number, self.phone = Line(_SHORT_SIGNS), Line(_SHORT_SIGNS)
        self.fields = {
            "name": FormField(N_("Name"), self.name),
            "nickname": FormField(N_("Nickname"), self.nickname),
            "number": FormField(N_("Number"), self.number, hint=N_("Empty: the next free number.")),
            "phone": FormField(N_("Phone"), self.phone),
        }
        self.title = Label(role="section", colour="text2").wrapped()
        self.save = BigButton(N_("Save"), icon="check", kind="cash", key_hint="Ctrl+S").guarded()
        self.leave = BigButton(icon="people")
        self.new = BigButton(N_("New member"), icon="plus")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._wire()

    def show_members(self, members: Sequence[Member], goods: Mapping[PersonId, int], chosen: Member) -> None:
        """List `members` with how many goods each has, and show `chosen`, who may be new, in the form."""
        self._members = members
        self.table.show_rows(
            [
                (
                    one.number,
                    one.name,
                    one.nickname,
                    one.phone,
                    goods.get(one.id, 0),
                    "" if one.active else _(N_("Left the group")),
                )
                for one in members
            ]
        )
        self._list.setVisible(bool(members))
        self.setFocusProxy(self.search if members else self.name)
        self._show(chosen, known=any(one.id == chosen.id for one in members))

    def member(self) -> Member | None:
        """The member as the form has her."""
        if self._member is None:
            return None
        return replace(
            self._member,
            name=self.name.text(),
            nickname=self.nickname.text(),
            number=self.number.text(),
            phone=self.phone.text(),
        )

    def refuse(self, error: Refused | None) -> None:
        """Say at its field what is wrong."""
        wrong = _FIELD_OF.get(error.code, "name") if error else ""
        for key, field in self.fields.items():
            field.refuse(error if key == wrong else None)
        if wrong:
            self.fields[wrong].part.setFocus()
            self._area.ensureWidgetVisible(self.fields[wrong])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and form side by side where there is room, fewer columns where there is less."""
        super().resizeEvent(event)
        layout = theme.layout_for(self.width())
        beside = self.width() >= theme.px(_BESIDE)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for column in range(len(_COLUMNS)):
            self.table.setColumnHidden(column, column in _HIDDEN[layout])

    def _show(self, member: Member, *, known: bool) -> None:
        self._member = member
        for field, text in (
            (self.name, member.name),
            (self.nickname, member.nickname),
            (self.number, member.number),
            (self.phone, member.phone),
        ):
            field.setText(text)
        self.refuse(None)
        if known:
            self.title.show_text(member.name)
        else:
            self.title.say(N_("New member"))
        self.leave.say(N_("No longer a member") if member.active else N_("A member again"))
        self.leave.setVisible(known)
        self._area.verticalScrollBar().setValue(0)

    def _wire(self) -> None:
        self.search.textEdited.connect(self.table.filter)
        self.table.chosen.connect(lambda row: self.other_wanted.emit(self._members[row]))
        for field in self.fields.values():
            part = field.part
            if isinstance(part, QLineEdit):
                part.textEdited.connect(lambda _text, field=field: field.refuse(None))
                part.returnPressed.connect(self.focusNextChild)
        self.save.tapped.connect(lambda: self.save_wanted.emit(self.member()))
        self.leave.tapped.connect(lambda: self.leave_wanted.emit(self._member))
        self.new.tapped.connect(self.new_wanted)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save.press)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new.press)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_wanted.emit)

    def _lay_out(self) -> None:
        call(self.search, N_("Find a member"))
        hint(self.search, N_("Number, name or nickname"))
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(theme.px(8))
        listed.addWidget(self.search)
        listed.addWidget(self.table, 1)
        form = QVBoxLayout()
        form.setContentsMargins(0, 0, theme.px(8), 0)
        form.setSpacing(theme.px(8))
        form.addWidget(self.title)
        for field in self.fields.values():
            form.addWidget(field)
        form.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        form.addStretch(1)
        self._area = scrolling(form)
        self._halves.setSpacing(theme.px(24))
        self._halves.addWidget(self._list, 3)
        self._halves.addWidget(self._area, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(Label(N_("Members"), role="title"))
        column.addLayout(self._halves, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        back.tapped.connect(self.back_wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(back)
        row.addWidget(self.new)
        row.addStretch(1)
        row.addWidget(self.save)
        return row
