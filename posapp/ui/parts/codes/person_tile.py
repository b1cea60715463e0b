"""A person as a large tile: initials in a circle, the name, and what she does here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from posapp.domain.access import ROLE_TITLES
from posapp.i18n import _
from posapp.ui import icons, paint, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from posapp.operations.codes import Known

_LEADING: Final = frozenset("เแโใไ")
"""Thai vowels that are written before the sign a name begins with."""
_COLOURS: Final[tuple[tuple[theme.Token, theme.Token], ...]] = (
    ("indigo", "on_indigo"),
    ("leaf", "on_leaf"),
    ("turmeric", "on_turmeric"),
    ("lac", "on_lac"),
)
_HEIGHT: Final = 92
_WIDTH: Final = 200
_CIRCLE: Final = 52
_LOCK: Final = 22


def initials(name: str) -> str:
    """One or two signs for `name`: its first letter, in Latin script also that of the last word."""
    words = name.split()
    if not words:
        return "?"
    first = next((sign for sign in words[0] if sign.isalpha() and sign not in _LEADING), words[0][0])
    last = words[-1][0] if len(words) > 1 and words[-1][0].isascii() and first.isascii() else ""
    return (first + last).upper()


class PersonTile(QAbstractButton):
    """A tap chooses the person. `place` in the row of people gives the colour of the circle."""

    def __init__(self, person: Known, place: int) -> None:
        super().__init__()
        self.person = person
        self._colours = _COLOURS[place % len(_COLOURS)]
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def sizeHint(self) -> QSize:
        """Room for the circle and two lines beside it."""
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the person, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.update()
        elif event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, circle, name, role, and a lock where a code is asked for."""
        painter = QPainter(self)
        area, radius = self.rect().toRectF(), theme.px(10)
        if self.hasFocus():
            area = paint.focus_ring(painter, area, radius)
        ground: theme.Token = "indigo_soft" if self.isChecked() or self.isDown() else "card"
        paint.box(painter, area, radius, theme.colour(ground), paint.outline("indigo" if self.isChecked() else "edge"))
        side = theme.px(_CIRCLE)
        circle = QRectF(area.left() + theme.px(12), area.center().y() - side / 2, side, side)
        back, ink = self._colours
        paint.box(painter, circle, side / 2, theme.colour(back))
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font("title"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(self.person.name))
        self._words(painter, area.adjusted(side + theme.px(24), theme.px(8), -theme.px(8), -theme.px(8)))

    def _words(self, painter: QPainter, area: QRectF) -> None:
        if self.person.coded:
            side = theme.px(_LOCK)
            lock = QRectF(area.right() - side, area.center().y() - side / 2, side, side)
            icons.paint(painter, "lock", lock, theme.colour("text2"))
            area = area.adjusted(0, 0, -side - theme.px(4), 0)
        upper = QRectF(area.left(), area.top(), area.width(), area.height() / 2)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("section"))
        paint.elided(painter, upper, self.person.name, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font("chip"))
        lower = upper.translated(0, area.height() / 2)
        paint.elided(painter, lower, _(ROLE_TITLES[self.person.role]), Qt.AlignmentFlag.AlignLeft)

    def _say(self) -> None:
        self.setAccessibleName(f"{self.person.name}, {_(ROLE_TITLES[self.person.role])}")
        self.setToolTip("")
