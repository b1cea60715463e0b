"""Text in straight columns: Thai vowels and tone marks above and below a letter take no room of their own."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from posapp.i18n.words import break_words, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP: Final = "  "
_NO_ROOM: Final = frozenset({"Mn", "Me", "Cf"})
_TWICE: Final = frozenset("WF")
_BLANK: Final = " "


def width(text: str) -> int:
    """How many columns of a terminal `text` fills."""
    return sum(map(_sign_width, text))


def padded(text: str, room: int, side: str = "<") -> str:
    """`text` with blanks up to `room` columns: behind it, or before it with side ">"."""
    blanks = _BLANK * (room - width(text))
    return blanks + text if side == ">" else text + blanks


def table(rows: Sequence[Sequence[str]], sides: str = "") -> list[str]:
    """`rows` as lines with straight columns; `sides` holds "<" or ">" for each, "<" where it ends."""
    rooms = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    sides = sides.ljust(len(rooms), "<")
    return [
        GAP.join(padded(text, room, side) for text, room, side in zip(row, rooms, sides, strict=False)).rstrip()
        for row in rows
    ]


def wrapped(text: str, room: int) -> list[str]:
    """`text` as lines of at most `room` columns, broken between words; a word that is longer is cut."""
    lines = [""]
    for piece in _pieces(text, room):
        if width(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str, room: int) -> Iterator[str]:
    """The words of `text`, each with the blank behind it, none wider than `room`."""
    marked = break_words(text).replace(_BLANK, _BLANK + "\u200b")
    for word in map(plain, marked.split("\u200b")):
        yield from _slices(word, room)


def _slices(word: str, room: int) -> Iterable[str]:
    piece = ""
    for sign in word:
        if width(piece + sign.rstrip()) > room:
            yield piece
            piece = ""
        piece += sign
    yield piece


def _sign_width(sign: str) -> int:
    if unicodedata.category(sign) in _NO_ROOM:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _TWICE else 1
