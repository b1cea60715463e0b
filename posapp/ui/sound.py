"""Five short sounds; each is doubled by something visible, so silence loses nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.ui.tasks import Lanes

Sound = Literal["add", "unknown", "sold", "warning", "money_in"]
SOUNDS: Final[tuple[Sound, ...]] = ("add", "unknown", "sold", "warning", "money_in")

_PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
_LONGEST_S: Final = 2


class Sounds:
    """Plays a WAV file on a lane of its own; without a player or with sounds off it does nothing."""

    def __init__(self, folder: Path, lanes: Lanes, *, on: bool = True) -> None:
        self._folder = folder
        self._lanes = lanes
        self._player = _player()
        self._on = on

    @property
    def on(self) -> bool:
        """Whether anything is to be heard."""
        return self._on

    def switch(self, *, on: bool) -> None:
        """Turn sounds on or off."""
        self._on = on

    def play(self, sound: Sound) -> None:
        """Play `sound` without waiting for it."""
        if self._on and (self._player or sys.platform == "win32"):
            path = self._folder / f"{sound}.wav"
            self._lanes.run("sound", lambda: self._sound(path), lambda _heard: None, lambda _error: None)

    def _sound(self, path: Path) -> None:
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
            return
        subprocess.run(
            [*self._player, str(path)],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_S,
        )


def _player() -> tuple[str, ...]:
    """The first program found that plays WAV files, with its arguments."""
    for program, *arguments in _PLAYERS:
        found = shutil.which(program)
        if found:
            return (found, *arguments)
    return ()
