"""The goods that brought most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.reports.product_table import product_table

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing, Table

_LIMIT: Final = 20
"""How many are named; the others stand together below them."""


class Best:
    """The goods that brought most."""

    key: Final = "best"
    title: Final = N_("Best sellers")
    icon: Final = "star"
    asks: Final[tuple[Narrowing, ...]] = ("category", "owner", "seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """The best first."""
        return product_table(shop, self, asked, _LIMIT)
