"""What the first page shows, read at once; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.reports.asking import compared_with
from posapp.reports.reading import read

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Period, Table


_BY_LENGTH: Final = ((1, "by-hour"), (7, "week"), (62, "month"))
"""So many days at most, and the report that shows them one after the other."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The days in words, and the reports in short: by hour or by day, the best goods, the ways to pay."""

    words: str
    tables: tuple[Table, Table, Table]


def overview(shop: Shop, asked: Asked) -> Overview:
    """What is asked for, in short; the words compare with the days before."""
    compared = replace(asked, compared=compared_with(asked.period, "week"))
    alone = replace(asked, compared=None)
    return Overview(
        read(shop, "day", compared).words,
        (read(shop, _over_time(asked.period), alone), read(shop, "best", alone), read(shop, "by-method", alone)),
    )


def _over_time(period: Period) -> str:
    days = (period.last - period.first).days + 1
    return next((key for most, key in _BY_LENGTH if days <= most), "year")
