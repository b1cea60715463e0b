"""The contract of a way to pay: what it asks the seller and the customer, and the payment that comes of the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.option import Option
    from posapp.domain.tender import Tender

Settings = Callable[[str], str]
"""The value of an option by its key; its default when nobody set it."""

AskKind = Literal["cash", "scan", "confirm", "customer"]


@dataclass(frozen=True, slots=True)
class Ask:
    """What the pay panel shows for `amount`.

    "cash": how much was handed over · "scan": show `qr_payload`, then seen or waiting · "confirm": seen or waiting ·
    "customer": who will pay later. `account_name` is whose account the customer should see, `account` its bank and
    number as text. `hints` are catalogue messages for the seller.
    """

    amount: Money
    kind: AskKind
    qr_payload: str = ""
    account_name: str = ""
    account: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; each kind of Ask fills its own part.

    `given` cash (None: exactly enough), money `seen` on the account, the identity key of a `slip`, the id of the
    `customer` who owes.
    """

    given: Money | None = None
    seen: bool = False
    slip: str = ""
    customer: str = ""


class Method(Protocol):
    """A way to pay, one file in `methods/` and one entry in METHODS. It keeps nothing between calls.

    `due` is in satang and never negative; a caller who splits a bill passes the part that this method pays. Money that
    goes back is written by the refund itself; `refundable` says whether it may go back this way.
    """

    @property
    def key(self) -> str:
        """The name in the books: never changed, never reused."""

    @property
    def title(self) -> str:
        """The word on the button, a catalogue message."""

    @property
    def icon(self) -> str:
        """The icon by its meaning, for `ui/icons`."""

    @property
    def options(self) -> tuple[Option, ...]:
        """What the group sets up for it; every key starts with `key` and a dot."""

    @property
    def settles_at_once(self) -> bool:
        """Whether the money is surely there when the bill is made; the others are ticked off later."""

    @property
    def refundable(self) -> bool:
        """Whether money can go back to a customer this way."""

    @property
    def at_till(self) -> bool:
        """Whether the till offers it; the others only stand on bills that came in another way."""

    def check(self, settings: Settings) -> None:
        """Raise Refused while it can't be used; the sentence says what to set and where."""

    def ask(self, due: Money, settings: Settings) -> Ask:
        """What to show for `due`. Refused when it is not set up or can't carry the amount."""

    def settle(self, due: Money, answer: Answer) -> Tender:
        """The payment of exactly `due`. Refused when the answer is not enough for it."""
