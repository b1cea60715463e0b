"""Icons by meaning (`pay_cash`), drawn from SVG files in any colour and kept as pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class _Shelf:
    """Where the files lie and the pictures made of them so far."""

    folder: Path | None = None
    drawn: dict[tuple[str, int, int], QPixmap] = field(default_factory=dict)


_shelf = _Shelf()


def install(folder: Path) -> None:
    """Say where the SVG files lie."""
    _shelf.folder = folder
    _shelf.drawn.clear()


def names() -> tuple[str, ...]:
    """Every icon there is, in order."""
    if _shelf.folder is None:
        return ()
    return tuple(sorted(path.stem for path in _shelf.folder.glob("*.svg")))


def pixmap(name: str, size: int, colour: QColor) -> QPixmap:
    """Icon `name` as a square of `size` device pixels in `colour`. Raises FileNotFoundError for an unknown name."""
    key = (name, size, colour.rgba())
    found = _shelf.drawn.get(key)
    if found is None:
        found = _shelf.drawn[key] = _draw(name, size, colour)
    return found


def icon(name: str, size: int, colour: QColor) -> QIcon:
    """The same as a QIcon, for the few Qt widgets that want one."""
    return QIcon(pixmap(name, size, colour))


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw icon `name` into the square `box`, sharp on any screen."""
    ratio = painter.device().devicePixelRatioF()
    picture = pixmap(name, max(1, round(box.width() * ratio)), colour)
    painter.drawPixmap(box.toRect(), picture)


def _draw(name: str, size: int, colour: QColor) -> QPixmap:
    if _shelf.folder is None:
        raise FileNotFoundError(name)
    drawing = (_shelf.folder / f"{name}.svg").read_bytes().replace(b"currentColor", colour.name().encode("ascii"))
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
