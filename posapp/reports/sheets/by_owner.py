"""Whose goods brought what: each member's, and the group's own."""

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
    Column("owner", N_("Owner")),
    by="owner",
    of=lambda _names, owner: owner,
    name=lambda names, key: names.owner(key),
    behind=lambda trail, key: replace(trail, owner=key),
)


class ByOwner:
    """Whose goods brought what: each member's, and the group's own."""

    key: Final = "by-owner"
    title: Final = N_("By owner")
    icon: Final = "people"
    asks: Final[tuple[Narrowing, ...]] = ("category", "seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """The largest part first."""
        return goods_table(shop, self, asked, _PARTING)
