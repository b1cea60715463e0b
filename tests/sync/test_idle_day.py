"""What a day costs on which nothing happens: counted on a real, encrypted line, and by the program's own meter."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from posapp.app.shop_lane import Pace
from tests.doubles.counting_relay import CountingRelay
from tests.doubles.fault_proxy import FaultProxy
from tests.sync.conftest import Joined, join_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from posapp.sync.round import Round
    from tests.doubles.certificates import Certificates
    from tests.doubles.trade import MarketStall
    from tests.doubles.woo_shop.owner import LoopbackShop

MEGABYTE: Final = 1_000_000
DAY_MS: Final = 24 * 60 * 60 * 1000
FIVE_MINUTES_MS: Final = 5 * 60 * 1000


class Spent(NamedTuple):
    """How many rounds there were, and the bytes both ways: on the line, and by the meter."""

    rounds: int
    line: int
    meter: int


class FarShop(NamedTuple):
    """A shop joined over an encrypted line, every byte of which is counted."""

    joined: Joined
    relay: CountingRelay

    def metered(self) -> int:
        """What the program says was sent and received on all days so far."""
        shops, today = self.joined.stall.shop.books.online.shops, self.joined.stall.clock.at.date()
        days = [shops.traffic(self.joined.online.id, today - timedelta(days=ago)) for ago in range(4)]
        return sum(day.sent + day.received for day in days)

    def idle(self, due: Callable[[Round, int], int], *, stranger: bool) -> Spent:
        """A day without news; `due` says when the next round is. A `stranger` is greeted anew each time."""
        clock, rounds, at = self.joined.stall.clock, 0, 0
        clock.step = timedelta(0)
        begun, carried, metered = clock.at, sum(self.relay.carried), self.metered()
        while at < DAY_MS:
            clock.at = begun + timedelta(milliseconds=at)
            self.joined.woo.set(ahead=at / 1000)
            if stranger:
                self.joined.line.forget()
            done = self.joined.engine.round(self.joined.online.id)
            assert (done.reason, done.pushed, done.pulled, done.waiting, done.next_at) == ("", 0, 0, 0, None)
            rounds, at = rounds + 1, due(done, at)
        return Spent(rounds, sum(self.relay.carried) - carried, self.metered() - metered)


@pytest.fixture
def far(stall: MarketStall, woo_shop: LoopbackShop, certificates: Certificates, tmp_path: Path) -> Iterator[FarShop]:
    """The shop shows certificates as large as real ones are."""
    with FaultProxy(woo_shop.port, certificates.heavy) as line, CountingRelay(line.own_port) as relay:
        yield FarShop(
            join_over(line, f"https://localhost:{relay.own_port}", stall, woo_shop, tmp_path, certificates.authority),
            relay,
        )


def paced() -> Callable[[Round, int], int]:
    """When the window's lane begins the next round."""
    pace = Pace()

    def due(done: Round, at: int) -> int:
        pace.begin()
        pace.after(done, at, None, eco=False)
        return pace.due

    return due


@pytest.mark.parametrize("stranger", [True, False])
def test_an_idle_day_costs_less_than_a_megabyte(far: FarShop, *, stranger: bool) -> None:
    spent = far.idle(paced(), stranger=stranger)
    assert spent.rounds == 12 + 23 * 4, "every five minutes for an hour, then every quarter of an hour"
    assert spent.line <= 0.7 * MEGABYTE
    assert spent.meter == pytest.approx(spent.line, rel=0.1)


@pytest.mark.slow
def test_a_round_every_five_minutes_costs_less_than_a_megabyte_with_a_shop_that_knows_us(far: FarShop) -> None:
    spent = far.idle(lambda _done, at: at + FIVE_MINUTES_MS, stranger=False)
    assert spent.rounds == 288
    assert spent.line <= MEGABYTE
    assert spent.meter == pytest.approx(spent.line, rel=0.1)
