"""What the two halves of the selling screen share: the shop, the bill, the stage, and one way to fail."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from posapp.domain.errors import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.ui.notices import Act, Notices
    from posapp.ui.screens.checkout.counter import Counter
    from posapp.ui.screens.checkout.stage import Stage
    from posapp.ui.screens.checkout.state import BillState
    from posapp.ui.sound import Sounds


class Printing(Protocol):
    """The till's printer, as a sale needs it. Neither call waits for paper."""

    def nudge(self) -> None:
        """There is paper to print."""
        ...

    def open_drawer(self) -> None:
        """Open the drawer now or never."""
        ...


@dataclass(slots=True)
class Desk:
    """Everything at hand while selling. `draw` paints bill and tiles anew; `changed` tells the window.

    `cures` are the ways out of trouble that can be offered wherever it is met, by its code.
    """

    counter: Counter
    state: BillState
    stage: Stage
    notices: Notices
    sounds: Sounds
    draw: Callable[[], None]
    changed: Callable[[Changes], None]
    cures: dict[str, Act] = field(default_factory=dict)

    def attempt(self, act: Callable[[], None], *, cure: Act | None = None) -> bool:
        """Do `act`; when it is refused or can't be done now, say so and answer False."""
        try:
            self.notices.permitted(act)
        except Told as error:
            self.sounds.play("warning")
            self.notices.show(error, act=self.cures.get(error.code, cure))
            return False
        return True
