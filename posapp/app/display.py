"""Whether a window can be opened here, found out before Qt would abort the whole program."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Unavailable
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")
UNSEEN: Final = frozenset({"offscreen", "minimal"})
"""Qt platforms whose windows nobody sees."""

_WITHOUT_DISPLAY: Final = UNSEEN | {"vnc", "linuxfb", "eglfs"}
_LIBRARIES: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_X_LIBRARIES: Final = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def check(environment: Mapping[str, str] = os.environ) -> None:
    """Return where a window can be opened. Raises Unavailable `no_display` or `parts_missing`."""
    if sys.platform != "linux":
        return
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    headless = platform in _WITHOUT_DISPLAY
    if not headless and not any(environment.get(name) for name in _DISPLAYS):
        raise Unavailable(
            "no_display",
            N_("There is no screen here to open the window on. Start it at the PC itself, or try “posapp demo”."),
        )
    needed = _LIBRARIES if headless else {**_LIBRARIES, **_X_LIBRARIES}
    missing = [package for library, package in needed.items() if not _loads(library)]
    if missing:
        raise Unavailable(
            "parts_missing",
            N_("This PC lacks parts that the window needs. Whoever looks after it types: apt-get install {packages}"),
            packages=" ".join(missing),
        )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
