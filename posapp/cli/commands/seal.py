"""`posapp seal`: the codes of closed days, and whether a code on a paper is still the one of the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.days import day_in
from posapp.cli.door import DONE, REFUSED
from posapp.cli.layout import table
from posapp.cli.speech import SpokenGroup, option
from posapp.i18n import N_, _, date_text
from posapp.operations.seals import Standing, check_code, seals

if TYPE_CHECKING:
    from posapp.domain.seal import Seal
    from posapp.operations.seals import Checked


@click.group(cls=SpokenGroup, help=N_("Codes of closed days: list them, compare one with its paper."))
def seal() -> None:
    """Gather the acts on seals."""


@seal.command("list", help=N_("The codes of closed days, newest first."))
@option("--day", metavar="DAY", words=N_("Only of this day."))
@option("--limit", type=click.IntRange(1, 1_000_000), default=30, words=N_("At most so many."))
@pass_desk
def list_seals(desk: Desk, day: str | None, limit: int) -> None:
    """Each with its day and its sums since the first day."""
    shop = desk.shop()
    found = seals(shop, day_in(shop, day) if day else None, limit)
    rows = [(one.terminal.letter, str(one.number), date_text(one.day), one.code, str(one.sold)) for one in found]
    heads = (_("Till"), _("No."), _("Day"), _("Seal"), _("All sales since the first day"))
    lines = table([heads, *rows], "<><<>") if found else [_("No day is closed yet.")]
    desk.answer(lines, {"seals": [_values(one) for one in found]})


@seal.command(
    help=N_(
        "Compare codes on papers with the books.\nA day sheet has 10 signs, a receipt 8; the text of a QR will do too."
    )
)
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@option("--z", "number", type=click.IntRange(1), words=N_("The paper is that of the day with this number."))
@pass_desk
def verify(desk: Desk, codes: tuple[str, ...], number: int | None) -> int:
    """0 when every code is found and nothing before it was changed."""
    shop = desk.shop()
    checked = [check_code(shop, code, number) for code in codes]
    desk.answer([str(one) for one in checked], {"codes": [_checked(one) for one in checked]})
    return DONE if all(one.standing is Standing.PROVEN for one in checked) else REFUSED


def _values(one: Seal) -> dict[str, object]:
    return {
        "till": one.terminal.letter,
        "number": one.number,
        "day": one.day.isoformat(),
        "closed_at": one.at.isoformat(),
        "entry": one.seq,
        "seal": one.code,
        "previous": one.previous,
        "sold": plain(one.sold),
        "refunded": plain(one.refunded),
        "hash": one.link,
    }


def _checked(one: Checked) -> dict[str, object]:
    return {
        "code": one.code.text,
        "standing": one.standing.value,
        "entry": one.seq,
        "bill": one.bill,
        "seal": _values(one.seal) if one.seal else None,
        "message": str(one),
    }
