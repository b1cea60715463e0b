"""Builds everything but the window: books opened with the real clock, papers, the printer's worker."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from posapp.app.clock import SystemClock, UuidIds
from posapp.app.crash import reports_folder as crash_reports_folder
from posapp.app.paths import default_books_dir, default_keys_dir, resources
from posapp.cli.context import Desk, Tools
from posapp.operations.duty import Duty
from posapp.operations.shop import Shop
from posapp.store.books import Books

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.cli.context import Press
    from posapp.documents.block import Document
    from posapp.documents.shelf_label import LabelRun
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.print_job import Paper
    from posapp.domain.sale import Sale
    from posapp.operations.hand_over import Kit
    from posapp.operations.print_labels import LabelWish

BOOKS_VARIABLE: Final = "POSAPP_BOOKS"
KEYS_VARIABLE: Final = "POSAPP_KEYS"


def open_shop(folder: Path, duty: Duty | None = None) -> Shop:
    """The shop whose books lie in `folder`, for the thread that asks. Raises Refused or Unavailable.

    `duty` is who works here, the same for all threads of a program; None for a program where nobody signed in yet.
    """
    return Shop(Books.open(folder), SystemClock(), UuidIds(), duty or Duty())


def books_folder() -> Path:
    """Where the books lie when nobody named a folder: POSAPP_BOOKS, else this person's own."""
    named = os.environ.get(BOOKS_VARIABLE, "")
    try:
        return Path(named).expanduser() if named else default_books_dir()
    except RuntimeError:  # the home of nobody this PC knows: there are no books
        return Path(named)


def keys_folder() -> Path:
    """Where keys of online shops lie if the system keeps none: POSAPP_KEYS, else this person's own folder."""
    named = os.environ.get(KEYS_VARIABLE, "")
    return Path(named) if named else default_keys_dir()


def desk(open_window: Callable[[Path], int]) -> Desk:
    """What the commands of the terminal work with. What is heavy is loaded when a command asks for it.

    `open_window` opens the window on the books in a folder and gives the exit code.
    """
    tools = Tools(
        clock=SystemClock(),
        ids=UuidIds(),
        resources=resources(),
        reports=crash_reports_folder(),
        open_shop=open_shop,
        keys=keys_folder(),
        press=_press,
        sale_paper=_sale_paper,
        label_runs=_label_runs,
        order_paper=_order_paper,
        shrink=_shrink,
        shrink_paper=_shrink_paper,
        hand_over_kit=_hand_over_kit,
        open_window=open_window,
    )
    return Desk(tools, books_folder())


def _press(folder: Path) -> Press:
    from posapp.app.printing import PrintQueue, TillPrinter

    return PrintQueue(lambda: open_shop(folder), TillPrinter(folder, resources() / "fonts"))


def _sale_paper(shop: Shop, sale: Sale, *, copy: bool = False) -> Document:
    from posapp.app.papers import sale_paper

    return sale_paper(shop, sale, copy=copy)


def _hand_over_kit() -> Kit:
    from posapp.app.hand_over import kit

    return kit()


def _label_runs(shop: Shop, wishes: Sequence[LabelWish]) -> tuple[LabelRun, ...]:
    from posapp.app.label_runs import label_runs

    return label_runs(shop, wishes)


def _order_paper(shop: Shop, order: OnlineOrder, paper: Paper) -> Document:
    from posapp.app.order_papers import paper_of_order

    return paper_of_order(shop, order, paper)


def _shrink(picture: bytes) -> bytes:
    from posapp.ui.photo import shrink

    return shrink(picture)


def _shrink_paper(picture: bytes) -> bytes:
    from posapp.ui.photo import shrink_paper

    return shrink_paper(picture)
