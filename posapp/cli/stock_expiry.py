"""Goods that will not keep: `posapp stock markdown`, and the list of what expires."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenCommand
from posapp.cli.stock_goods import found_goods, place_name
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.domain.money import Money
from posapp.i18n import N_, _, date_text
from posapp.operations.fresh_goods import mark_down
from posapp.operations.leaving import no_such_lot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.operations.fresh_goods import Expiring
    from posapp.operations.shop import Shop


@click.command(
    cls=SpokenCommand,
    help=N_("Sell a batch cheaper before it expires: L0001 20.00. Without an amount it has its ordinary price again."),
)
@click.argument("batch", metavar="BATCH")
@click.argument("amount", metavar="AMOUNT", required=False)
@BY
@pass_desk
def markdown(desk: Desk, batch: str, amount: str | None, by: str) -> None:
    """From the next bill on."""
    shop = desk.shop()
    found = found_goods(shop, batch.upper())
    if found.lot is None:
        raise no_such_lot()
    price = Money.parse(amount) if amount else None
    mark_down(shop, found.lot.id, price, desk.person(by))
    name, shown = full_name(found.product), price if price is not None else found.product.price
    said = _("{name}, batch {code}, is sold for {price} now.").format(name=name, code=found.lot.code, price=shown)
    values = {
        "code": found.product.code,
        "lot": found.lot.code,
        "price": plain(shown),
        "marked_down": price is not None,
    }
    desk.answer([said], values)


def expiring_lines(shop: Shop, found: list[Expiring]) -> Iterator[str]:
    """What expires, the worst first."""
    rows = [
        (
            one.lot.code,
            full_name(one.product),
            amount_of(one.shelf.on_hand, one.product),
            place_name(shop, one.shelf.place),
            date_text(one.lot.expires) if one.lot.expires else "",
            _days_text(one.days),
            _("now {price}").format(price=one.price) if one.price is not None else "",
        )
        for one in found
    ]
    yield from table(rows, "<<>") or [_("Nothing expires.")]


def expiring_values(shop: Shop, found: list[Expiring]) -> dict[str, object]:
    """The same for programs."""
    return {
        "batches": [
            {
                "lot": one.lot.code,
                "code": one.product.code,
                "name": full_name(one.product),
                "on_hand": plain(one.shelf.on_hand),
                "place": place_name(shop, one.shelf.place),
                "expires": one.lot.expires.isoformat() if one.lot.expires else "",
                "days": one.days,
                "expired": one.expired,
                "price": plain(one.price) if one.price is not None else None,
            }
            for one in found
        ]
    }


def _days_text(days: int) -> str:
    if days < 0:
        return _("expired, not to be sold")
    return _("last day today") if days == 0 else _("days left: {count}").format(count=days)
