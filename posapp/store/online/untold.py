"""Paired goods of which a shop is told no number, and what stands in the way on which side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.store.online.links import COUNTED_HERE

if TYPE_CHECKING:
    from posapp.domain.online.shop import ShopId
    from posapp.store.database import Database

_UNTOLD: Final = f"""SELECT product.id, product.code, product.name, product.unit, product.parts <> '' AS basket,
    {COUNTED_HERE} AS here, coalesce(item.by_parent, 0) AS together, item.quantity IS NOT NULL AS there,
    coalesce(item.state, 'gone') IN ('binned', 'gone') AS gone
    FROM shop_link AS link JOIN product ON product.id = link.product
    LEFT JOIN shop_item AS item ON item.shop = link.shop AND item.remote = link.remote
    WHERE link.shop = ? AND NOT (here AND there AND NOT together AND NOT gone) ORDER BY product.name, product.code"""


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A paired article one side doesn't count: whether it is counted `here` and `there`.

    `together` with its siblings there, or `gone` from the shop; `basket` and `unit` as they are here.
    """

    product: ProductId
    code: str
    name: str
    unit: str
    basket: bool
    here: bool
    there: bool
    together: bool
    gone: bool


class Untold:
    """What no number is told of, of each shop."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_shop(self, shop: ShopId) -> list[Uncounted]:
        """All paired goods of which a shop is told no number, by name."""
        return [
            Uncounted(
                ProductId(row["id"]),
                *(row["code"], row["name"], row["unit"]),
                *(bool(row[each]) for each in ("basket", "here", "there", "together", "gone")),
            )
            for row in self._database.rows.execute(_UNTOLD, (shop,))
        ]
