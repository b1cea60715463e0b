"""The kinds of shops the program can talk to. CONNECTORS is the registry: one entry for each file or folder here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.sync.connectors.line_myshop import LineMyShop
from posapp.sync.connectors.marketplaces import MARKETPLACES
from posapp.sync.connectors.woocommerce import WooCommerce

if TYPE_CHECKING:
    from posapp.sync.connector import Connector

CONNECTORS: Final[tuple[Connector, ...]] = (WooCommerce(), LineMyShop(), *MARKETPLACES)


def connector(key: str) -> Connector:
    """The kind of shop with that key. Refused `connector_unknown`, naming those there are."""
    for found in CONNECTORS:
        if found.key == key:
            return found
    raise Refused(
        "connector_unknown",
        N_("“{key}” is no kind of online shop. Use one of: {keys}."),
        key=key[:40],
        keys=", ".join(each.key for each in CONNECTORS),
    )
