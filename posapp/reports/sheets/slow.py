"""What is on hand and nobody bought, and what it cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _, count_text
from posapp.operations.find_stock import standings, worth
from posapp.operations.stock_book import today
from posapp.reports.names import Names
from posapp.reports.sheet import WITHOUT, Column, Row, Table
from posapp.reports.wording import days_text

if TYPE_CHECKING:
    from posapp.operations.find_stock import Standing
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_COLUMNS: Final = (
    Column("name", N_("Goods")),
    Column("code", N_("Code")),
    Column("on_hand", N_("On hand"), "quantity"),
    Column("unit", N_("Unit")),
    Column("last_sold", N_("Last sold"), "day"),
    Column("value", N_("Cost"), "money"),
)


class Slow:
    """What is on hand and nobody bought, and what it cost."""

    key: Final = "slow"
    title: Final = N_("Goods that don't sell")
    icon: Final = "history"
    asks: Final[tuple[Narrowing, ...]] = ("category", "owner")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """What is on hand now and was not sold from the first of the days on, the dearest first."""
        names, asked = Names(shop), replace(asked, compared=None)
        slow = [one for one in standings(shop) if _is_slow(one, asked)]
        slow.sort(key=lambda one: -one.value.satang)
        since = days_text(asked.period, today(shop))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(
                Row(
                    (
                        *(one.product.name, one.product.code, one.on_hand, names.unit(one.product.id)),
                        *(one.last_sold, one.value),
                    ),
                    key=one.product.code,
                )
                for one in slow
            ),
            total=Row((None, None, None, None, None, worth(slow))),
            words=_("{days}: on hand and bought by nobody, kinds of goods: {count}").format(
                days=since, count=count_text(len(slow))
            )
            if slow
            else _("{days}: all goods on hand were bought at least once").format(days=since),
            notes=names.narrowed(asked),
        )


def _is_slow(one: Standing, asked: Asked) -> bool:
    chosen = dict(asked.only)
    category, owner = chosen.get("category"), chosen.get("owner")
    if category and one.product.category != ("" if category == WITHOUT else category):
        return False
    if owner and one.product.owner != ("" if owner == WITHOUT else owner):
        return False
    return one.on_hand.milli > 0 and (one.last_sold is None or one.last_sold < asked.period.first)
