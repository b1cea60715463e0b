"""The sheet of a day at the till: what was sold, what should be in the drawer, what was counted, and two names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from posapp.documents.block import Columns, Cut, Rule, Signature, Text
from posapp.documents.letterhead import copy_mark, head
from posapp.documents.receipt import method_title
from posapp.documents.seal_mark import seal_blocks
from posapp.domain.money import Money
from posapp.i18n import _, clock_text, count_text, long_date_text, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.domain.cash import CashClose, CashMove, CashSession, Count, DayTotals
    from posapp.domain.seal import Seal
    from posapp.domain.transfer import Transfer


@dataclass(frozen=True, slots=True)
class TillFacts:
    """What the sheet says besides the session itself.

    `names` gives the name of each person's id, `methods` the title (catalogue message) of each way of paying.
    `transfers` are payments still to be seen at the bank. `seal` proves the closed day later;
    `recovered` are the times the treasurer's recovery numbers were used since the close before.
    """

    moves: Sequence[CashMove] = ()
    transfers: Sequence[Transfer] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)
    seal: Seal | None = None
    recovered: Sequence[datetime] = ()
    copy: bool = False


def till_sheet(
    session: CashSession, close: CashClose | None, totals: DayTotals, letterhead: Letterhead, facts: TillFacts
) -> Document:
    """The sheet of `session`; without a `close` it is a look at a day that still goes on."""
    mark = copy_mark(copy=facts.copy)
    return (
        *mark,
        *head(letterhead),
        *_title(session, close, facts),
        *_sold(totals, facts),
        *_drawer(session, close, totals, facts),
        *_transfers(facts),
        *(_signed(close, facts) if close else ()),
        *mark,
        Cut(),
    )


def _name(person: str, facts: TillFacts) -> str:
    return facts.names.get(person, "")


def _title(session: CashSession, close: CashClose | None, facts: TillFacts) -> Iterator[Block]:
    title = _("DAY SHEET No. {number}") if close else _("DAY SO FAR No. {number}")
    yield Text(title.format(number=session.number), "centre", bold=True)
    yield Text(long_date_text(session.day), "centre", "small")
    yield Columns(
        _("Opened {name}").format(name=_name(session.opened_by, facts)), clock_text(session.opened_at), "small"
    )
    if close:
        closed = moment_text(close.at) if close.at.date() != session.opened_at.date() else clock_text(close.at)
        yield Columns(_("Closed {name}").format(name=_name(close.by, facts)), closed, "small")


def _sold(totals: DayTotals, facts: TillFacts) -> Iterator[Block]:
    yield Rule()
    yield Columns(_("Bills sold: {count}").format(count=count_text(totals.bills)), str(totals.sold))
    if totals.refunds:
        yield Columns(_("Refunds: {count}").format(count=count_text(totals.refunds)), str(totals.refunded))
    yield Columns(_("Day's sales"), str(totals.net), "large", bold=True)
    for one in totals.methods:
        title = method_title(one.method, facts.methods)
        yield Columns(f"{title} ({count_text(one.bills)})", str(one.net), indent=1)
        if one.waiting:
            yield Columns(_("of it not yet certain"), str(one.waiting), "small", indent=2)
    for label, amount in (
        (_("Discounts given"), totals.discounts),
        (_("Rounding"), totals.rounding),
        (_("VAT inside the sales"), totals.vat),
    ):
        if amount:
            yield Columns(label, str(amount), "small")


def _drawer(session: CashSession, close: CashClose | None, totals: DayTotals, facts: TillFacts) -> Iterator[Block]:
    yield Rule()
    yield Text(_("The drawer"), bold=True)
    yield Columns(_("Float at the start"), str(session.opening))
    for move in facts.moves:
        yield Columns(move.reason, str(move.signed), "small", indent=1)
    if close is None:
        return
    yield Columns(_("Cash from sales"), str(close.expected - session.opening - totals.paid_in + totals.paid_out))
    yield Columns(_("Should be there"), str(close.expected), bold=True)
    yield Columns(_("Counted"), str(close.counted), bold=True)
    yield from _difference(close.over_short, close.reason)
    if close.count:
        yield from _pieces(close.count)


def _difference(over_short: Money, reason: str) -> Iterator[Block]:
    if not over_short:
        yield Text(_("Exactly right"), "centre", "large", bold=True)
        return
    word = _("Too much") if over_short.satang > 0 else _("Too little")
    yield Columns(word, str(over_short), "large", bold=True)
    if reason:
        yield Text(_("Because: {reason}").format(reason=reason), size="small")


def _pieces(count: Count) -> Iterator[Block]:
    for piece, number in count.pieces:
        face = str(piece).removesuffix(".00")
        worth = Money(piece.satang * number)
        yield Columns(f"{face} × {count_text(number)}", str(worth), "small", indent=1)


def _transfers(facts: TillFacts) -> Iterator[Block]:
    if not facts.transfers:
        return
    yield Rule()
    yield Text(_("Look for these at the bank"), bold=True)
    for one in facts.transfers:
        yield Columns(f"[  ] {one.number} {clock_text(one.at)}", str(one.amount), "small")


def _signed(close: CashClose, facts: TillFacts) -> Iterator[Block]:
    yield Rule()
    yield Columns(_("All sales since the first day"), str(close.perpetual_sold), "small")
    yield Columns(_("All refunds since the first day"), str(close.perpetual_refunded), "small")
    yield Columns(_("Book entries"), f"{close.first_seq}–{close.last_seq}", "small")
    for at in facts.recovered:
        yield Text(_("The recovery numbers were used on {time}.").format(time=moment_text(at)), bold=True)
    yield Signature(_("Counted by {name}").format(name=_name(close.by, facts)).strip())
    yield Signature(_("Seen by {name}").format(name=_name(close.witness, facts)).strip())
    if facts.seal:
        yield from seal_blocks(facts.seal)
