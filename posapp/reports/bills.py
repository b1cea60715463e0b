"""Bills added up: how many, for how much, what came back; by day, hour, seller or whatever a bill knows of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.reports.asking import before
from posapp.reports.sheet import WITHOUT
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked

DAY: Final = "day"
HOUR: Final = "CASE WHEN late THEN -1 ELSE hour END"
"""Late bills have no hour: they were written down on another day."""
SELLER: Final = "cashier"
PLACE: Final = "place"
CHANNEL: Final = """CASE WHEN late THEN 'notebook' WHEN place = 'online' THEN 'online'
    WHEN place IN (SELECT place FROM event) THEN 'market' WHEN place <> '' THEN 'stall' ELSE 'till' END"""

_SUMS: Final = """SELECT {by} AS label,
    coalesce(sum(bills) FILTER (WHERE kind = 'sale'), 0) AS bills,
    coalesce(sum(total) FILTER (WHERE kind = 'sale'), 0) AS sold,
    coalesce(sum(bills) FILTER (WHERE kind = 'refund'), 0) AS refunds,
    coalesce(sum(total) FILTER (WHERE kind = 'refund'), 0) AS refunded,
    sum(rounding) AS rounding, sum(discount) AS discount, sum(vat_tax) AS vat
    FROM bills_made WHERE day BETWEEN :first AND :last AND (:seller IS NULL OR cashier = :seller)
    AND (:place IS NULL OR place = :place) GROUP BY label"""


@dataclass(frozen=True, slots=True)
class Sums:
    """Bills together; `refunded`, what came back, is below zero, as the refunds' bills have it."""

    bills: int = 0
    sold: Money = Money()
    refunds: int = 0
    refunded: Money = Money()
    rounding: Money = Money()
    discount: Money = Money()
    vat: Money = Money()

    @property
    def net(self) -> Money:
        """What is left of the sales after what came back."""
        return self.sold + self.refunded

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.bills + other.bills,
            self.sold + other.sold,
            self.refunds + other.refunds,
            self.refunded + other.refunded,
            self.rounding + other.rounding,
            self.discount + other.discount,
            self.vat + other.vat,
        )


NOTHING: Final = Sums()


def bound(asked: Asked) -> dict[str, object]:
    """What a statement is bound to: the days, and what it is narrowed down to (None: not narrowed)."""
    only = dict(asked.only)
    values: dict[str, object] = {"first": asked.period.first.isoformat(), "last": asked.period.last.isoformat()}
    for narrowing in ("seller", "place", "owner", "category", "product", "method"):
        chosen = only.get(narrowing)
        values[narrowing] = "" if chosen == WITHOUT else chosen
    return values


def sums_by(shop: Shop, by: str, asked: Asked | None) -> dict[str, Sums]:
    """The bills asked for, added up by `by`, one of the expressions above; nothing when nothing is asked."""
    if asked is None:
        return {}
    rows = select(shop.books.database, _SUMS.format(by=by), bound(asked))
    return {
        str(row["label"]): Sums(
            row["bills"],
            Money(row["sold"]),
            row["refunds"],
            Money(row["refunded"]),
            Money(row["rounding"]),
            Money(row["discount"]),
            Money(row["vat"]),
        )
        for row in rows
    }


def both(shop: Shop, by: str, asked: Asked) -> tuple[dict[str, Sums], dict[str, Sums]]:
    """The bills asked for and those of the days compared with."""
    return sums_by(shop, by, asked), sums_by(shop, by, before(asked))


def together(sums: Iterable[Sums]) -> Sums:
    """All of them."""
    whole = NOTHING
    for one in sums:
        whole += one
    return whole


def keys_of(now: Mapping[str, object], then: Mapping[str, object]) -> list[str]:
    """The keys of both, those of now first."""
    return list({**now, **then})
