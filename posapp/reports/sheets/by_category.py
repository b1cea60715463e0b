"""What each category of goods brought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.reports.goods_table import Parting, goods_table
from posapp.reports.sheet import Column

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing, Table

_PARTING: Final = Parting(
    Column("category", N_("Category")),
    by="product",
    of=lambda names, product: names.goods(product).category,
    name=lambda names, key: names.category(key),
    behind=lambda trail, key: replace(trail, category=key),
)


class ByCategory:
    """What each category of goods brought."""

    key: Final = "by-category"
    title: Final = N_("By category")
    icon: Final = "tag"
    asks: Final[tuple[Narrowing, ...]] = ("owner", "seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """The largest part first."""
        return goods_table(shop, self, asked, _PARTING)
