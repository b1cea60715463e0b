"""Pictures of goods: what a phone or the clipboard gives becomes one small upright JPEG with nobody's data in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QTransform

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

SIZE: Final = QSize(320, 240)
"""What every picture of goods is cut to: 4 to 3, as wide as a tile is ever drawn."""

ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp")
"""How the files end that can be used; what a file is, is read from its first bytes."""

PAPER_ENOUGH: Final = 1050
"""The shorter side of a picture of a paper, so that its letters can be read."""

_MOST_BYTES: Final = 16_000_000
_MOST_PIXELS: Final = 20_000_000
_MOST_PIXELS_BY_LINES: Final = 120_000_000
_MOST_KEPT_BYTES: Final = 30_000
_PAPER_SIDE: Final = 1400
_MOST_PAPER_BYTES: Final = 150_000
_ENOUGH: Final = 2 * SIZE.width()
_QUALITIES: Final = (85, 75, 65, 55, 45, 35, 25, 15, 5)
_QUARTER: Final = 90
_SIGNS: Final = ((0, b"\xff\xd8\xff", b"jpeg"), (0, b"\x89PNG\r\n\x1a\n", b"png"), (8, b"WEBPVP8", b"webp"))
_HEIC: Final = (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1")
_MARK: Final = 0xFF
_FRAMES_BY_LINES: Final = (0xC0, 0xC1)
_FRAMES: Final = (*_FRAMES_BY_LINES, 0xC2)


def shrink(data: bytes) -> bytes:
    """The picture in `data` (JPEG, PNG or WebP), as a JPEG of 320 × 240 dots and at most 30 KB.

    Raises Refused as `read` does.
    """
    return small_jpeg(read(data))


def shrink_paper(data: bytes) -> bytes:
    """The picture of a paper in `data`, whole, as a JPEG of at most 1400 dots a side and 150 KB.

    Raises Refused as `read` does.
    """
    return paper_jpeg(read(data, PAPER_ENOUGH))


def read(data: bytes, enough: int = _ENOUGH) -> QImage:
    """The picture in `data`, upright, its shorter side at most `enough` dots.

    What it is, is told by its first bytes; how large it is, before any of it is decoded. Only a JPEG that is written
    line by line may have more than 20 million dots: it is decoded at a fraction of its size. Raises Refused
    `photo_unreadable`, `photo_heic`, `photo_too_large`.
    """
    if len(data) > _MOST_BYTES:
        raise _too_large()
    kind = _kind(data)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    size = reader.size()
    by_lines = kind == b"jpeg" and _is_written_by_lines(data)
    if size.width() * size.height() > (_MOST_PIXELS_BY_LINES if by_lines else _MOST_PIXELS):
        raise _too_large()
    if min(size.width(), size.height()) > enough:
        reader.setScaledSize(_enough(size, enough))
    image = reader.read()
    if image.isNull():
        raise _unreadable()
    return image


def read_file(path: Path, enough: int = _ENOUGH) -> QImage:
    """The picture in the file at `path`. Raises Refused as `read` does."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError:
        raise _unreadable() from None
    return read(data, enough)


def read_copied(clipped: QMimeData, enough: int = _ENOUGH) -> QImage:
    """The picture that was copied or dropped, or the file that is one, its shorter side at most `enough` dots.

    Raises Refused `photo_none_copied` and as `read` does.
    """
    files = [url.toLocalFile() for url in clipped.urls() if url.isLocalFile()]
    if files and not clipped.hasImage():
        return read_file(Path(files[0]), enough)
    image = clipped.imageData() if clipped.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        raise Refused("photo_none_copied", N_("No picture was copied. Copy one first, then press Paste."))
    if image.width() * image.height() > _MOST_PIXELS:
        raise _too_large()
    if min(image.width(), image.height()) <= enough:
        return image
    return image.scaled(_enough(image.size(), enough), mode=Qt.TransformationMode.SmoothTransformation)


def turned(image: QImage) -> QImage:
    """`image` turned a quarter to the right."""
    return image.transformed(QTransform().rotate(_QUARTER))


def small_jpeg(image: QImage) -> bytes:
    """`image` cut to the middle 4 to 3, on white, in a file small enough to keep hundreds of them."""
    part = SIZE.scaled(image.size(), Qt.AspectRatioMode.KeepAspectRatio)
    cut = QRect((image.width() - part.width()) // 2, (image.height() - part.height()) // 2, part.width(), part.height())
    return _on_white(image.copy(cut), SIZE, _MOST_KEPT_BYTES)


def paper_jpeg(image: QImage) -> bytes:
    """The whole of `image` on white, small enough to keep one for every expense and large enough to be read."""
    size = image.size()
    if max(size.width(), size.height()) > _PAPER_SIDE:
        size = size.scaled(_PAPER_SIDE, _PAPER_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    jpeg = _on_white(image, size, _MOST_PAPER_BYTES)
    while len(jpeg) > _MOST_PAPER_BYTES:  # noise, not letters: what no quality makes small enough
        size = QSize(size.width() * 3 // 4, size.height() * 3 // 4)
        jpeg = _on_white(image, size, _MOST_PAPER_BYTES)
    return jpeg


def _on_white(image: QImage, size: QSize, most: int) -> bytes:
    """`image` at `size` on a new canvas, in the best quality that fits `most` bytes, else in the lowest."""
    # A new canvas takes over the dots and nothing else: no place, no date, no name of a camera.
    canvas = QImage(size, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    painter.drawImage(
        0, 0, image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    painter.end()
    jpeg = b""
    for quality in _QUALITIES:
        jpeg = _written(canvas, quality)
        if len(jpeg) <= most:
            break
    return jpeg


def _enough(size: QSize, enough: int = _ENOUGH) -> QSize:
    """Twice the dots that are kept, whichever way it lies: that stays sharp when it is turned and cut."""
    return size.scaled(enough, enough, Qt.AspectRatioMode.KeepAspectRatioByExpanding)


def _kind(data: bytes) -> bytes:
    if data[4:12].startswith(_HEIC):
        raise Refused(
            "photo_heic",
            N_(
                "This is a HEIC photo, which can't be used. Send it to yourself by LINE and save it there, or choose "
                "Settings, Camera, Formats, “Most Compatible” on the iPhone and take it again."
            ),
        )
    kind = next((name for start, sign, name in _SIGNS if data[start:].startswith(sign)), b"")
    if not kind:
        raise _unreadable()
    return kind


def _is_written_by_lines(jpeg: bytes) -> bool:
    """Whether a JPEG can be decoded without holding all of it: a progressive one can't."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == _MARK:
        if jpeg[at + 1] in _FRAMES:
            return jpeg[at + 1] in _FRAMES_BY_LINES
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return False


def _written(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())


def _unreadable() -> Refused:
    return Refused("photo_unreadable", N_("This picture can't be used. Choose a JPEG or PNG photo."))


def _too_large() -> Refused:
    return Refused("photo_too_large", N_("This picture is too large. Choose one below 8 MB and 20 million dots."))
