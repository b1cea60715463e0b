"""LINE SHOPPING (MyShop), by the open interface that a LINE official account can switch on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from posapp.domain.errors import Refused
from posapp.domain.online.shop import Abilities, StockMode
from posapp.domain.option import Option
from posapp.i18n import N_
from posapp.sync.connector import Access
from posapp.sync.connectors.line_myshop.storefront import LineStorefront

if TYPE_CHECKING:
    from posapp.sync.wire import Wire

HOST: Final = "https://developers-oaplus.line.biz"
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class LineMyShop:
    """A shop within LINE. It takes numbers and prices of goods that stand there, and tells of orders."""

    key = "line_myshop"
    title = N_("LINE SHOPPING (MyShop)")
    abilities = Abilities(
        creates_orders=False,
        stock_mode=StockMode.DELTA,
        has_change_cursor=False,
        reserves_stock=True,
        publishes=False,
        uploads_pictures=False,
        whole_numbers_only=True,
    )
    fields = (
        Option(
            "secret",
            "secret",
            N_("API key"),
            hint=N_("Made in LINE OA Plus by the account's admin, under Settings, API keys."),
            private=True,
        ),
    )

    def tidy(self, access: Access) -> Access:
        """What a person typed or pasted, as it will be used. There is one address for all shops in LINE.

        Raises Refused `secret_missing`.
        """
        secret = "".join(access.secret.split())
        if not secret.isascii() or not secret:
            raise Refused("secret_missing", N_("The key is missing. Copy the API key from LINE OA Plus."))
        here = urlsplit(access.address.strip()).hostname in _LOOPBACK
        return Access(access.address.strip().rstrip("/") if here else HOST, access.account.strip(), secret)

    def open(self, access: Access, wire: Wire) -> LineStorefront:
        """A shop to talk to; nothing is sent yet."""
        return LineStorefront(access, wire)
