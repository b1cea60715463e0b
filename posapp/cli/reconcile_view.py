"""How the treasurer's evening looks at a terminal: lines for people, values for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.cli.paying import title
from posapp.domain.money import total
from posapp.domain.settlement import AGES
from posapp.domain.tender import TenderState
from posapp.i18n import N_, _, clock_text, count_text, date_text, long_date_text, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from posapp.domain.evening import Evening
    from posapp.domain.pairing import Pair
    from posapp.domain.settlement import Owed, Settlement
    from posapp.domain.statement import BankLine, Payment
    from posapp.operations.reconcile.matching import Compared
    from posapp.operations.reconcile.reading import Reading

STATES: Mapping[TenderState, str] = {
    TenderState.SEEN: N_("Money is in"),
    TenderState.WAITING: N_("Waiting for the money"),
    TenderState.DISPUTED: N_("Money not there"),
}


def evening_lines(evening: Evening) -> Iterator[str]:
    """The evening of a day in a screenful."""
    yield long_date_text(evening.day)
    rows = [
        (
            _("Drawer, day {number}").format(number=drawer.session.number),
            str(drawer.close.over_short) if drawer.close else _("still open"),
        )
        for drawer in evening.drawers
    ]
    rows += [(_(words), str(evening.in_state(state))) for state, words in STATES.items()]
    rows += [(_("Customers owe"), str(evening.owed)), (_("Schemes owe"), str(evening.receivable))]
    rows += [(_("Online shops owe"), str(evening.owed_online))] if evening.shops else []
    rows += [(_("Still without a name"), count_text(evening.nameless))]
    yield from table(rows, "<>")
    if not evening.on_list:
        yield _("No list of the bank was read for this day.")


def evening_values(evening: Evening) -> dict[str, object]:
    """The evening of a day for programs."""
    return {
        "date": evening.day.isoformat(),
        "drawers": [
            {
                "number": drawer.session.number,
                "open": drawer.close is None,
                "expected": plain(drawer.expected),
                "counted": plain(drawer.close.counted) if drawer.close else None,
                "over_short": plain(drawer.close.over_short) if drawer.close else None,
            }
            for drawer in evening.drawers
        ],
        "transfers": {state.value: plain(evening.in_state(state)) for state in STATES},
        "on_list": evening.on_list,
        "missing": [payment_values(one) for one in evening.missing],
        "without_name": [line_values(one) for one in evening.theirs],
        "owed": plain(evening.owed),
        "schemes": plain(evening.receivable),
        "shops": plain(evening.owed_online),
        "settled": [settlement_values(one) for one in evening.settled],
        "corrections": [
            {"kind": one.kind.value, "of": one.of.isoformat(), "about": one.about, "amount": plain(one.amount)}
            for one in evening.corrections
        ],
        "nameless": evening.nameless,
    }


def compared_lines(found: Compared) -> Iterator[str]:
    """Bank and books side by side."""
    if found.proposed:
        yield _("Perhaps: decide with “posapp reconcile match LINE BILL”")
        yield from table([(*_line_row(one.line), one.payment.number) for one in found.proposed], "<<>>")
    for words, lines in (
        (_("On the bank's list, without a name"), found.theirs),
        (_("Given a name"), found.explained),
        (_("Money that went out"), found.out),
    ):
        if lines:
            yield words
            yield from table([(*_line_row(one), one.note or one.line.text[:40]) for one in lines], "<<>")
    if found.ours:
        yield _("In our books, not on the bank's list")
        yield from table([_payment_row(one) for one in found.ours], "<<<>")
    yield _("Found on the list: {count}").format(count=count_text(len(found.matched)))


def compared_values(found: Compared) -> dict[str, object]:
    """The same for programs."""
    return {
        "matched": [{"line": line_values(line), "payment": payment_values(one)} for line, one in found.matched],
        "proposed": [_pair_values(one) for one in found.proposed],
        "ours": [payment_values(one) for one in found.ours],
        "theirs": [line_values(one) for one in found.theirs],
        "explained": [line_values(one) for one in found.explained],
        "out": [line_values(one) for one in found.out],
    }


def reading_lines(reading: Reading) -> Iterator[str]:
    """What a bank's list says before it is taken over."""
    yield _("{file}: {count} lines, {first} to {last}, {amount} baht came in.").format(
        file=reading.file.name,
        count=count_text(len(reading.lines)),
        first=date_text(reading.first),
        last=date_text(reading.last),
        amount=reading.money_in,
    )
    yield _("Columns: {columns}").format(columns=reading.columns.written)
    yield from map(str, reading.remarks)


