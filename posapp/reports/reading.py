"""The way to a report, and from any number in it to the bills behind it; only for those who may look at reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.i18n import N_
from posapp.operations.permit import needs
from posapp.reports.bills import CHANNEL
from posapp.reports.names import Names
from posapp.reports.sheets import SHEETS
from posapp.store.facts import day, moment
from posapp.store.report_rows import one_moment, select

if TYPE_CHECKING:
    from datetime import date, datetime

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Sheet, Table, Trail

_WHICH: Final = """sale.day BETWEEN :first AND :last
    AND (:hour IS NULL OR CAST(substr(sale.at, 12, 2) AS INTEGER) = :hour)
    AND (:cashier IS NULL OR sale.cashier = :cashier) AND (:place IS NULL OR sale.place = :place)
    AND (:late IS NULL OR sale.late = :late) AND (:kind = '' OR sale.kind = :kind)
    AND (:session = '' OR sale.session = :session) AND (:channel = '' OR {channel} = :channel)
    AND (:customer = '' OR EXISTS (SELECT 1 FROM tender WHERE tender.sale = sale.id AND tender.customer = :customer))
    AND (:discounted = 0 OR EXISTS (SELECT 1 FROM sale_line WHERE sale_line.sale = sale.id
        AND (sale_line.discount <> 0 OR sale_line.bill_discount <> 0)))"""
_COLUMNS: Final = (
    """sale.id, sale.number, sale.at, sale.day, sale.kind, sale.late, sale.cashier, sale.place, sale.total"""
)
_NEWEST: Final = "ORDER BY sale.day DESC, sale.at DESC, sale.seq DESC LIMIT :limit"
_WHOLE: Final = "SELECT {columns}, sale.total AS amount FROM sale WHERE {which} {newest}"
_ONE: Final = "SELECT {columns}, sale.total AS amount FROM sale WHERE sale.id = :sale LIMIT :limit"
_GOODS: Final = """SELECT {columns}, sum(share.amount) AS amount FROM sale
    JOIN line_share AS share ON share.sale = sale.id
    WHERE share.day BETWEEN :first AND :last AND {which}
    AND (:product = '' OR share.product = iif(:product = '-', '', :product))
    AND (:owner IS NULL OR share.owner = :owner)
    AND (:category IS NULL OR share.product IN (SELECT id FROM product WHERE category = :category)
        OR (:category = '' AND share.product = ''))
    GROUP BY sale.id {newest}"""
_DISCOUNTED: Final = """SELECT {columns}, sum(line.discount + line.bill_discount) AS amount FROM sale
    JOIN sale_line AS line ON line.sale = sale.id WHERE {which} GROUP BY sale.id {newest}"""
_PAID: Final = """SELECT {columns}, sum(tender.amount) AS amount FROM sale JOIN tender ON tender.sale = sale.id
    WHERE {which} AND tender.method = :method AND (:customer = '' OR tender.customer = :customer)
    GROUP BY sale.id {newest}"""


@dataclass(frozen=True, slots=True)
class BillBehind:
    """A bill behind a number.

    `amount` is what the number counts of it: its total, some goods, one way to pay, or the discount.
    """

    sale: SaleId
    number: str
    at: datetime
    day: date
    refund: bool
    late: bool
    seller: str
    place: str
    amount: Money
    total: Money


def sheet(key: str) -> Sheet:
    """The report called `key`. Raises Refused `report_unknown`, naming those there are."""
    for one in SHEETS:
        if one.key == key:
            return one
    raise Refused(
        "report_unknown",
        N_("There is no report “{key}”. Use one of: {keys}."),
        key=key[:40],
        keys=", ".join(one.key for one in SHEETS),
    )


@needs(Permission.REPORTS)
def read(shop: Shop, key: str, asked: Asked) -> Table:
    """Report `key` on what is asked, all of it of one moment.

    Raises Refused `report_unknown`, `period_backwards`, what its sheet refuses, and what `allowed` does.
    """
    found = sheet(key)
    for period in filter(None, (asked.period, asked.compared)):
        if period.last < period.first:
            raise Refused("period_backwards", N_("The last day is before the first. Look at the two days again."))
    with one_moment(shop.books.database):
        return found.read(shop, asked)


@needs(Permission.REPORTS)
def bills_behind(shop: Shop, trail: Trail, limit: int = 500) -> list[BillBehind]:
    """The newest `limit` bills that `trail` leads to, newest first; raises what `allowed` does.

    With no limit reached, their amounts add up to the number the trail was taken from.
    """
    values = {
        **{name: getattr(trail, name) for name in _PLAIN},
        "first": trail.period.first.isoformat(),
        "last": trail.period.last.isoformat(),
        "limit": limit,
    }
    names = Names(shop)
    return [
        BillBehind(
            SaleId(row["id"]),
            row["number"],
            moment(row["at"]),
            day(row["day"]),
            row["kind"] == "refund",
            bool(row["late"]),
            names.person(row["cashier"]),
            names.place(row["place"]),
            Money(row["amount"]),
            Money(row["total"]),
        )
        for row in select(shop.books.database, _statement(trail), values)
    ]


_PLAIN: Final = (
    *("hour", "product", "category", "owner", "cashier", "place", "late", "channel", "method", "kind", "session"),
    *("customer", "sale", "discounted"),
)


def _statement(trail: Trail) -> str:
    which = _WHICH.format(channel=CHANNEL.replace("late", "sale.late").replace("place <>", "sale.place <>"))
    if trail.sale:
        chosen = _ONE
    elif trail.product or trail.category is not None or trail.owner is not None:
        chosen = _GOODS
    elif trail.discounted:
        chosen = _DISCOUNTED
    else:
        chosen = _PAID if trail.method else _WHOLE
    return chosen.format(columns=_COLUMNS, which=which, newest=_NEWEST)
