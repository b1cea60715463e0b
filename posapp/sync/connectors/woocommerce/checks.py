"""The connection test of a WooCommerce shop: each cause of failure told apart, and nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.sync.connector import Checked
from posapp.sync.connectors.woocommerce.refusals import NOT_LOGGED_IN, READ_ONLY
from posapp.sync.faults import Blocked, Busy, Gone, KeyRefused, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.connectors.woocommerce.client import Client
    from posapp.sync.connectors.woocommerce.lists import Lists
    from posapp.sync.connectors.woocommerce.taxes import Taxes

_COUNT_FIELDS: Final = ("_fields", "id,stock_quantity")
_STATUS_FIELDS: Final = ("_fields", "environment.version,settings.currency,settings.number_of_decimals")
_NO_ITEM: Final = 2147483647
"""No shop has an article of this number: a change to it is refused for lack of rights, or because it isn't there."""
_ROUNDED: Final = ("0", "1")
"""Behind the point are fewer signs than satang need."""
_UNAVAILABLE: Final = "busy_503"
_OLDEST: Final = (8, 3)
_SKEW: Final = 120

_OLD: Final = N_("This shop's WooCommerce is older than 8.3. Let its owner update it before you rely on it.")
_TAXED: Final = N_(
    "The shop adds up taxes. Bills of the stall are told so that its sum is yours; a difference is shown to you."
)
_TAX_APART: Final = N_(
    "Prices in the shop are without tax, those of the stall are what the buyer pays. Let the shop's owner enter prices "
    "with tax, or let the stall own the prices."
)
_DECIMALS: Final = N_(
    "Some goods in the shop are counted in parts of a piece. Only whole pieces can be told; use smaller units there."
)
_NO_SATANG: Final = N_(
    "The shop counts in whole baht, so bills with satang stand there rounded. Let the shop's owner set two decimals."
)
_BY_KEY: Final = N_(
    "With a consumer key no pictures can be sent. An application password can do everything; make one if you need it."
)
_SWITCHED_OFF: Final = N_(
    "Application passwords are switched off in the shop, often by a plug-in that guards it. Let the shop's owner allow "
    "them, or use a consumer key."
)
_CLOCK: Final = N_(
    "The clocks of this computer and the shop are some minutes apart. Nothing gets lost by it; put the wrong one right."
)


def check(client: Client, lists: Lists, taxes: Taxes) -> Checked:
    """Try everything the program will need."""
    index = _index(client)
    status = _status(client, index)
    currency = status.row("settings").text("currency")
    if currency != "THB":
        raise Rejected(
            "not_baht",
            N_("The shop counts in {currency}. Only shops that count in baht can be joined; set it there."),
            currency=currency or "?",
        )
    _try_writing(client)
    goods = lists.part("products", (_COUNT_FIELDS,))
    return Checked(
        index.words("name"),
        _version(status),
        currency,
        index.text("timezone_string") or f"UTC{index.text('gmt_offset')}",
        goods.total,
        tuple(_warnings(client, taxes, status, goods.rows)),
        client.wire.skew,
    )


def _index(client: Client) -> Row:
    """What the shop tells everybody: whether it is one at all."""
    try:
        index = client.index().row
    except Busy as busy:
        if busy.code == _UNAVAILABLE:
            busy.sentence = N_("The shop is being worked on (maintenance). Try again when its own pages open.")
        raise
    if not index.has("namespaces", "wc/v3"):
        raise Blocked(
            "no_woocommerce",
            N_("There is a site at this address, but no WooCommerce shop in it. Check the address, or switch it on."),
        )
    return index


def _status(client: Client, index: Row) -> Row:
    """What only its people see. A login that did not arrive and one that is wrong look alike here."""
    try:
        return client.get("system_status", _STATUS_FIELDS).row
    except KeyRefused as refusal:
        if refusal.sentence == NOT_LOGGED_IN and _never_arrives(client):
            if not client.by_key and "application-passwords" not in index.row("authentication"):
                raise Blocked("no_application_passwords", _SWITCHED_OFF) from refusal
            raise Blocked(
                "login_stripped",
                N_(
                    "User name and password never reach the shop: its hoster takes them off. Ask the hoster to pass on "
                    "the “Authorization” header."
                ),
            ) from refusal
        raise


def _never_arrives(client: Client) -> bool:
    """Whether the shop overlooks a login where any login that is not right is refused."""
    try:
        client.index(named=True)
    except KeyRefused:
        return False
    return True


def _try_writing(client: Client) -> None:
    try:
        client.put(f"products/{_NO_ITEM}", {})
    except Gone:
        return
    except KeyRefused as refusal:
        if client.by_key:
            raise KeyRefused("read_only", READ_ONLY, refusal.words) from refusal
        raise


def _version(status: Row) -> str:
    return status.row("environment").text("version")


def _warnings(client: Client, taxes: Taxes, status: Row, goods: Sequence[Row]) -> Iterator[str]:
    numbers = [int(part) for part in _version(status).split(".")[:2] if part.isdecimal()]
    if numbers and tuple(numbers) < _OLDEST:
        yield _OLD
    if taxes.on:
        yield _TAXED if taxes.included else _TAX_APART
    if status.row("settings").text("number_of_decimals") in _ROUNDED:
        yield _NO_SATANG
    if any((quantity := row.quantity("stock_quantity")) and not quantity.whole for row in goods):
        yield _DECIMALS
    if client.by_key:
        yield _BY_KEY
    if abs(client.wire.skew) > _SKEW:
        yield _CLOCK