def reading_values(reading: Reading) -> dict[str, object]:
    """The same for programs."""
    return {
        "file": reading.file.name,
        "bank": reading.bank,
        "account": reading.account,
        "columns": reading.columns.written,
        "headers": list(reading.header.cells),
        "lines": len(reading.lines),
        "first": reading.first.isoformat() if reading.lines else None,
        "last": reading.last.isoformat() if reading.lines else None,
        "money_in": plain(reading.money_in),
        "remarks": [{"code": one.code, "sentence": str(one)} for one in reading.remarks],
        "faults": [{"row": one.row, "column": one.column, "sentence": str(one)} for one in reading.faults],
    }


def owed_lines(found: Sequence[Owed], names: Mapping[str, str]) -> Iterator[str]:
    """Who owes, how much, since when, and how old it is."""
    if not found:
        yield _("Nobody owes anything.")
        return
    yield from table([(names.get(one.party) or "–", date_text(one.oldest), str(one.total)) for one in found], "<<>")
    ages = [total([one.ages[place] for one in found]) for place in range(len(AGES))]
    yield from table([(_(words), str(amount)) for words, amount in zip(AGES.values(), ages, strict=True)], "<>")


def owed_values(found: Sequence[Owed], names: Mapping[str, str]) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {
            "party": one.party,
            "name": names.get(one.party, ""),
            "total": plain(one.total),
            "ages": [plain(amount) for amount in one.ages],
            "bills": [
                {"number": debt.number, "date": debt.day.isoformat(), "open": plain(debt.open)} for debt in one.debts
            ],
        }
        for one in found
    ]


def settlement_values(one: Settlement) -> dict[str, object]:
    """A settlement for programs."""
    return {
        "settlement": one.id,
        "date": one.day.isoformat(),
        "owed": one.owing.value,
        "party": one.party,
        "method": one.method,
        "amount": plain(one.amount),
        "difference": plain(one.difference),
        "note": one.note,
        "reverses": one.reverses,
    }


def payment_values(one: Payment) -> dict[str, object]:
    """A transfer for programs."""
    return {
        "bill": one.number,
        "sale": one.key.id,
        "payment": one.key.n,
        "at": one.at.isoformat(timespec="seconds"),
        "method": one.method,
        "amount": plain(one.amount),
        "state": one.state.value,
    }


def line_values(one: BankLine) -> dict[str, object]:
    """A line of the bank for programs."""
    return {
        "line": str(one.key),
        "at": one.line.at.isoformat(timespec="seconds") if one.line.timed else one.line.at.date().isoformat(),
        "amount": plain(one.line.amount),
        "reference": one.line.reference,
        "text": one.line.text,
        "note": one.note,
    }


def _pair_values(one: Pair) -> dict[str, object]:
    return {"line": line_values(one.line), "payment": payment_values(one.payment), "sure": one.sure}


def _line_row(one: BankLine) -> tuple[str, str, str]:
    at = moment_text(one.line.at) if one.line.timed else date_text(one.line.at)
    return str(one.key), at, str(one.line.amount)


def _payment_row(one: Payment) -> tuple[str, str, str, str]:
    return one.number, clock_text(one.at), title(one.method), str(one.amount)
