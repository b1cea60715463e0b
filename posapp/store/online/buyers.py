"""Who ordered online, for as long as a parcel needs it: erased some time after the order was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.store.marks import MARKED, marked

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.online.order import Buyer, OrderId
    from posapp.store.database import Database

_COLUMNS: Final = MARKED["order_buyer"]
_WRITE: Final = f"""INSERT INTO order_buyer ({", ".join(_COLUMNS)}, mark) VALUES (?1, ?2, ?3, ?4, ?5, '',
    mark_of('order_buyer', ?1, ?2, ?3, ?4, ?5, '')) ON CONFLICT (web_order) DO UPDATE SET name = excluded.name,
    phone = excluded.phone, address = excluded.address, note = excluded.note, done = '', mark = excluded.mark"""
_MARK: Final = f"UPDATE order_buyer SET mark = {marked('order_buyer')} WHERE web_order = ?"


class Buyers:
    """Names, phones and addresses of orders. Nothing of them is in the journal, so each row carries a mark."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, order: OrderId, buyer: Buyer) -> None:
        """Keep who ordered, until its order is done and some time has passed."""
        self._database.rows.execute(_WRITE, (order, buyer.name, buyer.phone, buyer.address, buyer.note))

    def end(self, order: OrderId, day: date) -> None:
        """Say on which day the order was done: from then on the time runs after which its buyer is forgotten."""
        rows = self._database.rows
        rows.execute("UPDATE order_buyer SET done = ? WHERE web_order = ? AND done = ''", (day.isoformat(), order))
        rows.execute(_MARK, (order,))

    def forget(self, until: date) -> int:
        """Erase who ordered what was done on `until` or before, bytes and all; how many it were."""
        rows = self._database.rows
        rows.execute("PRAGMA secure_delete = ON")
        return rows.execute("DELETE FROM order_buyer WHERE done <> '' AND done <= ?", (until.isoformat(),)).rowcount

    def any_until(self, until: date) -> bool:
        """Whether `forget` would erase any."""
        sql = "SELECT 1 FROM order_buyer WHERE done <> '' AND done <= ? LIMIT 1"
        return self._database.rows.execute(sql, (until.isoformat(),)).fetchone() is not None
