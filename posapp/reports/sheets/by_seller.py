"""What each seller sold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.reports.bill_table import Line, bill_table, trail_of
from posapp.reports.bills import NOTHING, SELLER, both, keys_of
from posapp.reports.names import Names
from posapp.reports.sheet import Column

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing, Table


class BySeller:
    """What each seller sold."""

    key: Final = "by-seller"
    title: Final = N_("By seller")
    icon: Final = "seller"
    asks: Final[tuple[Narrowing, ...]] = ("place",)

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each seller, who sold most first."""
        now, then = both(shop, SELLER, asked)
        names, trail = Names(shop), trail_of(asked)
        lines = [
            Line(key, names.person(key), now.get(key, NOTHING), then.get(key, NOTHING), replace(trail, cashier=key))
            for key in keys_of(now, then)
        ]
        lines.sort(key=lambda line: -line.now.net.satang)
        return bill_table(shop, self, asked, Column("seller", N_("Seller")), lines, "bars")
