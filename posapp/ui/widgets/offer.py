"""What one tile offers: an article, a family of sizes and colours, or a batch that is sold cheaper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.quantity import ONE
from posapp.domain.unit import unit
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from posapp.domain.lot import Lot
    from posapp.domain.money import Money
    from posapp.domain.price import Selling
    from posapp.domain.product import Product


@dataclass(frozen=True, slots=True)
class Offer:
    """`product` lends its picture; the `variants` of a family are asked for after the tap.

    `lot` is set where just this batch is sold, at `reduced`. `title` is what the tile is called when not like the
    product. With `counts` it always says how many there are, not only when they get few.
    """

    product: Product
    variants: tuple[Product, ...] = ()
    lot: Lot | None = None
    reduced: Money | None = None
    title: str = ""
    counts: bool = False

    @property
    def name(self) -> str:
        """How it is called."""
        return self.title or self.product.name

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids it is counted by: of its batch, or of its products."""
        return (self.lot.id,) if self.lot else tuple(one.id for one in self.variants or (self.product,))

    def price(self, selling: Selling) -> str:
        """What one costs on the terms of a bill, in short: "฿35", "from ฿120", "฿45/kg"."""
        if self.product.free_price:
            return _(N_("Any price"))
        if self.variants:
            prices = [one.price_for(ONE, selling) for one in self.variants]
            lowest = short_price(min(prices))
            return lowest if min(prices) == max(prices) else _(N_("from {price}")).format(price=lowest)
        price = short_price(self.product.price_for(ONE, selling) if self.reduced is None else self.reduced)
        return f"{price}/{_(unit(self.product.unit).label)}" if self.product.divisible else price

    def before(self, selling: Selling) -> str:
        """What a batch that is sold cheaper costs otherwise; empty for everything else."""
        return "" if self.reduced is None else short_price(self.product.price_for(ONE, selling))


def short_price(price: Money) -> str:
    """An amount for a tile: "฿35", "฿45.25"."""
    return f"฿{str(price).removesuffix('.00')}"


def offers_of(products: Iterable[Product]) -> list[Product | Offer]:
    """The tiles for `products`, in their order: those of one family share the tile of the first of them."""
    families: dict[str, list[Product]] = {}
    order: list[Product | str] = []
    for product in products:
        if not product.family:
            order.append(product)
        elif product.family in families:
            families[product.family].append(product)
        else:
            families[product.family] = [product]
            order.append(product.family)
    return [_of_family(families[one]) if isinstance(one, str) else one for one in order]


def _of_family(members: Sequence[Product]) -> Product | Offer:
    """One alone stands for itself."""
    if len(members) == 1:
        return members[0]
    return Offer(members[0], tuple(members), title=members[0].family)
