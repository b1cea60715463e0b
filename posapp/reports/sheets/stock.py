"""What all goods on hand cost, and would bring, by category."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money, total
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, collation_key, count_text
from posapp.operations.find_stock import standings, worth
from posapp.operations.stock_book import today
from posapp.reports.asking import period_named
from posapp.reports.names import Names
from posapp.reports.sheet import WITHOUT, Chart, Column, Row, Table

if TYPE_CHECKING:
    from posapp.operations.find_stock import Standing
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_COLUMNS: Final = (
    Column("category", N_("Category")),
    Column("goods", N_("Goods"), "count"),
    Column("value", N_("Cost"), "money"),
    Column("price", N_("At the selling price"), "money"),
    Column("uncosted", N_("Cost not known"), "count"),
)


class StockValue:
    """What all goods on hand cost, and would bring, by category."""

    key: Final = "stock"
    title: Final = N_("What is on hand")
    icon: Final = "basket"
    asks: Final[tuple[Narrowing, ...]] = ("owner",)

    def read(self, shop: Shop, asked: Asked) -> Table:
        """As it is now, whatever days are asked for."""
        names = Names(shop)
        asked = replace(asked, period=period_named("today", today(shop)), compared=None)
        rows = [one for one in standings(shop) if _owned(one, asked)]
        shelves: dict[str, list[Standing]] = {}
        for one in rows:
            shelves.setdefault(one.product.category, []).append(one)
        keys = sorted(shelves, key=lambda key: (not key, collation_key(names.category(key))))
        lasting = [one.state for one in rows if not one.product.one_off]
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(Row((names.category(key), *_cells(shelves[key])), key=key or WITHOUT) for key in keys),
            total=Row((None, *_cells(rows))),
            words=_("On hand now: goods that cost {amount} baht").format(amount=worth(rows)),
            chart=Chart("bars", "category", "value"),
            notes=(
                *names.narrowed(asked),
                _("Low: {low}. Sold out: {out}. Sold more than there was: {below}.").format(
                    **{state: count_text(lasting.count(state)) for state in ("low", "out", "below")}
                ),
            ),
        )


def _owned(one: Standing, asked: Asked) -> bool:
    owner = asked.of("owner")
    return not owner or one.product.owner == ("" if owner == WITHOUT else owner)


def _cells(rows: list[Standing]) -> tuple[int, Money, Money, int]:
    price = total([one.product.price.times(Quantity(max(one.on_hand.milli, 0))) for one in rows])
    uncosted = sum(one.on_hand.milli > 0 and not one.product.cost for one in rows)
    return len(rows), worth(rows), price, uncosted
