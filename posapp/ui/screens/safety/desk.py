"""What the screen is handed beside the books: who works here, papers of the key, and a way to change the books."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.hand_over import Kit
    from posapp.operations.shop import Shop
    from posapp.store.age_file import KeyPair
    from posapp.ui.notices import Notices
    from posapp.ui.tasks import Lanes

_T = TypeVar("_T")
_LANE: Final = "copies"


@dataclass(frozen=True, slots=True)
class Desk:
    """`seller` says who works at the till now; `changed` is told what an act wrote to.

    `print_key` prints the recovery sheet at once and tells how it went, `save_key` saves it as A4. `reopen` closes the
    window with its books, does a deed that gives a sentence, and opens the window again with that sentence. `kit` is
    what a hand-over to the auditor needs (`posapp.app.hand_over.kit`).
    """

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    print_key: Callable[[KeyPair, Callable[[str], None]], None]
    save_key: Callable[[KeyPair, Path], None]
    reopen: Callable[[Callable[[], str]], None]
    kit: Callable[[], Kit]


@dataclass(frozen=True, slots=True)
class Work:
    """The books, the banner, and a lane for what takes long; each piece of work there opens the books for itself."""

    shop: Shop
    notices: Notices
    lanes: Lanes
    desk: Desk

    def aside(
        self, work: Callable[[Shop], _T], done: Callable[[_T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` on the lane, then call `done` or `failed`."""

        def opened() -> _T:
            books = self.shop.books.sibling()
            try:
                return work(replace(self.shop, books=books, acts=[]))
            finally:
                books.close()

        self.lanes.run(_LANE, opened, done, failed)
