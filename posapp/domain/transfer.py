"""A payment that is not in the drawer: what is known of it now, for the list the treasurer clears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.identity import NOBODY, PersonId, SaleId

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.domain.money import Money
    from posapp.domain.tender import TenderState


@dataclass(frozen=True, slots=True)
class Transfer:
    """Tender `n` of a bill with the state it has today; `customer` when a person owes it."""

    sale: SaleId
    n: int
    number: str
    at: datetime
    method: str
    amount: Money
    state: TenderState
    reference: str = ""
    customer: PersonId = NOBODY
