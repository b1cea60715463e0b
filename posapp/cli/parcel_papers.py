"""Papers of a parcel asked for at a terminal: out of the printer of the receipts or of the labels, or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from posapp.cli.printing import printed
from posapp.devices.label.label_printer import check_for_sticker
from posapp.devices.page.leaf import LEAVES, leaf_pdf
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import rasterise
from posapp.domain.errors import Refused
from posapp.domain.print_job import Paper
from posapp.i18n import N_
from posapp.operations.files import write_file
from posapp.operations.papers import print_address_label, print_packing_slip

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.cli.context import Desk
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.print_job import PrintJob

RECEIPTS, LABELS = "receipts", "labels"
PRINTERS: Final = (RECEIPTS, LABELS)


class PaperWish(TypedDict):
    """Which paper (`slip`, else the address), from which printer, how large a page, and where to."""

    slip: bool
    printer: str
    size: str
    target: str


def print_parcel(desk: Desk, order: OnlineOrder, wish: PaperWish) -> PrintJob:
    """Print it now. Raises Refused `slip_no_label`, what `check_for_sticker` and `printed` raise."""
    shop, sticker = desk.shop(), wish["printer"] == LABELS
    if not wish["slip"]:
        if sticker:
            document = desk.tools.order_paper(shop, order, Paper.PARCEL_STICKER)
            check_for_sticker(document, shop.setting, desk.tools.resources / "fonts")
        return printed(desk, lambda: print_address_label(shop, order.id, sticker=sticker), labels=sticker)
    if sticker:
        raise Refused(
            "slip_no_label", N_("The packing slip comes out of the receipt printer only. Leave “--printer” out.")
        )
    return printed(desk, lambda: print_packing_slip(shop, order.id))


def save_parcel(desk: Desk, order: OnlineOrder, wish: PaperWish, path: Path) -> None:
    """Write it to `path`. Raises Refused `label_file` for a kind of file that it can't be."""
    shop, fonts = desk.shop(), desk.tools.resources / "fonts"
    document = desk.tools.order_paper(shop, order, Paper.PACKING_SLIP if wish["slip"] else Paper.PARCEL_LABEL)
    match path.suffix.lower():
        case ".pdf":
            write_file(leaf_pdf(document, LEAVES[wish["size"]], fonts, order.told.number), path)
        case ".png":
            write_file(rasterise(document, profile(shop.setting("printer.paper")), fonts)[0].png(), path)
        case _:
            raise Refused("label_file", N_("Labels go to the printer, or to a file that ends in .pdf or .png."))
