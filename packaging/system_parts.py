"""Finds the system libraries that Qt needs on Linux before Qt can abort, and fetches them where that is allowed."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from plain_words import say, stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Library to Debian package: what Qt needs even without a display."""

WINDOWS = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""Library to Debian package: what real windows need besides."""

TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "strace": "strace", "chromium": "chromium"}
"""Program to Debian package: a display in memory, what watches a program for the tests that cut the power, a browser
for the web page of goods."""


def provide(needed: Mapping[str, str], wished: Mapping[str, str] | None = None) -> None:
    """Make sure that `needed` is here, and `wished` where we may fetch; ends the program with a sentence if it can't.

    Both map a library or a program to its Debian package.
    """
    missing = _missing({**needed, **(wished or {})})
    if missing and may_fetch():
        fetch(missing)
    missing = _missing(needed)
    if missing:
        names = " ".join(missing)
        stop(
            f"เครื่องนี้ยังขาดของที่ต้องใช้เปิดหน้าจอ ให้คนที่ดูแลเครื่องใช้คำสั่งนี้ แล้วลองใหม่: sudo apt-get install {names}",
            f"This computer lacks parts that the screens need. Run this, then try again: sudo apt-get install {names}",
        )


def may_fetch() -> bool:
    """Whether this person may install system packages here (root on a Debian family)."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def fetch(packages: Iterable[str]) -> None:
    """Install Debian `packages`; the package lists are only renewed when the old ones don't do."""
    names = list(packages)
    say(f"กำลังติดตั้งส่วนที่เครื่องนี้ยังขาด: {' '.join(names)}", f"Installing system packages: {' '.join(names)}")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (install, ["apt-get", "update"], install):
        result = subprocess.run(command, env=quiet, capture_output=True, text=True, errors="replace", check=False)
        if command is install and result.returncode == 0:
            return
    for name in names:  # one that this system doesn't have must not keep the others out
        subprocess.run([*install[: -len(names)], name], env=quiet, capture_output=True, check=False)
    print(result.stderr, file=sys.stderr)


def _missing(things: Mapping[str, str]) -> list[str]:
    """The Debian packages of what is not here; none on Windows and macOS, where Qt brings all it needs."""
    if sys.platform != "linux":
        return []
    return [
        package for thing, package in things.items() if not (_loads(thing) if ".so" in thing else shutil.which(thing))
    ]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
