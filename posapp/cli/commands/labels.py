"""`posapp labels`: price labels on the printer, as A4 sheets, or as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.jobs import job_values
from posapp.cli.printing import printed
from posapp.cli.speech import SpokenCommand, option
from posapp.cli.stock_lines import LINES, LINES_FILE, Line, given_lines
from posapp.devices.label.sheets import FORMATS, format_named, label_pdf
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import rasterise
from posapp.documents.shelf_label import labels as label_roll
from posapp.domain.errors import Refused
from posapp.domain.lot import NO_LOT
from posapp.i18n import N_, _, count_text
from posapp.operations.files import write_file
from posapp.operations.print_labels import LabelWish, print_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.documents.shelf_label import LabelRun
    from posapp.operations.shop import Shop

_PRINTER: Final = "printer"
_MOST_DIGITS: Final = 3
_ROLL: Final = ("full", "small")
_SHEETS: Final = tuple(one.key for one in FORMATS)


class _Wanted(TypedDict):
    lines: tuple[str, ...]
    file: str
    copies: int | None
    size: str | None
    start_at: int
    target: str
    by: str


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Price labels: CODE, CODE=12 for twelve of them, L0001=6 with the days of that batch.\n"
        "For the printer or a .png the size is full or small; for a .pdf it is how many stand on a sheet: 24, 40, 65."
    ),
)
@LINES
@LINES_FILE
@option("--copies", type=click.IntRange(1, 500), words=N_("How many of each, where the line doesn't say."))
@option("--size", type=click.Choice([*_ROLL, *_SHEETS]), words=N_("How long, or how many on a sheet."))
@option("--start-at", type=click.IntRange(1), default=1, words=N_("The first free label of an A4 sheet begun before."))
@option("--to", "target", default=_PRINTER, metavar="printer|FILE", words=N_("The printer, a .pdf or a .png file."))
@pass_desk
def labels(desk: Desk, **wanted: Unpack[_Wanted]) -> None:
    """Queue them, or write the file."""
    shop = desk.shop()
    given = given_lines(wanted["lines"], wanted["file"])
    wishes = [_wish(shop, line, wanted["copies"] or 1) for line in given]
    count = sum(wish.copies for wish in wishes)
    said, values = _made(desk, wishes, wanted)
    desk.answer([said.format(count=count_text(count), file=wanted["target"])], {"labels": count, **values})


def _made(desk: Desk, wishes: Sequence[LabelWish], wanted: _Wanted) -> tuple[str, dict[str, object]]:
    """The sentence and the values to answer with, once the labels are on paper or in their file."""
    shop, target = desk.shop(), wanted["target"]
    if target == _PRINTER:
        size = _chosen(wanted["size"], _ROLL, "")
        job = printed(desk, lambda: print_labels(shop, wishes, _roll_size(size)), labels=True)
        return _("Labels printed: {count}"), {"job": job_values(shop, job)}
    runs = desk.tools.label_runs(shop, wishes)
    path = Path(target)
    match path.suffix.lower():
        case ".pdf":
            sheet = format_named(_chosen(wanted["size"], _SHEETS, _SHEETS[0]))
            content = label_pdf(runs, sheet, desk.tools.resources / "fonts", wanted["start_at"])
        case ".png":
            content = _picture(desk, runs, small=_chosen(wanted["size"], _ROLL, "full") == "small")
        case _:
            raise Refused("label_file", N_("Labels go to the printer, or to a file that ends in .pdf or .png."))
    write_file(content, path)
    return _("Labels in {file}: {count}"), {"file": target}


def _picture(desk: Desk, runs: Sequence[LabelRun], *, small: bool) -> bytes:
    """All labels one below the other, as the paper roll shows them."""
    shape = profile(desk.shop().setting("printer.paper"))
    (sheet,) = rasterise(label_roll(runs, small=small), shape, desk.tools.resources / "fonts")
    return sheet.png()


def _wish(shop: Shop, line: Line, copies: int) -> LabelWish:
    found = line.goods(shop)
    lot = found.lot.id if found.lot else NO_LOT
    return LabelWish(found.product.id, line.read("qty", _copies) if line.has("qty") else copies, lot)


def _copies(text: str) -> int:
    """How many labels. Raises Refused `copies_syntax`."""
    number = text.strip()
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        raise Refused("copies_syntax", N_("“{text}” is no number of labels. Write 1 to 500."), text=number[:20])
    return int(number)


def _chosen(size: str | None, known: tuple[str, ...], usual: str) -> str:
    """The size asked for. Raises Refused `label_size_here` when it belongs to another kind of paper."""
    if size is not None and size not in known:
        raise Refused(
            "label_size_here",
            N_("The size {size} doesn't go there. Use one of: {known}."),
            size=size,
            known=", ".join(known),
        )
    return size or usual


def _roll_size(size: str) -> Literal["", "full", "small"]:
    return "small" if size == "small" else "full" if size == "full" else ""
