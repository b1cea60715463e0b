"""The settings the shop itself obeys, declared as data."""

from __future__ import annotations

from typing import Final

from posapp.domain.access import Permission
from posapp.domain.barcode import RULES_OPTION
from posapp.domain.option import Choice, Option
from posapp.domain.tender import Rounding
from posapp.domain.web_catalogue import OPTIONS as WEB
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
TURNOVER: Final = (
    Option(
        "turnover.limit",
        "whole",
        N_("Most the group may sell in a year (baht)"),
        default="1800000",
        hint=N_("From this sum on taxes are due. It is told at 80 and 95 %; 0 switches it off."),
        limit=999_999_999,
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
        needs=Permission.DEVICES,
    ),
    Option(
        "printer.paper",
        "choice",
        N_("Paper width"),
        default="58",
        choices=(Choice("58", N_("58 mm")), Choice("80", N_("80 mm"))),
        needs=Permission.DEVICES,
    ),
    Option("printer.auto", "yes_no", N_("Print a receipt after each sale"), default="no", needs=Permission.DEVICES),
    Option(
        "printer.drawer",
        "yes_no",
        N_("Open the drawer after a cash sale"),
        default="yes",
        needs=Permission.DEVICES,
    ),
)
LABELS: Final = (
    Option(
        "label.printer",
        "text",
        N_("Label printer"),
        hint=N_("Empty: labels come out of the receipt printer. Addresses of parcels need 100 × 150 mm or nearly so."),
        limit=200,
        needs=Permission.DEVICES,
    ),
    Option(
        "label.language",
        "choice",
        N_("Kind of label printer"),
        default="tspl",
        choices=(Choice("tspl", N_("Stickers (TSPL)")), Choice("roll", N_("Paper roll, like receipts"))),
        needs=Permission.DEVICES,
    ),
    Option("label.width", "whole", N_("Width of a label (mm)"), default="40", limit=110, needs=Permission.DEVICES),
    Option("label.height", "whole", N_("Height of a label (mm)"), default="30", limit=200, needs=Permission.DEVICES),
    Option("label.gap", "whole", N_("Gap between labels (mm)"), default="2", limit=20, needs=Permission.DEVICES),
    Option(
        "label.size",
        "choice",
        N_("Labels on the paper roll"),
        default="full",
        choices=(Choice("full", N_("With everything")), Choice("small", N_("Short: name, price, barcode"))),
        needs=Permission.DEVICES,
    ),
    Option(
        "label.between",
        "choice",
        N_("Between labels on the paper roll"),
        default="line",
        choices=(Choice("line", N_("A line to cut along")), Choice("cut", N_("The printer cuts"))),
        needs=Permission.DEVICES,
    ),
)
STOCK: Final = (Option("till.place", "text", N_("This till sells from"), limit=40, needs=Permission.STOCK),)
"""Where the goods this till sells lie; empty for the store. Set by opening a market event, not by hand."""
LIMITS: Final = (
    Option(
        "limit.discount",
        "whole",
        N_("Sellers may take off at most (%)"),
        default="10",
        hint=N_("Of a bill and of each line on it. Above that the treasurer's code is asked for."),
        limit=100,
    ),
    Option("limit.price", "yes_no", N_("Sellers may type another price than the list's"), default="no"),
    Option(
        "limit.refund",
        "whole",
        N_("Sellers may give back at most (baht)"),
        default="200",
        hint=N_("Of one bill, all its refunds together."),
        limit=1_000_000,
    ),
    Option("limit.drawer", "yes_no", N_("Sellers may open the drawer without a sale"), default="yes"),
    Option(
        "limit.paid_out",
        "whole",
        N_("Sellers may take out of the drawer at most (baht)"),
        default="0",
        limit=1_000_000,
    ),
)
"""What a seller may do alone, in a group that uses codes."""
CODES: Final = (
    Option(
        "codes.seller_free",
        "yes_no",
        N_("Sellers without a code may sell"),
        default="yes",
        hint=N_("They tap their name; the treasurer always needs a code."),
    ),
)
COPIES: Final = (
    Option(
        "copy.every",
        "whole",
        N_("Copy the data after so many bills"),
        default="200",
        hint=N_("Besides after each closed day and when the program ends. 0: not by the number of bills."),
        limit=10_000,
    ),
    Option(
        "copy.minutes",
        "whole",
        N_("Copy the data after so many minutes"),
        default="30",
        hint=N_("Only when something was written down since the last copy. 0: not by time."),
        limit=1440,
    ),
)
ORDERS: Final = (
    Option(
        "orders.terms",
        "text",
        N_("Terms on the packing slip"),
        hint=N_("For example until when goods can be exchanged."),
        limit=300,
    ),
    Option(
        "orders.forget_days",
        "whole",
        N_("Forget buyers of online orders after (days)"),
        default="30",
        hint=N_("Name, phone and address are erased so long after the parcel went or the order was called off."),
        limit=365,
    ),
)
BARCODES: Final = (RULES_OPTION,)
SHOP_OPTIONS: Final = (
    *(*GROUP, *DAY, *TURNOVER, *VAT, *LIMITS, *CODES, *COPIES, *PRINTER, *LABELS),
    *(*ORDERS, *WEB, *BARCODES, *STOCK),
)
DEFAULTS: Final = {option.key: option.default for option in SHOP_OPTIONS}
