"""Writing into the cash book what came in or went out beyond sales, and taking it back by a counter-entry."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.cash import CashMove, CashMoveKind
from posapp.domain.cash_book import CATEGORIES, OPENING, MoneyEntry, MoneyKind, Purse, category_of
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.text import clean, clean_reason
from posapp.i18n import N_, _, date_text
from posapp.operations.cash_session import current_session
from posapp.operations.permit import allowed, needs
from posapp.operations.stock_book import today
from posapp.store.money_entries import of_money_entry

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.identity import PersonId
    from posapp.domain.money import Money
    from posapp.operations.shop import Shop

PHOTO_LIMIT_BYTES: Final = 200_000
"""Most a picture of a paper may take."""

_NAME_LIMIT: Final = 80
_PAPER_LIMIT: Final = 40
_NOTE_LIMIT: Final = 200
_DRAWER_LIMIT: Final = 120
_OLDEST_DAYS: Final = 5 * 366
_DRAWER: Final = {
    MoneyKind.INCOME: (CashMoveKind.PAID_IN, Permission.PAY_IN),
    MoneyKind.EXPENSE: (CashMoveKind.PAID_OUT, Permission.PAY_OUT),
}


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is to be written: `amount` above zero; `day` None for today; `photo` a JPEG of the paper."""

    kind: MoneyKind
    category: str
    amount: Money
    purse: Purse = Purse.BOX
    day: date | None = None
    party: str = ""
    paper: str = ""
    note: str = ""
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What was written. `late` when the rules would have had it earlier, `twin` is what has the same paper number."""

    entry: MoneyEntry
    changes: Changes
    late: bool = False
    twin: MoneyEntry | None = None


@needs(Permission.RECONCILE)
def enter_money(shop: Shop, new: NewEntry, by: PersonId) -> Entered:
    """Write money in or out into the book; what goes through the drawer moves there in the same act.

    Raises Refused `amount_*`, `money_category`, `money_future`, `money_too_old`, `money_drawer_day`, `opening_drawer`,
    `opening_given`, `text_too_long`, `photo_unreadable`.
    """
    category_of(new.kind, new.category)
    if new.amount.satang <= 0:
        raise Refused("amount_zero", N_("The amount is zero. Type a number above zero."))
    with shop.books.write(), _drawer_allowed(shop, new.kind, new.purse, by):
        entry = MoneyEntry(
            id=shop.ids.new(),
            kind=new.kind,
            category=new.category,
            purse=new.purse,
            amount=new.amount.within_limit(),
            day=_checked_day(shop, new.day or today(shop)),
            at=shop.now(),
            by=by,
            party=clean(new.party, _NAME_LIMIT),
            paper=clean(new.paper, _PAPER_LIMIT),
            note=clean(new.note, _NOTE_LIMIT),
            photo=_kept_photo(shop, new.photo) if new.photo else "",
        )
        if new.category == OPENING.key:
            _check_opening(shop, new.purse)
        twins = shop.books.money.entries.papers_like(entry.paper, entry.party) if entry.paper else []
        _write(shop, entry)
    return Entered(entry, Changes(Book.CASH), entry.late(today(shop)), twins[0] if twins else None)


@needs(Permission.RECONCILE)
def reverse_money(shop: Shop, entry_id: str, why: str, by: PersonId) -> Entered:
    """Take an entry back: a counter-entry of today, in the same column, purse and category.

    What was brought forward is taken back on its own day, for no month stands between it and the truth.
    Raises Refused `money_unknown`, `money_taken_back`, `money_is_counter`, `text_too_long`.
    """
    with shop.books.write():
        first = _standing(shop, entry_id)
        with _drawer_allowed(shop, first.kind.other, first.purse, by):
            counter = replace(
                first,
                id=shop.ids.new(),
                kind=first.kind.other,
                day=first.day if first.category == OPENING.key else today(shop),
                at=shop.now(),
                by=by,
                note=clean_reason(why),
                photo="",
                reverses=first.id,
            )
            _write(shop, counter)
    return Entered(counter, Changes(Book.CASH))


def _standing(shop: Shop, entry_id: str) -> MoneyEntry:
    found = shop.books.money.entries.get(entry_id)
    if found is None:
        raise Refused("money_unknown", N_("There is no such entry in the cash book. Choose one of the list."))
    if found.reverses:
        raise Refused(
            "money_is_counter", N_("This entry takes another one back. If that was wrong too, write it down anew.")
        )
    if shop.books.money.entries.reversal_of(entry_id):
        raise Refused("money_taken_back", N_("This entry was taken back already. Nothing more needs to be done."))
    return found


def _checked_day(shop: Shop, day: date) -> date:
    now = today(shop)
    if day > now:
        raise Refused(
            "money_future",
            N_("{date} has not come yet. Choose today or an earlier day; write later money down when it moves."),
            date=date_text(day),
        )
    if (now - day).days > _OLDEST_DAYS:
        raise Refused(
            "money_too_old", N_("{date} is more than five years ago. Look at the day again."), date=date_text(day)
        )
    return day


def _check_opening(shop: Shop, purse: Purse) -> None:
    if purse is Purse.DRAWER:
        raise Refused(
            "opening_drawer",
            N_("Money from before this program lay in the cash box or at the bank. Choose one of the two."),
        )
    if shop.books.money.entries.opening_in(purse):
        raise Refused(
            "opening_given",
            N_("What was there before this program is written down already. Take that entry back first to change it."),
        )


def _drawer_allowed(shop: Shop, kind: MoneyKind, purse: Purse, by: PersonId) -> AbstractContextManager[None]:
    """Whoever moves money of the drawer must also be allowed to do that."""
    return allowed(shop, _DRAWER[kind][1], by, over=True) if purse is Purse.DRAWER else nullcontext()


def _write(shop: Shop, entry: MoneyEntry) -> None:
    move = _drawer_move(shop, entry) if entry.purse is Purse.DRAWER else None
    terminal = shop.books.terminal.id
    seq = shop.record("money", entry.id, entry.at, entry.by, of_money_entry(entry, move))
    shop.books.money.entries.write(entry, terminal, seq)
    if move:
        shop.books.cash.write_move(move, terminal, seq)


def _drawer_move(shop: Shop, entry: MoneyEntry) -> CashMove:
    """What the entry does to the drawer, with the entry's own id. Raises Refused `money_drawer_day`."""
    session = current_session(shop, entry.by)
    if entry.day < session.day:
        raise Refused(
            "money_drawer_day",
            N_("The drawer of {date} was counted already. Choose the cash box, or today."),
            date=date_text(entry.day),
        )
    words = (_(CATEGORIES[entry.category].title), entry.party, entry.note)
    reason = " · ".join(filter(None, words))[:_DRAWER_LIMIT]
    return CashMove(entry.id, session.id, _DRAWER[entry.kind][0], entry.amount, reason, entry.at, entry.by)


def _kept_photo(shop: Shop, jpeg: bytes) -> str:
    if len(jpeg) > PHOTO_LIMIT_BYTES or not jpeg.startswith(b"\xff\xd8"):
        raise Refused("photo_unreadable", N_("This picture can't be used. Choose a JPEG or PNG photo."))
    digest = hashlib.sha256(jpeg).hexdigest()
    shop.books.catalog.write_photo(digest, jpeg)
    return digest
