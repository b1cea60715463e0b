"""Strokes every drawn part shares: outlined boxes, the focus ring, Thai text broken between words."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from posapp.i18n.words import break_words, plain
from posapp.ui import theme

_RING = 3
_GAP = 2


def box(painter: QPainter, area: QRectF, radius: float, ground: QColor, edge: QPen | None = None) -> None:
    """A rounded box with its outline wholly inside `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(edge)
        half = edge.widthF() / 2
        area = area.adjusted(half, half, -half, -half)
    painter.setBrush(ground)
    painter.drawRoundedRect(area, radius, radius)


def outline(ink: theme.Token = "edge", *, dashed: bool = False) -> QPen:
    """The pen for a control's edge; dashed says "not now"."""
    pen = QPen(theme.colour(ink), theme.edge_width())
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def focus_ring(painter: QPainter, area: QRectF, radius: float) -> QRectF:
    """Draw the ring at the rim of `area`; what it rings must fit into the smaller area that is returned."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("focus"), _RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = _RING / 2
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)
    inset = _RING + _GAP
    return area.adjusted(inset, inset, -inset, -inset)


@lru_cache(maxsize=4096)
def lines(text: str, width: int, key: str, limit: int) -> tuple[str, ...]:
    """`text` as at most `limit` lines of `width` pixels in the font `key` names, the last one elided at its end."""
    font = QFont()
    font.fromString(key)
    metrics = QFontMetricsF(font)
    words = break_words(" ".join(text.split()))
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= limit and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:limit], len(words)]
    rows = [words[start:end].strip() for start, end in zip(starts[:limit], ends, strict=True)] if starts else []
    return tuple(metrics.elidedText(plain(row), Qt.TextElideMode.ElideRight, width) for row in rows)


def paragraph(painter: QPainter, area: QRectF, text: str, *, limit: int, align: Qt.AlignmentFlag) -> None:
    """Draw `text` in the painter's font and pen, broken into at most `limit` lines, centred in height."""
    rows = lines(plain(text), int(area.width()), painter.font().toString(), limit)
    step = QFontMetricsF(painter.font()).height()
    top = area.top() + (area.height() - step * len(rows)) / 2
    for row in rows:
        painter.drawText(QRectF(area.left(), top, area.width(), step), align | Qt.AlignmentFlag.AlignVCenter, row)
        top += step


def fitted_font(text: str, role: theme.Role, room: int, smallest: theme.Role = "chip") -> QFont:
    """The font of `role`, made smaller until `text` fits into `room` pixels, never below `smallest`."""
    size, weight = theme.role_size(role)
    least = theme.role_size(smallest)[0]
    font = theme.sized_font(size, weight)
    width = QFontMetricsF(font).horizontalAdvance(text)
    if width > room > 0:
        size = max(least, int(size * room / width) + 1)
        while size > least and QFontMetricsF(theme.sized_font(size, weight)).horizontalAdvance(text) > room:
            size -= 1
        font = theme.sized_font(size, weight)
    return font


def elided(painter: QPainter, area: QRectF, text: str, align: Qt.AlignmentFlag) -> None:
    """Draw one line of `text`, cut at its end when `area` is too narrow."""
    metrics = QFontMetricsF(painter.font())
    cut = metrics.elidedText(plain(text), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, cut)


def centred(area: QRectF, width: float, height: float) -> QRectF:
    """A box of `width` by `height` in the middle of `area`."""
    corner = QPointF(area.center().x() - width / 2, area.center().y() - height / 2)
    return QRectF(corner.x(), corner.y(), width, height)
