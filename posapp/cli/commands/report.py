"""`posapp report`: every report on any days, to read, as JSON, or as a file; and what expires."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Final

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.expiry_report import expiry_report
from posapp.cli.layout import table
from posapp.cli.report_asking import DAYS, asked_for
from posapp.cli.report_shapes import SHAPES, show
from posapp.cli.speech import SpokenCommand, SpokenGroup, option
from posapp.i18n import N_, _
from posapp.reports.reading import read, sheet
from posapp.reports.sheets import SHEETS

if TYPE_CHECKING:
    from posapp.reports.sheet import Sheet

_BY: Final = "by-"
_SHAPE: Final = (
    option(
        "--by",
        type=click.Choice([one.key.removeprefix(_BY) for one in SHEETS if one.key.startswith(_BY)]),
        words=N_("The same days, parted by this."),
    ),
    option(
        "--format", "shape", type=click.Choice(SHAPES), words=N_("Text without it, or what the file's name ends in.")
    ),
    option("--out", metavar="FILE", words=N_("Write it to this file.")),
)


@click.group(cls=SpokenGroup, help=N_("Add up a day, the goods, the markets."))
def report() -> None:
    """Sheets."""


@report.command("list", help=N_("All reports by name."))
@pass_desk
def list_reports(desk: Desk) -> None:
    """Each with its title."""
    rows = [(one.key, _(one.title)) for one in SHEETS]
    values = [{"key": one.key, "title": _(one.title), "only": list(one.asks)} for one in SHEETS]
    desk.answer(table(rows), {"reports": values})


def _command(one: Sheet) -> click.Command:
    """The command that reads report `one`."""

    def run(desk: Desk, /, by: str | None, shape: str | None, out: str | None, **given: Any) -> None:  # noqa: ANN401
        chosen = sheet(_BY + by) if by else one
        shop = desk.shop()
        show(desk, read(shop, chosen.key, asked_for(shop, chosen, given)), shape, out)

    function = reduce(lambda made, add: add(made), reversed((*DAYS, *_SHAPE)), pass_desk(run))
    return click.command(one.key, cls=SpokenCommand, help=one.title)(function)


for _sheet in SHEETS:
    report.add_command(_command(_sheet))
report.add_command(expiry_report)
