"""The group's online shops, how the line to each is, and how much went over it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.online.shop import OnlineShop, Owner, ShopId, ShopRules, ShopState, Traffic
from posapp.domain.quantity import Quantity
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3
    from datetime import date, datetime

    from posapp.store.database import Database
    from posapp.store.facts import Facts

COLUMNS: Final = ("connector", "name", "address", "account", "state", "rules")
_WRITE: Final = """INSERT INTO online_shop (id, connector, name, address, account, state, rules)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address,
    account = excluded.account, state = excluded.state, rules = excluded.rules"""
_LINE: Final = """INSERT INTO shop_line (shop, failures, next_at, reason, words, stopped, talked_at, skew,
    sentence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (shop) DO UPDATE SET failures = excluded.failures,
    next_at = excluded.next_at, reason = excluded.reason, words = excluded.words, stopped = excluded.stopped,
    talked_at = excluded.talked_at, skew = excluded.skew, sentence = excluded.sentence"""
_TRAFFIC: Final = """INSERT INTO shop_traffic (shop, day, calls, sent, received) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (shop, day) DO UPDATE SET calls = calls + excluded.calls, sent = sent + excluded.sent,
    received = received + excluded.received"""


@dataclass(frozen=True, slots=True)
class LineState:
    """How the line to a shop is.

    After `failures` in a row it is not tried before `next_at`; `reason` is the code of the last one, `sentence` its
    words for people as they are kept, `words` what the shop said. A `stopped` line waits for a person (a wrong key).
    `skew` is how many seconds our clock is ahead.
    """

    failures: int = 0
    next_at: datetime | None = None
    reason: str = ""
    words: str = ""
    stopped: bool = False
    talked_at: datetime | None = None
    skew: int = 0
    sentence: str = ""


class Shops:
    """The shops of the group. One that was removed stays, so that its orders keep their name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, shop: OnlineShop) -> None:
        """Write a shop as it is now."""
        facts = of_shop(shop)
        self._database.rows.execute(_WRITE, (shop.id, *(facts[column] for column in COLUMNS)))

    def get(self, shop: ShopId) -> OnlineShop | None:
        """The shop with this id."""
        row = self._database.rows.execute("SELECT * FROM online_shop WHERE id = ?", (shop,)).fetchone()
        return _shop(row) if row else None

    def all(self) -> list[OnlineShop]:
        """Every shop that was not removed, the oldest first."""
        rows = self._database.rows.execute("SELECT * FROM online_shop WHERE state <> 'removed' ORDER BY rowid")
        return [_shop(row) for row in rows]

    def in_use(self) -> list[OnlineShop]:
        """Those that are told what happens here, the oldest first."""
        return [one for one in self.all() if one.state is ShopState.ACTIVE]

    def cursor(self, shop: ShopId, stream: str) -> str:
        """Where a stream of a shop goes on; "" at its beginning."""
        row = self._database.rows.execute(
            "SELECT value FROM shop_cursor WHERE shop = ? AND stream = ?", (shop, stream)
        ).fetchone()
        return str(row["value"]) if row else ""

    def move_cursor(self, shop: ShopId, stream: str, value: str) -> None:
        """Say where a stream goes on; in the write of what was read."""
        self._database.rows.execute(
            "INSERT OR REPLACE INTO shop_cursor (shop, stream, value) VALUES (?, ?, ?)", (shop, stream, value)
        )

    def line(self, shop: ShopId) -> LineState:
        """How the line is; a fresh one was never tried."""
        row = self._database.rows.execute("SELECT * FROM shop_line WHERE shop = ?", (shop,)).fetchone()
        if row is None:
            return LineState()
        return LineState(
            failures=row["failures"],
            next_at=moment(row["next_at"]) if row["next_at"] else None,
            reason=row["reason"],
            words=row["words"],
            stopped=bool(row["stopped"]),
            talked_at=moment(row["talked_at"]) if row["talked_at"] else None,
            skew=row["skew"],
            sentence=row["sentence"],
        )

    def write_line(self, shop: ShopId, line: LineState) -> None:
        """Keep how the line is."""
        next_at = line.next_at.isoformat() if line.next_at else ""
        talked_at = line.talked_at.isoformat(timespec="seconds") if line.talked_at else ""
        values = (
            line.failures,
            next_at,
            line.reason,
            line.words,
            int(line.stopped),
            talked_at,
            line.skew,
            line.sentence,
        )
        self._database.rows.execute(_LINE, (shop, *values))

    def add_traffic(self, shop: ShopId, day: date, traffic: Traffic) -> None:
        """Add what went over the line."""
        self._database.rows.execute(_TRAFFIC, (shop, day.isoformat(), traffic.calls, traffic.sent, traffic.received))

    def traffic(self, shop: ShopId, day: date) -> Traffic:
        """What went over the line on a day."""
        row = self._database.rows.execute(
            "SELECT calls, sent, received FROM shop_traffic WHERE shop = ? AND day = ?", (shop, day.isoformat())
        ).fetchone()
        return Traffic(*row) if row else Traffic()

    def picture(self, shop: ShopId, digest: str) -> str:
        """What the shop calls a picture it has; "" when it was never sent."""
        row = self._database.rows.execute(
            "SELECT remote FROM shop_picture WHERE shop = ? AND digest = ?", (shop, digest)
        ).fetchone()
        return str(row["remote"]) if row else ""

    def write_picture(self, shop: ShopId, digest: str, remote: str) -> None:
        """Keep what the shop calls a picture."""
        self._database.rows.execute(
            "INSERT OR REPLACE INTO shop_picture (shop, digest, remote) VALUES (?, ?, ?)", (shop, digest, remote)
        )


def of_shop(shop: OnlineShop) -> Facts:
    """A shop as its journal entry and its row tell of it; secrets are never in it."""
    rules = {
        "price": shop.rules.price.value,
        "name": shop.rules.name.value,
        "reserve": shop.rules.reserve.milli,
        "eco": int(shop.rules.eco),
    }
    return {
        "connector": shop.connector,
        "name": shop.name,
        "address": shop.address,
        "account": shop.account,
        "state": shop.state.value,
        "rules": json.dumps(rules, separators=(",", ":")),
    }


def _shop(row: sqlite3.Row) -> OnlineShop:
    rules = json.loads(row["rules"])
    return OnlineShop(
        ShopId(row["id"]),
        row["connector"],
        row["name"],
        row["address"],
        row["account"],
        ShopState(row["state"]),
        ShopRules(Owner(rules["price"]), Owner(rules["name"]), Quantity(rules["reserve"]), bool(rules["eco"])),
    )
