"""What is said about an online shop: what waits for it, why it refused something, why the line failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Told
from posapp.domain.online.shop import Owner
from posapp.domain.option import Choice, Option
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, count_text
from posapp.sync.connectors import connector
from posapp.sync.faults import Fault
from posapp.ui.parts.shop_line import standing
from posapp.ui.widgets.option_form import NO, YES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from posapp.domain.online.shop import OnlineShop, ShopRules
    from posapp.operations.shop import Shop
    from posapp.store.online.errands import Waiting
    from posapp.sync.connector import Connector
    from posapp.ui.parts.shop_line import Standing

_KILO: Final = 1024
_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
_OWNERS: Final = (
    Choice(Owner.SHOP.value, N_("The online shop decides")),
    Choice(Owner.TILL.value, N_("We decide here")),
)
PRICE, NAME, RESERVE, ECO = "shop.price", "shop.name", "shop.reserve", "shop.eco"
RULES: Final = (
    Option(PRICE, "choice", N_("Prices"), Owner.SHOP.value, choices=_OWNERS),
    Option(NAME, "choice", N_("Names of goods"), Owner.SHOP.value, choices=_OWNERS),
    Option(
        RESERVE,
        "whole",
        N_("Pieces of each that are never offered online"),
        "0",
        N_("One kept back is never sold twice while there is no line."),
        limit=999,
    ),
    Option(
        ECO,
        "yes_no",
        N_("Use little data"),
        NO,
        N_("Asks every 30 minutes instead of every 5, and fetches no pictures."),
    ),
)


def rule_values(rules: ShopRules) -> dict[str, str]:
    """The rules of a shop as the form shows them."""
    return {
        PRICE: rules.price.value,
        NAME: rules.name.value,
        RESERVE: str(rules.reserve.milli // 1000),
        ECO: YES if rules.eco else NO,
    }


def rules_of(values: Mapping[str, str], before: ShopRules) -> ShopRules:
    """The rules as the form says them. Raises Refused `quantity_*` for what is no number."""
    typed = values[RESERVE].strip()
    return type(before)(
        Owner(values[PRICE]),
        Owner(values[NAME]),
        Quantity.parse(typed) if typed.strip("0๐") else Quantity(0),
        values[ECO] == YES,
    )


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """How one shop stands: `waiting` is a sentence, `octets` what went over the line today."""

    online: OnlineShop
    kind: Connector
    standing: Standing
    waiting: str
    refused: int
    octets: int


def facts_of(shop: Shop, online: OnlineShop) -> ShopFacts:
    """How a shop stands now."""
    books, now = shop.books.online, shop.now()
    kind = connector(online.connector)
    traffic = books.shops.traffic(online.id, now.date())
    waiting = books.errands.waiting(online.id)
    return ShopFacts(
        online,
        kind,
        standing(online, books.shops.line(online.id), now),
        waiting_text(waiting, now),
        waiting.refused,
        traffic.sent + traffic.received,
    )


def waiting_text(waiting: Waiting, now: datetime) -> str:
    """How much waits for a shop, and since when."""
    if not waiting.waiting or waiting.oldest is None:
        return _(N_("Nothing waits to be sent."))
    return _(N_("Waiting to be sent: {count}, the oldest for {age}")).format(
        count=count_text(waiting.waiting), age=age_text(round((now - waiting.oldest).total_seconds()))
    )


def age_text(seconds: int) -> str:
    """How long something waits, in the largest unit that fits."""
    if seconds >= 2 * _DAY:
        return _(N_("{count} days")).format(count=seconds // _DAY)
    if seconds >= 2 * _HOUR:
        return _(N_("{count} hours")).format(count=seconds // _HOUR)
    return _(N_("{count} minutes")).format(count=max(1, seconds // 60))


def kilobytes_text(octets: int) -> str:
    """How much went over the line."""
    return count_text(-(-octets // _KILO))


def fault_text(error: Exception) -> str:
    """Why a shop could not be talked to, and what to do about it. Raises `error` again when it is a bug of ours."""
    if isinstance(error, Fault):
        return _(error.sentence).format(**error.values)
    if isinstance(error, Told):
        return str(error)
    raise error
