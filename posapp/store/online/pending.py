"""How many of each article there are and should be in a shop: what we count, what both sides are still to be told."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.domain.online.shop import RemoteId, ShopId
from posapp.domain.quantity import Quantity
from posapp.store.facts import moment
from posapp.store.online.links import COUNTED_HERE
from posapp.store.online.orders import RETURNED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from posapp.domain.online.errand import ErrandKind
    from posapp.store.database import Database

_OPEN: Final = "state NOT IN ('done', 'skipped')"
_COUNTED: Final = f"""SELECT link.product, link.remote, item.parent, link.reserve, item.quantity, item.tried,
    (SELECT sum(on_hand) FROM stock WHERE stock.product = link.product) AS on_hand, product.parts <> '' AS basket
    FROM shop_link AS link JOIN shop_item AS item USING (shop, remote) JOIN product ON product.id = link.product
    WHERE link.shop = ? AND item.quantity IS NOT NULL AND item.by_parent = 0 AND item.state IN ('shown', 'hidden')
    AND {COUNTED_HERE}"""
# CROSS: from the baskets that are asked for, never from all goods.
_INSIDE: Final = """SELECT basket.id AS basket, inside.id AS product,
    sum(json_extract(part.value, '$[1]')) AS needed, coalesce(link.reserve, 0) AS reserve,
    (SELECT sum(on_hand) FROM stock WHERE stock.product = inside.id) AS on_hand
    FROM json_each(?) AS wanted CROSS JOIN product AS basket ON basket.id = wanted.value
    CROSS JOIN json_each(nullif(basket.parts, '')) AS part
    CROSS JOIN product AS inside ON inside.id = json_extract(part.value, '$[0]')
    LEFT JOIN shop_link AS link ON link.shop = ? AND link.product = inside.id
    WHERE inside.tracked = 1 GROUP BY 1, 2"""
_MOVING: Final = """SELECT json_extract(line.value, '$[1]') AS remote, sum(json_extract(line.value, '$[2]')) AS quantity
    FROM errand, json_each(errand.plan) AS line WHERE errand.shop = ? AND {which} GROUP BY 1"""
_TELLING: Final = """SELECT link.remote FROM errand JOIN shop_link AS link
    ON link.shop = errand.shop AND link.product = errand.subject
    WHERE errand.shop = ? AND errand.kind = 'stock' AND errand.state IN ('sending', 'unknown')"""
# What it paid back without putting it onto its shelf it never gives back by itself.
_CALLED_OFF: Final = f"""SELECT item AS remote, sum(quantity - {RETURNED}) AS quantity FROM web_order
    JOIN web_order_line ON web_order_line.web_order = web_order.id
    WHERE shop = ? AND holds = 1 AND sale = '' AND progress = 'closed' AND stage <> 'refunded' GROUP BY item"""


@dataclass(frozen=True, slots=True)
class Inside:
    """A counted article in a basket: how much of it one basket `needed`, what is `on_hand`, what is kept back of it."""

    product: ProductId
    needed: Quantity
    on_hand: Quantity
    reserve: Quantity


@dataclass(frozen=True, slots=True)
class Counted:
    """An article of ours that a shop keeps a number of: its `number` there, what is `on_hand`, what is kept back.

    `tried` is the number the shop was told without a clear answer, None when there is no doubt. A basket is never on
    hand itself: of it there are as many as what is `inside` makes up.
    """

    product: ProductId
    remote: RemoteId
    parent: RemoteId
    reserve: Quantity
    number: Quantity
    on_hand: Quantity
    tried: Quantity | None
    inside: tuple[Inside, ...] = ()


class Pending:
    """What stands between our shelves and the numbers of a shop."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counted(self, shop: ShopId) -> list[Counted]:
        """All articles of ours that a shop keeps a number of."""
        rows = self._database.rows.execute(_COUNTED, (shop,)).fetchall()
        inside = self.inside(shop, [row["product"] for row in rows if row["basket"]])
        return [_counted(row, inside.get(row["product"], ())) for row in rows]

    def counted_as(self, shop: ShopId, product: ProductId) -> Counted | None:
        """One article of ours in a shop; None when the shop keeps no number of it, or we don't."""
        row = self._database.rows.execute(f"{_COUNTED} AND link.product = ?", (shop, product)).fetchone()
        return _counted(row, self.inside(shop, [product]).get(product, ())) if row else None

    def inside(self, shop: ShopId, baskets: Iterable[ProductId]) -> dict[ProductId, tuple[Inside, ...]]:
        """What of the goods in each of some baskets is counted here; what is no basket, or has none, is not in it."""
        asked = json.dumps(list(baskets))
        found: dict[ProductId, tuple[Inside, ...]] = {}
        for row in self._database.rows.execute(_INSIDE, (asked, shop)) if asked != "[]" else ():
            one = Inside(
                ProductId(row["product"]),
                Quantity(row["needed"]),
                Quantity(row["on_hand"] or 0),
                Quantity(row["reserve"]),
            )
            found[row["basket"]] = (*found.get(row["basket"], ()), one)
        return found

    def moving(self, shop: ShopId) -> dict[RemoteId, Quantity]:
        """What errands a shop was not told yet will still take off its numbers (below zero: put on)."""
        return self._sums(_MOVING.format(which=_OPEN), shop)

    def in_doubt(self, shop: ShopId) -> set[RemoteId]:
        """The articles that a bill without a clear answer may have moved already."""
        return set(self._sums(_MOVING.format(which="state IN ('sending', 'unknown')"), shop))

    def unclear(self, shop: ShopId) -> set[RemoteId]:
        """The articles whose number in the shop may have changed already: by a bill or by our telling it."""
        return self.in_doubt(shop) | {RemoteId(remote) for (remote,) in self._database.rows.execute(_TELLING, (shop,))}

    def called_off(self, shop: ShopId) -> dict[RemoteId, Quantity]:
        """What a shop still holds for orders that were called off here; it gives it back when it hears of it."""
        return self._sums(_CALLED_OFF, shop)

    def subjects(self, shop: ShopId, kind: ErrandKind) -> set[str]:
        """What a shop was not told yet by errands of a kind."""
        rows = self._database.rows.execute(
            f"SELECT subject FROM errand WHERE shop = ? AND {_OPEN} AND kind = ?", (shop, kind.value)
        )
        return {subject for (subject,) in rows}

    def next_at(self, shop: ShopId) -> datetime | None:
        """When the next errand that waits for its time may be done; None when none does."""
        row = self._database.rows.execute(
            f"SELECT min(next_at) AS next FROM errand WHERE shop = ? AND {_OPEN} AND state <> 'refused' "
            "AND next_at <> ''",
            (shop,),
        ).fetchone()
        return moment(row["next"]) if row["next"] else None

    def _sums(self, sql: str, shop: ShopId) -> dict[RemoteId, Quantity]:
        rows = self._database.rows.execute(sql, (shop,))
        return {RemoteId(row["remote"]): Quantity(row["quantity"]) for row in rows}


def _counted(row: sqlite3.Row, inside: tuple[Inside, ...]) -> Counted:
    return Counted(
        ProductId(row["product"]),
        RemoteId(row["remote"]),
        RemoteId(row["parent"]),
        Quantity(row["reserve"]),
        Quantity(row["quantity"]),
        Quantity(row["on_hand"] or 0),
        None if row["tried"] is None else Quantity(row["tried"]),
        inside,
    )
