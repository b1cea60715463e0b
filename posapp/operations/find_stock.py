"""Finding goods by how they stand: low, sold out, slow, below zero; and what all of it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from posapp.domain.money import ZERO, Money, total
from posapp.domain.product import ProductKind
from posapp.domain.quantity import Quantity
from posapp.i18n import collation_key
from posapp.operations.stock_book import today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from posapp.domain.identity import PlaceId
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

Which = Literal["all", "low", "out", "below", "slow"]
SLOW_DAYS = 30
_NONE: Final = Quantity(0)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one article stands: what is on hand, what that cost, and when it was last sold (None: never yet)."""

    product: Product
    on_hand: Quantity
    last_sold: date | None = None

    @property
    def value(self) -> Money:
        """What is on hand at cost; nothing when less than nothing is there."""
        return self.product.cost.times(self.on_hand) if self.on_hand.milli > 0 else ZERO

    @property
    def state(self) -> Literal["below", "out", "low", "plenty"]:
        """In one word."""
        if self.on_hand.milli < 0:
            return "below"
        if not self.on_hand:
            return "out"
        return "low" if self.on_hand.milli <= self.product.warn_at.milli else "plenty"


def standings(shop: Shop, which: Which = "all", place: PlaceId | None = None, days: int = SLOW_DAYS) -> list[Standing]:
    """The goods whose stock is kept, as they stand everywhere or at one place, by name.

    `slow` are those on hand that nobody bought for `days`. Sold one-off pieces are gone, not sold out; withdrawn
    goods stand here as long as any of them lie there.
    """
    rows = _found(shop, place, dated=which in ("all", "slow"))
    if which != "all":
        rows = filter(_tests(shop, days)[which], rows)
    elif place is not None:
        rows = (one for one in rows if one.on_hand)
    return _by_name(rows)


def all_standings(shop: Shop, days: int = SLOW_DAYS) -> dict[str, list[Standing]]:
    """Every list of `standings` at once, of everywhere."""
    rows = _by_name(_found(shop, None, dated=True))
    return {"all": rows, **{which: list(filter(test, rows)) for which, test in _tests(shop, days).items()}}


def _found(shop: Shop, place: PlaceId | None, *, dated: bool) -> Iterator[Standing]:
    stock = shop.books.stock.all(place)
    last = shop.books.catalog.last_sold() if dated else {}
    return (
        Standing(product, stock.get(product.id, _NONE), last.get(product.id))
        for product in shop.books.catalog.all(withdrawn=True)
        if product.tracked and product.kind is not ProductKind.BASKET and (product.active or stock.get(product.id))
    )


def _by_name(rows: Iterable[Standing]) -> list[Standing]:
    return sorted(rows, key=lambda one: collation_key(one.product.name))


def _tests(shop: Shop, days: int) -> dict[str, Callable[[Standing], bool]]:
    since = today(shop) - timedelta(days=days)
    return {
        "low": lambda one: one.state == "low" and one.product.active,
        "out": lambda one: one.state == "out" and not one.product.one_off,
        "below": lambda one: one.state == "below",
        "slow": lambda one: one.on_hand.milli > 0 and (one.last_sold is None or one.last_sold < since),
    }


def worth(rows: list[Standing]) -> Money:
    """What all of `rows` cost together."""
    return total([row.value for row in rows])
