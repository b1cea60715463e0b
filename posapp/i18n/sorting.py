"""How names are put in order and found: dictionary order for Thai, search that forgives tone marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LEADING_VOWEL: Final = re.compile("[เ-ไ][ก-ฮ]")
# Thai dictionaries sort by consonant and vowel first; tone marks, thanthakhat and maitaikhu decide last.
_SECOND_LEVEL: Final = re.compile("[็-์]")
_NOT_SEARCHED: Final = re.compile("[่-๎\u200b\\s\x00-\x1f]")


def collation_key(text: str) -> tuple[str, str]:
    """Key for Thai dictionary order: vowels written before a consonant count after it, tone marks last."""
    folded = _LEADING_VOWEL.sub(_turned, _compose(text))
    return _SECOND_LEVEL.sub("", folded), folded


def search_key(text: str) -> str:
    """`text` as it is searched: lower case, composed, without tone marks and blanks."""
    return _NOT_SEARCHED.sub("", _compose(text))


def _turned(pair: re.Match[str]) -> str:
    return pair[0][::-1]


def _compose(text: str) -> str:
    """NFC, lower case, sara am in one sign and a double sara e as sara ae: typing habits that look the same."""
    plain = unicodedata.normalize("NFC", text).lower()
    return plain.replace("\u0e4d\u0e32", "\u0e33").replace("เเ", "แ")
