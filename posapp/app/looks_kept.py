"""What the window wears and how it sounds: put on at once, and kept by whoever keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.ui import preferences
from posapp.ui.parts.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.ui.shell import Look, Shell
    from posapp.ui.sound import Sounds


class LooksKept:
    """Follows `shell`, whoever changes its look, and hands new values to `keep`."""

    def __init__(self, shell: Shell, worn: Look, sounds: Sounds, keep: Callable[[Mapping[str, str]], None]) -> None:
        self._shell, self._worn, self._sounds, self._keep = shell, worn, sounds, keep
        shell.look_changed.connect(self._on_look)

    def looks(self) -> Looks:
        """What the screens that change it need."""
        return Looks(preferences.OPTIONS, self.values, self._change)

    def values(self) -> dict[str, str]:
        """What is worn now, by key."""
        sound = preferences.YES if self._sounds.on else preferences.NO
        return {**preferences.values_of(self._worn), preferences.SOUND.key: sound}

    def _change(self, key: str, value: str) -> None:
        if key == preferences.SOUND.key:
            self._sounds.switch(on=value == preferences.YES)
            self._keep({key: value})
            return
        wanted = {**self.values(), key: value}
        self._shell.wear(preferences.look_of(wanted.__getitem__))

    def _on_look(self, look: Look) -> None:
        self._worn = look
        self._keep(preferences.values_of(look))
