"""What every act of the shop works with: its books, a clock, new ids, and the rules the group set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from posapp.domain.identity import business_day
from posapp.domain.party import Group
from posapp.domain.sale import Terms
from posapp.domain.tax import STANDARD_RATE
from posapp.domain.tender import Rounding
from posapp.operations.duty import Duty
from posapp.operations.options import DEFAULTS
from posapp.store.journal import Act

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from posapp.domain.access import Permission
    from posapp.domain.cash import CashSession
    from posapp.domain.identity import Clock, Ids
    from posapp.store.books import Books


@dataclass(frozen=True, slots=True)
class Shop:
    """The group's shop at this terminal, as one thread works in it; `duty` is who does, the same for all threads.

    `acts` is what is being done just now and was found allowed; only `posapp.operations.permit` writes it.
    """

    books: Books
    clock: Clock
    ids: Ids
    duty: Duty = field(default_factory=Duty)
    acts: list[Permission] = field(default_factory=list)

    def now(self) -> datetime:
        """The time an act is dated by, to the second, as the books write it."""
        return self.clock.now().replace(microsecond=0)

    def today(self) -> date:
        """The business day it is now."""
        return business_day(self.now(), int(self.setting("day.cutoff")))

    def setting(self, key: str) -> str:
        """What the group set for `key`, else the default its Option declares."""
        return self.books.options.get(key, DEFAULTS.get(key, ""))

    @property
    def group(self) -> Group:
        """The group as its papers show it."""
        return Group(
            self.books.terminal.group,
            self.setting("group.name"),
            self.setting("group.address"),
            self.setting("group.phone"),
            self.setting("group.tax_id"),
        )

    @property
    def terms(self) -> Terms:
        """The rules bills are computed by today."""
        vat = STANDARD_RATE if self.setting("vat.on") == "yes" else 0
        return Terms(Rounding(self.setting("cash.rounding")), vat)

    def session(self) -> CashSession | None:
        """The day that is open at this till."""
        return self.books.cash.open_session(self.books.terminal.id)

    def record(self, kind: str, subject: str, at: datetime, by: str, facts: Mapping[str, object]) -> int:
        """Journal an act inside the current write; its sequence number."""
        return self.books.journal.append(Act(kind, subject, at, by, facts))
