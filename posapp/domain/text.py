"""The one door for words that people type, paste or import: what comes out is safe to store, search, print and show."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from posapp.domain.errors import Refused
from posapp.i18n import N_

# Sara am typed as nikhahit + sara aa, with the tone mark between them, before them or not at all.
_SPLIT_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LINE_BREAK: Final = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS_AROUND_BREAK: Final = re.compile(r"[ \t]*\n[ \t]*")
# Controls (NUL, escape), invisible signs (zero width, direction marks, U+200B of display) and halves of broken pairs.
_REMOVED: Final = frozenset({"Cc", "Cf", "Cs"})
_ROOM_FOR_REMOVED: Final = 4
_MARKS: Final = frozenset({"Mn", "Me"})
_MARKS_LIMIT: Final = 3
"""Most marks on one letter: Thai needs two. A tower of them would cover the lines above it."""

_REASON_LIMIT: Final = 120


def clean(text: str, limit: int, *, lines: bool = False) -> str:
    """`text` composed (NFC, sara am in one sign), trimmed and without invisible or control signs.

    Line breaks and tabs become one space; with `lines`, breaks stay. Raises Refused `text_too_long` when more
    than `limit` characters are left, and for anything so long that cleaning it would be work.
    """
    if len(text) > (limit + 1) * _ROOM_FOR_REMOVED:
        raise _too_long(limit)
    # Codes and most of what is typed in Latin letters has nothing to clean.
    plain = text.strip() if text.isascii() and text.isprintable() else _cleaned(text, lines=lines)
    if len(plain) > limit:
        raise _too_long(limit)
    return plain


def _cleaned(text: str, *, lines: bool) -> str:
    visible = text if text.isprintable() else _visible(text)
    composed = _without_towers(_SPLIT_SARA_AM.sub("\\1\u0e33", unicodedata.normalize("NFC", visible)))
    plain = _BLANKS_AROUND_BREAK.sub("\n", composed).strip()
    return plain if lines else re.sub("\n+", " ", plain)


def _visible(text: str) -> str:
    broken = _LINE_BREAK.sub("\n", text).replace("\t", " ")
    return "".join(sign for sign in broken if sign == "\n" or unicodedata.category(sign) not in _REMOVED)


def _without_towers(text: str) -> str:
    kept: list[str] = []
    height = 0
    for sign in text:
        height = height + 1 if unicodedata.category(sign) in _MARKS else 0
        if height <= _MARKS_LIMIT:
            kept.append(sign)
    return "".join(kept)


def clean_name(text: str, limit: int = 120) -> str:
    """`text` cleaned to one line that is not empty. Raises Refused `name_empty` or `text_too_long`."""
    name = clean(text, limit)
    if not name:
        raise Refused("name_empty", N_("The name is empty. Type a name."))
    return name


def clean_reason(text: str) -> str:
    """Why something was done, cleaned to one line; may be empty. Raises Refused `text_too_long`."""
    return clean(text, _REASON_LIMIT)


def _too_long(limit: int) -> Refused:
    return Refused("text_too_long", N_("This text is too long. Use at most {limit} characters."), limit=limit)
