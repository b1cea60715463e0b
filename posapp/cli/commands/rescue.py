"""`posapp rescue`: save what can still be read of a damaged file."""

from __future__ import annotations

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.files import folder_at
from posapp.cli.speech import SpokenCommand
from posapp.domain.errors import Told
from posapp.i18n import N_
from posapp.operations.rescue import check_may_rescue, summary
from posapp.operations.rescue import rescue as rescue_books
from posapp.store.database import told_of
from posapp.store.faults import DAMAGED, FAULTS, NOT_BOOKS

_PAST_ASKING = (DAMAGED[0], NOT_BOOKS[0])


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Save what can still be read of a damaged file as plain lists.\n"
        "The file itself is not changed. Then bring the last good copy back with “posapp restore”."
    ),
)
@click.argument("target", metavar="DIR")
@pass_desk
def rescue(desk: Desk, target: str) -> None:
    """One CSV for each table, the bills by themselves, and a few lines that say what it is."""
    _ask(desk)
    found = rescue_books(desk.books, folder_at(target))
    values = {
        "folder": target,
        "bills": len(found.bills),
        "total": plain(found.total),
        "entries": found.entries,
        "missing": found.missing,
        "rows": found.rows,
    }
    desk.answer(summary(found), values)


def _ask(desk: Desk) -> None:
    """Books that can still say who may see everybody's data are asked; those too damaged for it are only read."""
    try:
        check_may_rescue(desk.shop())
    except (Told, *FAULTS) as error:
        told = told_of(error, desk.books)
        if told is None or told.code not in _PAST_ASKING:
            raise
