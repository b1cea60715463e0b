"""Batches of an article: when they were made, and until when they may be sold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import LotId, ProductId

if TYPE_CHECKING:
    from datetime import date

NO_LOT: Final = LotId("")
"""Goods whose batch nobody wrote down."""


@dataclass(frozen=True, slots=True)
class Lot:
    """A batch of one article: its short `code`, the day it was made, and the last day it may be sold."""

    id: LotId
    product: ProductId
    code: str
    made: date | None = None
    expires: date | None = None

    def expired(self, day: date) -> bool:
        """Whether it may no longer be sold on `day`."""
        return self.expires is not None and self.expires < day
