"""A Document as black and white dots: Thai drawn by Qt, so that every printer prints it alike."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.layout import lay_out
from posapp.devices.printer.marks import Box, Face, Photo, Sheet, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

    from posapp.devices.printer.marks import Mark
    from posapp.devices.printer.profile import Profile
    from posapp.documents.block import Document

FONT: Final = "Sarabun"
_FILES: Final = (
    "Sarabun_400Regular.ttf",
    "Sarabun_700Bold.ttf",
    "NotoSansThaiLooped_400Regular.ttf",
    "NotoSansThaiLooped_700Bold.ttf",
)
_WHITE: Final = 255
_SLICE_ROWS: Final = 4096
_MARK_REACH: Final = 1024
"""No mark is higher than this, so one whose place is farther from a slice isn't in it."""
_PICTURE_BYTES: Final = 8_000_000
_PDF_DPI: Final = 1200
_MM_AN_INCH: Final = 25.4

_lock: Final = threading.Lock()
_own_application: list[QGuiApplication] = []


@dataclass(frozen=True, slots=True)
class Raster:
    """One sheet as dots: `rows` holds `stride` bytes a row from the top, 1 is black, the left dot the highest bit."""

    width: int
    height: int
    rows: bytes

    @property
    def stride(self) -> int:
        """Bytes in one row."""
        return (self.width + 7) // 8

    def png(self) -> bytes:
        """The sheet as a PNG file, black on white."""
        from PySide6.QtCore import QBuffer, QIODevice
        from PySide6.QtGui import QImage

        image = QImage(self.rows, self.width, self.height, self.stride, QImage.Format.Format_Mono)
        image.setColorTable([0xFFFFFFFF, 0xFF000000])
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())


@lru_cache(maxsize=1)
def prepare(fonts: Path) -> None:
    """Make drawing possible: a Qt application without a window when there is none yet, and our paper fonts.

    Call it first from the main thread (Qt wants its application there); drawing may then happen in any thread.
    Raises FileNotFoundError when `fonts` lacks one: without it a receipt would be boxes.
    """
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    with _lock:
        if QGuiApplication.instance() is None:
            _own_application.append(QGuiApplication(["posapp", "-platform", "offscreen"]))
        for name in _FILES:
            if QFontDatabase.addApplicationFont(str(fonts / name)) < 0:
                raise FileNotFoundError(fonts / name)


def rasterise(document: Document, profile: Profile, fonts: Path) -> tuple[Raster, ...]:
    """The sheets of `document` as dots, for a head of `profile`."""
    prepare(fonts)
    return tuple(draw(sheet) for sheet in lay_out(document, profile, FontGauge()))


class FontGauge:
    """Measures with the very font and picture reader that draw; `prepare` comes first."""

    def __init__(self) -> None:
        self._fonts: dict[Face, QFontMetricsF] = {}
        self._widths: dict[tuple[Face, str], int] = {}

    def text(self, face: Face, text: str) -> int:
        """How wide one line of `text` is; the same piece is asked for often while lines are broken."""
        known = self._widths.get((face, text))
        if known is None:
            known = self._widths[face, text] = math.ceil(self._font(face).horizontalAdvance(text))
        return known

    def _font(self, face: Face) -> QFontMetricsF:
        from PySide6.QtGui import QFontMetricsF

        if face not in self._fonts:
            self._fonts[face] = QFontMetricsF(_font(face))
        return self._fonts[face]

    def picture(self, data: bytes, width: int, height: int) -> tuple[int, int]:
        """The size of a picture shrunk to fit; (0, 0) when it can't be read."""
        picture = _read(data)
        if picture.isNull():
            return 0, 0
        shrink = min(Fraction(width, picture.width()), Fraction(height, picture.height()), Fraction(1))
        return max(1, int(picture.width() * shrink)), max(1, int(picture.height() * shrink))


