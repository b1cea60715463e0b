"""`posapp till`: the day at the drawer, from the float in the morning to the count in the evening."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.layout import table
from posapp.cli.paying import title
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.domain.cash import Count
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.seal import seal_code
from posapp.i18n import N_, _, date_text, moment_text
from posapp.operations.cash_session import (
    Counted,
    Witnesses,
    close_session,
    expected_in,
    open_session,
    pay_in,
    pay_out,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.cash import CashSession
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

_COUNT = option("--count", metavar="100x3,20x5", words=N_("Notes and coins, counted one by one."))
_AMOUNT = option("--amount", required=True, metavar="AMOUNT", words=N_("How much, in baht."))
_REASON = option("--reason", required=True, metavar="TEXT", words=N_("What it is for."))


@click.group(cls=SpokenGroup, help=N_("Open the day, move cash, count and close."))
def till() -> None:
    """The drawer."""


@till.command("open", help=N_("Start the day with the change money in the drawer."))
@option("--float", "amount", metavar="AMOUNT", words=N_("The change money as one sum."))
@_COUNT
@BY
@pass_desk
def open_(desk: Desk, amount: str | None, count: str | None, by: str) -> None:
    """Begin."""
    shop = desk.shop()
    with shop.books.write():
        session = open_session(shop, _counted(amount, count, "--float"), desk.person(by)).session
    said = _("Day {number} has begun, {day}. Change money {amount} baht.").format(
        number=session.number, day=date_text(session.day), amount=session.opening
    )
    desk.answer([said], _session_values(session))


@till.command("in", help=N_("Put money into the drawer."))
@_AMOUNT
@_REASON
@BY
@pass_desk
def in_(desk: Desk, amount: str, reason: str, by: str) -> None:
    """More money than the sales bring."""
    _move(desk, pay_in, Money.parse_positive(amount), reason, by)


@till.command(help=N_("Take money out of the drawer."))
@_AMOUNT
@_REASON
@BY
@pass_desk
def out(desk: Desk, amount: str, reason: str, by: str) -> None:
    """Less money than the sales bring."""
    _move(desk, pay_out, Money.parse_positive(amount), reason, by)


class _Closing(TypedDict):
    count: str | None
    counted: str | None
    reason: str
    by: str
    witness: str


@till.command(help=N_("Count the drawer and close the day.\nAny count is accepted; a difference is written down."))
@_COUNT
@option("--counted", metavar="AMOUNT", words=N_("What was counted, as one sum."))
@option("--reason", default="", metavar="TEXT", words=N_("Why it is more or less than it should be."))
@BY
@option("--witness", default="", metavar="NAME", words=N_("Who looked on."))
@pass_desk
def close(desk: Desk, **asked: Unpack[_Closing]) -> None:
    """End the day and say how the count compares."""
    shop = desk.shop()
    counted = _counted(asked["counted"], asked["count"], "--counted")
    paper = bool(shop.setting("printer.uri"))
    with shop.books.write():
        people = Witnesses(desk.person(asked["by"]), desk.somebody(asked["witness"]))
        closed = close_session(shop, counted, asked["reason"], people, paper=paper)
    if paper:
        desk.print_waiting()
    end = closed.close
    sealed = seal_code(shop.books.journal.hash_of(closed.seq))
    rows = [
        (_("Should be there"), str(end.expected)),
        (_("Counted"), str(end.counted)),
        (_verdict(end.over_short), str(end.over_short)),
        (_("Seal"), sealed),
    ]
    desk.answer(
        [_("Day {number} is closed.").format(number=closed.session.number), *table(rows, "<>")],
        {
            **_session_values(closed.session),
            "expected": plain(end.expected),
            "counted": plain(end.counted),
            "over_short": plain(end.over_short),
            "reason": end.reason,
            "seal": sealed,
        },
    )


@till.command(
    help=N_("Show how the open day stands.\nThe drawer is counted blind: what should be in it is only said on request.")
)
@option("--expected", is_flag=True, words=N_("Also say what should be in the drawer."))
@pass_desk
def status(desk: Desk, *, expected: bool) -> None:
    """The day so far."""
    shop = desk.shop()
    session = shop.session()
    if session is None:
        desk.answer([_("No day is open. “posapp till open” starts one; a sale starts one too.")], {"open": False})
        return
    should, totals = expected_in(shop, session)
    rows = [(_("Change money at the start"), str(session.opening))]
    rows += [(title(one.method), str(one.net)) for one in totals.methods]
    rows += [(_("Put in"), str(totals.paid_in)), (_("Taken out"), str(-totals.paid_out))]
    rows += [(_("Should be there"), str(should))] if expected else []
    begun = _("Day {number} is open since {since}.").format(number=session.number, since=moment_text(session.opened_at))
    uncounted = [] if session.counted else [_("Nobody counted the drawer at the start.")]
    desk.answer(
        [begun, *uncounted, *table(rows, "<>")],
        {
            "open": True,
            **_session_values(session),
            "bills": totals.bills,
            "sold": plain(totals.sold),
            "refunded": plain(totals.refunded),
            "paid_in": plain(totals.paid_in),
            "paid_out": plain(totals.paid_out),
            "by_method": {one.method: plain(one.net) for one in totals.methods},
            "expected": plain(should),
        },
    )


def _counted(amount: str | None, count: str | None, name: str) -> Counted:
    """What was counted, by exactly one of the two ways. Raises Refused `count_missing`."""
    if (amount is None) == (count is None):
        raise Refused("count_missing", N_("Say what was counted in one way: either {name} or --count."), name=name)
    if count is not None:
        pieces = Count.parse(count)
        return Counted(pieces.total, pieces)
    return Counted(Money.parse(amount or ""))


def _move(
    desk: Desk, act: Callable[[Shop, Money, str, PersonId], Changes], amount: Money, reason: str, by: str
) -> None:
    shop = desk.shop()
    with shop.books.write():
        act(shop, amount, reason, desk.person(by))
    said = _("{amount} baht, written down.").format(amount=amount)
    desk.answer([said], {"amount": plain(amount), "reason": reason})


def _verdict(over_short: Money) -> str:
    if not over_short:
        return _("Exactly right")
    return _("Too much") if over_short.satang > 0 else _("Too little")


def _session_values(session: CashSession) -> dict[str, object]:
    return {
        "number": session.number,
        "day": session.day.isoformat(),
        "opening": plain(session.opening),
        "counted_at_start": session.counted,
    }
