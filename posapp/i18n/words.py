"""Where Thai text may be broken into lines: zero-width spaces between words, found by ICU."""

from __future__ import annotations

import ctypes
import importlib.util
import sys
import threading
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK: Final = "\u200b"
"""The sign put between words. It shows nothing; a line may end there."""

_LINE_BREAKS: Final = 2  # UBRK_LINE: like words, but never before a sign that must not start a line
_DONE: Final = -1  # UBRK_DONE
_ICU_VERSIONS: Final = range(90, 59, -1)


class _Function(Protocol):
    """A function of a C library, as ctypes sees it."""

    argtypes: list[object]
    restype: object

    def __call__(self, *arguments: object) -> int: ...


@lru_cache(maxsize=4096)
def break_words(text: str) -> str:
    """`text` with U+200B wherever a line of Thai may end; `plain` takes them out again.

    For showing only: never stored, searched or spoken. Where no ICU is found the text comes back unchanged.
    """
    if not any(_is_thai(sign) for sign in text):
        return text
    breaker = _breaker()
    return breaker.join(text) if breaker else text


def plain(text: str) -> str:
    """`text` without the signs `break_words` puts in."""
    return text.replace(BREAK, "")


def _is_thai(sign: str) -> bool:
    return "\u0e01" <= sign <= "\u0e5b"


class _Breaker:
    """One ICU line-break iterator. ICU's iterators aren't shared between threads, so a lock guards it."""

    def __init__(self, library: ctypes.CDLL, suffix: str) -> None:
        """Bind the four functions needed; raises AttributeError when `library` has no functions of that name."""
        self._lock = threading.Lock()
        self._set_text: _Function = getattr(library, f"ubrk_setText{suffix}")
        self._set_text.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int32, ctypes.c_void_p]
        self._next: _Function = getattr(library, f"ubrk_next{suffix}")
        self._next.argtypes = [ctypes.c_void_p]
        self._next.restype = ctypes.c_int32
        opened: _Function = getattr(library, f"ubrk_open{suffix}")
        opened.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int32, ctypes.c_void_p]
        opened.restype = ctypes.c_void_p
        status = ctypes.c_int(0)
        self._iterator = opened(_LINE_BREAKS, b"th", None, 0, ctypes.byref(status))
        self.works = status.value <= 0

    def join(self, text: str) -> str:
        """`text` with a break sign at each place ICU allows one between two Thai letters."""
        units = text.encode("utf-16-le", "surrogatepass")
        ends = [end for end in self._ends(units) if _between_thai(units, end)]
        starts = [0, *ends]
        pieces = (units[2 * start : 2 * end] for start, end in zip(starts, [*ends, len(units) // 2], strict=True))
        return BREAK.join(piece.decode("utf-16-le", "surrogatepass") for piece in pieces)

    def _ends(self, units: bytes) -> list[int]:
        """Places of line breaks in `units`, counted in 16-bit units; none when ICU can't read the text."""
        buffer = ctypes.create_string_buffer(units, len(units))
        status = ctypes.c_int(0)
        with self._lock:
            self._set_text(self._iterator, buffer, len(units) // 2, ctypes.byref(status))
            if status.value > 0:
                return []
            ends = []
            while (end := self._next(self._iterator)) != _DONE:
                ends.append(end)
        return ends


def _between_thai(units: bytes, end: int) -> bool:
    """Whether the 16-bit units on both sides of `end` are Thai: elsewhere Qt finds breaks by itself."""
    pair = units[2 * end - 2 : 2 * end + 2].decode("utf-16-le", "replace")
    return len(pair) == len("กก") and all(map(_is_thai, pair))


@cache
def _breaker() -> _Breaker | None:
    for name, suffix in _candidates():
        try:
            breaker = _Breaker(ctypes.CDLL(name), suffix)
        except (OSError, AttributeError):
            continue
        if breaker.works:
            return breaker
    return None


def _candidates() -> Iterator[tuple[str, str]]:
    """Libraries that may hold ICU, with the suffix of their function names; the one shipped with Qt first."""
    if sys.platform == "win32":
        yield from (("icu.dll", ""), ("icuuc.dll", ""))
    elif sys.platform == "darwin":
        yield "/usr/lib/libicucore.dylib", ""
    else:
        yield from _shipped_with_qt()
        yield from ((f"libicuuc.so.{version}", f"_{version}") for version in _ICU_VERSIONS)


def _shipped_with_qt() -> Iterator[tuple[str, str]]:
    """The ICU inside the Qt package, found without importing Qt."""
    found = importlib.util.find_spec("PySide6")
    for folder in (found and found.submodule_search_locations) or []:
        for library in sorted(Path(folder, "Qt", "lib").glob("libicuuc.so.[0-9]*")):
            yield str(library), f"_{library.name.split('.')[2]}"
