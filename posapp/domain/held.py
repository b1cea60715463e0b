"""A bill put aside for a while."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.domain.cart import Cart
    from posapp.domain.identity import PersonId


@dataclass(frozen=True, slots=True)
class HeldBill:
    """A cart on the shelf: since when, and who put it there."""

    cart: Cart
    at: datetime
    by: PersonId
