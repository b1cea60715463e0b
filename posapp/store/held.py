"""The shelf of bills put aside, and the bill on the screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.domain.held import HeldBill
from posapp.domain.identity import PersonId, SaleId
from posapp.store import facts

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from posapp.domain.cart import Cart
    from posapp.store.catalog import Catalog
    from posapp.store.database import Database

_HOLD: Final = """INSERT OR REPLACE INTO held (id, at, actor, cart, mark)
    VALUES (?1, ?2, ?3, ?4, mark_of('held', ?1, ?2, ?3, ?4))"""
_DRAFT: Final = "INSERT OR REPLACE INTO draft (terminal, cart, mark) VALUES (?1, ?2, mark_of('draft', ?1, ?2))"


class Held:
    """Carts that wait. No money has moved yet, so these rows may go."""

    def __init__(self, database: Database, catalog: Catalog) -> None:
        self._database = database
        self._catalog = catalog

    def all(self) -> list[HeldBill]:
        """The held bills, oldest first."""
        return [self._bill(row) for row in self._database.rows.execute("SELECT * FROM held ORDER BY at, id")]

    def get(self, bill: SaleId) -> HeldBill | None:
        """One held bill."""
        row = self._database.rows.execute("SELECT * FROM held WHERE id = ?", (bill,)).fetchone()
        return self._bill(row) if row else None

    def count(self) -> int:
        """How many bills are held."""
        return int(self._database.rows.execute("SELECT count(*) FROM held").fetchone()[0])

    def put(self, cart: Cart, at: datetime, by: PersonId) -> None:
        """Put a cart on the shelf."""
        self._database.rows.execute(
            _HOLD,
            (cart.id, at.isoformat(timespec="seconds"), by, _text(cart)),
        )

    def take(self, bill: SaleId) -> None:
        """Take a bill off the shelf."""
        self._database.rows.execute("DELETE FROM held WHERE id = ?", (bill,))

    def draft(self, terminal: str) -> Cart | None:
        """The bill that was on the screen of a till when it was last saved."""
        row = self._database.rows.execute("SELECT cart FROM draft WHERE terminal = ?", (terminal,)).fetchone()
        return facts.to_cart(json.loads(row["cart"]), self._catalog.get) if row else None

    def save_draft(self, terminal: str, cart: Cart) -> None:
        """Remember the bill on the screen; an empty one is forgotten."""
        if cart.lines:
            self._database.rows.execute(_DRAFT, (terminal, _text(cart)))
        else:
            self._database.rows.execute("DELETE FROM draft WHERE terminal = ?", (terminal,))

    def forget_draft(self, terminal: str, cart: SaleId) -> None:
        """Forget the bill on the screen once it is sold."""
        self._database.rows.execute(
            "DELETE FROM draft WHERE terminal = ? AND json_extract(cart, '$.id') = ?", (terminal, cart)
        )

    def _bill(self, row: sqlite3.Row) -> HeldBill:
        cart = facts.to_cart(json.loads(row["cart"]), self._catalog.get)
        return HeldBill(cart, facts.moment(row["at"]), PersonId(row["actor"]))


def _text(cart: Cart) -> str:
    return json.dumps(facts.of_cart(cart), ensure_ascii=False)
