"""What each kind of no of a WooCommerce shop means, decided by status and code, never by its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from posapp.domain.online.shop import RemoteId
from posapp.i18n import N_
from posapp.sync.answers import wished_pause
from posapp.sync.faults import Blocked, Busy, Doubtful, Fault, Faulty, Gone, KeyRefused, Rejected, Taken

if TYPE_CHECKING:
    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.wire import Reply

_KEY: Final = 401
_GUARDED: Final = (403, 406, 455)
_NOT_FOUND: Final = 404
_GONE: Final = 410
_BUSY: Final = (429, 503)
_SERVER: Final = 500
_NOTHING_THERE: Final = re.compile(r"woocommerce_rest_(\w+_invalid|invalid_(order|product))_id")
"""What is said of an order or article that isn't there: to a change with 400, to a refund with 500."""
_TAG: Final = re.compile(r"<[^>]*>|\s+")

SKU_TAKEN: Final = ("product_invalid_sku", "woocommerce_product_invalid_sku", "product_invalid_global_unique_id")
_CATEGORY_THERE: Final = "term_exists"
SKU_BINNED: Final = "woocommerce_rest_product_not_created"
PICTURE_GONE: Final = ("woocommerce_product_invalid_image_id", "woocommerce_variation_invalid_image_id")
NOT_LOGGED_IN: Final = N_("The shop does not know this user name or password. Make a new application password there.")
NO_RIGHT: Final = N_("This user may not work in the shop. Let the shop's owner make you a shop manager there.")
READ_ONLY: Final = N_("This key may only read. Make one with the right “Read/Write” in the shop.")


def of_status(reply: Reply, said: Row, *, reads: bool) -> Fault:
    """The fault for an answer that is no yes; `said` is empty when the answer was a page for people."""
    code = said.text("code")
    words = _words(said)
    if reply.status == _KEY:
        return _no_entry(code, words)
    if reply.status in _GUARDED:
        return KeyRefused(code, NO_RIGHT, words) if code else Blocked(f"guard_{reply.status}", words=_page(reply))
    if reply.status in (_NOT_FOUND, _GONE) or _NOTHING_THERE.fullmatch(code):
        return _not_there(code, words)
    if reply.status in _BUSY:
        return Busy(f"busy_{reply.status}", wished_pause(reply), words)
    if reply.status >= _SERVER and not (reply.status == _SERVER and code.startswith("woocommerce_rest_")):
        return Faulty(f"server_{reply.status}", words=words) if reads else Doubtful(f"server_{reply.status}")
    return _rejected(code or f"status_{reply.status}", words, said)


def _no_entry(code: str, words: str) -> KeyRefused:
    """401: the shop says the same for a wrong key and for none; only a wrong secret has a code of its own."""
    if code == "woocommerce_rest_authentication_error":
        return KeyRefused(code, N_("The shop knows this key, but not its secret. Copy both again."), words)
    return KeyRefused(code or "status_401", NOT_LOGGED_IN, words)


def _not_there(code: str, words: str) -> Fault:
    if code == "rest_no_route":
        return Blocked(
            "no_woocommerce",
            N_("There is a site at this address, but no WooCommerce shop in it. Check the address, or switch it on."),
            words,
        )
    if not code:
        return Blocked(
            "no_shop_here",
            N_("There is no shop at this address. Copy the address of its front page from the browser."),
        )
    return Gone(code, words=words)


def _rejected(code: str, words: str, said: Row) -> Rejected:
    if code in (*SKU_TAKEN, _CATEGORY_THERE):
        return Taken(code, RemoteId(said.row("data").id("resource_id")), words=words)
    return Rejected(code, words=words)


def _words(said: Row) -> str:
    return _TAG.sub(" ", said.words("message")).strip()


def _page(reply: Reply) -> str:
    return _TAG.sub(" ", reply.body[:2000].decode("utf-8", "replace")).strip()[:200]
