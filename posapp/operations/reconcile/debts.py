"""What customers, schemes and shops owe, its settling in cash or by transfer, and taking a settlement back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.cash import CashMove, CashMoveKind
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money, total
from posapp.domain.settlement import ONLINE, SCHEME, Owed, Owing, Part, Settlement, owed_by, spread
from posapp.domain.statement import PaymentKey, Verdict, Word
from posapp.domain.tender import CASH, ON_ACCOUNT
from posapp.domain.text import clean_reason
from posapp.i18n import N_, _
from posapp.operations.cash_session import current_session
from posapp.operations.permit import needs
from posapp.operations.reconcile.matching import line_of, loosen_payment, say
from posapp.operations.stock_book import today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from posapp.domain.identity import PersonId
    from posapp.domain.statement import LineKey
    from posapp.operations.shop import Shop

_METHOD: Final = re.compile("[a-z][a-z_]{1,30}")
_REASONS: Final = {
    Owing.CUSTOMER: N_("A debt was paid"),
    Owing.SCHEME: N_("A scheme paid"),
    Owing.SHOP: N_("An online shop paid"),
}
_TURNED: Final = N_("A settlement was taken back")


@dataclass(frozen=True, slots=True)
class Paying:
    """How what is owed was paid: which way, how much of it came, a word on it, and the bank's line that shows it.

    `amount` None is all that is owed.
    """

    method: str
    amount: Money | None = None
    note: str = ""
    line: LineKey | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """A settlement that was written."""

    settlement: Settlement
    changes: Changes


@needs(Permission.RECONCILE)
def owed_by_customers(shop: Shop) -> list[Owed]:
    """Who owes how much since when, the oldest debt first; who is owed something back is among them."""
    return all_owed(shop, Owing.CUSTOMER)


@needs(Permission.RECONCILE)
def owed_by_schemes(shop: Shop) -> list[Owed]:
    """What government schemes still owe."""
    return all_owed(shop, Owing.SCHEME)


@needs(Permission.RECONCILE)
def owed_by_shops(shop: Shop) -> list[Owed]:
    """What each online shop, or who takes money for it, still owes for orders that were sent off."""
    return all_owed(shop, Owing.SHOP)


@needs(Permission.RECONCILE)
def settle(shop: Shop, customer: PersonId, paying: Paying, by: PersonId) -> Settled:
    """A customer pays what she owes or a part of it, the oldest bill first; cash goes into the drawer.

    Raises Refused `nothing_owed`, `settled_too_much`, `amount_*`, `settle_method`, and what a line of the bank raises.
    """
    with shop.books.write():
        owed = _of_party(shop, Owing.CUSTOMER, customer)
        amount = owed.total if paying.amount is None else paying.amount
        parts = spread(owed, _above_zero(amount, owed))
        return _settle(shop, _drafted(shop, Owing.CUSTOMER, customer, (amount, parts), paying, by), paying.line)


@needs(Permission.RECONCILE)
def settle_scheme(shop: Shop, cleared: Money | None, paying: Paying, by: PersonId) -> Settled:
    """A scheme's money reached the bank: `cleared` of what it owes (None: as much as came) is settled by it.

    Where less came than is cleared, the note names the difference, such as a fee. Raises Refused `note_missing`,
    `nothing_owed`, `settled_too_much`, `settled_less`, `amount_*`, `settle_method`.
    """
    return _settle_with_fee(shop, (Owing.SCHEME, SCHEME), cleared, paying, by)


@needs(Permission.RECONCILE)
def settle_shop(shop: Shop, online: str, cleared: Money | None, paying: Paying, by: PersonId) -> Settled:
    """Money of the online shop with the id `online` came in, less what was kept of it. Raises as `settle_scheme`."""
    return _settle_with_fee(shop, (Owing.SHOP, online), cleared, paying, by)


@needs(Permission.RECONCILE)
def take_back(shop: Shop, settlement: str, note: str, by: PersonId) -> Settled:
    """Reverse a settlement by a counter-entry on the open day; cash goes out of the drawer again, the bills are open.

    Raises Refused `settlement_unknown`, `settlement_reversed`, `reason_missing`.
    """
    why = clean_reason(note)
    if not why:
        raise Refused("reason_missing", N_("Say why. A refund needs a reason."))
    with shop.books.write():
        old = shop.books.money.settlements.get(settlement)
        if old is None or old.reverses:
            raise Refused("settlement_unknown", N_("There is no such settlement. Look at the list again."))
        if shop.books.money.settlements.reversal_of(settlement):
            raise Refused("settlement_reversed", N_("This settlement was taken back already."))
        loosen_payment(shop, PaymentKey(old.id, 0), by)
        return _settle(shop, old.turned(shop.ids.new(), shop.now(), _day(shop, old.method, by), by, why), None)


@needs(Permission.RECONCILE)
def settled_between(shop: Shop, first: date, last: date) -> list[Settlement]:
    """What came in for debts and from schemes on these days of the books; what was taken back is below zero."""
    return shop.books.money.settlements.between(first, last)


def all_owed(shop: Shop, owing: Owing) -> list[Owed]:
    """Who owes, as an inner step of what was allowed already."""
    now = today(shop)
    debts = shop.books.money.settlements.open_debts(owing)
    by_party = sorted(debts, key=lambda debt: debt.customer)
    found = [
        owed_by(SCHEME if owing is Owing.SCHEME else party, tuple(of_party), now)
        for party, of_party in groupby(by_party, key=lambda debt: debt.customer)
    ]
    return sorted(found, key=lambda owed: (owed.oldest, owed.party))


def _settle_with_fee(
    shop: Shop, whose: tuple[Owing, str], cleared: Money | None, paying: Paying, by: PersonId
) -> Settled:
    owing, party = whose
    with shop.books.write():
        owed = _of_party(shop, owing, party)
        came = owed.total if paying.amount is None else paying.amount
        parts = spread(owed, _above_zero(cleared or came, owed))
        draft = _drafted(shop, owing, party, (_above_zero(came, owed), parts), paying, by)
        if draft.difference < ZERO:
            raise Refused(
                "settled_less",
                N_(
                    "More money came than is settled with it. Settle {amount} baht, or name the rest as another income."
                ),
                amount=came,
            )
        if draft.difference and not draft.note:
            raise Refused(
                "note_missing",
                N_("{amount} baht less came than was owed. Say why, for example a fee that was kept."),
                amount=draft.difference,
            )
        return _settle(shop, draft, paying.line)


def _of_party(shop: Shop, owing: Owing, party: str) -> Owed:
    found = next((owed for owed in all_owed(shop, owing) if owed.party == party), None)
    return found or Owed(party, ())


def _above_zero(amount: Money, owed: Owed) -> Money:
    if amount.satang <= 0 < owed.total.satang:
        raise Refused("amount_zero", N_("The amount is zero. Type a number above zero."))
    return amount


def _drafted(
    shop: Shop, owing: Owing, party: str, money: tuple[Money, tuple[Part, ...]], paying: Paying, by: PersonId
) -> Settlement:
    if not _METHOD.fullmatch(paying.method) or paying.method in (ON_ACCOUNT, SCHEME, ONLINE):
        raise Refused("settle_method", N_("A debt is paid in cash or by transfer. Choose one of the two."))
    return Settlement(
        id=shop.ids.new(),
        at=shop.now(),
        day=_day(shop, paying.method, by),
        by=by,
        owing=owing,
        party=party,
        method=paying.method,
        amount=money[0],
        parts=money[1],
        note=clean_reason(paying.note),
    )


def _day(shop: Shop, method: str, by: PersonId) -> date:
    """The day of the books: that of the drawer it goes through, else today."""
    return current_session(shop, by).day if method == CASH else today(shop)


def _settle(shop: Shop, settlement: Settlement, line: LineKey | None) -> Settled:
    """Write a settlement, what it does to the drawer, and the bank's line that shows it; inside a write."""
    books, terminal, by = shop.books, shop.books.terminal.id, settlement.by
    if line:
        _check_line(shop, line, settlement.amount)
    facts: dict[str, object] = {
        "day": settlement.day.isoformat(),
        "owed": settlement.owing.value,
        "party": settlement.party,
        "method": settlement.method,
        "amount": settlement.amount.satang,
        "parts": [[part.sale, part.n, part.amount.satang] for part in settlement.parts],
        "note": settlement.note,
        "reverses": settlement.reverses,
    }
    move = _moved(shop, settlement) if settlement.method == CASH else None
    if move:
        facts |= {"session": move.session, "reason": move.reason}
    seq = shop.record("settle", settlement.id, settlement.at, by, facts)
    books.money.settlements.write(settlement, terminal, seq)
    if move:
        books.cash.write_move(move, terminal, seq)
    if line:
        say(shop, [Word(line, Verdict.MATCHED, PaymentKey(settlement.id, 0))], by)
    return Settled(settlement, Changes(Book.SALES | Book.CASH))


def _moved(shop: Shop, settlement: Settlement) -> CashMove:
    kind = CashMoveKind.PAID_IN if settlement.amount > ZERO else CashMoveKind.PAID_OUT
    reason = _(_TURNED if settlement.reverses else _REASONS[settlement.owing])
    session = current_session(shop, settlement.by).id
    amount = Money(abs(settlement.amount.satang))
    return CashMove(settlement.id, session, kind, amount, reason, settlement.at, settlement.by)


def _check_line(shop: Shop, line: LineKey, amount: Money) -> None:
    found = line_of(shop, line)
    if found.verdict is Verdict.MATCHED:
        raise Refused("line_taken", N_("This line belongs to a payment already. Loosen it first."))
    if found.line.amount != amount:
        raise Refused(
            "amounts_differ",
            N_("The bank has {bank} baht, the bill {bill} baht: they are not the same. Look again, or name the line."),
            bank=found.line.amount,
            bill=amount,
        )


def ages_together(found: Sequence[Owed]) -> tuple[Money, ...]:
    """The ages of several parties' debts added up."""
    return tuple(total(list(column)) for column in zip(*(owed.ages for owed in found), strict=True))
