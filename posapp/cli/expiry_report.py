"""`posapp report expiry`: what has expired, expires today, or will soon."""

from __future__ import annotations

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.speech import SpokenCommand, option
from posapp.cli.stock_expiry import expiring_lines, expiring_values
from posapp.i18n import N_
from posapp.operations.fresh_goods import expiring


@click.command("expiry", cls=SpokenCommand, help=N_("What has expired, expires today, or will soon."))
@option("--within", type=click.IntRange(0, 3650), default=7, words=N_("What expires within so many days."))
@pass_desk
def expiry_report(desk: Desk, within: int) -> None:
    """The worst first."""
    shop = desk.shop()
    found = expiring(shop, within)
    desk.answer(expiring_lines(shop, found), expiring_values(shop, found))
