"""Price labels that are wanted: of what, how many, on which paper; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from posapp.domain.quantity import ONE, Quantity
from posapp.operations.print_labels import LabelWish
from posapp.ui.parts.goods_sheet.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from posapp.domain.identity import ProductId

ROLL: Final = "roll"
FULL: Final = "full"
SMALL: Final = "small"
_MOST_OF_ONE: Final = 500


class Press(Protocol):
    """Draws labels, and says beforehand what can't be drawn. All raise Refused `label_*`."""

    def size(self) -> str:
        """How long labels of the paper roll are by the settings, "full" or "small"; empty where stickers are used."""
        ...

    def picture(self, wish: LabelWish, paper: str, size: str) -> bytes:
        """One label as a PNG, on the roll or on the sheet with `paper` labels."""
        ...

    def check(self, wishes: Sequence[LabelWish]) -> None:
        """Whether all of them can be printed on the roll."""
        ...

    def sheets(self, wishes: Sequence[LabelWish], paper: str, start_at: int) -> Callable[[], bytes]:
        """What draws the sheets as a PDF file, on any thread."""
        ...


@dataclass(frozen=True, slots=True)
class Places:
    """The first sheet of `count` labels: those before `start` (from 1) are gone, then `wanted` are printed."""

    count: int
    start: int
    wanted: int

    @property
    def pages(self) -> int:
        """How many sheets are needed."""
        return -(-(self.start - 1 + self.wanted) // self.count) if self.wanted else 0

    def used(self, place: int) -> bool:
        """Whether the label at `place` (from 1) is gone already."""
        return place < self.start

    def printed(self, place: int) -> bool:
        """Whether the label at `place` will be printed on."""
        return self.start <= place < self.start + self.wanted


def wishes_of(lines: Iterable[Line]) -> tuple[LabelWish, ...]:
    """The labels that the list asks for."""
    return tuple(LabelWish(line.product.id, _copies(line.quantity)) for line in lines if line.quantity.milli > 0)


def one_for_each(lines: Iterable[Line], on_hand: Mapping[ProductId, Quantity]) -> tuple[Line, ...]:
    """`lines` with one label for each piece on hand; what is weighed or measured, and what is out, gets one."""
    return tuple(Line(line.product, _on_hand(line, on_hand)) for line in lines)


def _on_hand(line: Line, on_hand: Mapping[ProductId, Quantity]) -> Quantity:
    left = on_hand.get(line.product.id, ONE)
    return ONE if line.product.divisible or left < ONE else Quantity.of(min(_copies(left), _MOST_OF_ONE))


def _copies(quantity: Quantity) -> int:
    return quantity.milli // ONE.milli
