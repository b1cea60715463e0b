"""`posapp receipt`: the paper of a bill on the terminal, as a picture, as printer bytes, or printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from posapp.cli.bills import bill
from posapp.cli.context import Desk, pass_desk
from posapp.cli.files import write_file
from posapp.cli.jobs import job_row, job_values
from posapp.cli.layout import table
from posapp.cli.sheet import sheet_lines
from posapp.cli.speech import SpokenCommand, option
from posapp.devices.printer.encoder import encode
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import rasterise
from posapp.devices.printer.status import TROUBLES
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.identity import PersonId
from posapp.domain.print_job import Paper, PrintState
from posapp.domain.sale import SaleKind
from posapp.i18n import N_, _
from posapp.operations.papers import print_sale

if TYPE_CHECKING:
    from posapp.devices.printer.profile import Profile
    from posapp.devices.printer.raster import Raster
    from posapp.documents.block import Document
    from posapp.domain.print_job import PrintJob
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

_NOT_YET: Final = N_("The paper has not come out yet. It stays in the queue; “posapp queue” shows how it fares.")
_CAME_OUT: Final = (PrintState.CONFIRMED, PrintState.SENT)


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Show, save or print the paper of a bill.\n"
        "Without an option it is shown here. A second printed one is marked as a copy."
    ),
)
@click.argument("number", metavar="NUMBER")
@option("--png", metavar="FILE", words=N_("Save it as a picture."))
@option("--escpos", metavar="FILE", words=N_("Save the bytes for a receipt printer."))
@option("--print", "on_paper", is_flag=True, words=N_("Print it."))
@pass_desk
def receipt(desk: Desk, number: str, png: str | None, escpos: str | None, *, on_paper: bool) -> None:
    """The receipt of a sale, or the note of a refund."""
    shop = desk.shop()
    sale = bill(shop, number)
    said: list[str] = []
    values: dict[str, object] = {"number": sale.issue.number}
    if on_paper:
        job = _printed(desk, shop, sale)
        said += table([job_row(shop, job)])
        values["job"] = job_values(shop, job)
    paper = desk.tools.sale_paper(shop, sale)
    files = _files(desk, paper, png, escpos)
    for path, content in files:
        write_file(path, content)
        said.append(_("Saved in {file}.").format(file=path))
    values["files"] = [str(path) for path, _content in files]
    if not said:
        said = list(sheet_lines(paper))
        values["text"] = "\n".join(said)
    desk.answer(said, values)


def _files(desk: Desk, paper: Document, png: str | None, escpos: str | None) -> list[tuple[Path, bytes]]:
    """What is to be written where; a paper of several sheets makes a picture of each."""
    if not (png or escpos):
        return []
    sheets, shape = _drawn(desk, paper)
    files = []
    if png:
        path = Path(png)
        names = [path, *(path.with_stem(f"{path.stem}-{sheet}") for sheet in range(2, len(sheets) + 1))]
        files += [(name, sheet.png()) for name, sheet in zip(names, sheets, strict=True)]
    if escpos:
        files.append((Path(escpos), encode(sheets, shape)))
    return files


def _drawn(desk: Desk, paper: Document) -> tuple[tuple[Raster, ...], Profile]:
    """The sheets as dots for the paper that is set up, and what kind of paper that is."""
    shape = profile(desk.shop().setting("printer.paper"))
    return rasterise(paper, shape, desk.tools.resources / "fonts"), shape


def _printed(desk: Desk, shop: Shop, sale: Sale) -> PrintJob:
    """Queue it and wait a little; the job once it came out.

    Raises Refused `printer_not_set`, Unavailable `not_printed` or the printer's trouble.
    """
    if not shop.setting("printer.uri"):
        raise Refused(
            "printer_not_set",
            N_("No printer is set up. Name one: posapp settings set printer.uri=tcp://192.168.1.50:9100"),
        )
    print_sale(shop, sale, PersonId(""))
    desk.print_waiting()
    desk.settle()
    paper = Paper.RECEIPT if sale.kind is SaleKind.SALE else Paper.REFUND_NOTE
    job = shop.books.print_jobs.of_subject(paper, sale.id)[-1]
    if job.state not in _CAME_OUT:
        raise Unavailable(job.detail or "not_printed", TROUBLES.get(job.detail, _NOT_YET))
    return job
