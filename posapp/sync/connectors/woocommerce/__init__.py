"""WooCommerce, by its own interface (wc/v3) of version 8.3 and later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit

from posapp.domain.errors import Refused
from posapp.domain.online.shop import Abilities, StockMode
from posapp.domain.option import Option
from posapp.i18n import N_
from posapp.sync.connector import Access
from posapp.sync.connectors.woocommerce.storefront import WooShop

if TYPE_CHECKING:
    from posapp.sync.wire import Wire

_INNER: Final = re.compile(r"/(wp-admin|wp-json|wp-login\.php|shop|cart|checkout|my-account|product|store)(/.*)?$")
"""Where inside a shop people copy its address."""
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class WooCommerce:
    """A shop the group runs by itself, with WordPress."""

    key = "woocommerce"
    title = N_("Own web shop (WooCommerce)")
    abilities = Abilities(
        creates_orders=True,
        stock_mode=StockMode.ABSOLUTE,
        has_change_cursor=True,
        reserves_stock=True,
        publishes=True,
        uploads_pictures=True,
        whole_numbers_only=True,
    )
    fields = (
        Option(
            "address",
            "text",
            N_("Address of the shop"),
            hint=N_("As it stands in the browser, such as https://ourshop.example"),
            limit=200,
        ),
        Option(
            "account",
            "text",
            N_("User name in the shop"),
            hint=N_("A shop manager's. A consumer key (ck_…) works too, but sends no pictures."),
        ),
        Option(
            "secret",
            "secret",
            N_("Application password"),
            hint=N_("Made in the shop under Users, Profile, Application passwords; never the one she signs in with."),
            private=True,
        ),
    )

    def tidy(self, access: Access) -> Access:
        """What a person typed or pasted, as it will be used.

        Raises Refused `shop_address`, `shop_plain_http`, `account_missing`, `secret_missing`, `secret_half`.
        """
        account = access.account.strip()
        secret = "".join(access.secret.split())
        if not account:
            raise Refused("account_missing", N_("The user name is missing. Type the one you have in the shop."))
        if not secret:
            raise Refused("secret_missing", N_("The password is missing. Paste the application password of the shop."))
        if account.startswith("ck_") and not secret.startswith("cs_"):
            raise Refused("secret_half", N_("A key that begins with ck_ needs the secret that begins with cs_."))
        return Access(_address(access.address), account, secret)

    def open(self, access: Access, wire: Wire) -> WooShop:
        """A shop to talk to; nothing is sent yet."""
        return WooShop(access, wire)


def _address(typed: str) -> str:
    """The address of the shop's front page, with https where none stood."""
    text = typed.strip()
    parts = _split(text if "://" in text else f"https://{text}")
    if parts is None or parts.scheme not in {"http", "https"} or " " in text or "@" in parts.netloc:
        raise Refused(
            "shop_address",
            N_("“{address}” is not the address of a shop. Copy it from the browser, such as https://ourshop.example"),
            address=text[:80],
        )
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise Refused(
            "shop_plain_http",
            N_("The address must begin with https://. If the shop has none, ask its hoster to switch it on."),
        )
    path = _INNER.sub("", parts.path.rstrip("/"))
    return f"{parts.scheme}://{parts.netloc.lower()}{path}".rstrip("/")


def _split(address: str) -> SplitResult | None:
    """The parts of an address, None when there is no host in it or a port that is none."""
    try:
        parts = urlsplit(address)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None
