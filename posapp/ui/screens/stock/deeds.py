"""What this screen writes into the books; each deed is told, printed where that is usual, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.stock import EntryKind
from posapp.i18n import N_
from posapp.operations.fresh_goods import mark_down, throw_away
from posapp.operations.papers import print_stock_paper
from posapp.operations.print_labels import LabelWish, print_labels
from posapp.operations.stock_book import reverse
from posapp.ui.parts.acting import Acting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.identity import EntryId
    from posapp.domain.money import Money
    from posapp.domain.stock import StockEntry
    from posapp.operations.fresh_goods import Expiring
    from posapp.operations.shop import Shop
    from posapp.operations.stock_book import Posted
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk

_ON_PAPER = (EntryKind.RECEIVE, EntryKind.MOVE)
"""Papers that come out by themselves: somebody takes them along with the goods."""


class Deeds:
    """The acts of this screen."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)

    def post(self, act: Callable[[], Posted], said: str) -> StockEntry | None:
        """Do `act` and tell `said` (a message with {number}); None when it was refused."""
        posted = self._notices.tried(act)
        if posted is None:
            return None
        entry = posted.entry
        self._desk.changed(posted.changes)
        if entry.kind in _ON_PAPER and self._shop.setting("printer.uri"):
            self._acting.done(lambda: print_stock_paper(self._shop, entry.id))
        self._notices.tell(said, undo=lambda: self._undo(entry.id), number=entry.number)
        return entry

    def take_back(self, entry: EntryId, note: str = "") -> StockEntry | None:
        """Take a paper back by another one; None when it was refused."""
        act = self._desk.seller
        return self.post(lambda: reverse(self._shop, entry, note, act()), N_("Taken back. The new paper is {number}."))

    def print_paper(self, entry: EntryId) -> None:
        """Print a stock paper once more."""
        if self._acting.done(lambda: print_stock_paper(self._shop, entry)):
            self._tell_printed(N_("The paper is being printed."))

    def print_labels(self, wishes: Sequence[LabelWish]) -> None:
        """Print labels."""
        if self._acting.done(lambda: print_labels(self._shop, wishes)):
            self._tell_printed(N_("The labels are being printed."))

    def mark_down(self, one: Expiring, price: Money | None) -> bool:
        """Sell a batch for `price` from now on (None: its ordinary price), with new labels on it."""
        if not self._acting.done(lambda: mark_down(self._shop, one.lot.id, price, self._desk.seller())):
            return False
        if price is not None and self._label_printer():
            self._acting.done(lambda: print_labels(self._shop, [label_of(one)]))
        said = N_("“{name}” now costs {price} baht.") if price is not None else N_("“{name}” costs what it did before.")
        before = one.price
        self._notices.tell(
            said,
            undo=lambda: self._mark(one, before),
            name=one.product.name,
            price=price if price is not None else one.product.price,
        )
        return True

    def throw_away(self, one: Expiring) -> bool:
        """Write all of a batch off as spoiled."""
        posted = self.post(
            lambda: throw_away(self._shop, one, self._desk.seller()), N_("Written down as spoiled: {number}.")
        )
        return posted is not None

    def _mark(self, one: Expiring, price: Money | None) -> None:
        self._acting.done(lambda: mark_down(self._shop, one.lot.id, price, self._desk.seller()))

    def _undo(self, entry: EntryId) -> None:
        self.take_back(entry)

    def _label_printer(self) -> bool:
        return bool(self._shop.setting("label.printer") or self._shop.setting("printer.uri"))

    def _tell_printed(self, sentence: str) -> None:
        if self._label_printer():
            self._notices.tell(sentence)
        else:
            self._notices.warn("no_printer", N_("It waits until a printer is set up under Settings."))


def label_of(one: Expiring) -> LabelWish:
    """A label for each piece of a batch; one for what is weighed."""
    return LabelWish(one.product.id, pieces(one.shelf.on_hand.milli, divisible=one.product.divisible), one.lot.id)


def pieces(milli: int, *, divisible: bool) -> int:
    """How many labels so much of an article needs."""
    return 1 if divisible else max(milli // 1000, 1)
