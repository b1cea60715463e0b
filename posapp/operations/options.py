"""The settings the shop itself obeys, declared as data."""

from __future__ import annotations

from typing import Final

from posapp.domain.barcode import RULES_OPTION
from posapp.domain.option import Choice, Option
from posapp.domain.tender import Rounding
from posapp.i18n import N_

GROUP: Final = (
    Option("group.name", "text", N_("Name of the group"), limit=80),
    Option("group.address", "text", N_("Address on the receipt"), limit=200, private=True),
    Option("group.phone", "text", N_("Phone on the receipt"), limit=40, private=True),
    Option("group.tax_id", "text", N_("Tax id (13 digits)"), limit=20, private=True),
    Option("receipt.thanks", "text", N_("Last line of the receipt"), limit=120),
)
DAY: Final = (
    Option(
        "day.cutoff",
        "whole",
        N_("The new day begins at (hour)"),
        default="4",
        hint=N_("A sale before this hour still counts to yesterday."),
        limit=12,
    ),
    Option(
        "cash.rounding",
        "choice",
        N_("Round cash"),
        default=Rounding.OFF.value,
        hint=N_("Only bills paid wholly in cash are rounded, always down."),
        choices=(
            Choice(Rounding.OFF.value, N_("No rounding")),
            Choice(Rounding.QUARTER.value, N_("Down to 25 satang")),
            Choice(Rounding.BAHT.value, N_("Down to the baht")),
        ),
    ),
)
VAT: Final = (
    Option(
        "vat.on",
        "yes_no",
        N_("The group is registered for VAT"),
        default="no",
        hint=N_("Needs tax id, branch and the machine number from the Revenue Department first."),
    ),
    Option("vat.branch", "text", N_("Branch (head office, or branch 00001)"), limit=40),
    Option("vat.pos_id", "text", N_("Machine number (POS ID)"), limit=40),
)
PRINTER: Final = (
    Option(
        "printer.uri",
        "text",
        N_("Printer"),
        hint=N_("For example tcp://192.168.1.50:9100, or device:/dev/usb/lp0. Empty: no printer."),
        limit=200,
    ),
    Option(
        "printer.paper",
        "choice",
        N_("Paper width"),
        default="58",
        choices=(Choice("58", N_("58 mm")), Choice("80", N_("80 mm"))),
    ),
    Option("printer.auto", "yes_no", N_("Print a receipt after each sale"), default="no"),
    Option("printer.drawer", "yes_no", N_("Open the drawer after a cash sale"), default="yes"),
)
LABELS: Final = (
    Option(
        "label.printer",
        "text",
        N_("Label printer"),
        hint=N_("Empty: price labels come out of the receipt printer."),
        limit=200,
    ),
    Option(
        "label.language",
        "choice",
        N_("Kind of label printer"),
        default="tspl",
        choices=(Choice("tspl", N_("Stickers (TSPL)")), Choice("roll", N_("Paper roll, like receipts"))),
    ),
    Option("label.width", "whole", N_("Width of a label (mm)"), default="40", limit=110),
    Option("label.height", "whole", N_("Height of a label (mm)"), default="30", limit=200),
    Option("label.gap", "whole", N_("Gap between labels (mm)"), default="2", limit=20),
    Option(
        "label.size",
        "choice",
        N_("Labels on the paper roll"),
        default="full",
        choices=(Choice("full", N_("With everything")), Choice("small", N_("Short: name, price, barcode"))),
    ),
    Option(
        "label.between",
        "choice",
        N_("Between labels on the paper roll"),
        default="line",
        choices=(Choice("line", N_("A line to cut along")), Choice("cut", N_("The printer cuts"))),
    ),
)
STOCK: Final = (Option("till.place", "text", N_("This till sells from"), limit=40),)
"""Where the goods this till sells lie; empty for the store. Set by opening a market event, not by hand."""
BARCODES: Final = (RULES_OPTION,)
SHOP_OPTIONS: Final = (*GROUP, *DAY, *VAT, *PRINTER, *LABELS, *BARCODES, *STOCK)
DEFAULTS: Final = {option.key: option.default for option in SHOP_OPTIONS}
