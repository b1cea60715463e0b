"""`posapp` itself: its commands, each loaded when it is asked for, and the window when none is."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

import click

from posapp import __version__
from posapp.cli.context import Desk
from posapp.cli.speech import FirstGroup, SpokenOption
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Final = {
    "setup": N_("Start the books of a group."),
    "products": N_("List, add, change, import and export goods."),
    "till": N_("Open the day, move cash, count and close."),
    "sell": N_("Sell bills given as JSON lines."),
    "sales": N_("List and show sold bills, and say whether money has come."),
    "refund": N_("Take back all or part of a bill."),
    "receipt": N_("Show, save or print the paper of a bill."),
    "reconcile": N_("Check the money: the bank's list, debts, scheme money, the sheet of the day."),
    "queue": N_("Show what waits for the printer."),
    "stock": N_("What is left of the goods: receive, count, change, move, explain."),
    "make": N_("Make goods from materials, by recipe."),
    "market": N_("Go to market: take goods, sell there, bring back, count what it brought."),
    "shop": N_("The online shops: add one, test its line, pair goods, put goods there."),
    "orders": N_("Orders of the online shops: pick, pack, send off, call off, labels."),
    "labels": N_("Price labels: on the printer, as A4 sheets, or as a picture."),
    "income": N_("Money in beyond sales: write it down, list it, take it back."),
    "expense": N_("Money out: write it down, list it, take it back."),
    "cashbook": N_("The cash book of a month in the official columns, and the turnover of the year."),
    "sync": N_("Tell the online shops what waits, and fetch what is new there."),
    "outbox": N_("What the online shops were not told yet, and why: list it, try again, skip."),
    "catalog": N_("Write a web page of the goods into a folder."),
    "sheet": N_("Shopee, Lazada, TikTok Shop: fill their sheets, read their lists of orders."),
    "report": N_("Add up a day, the goods, the markets."),
    "qr": N_("Make and read payment QR codes."),
    "text": N_("Write amounts and dates as Thai papers do."),
    "settings": N_("Show and change settings."),
    "users": N_("Who may do what, and their codes."),
    "privacy": N_("What is kept about people: show it, hand it out, erase it."),
    "backup": N_("Copy the books to a stick or a folder."),
    "restore": N_("Bring the books back from a copy."),
    "archive": N_("Everything in open formats, and books made of it again."),
    "seal": N_("Codes of closed days: list them, compare one with its paper."),
    "handover": N_("Hand the books to the auditor: a read-only copy, seals, reports, and a checker."),
    "doctor": N_("Check the books."),
    "rescue": N_("Save what can still be read of a damaged file."),
    "support": N_("What went wrong on this PC, and a file for whoever helps."),
}
"""Commands by their name, each the function or group of that name in posapp.cli.commands.<name>."""


class Posapp(FirstGroup):
    """The group of all commands. `more` are commands from above this storey: name -> (sentence, module)."""

    def __init__(self, *, more: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(
            "posapp",
            help=N_("Raan Rao: a till for community groups.\n\nWithout a command the window opens."),
            callback=_open_window,
            invoke_without_command=True,
            params=[
                SpokenOption(
                    ["--version"],
                    is_flag=True,
                    is_eager=True,
                    expose_value=False,
                    callback=_say_version,
                    help=N_("Show the version."),
                )
            ],
        )
        self._more = more

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names in the order of a day's work."""
        return [*COMMANDS, *self._more]

    def command_rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Their names and sentences, without loading any."""
        more = [(name, _(sentence)) for name, (sentence, _module) in self._more.items()]
        return [*((name, _(sentence)) for name, sentence in COMMANDS.items()), *more]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now; None when there is none of that name."""
        module = f"posapp.cli.commands.{cmd_name}" if cmd_name in COMMANDS else self._more.get(cmd_name, ("", ""))[1]
        if not module:
            return None
        found = getattr(importlib.import_module(module), cmd_name)
        if not isinstance(found, click.Command):
            raise TypeError(found)
        return found


def _say_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's shape
    if value:
        click.echo(f"posapp {__version__}")
        ctx.exit()


@click.pass_context
def _open_window(ctx: click.Context) -> int:
    if ctx.invoked_subcommand is not None:
        return 0
    desk = ctx.ensure_object(Desk)
    return desk.tools.open_window(desk.books)
