"""Goods added up: how much of what was sold, whose, for how much and at what cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from posapp.domain.money import Money
from posapp.reports.bills import NOTHING, bound, sums_by
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked

_WHICH: Final = """day BETWEEN :first AND :last AND (:product IS NULL OR product = :product)
    AND (:owner IS NULL OR owner = :owner)
    AND (:category IS NULL OR product IN (SELECT id FROM product WHERE category = :category)
        OR (:category = '' AND product = ''))"""
_OF_BILLS: Final = """AND sale IN (SELECT id FROM sale WHERE day BETWEEN :first AND :last
    AND (:seller IS NULL OR cashier = :seller) AND (:place IS NULL OR place = :place))"""
_SUMS: Final = """SELECT {by} AS part, sum(quantity) AS quantity, sum(amount) AS amount, sum(discount) AS discount,
    sum(cost) AS cost, sum(costed) AS costed FROM {source} WHERE {which} GROUP BY {by}"""
_OF_LINES: Final = f"{_WHICH} {_OF_BILLS}"

By = Literal["product", "owner"]
"""What goods are added up by. One at a time: sorting years of rows by both takes SQLite twice as long."""


@dataclass(frozen=True, slots=True)
class GoodsSold:
    """An article, or all of one owner: milli-units and satang, what came back taken off.

    `part` is the id of the article or the owner; `cost` is what the part of `amount` that is `costed` had cost, of
    the rest nobody knows.
    """

    part: str
    quantity: int
    amount: int
    discount: int
    cost: int
    costed: int

    def __add__(self, other: GoodsSold) -> GoodsSold:
        return GoodsSold(
            self.part,
            self.quantity + other.quantity,
            self.amount + other.amount,
            self.discount + other.discount,
            self.cost + other.cost,
            self.costed + other.costed,
        )


def goods_sold(shop: Shop, asked: Asked | None, by: By = "product") -> list[GoodsSold]:
    """What was sold in the days asked for, from the sums of closed days where these will do."""
    if asked is None:
        return []
    found: dict[str, GoodsSold] = {}
    for source, which in _sources(asked):
        statement = _SUMS.format(by=by, source=source, which=which)
        for one in (GoodsSold(*row) for row in select(shop.books.database, statement, bound(asked))):
            there = found.get(one.part)
            found[one.part] = one + there if there else one
    return list(found.values())


def _sources(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Sums and live lines each by themselves: through the view of both SQLite takes three times as long for a year."""
    if asked.of("seller") or asked.of("place"):
        return (("line_share", _OF_LINES),)
    return (("goods_day", _WHICH), ("live_share", _WHICH))


def rounding(shop: Shop, asked: Asked | None) -> Money:
    """What rounding made of the bills asked for; nothing where only some goods of them are asked for."""
    if asked is None or any(asked.of(one) for one in ("product", "owner", "category")):
        return Money()
    return sums_by(shop, "''", asked).get("", NOTHING).rounding
