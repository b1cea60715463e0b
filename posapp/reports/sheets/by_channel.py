"""Where sales were made: at the till, at a stall or market, online, or written down later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _
from posapp.reports.bill_table import Line, bill_table, trail_of
from posapp.reports.bills import CHANNEL, NOTHING, both
from posapp.reports.sheet import Column

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing, Table

_TITLES: Final = {
    "till": N_("At the till"),
    "stall": N_("At a stall"),
    "market": N_("At a market"),
    "online": N_("In online shops"),
    "notebook": N_("Written down later"),
}


class ByChannel:
    """Where sales were made: at the till, at a stall or market, online, or written down later."""

    key: Final = "by-channel"
    title: Final = N_("By channel")
    icon: Final = "shop"
    asks: Final[tuple[Narrowing, ...]] = ("seller",)

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each channel anything was sold through."""
        now, then = both(shop, CHANNEL, asked)
        trail = trail_of(asked)
        lines = [
            Line(key, _(title), now.get(key, NOTHING), then.get(key, NOTHING), replace(trail, channel=key))
            for key, title in _TITLES.items()
            if key in now or key in then
        ]
        return bill_table(shop, self, asked, Column("channel", N_("Channel")), lines, "bars")
