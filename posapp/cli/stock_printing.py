"""Papers of the stock book printed from a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from posapp.cli.jobs import job_values
from posapp.cli.printing import check_printer, printed
from posapp.domain.errors import Unavailable
from posapp.operations.print_labels import LabelWish, print_labels
from posapp.operations.stock_book import known

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.cli.context import Desk
    from posapp.domain.changes import Changes
    from posapp.domain.stock import StockEntry


def print_paper(desk: Desk, queue: Callable[[], Changes], *, wanted: bool = True) -> dict[str, object]:
    """Print what `queue` asks for, if wanted; what programs are told of it. Raises as `printing.printed` does."""
    return {"job": job_values(desk.shop(), printed(desk, queue))} if wanted else {}


def before_deed(desk: Desk, *, wanted: bool, labels: bool = False) -> None:
    """Nothing is written down when its paper is wanted and there is no printer. Raises Refused `printer_not_set`."""
    if wanted:
        check_printer(desk.shop(), labels=labels)


def after_deed(desk: Desk, queue: Callable[[], Changes], *, wanted: bool, labels: bool = False) -> dict[str, object]:
    """Print what was just written down, if wanted: it stays in the books whatever the printer does.

    The printer's trouble is said beside the answer; the paper waits in the queue.
    """
    if not wanted:
        return {}
    try:
        return {"job": job_values(desk.shop(), printed(desk, queue, labels=labels))}
    except Unavailable as told:
        click.echo(str(told), err=True)
        return {"job": {"state": "waiting", "detail": told.code}}


def labels_of(desk: Desk, entry: StockEntry) -> Callable[[], Changes]:
    """What asks for a price label for each piece that came in; of what is weighed or measured one is enough."""
    wishes = [
        LabelWish(
            move.product, 1 if known(desk.shop(), move.product).divisible else move.quantity.milli // 1000, move.lot
        )
        for move in entry.moves
    ]
    return lambda: print_labels(desk.shop(), wishes)
