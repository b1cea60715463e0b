"""`posapp sheet`: Shopee, Lazada and TikTok Shop, which are told by files: their sheets filled, their orders read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.layout import table
from posapp.cli.order_view import order_rows, order_values
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.i18n import N_, _, count_text
from posapp.operations.files import put_file
from posapp.sync.connectors import connector
from posapp.sync.sheets.fill import BOTH, Field, fill_sheet
from posapp.sync.sheets.intake import take_order_list
from posapp.sync.sheets.words import change_text, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.sync.sheets.fill import Filled
    from posapp.sync.sheets.intake import Taken

_FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))

_WHOSE = option("--shop", "name", default="", metavar="NAME", words=N_("Which shop's it is, if you have several."))


@click.group(cls=SpokenGroup, help=N_("Shopee, Lazada, TikTok Shop: fill their sheets, read their lists of orders."))
def sheet() -> None:
    """Marketplaces by file."""


@sheet.command(
    help=N_(
        "Fill prices and numbers into a sheet that you downloaded from the seller centre, by code (SKU).\n\n"
        "Nothing else in the file is touched, and the file itself stays as it is: the filled one is written beside it. "
        "Read the newest orders first (posapp sheet orders), so that what is sold there is off the numbers."
    )
)
@_FILE
@option("--out", default="", metavar="FILE", words=N_("Where to write it; beside the sheet without it."))
@option("--only", type=click.Choice([one.value for one in Field]), default=None, words=N_("Only prices, or numbers."))
@_WHOSE
@pass_desk
def fill(desk: Desk, file: Path, out: str, only: str | None, name: str) -> None:
    """By code, and what was changed."""
    filled = fill_sheet(desk.shop(), file, (Field(only),) if only else BOTH, name)
    target = Path(out) if out else file.with_name(f"{file.stem}-filled{file.suffix}")
    put_file(filled.content, target)
    desk.answer(_filled_lines(filled, target), _filled_values(filled, target))


@sheet.command(
    help=N_(
        "Read a list of orders that you exported from the seller centre (Excel or CSV).\n\n"
        "The same list again changes nothing, and an order that stands in two lists comes in once."
    )
)
@_FILE
@_WHOSE
@BY
@pass_desk
def orders(desk: Desk, file: Path, name: str, by: str) -> None:
    """Taken in, each once."""
    taken = take_order_list(desk.shop(), file, desk.person(by), name)
    desk.answer(_taken_lines(desk, taken), _taken_values(desk, taken))


def _filled_lines(filled: Filled, target: Path) -> list[str]:
    market = _(connector(filled.market).title)
    lines = [market, *table([(str(one.row), one.sku, change_text(one)) for one in filled.changes])]
    lines.append(
        _("Cells changed: {count}").format(count=count_text(len(filled.changes)))
        if filled.changes
        else _("Everything was right already.")
    )
    lines += _named(_("No goods of yours have these codes: {codes}"), filled.unmatched)
    lines += _named(_("Left as they are, as they are not counted in pieces or are computed: {codes}"), filled.left)
    return [*lines, _("Saved: {path}").format(path=target)]


def _filled_values(filled: Filled, target: Path) -> dict[str, object]:
    changes = [
        {"row": one.row, "sku": one.sku, "field": one.field.value, "old": one.old, "new": one.new}
        for one in filled.changes
    ]
    return {
        "market": filled.market,
        "changes": changes,
        "unmatched": list(filled.unmatched),
        "left": list(filled.left),
        "same": filled.same,
        "file": str(target),
    }


def _taken_lines(desk: Desk, taken: Taken) -> list[str]:
    return [
        title_of(taken),
        *order_rows(desk.shop(), [*taken.new, *taken.changed]),
        *_named(_("These are further here than in the list, so nothing was taken back: {codes}"), taken.older),
        *_named(_("No goods of yours have these codes: {codes}"), taken.unmatched),
    ]


def _taken_values(desk: Desk, taken: Taken) -> dict[str, object]:
    return {
        "shop": taken.online.name,
        "market": taken.online.connector,
        "new": [order_values(desk.shop(), one) for one in taken.new],
        "changed": [order_values(desk.shop(), one) for one in taken.changed],
        "known": taken.known,
        "older": list(taken.older),
        "unmatched": list(taken.unmatched),
    }


def _named(sentence: str, codes: Sequence[str]) -> list[str]:
    return [sentence.format(codes=", ".join(codes))] if codes else []
