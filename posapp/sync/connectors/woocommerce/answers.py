"""What is special in the JSON of a WooCommerce shop: words written for web pages, values kept beside a thing."""

from __future__ import annotations

import html
from decimal import Decimal
from typing import TYPE_CHECKING

from posapp.domain.online.shop import RemoteId
from posapp.sync.answers import Said, whole

if TYPE_CHECKING:
    from posapp.domain.money import Money


class Row(Said):
    """One thing a shop told of."""

    __slots__ = ()

    def id(self, key: str = "id") -> RemoteId:
        """A name of the shop, which is a number in one; "" for none and for what is no such number."""
        found = super().id(key)
        return found if whole(found) else RemoteId("")

    def words(self, key: str) -> str:
        """A text for people, with its signs written out (`&amp;` is `&`)."""
        return html.unescape(self.text(key)).strip()

    def has(self, key: str, text: str) -> bool:
        """Whether a list of texts holds this one."""
        return text in self.texts(key)

    def meta(self, key: str) -> str:
        """The value kept beside it under `key`."""
        return next((each.text("value") for each in self.rows("meta_data") if each.text("key") == key), "")


def for_web(text: str) -> str:
    """A text for people as shops keep it: signs that would begin a tag, or vanish there, are written out."""
    return html.escape(text, quote=False).replace("\\", "&#92;")


def amount_text(amount: Money) -> str:
    """An amount as shops read it: "1250.50", whatever the language in use."""
    return f"{Decimal(amount.satang).scaleb(-2):.2f}"
