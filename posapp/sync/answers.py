"""What a shop says in JSON, read with care: wrong or missing values become nothing, never a crash or a float."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from posapp.domain.money import ZERO, Money
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity

_TRUE: Final = True
_LARGEST: Final = Decimal(10) ** 12


class Said:
    """One thing a shop told of."""

    __slots__ = ("_values",)

    def __init__(self, value: object) -> None:
        self._values: dict[str, object] = value if isinstance(value, dict) else {}

    def __bool__(self) -> bool:
        return bool(self._values)

    def text(self, key: str) -> str:
        """A text or number as text; "" for everything else."""
        value = self._values.get(key)
        plain = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
        return whole_signs(str(value)).strip() if plain else ""

    def says(self, key: str) -> bool:
        """Whether the shop says yes to this."""
        return self._values.get(key) is _TRUE

    def id(self, key: str = "id") -> RemoteId:
        """A name of the shop; "" for none, which shops write as 0."""
        found = self.text(key)
        return RemoteId("" if found == "0" else found)

    def money(self, key: str) -> Money:
        """An amount; nothing when it is missing."""
        return self.price(key) or ZERO

    def price(self, key: str) -> Money | None:
        """An amount, None when the shop has none."""
        satang = _parts(self.text(key), 100)
        return None if satang is None else Money(satang)

    def quantity(self, key: str) -> Quantity | None:
        """How many, None when it is not counted."""
        milli = _parts(self.text(key), 1000)
        return None if milli is None else Quantity(milli)

    def row(self, key: str) -> Said:
        """A thing within it; an empty one when there is none."""
        return Said(self._values.get(key))

    def rows(self, key: str) -> tuple[Said, ...]:
        """A list of things within it."""
        found = self._values.get(key)
        return tuple(Said(each) for each in found if isinstance(each, dict)) if isinstance(found, list) else ()

    def first_text(self, key: str) -> str:
        """The first text of a list within it."""
        found = self._values.get(key)
        texts = (whole_signs(each) for each in found if isinstance(each, str)) if isinstance(found, list) else ()
        return next(iter(texts), "")


def said(body: bytes) -> Said | None:
    """The thing an answer tells of, None when it is no JSON or was cut short."""
    try:
        value = json.loads(body, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError):
        return None
    return Said(value) if isinstance(value, dict) else None


def whole_signs(text: str) -> str:
    """A text without halves of broken pairs of signs (JSON can say them, no file can hold them)."""
    return text if text.isascii() else text.encode("utf-8", "ignore").decode()


def _parts(text: str, parts: int) -> int | None:
    try:
        number = Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or abs(number) > _LARGEST:
        return None
    return int((number * parts).quantize(Decimal(1), ROUND_HALF_UP))
