"""`posapp setup`: new books for a group, with how it takes money, prints, and what it may sell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.setting_values import OPTIONS, checked
from posapp.cli.speech import SpokenCommand, option
from posapp.domain.identity import NOBODY
from posapp.i18n import N_, _
from posapp.operations.change_options import change_options
from posapp.operations.load_sample import KINDS, load_sample
from posapp.operations.start_group import start_group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.operations.shop import Shop

_KEYS: Final = {
    "promptpay": "promptpay.id",
    "account_name": "promptpay.account_name",
    "paper": "printer.paper",
    "printer": "printer.uri",
}
"""Which setting each option of the command fills."""


class _Wanted(TypedDict):
    group: str
    promptpay: str | None
    account_name: str | None
    paper: str | None
    printer: str | None
    till: str
    sample: str | None


@click.command(cls=SpokenCommand, help=N_("Start the books of a group."))
@option("--group", required=True, metavar="NAME", words=N_("Name of the group, as it stands on receipts."))
@option("--promptpay", metavar="ID", words=N_("PromptPay number the group takes money with."))
@option("--account-name", metavar="NAME", words=N_("Name of that account, for customers to compare."))
@option("--paper", type=click.Choice(["58", "80"]), words=N_("Width of the receipt paper in millimetres."))
@option("--printer", metavar="URI", words=N_("Address of the printer, such as tcp://192.168.1.50:9100 or roll:FOLDER."))
@option("--till", default="A", metavar="LETTER", words=N_("Letter of this till in receipt numbers."))
@option("--sample", type=click.Choice([kind.key for kind in KINDS]), words=N_("Sample goods to begin with."))
@pass_desk
def setup(desk: Desk, **wanted: Unpack[_Wanted]) -> None:
    """Check everything first and write it in one go, so that nothing is left half-way."""
    given = _given(wanted)
    kept = checked(given, lambda key: OPTIONS[key].default)

    def furnish(shop: Shop) -> None:
        change_options(shop, OPTIONS.values(), kept, NOBODY)
        if wanted["sample"]:
            load_sample(shop, wanted["sample"], desk.tools.resources / "sample_products", NOBODY)

    shop = start_group(desk.books, wanted["group"], wanted["till"], desk.tools.clock, desk.tools.ids, furnish)
    try:
        goods = len(shop.books.catalog.all())
        name, letter = shop.group.name, shop.books.terminal.letter
    finally:
        shop.books.close()
    said = _("The books of “{group}” are in {folder}. Goods on the shelf: {count}.").format(
        group=name, folder=desk.books, count=goods
    )
    desk.answer([said], {"group": name, "till": letter, "books": str(desk.books), "products": goods})


def _given(wanted: _Wanted) -> Mapping[str, str]:
    """The settings that were named, by their keys."""
    named: Mapping[str, object] = {**wanted}
    return {setting: str(named[name]) for name, setting in _KEYS.items() if named[name] is not None}
