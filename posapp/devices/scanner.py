"""The hand scanner: telling its bursts from typing by time, and undoing what a Thai keyboard layout makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.barcode import is_checked

if TYPE_CHECKING:
    from collections.abc import Callable

# The same 94 keys in the same order: what they type on a US layout and on the Thai Kedmanee layout.
_US_PLAIN: Final = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
_US_SHIFT: Final = '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_THAI_PLAIN: Final = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ"
_THAI_SHIFT: Final = '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'

_FROM_THAI: Final = str.maketrans(_THAI_PLAIN + _THAI_SHIFT, _US_PLAIN + _US_SHIFT)
_OTHER_SHIFT: Final = str.maketrans(_US_PLAIN + _US_SHIFT, _US_SHIFT + _US_PLAIN)

_THAI: Final = re.compile("[\u0e01-\u0e5b]")
_SHIFTED_DIGITS: Final = re.compile(r"[!@#$%^&*()]{4,}")
_THAI_ASCII_DIGITS: Final = re.compile(r"[/+-]+")
_FROM_THAI_ASCII: Final = str.maketrans("/-+", "231")

SHORTEST: Final = 4
"""A scan has at least this many characters."""
GAP_MS: Final = 50
"""The first characters of a scan follow each other at most this far apart; nobody types like that."""
SILENCE_MS: Final = 80
"""A scan without Enter or Tab at its end is over after this long."""


def restore(raw: str, known: Callable[[str], bool]) -> str:
    """The code behind a burst of keys, whatever the keyboard layout, Shift or Caps Lock made of it.

    `known` says whether the shop has a code; a spelling it knows wins over the most likely one.
    """
    spellings = _spellings(raw)
    return next((spelling for spelling in spellings if known(spelling)), spellings[0])


def _spellings(raw: str) -> tuple[str, ...]:
    """What `raw` may stand for, the most likely first."""
    if _THAI.search(raw):
        plain = raw.translate(_FROM_THAI)
        flipped = plain.translate(_OTHER_SHIFT)
        likely = (flipped, plain) if _SHIFTED_DIGITS.fullmatch(plain) else (plain, flipped)
        return *likely, raw, plain.upper()
    if _SHIFTED_DIGITS.fullmatch(raw):
        return raw.translate(_OTHER_SHIFT), raw
    if _THAI_ASCII_DIGITS.fullmatch(raw):
        digits = raw.translate(_FROM_THAI_ASCII)
        return (digits, raw) if is_checked(digits) else (raw, digits)
    return raw, raw.translate(_FROM_THAI), raw.upper()


@dataclass(frozen=True, slots=True)
class Step:
    """What one key or moment brought.

    `code` is a finished scan, `typed` characters that turned out to be typed by hand (give them back to the field),
    `taken` whether the key itself was kept: it belongs to a scan, or may yet.
    """

    code: str = ""
    typed: str = ""
    taken: bool = False


class Burst:
    """Collects key presses until they are a scan or typing. Times are whole milliseconds of any steady clock.

    Feed presses only, never the repeats of a key that is held down: those come as evenly as a scanner.
    """

    def __init__(self) -> None:
        self._keys = ""
        self._last = 0

    @property
    def running(self) -> bool:
        """Whether a scan is on its way: its first characters have come at a scanner's pace."""
        return len(self._keys) >= SHORTEST

    @property
    def patience(self) -> int:
        """Milliseconds after the last key at which to call `silence`; 0 when nothing is held."""
        if not self._keys:
            return 0
        return (SILENCE_MS if self.running else GAP_MS) + 1

    def key(self, text: str, at: int) -> Step:
        """A printable key was pressed `at`. It is kept until it is clear what it belongs to."""
        before = self.silence(at)
        self._keys += text
        self._last = at
        return Step(before.code, before.typed, taken=True)

    def end(self, at: int) -> Step:
        """Enter or Tab was pressed `at`: the end of a scan, or a key of its own (`taken` is False)."""
        in_time = self.running and at - self._last <= SILENCE_MS
        step = self._release()
        return Step(step.code, step.typed, taken=in_time)

    def silence(self, at: int) -> Step:
        """It is `at` now: what was held is released if its time is over."""
        return self._release() if self._keys and at - self._last >= self.patience else Step()

    def _release(self) -> Step:
        keys, scanned = self._keys, self.running
        self._keys = ""
        return Step(code=keys) if scanned else Step(typed=keys)
