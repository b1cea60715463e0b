"""Sets up all that is needed and starts the program; without a display it lives through a market day in words.

    python3 packaging/run.py                 opens the window, or runs `posapp demo` where there is no display
    python3 packaging/run.py sales list      anything else is handed to `posapp`

On Windows say `py` for `python3`. Nothing but Python 3.11 or newer is needed beforehand.
"""

from __future__ import annotations

import os
import subprocess
import sys

from environment import RUN, call, clean_environment, python_for
from plain_words import say, speak_plainly
from system_parts import DRAWING, WINDOWS, provide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Set up, start, and give the program's exit code."""
    speak_plainly()
    python = python_for(RUN)
    hoped = _display_named()
    provide({**DRAWING, **WINDOWS} if hoped else DRAWING)
    variables = clean_environment()
    arguments = sys.argv[1:]
    if not (hoped and _display_answers(python, variables)):
        variables["QT_QPA_PLATFORM"] = "offscreen"
        if not arguments:
            say("ไม่มีหน้าจอ จึงเล่าวันขายของให้ดูแทน", "There is no display, so here is a market day in words.")
            arguments = ["demo"]
    return call([str(python), "-P", "-m", "posapp", *arguments], variables)


def _display_named() -> bool:
    """Whether a window may be possible here at all."""
    if sys.platform != "linux":
        return True
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _display_answers(python: Path, variables: dict[str, str]) -> bool:
    """Whether Qt can reach the display. Asked in a process of its own: where it can't, Qt aborts the one that asks."""
    if sys.platform != "linux":
        return True
    question = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    answer = subprocess.run([str(python), "-I", "-c", question], env=variables, capture_output=True, check=False)
    return answer.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
