"""`posapp queue`: what waits for the printer, and what became of it."""

from __future__ import annotations

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.jobs import job_row, job_values
from posapp.cli.layout import table
from posapp.cli.speech import SpokenGroup, option
from posapp.i18n import N_, _
from posapp.operations.papers import drop_paper, print_again


@click.group(cls=SpokenGroup, invoke_without_command=True, help=N_("Show what waits for the printer."))
@option("--limit", type=click.IntRange(1, 1_000_000), default=30, words=N_("At most so many papers."))
@click.pass_context
def queue(ctx: click.Context, limit: int) -> None:
    """Without a command below it: the list."""
    if ctx.invoked_subcommand is None:
        _show(ctx.ensure_object(Desk), limit)


@queue.command(
    help=N_("Print a paper again that failed or is uncertain.\nLook at the paper first: it may have come out.")
)
@click.argument("job", metavar="ID")
@pass_desk
def again(desk: Desk, job: str) -> None:
    """Somebody looked: it did not come out."""
    print_again(desk.shop(), job)
    desk.print_waiting()
    desk.settle()
    _show(desk, 1, job)


@queue.command(help=N_("Take a paper out of the queue."))
@click.argument("job", metavar="ID")
@pass_desk
def drop(desk: Desk, job: str) -> None:
    """Nobody wants it any more."""
    drop_paper(desk.shop(), job)
    _show(desk, 1, job)


@queue.command("print", help=N_("Print now what waits."))
@pass_desk
def print_(desk: Desk) -> None:
    """Give the printer another chance."""
    desk.shop()
    desk.print_waiting()
    desk.settle()
    _show(desk, 30)


def _show(desk: Desk, limit: int, only: str = "") -> None:
    shop = desk.shop()
    one = shop.books.print_jobs.get(only) if only else None
    jobs = [one] if one else shop.books.print_jobs.newest(limit)
    lines = table([job_row(shop, job) for job in jobs]) or [_("No papers.")]
    desk.answer(lines, {"jobs": [job_values(shop, job) for job in jobs]})
