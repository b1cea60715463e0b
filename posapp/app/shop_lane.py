"""Rounds with the online shops beside the selling: on a lane with books of its own, cut when the window closes."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Told
from posapp.i18n import _
from posapp.payments.methods import TITLES
from posapp.sync.faults import Fault
from posapp.sync.plug import Plug
from posapp.ui.photo import shrink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.online.shop import ShopId
    from posapp.operations.shop import Shop
    from posapp.sync.opening import Lines
    from posapp.sync.round import Round
    from posapp.sync.secrets import Secrets
    from posapp.ui.tasks import Lanes

_T = TypeVar("_T")

_LANE: Final = "shops"
_TURN_SECONDS: Final = 0.0001
_MINUTE_MS: Final = 60_000
_USUAL_MS: Final = 5 * _MINUTE_MS
_QUIET_MS: Final = 15 * _MINUTE_MS
_ECO_MS: Final = 30 * _MINUTE_MS
_QUIET_AFTER: Final = 12
"""After so many rounds in which nothing happened a shop is asked less often, until something does."""

_SOON_MS: Final = 3_000
"""So long after a sale the shops are told: the next customer's goods come first, and several sales go together."""

_PICTURES: Final = 10
"""How many pictures are fetched after a round, so that the shop is soon free for a sale again."""

_SHORTEST_MS: Final = 1_000
_BY_ROUNDS: Final = Book.ONLINE | Book.SALES | Book.STOCK | Book.CATALOG


def share_fairly() -> None:
    """Let threads take turns ten times as often as Python does by itself: the window never waits long for a lane."""
    sys.setswitchinterval(_TURN_SECONDS)


class Pace:
    """When the next round with one shop is due, in milliseconds of the machine's uptime."""

    __slots__ = ("due", "eco", "hurried", "idle")

    def __init__(self) -> None:
        self.due, self.idle, self.eco, self.hurried = 0, 0, False, False

    def begin(self) -> None:
        """A round begins: what happens from now on may be too late for it."""
        self.hurried = False

    def after(self, done: Round, now_ms: int, wait_ms: int | None, *, eco: bool) -> None:
        """Plan the next round after `done`; `wait_ms` is how long something that waits has to, None for nothing."""
        self.eco = eco
        self.idle = 0 if done.pushed or done.pulled or done.waiting else self.idle + 1
        usual = _ECO_MS if eco else _QUIET_MS if self.idle >= _QUIET_AFTER else _USUAL_MS
        wait_ms = _SOON_MS if self.hurried else wait_ms
        self.due = now_ms + (usual if wait_ms is None else max(_SHORTEST_MS, min(usual, wait_ms)))

    def hurry(self) -> None:
        """Something happened at the stall; a shop that is to use little data hears of it in its turn."""
        if not self.eco:
            self.due, self.idle, self.hurried = 0, 0, True


class ShopLane(QObject):
    """Talks to all shops in use, in turn; the seller never waits for it. Emits `moved` with the books a round wrote.

    `secrets` lie outside the books. What talking needs is loaded on the lane: a till without shops never loads it.
    """

    moved = Signal(object)

    def __init__(self, shop: Shop, open_shop: Callable[[], Shop], lanes: Lanes, secrets: Secrets) -> None:
        super().__init__()
        share_fairly()
        self._shop, self._open_shop, self._lanes, self._secrets = shop, open_shop, lanes, secrets
        self._plug = Plug()
        self._paces: dict[ShopId, Pace] = {}
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin with a round."""
        self._timer.start(_SOON_MS)

    def stop(self) -> None:
        """End: what is under way is cut off; the next round looks what became of it."""
        self._timer.stop()
        self._plug.pull()

    def nudge(self) -> None:
        """Something happened that the shops have to hear of: soon, and once for all that happens in a row."""
        for pace in self._paces.values():
            pace.hurry()
        self._timer.start(_SOON_MS)

    def sync_now(self, online: ShopId) -> None:
        """A person asks for a round: it does not wait for a bad line."""
        self._go([online], asked=True)

    def aside(
        self, work: Callable[[Shop, Lines], _T], done: Callable[[_T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` on the lane with books of its own; one of `done` and `failed` follows on the window's thread."""
        self._lanes.run(_LANE, lambda: self._with_books(work), done, failed)

    def _look(self) -> None:
        now = self._shop.clock.uptime()
        shops = self._shop.books.online.shops.in_use()
        due = [one.id for one in shops if self._pace(one.id).due <= now]
        if due and not self._busy:
            self._go(due, asked=False)
        elif shops:
            self._sleep()

    def _go(self, shops: Sequence[ShopId], *, asked: bool) -> None:
        self._busy = True
        for one in shops:
            self._pace(one).begin()

        def rounds(shop: Shop, lines: Lines) -> list[Round]:
            from posapp.sync.engine import Engine

            engine = Engine(shop, lines.open, way=_way)
            done = [engine.round(one, asked=asked) for one in shops]
            for one in done:
                _fetch_some_pictures(shop, lines, one)
            return done

        self.aside(rounds, self._done, self._failed)

    def _done(self, rounds: list[Round]) -> None:
        self._busy = False
        now_ms, now = self._shop.clock.uptime(), self._shop.clock.now()
        for one in rounds:
            online = self._shop.books.online.shops.get(one.shop)
            wait = round((one.next_at - now).total_seconds() * 1000) if one.next_at else None
            self._pace(one.shop).after(one, now_ms, wait, eco=bool(online and online.rules.eco))
        self._sleep()
        moved = any(one.pushed or one.pulled for one in rounds)
        self.moved.emit(Changes(_BY_ROUNDS if moved else Book.ONLINE))

    def _failed(self, error: Exception) -> None:
        """The books could not be used; the next round tries again. What is our own fault is not hidden."""
        self._busy = False
        self._timer.start(_USUAL_MS)
        if not isinstance(error, Told):
            raise error

    def _sleep(self) -> None:
        """Until the next round with whichever shop is due first."""
        now = self._shop.clock.uptime()
        waits = [self._pace(one.id).due - now for one in self._shop.books.online.shops.in_use()]
        self._timer.start(max(_SHORTEST_MS, min([_USUAL_MS, *waits])))

    def _with_books(self, work: Callable[[Shop, Lines], _T]) -> _T:
        from posapp.sync.opening import Lines

        shop = self._open_shop()
        try:
            return work(shop, Lines(shop, self._secrets, plug=self._plug))
        finally:
            shop.books.close()

    def _pace(self, online: ShopId) -> Pace:
        return self._paces.setdefault(online, Pace())


def _fetch_some_pictures(shop: Shop, lines: Lines, done: Round) -> None:
    """After a round that went well, a few pictures of goods that have none here; none if little data is to be used."""
    from posapp.sync.pictures import fetch_pictures

    online = shop.books.online.shops.get(done.shop)
    if online and not done.reason and not online.rules.eco:
        with suppress(Fault):  # whatever is wrong with the line, the next round tells
            fetch_pictures(shop, online, lines, shrink, lambda _count, _total: None, most=_PICTURES)


def _way(key: str) -> str:
    """What a way to pay is called."""
    return _(TITLES.get(key, key))
