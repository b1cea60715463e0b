"""What a treasurer has on the table in the evening: transfers at given times, debts, and lists of the bank."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from posapp.domain.money import Money
from posapp.domain.tender import Tender, TenderState
from posapp.operations.people import person_named
from posapp.operations.reconcile.reading import read_statement
from posapp.operations.reconcile.taking import apply_statement
from posapp.operations.sell import sell
from tests.doubles.trade import SATURDAY

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.identity import PersonId
    from posapp.domain.sale import Sale
    from posapp.operations.reconcile.taking import Applied
    from tests.doubles.trade import MarketStall

JAR = "น้ำพริกหนุ่ม"
HEADER = ("วันที่", "เวลา", "รายการ", "ถอนเงิน", "ฝากเงิน", "เลขที่อ้างอิง")


def at(clock: str, days: int = 0) -> datetime:
    """The moment of that Saturday at "09:30" or "09:30:15", or days after it."""
    hour, minute, *second = map(int, clock.split(":"))
    return SATURDAY.replace(hour=hour, minute=minute, second=second[0] if second else 0) + timedelta(days=days)


@dataclass(slots=True)
class Treasury:
    """A stall whose bills are paid later or by transfer, and the folder its bank lists lie in."""

    stall: MarketStall
    folder: Path
    lists: int = 0
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def transfer(
        self,
        moment: datetime,
        goods: str = JAR,
        *,
        reference: str = "",
        method: str = "promptpay",
        many: int = 1,
    ) -> Sale:
        """A bill paid by transfer at `moment`; nobody saw the money yet."""
        state = TenderState.WAITING
        return self._sold(moment, goods, many, Tender(method, Money(), Money(), state, reference))

    def later(self, moment: datetime, who: str, goods: str = JAR, many: int = 1) -> Sale:
        """A bill that `who` pays later."""
        person = self.person(who)
        return self._sold(
            moment, goods, many, Tender("on_account", Money(), Money(), TenderState.OWED, customer=person)
        )

    def scheme(self, moment: datetime, goods: str = JAR, many: int = 1) -> Sale:
        """A bill the state pays."""
        return self._sold(moment, goods, many, Tender("government", Money(), Money(), TenderState.OWED))

    def person(self, name: str) -> PersonId:
        """A customer by name."""
        return person_named(self.stall.shop, "customer", name, self.stall.seller)

    def line(
        self, day: str, clock: str, came: str, text: str = "รับโอน", *, went: str = "", reference: str = ""
    ) -> None:
        """One more row of the next list."""
        self.rows.append((day, clock, text, went, came, reference))

    def file(self, name: str = "") -> Path:
        """The rows so far as a list of the bank."""
        self.lists += 1
        path = self.folder / (name or f"list{self.lists}.csv")
        text = io.StringIO()
        csv.writer(text).writerows([HEADER, *self.rows])
        path.write_text(text.getvalue(), encoding="utf-8")
        return path

    def read(self, path: Path | None = None) -> Applied:
        """Take the list over."""
        shop = self.stall.shop
        return apply_statement(shop, read_statement(shop, path or self.file()), self.stall.seller)

    def _sold(self, moment: datetime, goods: str, many: int, tender: Tender) -> Sale:
        """The bill is written exactly at `moment`."""
        clock, step = self.stall.clock, self.stall.clock.step
        clock.at = moment - timedelta(seconds=2)
        cart = self.stall.cart((goods, many))
        clock.at, clock.step = moment, timedelta()
        sold = sell(self.stall.shop, cart, (replace(tender, amount=cart.total, given=cart.total),), self.stall.seller)
        clock.step = step
        return sold.sale
