"""Numbers as bars or as a line: every name beside its bar, values printed, periods told apart without colours."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.i18n import N_, _
from posapp.ui import paint, theme
from posapp.ui.names import call

if TYPE_CHECKING:
    from collections.abc import Sequence

Shape = Literal["bars", "lines"]

_BAR: Final = 24
_OTHER: Final = 22
_BETWEEN: Final = 14
_GAP: Final = 8
_LINE_HEIGHT: Final = 260
_DOT: Final = 4
_SLACK: Final = 2
_SPOKEN: Final = N_("{name}: {words}")
_SPOKEN_WITH: Final = N_("{name}: {words}, before: {other}")


@dataclass(frozen=True, slots=True)
class Point:
    """One number under its name; `words` is how it is printed, `other` the number it is compared with, if any."""

    name: str
    value: int
    words: str
    other: int | None = None
    other_words: str = ""

    def spoken(self) -> str:
        """What a screen reader says."""
        said = _SPOKEN if self.other is None else _SPOKEN_WITH
        return _(said).format(name=self.name, words=self.words, other=self.other_words)


class Chart(QWidget):
    """Draws points; the same numbers always stand in a table near it, and are spoken as its description."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__()
        self._shape: Shape = "bars"
        self._points: tuple[Point, ...] = ()
        call(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Point], shape: Shape = "bars") -> None:
        """Draw `points` from now on."""
        self._points, self._shape = tuple(points), shape
        self.setAccessibleDescription("\n".join(point.spoken() for point in points))
        self.updateGeometry()
        self.update()

    def points(self) -> tuple[Point, ...]:
        """What is drawn."""
        return self._points

    def sizeHint(self) -> QSize:
        """A row for each bar, a fixed height for a line."""
        if self._shape == "lines":
            return QSize(theme.px(320), theme.px(_LINE_HEIGHT))
        return QSize(theme.px(320), len(self._points) * self._row())

    def minimumSizeHint(self) -> QSize:
        """Narrow bars are better than none; the height is never less."""
        return QSize(theme.px(200), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is."""
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("chip"))
        if self._shape == "bars":
            _bars(painter, self.rect().toRectF(), self._points, self._row())
        else:
            _line(painter, self.rect().toRectF(), self._points)

    def _row(self) -> int:
        compared = any(point.other is not None for point in self._points)
        return theme.px(_BAR + _BETWEEN + (_OTHER if compared else 0))


def _bars(painter: QPainter, area: QRectF, points: Sequence[Point], row: int) -> None:
    """A bar to the right of each name, its value at its end; the bar it is compared with below it, striped."""
    metrics, gap = QFontMetricsF(painter.font()), theme.px(_GAP)
    longest = max(ceil(metrics.horizontalAdvance(point.name)) for point in points)
    names = min(longest + _SLACK + gap, area.width() * 2 / 5)
    printed = max(metrics.horizontalAdvance(words) for point in points for words in (point.words, point.other_words))
    low, high = _span(points)
    scale = max(0.0, area.width() - names - printed - 2 * gap) / (high - low)
    zero = area.left() + names - low * scale
    left = Qt.AlignmentFlag.AlignLeft
    for place, point in enumerate(points):
        top = area.top() + place * row + theme.px(_BETWEEN) / 2
        lines = QRectF(area.left(), top - theme.px(_BETWEEN) / 2, names - gap, row)
        painter.setPen(theme.colour("text"))
        paint.paragraph(painter, lines, point.name, limit=1 if point.other is None else 2, align=left)
        _bar(painter, QRectF(zero, top, point.value * scale, theme.px(_BAR)), point.words, striped=False)
        if point.other is not None:
            below = QRectF(zero, top + theme.px(_BAR), point.other * scale, theme.px(_OTHER))
            _bar(painter, below, point.other_words, striped=True)
    painter.fillRect(QRectF(zero - 1, area.top(), 2, len(points) * row), theme.colour("edge"))


def _bar(painter: QPainter, bar: QRectF, words: str, *, striped: bool) -> None:
    bar = bar.normalized()
    ink = theme.colour("indigo")
    painter.setPen(QPen(ink, 1) if striped else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern if striped else Qt.BrushStyle.SolidPattern))
    if bar.width() >= 1:
        painter.drawRect(bar.adjusted(0, 1, 0, -3) if striped else bar)
    painter.setPen(theme.colour("text2" if striped else "text"))
    room = QRectF(bar.right() + theme.px(_GAP), bar.top(), theme.px(1000), bar.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _line(painter: QPainter, area: QRectF, points: Sequence[Point]) -> None:
    """A line through dots, values above those with room; the line it is compared with dashed."""
    text = QFontMetricsF(painter.font()).height()
    plot = area.adjusted(theme.px(_GAP), text + theme.px(_GAP), -theme.px(_GAP), -text - theme.px(_GAP))
    low, high = _span(points)
    step = plot.width() / len(points)

    def at(place: int, value: int) -> QPointF:
        return QPointF(plot.left() + step * (place + 0.5), plot.bottom() - plot.height() * (value - low) / (high - low))

    painter.fillRect(QRectF(plot.left(), at(0, 0).y(), plot.width(), 1), theme.colour("edge"))
    others = [at(place, point.other) for place, point in enumerate(points) if point.other is not None]
    painter.setPen(QPen(theme.colour("text2"), 2, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF(others))
    drawn = [at(place, point.value) for place, point in enumerate(points)]
    painter.setPen(QPen(theme.colour("indigo"), 3))
    painter.drawPolyline(QPolygonF(drawn))
    painter.setBrush(theme.colour("indigo"))
    for dot in drawn:
        painter.drawEllipse(dot, theme.px(_DOT), theme.px(_DOT))
    painter.setPen(theme.colour("text"))
    tall_first = sorted(range(len(points)), key=lambda place: -abs(points[place].value))
    for place, box in _with_room(painter, [point.words for point in points], drawn, area, tall_first):
        above = box.translated(0, drawn[place].y() - text - theme.px(_DOT + 2))
        painter.fillRect(above, theme.colour("card"))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, points[place].words)
    for place, box in _with_room(painter, [point.name for point in points], drawn, area, range(len(points))):
        painter.drawText(box.translated(0, area.bottom() - text), Qt.AlignmentFlag.AlignCenter, points[place].name)


def _with_room(
    painter: QPainter, texts: Sequence[str], dots: Sequence[QPointF], area: QRectF, first: Sequence[int]
) -> list[tuple[int, QRectF]]:
    """The places whose texts fit without touching, each with its box at height 0; the `first` win."""
    metrics = QFontMetricsF(painter.font())
    found: list[tuple[int, QRectF]] = []
    for place in first:
        width = metrics.horizontalAdvance(texts[place]) + theme.px(_GAP)
        left = min(max(dots[place].x() - width / 2, area.left()), area.right() - width)
        box = QRectF(left, 0, width, metrics.height())
        if not any(box.intersects(taken) for _place, taken in found):
            found.append((place, box))
    return found


def _span(points: Sequence[Point]) -> tuple[int, int]:
    """The lowest and the highest number, zero among them; never the same."""
    every = [0, *(point.value for point in points), *(point.other for point in points if point.other is not None)]
    return min(every), max(every) if max(every) > min(every) else min(every) + 1
