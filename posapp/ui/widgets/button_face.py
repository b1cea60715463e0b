"""How a button is drawn: ground, outline, focus ring, icon, word and key hint, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from posapp.ui import icons, paint, theme

Kind = Literal["plain", "cash", "scan", "danger", "amount", "next", "quiet", "bar", "key", "chip", "row"]
Mood = Literal["idle", "down", "chosen", "off"]


@dataclass(frozen=True, slots=True)
class _Look:
    """Colours by token and sizes at 100 %. No `ground` = that of the place it stands on, no `edge` = no outline."""

    ground: theme.Token | None
    ink: theme.Token
    edge: theme.Token | None
    height: int
    role: theme.Role = "strong"
    icon: int = 24
    padding: int = 16


_LOOKS: Final[dict[Kind, _Look]] = {
    "plain": _Look("card", "text", "edge", 52),
    "danger": _Look("card", "text", "edge", 52),
    "cash": _Look("leaf", "on_leaf", None, 72, "title", 32),
    "scan": _Look("indigo", "on_indigo", None, 72, "title", 32),
    "amount": _Look("leaf_soft", "text", "leaf", 56, "section", padding=6),
    "next": _Look("leaf_soft", "text", "leaf", 56, "section", padding=12),
    "quiet": _Look(None, "text", None, 48, padding=10),
    "bar": _Look(None, "on_indigo", None, 48, padding=10),
    "key": _Look("card", "text", "edge", 64, "key", 28, padding=6),
    "chip": _Look("card", "text", "edge", 44, "chip"),
    "row": _Look(None, "text", None, 60, "section", 32, padding=24),
}
_GAP: Final = 8
_HINT: Final = 14
_CLEAR: Final = 3
_LEAST: Final[dict[theme.Role, theme.Role]] = {"title": "strong", "key": "strong", "section": "chip"}


@dataclass(frozen=True, slots=True)
class Face:
    """What a button shows now. Empty `words` with an `icon` shows the icon alone; `mark` colours the icon apart."""

    kind: Kind
    words: str
    icon: str
    hint: str
    mark: theme.Token | None = None


def size_of(face: Face) -> QSize:
    """Room for icon and word on one line, never below a finger's size."""
    look = _LOOKS[face.kind]
    width = 2 * theme.px(look.padding) + (theme.px(look.icon) if face.icon else 0)
    if face.words:
        width += round(QFontMetricsF(theme.font(look.role)).horizontalAdvance(face.words)) + 2
        width += theme.px(_GAP) if face.icon else 0
        width += 2 * theme.px(_HINT) if face.hint and theme.hints() else 0
    return QSize(max(width, theme.target()), max(theme.px(look.height), theme.target()))


def draw(painter: QPainter, area: QRectF, face: Face, mood: Mood, *, focused: bool) -> None:
    """Draw `face` into `area`."""
    radius = theme.px(22 if face.kind == "chip" else 10)
    if focused:
        area = paint.focus_ring(painter, area, radius)
    look = _LOOKS[face.kind]
    _ground(painter, area, radius, look, mood)
    ink = _ink(look, mood)
    mark = theme.colour(face.mark) if face.mark and mood in ("idle", "down") else ink
    words = _words(painter, area, face, ink, mark)
    if face.hint and face.words and theme.hints():
        _hint(painter, area, face.hint, words)


def _ink(look: _Look, mood: Mood) -> QColor:
    if mood == "off":
        return theme.colour("disabled")
    return theme.colour("on_indigo" if mood == "chosen" else look.ink)


def _ground(painter: QPainter, area: QRectF, radius: float, look: _Look, mood: Mood) -> None:
    edge = paint.outline(look.edge) if look.edge else None
    if mood == "chosen":
        paint.box(painter, area, radius, theme.colour("indigo"))
    elif mood == "off" and look.ground:
        paint.box(painter, area, radius, theme.colour("page"), paint.outline("edge", dashed=True))
    elif mood == "down":
        paint.box(painter, area, radius, _pressed(look), QPen(theme.colour(look.ink), 2))
    elif mood == "idle" and look.ground:
        paint.box(painter, area, radius, theme.colour(look.ground), edge)


def _pressed(look: _Look) -> QColor:
    """Filled buttons darken, light ones take the raised ground, those without ground get none."""
    if look.ground in ("leaf", "indigo"):
        return theme.colour(look.ground).darker(125)
    if look.ink == "on_indigo":
        return theme.colour("indigo").darker(125)
    return theme.colour("raised")


def _hint(painter: QPainter, area: QRectF, hint: str, words: QPainterPath) -> None:
    """The key's name in the corner, in the ink of the words; where it would run into them they come first."""
    painter.setFont(theme.sized_font(theme.px(13), 500))
    corner = area.adjusted(0, theme.px(2), -theme.px(9), 0)
    top_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    stands, metrics = painter.boundingRect(corner, top_right, hint), QFontMetricsF(painter.font())
    letters = metrics.tightBoundingRect(hint).translated(stands.left(), stands.top() + metrics.ascent())
    if not words.intersects(letters.adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR)):
        painter.drawText(corner, top_right, hint)


def _words(painter: QPainter, area: QRectF, face: Face, ink: QColor, mark: QColor) -> QPainterPath:
    """Draw icon and words; the outline of the letters and their marks where a key hint must keep clear of them."""
    look = _LOOKS[face.kind]
    side = theme.px(look.icon) if face.icon else 0
    gap = theme.px(_GAP) if side and face.words else 0
    room = area.width() - 2 * theme.px(min(look.padding, 8) if look.ground else 4) - side - gap
    font, rows = _set(face.words, look.role, QRectF(0, 0, room, area.height()))
    width = max((QFontMetricsF(font).horizontalAdvance(row) + 1 for row in rows), default=0)
    left = area.center().x() - (side + gap + width) / 2
    if face.kind == "row":
        left = area.left() + theme.px(look.padding)
    if side:
        icons.paint(painter, face.icon, QRectF(left, area.center().y() - side / 2, side, side), mark)
    painter.setPen(ink)
    painter.setFont(font)
    align = Qt.AlignmentFlag.AlignLeft if side else Qt.AlignmentFlag.AlignHCenter
    metrics, outline = QFontMetricsF(font), QPainterPath()
    step = metrics.height()
    top = area.center().y() - step * len(rows) / 2
    for row in rows:
        if face.hint:
            outline.addText(left + side + gap, top + metrics.ascent(), font, row)
        painter.drawText(QRectF(left + side + gap, top, width, step), align | Qt.AlignmentFlag.AlignVCenter, row)
        top += step
    return outline


def _set(words: str, role: theme.Role, room: QRectF) -> tuple[QFont, tuple[str, ...]]:
    """The font and lines `words` are set in: one line if it fits, two if they are high enough, else smaller."""
    if not words:
        return theme.font(role), ()
    font = theme.font(role)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) <= room.width():
        return font, (words,)
    smaller = paint.fitted_font(words, role, int(room.width()), _LEAST.get(role, "chip"))
    metrics = QFontMetricsF(smaller)
    if metrics.horizontalAdvance(words) <= room.width() or 2 * metrics.height() > room.height():
        return smaller, paint.lines(words, int(room.width()), smaller.toString(), 1)
    return smaller, paint.lines(words, int(room.width()), smaller.toString(), 2)
