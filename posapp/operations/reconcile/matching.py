"""Bank lines and payments put together: by the program where it is sure, by hand for the rest, and loosened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import ZERO, Money
from posapp.domain.pairing import USUAL, pair
from posapp.domain.statement import NO_PAYMENT, BankLine, PaymentKey, Verdict, Word
from posapp.domain.tender import TenderState
from posapp.domain.text import clean_reason
from posapp.i18n import N_
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.permit import needs
from posapp.store.settlements import as_payment
from posapp.store.statements import of_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import PersonId
    from posapp.domain.pairing import Pair, Window
    from posapp.domain.statement import LineKey, Payment
    from posapp.operations.shop import Shop

_AROUND: Final = timedelta(days=4)
"""Partners are looked for so far beyond the days asked for: after midnight, and after a weekend."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Bank and books side by side for some days.

    `matched` are lines with their payments, `proposed` pairs a person must decide, `ours` payments on no list yet,
    `theirs` lines without a name, `explained` those that were given one, `out` what left the account.
    """

    matched: tuple[tuple[BankLine, Payment], ...]
    proposed: tuple[Pair, ...]
    ours: tuple[Payment, ...]
    theirs: tuple[BankLine, ...]
    explained: tuple[BankLine, ...]
    out: tuple[BankLine, ...]

    @property
    def nameless(self) -> Money:
        """What came in at the bank and has no name yet."""
        return Money(sum(one.line.amount.satang for one in self.theirs))


@needs(Permission.RECONCILE)
def match_again(shop: Shop, first: date, last: date, by: PersonId, window: Window = USUAL) -> int:
    """Match what is sure now among the lines of these days; how many were."""
    with shop.books.write():
        return match_sure(shop, first, last, by, window)


@needs(Permission.RECONCILE)
def compare(shop: Shop, first: date, last: date, window: Window = USUAL) -> Compared:
    """How bank and books stand to each other from `first` to `last` (days of the books)."""
    return side_by_side(shop, first, last, window)


def side_by_side(shop: Shop, first: date, last: date, window: Window = USUAL) -> Compared:
    """`compare` as an inner step of what was allowed already."""
    cutoff = int(shop.setting("day.cutoff"))
    lines, payments = _around(shop, first, last)
    partners = shop.books.money.statements.matched([one.key for one in payments])
    by_line = {line: payment for payment in payments if (line := partners.get(payment.key))}
    came = [one for one in lines if one.line.amount > ZERO]
    open_payments = [one for one in payments if one.key not in partners]
    search = pair([one for one in came if one.free], open_payments, window)

    def asked(day: date) -> bool:
        return first <= day <= last

    return Compared(
        matched=tuple(
            (line, by_line[line.key])
            for line in came
            if line.key in by_line and (asked(line.line.day(cutoff)) or asked(by_line[line.key].day))
        ),
        proposed=tuple(one for one in search.pairs if asked(one.line.line.day(cutoff)) or asked(one.payment.day)),
        ours=tuple(one for one in search.payments if asked(one.day)),
        theirs=tuple(one for one in search.lines if asked(one.line.day(cutoff))),
        explained=tuple(one for one in came if one.verdict is Verdict.EXPLAINED and asked(one.line.day(cutoff))),
        out=tuple(one for one in lines if one.line.amount < ZERO and asked(one.line.day(cutoff))),
    )


@needs(Permission.RECONCILE)
def match_by_hand(shop: Shop, line: LineKey, payment: PaymentKey, by: PersonId) -> Changes:
    """Say that `line` is `payment`; a transfer that waited is seen with it.

    Raises Refused `line_unknown`, `payment_unknown`, `line_taken`, `payment_taken`, `amounts_differ`, `line_out`.
    """
    with shop.books.write():
        found, paid = line_of(shop, line), _payment_of(shop, payment)
        _check_free(shop, found, paid)
        say(shop, [Word(line, Verdict.MATCHED, payment)], by)
        _see(shop, paid, by)
    return Changes(Book.SALES | Book.CASH)


@needs(Permission.RECONCILE)
def explain(shop: Shop, line: LineKey, note: str, by: PersonId) -> Changes:
    """Give a line a name that is no payment of ours: "a member's fee", "sent by mistake".

    Raises Refused `line_unknown`, `line_taken`, `note_missing`.
    """
    why = clean_reason(note)
    if not why:
        raise Refused("note_missing", N_("Say in a few words what this money is. Nobody knows it later."))
    with shop.books.write():
        if line_of(shop, line).verdict is Verdict.MATCHED:
            raise _taken()
        say(shop, [Word(line, Verdict.EXPLAINED, NO_PAYMENT, why)], by)
    return Changes(Book.SALES)


@needs(Permission.RECONCILE)
def loosen(shop: Shop, line: LineKey, by: PersonId) -> Changes:
    """Take back what was said of a line. The transfer it was taken for waits again.

    Raises Refused `line_unknown`.
    """
    with shop.books.write():
        found = line_of(shop, line)
        if not found.free:
            say(shop, [Word(line, Verdict.LOOSENED, found.payment)], by)
            if found.verdict is Verdict.MATCHED and found.payment.n:
                confirm_transfer(shop, SaleId(found.payment.id), found.payment.n, TenderState.WAITING, by)
    return Changes(Book.SALES | Book.CASH)


def line_of(shop: Shop, key: LineKey) -> BankLine:
    """The line with this key. Raises Refused `line_unknown`."""
    found = shop.books.money.statements.line(key)
    if found is None:
        raise Refused("bank_line_unknown", N_("There is no such line of the bank. Look at the list again."))
    return found


def loosen_payment(shop: Shop, payment: PaymentKey, by: PersonId) -> None:
    """Free the line that `payment` was found on, if any; inside a write."""
    line = shop.books.money.statements.matched([payment]).get(payment)
    if line:
        say(shop, [Word(line, Verdict.LOOSENED, payment)], by)


def match_sure(shop: Shop, first: date, last: date, by: PersonId, window: Window) -> int:
    """Say what is sure of these days and see its transfers; how many. Inside a write."""
    sure = [one for one in side_by_side(shop, first - timedelta(days=1), last, window).proposed if one.sure]
    if sure:
        say(shop, [Word(one.line.key, Verdict.MATCHED, one.payment.key) for one in sure], by)
        for one in sure:
            _see(shop, one.payment, by)
    return len(sure)


def _see(shop: Shop, payment: Payment, by: PersonId) -> None:
    if payment.key.n and payment.state is not TenderState.SEEN:
        confirm_transfer(shop, SaleId(payment.key.id), payment.key.n, TenderState.SEEN, by)


def say(shop: Shop, words: Sequence[Word], by: PersonId) -> None:
    """Write what is said of lines; inside a write."""
    at = shop.now()
    seq = shop.record("match", shop.ids.new(), at, by, {"words": [list(of_word(word)) for word in words]})
    shop.books.money.statements.write_words(words, shop.books.terminal.id, seq, (at, by))


def _around(shop: Shop, first: date, last: date) -> tuple[list[BankLine], list[Payment]]:
    """Lines and payments among which partners are looked for."""
    books, since, until = shop.books, first - _AROUND, last + _AROUND
    payments = [*books.money.statements.payments(since, until), *books.money.settlements.payments(since, until)]
    return books.money.statements.lines(since, until), payments


def _payment_of(shop: Shop, key: PaymentKey) -> Payment:
    settlement = None if key.n else shop.books.money.settlements.get(key.id)
    found = shop.books.money.statements.payment(key) if key.n else settlement and as_payment(settlement)
    if not found:
        raise Refused("payment_unknown", N_("This bill was not paid by transfer. Look at the bill again."))
    return found


def _check_free(shop: Shop, line: BankLine, payment: Payment) -> None:
    if line.line.amount <= ZERO:
        raise Refused("line_out", N_("This line is money that went out. Choose one that came in."))
    if line.verdict is Verdict.MATCHED:
        raise _taken()
    if shop.books.money.statements.matched([payment.key]).get(payment.key):
        raise Refused("payment_taken", N_("This payment was found on another line already. Loosen that one first."))
    if line.line.amount != payment.amount:
        raise Refused(
            "amounts_differ",
            N_("The bank has {bank} baht, the bill {bill} baht: they are not the same. Look again, or name the line."),
            bank=line.line.amount,
            bill=payment.amount,
        )


def _taken() -> Refused:
    return Refused("line_taken", N_("This line belongs to a payment already. Loosen it first."))
