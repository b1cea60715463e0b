"""What a shop says, read with care: wrong or missing values become nothing, never a crash or a float."""

from __future__ import annotations

import html
import json
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO, Money
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.sync.answers import whole_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TRUE: Final = True
_LARGEST: Final = Decimal(10) ** 12
_MOST_DIGITS: Final = 15
_JSON: Final = json.JSONDecoder(parse_float=Decimal, parse_constant=str)
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_COMMA: Final = re.compile(r",[ \t\n\r]*")
_EMPTY: Final = re.compile(r"\[[ \t\n\r]*\]")
_BEGINS: Final = re.compile(r'(?:\A|[\n>])\s*(\{\s*"|\{\s*\}|\[\s*[\[{"\]\d])')


class Row:
    """One thing a shop told of."""

    __slots__ = ("_values",)

    def __init__(self, value: object) -> None:
        self._values: dict[str, object] = value if isinstance(value, dict) else {}

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str) -> str:
        """A text or number as text; "" for everything else."""
        value = self._values.get(key)
        plain = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
        return whole_signs(str(value)) if plain else ""

    def words(self, key: str) -> str:
        """A text for people, with its signs written out (`&amp;` is `&`)."""
        return html.unescape(self.text(key)).strip()

    def says(self, key: str) -> bool:
        """Whether the shop says yes to this."""
        return self._values.get(key) is _TRUE

    def id(self, key: str = "id") -> RemoteId:
        """A name of the shop; "" for none, which shops write as 0."""
        found = self.text(key)
        return RemoteId("" if found == "0" else found)

    def number(self, key: str = "id") -> int:
        """A name of the shop as the number it is; 0 for none."""
        return whole(self.text(key))

    def money(self, key: str) -> Money:
        """An amount; nothing when it is missing."""
        return self.price(key) or ZERO

    def price(self, key: str) -> Money | None:
        """An amount, None when the shop has none."""
        satang = _thousandths(self.text(key), 100)
        return None if satang is None else Money(satang)

    def quantity(self, key: str) -> Quantity | None:
        """How many, None when it is not counted."""
        milli = _thousandths(self.text(key), 1000)
        return None if milli is None else Quantity(milli)

    def row(self, key: str) -> Row:
        """A thing within it; an empty one when there is none."""
        return Row(self._values.get(key))

    def rows(self, key: str) -> Rows:
        """A list within it."""
        return Rows(self._values.get(key))

    def names(self, key: str) -> tuple[RemoteId, ...]:
        """A list of names of the shop."""
        found = self._values.get(key)
        return tuple(RemoteId(str(each)) for each in found if isinstance(each, int)) if isinstance(found, list) else ()

    def has(self, key: str, text: str) -> bool:
        """Whether a list of texts holds this one."""
        found = self._values.get(key)
        return isinstance(found, list) and text in found

    def meta(self, key: str) -> str:
        """The value kept beside it under `key`."""
        return next((each.text("value") for each in self.rows("meta_data") if each.text("key") == key), "")


class Rows:
    """A list a shop told of; what is no list has no rows."""

    __slots__ = ("_rows",)

    def __init__(self, value: object) -> None:
        self._rows = [Row(each) for each in value if isinstance(each, dict)] if isinstance(value, list) else []

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Row:
        return self._rows[index]


def parsed(body: bytes, give_way: Callable[[], None] = lambda: None) -> object:
    """The value in an answer, None when there is none or it was cut short.

    Notices of the web server may stand before it. It is tried once: an answer cut short ends in smaller whole values.
    A list is read thing by thing: no other thread has a turn while JSON is read, and `give_way` is between two things.
    """
    text = body.decode("utf-8", "replace").strip("\ufeff \t\r\n")
    begins = _BEGINS.search(text)
    if begins is None:
        return None
    try:
        return _value(text, begins.start(1), give_way)
    except (ValueError, RecursionError):
        return None


def _value(text: str, at: int, give_way: Callable[[], None]) -> object:
    if text[at] != "[" or _EMPTY.match(text, at):
        value: object = _JSON.decode(text[at:])
        return value
    things: list[object] = []
    at = _past(_SPACE, text, at + 1)
    while not things or not text.startswith("]", at):
        give_way()
        thing, at = _JSON.raw_decode(text, _past(_COMMA, text, at) if things else at)
        things.append(thing)
        at = _past(_SPACE, text, at)
    if len(text) > at + 1:
        raise ValueError(at)
    return things


def _past(signs: re.Pattern[str], text: str, at: int) -> int:
    """Where `signs`, which have to stand at `at`, end. Raises ValueError."""
    found = signs.match(text, at)
    if found is None:
        raise ValueError(at)
    return found.end()


def whole(text: str) -> int:
    """A whole number above zero from a text that should be one, 0 for everything else."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def amount_text(amount: Money) -> str:
    """An amount as shops read it: "1250.50", whatever the language in use."""
    return f"{Decimal(amount.satang).scaleb(-2):.2f}"


def _thousandths(text: str, parts: int) -> int | None:
    try:
        number = Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or abs(number) > _LARGEST:
        return None
    return int((number * parts).quantize(Decimal(1), ROUND_HALF_UP))
