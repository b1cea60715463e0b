"""What is left of the sales of goods after what they had cost, where that is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.i18n import N_, _
from posapp.operations.stock_book import today
from posapp.reports.bill_table import trail_of
from posapp.reports.goods import goods_sold
from posapp.reports.names import Names
from posapp.reports.sheet import WITHOUT, Chart, Column, Row, Table
from posapp.reports.wording import percent_text, share, when

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_COLUMNS: Final = (
    Column("name", N_("Goods")),
    Column("code", N_("Code")),
    Column("costed", N_("Sales with known cost"), "money"),
    Column("cost", N_("Cost"), "money"),
    Column("profit", N_("Profit"), "money"),
    Column("margin", N_("Of the sales"), "percent"),
    Column("uncosted", N_("Sales without cost"), "money"),
)


@dataclass(frozen=True, slots=True)
class _Made:
    """Satang of sales, of the part whose cost is known, and of that cost."""

    amount: int = 0
    costed: int = 0
    cost: int = 0

    def __add__(self, other: _Made) -> _Made:
        return _Made(self.amount + other.amount, self.costed + other.costed, self.cost + other.cost)

    @property
    def profit(self) -> int:
        return self.costed - self.cost


_NOTHING: Final = _Made()


class Profit:
    """What is left of the sales of goods after what they had cost, where that is known."""

    key: Final = "profit"
    title: Final = N_("Profit by goods")
    icon: Final = "up"
    asks: Final[tuple[Narrowing, ...]] = ("category", "owner", "seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """What earned most first; rounding is no goods' profit."""
        names, asked = Names(shop), replace(asked, compared=None)
        made: dict[str, _Made] = {}
        for sold in goods_sold(shop, asked):
            one = _Made(sold.amount, sold.costed, sold.cost)
            made[sold.part] = made.get(sold.part, _NOTHING) + one
        whole = sum(made.values(), _NOTHING)
        trail = trail_of(asked)
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(
                Row(
                    (names.goods(key).name, names.goods(key).code, *_cells(made[key])),
                    replace(trail, product=key or WITHOUT),
                    names.goods(key).code,
                )
                for key in sorted(made, key=lambda key: (-made[key].profit, names.goods(key).name))
            ),
            total=Row((None, None, *_cells(whole)), trail),
            words=_words(when(asked.period, today(shop)), whole),
            chart=Chart("bars", "name", "profit"),
            notes=(*names.narrowed(asked), *_unknown(whole)),
        )


def _cells(made: _Made) -> tuple[Money, Money, Money, int | None, Money]:
    margin = share(made.profit, made.costed) if made.costed > 0 else None
    return Money(made.costed), Money(made.cost), Money(made.profit), margin, Money(made.amount - made.costed)


def _words(said: str, whole: _Made) -> str:
    if not whole.costed:
        return _("{when}: no sales of goods whose cost is known").format(when=said)
    return _("{when}: profit of {amount} baht where the cost is known").format(when=said, amount=Money(whole.profit))


def _unknown(whole: _Made) -> tuple[str, ...]:
    unknown = whole.amount - whole.costed
    if not unknown:
        return ()
    part = share(unknown, whole.amount)
    return (
        _(
            "Without a known cost: {amount} baht of the sales ({percent}). Write the cost of goods down to see more."
        ).format(amount=Money(unknown), percent=percent_text(part or 0)),
    )
