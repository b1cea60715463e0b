"""What the web page says in its own words, in Thai and in English at once, whatever the program speaks just now."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from posapp.documents.certificate_line import certificate_line
from posapp.domain.errors import Refused
from posapp.domain.unit import unit
from posapp.domain.web_catalogue import Supply
from posapp.i18n import N_, count_text, said_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from posapp.domain.certificate import Certificate
    from posapp.domain.money import Money
    from posapp.domain.quantity import Quantity
    from posapp.domain.web_catalogue import WebArticle

_BUDDHIST: Final = 543
FIXED: Final[Mapping[str, str]] = {
    "skip": N_("Skip to the goods"),
    "skip_one": N_("Skip to the contents"),
    "home": N_("All goods"),
    "categories": N_("Categories"),
    "other": N_("Other goods"),
    "ask_price": N_("Price on request"),
    "sold_out": N_("Sold out"),
    "how": N_("How to order"),
    "how_line": N_("Order on LINE"),
    "ask_line": N_("Ask on LINE"),
    "how_phone": N_("Call {phone}"),
    "how_words": N_("Write or call. The group tells you how to pay and when it is sent."),
    "line_id": N_("LINE ID: {line}"),
    "story": N_("The story"),
    "certificates": N_("Marks and certificates"),
    "parts": N_("In this basket"),
    "cheaper": N_("Cheaper for more"),
    "alike": N_("Of the same kind"),
    "previous": N_("Previous page"),
    "next": N_("Next page"),
    "pages": N_("Pages"),
}
"""Sentences that only stand there, by the name templates know them by."""


class Speech:
    """One language of the page: everything a template can't say by itself. `lang` is "th" or "en"."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.say = cache(lambda message: said_in(lang, message))
        self.fixed = {name: self.say(message) for name, message in FIXED.items()}

    def price(self, price: Money | None) -> str:
        """A price: "1,250 บาท", or that one has to ask."""
        if price is None:
            return self.fixed["ask_price"]
        return self.say(N_("{amount} baht")).format(amount=str(price).removesuffix(".00"))

    def per(self, article: WebArticle) -> str:
        """For how much of it the price is: "/ ขวด"."""
        return f"/\u00a0{self.unit(article.unit)}" if article.price is not None else ""

    def unit(self, key: str) -> str:
        """The word for a unit; one of a later version of the program shows its key."""
        try:
            return self.say(unit(key).label)
        except Refused:
            return key

    def amount(self, quantity: Quantity, key: str) -> str:
        """A quantity with its unit."""
        return f"{quantity} {self.unit(key)}"

    def supply(self, article: WebArticle) -> str:
        """What can be had: sold out, how many are left, or nothing where nobody counts it or the group doesn't say."""
        if article.supply is Supply.SOLD_OUT:
            return self.fixed["sold_out"]
        if article.supply is Supply.UNCOUNTED or article.left is None:
            return ""
        return self.say(N_("{amount} left")).format(amount=self.amount(article.left, article.unit))

    def cheaper(self, article: WebArticle) -> list[str]:
        """The prices for many, a line each."""
        words = self.say(N_("From {amount} on: {price} each"))
        return [
            words.format(amount=self.amount(least, article.unit), price=self.price(price))
            for least, price in article.cheaper
        ]

    def mark(self, certificate: Certificate) -> str:
        """A certificate as it stands on a label."""
        return certificate_line(certificate, self.say)

    def all_of(self, total: int) -> str:
        """The words on the way to all goods of a category."""
        return self.say(N_("Show all {count}")).format(count=count_text(total))

    def maker(self, name: str) -> str:
        """Who made it."""
        return self.say(N_("Made by {name}")).format(name=name)

    def order(self, article: WebArticle) -> str:
        """What a buyer's message begins with; of what is sold out the question when there will be more."""
        gone = article.supply is Supply.SOLD_OUT
        words = (
            N_("When will there be more of {name} ({code})?") if gone else N_("I would like to order: {name} ({code})")
        )
        return self.say(words).format(name=article.name, code=article.code)

    def as_of(self, day: date) -> str:
        """How fresh the page is."""
        text = f"{day.day}/{day.month}/{day.year + _BUDDHIST}" if self.lang == "th" else day.isoformat()
        return self.say(N_("Prices and stock of {day}")).format(day=text)
