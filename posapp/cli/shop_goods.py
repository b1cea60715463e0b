"""`posapp shop match`, `publish` and `rules`: what there is ours, what of ours goes there, and whose word counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.shop_pairing import Decisions, decide, pairing_lines, pairing_values, publish_all
from posapp.cli.shop_view import shop_lines, shop_values
from posapp.cli.speech import BY, SpokenCommand, option
from posapp.cli.stock_amounts import read_count
from posapp.cli.stock_goods import product_coded
from posapp.domain.errors import Refused
from posapp.domain.online.shop import Owner, ShopState
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, arabic_digits, count_text
from posapp.operations.online.matching import keep_back, pair_instead, unmatched_products
from posapp.operations.online.shops import change_rules, shop_named
from posapp.sync.connectors import connector

if TYPE_CHECKING:
    from posapp.domain.online.shop import ShopRules

SHOP: Final = click.argument("name", metavar="[SHOP]", default="")
"""Which shop; the only one there is when nothing is said."""

_OWNER = click.Choice([owner.value for owner in Owner])


class _Matching(TypedDict):
    name: str
    pairs: tuple[str, ...]
    sure: bool
    taken: tuple[str, ...]
    rest: bool
    apart: tuple[str, ...]
    instead: tuple[int, ...]
    by: str


@click.command(
    cls=SpokenCommand,
    help=N_("Say which goods of a shop are which of yours. Without options: what seems to be the same."),
)
@SHOP
@option("--pair", "pairs", multiple=True, metavar="ARTICLE=CODE", words=N_("This article of the shop is that of ours."))
@option("--all-sure", "sure", is_flag=True, words=N_("Pair everything that has the same code or barcode."))
@option("--adopt", "taken", multiple=True, metavar="ARTICLE", words=N_("Take an article of the shop over as ours."))
@option("--adopt-rest", "rest", is_flag=True, words=N_("Take over every article that none of ours seems to be."))
@option("--unpair", "apart", multiple=True, metavar="CODE", words=N_("Take a pair apart."))
@option("--instead", multiple=True, type=int, metavar="ID", words=N_("Pair what the shop has instead of sending it."))
@BY
@pass_desk
def match(desk: Desk, **asked: Unpack[_Matching]) -> None:
    """Nothing is written to the shop by it."""
    here = desk.shop()
    online, by = shop_named(here, asked["name"]), desk.person(asked["by"])
    said = Decisions(asked["pairs"], asked["sure"], asked["taken"], asked["rest"], asked["apart"])
    done = decide(here, online, said, by)
    for errand in asked["instead"]:
        pair_instead(here, errand, by)
    lines = [*pairing_lines(here, online)]
    if said != Decisions():
        lines.append(_("Paired {paired}, taken over {adopted}, taken apart {apart}.").format(**done.values()))
    if online.state is ShopState.MATCHING:
        lines.append(_("When it is right: “posapp shop start”."))
    desk.answer(lines, {**pairing_values(here, online), "done": done.values()})


@click.command(
    cls=SpokenCommand, help=N_("Put goods of yours into a shop: photo, category, price, story and number go with them.")
)
@click.argument("codes", nargs=-1, metavar="CODE...")
@option("--shop", "name", default="", metavar="NAME", words=N_("Into which shop, when there are several."))
@option("--all", "everything", is_flag=True, words=N_("Everything of yours that the shop doesn't have."))
@BY
@pass_desk
def publish(desk: Desk, codes: tuple[str, ...], name: str, by: str, *, everything: bool) -> None:
    """They go with the next round; what can't go is said."""
    here = desk.shop()
    online = shop_named(here, name)
    if not connector(online.connector).abilities.publishes:
        raise Refused(
            "publish_never",
            N_("Goods can't be put into this kind of shop from here. Put them there by hand, then pair them."),
        )
    products = unmatched_products(here, online.id) if everything else [product_coded(here, code) for code in codes]
    going, left = publish_all(here, online, products, desk.person(by))
    if left and not going:
        raise left[0][1]
    lines = [_("Goods that go into the shop with the next round: {count}").format(count=count_text(len(going)))]
    values = {
        "going": [one.code for one in going],
        "left": [{"code": one.code, "reason": told.code, "sentence": str(told)} for one, told in left],
    }
    desk.answer([*lines, *(str(told) for _one, told in left)], values)


class _Ruling(TypedDict):
    name: str
    price: str | None
    names: str | None
    reserve: str | None
    eco: bool | None
    keep: tuple[str, ...]
    by: str


@click.command(
    cls=SpokenCommand, help=N_("Say whose word counts for prices and names, and what is kept back from the shop.")
)
@SHOP
@option("--price", type=_OWNER, words=N_("Who says what goods cost: the online shop, or this till."))
@option("--names", type=_OWNER, words=N_("Who says what goods are called: the online shop, or this till."))
@option("--reserve", metavar="N", words=N_("So many of each are never offered online."))
@option("--eco/--no-eco", default=None, words=N_("Use little data: asks seldom, and without pictures."))
@option("--keep", multiple=True, metavar="CODE=N", words=N_("So many more of these goods are never offered online."))
@BY
@pass_desk
def rules(desk: Desk, **asked: Unpack[_Ruling]) -> None:
    """What isn't named stays as it is."""
    here = desk.shop()
    online, by = shop_named(here, asked["name"]), desk.person(asked["by"])
    for text in asked["keep"]:
        code, _equals, number = text.rpartition("=")
        product = product_coded(here, code)
        keep_back(here, online.id, product.id, read_count(product, number), by)
    online = change_rules(here, online.id, _rules(online.rules, asked), by)
    desk.answer(shop_lines(here, online), shop_values(here, online))


def _rules(before: ShopRules, asked: _Ruling) -> ShopRules:
    after = before
    if asked["price"]:
        after = replace(after, price=Owner(asked["price"]))
    if asked["names"]:
        after = replace(after, name=Owner(asked["names"]))
    if asked["reserve"] is not None:
        after = replace(after, reserve=_pieces(asked["reserve"]))
    return after if asked["eco"] is None else replace(after, eco=asked["eco"])


def _pieces(text: str) -> Quantity:
    """A number of whole pieces, none too."""
    typed = arabic_digits(text).strip()
    if not typed.isdecimal():
        raise Refused("reserve_whole", N_("What is kept back is a whole number of pieces, such as 1."))
    return Quantity.of(int(typed[:6]))
