"""`posapp handover`: everything an auditor needs, in one folder."""

from __future__ import annotations

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.files import folder_at
from posapp.cli.speech import SpokenCommand, option
from posapp.i18n import N_, _, count_text
from posapp.operations.hand_over import hand_over


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Hand the books to the auditor: a read-only copy, seals, reports, and a checker.\n"
        "Everything is written into the new folder DIR. Codes and phones are left out."
    ),
)
@click.argument("folder", metavar="DIR")
@option("--by", default="", metavar="NAME", words=N_("Who hands it over."))
@pass_desk
def handover(desk: Desk, folder: str, by: str) -> None:
    """Write it all, or nothing."""
    shop = desk.shop()
    done = hand_over(shop, folder_at(folder), desk.tools.hand_over_kit(), desk.person(by))
    said = _("{count} files for the auditor lie in {folder}.")
    desk.answer(
        [said.format(count=count_text(len(done.files)), folder=done.folder), done.report.verdict],
        {"folder": str(done.folder), "files": list(done.files), "sound": done.report.sound},
    )
