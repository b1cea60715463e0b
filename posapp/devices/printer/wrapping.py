"""Breaks texts into lines that fit the paper: between words first, never between a letter and its marks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from posapp.i18n.words import BREAK, break_words, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.devices.printer.marks import Face, Gauge

_WORDS: Final = re.compile(f"[^ {BREAK}]*[ {BREAK}]?")
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEADING_VOWELS: Final = frozenset("เแโใไ")
_TAIL: Final = re.compile("[ฎฏญฐฤฦุ-ฺ]")
_TOWER: Final = re.compile("[ัิ-ื][็-์]|[็-์]ำ|ํ[็-์]")
_CLINGING: Final = frozenset("ะาำๅๆฯ")


def meet(above: str, below: str) -> bool:
    """Whether tails hanging from the line `above` may touch tone marks standing on vowels of the line `below`."""
    return bool(_TAIL.search(above) and _TOWER.search(below))


def clean_line(text: str) -> str:
    """`text` as one line a printer may see: no control signs, no break signs, no line ends."""
    return _CONTROLS.sub("", plain(text).replace("\n", " "))


def wrap(text: str, room: int, face: Face, gauge: Gauge) -> list[str]:
    """`text` in lines of at most `room` dots, broken between words, else between letters. At least one line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrapped(break_words(clean_line(paragraph)), room, face, gauge))
    return lines


def wrap_evenly(text: str, room: int, face: Face, gauge: Gauge) -> list[str]:
    """`text` wrapped into as few lines as `wrap` makes, of about equal length: no headline ends in one lost word."""
    lines = wrap(text, room, face, gauge)
    narrower = room
    while len(lines) > 1 and (narrower := narrower - face.letter) > 0:
        tried = wrap(text, narrower, face, gauge)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _wrapped(text: str, room: int, face: Face, gauge: Gauge) -> Iterator[str]:
    line = ""
    for word in _WORDS.findall(text):
        if gauge.text(face, _shown(line + word)) <= room:
            line += word
            continue
        if _shown(line):
            yield _shown(line)
        *full, line = _torn(word, room, face, gauge)
        yield from full
    yield _shown(line)


def _shown(line: str) -> str:
    return plain(line).rstrip(" ")


def _torn(word: str, room: int, face: Face, gauge: Gauge) -> list[str]:
    """A word too wide for a line in pieces that fit, never tearing a mark from its letter."""
    pieces = [""]
    for cluster in clusters(word):
        if pieces[-1] and gauge.text(face, _shown(pieces[-1] + cluster)) > room:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def clusters(text: str) -> list[str]:
    """`text` in pieces no line may end inside: a letter with its marks, and the vowels that belong to its side."""
    found: list[str] = []
    for sign in text:
        joins = unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf") or sign in _CLINGING
        if found and (joins or found[-1][-1] in _LEADING_VOWELS):
            found[-1] += sign
        else:
            found.append(sign)
    return found
