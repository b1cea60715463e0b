"""One round with a shop: fetch, sort, tell. Whatever the line does, the books stay right and say how far it came."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from posapp.domain.errors import Told
from posapp.domain.online.saying import keep
from posapp.domain.online.shop import ShopState
from posapp.i18n import N_
from posapp.operations.online.counts import next_look
from posapp.operations.online.errands import Failure
from posapp.operations.online.shops import shop_of
from posapp.operations.online.sorting import level, sort_outbox
from posapp.sync.backoff import failure_of, failure_told, line_after, line_well, may_call
from posapp.sync.faults import Fault
from posapp.sync.pulling import pull, read_everything
from posapp.sync.pushing import push
from posapp.sync.round import Round, Tally
from posapp.sync.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime
    from random import Random

    from posapp.domain.online.shop import Abilities, OnlineShop, ShopId
    from posapp.operations.shop import Shop
    from posapp.store.online.shops import LineState
    from posapp.sync.connector import Storefront

_CHANCE: Final = SystemRandom()
_RESTS: Final = Failure("paused", keep(N_("This shop rests. Let it go on, and what waits is sent.")))
_UNPAIRED: Final = Failure("matching", keep(N_("Say first which goods of the shop are yours, then start it.")))
_BY_FILE: Final = Failure("by_file", keep(N_("This shop is told by files only. Fill its sheet and upload it there.")))
_ELSEWHERE: Final = Failure(
    "busy_here", keep(N_("The program is talking to this shop just now. Look again in a moment."))
)


def abilities_of(online: OnlineShop) -> Abilities:
    """What shops of this kind can do."""
    from posapp.sync.connectors import connector

    return connector(online.connector).abilities


class Engine:
    """Talks to the shops of one group, one round at a time; for the thread the books of `shop` belong to.

    `open_storefront` opens the line to a shop, and hangs up; `abilities` says what a shop can do; `way` names a way to
    pay for people. A round never raises a fault: what went wrong stands in it, in the books, and at each errand.
    """

    def __init__(
        self,
        shop: Shop,
        open_storefront: Callable[[OnlineShop], AbstractContextManager[Storefront]],
        *,
        abilities: Callable[[OnlineShop], Abilities] = abilities_of,
        way: Callable[[str], str] = str,
        chance: Random = _CHANCE,
    ) -> None:
        self._shop, self._open = shop, open_storefront
        self._abilities, self._way, self._chance = abilities, way, chance

    def rounds(self, *, asked: bool = False) -> list[Round]:
        """A round with every shop in use."""
        shops = self._shop.books.online.shops.in_use()
        return [self.round(one.id, asked=asked) for one in shops if self._abilities(one).talks]

    def round(self, shop_id: ShopId, *, asked: bool = False) -> Round:
        """Fetch what happened in a shop, and tell it what waits; `asked` by a person, who does not wait for a bad line.

        Raises Refused `shop_unknown`.
        """
        online = shop_of(self._shop, shop_id)
        tally = Tally()
        hush = self._hush(online, asked=asked)
        if hush is None:
            sort_outbox(self._shop, online, self._abilities(online))
            hush = self._talk(online, tally, _whole)
        return self._report(online, tally, hush)

    def read(self, shop_id: ShopId, progress: Callable[[int, int], None]) -> Round:
        """Read everything in a shop for the first time, going on where it was interrupted; nothing is written there.

        `progress` is told how many articles are read, of how many. Raises Refused `shop_unknown`, and whatever
        `progress` raises to interrupt it.
        """
        online = shop_of(self._shop, shop_id)
        tally = Tally()
        failure = self._talk(online, tally, lambda talk: read_everything(talk, progress))
        return self._report(online, tally, failure)

    def _hush(self, online: OnlineShop, *, asked: bool) -> Failure | None:
        """Why the shop is not to be talked to now."""
        if not self._abilities(online).talks:
            return _BY_FILE
        if online.state is not ShopState.ACTIVE:
            return _UNPAIRED if online.state is ShopState.MATCHING else _RESTS
        line = self._line(online)
        if line.stopped or not (asked or may_call(line, self._shop.now())):
            return Failure(line.reason, line.sentence, line.words)
        return None

    def _talk(self, online: OnlineShop, tally: Tally, act: Callable[[Talk], object]) -> Failure | None:
        """Do `act` while nobody else on this PC talks to the shop; how it failed, None when it went well."""
        lock = FileLock(self._shop.books.database.folder / f"shop-{online.id}.lock", timeout=0)
        try:
            with lock:
                return self._tried(online, tally, act)
        except Timeout:
            return _ELSEWHERE

    def _tried(self, online: OnlineShop, tally: Tally, act: Callable[[Talk], object]) -> Failure | None:
        try:
            with self._open(online) as storefront:
                abilities = self._abilities(online)
                act(Talk(self._shop, online, abilities, storefront, self._chance, self._way, tally))
        except Fault as fault:
            self._keep_line(online, line_after(self._line(online), fault, self._shop.now(), self._chance))
            return failure_of(fault)
        except Told as told:
            return failure_told(told)
        self._keep_line(online, line_well(self._line(online), self._shop.now()))
        return None

    def _line(self, online: OnlineShop) -> LineState:
        return self._shop.books.online.shops.line(online.id)

    def _keep_line(self, online: OnlineShop, line: LineState) -> None:
        with self._shop.books.write():
            self._shop.books.online.shops.write_line(online.id, line)

    def _report(self, online: OnlineShop, tally: Tally, failure: Failure | None) -> Round:
        books = self._shop.books.online
        left = books.errands.waiting(online.id)
        return Round(
            online.id,
            online.name,
            tally.pushed,
            tally.orders,
            tally.items,
            left.waiting,
            left.refused,
            failure.reason if failure else "",
            failure.sentence if failure else "",
            failure.words if failure else "",
            books.shops.line(online.id).next_at or self._goes_on(online),
        )

    def _goes_on(self, online: OnlineShop) -> datetime | None:
        """When an errand that was put off is due, or a strange number is to be looked at again."""
        books = self._shop.books.online
        again = next_look(self._shop, online)
        return min((at for at in (books.pending.next_at(online.id), again) if at), default=None)


def _whole(talk: Talk) -> None:
    pull(talk)
    level(talk.shop, talk.online)
    push(talk)
