"""What the two commands say while they work: each step in Thai and in English, and how they stop."""

from __future__ import annotations

import io
import sys
from typing import NoReturn

UNAVAILABLE = 3
"""Exit code when this machine lacks something that a person must fetch."""


def speak_plainly() -> None:
    """Let Thai through, or a sign in its place, on consoles that know no Thai."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(thai: str, english: str) -> None:
    """Tell of one step."""
    print(f"» {thai}\n  {english}", flush=True)


def stop(thai: str, english: str) -> NoReturn:
    """Say what is missing and what to do, then end with exit code 3."""
    print(f"✗ {thai}\n  {english}", file=sys.stderr, flush=True)
    sys.exit(UNAVAILABLE)
