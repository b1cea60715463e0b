"""`posapp archive`: everything in open formats, and books made of it again."""

from __future__ import annotations

import click

from posapp.cli.alone import alone
from posapp.cli.context import Desk, pass_desk
from posapp.cli.copies_view import manifest_rows, manifest_values
from posapp.cli.files import folder_at
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup
from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY
from posapp.i18n import N_, _, count_text
from posapp.operations.copies.restore import bring_back
from posapp.operations.open_formats.read import import_everything
from posapp.operations.open_formats.write import export_everything
from posapp.store.database import FILE_NAME


@click.group(cls=SpokenGroup, help=N_("Everything in open formats, and books made of it again."))
def archive() -> None:
    """What the group can read without this program."""


@archive.command("export", help=N_("Write everything the books hold into an empty folder, as CSV and JSON."))
@click.argument("folder", metavar="DIR")
@BY
@pass_desk
def export(desk: Desk, folder: str, by: str) -> None:
    """All tables and pictures."""
    target = folder_at(folder)
    counts = export_everything(desk.shop(), target, desk.person(by))
    said = _("Everything is in {folder}: {count} rows. Names and phone numbers are among them.").format(
        folder=target, count=count_text(sum(counts.values()))
    )
    desk.answer([said], {"folder": str(target), "rows": counts})


@archive.command("import", help=N_("Make books of what was exported; --books must name a folder without books."))
@click.argument("folder", metavar="DIR")
@pass_desk
def import_(desk: Desk, folder: str) -> None:
    """New books with equal totals, checked before they are there."""
    if (desk.books / FILE_NAME).exists():
        raise Refused(
            "already_started",
            N_("There are books in {folder} already. Open them, or choose another folder."),
            folder=desk.books,
        )
    prepared = import_everything(folder_at(folder), desk.books)
    with alone(desk.books):
        back = bring_back(prepared, desk.books, desk.tools.clock, desk.tools.ids, NOBODY)
    said = _("The books are in {folder}. This till writes its bills with the letter {letter}.").format(
        folder=desk.books, letter=back.letter
    )
    values = {**manifest_values(prepared.manifest), "letter": back.letter}
    desk.answer([said, *table(manifest_rows(prepared.manifest))], values)
