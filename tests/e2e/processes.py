"""Starting the real program in another process: attended by somebody who does a deed, or by nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

REPO: Final = Path(__file__).resolve().parents[2]
_PATIENCE_SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class Attended:
    """A program whose window somebody sits at."""

    process: subprocess.Popen[str]

    def says(self) -> str:
        """The next word of whoever sits there, "" when the program has ended."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait(_PATIENCE_SECONDS)

    def ended(self) -> tuple[int, str]:
        """Wait for its end; exit code and what stands on standard error."""
        _out, complaints = self.process.communicate(timeout=_PATIENCE_SECONDS)
        return self.process.returncode, complaints


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """A person of their own, English, whose screen nobody sees."""
    return {
        **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")},
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "POSAPP_LANG": "en",
        "PYTHONPATH": str(REPO),
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }


@contextmanager
def attended(deed: str, books: Path) -> Iterator[Attended]:
    """The window on `books`, with somebody who does `deed` (see child.py). Killed at the end if it still runs."""
    with subprocess.Popen(
        [sys.executable, str(REPO / "tests/e2e/child.py"), deed, str(books)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPO,
        env=surroundings(books.parent),
    ) as process:
        try:
            yield Attended(process)
        finally:
            process.kill()


def start(books: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """`python -m posapp` on `books` as typed, waited for."""
    return subprocess.run(
        [sys.executable, "-m", "posapp", "--books", str(books)],
        capture_output=True,
        text=True,
        cwd=REPO,
        env=surroundings(books.parent, **more),
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
