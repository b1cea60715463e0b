"""Pictures of goods: cut, small, upright, without anyone's data; anything else is refused with a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QPainter

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
    jpeg = photo.shrink(_jpeg(Image.effect_noise(size, 90).convert("RGB")))
    assert _shape(jpeg) == (320, 240)
    assert len(jpeg) <= 30_000


def test_a_picture_taken_with_the_phone_on_its_side_stands_upright_and_forgets_where_it_was() -> None:
    image = Image.new("RGB", (1200, 900), "white")
    image.paste("red", (0, 0, 1200, 450))  # the upper half; turned a quarter clockwise it is the right half
    exif = Image.Exif()
    exif[_ORIENTATION], exif[_MAKER] = _QUARTER_TURN, "Somebody's phone"
    exif.get_ifd(_GPS)[1] = "N"
    jpeg = photo.shrink(_jpeg(image, exif))
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
    jpeg = photo.shrink(file.getvalue())
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
        (b"\xff\xd8\xff" + bytes(16_000_001), "photo_too_large"),
    ],
    ids=["nothing", "gif", "drawing", "head only", "bomb", "cut off", "seventeen megabytes"],
)
@pytest.mark.qt_log_ignore("JPEG", "libpng", extend=True)
def test_what_is_no_picture_for_us_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        photo.shrink(data)
    assert refused.value.code == code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="can't be used"):
        photo.read_file(tmp_path / "gone.jpg")
    with pytest.raises(Refused, match="can't be used"):
        photo.read_file(tmp_path)


@pytest.mark.usefixtures("qapp")
def test_a_copied_file_or_picture_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "ถ้วย.jpg"
    path.write_bytes(_jpeg(Image.new("RGB", (640, 480), "green")))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(path))])
    assert photo.read_copied(copied).pixelColor(300, 200).green() > 100
    with pytest.raises(Refused, match="No picture was copied"):
        photo.read_copied(QMimeData())


@pytest.mark.usefixtures("qapp")
def test_a_large_copied_picture_is_made_small_before_it_is_kept() -> None:
    copied = QMimeData()
    large = QImage(4000, 3000, QImage.Format.Format_RGB32)
    large.fill(QColor("#A3182B"))
    copied.setImageData(large)
    image = photo.read_copied(copied)
    assert (image.width(), image.height()) == (853, 640)
    assert image.pixelColor(400, 300) == QColor("#A3182B")


def test_a_picture_of_sixty_million_dots_is_read_at_a_fraction_of_its_size() -> None:
    """Whole it would be 240 MB of dots; the most it may cost on the way is a small part of that."""
    image = Image.new("RGB", (9000, 6700), "white")
    image.paste("blue", (0, 0, 4500, 6700))
    data = _jpeg(image)
    del image
    kept = QImage.fromData(photo.shrink(data))
    assert kept.pixelColor(40, 120).blue() > 200
    assert kept.pixelColor(40, 120).red() < 60
    assert kept.pixelColor(280, 120).red() > 240
    assert photo.read(data).sizeInBytes() < 4_000_000


def test_a_progressive_one_that_large_is_refused_because_it_would_have_to_be_held_whole() -> None:
    file = io.BytesIO()
    Image.new("RGB", (7000, 3000), "white").save(file, "JPEG", quality=40, progressive=True)
    with pytest.raises(Refused) as refused:
        photo.shrink(file.getvalue())
    assert refused.value.code == "photo_too_large"
    small = io.BytesIO()
    Image.new("RGB", (4000, 3000), "white").save(small, "JPEG", quality=40, progressive=True)
    assert _shape(photo.shrink(small.getvalue())) == (320, 240)


def test_a_webp_picture_is_taken_too() -> None:
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "#2E6B2E").save(file, "WEBP")
    assert QImage.fromData(photo.shrink(file.getvalue())).pixelColor(160, 120).green() > 90


def test_the_pictures_of_some_phones_are_refused_with_the_way_to_change_them() -> None:
    with pytest.raises(Refused, match="Most Compatible") as refused:
        photo.shrink(b"\0\0\0\x18ftypheic" + bytes(200))
    assert refused.value.code == "photo_heic"


def test_a_turned_picture_has_its_top_at_the_right() -> None:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(0, 0, 800, 300, QColor("red"))
    painter.end()
    kept = QImage.fromData(photo.small_jpeg(photo.turned(image)))
    assert (kept.width(), kept.height()) == (320, 240)
    assert kept.pixelColor(290, 120).green() < 60
    assert kept.pixelColor(30, 120).green() > 200
