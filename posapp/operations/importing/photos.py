"""Finds the pictures of goods in a folder, by code, barcode or name; nothing is ever fetched from the net."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.edit_catalog import PHOTO_LIMIT_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_MOST_BYTES: Final = 8_000_000
_MOST_DOTS: Final = 20_000_000
_JPEG_FRAMES: Final = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
_JPEG_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_JPEG_FILL: Final = 0xFF
_PNG: Final = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Photos:
    """The pictures in `folder`. `shrink` makes any of them a small JPEG, and raises Refused for what it can't read."""

    folder: Path
    shrink: Callable[[bytes], bytes]

    @cached_property
    def _files(self) -> dict[str, Path]:
        try:
            found = sorted(self.folder.iterdir())
        except OSError:
            raise Refused(
                "photos_folder",
                N_("The folder {folder} can't be opened. Choose the folder with the pictures."),
                folder=self.folder,
            ) from None
        return {_key(path.stem): path for path in reversed(found) if path.suffix.lower() in _ENDINGS and path.is_file()}

    def check(self) -> None:
        """Raises Refused `photos_folder` when the folder can't be opened."""
        _ = self._files

    def find(self, names: Iterable[str]) -> Path | None:
        """The picture called like the first of `names` that has one; a web address counts by its last part."""
        for name in names:
            path = self._files.get(_key(_stem(name)))
            if path:
                return path
        return None

    def small(self, path: Path) -> bytes:
        """The picture at `path` as a small JPEG. Raises Refused `photo_unreadable`, `photo_too_large`."""
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except OSError:
            raise _unreadable() from None
        width, height = picture_size(content)
        if len(content) > _MOST_BYTES or width * height > _MOST_DOTS:
            raise Refused(
                "photo_too_large", N_("This picture is too large. Choose one below 8 MB and 20 million dots.")
            )
        jpeg = self.shrink(content)
        if len(jpeg) > PHOTO_LIMIT_BYTES or not jpeg.startswith(b"\xff\xd8"):
            raise _unreadable()
        return jpeg


def digest(jpeg: bytes) -> str:
    """The name a picture is kept under."""
    return hashlib.sha256(jpeg).hexdigest()


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height as the head of a JPEG, PNG or WebP tells them, before anything is decoded. Raises Refused."""
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg_size(content)
    if content.startswith(_PNG):
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp_size(content)
    raise _unreadable()


def _jpeg_size(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(content) and content[place] == _JPEG_FILL:
        marker = content[place + 1]
        if marker in _JPEG_FRAMES:
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        bare = marker in _JPEG_BARE or marker == _JPEG_FILL
        place += 1 if marker == _JPEG_FILL else 2
        place += 0 if bare else int.from_bytes(content[place : place + 2], "big")
    raise _unreadable()


def _webp_size(content: bytes) -> tuple[int, int]:
    match content[12:16]:
        case b"VP8X":
            return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
        case b"VP8L":
            packed = int.from_bytes(content[21:25], "little")
            return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            sides = content[26:28], content[28:30]
            return int.from_bytes(sides[0], "little") & 0x3FFF, int.from_bytes(sides[1], "little") & 0x3FFF
        case _:
            raise _unreadable()


def _stem(name: str) -> str:
    """The name of a picture without folders and ending, also out of a web address."""
    last = unquote(urlsplit(name).path) if "://" in name else name
    last = last.replace("\\", "/").rpartition("/")[2]
    head, _point, ending = last.rpartition(".")
    return head if f".{ending.lower()}" in _ENDINGS else last


def _key(stem: str) -> str:
    """How file names are compared: tone marks stay, for names that differ by them are different goods."""
    return " ".join(unicodedata.normalize("NFC", stem).lower().split())


def _unreadable() -> Refused:
    return Refused("photo_unreadable", N_("This picture can't be used. Choose a JPEG or PNG photo."))
