"""Who is it, and what is the code: people as tiles, the keys beside them, and the wait after wrong codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.errors import Told
from posapp.domain.identity import NOBODY, PersonId
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.parts.codes.code_pad import CodePad
from posapp.ui.parts.codes.people_tiles import PeopleTiles
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from posapp.operations.codes import Known

_TICK_MS: Final = 250
_BESIDE: Final = 820
"""Below this width the keys take the place of the tiles."""
_LOW: Final = 480
_ICON: Final = 40


@dataclass(frozen=True, slots=True)
class Proof:
    """How a person proves who she is.

    `check` raises what the code is refused for; `wait` is how many seconds her codes are not looked at yet.
    """

    check: Callable[[PersonId, str], None]
    wait: Callable[[PersonId], int]


class CodePanel(QWidget):
    """Emits `proved(person)`, `left` for the way back, `forgotten` where somebody has no code any more.

    Somebody without a code is proved by one tap.
    """

    proved = Signal(object)
    left = Signal()
    forgotten = Signal()

    def __init__(self, proof: Proof) -> None:
        super().__init__()
        self._proof = proof
        self._person = NOBODY
        self._people: Sequence[Known] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Label(role="title").wrapped()
        self.sentence = Label(colour="text2").wrapped()
        self.icon = StatusIcon("lock", "indigo", _ICON)
        self.tiles = PeopleTiles()
        self.tiles.chosen.connect(self._choose)
        self.name = OneLine(role="section").aligned(Qt.AlignmentFlag.AlignHCenter)
        self.message = Label(role="strong").wrapped().aligned(Qt.AlignmentFlag.AlignHCenter)
        self.pad = CodePad()
        self.pad.entered.connect(lambda code: self._prove(self._person, code))
        self.pad.typed.connect(lambda: self._say(""))
        self.back = BigButton(N_("Back"), icon="back")  # no room for a key hint beside the keys at large text
        self.back.tapped.connect(self._back)
        self.forgot = BigButton(N_("The code is forgotten"), icon="help", kind="quiet")
        self.forgot.tapped.connect(self.forgotten)
        self._may_leave = True
        self._lay_out()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._back)

    def ask(self, title: str, sentence: str, people: Sequence[Known], **values: object) -> None:
        """Put the question to `people`; one alone is chosen at once. Catalogue messages, filled from `values`."""
        self._people = people
        self.title.say(title, **values)
        self.sentence.say(sentence, **values)
        self.sentence.colour("text2")
        self.sentence.setVisible(bool(sentence))
        self.tiles.show_people(people)
        self._unchoose()
        if len(people) == 1 and people[0].coded:
            self._choose(people[0])

    def may_leave(self, *, back: bool, forgot: bool) -> None:
        """Whether there is a way back, and one for a forgotten code."""
        self._may_leave = back
        self.forgot.setVisible(forgot)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tiles and keys beside each other where both fit."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits go to the keys, wherever the focus is."""
        if self._person and not self.pad.hasFocus():
            self.pad.keyPressEvent(event)
        else:
            event.ignore()

    def _lay_out(self) -> None:
        self._left = ScrollColumn()
        self._left.column.addWidget(self.tiles)
        self._left.column.addStretch(1)
        self._right = self._keys()
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        row.addWidget(self._left, 6)
        row.addWidget(self._right, 5)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.forgot)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.icon)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addLayout(row, 1)
        column.addLayout(foot)

    def _keys(self) -> QWidget:
        """Name, message and keys, one below the other."""
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(4))
        right.addWidget(self.name)
        right.addWidget(self.message)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self.pad, 8)
        keys.addStretch(1)
        right.addLayout(keys, 12)
        right.addStretch(1)
        return side

    def _arrange(self) -> None:
        beside = self.width() >= theme.px(_BESIDE)
        asked = bool(self._person)
        self._left.setVisible(beside or not asked)
        self._right.setVisible(asked)
        self.title.setVisible(not asked or self.height() >= theme.px(_LOW))
        self.icon.setVisible(not self.title.isHidden())
        told = not asked or beside or len(self._people) == 1
        self.sentence.setVisible(bool(self.sentence.words()) and told)
        self.back.setVisible(self._may_leave or (asked and not beside and len(self._people) > 1))

    def _choose(self, person: Known) -> None:
        if not person.coded:
            self._unchoose()
            self._prove(person.person, "")
            return
        self._person = person.person
        self.tiles.choose(person.person)
        self.name.show_text(person.name)
        self.pad.start()
        self._say("")
        self._arrange()
        self._tick()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unchoose(self) -> None:
        self._timer.stop()
        self._person = NOBODY
        self.tiles.choose(self._person)
        self._say("")
        self.pad.start()
        self._arrange()
        first = next(iter(self.tiles.tiles()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _prove(self, person: PersonId, code: str) -> None:
        try:
            self._proof.check(person, code)
        except Told as error:
            self._say(str(error))
            if not self._person:  # the keys are not in sight
                self.sentence.show_text(str(error))
                self.sentence.colour("lac")
                self.sentence.show()
            self._tick()
        else:
            self._timer.stop()
            self.proved.emit(person)

    def _tick(self) -> None:
        """Keys off and seconds counted while this person's codes are not looked at; then it ends by itself."""
        if not self._person:
            return
        seconds = self._proof.wait(self._person)
        if seconds > 0:
            if not self._timer.isActive():
                self._timer.start()
                self.pad.shut(on=True)
            self.message.say(N_("Too many wrong codes. Wait {seconds} seconds, then try again."), seconds=seconds)
            self.message.colour("lac")
        elif self._timer.isActive():
            self._timer.stop()
            self.pad.shut(on=False)
            self._say("")
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        """Tell what is wrong, in the language in use; an empty one says what to do."""
        if sentence:
            self.message.show_text(sentence)
        else:
            self.message.say(N_("Type your code, then the tick."))
        self.message.colour("lac" if sentence else "text2")

    def _back(self) -> None:
        """From the keys to the tiles where these are covered, else the way back."""
        if self._person and self._left.isHidden() and len(self._people) > 1:
            self._unchoose()
        elif self._may_leave:
            self.left.emit()
