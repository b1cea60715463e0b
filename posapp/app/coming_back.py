"""A copy that takes the place of books which aren't open: of damaged ones, or of none at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.clock import SystemClock, UuidIds
from posapp.domain.identity import NOBODY
from posapp.operations.copies import restore
from posapp.ui.parts.return_page import ReturnPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.operations.copies.restore import Prepared
    from posapp.ui.tasks import Lanes


def page_of_copy(copy: Path, folder: Path, lanes: Lanes, came_back: Callable[[ReturnPage], None]) -> ReturnPage:
    """What is in `copy`, and a way to let it be the books in `folder`; `came_back` is told when it is."""

    def bring_back(found: Prepared) -> None:
        restore.bring_back(found, folder, SystemClock(), UuidIds(), NOBODY)
        page.let_go()
        came_back(page)

    page = ReturnPage(
        copy,
        lambda secret, done, failed: lanes.run(
            "copies", lambda: (restore.prepare(copy, folder, secret), None), done, failed
        ),
        bring_back,
    )
    return page
