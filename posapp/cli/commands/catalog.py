"""`posapp catalog`: the group's web page as a folder of files that any free host or a stick can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.files import folder_at
from posapp.cli.speech import SpokenCommand, option
from posapp.cli.stock_goods import category_called, product_coded
from posapp.documents.web import site
from posapp.domain.errors import Refused
from posapp.i18n import N_, _, count_text
from posapp.operations.web_catalogue import is_shown, web_catalogue, web_goods
from posapp.operations.web_folder import publish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Write a web page of the goods into a folder: pictures, prices, stories, how to order on LINE or by phone.\n"
        "Without options all goods on sale but those in web.without. What it says of the group: settings web.…"
    ),
)
@click.argument("folder", metavar="DIR")
@option("--category", "categories", multiple=True, metavar="NAME", words=N_("Only goods of this category; repeatable."))
@option("--goods", "codes", multiple=True, metavar="CODE", words=N_("Only these goods, or these besides; repeatable."))
@option("--without", multiple=True, metavar="CODE", words=N_("But not these goods; repeatable."))
@pass_desk
def catalog(
    desk: Desk, folder: str, categories: tuple[str, ...], codes: tuple[str, ...], without: tuple[str, ...]
) -> None:
    """Write it, and say what changed in the folder."""
    shop = desk.shop()
    goods = _chosen(shop, categories, codes, without)
    place = folder_at(folder)
    done = publish(place, site(web_catalogue(shop, goods), desk.tools.resources / "web"))
    lines = [
        _("The web page is written. Open it: {file}").format(file=place / "index.html"),
        _("Goods on it: {count}").format(count=count_text(len(goods))),
        _("Files written: {written}, unchanged: {same}, taken away: {removed}").format(
            written=count_text(done.written), same=count_text(done.same), removed=count_text(done.removed)
        ),
    ]
    values = {
        "folder": str(place),
        "index": str(place / "index.html"),
        "goods": [one.code for one in goods],
        "written": done.written,
        "unchanged": done.same,
        "removed": done.removed,
    }
    desk.answer(lines, values)


def _chosen(shop: Shop, categories: Sequence[str], codes: Sequence[str], without: Sequence[str]) -> list[Product]:
    """The goods named, or all when none are; what the group leaves out must be named by its code.

    Raises Refused `web_not_sold`, `code_unknown`, `category_unknown`.
    """
    shelves = {category_called(shop, name) for name in categories}
    named = [_sold(product_coded(shop, code)) for code in codes]
    left_out = {product_coded(shop, code).id for code in without}
    everything = not (shelves or named)
    wanted = (one for one in web_goods(shop) if everything or one.category in shelves)
    found = [one for one in wanted if is_shown(shop, one)]
    chosen = {one.id: one for one in (*found, *named)}
    return [one for one in chosen.values() if one.id not in left_out]


def _sold(product: Product) -> Product:
    if not product.offered:
        raise Refused(
            "web_not_sold",
            N_("“{name}” is not sold (any more). Leave it out, or put it back on the shelf first."),
            name=product.name,
        )
    return product
