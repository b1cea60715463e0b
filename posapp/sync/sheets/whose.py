"""Whose file it is: which of the group's shops in a marketplace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.errors import Refused
from posapp.domain.online.shop import ShopState
from posapp.i18n import N_, _
from posapp.operations.online.shops import shop_named
from posapp.sync.connectors import connector

if TYPE_CHECKING:
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop


def market_shop(shop: Shop, market: str, name: str = "") -> OnlineShop | None:
    """The shop called `name`, else the only one in this marketplace; None when there is none yet.

    Raises Refused `sheet_shop` when the file is of another marketplace, `sheet_whose` when it may be of several shops.
    """
    title = _(connector(market).title)
    if name:
        named = shop_named(shop, name)
        if named.connector != market:
            raise Refused(
                "sheet_shop",
                N_("This file is of {market}, but “{name}” is another kind of shop. Choose a file of that shop."),
                market=title,
                name=named.name,
            )
        return named
    found = [one for one in shop.books.online.shops.all() if one.connector == market]
    found = [one for one in found if one.state is not ShopState.REMOVED]
    if len(found) > 1:
        raise Refused(
            "sheet_whose",
            N_("You have several shops for {market}. Say whose file it is: {names}."),
            market=title,
            names=", ".join(one.name for one in found),
        )
    return found[0] if found else None
