"""A forgotten code: who becomes treasurer, the numbers from the paper, a new code; then new numbers for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.access import Role
from posapp.domain.errors import Told
from posapp.i18n import N_
from posapp.operations.recovery import GROUP_DIGITS, GROUPS, recover
from posapp.ui import theme
from posapp.ui.parts.codes.new_code import NewCode
from posapp.ui.parts.codes.pad_page import PadPage
from posapp.ui.parts.codes.people_tiles import PeopleTiles
from posapp.ui.parts.codes.recovery_page import RecoveryPage
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.changes import Changes
    from posapp.operations.codes import Known
    from posapp.operations.shop import Shop


class WhoPage(QWidget):
    """Emits `chosen(Known)` and `left`."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tiles = PeopleTiles()
        self.chosen = self.tiles.chosen
        back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        back.tapped.connect(self.left)
        scroll = ScrollColumn()
        scroll.column.addWidget(self.tiles)
        scroll.column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        column.setSpacing(theme.px(8))
        column.addWidget(Label(N_("Who is the treasurer?"), role="title").wrapped())
        column.addWidget(
            Label(
                N_(
                    "A seller's code: ask the treasurer for a new one. The treasurer's code: have the paper with the "
                    "recovery numbers at hand, and choose the name."
                )
            ).wrapped()
        )
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)


class Forgotten(PageStack):
    """Emits `left` when nothing was done, `done(person)` when `person` has a new code and the numbers are on paper.

    `changed` hears what was written; `print_numbers` prints and says how it went.
    """

    left = Signal()
    done = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, shop: Shop, changed: Callable[[Changes], None]) -> None:
        self.who = WhoPage()
        self.numbers = PadPage(GROUPS * GROUP_DIGITS)
        self.code = NewCode()
        self.sheet = RecoveryPage()
        super().__init__((self.who, self.numbers, self.code, self.sheet))
        self._shop, self._changed = shop, changed
        self._person: Known | None = None
        self._typed = ""
        self._groups: Sequence[str] = ()
        self.who.left.connect(self.left)
        self.who.chosen.connect(self._choose)
        self.numbers.left.connect(lambda: self._front(self.who))
        self.numbers.entered.connect(self._take_numbers)
        self.code.left.connect(lambda: self._front(self.who))
        self.code.made.connect(self._recover)
        self.sheet.print_wanted.connect(lambda: self.print_wanted.emit(self._groups))
        self.sheet.left.connect(lambda: self.done.emit(self._person.person if self._person else ""))

    def begin(self, people: Sequence[Known]) -> None:
        """Ask who of `people` is to be the treasurer."""
        self.who.tiles.show_people(people)
        self._front(self.who)

    def _choose(self, person: Known) -> None:
        self._person = person
        self.numbers.ask(N_("Recovery numbers"), N_("Type the 32 digits from the paper, then the tick."))
        self._front(self.numbers)

    def _take_numbers(self, typed: str) -> None:
        self._typed = typed
        if self._person:
            self.code.begin(self._person.name, Role.TREASURER)
            self._front(self.code)

    def _recover(self, code: str) -> None:
        if self._person is None:
            return
        try:
            self._groups, changes = recover(self._shop, self._typed, self._person.person, code)
        except Told as error:
            self._choose(self._person)
            self.numbers.refuse(str(error))
            return
        self.sheet.show_numbers(self._groups, prints=bool(self._shop.setting("printer.uri")))
        self._front(self.sheet)
        self._changed(changes)

    def _front(self, page: QWidget) -> None:
        self.bring(page)
        self.setFocusProxy(page)
        page.setFocus()
