"""How sales were paid: what each way to pay took, and what went back by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.i18n import N_
from posapp.operations.stock_book import today
from posapp.reports.asking import before
from posapp.reports.bill_table import trail_of
from posapp.reports.bills import bound, keys_of
from posapp.reports.sheet import Chart, Column, Row, Table
from posapp.reports.ways import way_text
from posapp.reports.wording import part_words
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Cell, Narrowing

_TAKEN: Final = """SELECT method, sum(bills), sum(taken), sum(returned) FROM money_taken
    WHERE day BETWEEN :first AND :last GROUP BY method"""
_COLUMNS: Final = (
    Column("method", N_("Way to pay")),
    Column("bills", N_("Bills"), "count"),
    Column("taken", N_("Money taken"), "money"),
    Column("returned", N_("Paid back"), "money"),
    Column("net", N_("Sales"), "money"),
)
_BEFORE: Final = Column("before", N_("Before"), "money", compared=True)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What came in one way, in satang; `returned` is below zero."""

    bills: int = 0
    taken: int = 0
    returned: int = 0

    @property
    def net(self) -> int:
        return self.taken + self.returned


_NOTHING: Final = _Taken()


class ByMethod:
    """How sales were paid: what each way to pay took, and what went back by it."""

    key: Final = "by-method"
    title: Final = N_("By way to pay")
    icon: Final = "coins"
    asks: Final[tuple[Narrowing, ...]] = ()

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each way, the one that took most first; a bill paid two ways counts in both."""
        now, then = _taken(shop, asked), _taken(shop, before(asked))
        keys = sorted(keys_of(now, then), key=lambda key: -now.get(key, _NOTHING).net)
        trail = trail_of(asked)
        lines = [(key, now.get(key, _NOTHING), then.get(key, _NOTHING).net) for key in keys]
        net, earlier = sum(one.net for one in now.values()), sum(one.net for one in then.values())
        taken, returned = sum(one.taken for one in now.values()), sum(one.returned for one in now.values())
        compared = asked.compared is not None
        whole: tuple[Cell, ...] = (None, None, Money(taken), Money(returned), Money(net))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=(*_COLUMNS, *((_BEFORE,) if compared else ())),
            rows=tuple(
                Row((way_text(key), *_cells(one), *_then(other, compared=compared)), replace(trail, method=key), key)
                for key, one, other in lines
            ),
            total=Row((*whole, *_then(earlier, compared=compared)), trail),
            words=part_words(asked.period, Money(net), way_text(keys[0]) if keys else "", today(shop)),
            chart=Chart("bars", "method", "net", "before" if compared else ""),
        )


def _taken(shop: Shop, asked: Asked | None) -> dict[str, _Taken]:
    rows = select(shop.books.database, _TAKEN, bound(asked)) if asked else []
    return {row[0]: _Taken(*row[1:]) for row in map(tuple, rows)}


def _cells(one: _Taken) -> tuple[Cell, ...]:
    return one.bills, Money(one.taken), Money(one.returned), Money(one.net)


def _then(satang: int, *, compared: bool) -> tuple[Cell, ...]:
    return (Money(satang),) if compared else ()
