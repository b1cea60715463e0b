"""What of a bill is to come back, being chosen line by line; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.refund import Repayment, Returned, left_of, reverse
from posapp.domain.unit import unit
from posapp.i18n import N_, _
from posapp.payments.methods import METHODS

if TYPE_CHECKING:
    from posapp.domain.identity import SaleId
    from posapp.domain.quantity import Quantity
    from posapp.domain.sale import Sale, SaleLine

REASONS: Final = (
    ("mind", N_("Changed their mind")),
    ("broken", N_("Spoiled or broken")),
    ("wrong", N_("Wrong goods")),
    ("price", N_("Charged wrongly")),
    ("other", N_("Something else")),
)
OTHER: Final = "other"


@dataclass(slots=True)
class RefundChoice:
    """The refund of `sale` as chosen so far. Its id is born here, so pressing twice gives the money back once."""

    sale: Sale
    earlier: tuple[Sale, ...]
    id: SaleId
    back: dict[int, Quantity] = field(default_factory=dict)
    restock: bool = True
    method: str = ""
    reason: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        self.method = self.method or self._usual_method()

    def lines(self) -> tuple[tuple[SaleLine, Quantity], ...]:
        """The lines of which something can still come back, with how much."""
        left = left_of(self.sale, self.earlier)
        return tuple((line, left[line.n]) for line in self.sale.lines if left[line.n])

    def everything(self) -> None:
        """Choose all that is left."""
        self.back = {line.n: left for line, left in self.lines()}

    def returned(self) -> tuple[Returned, ...]:
        """What was chosen, for the books."""
        return tuple(Returned(n, quantity, self.restock) for n, quantity in self.back.items() if quantity)

    def amount(self) -> Money:
        """What goes back to the customer for the present choice, to the satang."""
        returned = self.returned()
        if not returned:
            return ZERO
        trial = Repayment(self.id, self.method, reason=self.method)
        return -reverse(self.sale, self.earlier, returned, trial, self.sale.issue).total

    def returns_goods(self) -> bool:
        """Whether any line is counted in the stock, so that it matters where the goods go."""
        return any(line.restock for line, _left in self.lines())

    def why(self) -> str:
        """The reason as it will stand in the books. Raises Refused `reason_missing`."""
        label = _(dict(REASONS)[self.reason]) if self.reason and self.reason != OTHER else ""
        text = " – ".join(part for part in (label, self.words.strip()) if part)
        if not text:
            raise Refused("reason_missing", N_("Say why. A refund needs a reason."))
        return text

    def repayment(self) -> Repayment:
        """How the money goes back and why. Raises Refused `reason_missing`."""
        return Repayment(self.id, self.method, self.why())

    def _usual_method(self) -> str:
        paid = [tender.method for tender in self.sale.tenders]
        return next((key for key in paid if key in refund_methods()), next(iter(refund_methods())))


def refund_methods() -> dict[str, str]:
    """The ways money can go back: their keys and titles (catalogue messages)."""
    return {method.key: method.title for method in METHODS if method.refundable}


def divisible(line: SaleLine) -> bool:
    """Whether a part of one unit of `line` can come back."""
    try:
        return unit(line.unit).divisible or not line.quantity.whole
    except Refused:
        return True
