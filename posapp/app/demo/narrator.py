"""Tells the day step by step: with a bar that grows in a terminal, in plain lines anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.i18n import clock_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_BAR: Final = 24
_CLEAR: Final = "\r\x1b[2K"


@dataclass(slots=True)
class Narrator:
    """Speaks through `write`, which ends nothing by itself. `live` where a line can be drawn anew."""

    write: Callable[[str], None]
    steps: int
    live: bool = False
    done: int = 0

    def say(self, sentence: str) -> None:
        """Something that is no step: the opening, the end."""
        self.write(f"{self._cleared()}{sentence}\n")

    def begin(self) -> None:
        """A step begins: show how far the day has come."""
        if self.live:
            full = _BAR * self.done // self.steps
            self.write(f"{_CLEAR}  {'█' * full}{'░' * (_BAR - full)}  {self.done}/{self.steps}")

    def tell(self, at: datetime, sentence: str, outcome: str) -> None:
        """A step is done: when, what, and what came of it."""
        self.done += 1
        count = "" if self.live else f"[{self.done:>{len(str(self.steps))}}/{self.steps}] "
        self.write(f"{self._cleared()}{count}{clock_text(at)}  {sentence}{f'  · {outcome}' if outcome else ''}\n")

    def _cleared(self) -> str:
        return _CLEAR if self.live else ""
