"""How many of each article the shops show, as far as something explains it, and what will still change them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.online.shop import RemoteId, ShopId
from posapp.domain.quantity import Quantity
from posapp.store.facts import moment
from posapp.store.online.errands import in_utc

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from posapp.store.database import Database

_CROSSING: Final = """shop = ? AND told = 0 AND strange IS NULL AND tried IS NULL
    AND (crossed_up <> 0 OR crossed_down <> 0)"""
_HERE: Final = "WHERE shop = ? AND remote = ?"
_ANEW: Final = "strange = NULL, strange_at = '', tried = NULL, told = 1, crossed_up = 0, crossed_down = 0"
_CROSSED: Final = ", crossed_up = crossed_up + told * max(?1, 0), crossed_down = crossed_down + told * max(-?1, 0)"


@dataclass(frozen=True, slots=True)
class Strange:
    """A number in a shop that nothing explains: `seen` there since `since`, though it should be `number`.

    `up` and `down` is what orders put on and took off that may have crossed with our own telling of a number: of that,
    any part may be missing in what is seen.
    """

    remote: RemoteId
    parent: RemoteId
    number: Quantity
    seen: Quantity
    since: datetime
    up: Quantity
    down: Quantity
    tried: Quantity | None

    @property
    def crossed(self) -> bool:
        """Whether the difference is just what our telling may have written over."""
        known = [self.number] if self.tried is None else [self.number, self.tried]
        return any(-self.up <= self.seen - number <= self.down for number in known)


class Numbers:
    """The number of an article in a shop changes here by what is known to have changed it there.

    What was seen there and is not explained stands beside it until a person says which of the two counts.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def shift(self, shop: ShopId, remote: RemoteId, change: Quantity, *, fetched: bool = False) -> None:
        """Something that is known of changed the number in the shop; `fetched` when an order there tells of it."""
        crossed = _CROSSED if fetched else ""
        self._database.rows.execute(
            f"UPDATE shop_item SET quantity = quantity + ?1, strange = strange + ?1, tried = tried + ?1 {crossed} "
            "WHERE shop = ?2 AND remote = ?3",
            (change.milli, shop, remote),
        )

    def settle(self, shop: ShopId, remote: RemoteId, number: Quantity) -> None:
        """The number in the shop is this one now, and that is explained.

        What the next fetched orders tell of may have happened just before, and then is in this number already.
        """
        self._database.rows.execute(
            f"UPDATE shop_item SET quantity = ?, {_ANEW} WHERE shop = ? AND remote = ?", (number.milli, shop, remote)
        )

    def attempt(self, shop: ShopId, remote: RemoteId, number: Quantity) -> None:
        """The shop is being told this number; until it is known whether it arrived, either may stand there."""
        self._database.rows.execute(
            "UPDATE shop_item SET tried = ?, told = 1, crossed_up = 0, crossed_down = 0 WHERE shop = ? AND remote = ?",
            (number.milli, shop, remote),
        )

    def begin(self, shop: ShopId, remotes: Sequence[RemoteId]) -> None:
        """Counting begins with the numbers as they are."""
        self._database.rows.executemany(
            f"UPDATE shop_item SET {_ANEW} WHERE shop = ? AND remote = ?", [(shop, remote) for remote in remotes]
        )

    def unsettled(self, shop: ShopId) -> bool:
        """Whether numbers were settled since all orders were fetched."""
        found = self._database.rows.execute("SELECT 1 FROM shop_item WHERE shop = ? AND told = 1 LIMIT 1", (shop,))
        return found.fetchone() is not None

    def fetched(self, shop: ShopId) -> None:
        """All orders were fetched: what comes from now on happened after the numbers were settled."""
        self._database.rows.execute("UPDATE shop_item SET told = 0 WHERE shop = ? AND told = 1", (shop,))

    def crossing(self, shop: ShopId) -> list[tuple[RemoteId, RemoteId]]:
        """The articles (parent, itself) of which an order may have been in the number already when it was settled."""
        rows = self._database.rows.execute(f"SELECT parent, remote FROM shop_item WHERE {_CROSSING}", (shop,))
        return [(RemoteId(row["parent"]), RemoteId(row["remote"])) for row in rows]

    def compared(self, shop: ShopId) -> None:
        """These articles were looked at since: numbers that are not strange met nothing on their way."""
        self._database.rows.execute(f"UPDATE shop_item SET crossed_up = 0, crossed_down = 0 WHERE {_CROSSING}", (shop,))

    def suspect(self, shop: ShopId, remote: RemoteId, seen: Quantity, at: datetime) -> None:
        """A number was seen that nothing explains; the same one again keeps its beginning."""
        self._database.rows.execute(
            "UPDATE shop_item SET strange_at = CASE WHEN strange IS ? AND strange_at <> '' THEN strange_at ELSE ? END, "
            f"strange = ? {_HERE}",
            (seen.milli, in_utc(at), seen.milli, shop, remote),
        )

    def strange(self, shop: ShopId) -> list[Strange]:
        """The numbers nothing explains."""
        rows = self._database.rows.execute(
            "SELECT remote, parent, quantity, tried, strange, strange_at, crossed_up, crossed_down FROM shop_item "
            "WHERE shop = ? AND strange IS NOT NULL ORDER BY remote",
            (shop,),
        )
        return [_strange(row) for row in rows]

    def strange_among(self, shop: ShopId, remotes: Iterable[RemoteId]) -> set[RemoteId]:
        """Those of some articles whose numbers nothing explains."""
        rows = self._database.rows.execute(
            "SELECT remote FROM shop_item WHERE shop = ? AND strange IS NOT NULL "
            "AND remote IN (SELECT value FROM json_each(?))",
            (shop, json.dumps(list(remotes))),
        )
        return {RemoteId(row["remote"]) for row in rows}


def _quantity(milli: int | None) -> Quantity | None:
    return None if milli is None else Quantity(milli)


def _strange(row: sqlite3.Row) -> Strange:
    return Strange(
        RemoteId(row["remote"]),
        RemoteId(row["parent"]),
        Quantity(row["quantity"]),
        Quantity(row["strange"]),
        moment(row["strange_at"]),
        Quantity(row["crossed_up"]),
        Quantity(row["crossed_down"]),
        _quantity(row["tried"]),
    )
