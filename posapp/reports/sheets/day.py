"""A day, or several, on one page: what was sold, how it was paid, what came back, what went through the drawer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.i18n import N_, _
from posapp.operations.stock_book import today
from posapp.reports.asking import before
from posapp.reports.bill_table import trail_of
from posapp.reports.bills import NOTHING, bound, sums_by
from posapp.reports.sheet import Column, Row, Table
from posapp.reports.ways import WAYS, way_text
from posapp.reports.wording import sold_words
from posapp.store.report_rows import select
from posapp.store.transfers import STATE_NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.operations.shop import Shop
    from posapp.reports.bills import Sums
    from posapp.reports.sheet import Asked, Narrowing, Trail

_METHODS: Final = """SELECT method, sum(bills) AS bills, sum(taken + returned) AS net FROM money_taken
    WHERE day BETWEEN :first AND :last GROUP BY method"""
_NOT_SEEN: Final = """SELECT coalesce(sum(amount), 0) FROM (SELECT tender.amount, {state} AS state
    FROM sale JOIN tender ON tender.sale = sale.id
    WHERE sale.day BETWEEN :first AND :last AND tender.state <> 'received')
    WHERE state NOT IN ('received', 'seen')"""
_UNCERTAIN: Final = _NOT_SEEN.format(state=STATE_NOW)
_DRAWER: Final = """SELECT coalesce(sum(amount) FILTER (WHERE kind = 'paid_in'), 0) AS paid_in,
    -coalesce(sum(amount) FILTER (WHERE kind = 'paid_out'), 0) AS paid_out FROM cash_move
    WHERE session IN (SELECT id FROM cash_session WHERE day BETWEEN :first AND :last)"""
_COUNTED: Final = """SELECT sum(cash_close.counted - cash_close.expected) FROM cash_close
    JOIN cash_session ON cash_session.id = cash_close.session WHERE cash_session.day BETWEEN :first AND :last"""
_OPEN: Final = """SELECT count(*) FROM cash_session WHERE day BETWEEN :first AND :last
    AND id IN (SELECT id FROM open_day)"""
_COLUMNS: Final = (
    Column("line", N_("What")),
    Column("bills", N_("Bills"), "count"),
    Column("amount", N_("Baht"), "money"),
)
_BEFORE: Final = Column("before", N_("Before"), "money", compared=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, its amount in satang; `always` says that it stands there even when it is nothing."""

    key: str
    label: str
    satang: int
    bills: int | None = None
    behind: Trail | None = None
    always: bool = False


class Day:
    """A day, or several, on one page: what was sold, how it was paid, what came back, what went through the drawer."""

    key: Final = "day"
    title: Final = N_("The day at a glance")
    icon: Final = "sun"
    asks: Final[tuple[Narrowing, ...]] = ()

    def read(self, shop: Shop, asked: Asked) -> Table:
        """The lines of a day sheet; what is nothing is left out, but for the sales."""
        compared = asked.compared
        sums, now = _told(shop, asked)
        sums_then, lines_then = _told(shop, before(asked))
        then = {line.key: line.satang for line in lines_then}
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=(*_COLUMNS, *((_BEFORE,) if compared else ())),
            rows=tuple(
                _row(line, then if compared else None)
                for line in now
                if line.satang or line.always or then.get(line.key)
            ),
            words=sold_words(sums, asked.period, (compared, sums_then.net) if compared else None, today(shop)),
            notes=_still_open(shop, asked),
        )


def _told(shop: Shop, asked: Asked | None) -> tuple[Sums, list[_Line]]:
    if asked is None:
        return NOTHING, []
    sums = sums_by(shop, "''", asked).get("", NOTHING)
    return sums, list(_lines(shop, asked, sums))


def _still_open(shop: Shop, asked: Asked) -> tuple[str, ...]:
    (row,) = select(shop.books.database, _OPEN, bound(asked))
    return (_("A day is still open: its drawer is not counted yet."),) if row[0] else ()


def _row(line: _Line, then: dict[str, int] | None) -> Row:
    compared = () if then is None else (Money(then.get(line.key, 0)),)
    return Row((line.label, line.bills, Money(line.satang), *compared), line.behind, line.key)


def _lines(shop: Shop, asked: Asked, sums: Sums) -> Iterator[_Line]:
    trail, books, values = trail_of(asked), shop.books.database, bound(asked)
    yield _Line("sold", _("Sold"), sums.sold.satang, sums.bills, replace(trail, kind="sale"), always=True)
    yield _Line("refunded", _("Paid back"), sums.refunded.satang, sums.refunds, replace(trail, kind="refund"))
    yield _Line("net", _("Sales"), sums.net.satang, sums.bills + sums.refunds, trail, always=True)
    taken = {row["method"]: row for row in select(books, _METHODS, values)}
    for key in sorted(taken, key=lambda key: (list(WAYS).index(key) if key in WAYS else len(WAYS), key)):
        yield _Line(key, way_text(key), taken[key]["net"], taken[key]["bills"], replace(trail, method=key))
    yield _Line("uncertain", _("of it not yet certain"), select(books, _UNCERTAIN, values)[0][0])
    yield _Line("discounts", _("Discounts given"), sums.discount.satang, None, replace(trail, discounted=True))
    yield _Line("rounding", _("Rounding"), sums.rounding.satang)
    yield _Line("vat", _("VAT inside the sales"), sums.vat.satang)
    (drawer,) = select(books, _DRAWER, values)
    yield _Line("paid_in", _("Put in"), drawer["paid_in"])
    yield _Line("paid_out", _("Taken out"), drawer["paid_out"])
    (counted,) = select(books, _COUNTED, values)
    if counted[0] is not None:
        yield _Line("over_short", _("Drawer: too much (+) or too little (-)"), counted[0], always=True)
