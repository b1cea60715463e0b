"""What the journal says must stand in the cash book: money in and out beyond sales, and what it did to the drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.store.audit.ledger import Ledger, without_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from posapp.store.audit.chain import Link
    from posapp.store.audit.ledger import Expected

MONEY_ENTRY: Final = Ledger(
    "money_entry",
    (
        *("id", "terminal", "seq", "at", "day", "actor", "kind", "category", "purse", "amount", "party", "paper"),
        *("note", "photo", "reverses"),
    ),
    1,
    "id",
    without_entry("'money'", "id"),
)
CASH_MOVE: Final = Ledger(
    "cash_move",
    ("id", "session", "terminal", "seq", "kind", "amount", "reason", "at", "actor"),
    1,
    "id",
    without_entry("'paid_in', 'paid_out', 'money', 'settle'", "id"),
)
"""Money into and out of the drawer without a sale; what an entry of another book moved there carries its id."""
LEDGERS: Final = (MONEY_ENTRY, CASH_MOVE)

_DRAWER_KINDS: Final = {"income": "paid_in", "expense": "paid_out"}


def _money(link: Link) -> Iterator[Expected]:
    said, act = link.facts, (link.terminal, link.seq)
    what = (said["kind"], said["category"], said["purse"], said["amount"], said["party"], said["paper"])
    head = (said["id"], *act, said["at"], said["day"], said["by"])
    yield MONEY_ENTRY, (*head, *what, said["note"], said["photo"], said["reverses"])
    if said["purse"] == "drawer":
        yield CASH_MOVE, drawer_row(link, _DRAWER_KINDS[said["kind"]])


def _cash_move(link: Link) -> Iterator[Expected]:
    yield CASH_MOVE, drawer_row(link, link.kind)


def drawer_row(link: Link, kind: str) -> tuple[object, ...]:
    """The row of the drawer that `link` tells of."""
    said = link.facts
    where = (said["id"], said["session"], link.terminal, link.seq)
    return (*where, kind, said["amount"], said["reason"], said["at"], said["by"])


KINDS: Final[Mapping[str, Callable[[Link], Iterator[Expected]]]] = {
    "money": _money,
    "paid_in": _cash_move,
    "paid_out": _cash_move,
}
