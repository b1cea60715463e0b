"""Taxes of a shop: where they are on, the lines of an order are told without them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO
from posapp.domain.online.shop import RemoteId
from posapp.sync.connectors.woocommerce.answers import amount_text
from posapp.sync.faults import Gone

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.sync.connectors.woocommerce.client import Client

_CALCULATED: Final = "settings/general/woocommerce_calc_taxes"
_INCLUDED: Final = "settings/tax/woocommerce_prices_include_tax"
_HOME: Final = ("", "TH")
NO_ITEM: Final = RemoteId("")
_EXACT: Final = Decimal("0.000001")
_PER_CENT: Final = 100
_NOTHING: Final = Decimal(0)


class Taxes:
    """The taxes of a shop, read once when they are first asked for."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._switched_on: bool | None = None
        self._rates: dict[str, Decimal] | None = None
        self._classes: dict[RemoteId, str | None] = {}

    @property
    def on(self) -> bool:
        """Whether the shop adds taxes up at all."""
        if self._switched_on is None:
            self._switched_on = self._says(_CALCULATED)
        return self._switched_on

    @property
    def included(self) -> bool:
        """Whether the prices in the shop have them inside, as ours do."""
        return self._says(_INCLUDED)

    def told(self, amount: Money, item: RemoteId = NO_ITEM) -> str:
        """`amount`, tax inside, as a line of an order is told; without an article (a fee) as ordinary goods."""
        if not self.on or amount == ZERO:
            return amount_text(amount)
        rate = self._rate(item)
        return str((Decimal(amount.satang) / (_PER_CENT + rate)).quantize(_EXACT))

    def _rate(self, item: RemoteId) -> Decimal:
        if item and item not in self._classes:
            row = self._client.get(f"products/{item}", ("_fields", "tax_status,tax_class")).row
            self._classes[item] = row.text("tax_class") if row.text("tax_status") == "taxable" else None
        of = self._classes[item] if item else ""
        if of is None:
            return Decimal(0)
        if self._rates is None:
            rows = self._client.get("taxes", ("per_page", "100"), ("_fields", "country,rate,class")).rows
            self._rates = {
                row.text("class"): max(row.decimal("rate") or _NOTHING, _NOTHING)
                for row in rows
                if row.text("country") in _HOME
            }
        return self._rates.get(of or "standard", Decimal(0))

    def _says(self, setting: str) -> bool:
        try:
            return self._client.get(setting, ("_fields", "value")).row.text("value") == "yes"
        except Gone:
            return False
