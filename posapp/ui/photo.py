"""Pictures of goods: what a phone or the clipboard gives becomes one small upright JPEG with nobody's data in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData

SIZE: Final = QSize(320, 240)
"""What every picture of goods is cut to: 4 to 3, as wide as a tile is ever drawn."""

_MOST_BYTES: Final = 8_000_000
_MOST_PIXELS: Final = 20_000_000
_MOST_KEPT_BYTES: Final = 30_000
_QUALITIES: Final = (85, 75, 65, 55, 45, 35, 25, 15, 5)
_SIGNS: Final = ((b"\xff\xd8\xff", b"jpeg"), (b"\x89PNG\r\n\x1a\n", b"png"))


def from_file(path: Path) -> bytes:
    """The picture in the file at `path`, as a small JPEG. Raises Refused `photo_unreadable` or `photo_too_large`."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError:
        raise _unreadable() from None
    return from_bytes(data)


def from_bytes(data: bytes) -> bytes:
    """The picture in `data` (JPEG or PNG), as a small JPEG. Raises Refused `photo_unreadable` or `photo_too_large`.

    What it is, is read from its first bytes; how large it is, before any of it is decoded.
    """
    if len(data) > _MOST_BYTES:
        raise _too_large()
    kind = next((name for sign, name in _SIGNS if data.startswith(sign)), b"")
    if not kind:
        raise _unreadable()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty():
        raise _unreadable()
    if size.width() * size.height() > _MOST_PIXELS:
        raise _too_large()
    # A JPEG can be decoded at a fraction of its size; twice what is needed keeps it sharp, whichever way it lies.
    enough = 2 * SIZE.width()
    if min(size.width(), size.height()) > enough:
        reader.setScaledSize(size.scaled(enough, enough, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return _small_jpeg(reader.read())


def from_clipboard(clipped: QMimeData) -> bytes:
    """The picture that was copied, or the copied file that is one. Raises Refused `photo_none_copied` and as above."""
    if clipped.hasImage():
        image = clipped.imageData()
        if isinstance(image, QImage) and image.width() * image.height() <= _MOST_PIXELS:
            return _small_jpeg(image)
        raise _too_large()
    files = [url.toLocalFile() for url in clipped.urls() if url.isLocalFile()]
    if not files:
        raise Refused("photo_none_copied", N_("No picture was copied. Copy one first, then press Paste."))
    from pathlib import Path

    return from_file(Path(files[0]))


def _small_jpeg(image: QImage) -> bytes:
    """`image` cut to the middle 4 to 3, on white, in a file small enough to keep hundreds of them."""
    if image.isNull():
        raise _unreadable()
    # A new canvas takes over the dots and nothing else: no place, no date, no name of a camera.
    canvas = QImage(SIZE, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    part = SIZE.scaled(image.size(), Qt.AspectRatioMode.KeepAspectRatio)
    cut = QRect((image.width() - part.width()) // 2, (image.height() - part.height()) // 2, part.width(), part.height())
    fitted = image.copy(cut).scaled(
        SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter = QPainter(canvas)
    painter.drawImage(0, 0, fitted)
    painter.end()
    jpeg = b""
    for quality in _QUALITIES:
        jpeg = _written(canvas, quality)
        if len(jpeg) <= _MOST_KEPT_BYTES:
            break
    return jpeg


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
