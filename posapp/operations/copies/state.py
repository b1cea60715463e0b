"""How the copies stand: how old the last one is, when the next is due, and when coming back was last practised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from posapp.store.facts import moment

if TYPE_CHECKING:
    from posapp.domain.book_copy import Kept
    from posapp.operations.shop import Shop

CARE_DAYS: Final = 3
BAD_DAYS: Final = 7
DRILL_DAYS: Final = 31

Tone = Literal["good", "care", "bad"]


@dataclass(frozen=True, slots=True)
class State:
    """How the copies stand: `last` is the newest good one, `days` its age, or that of the books where there is none.

    `placed` says whether a place was chosen, `drilled` when coming back was last practised.
    """

    last: Kept | None
    days: int
    placed: bool
    locked: bool
    drilled: date | None
    drill_due: bool

    @property
    def tone(self) -> Tone:
        """Green, amber after 3 days, red after 7; never green without any copy."""
        if self.days >= BAD_DAYS:
            return "bad"
        return "care" if self.days >= CARE_DAYS or self.last is None else "good"

    @property
    def late(self) -> bool:
        """Whether somebody is to be told of it without having asked."""
        return self.days >= CARE_DAYS


def state(shop: Shop) -> State:
    """How the copies of this till stand now."""
    last = shop.books.backups.last()
    begun = shop.books.backups.begun()
    since = last.at if last else moment(begun) if begun else shop.now()
    drilled = shop.setting("copy.drilled")
    practised = date.fromisoformat(drilled) if drilled else None
    counted_from = practised or since.date()
    return State(
        last=last,
        days=max((shop.now() - since).days, 0),
        placed=bool(shop.setting("copy.folder") or shop.setting("copy.stick")),
        locked=bool(shop.setting("copy.key")),
        drilled=practised,
        drill_due=last is not None and (shop.now().date() - counted_from).days >= DRILL_DAYS,
    )


def is_due(shop: Shop) -> bool:
    """Whether a copy is to be made by itself now: a day was closed, enough was sold, or enough time has gone by."""
    last = shop.books.backups.last()
    entries, sales, closes = shop.books.backups.since(last.head if last else 0)
    if not entries:
        return False
    every, minutes = int(shop.setting("copy.every")), int(shop.setting("copy.minutes"))
    if closes or (every and sales >= every):
        return True
    waited = (shop.now() - last.at).total_seconds() if last else minutes * 60
    return bool(minutes) and (waited >= minutes * 60 or waited < 0)


def has_news(shop: Shop) -> bool:
    """Whether anything was written down since the last copy."""
    last = shop.books.backups.last()
    return shop.books.backups.since(last.head if last else 0)[0] > 0
