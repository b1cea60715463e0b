"""Where a stocktake stands: which shelf comes next, what was typed for it; no Qt in here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.lot import NO_LOT
from posapp.domain.quantity import Quantity
from posapp.domain.unit import Measure
from posapp.i18n import N_, arabic_digits, search_key
from posapp.operations.count_stock import WalkLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import LotId, ProductId
    from posapp.domain.product import Product
    from posapp.domain.stocktake import CountedItem

_MOST_SIGNS: Final = 60


class Walk:
    """The lines of a walk in order, and the one that is counted now. `here` is -1 where there are none."""

    def __init__(self, lines: Sequence[WalkLine]) -> None:
        self.lines = list(lines)
        self._keys = [_key(line) for line in self.lines]
        self.here = next((n for n, line in enumerate(self.lines) if line.counted is None), len(self.lines) - 1)

    @property
    def line(self) -> WalkLine | None:
        """The line that is counted now."""
        return self.lines[self.here] if 0 <= self.here < len(self.lines) else None

    @property
    def done(self) -> int:
        """How many lines are counted."""
        return sum(line.counted is not None for line in self.lines)

    def next(self) -> bool:
        """Go to the next line that is not counted yet, from the beginning again after the last; False when none is."""
        order = [*range(self.here + 1, len(self.lines)), *range(self.here + 1)]
        for place in order:
            if self.lines[place].counted is None:
                self.here = place
                return True
        return False

    def write(self, item: CountedItem) -> None:
        """Keep what was counted for its line."""
        for place, line in enumerate(self.lines):
            if (line.product.id, _lot(line)) == (item.product, item.lot):
                self.lines[place] = replace(line, counted=item)

    def go(self, product: ProductId) -> bool:
        """Go to the first line of an article that is not counted yet, else to its first; False when it has none."""
        places = [place for place, line in enumerate(self.lines) if line.product.id == product]
        if not places:
            return False
        self.here = next((place for place in places if self.lines[place].counted is None), places[0])
        return True

    def add(self, product: Product) -> None:
        """Go to an article that was not on the list: it is put at its end."""
        if not self.go(product.id):
            self.lines.append(WalkLine(product, None))
            self._keys.append(_key(self.lines[-1]))
            self.here = len(self.lines) - 1

    def found(self, typed: str) -> list[int]:
        """The places of the lines that hold what was typed; all of them for nothing."""
        key = search_key(typed)
        return [place for place, known in enumerate(self._keys) if key in known]


def counted_from(text: str, product: Product) -> Quantity:
    """What was typed as a count: "12", "12+5" for two heaps, "๑๒", "0". Raises Refused `count_syntax`, `quantity_*`."""
    parts = arabic_digits(text).replace(" ", "").split("+")
    if len(text) > _MOST_SIGNS or not all(parts):
        raise _not_understood(text)
    together = Quantity(sum(_part(part, text).milli for part in parts))
    if not together.whole and product.measure is Measure.PIECE:
        raise Refused(
            "quantity_whole",
            N_("“{name}” is sold in whole pieces. Type a number without decimals."),
            name=product.name,
        )
    return together


def _part(part: str, text: str) -> Quantity:
    if not part.strip("0."):
        if "0" in part and part.count(".") <= 1:
            return Quantity(0)
        raise _not_understood(text)
    try:
        return Quantity.parse(part)
    except Refused as error:
        if error.code != "quantity_syntax":
            raise
        raise _not_understood(text) from None


def _not_understood(text: str) -> Refused:
    return Refused(
        "count_syntax",
        N_("“{text}” is not a count. Type a number, or several with + between them: 12+5."),
        text=text.strip()[:40],
    )


def _lot(line: WalkLine) -> LotId:
    return line.lot.id if line.lot else NO_LOT


def _key(line: WalkLine) -> str:
    product = line.product
    return "\x01".join(search_key(text) for text in (product.name, product.short_name, product.code, *product.barcodes))