def _font(face: Face) -> QFont:
    from PySide6.QtGui import QFont

    font = QFont(face.family or FONT)
    font.setPixelSize(face.letter)
    font.setBold(face.bold)
    return font


def draw(sheet: Sheet) -> Raster:
    """The whole sheet, drawn slice by slice: Qt's coordinates end at 32,767 and a bill may be longer."""
    slices = [
        _draw_slice(sheet, top, min(_SLICE_ROWS, sheet.height - top)) for top in range(0, sheet.height, _SLICE_ROWS)
    ]
    return Raster(sheet.width, sheet.height, b"".join(slices))


def _draw_slice(sheet: Sheet, top: int, height: int) -> bytes:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    canvas = QImage(sheet.width, height, QImage.Format.Format_Grayscale8)
    canvas.fill(_WHITE)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(0, -top)
    _paint(painter, [mark for mark in sheet.marks if top - _MARK_REACH < mark.y < top + height + _MARK_REACH])
    painter.end()
    flags = Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither
    return _packed(canvas.convertToFormat(QImage.Format.Format_Mono, flags))


def pdf(pages: Sequence[Sheet], per_mm: int, title: str = "") -> bytes:
    """`pages` as a PDF file with letters and boxes as shapes; `per_mm` of their dots are a millimetre.

    All are as large as the first, and lie on their side when it is wider than high. `title` is what a reader's window
    says.
    """
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    sides = sorted((pages[0].width / per_mm, pages[0].height / per_mm))
    writer.setPageSize(QPageSize(QSizeF(*sides), QPageSize.Unit.Millimeter))
    if pages[0].width > pages[0].height:
        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_PDF_DPI)
    painter = QPainter(writer)
    painter.scale(_PDF_DPI / per_mm / _MM_AN_INCH, _PDF_DPI / per_mm / _MM_AN_INCH)
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        _paint(painter, page.marks)
    painter.end()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, marks: Iterable[Mark]) -> None:
    """Draw `marks` with `painter`, one unit of it to the dot."""
    from PySide6.QtGui import QColor

    for mark in marks:
        match mark:
            case Words():
                painter.setFont(_font(mark.face))
                painter.drawText(mark.x, mark.y, mark.text)
            case Box():
                grey = mark.white * _WHITE // 100
                painter.fillRect(mark.x, mark.y, mark.width, mark.height, QColor(grey, grey, grey))
            case Stroke():
                _draw_stroke(painter, mark)
            case Photo():
                _draw_photo(painter, mark)


def _draw_stroke(painter: QPainter, stroke: Stroke) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPen

    style = Qt.PenStyle.DashLine if stroke.dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(Qt.GlobalColor.black, stroke.thickness, style, Qt.PenCapStyle.FlatCap))
    painter.drawLine(stroke.x, stroke.y, stroke.x + stroke.right, stroke.y + stroke.down)


def _draw_photo(painter: QPainter, photo: Photo) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    shrunk = _read(photo.data).scaled(
        photo.width, photo.height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    on_white = QImage(shrunk.size(), QImage.Format.Format_RGB32)
    on_white.fill(Qt.GlobalColor.white)
    over = QPainter(on_white)
    over.drawImage(0, 0, shrunk)
    over.end()
    flags = Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.DiffuseDither
    painter.drawImage(photo.x, photo.y, on_white.convertToFormat(QImage.Format.Format_Mono, flags))


def _read(data: bytes) -> QImage:
    """The picture in `data`; a null image when it is too large or no picture at all."""
    from PySide6.QtGui import QImage

    return QImage.fromData(data) if len(data) <= _PICTURE_BYTES else QImage()


def _packed(mono: QImage) -> bytes:
    """The dots without Qt's padding of rows to four bytes."""
    stride, padded = (mono.width() + 7) // 8, mono.bytesPerLine()
    data = bytes(mono.constBits())
    return data if stride == padded else b"".join(data[at : at + stride] for at in range(0, len(data), padded))
