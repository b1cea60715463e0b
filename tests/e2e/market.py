"""The books the window tests sell from: a group, a seller, goods with barcodes, and the settings a test asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.clock import SystemClock, UuidIds
from posapp.domain.identity import PersonId, ProductId
from posapp.domain.money import Money
from posapp.domain.product import Product
from posapp.operations.change_options import change_options
from posapp.operations.edit_catalog import save_product
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.people import person_named
from posapp.operations.start_group import start_group
from posapp.payments.methods import METHODS
from posapp.ui import preferences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from posapp.operations.shop import Shop

JAR: Final = "Chilli paste"
TEA: Final = "Lemongrass tea"
SOAP: Final = "Rice soap"
CODES: Final = {JAR: "8851234567898", TEA: "8850001000019", SOAP: "2000000000015"}
LETTERED: Final = "Soap-25b"
"""The code of another maker's label, on the soap too."""
PRICES: Final = {JAR: Money(6000), TEA: Money(4500), SOAP: Money(3550)}
TOTAL: Final = Money(6000 + 4500 + 3550)
RECEIVER: Final = {"promptpay.id": "0812345678", "promptpay.account_name": "Doi Sung women's group"}
_OPTIONS: Final = (*SHOP_OPTIONS, *preferences.OPTIONS, *(option for way in METHODS for option in way.options))


def start_market(folder: Path) -> None:
    """Begin books in `folder`: English, without sounds, with three kinds of goods and a PromptPay number."""
    shop = start_group(folder, "Doi Sung women's group", "A", SystemClock(), UuidIds())
    person_named(shop, "cashier", "Somsri", PersonId(""))
    for name, price in PRICES.items():
        codes = (CODES[name], LETTERED) if name == SOAP else (CODES[name],)
        new = Product(ProductId(shop.ids.new()), "", name, price, unit="jar", barcodes=codes)
        save_product(shop, new, PersonId(""))
    choose(shop, {"screen.language": "en", "screen.sound": "no", "printer.drawer": "no", **RECEIVER})
    shop.books.close()


def choose(shop: Shop, values: Mapping[str, str]) -> None:
    """Change settings, as the settings screen would."""
    change_options(shop, _OPTIONS, values, PersonId(""))
