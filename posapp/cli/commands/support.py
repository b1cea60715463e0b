"""`posapp support`: what went wrong on this PC, and a file about it for whoever looks after the program."""

from __future__ import annotations

from pathlib import Path

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.speech import SpokenGroup
from posapp.i18n import N_, _
from posapp.operations.support import crash_reports, save_support_file


@click.group(cls=SpokenGroup, help=N_("What went wrong on this PC, and a file for whoever helps."))
def support() -> None:
    """Nothing is sent anywhere by itself."""


@support.command("list", help=N_("The reports of what went wrong, newest first."))
@pass_desk
def list_(desk: Desk) -> None:
    """Their names and last lines."""
    found = crash_reports(desk.tools.reports)
    lines = [f"{one.name}  {one.text.rstrip().splitlines()[-1] if one.text.strip() else ''}" for one in found]
    desk.answer(lines or [_("Nothing went wrong on this PC.")], {"reports": [one.name for one in found]})


@support.command(help=N_("Write the file: versions, counts and reports, no names, no phones, no money."))
@click.argument("target", metavar="FILE")
@pass_desk
def make(desk: Desk, target: str) -> None:
    """A ZIP to hand over on a stick or by mail."""
    save_support_file(desk.shop(), desk.tools.reports, Path(target))
    desk.answer([_("Written into {file}.").format(file=target)], {"file": target})
