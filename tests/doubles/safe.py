"""The screen that keeps the data safe, on a stall's books, with a folder that plays the stick."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from posapp.app.hand_over import kit
from posapp.operations.copies import places
from posapp.ui.notices import Notices
from posapp.ui.screens.safety.desk import Desk, Work
from posapp.ui.screens.safety.screen import SafetyScreen
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.domain.changes import Changes
    from posapp.store.age_file import KeyPair
    from tests.doubles.trade import MarketStall


@dataclass
class Safe:
    """The screen and what it asked for: changes that were told, keys that went to paper, deeds for no open books."""

    stall: MarketStall
    screen: SafetyScreen = field(init=False)
    notices: Notices = field(init=False)
    told: list[Changes] = field(default_factory=list)
    printed: list[KeyPair] = field(default_factory=list)
    deeds: list[Callable[[], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        banner = Banner()
        self.notices = Notices(banner)
        desk = Desk(
            seller=lambda: self.stall.seller,
            changed=self._changed,
            print_key=lambda pair, _told: self.printed.append(pair),
            save_key=self._save,
            reopen=self.deeds.append,
            kit=kit,
        )
        self.screen = SafetyScreen(Work(self.stall.shop, self.notices, Lanes(immediate=True), desk))
        banner.setParent(self.screen.widget())
        self.screen.shown()

    def _save(self, pair: KeyPair, path: Path) -> None:
        path.write_text(pair.secret)

    def _changed(self, changes: Changes) -> None:
        self.told.append(changes)
        self.screen.refresh(changes)

    def choose(self, folder: Path) -> Path:
        """Let copies go to `folder`; where they lie in it."""
        folder.mkdir(exist_ok=True)
        places.choose_folder(self.stall.shop, folder, self.stall.seller)
        self.screen.shown()
        return folder / "RaanRao"
