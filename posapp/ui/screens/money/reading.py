"""Reads a bank's list aside, with books of its own, so that the window never stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.operations.reconcile.reading import read_statement
from posapp.operations.shop import Shop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.operations.reconcile.columns import Columns
    from posapp.operations.reconcile.reading import Reading
    from posapp.ui.tasks import Lanes

_LANE: Final = "lists"


def read_aside(
    shop: Shop,
    lanes: Lanes,
    asked: tuple[Path, Columns | None],
    done: Callable[[Reading], None],
    failed: Callable[[Exception], None],
) -> None:
    """Read the list at the path of `asked`, with its columns where they were said; then call `done` or `failed`."""

    def work() -> Reading:
        books = shop.books.sibling()
        try:
            return read_statement(Shop(books, shop.clock, shop.ids, shop.duty), *asked)
        finally:
            books.close()

    lanes.run(_LANE, work, done, failed)
