"""Pictures of goods: cut, small, upright, without anyone's data; anything else is refused with a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from posapp.domain.errors import Refused
from posapp.ui import photo

if TYPE_CHECKING:
    from pathlib import Path

_ORIENTATION, _GPS, _MAKER = 0x0112, 0x8825, 0x010F
_QUARTER_TURN = 6


def _jpeg(image: Image.Image, exif: Image.Exif | None = None) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=60, **({"exif": exif} if exif else {}))
    return file.getvalue()


def _png_head(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and breaks off at the first dot."""
    chunks = (b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(b"")[:2])
    packed = (struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _shape(jpeg: bytes) -> tuple[int, int]:
    image = QImage.fromData(jpeg)
    return image.width(), image.height()


@pytest.mark.parametrize("size", [(4000, 3000), (300, 900), (20, 20), (5000, 40)])
def test_any_shape_becomes_a_small_four_to_three(size: tuple[int, int]) -> None:
    jpeg = photo.from_bytes(_jpeg(Image.effect_noise(size, 90).convert("RGB")))
    assert _shape(jpeg) == (320, 240)
    assert len(jpeg) <= 30_000


def test_a_picture_taken_with_the_phone_on_its_side_stands_upright_and_forgets_where_it_was() -> None:
    image = Image.new("RGB", (1200, 900), "white")
    image.paste("red", (0, 0, 1200, 450))  # the upper half; turned a quarter clockwise it is the right half
    exif = Image.Exif()
    exif[_ORIENTATION], exif[_MAKER] = _QUARTER_TURN, "Somebody's phone"
    exif.get_ifd(_GPS)[1] = "N"
    jpeg = photo.from_bytes(_jpeg(image, exif))
    kept = QImage.fromData(jpeg)
    assert kept.pixelColor(290, 120).green() < 60
    assert kept.pixelColor(30, 120).green() > 200
    assert b"Somebody" not in jpeg
    assert b"Exif" not in jpeg
    assert not Image.open(io.BytesIO(jpeg)).getexif()


def test_a_clear_ground_becomes_white_and_words_inside_the_file_are_dropped() -> None:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Comment", "my secret")
    file = io.BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(file, "PNG", pnginfo=words)
    jpeg = photo.from_bytes(file.getvalue())
    assert QImage.fromData(jpeg).pixelColor(10, 10).lightness() > 250
    assert b"secret" not in jpeg


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo_unreadable"),
        (b"GIF89a" + bytes(50), "photo_unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo_unreadable"),
        (b"\xff\xd8\xff" + bytes(500), "photo_unreadable"),
        (_png_head(50_000, 50_000), "photo_too_large"),
        (_png_head(100, 100), "photo_unreadable"),
        (b"\xff\xd8\xff" + bytes(8_000_001), "photo_too_large"),
    ],
    ids=["nothing", "gif", "drawing", "head only", "bomb", "cut off", "nine megabytes"],
)
@pytest.mark.qt_log_ignore("JPEG", "libpng", extend=True)
def test_what_is_no_picture_for_us_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        photo.from_bytes(data)
    assert refused.value.code == code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="can't be used"):
        photo.from_file(tmp_path / "gone.jpg")
    with pytest.raises(Refused, match="can't be used"):
        photo.from_file(tmp_path)


@pytest.mark.usefixtures("qapp")
def test_a_copied_file_or_picture_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "ถ้วย.jpg"
    path.write_bytes(_jpeg(Image.new("RGB", (640, 480), "green")))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(path))])
    assert _shape(photo.from_clipboard(copied)) == (320, 240)
    with pytest.raises(Refused, match="No picture was copied"):
        photo.from_clipboard(QMimeData())
