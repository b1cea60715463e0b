"""Lists of a WooCommerce shop: a hundred things at once, or fewer where the shop can't say so much in one answer."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.sync.faults import Faulty, Gone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from posapp.domain.online.shop import RemoteId
    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.connectors.woocommerce.client import Client, Pair

_PORTIONS: Final = (100, 25, 5, 1)
"""How many things are asked for in one answer: plug-ins stuff them, and a small site has no memory for a hundred."""
_LEAST: Final = 5
"""Things asked for one by one are named in lists of so many: whoever pages needs to see more than one."""
_NAMES: Final = ("_fields", "id,date_modified_gmt")
_TOO_LONG: Final = "too_long"
_TOO_MUCH: Final = N_(
    "Number {number} of the shop can't be read: it holds too much, or the site breaks down over it. Let whoever looks "
    "after the shop clear what a plug-in wrote into it, or put it into the shop's bin."
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of a list. `names` hold id and stamp of all that stand in it, `rows` those that could be read whole.

    `full` says whether the list may go on behind it, `total` how many things it has altogether, `date` when the shop
    said so by its own clock.
    """

    names: tuple[Row, ...]
    rows: tuple[Row, ...]
    full: bool
    total: int = 0
    date: datetime | None = None


class Lists:
    """Reads lists of one shop. What was too much for it once is not asked of it again as long as this lives."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._portion = _PORTIONS[0]

    def part(self, path: str, shape: Sequence[Pair], *which: Pair) -> Listed:
        """A part of a list: `shape` says what is told of each thing, `which` things are wanted and in what order.

        Raises Faulty with the number of a thing that can't be read even by itself.
        """
        while self._portion > 1:
            size = self._portion
            with suppress(Faulty):
                answer = self._client.get(path, ("per_page", str(size)), *which, *shape)
                return Listed(answer.rows, answer.rows, len(answer.rows) >= size, answer.total, answer.date)
            self._fewer_than(size)
        answer = self._client.get(path, ("per_page", str(_LEAST)), *which, _NAMES)
        rows = self._read(path, [row.id() for row in answer.rows], shape, well=True)
        return Listed(answer.rows, rows, len(answer.rows) >= _LEAST, answer.total, answer.date)

    def newest(self, path: str, shape: Sequence[Pair], *which: Pair) -> Iterator[Row]:
        """The newest hundred things: among them is whatever was made since a question whose answer got lost."""
        seen = 0
        while seen < _PORTIONS[0]:
            behind = (("offset", str(seen)),) if seen else ()
            part = self.part(path, shape, ("orderby", "id"), ("order", "desc"), *behind, *which)
            yield from part.rows
            seen = seen + len(part.names) if part.full else _PORTIONS[0]

    def several(self, path: str, ids: Sequence[RemoteId], shape: Sequence[Pair]) -> tuple[Row, ...]:
        """The things of these ids, in their order, also those in the bin; what is gone is left out."""
        return self._read(path, ids, shape, well=False)

    def _read(self, path: str, ids: Sequence[RemoteId], shape: Sequence[Pair], *, well: bool) -> tuple[Row, ...]:
        """Read things by their ids. Where a shop that was `well` just now breaks down, the thing itself is to blame."""
        found: dict[RemoteId, Row] = {}
        left = list(ids)
        while left:
            some = left[: self._portion]
            try:
                found |= self._named(path, some, shape)
            except Faulty as fault:
                if len(some) > 1:
                    self._fewer_than(len(some))
                elif well or fault.code == _TOO_LONG:
                    raise Faulty(fault.code, _TOO_MUCH, fault.words, number=some[0]) from fault
                else:
                    raise
            else:
                del left[: len(some)]
        return tuple(found[each] for each in ids if each in found)

    def _named(self, path: str, ids: Sequence[RemoteId], shape: Sequence[Pair]) -> dict[RemoteId, Row]:
        found: dict[RemoteId, Row] = {}
        if self._portion > 1:
            which = (("include", ",".join(ids)), ("per_page", str(self._portion)))
            found = {row.id(): row for row in self._client.get(path, *which, *shape).rows}
        # Lists leave out the bin, so what is missing is asked for by name.
        for each in ids:
            with suppress(Gone):
                found[each] = found.get(each) or self._client.get(f"{path}/{each}", *shape).row
        return found

    def _fewer_than(self, size: int) -> None:
        self._portion = next(portion for portion in _PORTIONS if portion < size)
