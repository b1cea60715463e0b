"""What became of a customer's order, told to the shop it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO
from posapp.domain.online.errand import Fate, Receipt
from posapp.i18n import N_, _
from posapp.sync.connectors.woocommerce.answers import for_web
from posapp.sync.faults import Rejected

if TYPE_CHECKING:
    from posapp.domain.online.errand import OrderOut
    from posapp.sync.connectors.woocommerce.client import Client
    from posapp.sync.connectors.woocommerce.refunds import Returns

_WORDS: Final = {Fate.SHIPPED: "completed", Fate.CANCELLED: "cancelled"}
_ENDED: Final = ("cancelled", "refunded")


class Fates:
    """What we say of customers' orders. Everything here can be said twice without harm."""

    def __init__(self, client: Client, returns: Returns) -> None:
        self._client = client
        self._returns = returns

    def tell(self, told: OrderOut) -> Receipt:
        """Say it. Rejected `order_called_off` when an order that was sent is called off in the shop already."""
        word = self._word(told)
        if told.fate is Fate.SHIPPED and word in _ENDED:
            raise Rejected(
                "order_called_off",
                N_("The shop called this order off before it was sent. Ring the buyer, then skip it here."),
            )
        if word != _WORDS[told.fate] and word not in _ENDED:
            self._client.put(f"orders/{told.order}", {"status": _WORDS[told.fate]})
        if told.paid_back > ZERO and word != "refunded" and not self._returns.paid_back(told.order, told.order):
            self._returns.pay_back(told.order, told.order, told.paid_back, [], told.note)
        self._write_note(told)
        return Receipt(told.order)

    def find(self, told: OrderOut) -> Receipt | None:
        """Nothing unless all of it is there; saying it again completes it."""
        done = self._word(told) == _WORDS[told.fate] and told.paid_back == ZERO and not _note(told)
        return Receipt(told.order) if done else None

    def _word(self, told: OrderOut) -> str:
        return self._client.get(f"orders/{told.order}", ("_fields", "id,status")).row.text("status")

    def _write_note(self, told: OrderOut) -> None:
        """Send the buyer a note, once."""
        note = _note(told)
        place = f"orders/{told.order}/notes"
        if note and not any(row.words("note") == note for row in self._client.get(place, ("type", "customer")).rows):
            self._client.post(place, {"note": for_web(note), "customer_note": True})


def _note(told: OrderOut) -> str:
    """What the buyer reads."""
    tracking = _("Parcel number: {number}").format(number=told.tracking) if told.tracking else ""
    return " ".join(filter(None, (tracking, told.note)))
