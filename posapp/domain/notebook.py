"""A day's notebook: what was sold where there was no till, written on paper and typed later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.place import STORE
from posapp.domain.tender import CASH

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.identity import PlaceId, ProductId
    from posapp.domain.money import Money
    from posapp.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class NotedLine:
    """One line of the notebook: how much of what, at what price each (None: the list price), paid how."""

    product: ProductId
    quantity: Quantity
    price: Money | None = None
    method: str = CASH


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A notebook as far as it is typed: the day it is of, its lines so far, where they were sold."""

    day: date
    lines: tuple[NotedLine, ...]
    place: PlaceId = STORE
