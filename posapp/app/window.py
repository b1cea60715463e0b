"""What every screen of one window shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.ui.notices import Notices
    from posapp.ui.parts.looks import Looks
    from posapp.ui.shell import Shell
    from posapp.ui.sound import Sounds
    from posapp.ui.tasks import Lanes


@dataclass(frozen=True, slots=True)
class Window:
    """The parts screens are joined to. `looks` changes how the window looks.

    `reopen` closes the window with its books, does a deed that gives a sentence, and opens it again with that sentence.
    """

    shell: Shell
    notices: Notices
    lanes: Lanes
    sounds: Sounds
    looks: Looks
    resources: Path
    reopen: Callable[[Callable[[], str]], None]
