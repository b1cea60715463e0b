"""The table of reports that list articles: how much of each was sold, and for how much."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, collation_key
from posapp.operations.stock_book import today
from posapp.reports.asking import before
from posapp.reports.bill_table import trail_of
from posapp.reports.goods import goods_sold, rounding
from posapp.reports.names import Names
from posapp.reports.sheet import WITHOUT, Chart, Column, Row, Table
from posapp.reports.wording import part_words, share

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Sheet, Trail

_COLUMNS: Final = (
    Column("name", N_("Goods")),
    Column("code", N_("Code")),
    Column("quantity", N_("Quantity"), "quantity"),
    Column("unit", N_("Unit")),
    Column("amount", N_("Sales"), "money"),
    Column("share", N_("Share"), "percent"),
)
_BEFORE: Final = Column("before", N_("Before"), "money", compared=True)


@dataclass(frozen=True, slots=True)
class _Sold:
    """An article: milli-units and satang, and the satang of the days compared with."""

    product: str
    quantity: int = 0
    amount: int = 0
    then: int = 0


def product_table(shop: Shop, sheet: Sheet, asked: Asked, limit: int | None = None) -> Table:
    """The articles, the best first; from `limit` on they are taken together, so that the sums stay whole."""
    names, trail = Names(shop), trail_of(asked)
    sold = sorted(_sold(shop, asked), key=lambda one: (-one.amount, collation_key(names.goods(one.product).name)))
    listed, rest = sold[:limit], sold[len(sold[:limit]) :]
    whole = sum(one.amount for one in sold)
    rows = [_row(asked, names, one, whole, trail) for one in listed]
    if rest:
        amount, then = sum(one.amount for one in rest), sum(one.then for one in rest)
        rows.append(_sum_row(asked, ("others", _("All other goods")), (amount, then), share(amount, whole)))
    rounded, rounded_then = rounding(shop, asked).satang, rounding(shop, before(asked)).satang
    if rounded or rounded_then:
        rows.append(_sum_row(asked, ("rounding", _("Rounding")), (rounded, rounded_then), None))
    sums = (whole + rounded, sum(one.then for one in sold) + rounded_then)
    best = names.goods(listed[0].product).name if listed else ""
    return Table(
        key=sheet.key,
        title=sheet.title,
        asked=asked,
        columns=(*_COLUMNS, *((_BEFORE,) if asked.compared else ())),
        rows=tuple(rows),
        total=replace(_sum_row(asked, ("", None), sums, None), behind=trail),
        words=part_words(asked.period, Money(sums[0]), best, today(shop)),
        chart=Chart("bars", "name", "amount", "before" if asked.compared else ""),
        notes=names.narrowed(asked),
    )


def _sold(shop: Shop, asked: Asked) -> list[_Sold]:
    found: dict[str, _Sold] = {}
    for sold in goods_sold(shop, asked):
        one = found.get(sold.part, _Sold(sold.part))
        found[sold.part] = replace(one, quantity=one.quantity + sold.quantity, amount=one.amount + sold.amount)
    for sold in goods_sold(shop, before(asked)):
        one = found.get(sold.part, _Sold(sold.part))
        found[sold.part] = replace(one, then=one.then + sold.amount)
    return list(found.values())


def _row(asked: Asked, names: Names, one: _Sold, whole: int, trail: Trail) -> Row:
    goods = names.goods(one.product)
    compared = (Money(one.then),) if asked.compared else ()
    cells = (
        *(goods.name, goods.code, Quantity(one.quantity), names.unit(one.product), Money(one.amount)),
        share(one.amount, whole),
    )
    return Row((*cells, *compared), replace(trail, product=one.product or WITHOUT), goods.code)


def _sum_row(asked: Asked, named: tuple[str, str | None], sums: tuple[int, int], part: int | None) -> Row:
    key, label = named
    compared = (Money(sums[1]),) if asked.compared else ()
    return Row((label, None, None, None, Money(sums[0]), part, *compared), key=key)
