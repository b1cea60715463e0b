"""The day at the till: opened with a counted float, money in and out, counted and closed in the evening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.cash import CashClose, CashMove, CashMoveKind, CashSession, DayTotals, expected_cash
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY, PersonId, SessionId, business_day
from posapp.domain.money import ZERO, Money
from posapp.domain.print_job import Paper, PrintJob
from posapp.domain.tender import IN_DRAWER
from posapp.domain.text import clean_reason
from posapp.i18n import N_
from posapp.operations.codes import end_trainers
from posapp.operations.forget_buyers import forget_buyers
from posapp.operations.limits import paid_out_beyond
from posapp.operations.permit import allowed, needs
from posapp.store import facts

if TYPE_CHECKING:
    from datetime import date, datetime

    from posapp.domain.cash import Count
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Opened:
    """A day that was opened."""

    session: CashSession
    changes: Changes


@dataclass(frozen=True, slots=True)
class Closed:
    """A day that was closed, and the journal entry that seals it."""

    session: CashSession
    close: CashClose
    seq: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Counted:
    """Money that was counted: an amount, and the notes and coins it was made of when they were counted one by one."""

    total: Money
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Who closed a day, and who looked on."""

    by: PersonId
    witness: PersonId = NOBODY


@needs(Permission.OPEN_DAY)
def open_session(shop: Shop, counted: Counted, by: PersonId) -> Opened:
    """Start the day with the float in the drawer. Raises Refused `day_open` or `amount_negative`."""
    counted.total.not_negative()
    with shop.books.write():
        current = shop.session()
        if current:
            raise Refused(
                "day_open",
                N_("The day is open already, since {since}. Close it first, or go on selling."),
                since=current.opened_at.strftime("%H:%M"),
            )
        session = replace(_fresh(shop, by), opening=counted.total, count=counted.count, counted=True)
        _write_session(shop, session)
    return Opened(session, Changes(Book.CASH))


def open_on(shop: Shop, day: date, counted: Counted, by: PersonId) -> CashSession:
    """Open a session that belongs to an earlier day, inside the write that fills and closes it."""
    session = replace(_fresh(shop, by), day=day, opening=counted.total, counted=True)
    _write_session(shop, session)
    return session


def current_session(shop: Shop, by: PersonId) -> CashSession:
    """The open session, inside a write.

    Selling never waits for a count: when no day is open, one begins by itself, uncounted and with an empty drawer.
    """
    session = shop.session()
    if session is None:
        session = _fresh(shop, by)
        _write_session(shop, session)
    return session


@needs(Permission.PAY_IN)
def pay_in(shop: Shop, amount: Money, reason: str, by: PersonId) -> Changes:
    """Put money into the drawer without a sale. Raises Refused `amount_*`, `reason_missing`."""
    return _move(shop, CashMoveKind.PAID_IN, amount, reason, by)


@needs(Permission.PAY_OUT)
def pay_out(shop: Shop, amount: Money, reason: str, by: PersonId) -> Changes:
    """Take money out of the drawer without a refund. Raises Refused `amount_*`, `reason_missing`, `needs_treasurer`."""
    with allowed(shop, Permission.PAY_OUT, by, over=paid_out_beyond(shop, amount)):
        return _move(shop, CashMoveKind.PAID_OUT, amount, reason, by)


def expected_in(shop: Shop, session: CashSession) -> tuple[Money, DayTotals]:
    """What should be in the drawer of `session` now, and the sums it follows from."""
    totals = shop.books.totals.of_session(session.id)
    return expected_cash(session.opening, totals, IN_DRAWER), totals


@needs(Permission.CLOSE_DAY, by="people.by")
def close_session(shop: Shop, counted: Counted, reason: str, people: Witnesses, *, paper: bool = True) -> Closed:
    """Close the open day with what was counted, over or short as it is; queue its sheet. Trainers' time ends with it.

    Raises Refused `day_not_open`, `amount_negative`.
    """
    counted.total.not_negative()
    with shop.books.write():
        session = shop.session()
        if session is None:
            raise Refused("day_not_open", N_("No day is open, so there is nothing to close. Start the day first."))
        at = shop.now()
        close = _close(shop, session, counted, people, at)
        close = replace(close, reason=clean_reason(reason))
        seq = shop.record("z_close", session.id, at, people.by, facts.of_close(close))
        shop.books.cash.write_close(close, shop.books.terminal.id, seq)
        end_trainers(shop, people.by)
        forget_buyers(shop)
        if paper:
            shop.books.print_jobs.add(PrintJob(shop.ids.new(), Paper.TILL_SHEET, session.id, at))
    return Closed(session, close, seq, Changes(Book.CASH | Book.PAPER))


def _close(shop: Shop, session: CashSession, counted: Counted, people: Witnesses, at: datetime) -> CashClose:
    """The close as it will stand in the books: a Z covers exactly the entries since the one before it."""
    books = shop.books
    expected, totals = expected_in(shop, session)
    before = books.cash.last_close(books.terminal.id)
    return CashClose(
        session=session.id,
        at=at,
        expected=expected,
        counted=counted.total,
        by=people.by,
        witness=people.witness,
        count=counted.count,
        totals=totals,
        first_seq=books.cash.seq_of_close(before.session) + 1 if before else 1,
        last_seq=books.journal.last_seq(),
        perpetual_sold=(before.perpetual_sold if before else ZERO) + totals.sold,
        perpetual_refunded=(before.perpetual_refunded if before else ZERO) + totals.refunded,
    )


def _move(shop: Shop, kind: CashMoveKind, amount: Money, reason: str, by: PersonId) -> Changes:
    if amount.satang <= 0:
        raise Refused("amount_zero", N_("The amount is zero. Type a number above zero."))
    why = clean_reason(reason)
    if not why:
        raise Refused("reason_missing", N_("Say what the money is for. Without a reason nobody can check it later."))
    with shop.books.write():
        session = current_session(shop, by)
        at = shop.now()
        move = CashMove(shop.ids.new(), session.id, kind, amount, why, at, by)
        seq = shop.record(kind.value, move.id, at, by, facts.of_cash_move(move))
        shop.books.cash.write_move(move, shop.books.terminal.id, seq)
    return Changes(Book.CASH)


def _fresh(shop: Shop, by: PersonId) -> CashSession:
    at = shop.now()
    terminal = shop.books.terminal
    return CashSession(
        id=SessionId(shop.ids.new()),
        terminal=terminal.id,
        number=shop.books.cash.next_number(terminal.id),
        day=business_day(at, int(shop.setting("day.cutoff"))),
        opened_at=at,
        opened_by=by,
        opening=ZERO,
        counted=False,
    )


def _write_session(shop: Shop, session: CashSession) -> None:
    written = facts.of_session(session)
    seq = shop.record("cash_open", session.id, session.opened_at, session.opened_by, written)
    shop.books.cash.write_session(session, shop.books.terminal.id, seq)
