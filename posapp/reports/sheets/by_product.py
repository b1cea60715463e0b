"""What each article brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.reports.product_table import product_table

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing, Table


class ByProduct:
    """What each article brought."""

    key: Final = "by-product"
    title: Final = N_("By goods")
    icon: Final = "goods"
    asks: Final[tuple[Narrowing, ...]] = ("category", "owner", "seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """The best first."""
        return product_table(shop, self, asked)
