"""Builds everything but the window: books opened with the real clock, papers, the printer's worker."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from posapp.app.clock import SystemClock, UuidIds
from posapp.app.paths import default_books_dir, resources
from posapp.cli.context import Desk, Tools
from posapp.operations.shop import Shop
from posapp.store.books import Books

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.cli.context import Press
    from posapp.documents.block import Document
    from posapp.documents.shelf_label import LabelRun
    from posapp.domain.sale import Sale
    from posapp.operations.print_labels import LabelWish

BOOKS_VARIABLE: Final = "POSAPP_BOOKS"


def open_shop(folder: Path) -> Shop:
    """The shop whose books lie in `folder`, for the thread that asks. Raises Refused or Unavailable."""
    return Shop(Books.open(folder), SystemClock(), UuidIds())


def books_folder() -> Path:
    """Where the books lie when nobody named a folder: POSAPP_BOOKS, else this person's own."""
    named = os.environ.get(BOOKS_VARIABLE, "")
    try:
        return Path(named).expanduser() if named else default_books_dir()
    except RuntimeError:  # the home of nobody this PC knows: there are no books
        return Path(named)


def desk(open_window: Callable[[Path], int]) -> Desk:
    """What the commands of the terminal work with. What is heavy is loaded when a command asks for it.

    `open_window` opens the window on the books in a folder and gives the exit code.
    """
    tools = Tools(
        clock=SystemClock(),
        ids=UuidIds(),
        resources=resources(),
        open_shop=open_shop,
        press=_press,
        sale_paper=_sale_paper,
        label_runs=_label_runs,
        shrink=_shrink,
        open_window=open_window,
    )
    return Desk(tools, books_folder())


def _press(folder: Path) -> Press:
    from posapp.app.printing import PrintQueue, TillPrinter

    return PrintQueue(lambda: open_shop(folder), TillPrinter(folder, resources() / "fonts"))


def _sale_paper(shop: Shop, sale: Sale, *, copy: bool = False) -> Document:
    from posapp.app.papers import sale_paper

    return sale_paper(shop, sale, copy=copy)


def _label_runs(shop: Shop, wishes: Sequence[LabelWish]) -> tuple[LabelRun, ...]:
    from posapp.app.label_runs import label_runs

    return label_runs(shop, wishes)


def _shrink(picture: bytes) -> bytes:
    from posapp.ui.photo import shrink

    return shrink(picture)
