"""The stocktake under way: what it writes into the books, and the words for it; what is refused is told, not raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.lot import NO_LOT
from posapp.i18n import N_
from posapp.operations.count_stock import count, differences, drop_count, post_count, start_count, walk
from posapp.operations.papers import print_count_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import StocktakeId
    from posapp.domain.quantity import Quantity
    from posapp.domain.stocktake import CountedItem, Stocktake, Verdict
    from posapp.operations.count_stock import Counted, Difference, Scope, WalkLine
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk


class CountDeeds:
    """Knows which `stocktake` is worked on; None between two of them."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self.stocktake: Stocktake | None = None

    def begin(self, name: str, scope: Scope) -> bool:
        """Start a stocktake; False when it was refused."""
        started = self._notices.tried(lambda: start_count(self._shop, name, scope, self._desk.seller()))
        self.stocktake = started or self.stocktake
        return started is not None

    def resume(self, stocktake: StocktakeId) -> bool:
        """Go on with one that waited; False when nobody knows it."""
        found = self._shop.books.stocktakes.get(stocktake)
        self.stocktake = found or self.stocktake
        return found is not None

    def waiting(self) -> list[tuple[Stocktake, int]]:
        """The stocktakes that can be gone on with, each with how many lines were counted."""
        stocktakes = self._shop.books.stocktakes
        return [(one, len(stocktakes.counts(one.id))) for one in stocktakes.going_on()]

    def lines(self) -> list[WalkLine]:
        """The lines to walk along."""
        return walk(self._shop, self.stocktake) if self.stocktake else []

    def differences(self) -> list[Difference]:
        """What was counted, compared with the books."""
        return differences(self._shop, self.stocktake.id) if self.stocktake else []

    def count(self, line: WalkLine, quantity: Quantity) -> CountedItem | None:
        """Write down how many of a line there are; None when it was refused."""
        stocktake = self.stocktake
        if stocktake is None:
            return None
        item = (line.product.id, line.lot.id if line.lot else NO_LOT)
        return self._notices.tried(lambda: count(self._shop, stocktake.id, item, quantity, self._desk.seller()))

    def pause(self) -> None:
        """Say that it waits: what was counted is in the books already."""
        self._notices.tell(N_("The stocktake waits. Go on with it whenever you like."))

    def post(self, verdicts: Sequence[Verdict]) -> Counted | None:
        """Write the counts into the books and say so; None when it was refused."""
        stocktake = self.stocktake
        if stocktake is None:
            return None
        posted = self._notices.tried(lambda: post_count(self._shop, stocktake.id, verdicts, self._desk.seller()))
        if posted:
            self.stocktake = None
            self._desk.changed(posted.changes)
            self._tell(posted)
        return posted

    def drop(self) -> bool:
        """Give the stocktake up; False when it was refused."""
        stocktake = self.stocktake
        if stocktake is None:
            return False
        changes = self._notices.tried(lambda: drop_count(self._shop, stocktake.id, self._desk.seller()))
        if changes is not None:
            self.stocktake = None
            self._desk.changed(changes)
        return changes is not None

    def print_list(self) -> None:
        """Print the list to count by, without what the books say."""
        stocktake = self.stocktake
        changes = self._notices.tried(lambda: print_count_sheet(self._shop, stocktake.id)) if stocktake else None
        if changes is not None:
            self._desk.changed(changes)
            self._notices.tell(N_("The list is being printed. What the books say is not on it."))

    def _tell(self, posted: Counted) -> None:
        if posted.entry is None:
            self._notices.tell(N_("Everything agreed, so nothing had to be changed."))
            return
        self._notices.tell(
            N_("The counts are in the books as {number}: {value} baht at cost."),
            number=posted.entry.number,
            value=posted.value,
        )
