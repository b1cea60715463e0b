"""`posapp receipt`: the paper of a bill on the terminal, as a picture, as printer bytes, or printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from posapp.cli.bills import bill
from posapp.cli.context import Desk, pass_desk
from posapp.cli.jobs import job_row, job_values
from posapp.cli.layout import table
from posapp.cli.printing import printed
from posapp.cli.sheet import sheet_lines
from posapp.cli.speech import SpokenCommand, option
from posapp.devices.printer.encoder import encode
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import rasterise
from posapp.domain.identity import NOBODY
from posapp.i18n import N_, _
from posapp.operations.files import write_file
from posapp.operations.papers import print_sale

if TYPE_CHECKING:
    from posapp.devices.printer.profile import Profile
    from posapp.devices.printer.raster import Raster
    from posapp.documents.block import Document


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
        job = printed(desk, lambda: print_sale(shop, sale, NOBODY))
        said += table([job_row(shop, job)])
        values["job"] = job_values(shop, job)
    paper = desk.tools.sale_paper(shop, sale)
    files = _files(desk, paper, png, escpos)
    for path, content in files:
        write_file(content, path)
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
