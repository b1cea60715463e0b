"""What the screen of online shops asks of the program around it: talking to shops never makes the window wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.domain.online.errand import Errand
    from posapp.domain.online.shop import OnlineShop, ShopId
    from posapp.operations.shop import Shop
    from posapp.sync.connector import Access, Checked, Connector
    from posapp.sync.round import Round
    from posapp.sync.secrets import Kept
    from posapp.ui.parts.progress import Progress

_T = TypeVar("_T")


class ShopDesk(Protocol):
    """Whatever takes long is done beside; exactly one of `done` and `failed` comes back, on the window's thread."""

    @property
    def kinds(self) -> Sequence[Connector]:
        """The kinds of shops that can be added."""
        ...

    def seller(self) -> PersonId:
        """Who works here now."""
        ...

    def changed(self, changes: Changes) -> None:
        """Books were written."""
        ...

    def mend(self, errand: Errand) -> None:
        """Bring what an errand is about to the front, ready to be put right: goods, a bill, or an order."""
        ...

    def aside(
        self, work: Callable[[Shop], _T], done: Callable[[_T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` with books of its own."""
        ...

    def test(
        self, kind: str, access: Access, done: Callable[[Checked], None], failed: Callable[[Exception], None]
    ) -> None:
        """Try the line to a shop, writing nothing there. `failed` gets a Fault or what is Told."""
        ...

    def keep(
        self, online: OnlineShop, secret: str, done: Callable[[Kept], None], failed: Callable[[Exception], None]
    ) -> None:
        """Keep the secret of a shop, in the safe of this computer or in a file."""
        ...

    def forget(self, online: ShopId) -> None:
        """Erase the secret of a shop."""
        ...

    def read(
        self,
        online: OnlineShop,
        progress: Progress,
        done: Callable[[Round], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read all goods of a shop, from where it was interrupted. `failed` gets Cancelled when it was stopped."""
        ...

    def sync_now(self, online: ShopId) -> None:
        """Tell a shop what waits, and ask it for what is new."""
        ...
