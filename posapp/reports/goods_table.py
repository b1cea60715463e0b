"""The table of reports that part the sales: by article, category or owner, with the rounding as a line of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.i18n import N_, _, collation_key
from posapp.operations.stock_book import today
from posapp.reports.asking import before
from posapp.reports.bill_table import trail_of
from posapp.reports.bills import keys_of
from posapp.reports.goods import goods_sold, rounding
from posapp.reports.names import Names
from posapp.reports.sheet import Chart, Column, Row, Table
from posapp.reports.wording import part_words, share

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.operations.shop import Shop
    from posapp.reports.goods import By
    from posapp.reports.sheet import Asked, Sheet, Trail

_LAST: Final = (
    Column("amount", N_("Sales"), "money"),
    Column("share", N_("Share"), "percent"),
)
_BEFORE: Final = Column("before", N_("Before"), "money", compared=True)


@dataclass(frozen=True, slots=True)
class Parting:
    """How sales are parted: what a line is headed, what goods are added up by, their part, its name, and its bills.

    `of` is handed the names in use and what goods were added up by, the others the part it gave.
    """

    first: Column
    by: By
    of: Callable[[Names, str], str]
    name: Callable[[Names, str], str]
    behind: Callable[[Trail, str], Trail]


def goods_table(shop: Shop, sheet: Sheet, asked: Asked, parting: Parting) -> Table:
    """The sales in their parts, the largest first; with the rounding they are the sales of the days."""
    names = Names(shop)
    now, then = _parts(shop, names, asked, parting), _parts(shop, names, before(asked), parting)
    whole, earlier = sum(now.values()), sum(then.values())
    keys = sorted(
        keys_of(now, then),
        key=lambda key: (-now.get(key, 0), -then.get(key, 0), collation_key(parting.name(names, key))),
    )
    trail = trail_of(asked)
    rows = [
        _row(
            asked, key, parting.name(names, key), (now.get(key, 0), whole, then.get(key, 0)), parting.behind(trail, key)
        )
        for key in keys
    ]
    rounded, rounded_then = rounding(shop, asked), rounding(shop, before(asked))
    if rounded or rounded_then:
        rows.append(_row(asked, "rounding", _("Rounding"), (rounded.satang, 0, rounded_then.satang), None))
    total = _row(asked, "", None, (whole + rounded.satang, 0, earlier + rounded_then.satang), trail)
    best = parting.name(names, keys[0]) if keys else ""
    return Table(
        key=sheet.key,
        title=sheet.title,
        asked=asked,
        columns=(parting.first, *_LAST, *((_BEFORE,) if asked.compared else ())),
        rows=tuple(rows),
        total=replace(total, key=""),
        words=part_words(asked.period, Money(whole + rounded.satang), best, today(shop)),
        chart=Chart("bars", parting.first.key, "amount", "before" if asked.compared else ""),
        notes=names.narrowed(asked),
    )


def _parts(shop: Shop, names: Names, asked: Asked | None, parting: Parting) -> dict[str, int]:
    parts: dict[str, int] = {}
    for one in goods_sold(shop, asked, parting.by):
        key = parting.of(names, one.part)
        parts[key] = parts.get(key, 0) + one.amount
    return parts


def _row(asked: Asked, key: str, label: str | None, sums: tuple[int, int, int], behind: Trail | None) -> Row:
    amount, whole, then = sums
    compared = (Money(then),) if asked.compared else ()
    return Row((label, Money(amount), share(amount, whole), *compared), behind, key)
