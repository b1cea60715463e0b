"""What stands on a list of goods, and what each keystroke does to it; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.quantity import LIMIT_MILLI, ONE, Quantity
from posapp.domain.unit import Measure
from posapp.i18n import N_, arabic_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from posapp.domain.product import Pack, Product

Value = Money | date | str | None
_NOTHING: Final = Quantity(0)


@dataclass(frozen=True, slots=True)
class Extra:
    """One more thing to say of each line: `title` is a catalogue message, `choices` are (key, message) pairs.

    Where it is `asked`, Enter goes there after the quantity, before the next article.
    """

    key: str
    title: str
    kind: Literal["money", "day", "choice", "text"] = "text"
    choices: tuple[tuple[str, str], ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`quantity` (in the product's own unit) of a product, said in `pack` where one is named, with its extras."""

    product: Product
    quantity: Quantity
    pack: Pack | None = None
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def size(self) -> Quantity:
        """How many units one of what is counted holds."""
        return self.pack.holds if self.pack else ONE

    @property
    def count(self) -> Quantity:
        """The quantity as it was typed: in packs where one is named."""
        return Quantity(self.quantity.milli * 1000 // self.size.milli)

    def money(self, key: str) -> Money | None:
        """The amount of extra `key`."""
        value = self.values.get(key)
        return value if isinstance(value, Money) else None

    def day(self, key: str) -> date | None:
        """The day of extra `key`."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def text(self, key: str) -> str:
        """The words, or the chosen key, of extra `key`."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""


def _any_goods(_product: Product) -> bool:
    return True


def _nothing_said(_product: Product) -> Mapping[str, Value]:
    return {}


def _alone(_product: Product, _key: str, _value: Value) -> Mapping[str, Value]:
    return {}


@dataclass(frozen=True, slots=True)
class Form:
    """What a list asks of its goods.

    `allow` says which may be chosen, `start` what the extras of a new line are, `follow` which others change with an
    extra (its key and new value). With `apart` an article may stand on
    the list more than once (batches); with `none` a quantity may be zero. With `pieces` it isn't the goods that are
    counted but something of them, such as their labels: whole numbers without a unit, of services and baskets too.
    """

    extras: tuple[Extra, ...] = ()
    allow: Callable[[Product], bool] = _any_goods
    start: Callable[[Product], Mapping[str, Value]] = _nothing_said
    follow: Callable[[Product, str, Value], Mapping[str, Value]] = _alone
    apart: bool = False
    none: bool = False
    pieces: bool = False


class Lines:
    """The list under way. One line, the `open` one, is worked on; each act can be taken back."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.all: tuple[Line, ...] = ()
        self.open = -1
        self._before: list[tuple[tuple[Line, ...], int]] = []
        self._doing = ""

    def begin(self, lines: Iterable[Line]) -> None:
        """Start with `lines`; what was there is forgotten."""
        self.all, self.open = tuple(lines), -1
        self._before.clear()
        self._doing = ""

    def now(self) -> Line | None:
        """The open line."""
        return self.all[self.open] if 0 <= self.open < len(self.all) else None

    def choose(self, row: int) -> None:
        """Open another line."""
        self.open, self._doing = row, ""

    def take(self, product: Product, quantity: Quantity = ONE, pack: Pack | None = None) -> None:
        """Put `quantity` of `product` on the list, or add it to the line that is there; that line is open then."""
        if self._form.pieces:
            quantity, pack = ONE if pack or not quantity.whole else quantity, None
        for row, line in enumerate(self.all):
            if line.product.id == product.id and (row == self.open or not self._form.apart):
                more = line.size if line.pack and quantity == ONE else quantity
                whole = line.pack if not (line.quantity + more).milli % line.size.milli else None
                self._put(row, replace(line, quantity=_within(line.quantity + more), pack=whole))
                return
        self._append(Line(product, quantity, pack, self._form.start(product)))

    def again(self) -> None:
        """One more line of the open line's article: another batch."""
        line = self.now()
        if line:
            self._append(Line(line.product, ONE, None, self._form.start(line.product)))

    def type(self, text: str) -> None:
        """Make what was typed the open line's quantity. Raises Refused `quantity_*`; the line is as it was then."""
        line = self.now()
        if line is None:
            return
        count = _read(text, none=self._form.none)
        quantity = Quantity(count.milli * line.size.milli // 1000)
        _check(line.product, quantity, pieces=self._form.pieces)
        self._put(self.open, replace(line, quantity=quantity), doing="type")

    def step(self, by: int) -> None:
        """One more or one less of what is counted; it never gets to nothing by this unless it may be nothing."""
        line = self.now()
        if line is None:
            return
        quantity = Quantity(line.quantity.milli + by * line.size.milli)
        if quantity.milli > 0 or (self._form.none and not quantity):
            self._put(self.open, replace(line, quantity=_within(quantity)), doing="step")

    def count_in(self, pack: Pack | None) -> None:
        """Count the open line in `pack`, or in its own unit: the number stays what it is."""
        line = self.now()
        if line:
            wanted = replace(line, pack=pack)
            quantity = _within(Quantity(line.count.milli * wanted.size.milli // 1000))
            self._put(self.open, replace(wanted, quantity=quantity))

    def put(self, key: str, value: Value) -> None:
        """Say `value` of the open line."""
        line = self.now()
        if line and line.values.get(key) != value:
            said = {**line.values, key: value, **self._form.follow(line.product, key, value)}
            self._put(self.open, replace(line, values=said), doing=key)

    def remove(self) -> None:
        """Take the open line off."""
        if self.now():
            self._keep("")
            self.all = (*self.all[: self.open], *self.all[self.open + 1 :])
            self.open = min(self.open, len(self.all) - 1)

    def undo(self) -> bool:
        """Take the last act back; False when there is none."""
        if not self._before:
            return False
        self.all, self.open = self._before.pop()
        self._doing = ""
        return True

    def _append(self, line: Line) -> None:
        self._keep("")
        self.all = (*self.all, line)
        self.open = len(self.all) - 1

    def _put(self, row: int, line: Line, doing: str = "") -> None:
        self._keep(doing if row == self.open else "")
        self.all = (*self.all[:row], line, *self.all[row + 1 :])
        self.open = row

    def _keep(self, doing: str) -> None:
        """Remember how it was; the signs of one number are one act."""
        if not doing or doing != self._doing:
            self._before.append((self.all, self.open))
        self._doing = doing


def renewed(lines: Iterable[Line], known: Mapping[str, Product]) -> tuple[Line, ...]:
    """`lines` with their goods as the books have them now."""
    return tuple(replace(line, product=known.get(line.product.id, line.product)) for line in lines)


def _read(text: str, *, none: bool) -> Quantity:
    plain = arabic_digits(text).strip()
    if none and plain and not plain.strip("0."):
        return _NOTHING
    return Quantity.parse(text)


def _check(product: Product, quantity: Quantity, *, pieces: bool) -> None:
    if quantity.milli > LIMIT_MILLI:
        raise Refused("quantity_too_large", N_("This quantity is too large. The most is 999,999.999."))
    parted = not pieces and (product.divisible or product.measure is Measure.SERVICE)
    if not parted and not quantity.whole:
        raise Refused(
            "quantity_pieces",
            N_("“{name}” is counted in whole pieces. Type a number without decimals."),
            name=product.name,
        )


def _within(quantity: Quantity) -> Quantity:
    return min(quantity, Quantity(LIMIT_MILLI))
