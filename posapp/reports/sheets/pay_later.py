"""What customers still owe: how much, since when, and what they paid of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.i18n import N_, _, count_text, date_text
from posapp.operations.stock_book import today
from posapp.reports.bills import bound
from posapp.reports.names import Names
from posapp.reports.sheet import Chart, Column, Period, Row, Table, Trail
from posapp.store.facts import day
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from datetime import date

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_OWED: Final = """SELECT customer, min(day) AS since, sum(amount) AS owed, sum(paid) AS paid,
    min(CASE WHEN amount > paid THEN day END) AS oldest
    FROM (SELECT tender.customer, sale.day, tender.amount, coalesce((SELECT sum(part.amount)
        FROM settlement_part AS part JOIN settlement ON settlement.id = part.settlement
        WHERE part.sale = tender.sale AND part.tender = tender.n AND settlement.day <= :last), 0) AS paid
        FROM tender JOIN sale ON sale.id = tender.sale
        WHERE tender.state = 'owed' AND tender.customer <> '' AND sale.day <= :last)
    GROUP BY customer HAVING sum(amount) <> sum(paid)"""
_COLUMNS: Final = (
    Column("customer", N_("Customer")),
    Column("since", N_("Since"), "day"),
    Column("days", N_("Days"), "count"),
    Column("owed", N_("Bought on account"), "money"),
    Column("paid", N_("Paid of it"), "money"),
    Column("balance", N_("Still owed"), "money"),
)


class PayLater:
    """What customers still owe: how much, since when, and what they paid of it."""

    key: Final = "pay-later"
    title: Final = N_("Still to be paid")
    icon: Final = "pay_later"
    asks: Final[tuple[Narrowing, ...]] = ()

    def read(self, shop: Shop, asked: Asked) -> Table:
        """How it stood in the evening of the last day asked for, the longest debt first."""
        names, last = Names(shop), min(asked.period.last, today(shop))
        asked = replace(asked, period=Period(min(asked.period.first, last), last), compared=None)
        found = select(shop.books.database, _OWED, bound(asked))
        found.sort(key=lambda row: (row["oldest"] or row["since"], names.person(row["customer"])))
        owed, paid = (sum(row[key] for row in found) for key in ("owed", "paid"))
        said = date_text(last)
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(
                Row(
                    (
                        *(names.person(row["customer"]), day(row["oldest"] or row["since"]), _age(row["oldest"], last)),
                        *map(Money, (row["owed"], row["paid"], row["owed"] - row["paid"])),
                    ),
                    Trail(Period(day(row["since"]), last), customer=row["customer"], method="on_account"),
                    row["customer"],
                )
                for row in found
            ),
            total=Row((None, None, None, Money(owed), Money(paid), Money(owed - paid))),
            words=_("{day}: still owed {amount} baht, customers: {count}").format(
                day=said, count=count_text(len(found)), amount=Money(owed - paid)
            )
            if found
            else _("{day}: nobody owes anything").format(day=said),
            chart=Chart("bars", "customer", "balance"),
        )


def _age(oldest: str | None, last: date) -> int | None:
    return (last - day(oldest)).days if oldest else None
