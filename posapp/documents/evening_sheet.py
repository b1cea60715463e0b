"""The sheet the treasurer and a witness sign in the evening, on the roll and as an A4 page: every sum named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Cut, Rule, Signature, Text
from posapp.documents.letterhead import head
from posapp.documents.page import PageColumn, PagePaper, PageSignatures, PageSpace, PageTable, PageText
from posapp.documents.receipt import method_title
from posapp.documents.seal_mark import seal_blocks, seal_page_blocks
from posapp.domain.evening import Correction
from posapp.domain.money import Money, total
from posapp.domain.settlement import AGES, Owing
from posapp.domain.tender import TenderState
from posapp.i18n import N_, _, clock_text, count_text, date_text, long_date_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.documents.page import PageBlock
    from posapp.domain.evening import DrawerEnd, Evening
    from posapp.domain.seal import Seal
    from posapp.domain.settlement import Owed
    from posapp.domain.statement import BankLine, Payment

_TEXT_SHOWN: Final = 60
_STATES: Final[Mapping[TenderState, str]] = {
    TenderState.SEEN: N_("Money is in"),
    TenderState.WAITING: N_("Waiting for the money"),
    TenderState.DISPUTED: N_("Money not there"),
}
_CORRECTIONS: Final[Mapping[Correction, str]] = {
    Correction.REFUND: N_("Refund of a bill of {date}"),
    Correction.LATE_BILL: N_("Bill of {date}, written down later"),
    Correction.TRANSFER: N_("Transfer of {date}, looked at again"),
    Correction.SETTLEMENT: N_("Settlement of {date}, taken back"),
    Correction.ENTRY: N_("Money of {date}, written down later"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a part: what, a remark, an amount; `sum` lines stand out."""

    what: str
    amount: str = ""
    remark: str = ""
    sum: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the sheet under its title."""

    title: str
    rows: tuple[_Row, ...]


def evening_sheet(evening: Evening, letterhead: Letterhead, seals: Sequence[Seal] = ()) -> Document:
    """The sheet on the paper roll."""
    return (
        *head(letterhead),
        Text(_("MONEY OF THE DAY"), "centre", bold=True),
        Text(long_date_text(evening.day), "centre", "small"),
        *(block for part in _parts(evening) for block in _on_roll(part)),
        Rule(),
        Text(_verdict(evening), "centre", bold=True),
        Signature(_("Treasurer")),
        Signature(_("Looked on")),
        *(block for seal in seals for block in seal_blocks(seal)),
        Cut(),
    )


def evening_page(evening: Evening, letterhead: Letterhead, seals: Sequence[Seal] = ()) -> PagePaper:
    """The sheet as an A4 page."""
    day = long_date_text(evening.day)
    return PagePaper(
        _("Money of the day"),
        letterhead,
        (
            PageText(day, "section"),
            *(block for part in _parts(evening) for block in _on_page(part)),
            PageSpace(4),
            PageText(_verdict(evening), bold=True),
            PageSignatures((_("Treasurer"), _("Looked on"))),
            *(block for seal in seals for block in seal_page_blocks(seal)),
        ),
        foot=day,
    )


def _on_roll(part: _Part) -> Iterator[Block]:
    yield Rule()
    yield Text(part.title, bold=True)
    for row in part.rows:
        yield Columns(row.what, row.amount, bold=row.sum, indent=0 if row.sum else 1)
        if row.remark:
            yield Text(f"   {row.remark}", size="small")


def _on_page(part: _Part) -> Iterator[PageBlock]:
    columns = (PageColumn(part.title, 5), PageColumn("", 5), PageColumn(_("Baht"), 2, "right"))
    rows = tuple((row.what, row.remark, row.amount) for row in part.rows if not row.sum)
    sums = [row for row in part.rows if row.sum]
    yield PageSpace(2)
    yield PageTable(columns, rows, (sums[-1].what, sums[-1].remark, sums[-1].amount) if sums else ())


def _verdict(evening: Evening) -> str:
    if not evening.nameless:
        return _("Everything agrees or has a name.")
    return _("Still without a name: {count}").format(count=count_text(evening.nameless))


def _parts(evening: Evening) -> Iterator[_Part]:
    for drawer in evening.drawers:
        yield _Part(_("Cash, day sheet No. {number}").format(number=drawer.session.number), tuple(_cash(drawer)))
    yield _Part(_("Transfers"), tuple(_transfers(evening)))
    if evening.missing:
        rows = tuple(_payment_row(evening, one) for one in evening.missing)
        yield _Part(_("In our books, not on the bank's list"), rows)
    for title, lines in ((_("On the bank's list, without a name"), evening.theirs), (_("Given a name"), evening.named)):
        if lines:
            yield _Part(title, tuple(map(_line_row, lines)))
    yield _Part(_("Paid later"), tuple(_owed(evening)))
    yield _Part(_("Government money on its way"), tuple(_coming(evening.schemes, evening.receivable)))
    if evening.shops:
        yield _Part(_("Money of online shops on its way"), tuple(_online(evening)))
    if evening.settled:
        yield _Part(_("Debts that were paid today"), tuple(_settled(evening)))
    if evening.corrections:
        yield _Part(_("Corrections of earlier days"), tuple(_corrections(evening)))


def _cash(drawer: DrawerEnd) -> Iterator[_Row]:
    yield _Row(_("Float at the start"), str(drawer.session.opening))
    yield _Row(_("Should be there"), str(drawer.expected))
    close = drawer.close
    if close is None:
        yield _Row(_("Not counted yet"), sum=True)
        return
    for piece, number in close.count.pieces if close.count else ():
        face = str(piece).removesuffix(".00")
        yield _Row(f"{face} × {count_text(number)}", str(Money(piece.satang * number)))
    yield _Row(_("Counted"), str(close.counted))
    word = (
        _("Exactly right")
        if not close.over_short
        else (_("Too much") if close.over_short.satang > 0 else _("Too little"))
    )
    why = _("Because: {reason}").format(reason=close.reason) if close.reason else ""
    yield _Row(word, str(close.over_short), why, sum=True)


def _transfers(evening: Evening) -> Iterator[_Row]:
    for state, title in _STATES.items():
        number = sum(one.state is state for one in evening.transfers)
        if number or state is TenderState.SEEN:
            yield _Row(f"{_(title)} ({count_text(number)})", str(evening.in_state(state)))
    for one in evening.unsure:
        if one not in evening.missing:
            yield _payment_row(evening, one)
    if not evening.on_list:
        yield _Row(_("No list of the bank was read for this day."))
    yield _Row(_("Together"), str(total([one.amount for one in evening.transfers])), sum=True)


def _payment_row(evening: Evening, one: Payment) -> _Row:
    said = f"{one.number} {clock_text(one.at)}".strip()
    return _Row(said, str(one.amount), method_title(one.method, evening.methods))


def _line_row(one: BankLine) -> _Row:
    at = clock_text(one.line.at) if one.line.timed else date_text(one.line.at)
    return _Row(f"{at} {one.bank}".strip(), str(one.line.amount), one.note or one.line.text[:_TEXT_SHOWN])


def _owed(evening: Evening) -> Iterator[_Row]:
    for owed in evening.customers:
        since = _("oldest {date}").format(date=date_text(owed.oldest))
        yield _Row(evening.names.get(owed.party, "") or "–", str(owed.total), since)
    yield from _ages(evening.customers)
    yield _Row(_("Customers owe"), str(evening.owed), sum=True)


def _online(evening: Evening) -> Iterator[_Row]:
    for owed in evening.shops:
        since = _("oldest {date}").format(date=date_text(owed.oldest))
        yield _Row(evening.names[owed.party], str(owed.total), since)
    yield from _coming(evening.shops, evening.owed_online)


def _coming(found: Sequence[Owed], amount: Money) -> Iterator[_Row]:
    yield from _ages(found)
    bills = sum(len(owed.debts) for owed in found)
    yield _Row(_("Still to come ({count} bills)").format(count=count_text(bills)), str(amount), sum=True)


def _ages(found: Sequence[Owed]) -> Iterator[_Row]:
    for place, title in enumerate(AGES.values()):
        amount = total([owed.ages[place] for owed in found])
        if amount:
            yield _Row(_("of it {age}").format(age=_(title)), str(amount))


def _settled(evening: Evening) -> Iterator[_Row]:
    for one in evening.settled:
        who = _("Government scheme") if one.owing is Owing.SCHEME else evening.names.get(one.party, "")
        way = method_title(one.method, evening.methods)
        less = (
            _("{amount} baht less: {note}").format(amount=one.difference, note=one.note) if one.difference else one.note
        )
        yield _Row(who or "–", str(one.amount), f"{way} · {less}" if less else way)


def _corrections(evening: Evening) -> Iterator[_Row]:
    for one in evening.corrections:
        yield _Row(_(_CORRECTIONS[one.kind]).format(date=date_text(one.of)), str(one.amount), one.about)
