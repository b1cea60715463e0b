"""What a shop says in JSON, read with care: wrong or missing values become nothing, never a crash or a float."""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, Self

from posapp.domain.money import ZERO, Money
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.i18n import N_
from posapp.sync.faults import Doubtful, Fault, Offline

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.sync.wire import Reply

_TRUE: Final = True
_LARGEST: Final = Decimal(10) ** 12
_MOST_DIGITS: Final = 15
_DAY: Final = 86_400
_JSON: Final = json.JSONDecoder(parse_float=Decimal, parse_constant=str)
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_COMMA: Final = re.compile(r",[ \t\n\r]*")
_EMPTY: Final = re.compile(r"\[[ \t\n\r]*\]")
_BEGINS: Final = re.compile(r'(?:\A|[\n>])\s*(\{\s*"|\{\s*\}|\[\s*[\[{"\]\d])')


class Said:
    """One thing a shop told of; what is no thing tells of nothing."""

    __slots__ = ("_values",)

    def __init__(self, value: object) -> None:
        self._values: dict[str, object] = value if isinstance(value, dict) else {}

    @classmethod
    def each(cls, value: object) -> tuple[Self, ...]:
        """The things of a list; what is no list has none."""
        return tuple(cls(thing) for thing in _listed(value) if isinstance(thing, dict))

    def __bool__(self) -> bool:
        return bool(self._values)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str) -> str:
        """A text or number as text, without space around it; "" for everything else."""
        return _plain(self._values.get(key))

    def says(self, key: str) -> bool:
        """Whether the shop says yes to this."""
        return self._values.get(key) is _TRUE

    def id(self, key: str = "id") -> RemoteId:
        """A name of the shop; "" for none, which shops write as 0."""
        found = self.text(key)
        return RemoteId("" if found == "0" else found)

    def number(self, key: str = "id") -> int:
        """A whole number above zero; 0 for everything else."""
        return whole(self.text(key))

    def decimal(self, key: str) -> Decimal | None:
        """A number exactly as it was said; None for what is no number, or none of this world."""
        try:
            number = Decimal(self.text(key).replace(",", ""))
        except InvalidOperation:
            return None
        return number if number.is_finite() and abs(number) <= _LARGEST else None

    def money(self, key: str) -> Money:
        """An amount; nothing when it is missing."""
        return self.price(key) or ZERO

    def price(self, key: str) -> Money | None:
        """An amount, None when the shop has none."""
        baht = self.decimal(key)
        return None if baht is None else Money(_whole_parts(baht, 100))

    def quantity(self, key: str) -> Quantity | None:
        """How many, None when it is not counted."""
        pieces = self.decimal(key)
        return None if pieces is None else Quantity(_whole_parts(pieces, 1000))

    def row(self, key: str) -> Self:
        """A thing within it; an empty one when there is none."""
        return type(self)(self._values.get(key))

    def rows(self, key: str) -> tuple[Self, ...]:
        """The things of a list within it."""
        return self.each(self._values.get(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts and numbers of a list within it, as texts."""
        return tuple(filter(None, map(_plain, _listed(self._values.get(key)))))


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


def unreadable(reply: Reply, *, reads: bool) -> Fault:
    """The fault for a yes that can't be read: a page of the internet line's owner, or an answer cut short."""
    if not reads:
        return Doubtful("unreadable")
    if reply.body.lstrip()[:1] == b"<":
        return Offline(
            "portal",
            N_(
                "A page for people came instead of the shop. Open a browser: this internet line may ask you to sign in "
                "first. If it doesn't, check the shop's address."
            ),
        )
    return Offline("unreadable")


def wished_pause(reply: Reply) -> int:
    """How many seconds a busy shop asks to wait, a day at the most; 0 when it does not say."""
    return min(whole(reply.headers.get("retry-after", "")), _DAY)


def whole(text: str) -> int:
    """A whole number above zero from a text that should be one, 0 for everything else."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


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


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _plain(value: object) -> str:
    """A text or number as text, without halves of broken pairs of signs: JSON can say them, no file can hold them."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return ""
    text = str(value).strip()
    return text if text.isascii() else text.encode("utf-8", "ignore").decode().strip()


def _whole_parts(number: Decimal, parts: int) -> int:
    return int((number * parts).quantize(Decimal(1), ROUND_HALF_UP))
