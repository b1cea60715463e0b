"""`posapp settings`: everything that can be set, as the settings screen has it."""

from __future__ import annotations

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.layout import table
from posapp.cli.setting_values import OPTIONS, checked
from posapp.cli.speech import BY, SpokenGroup
from posapp.domain.errors import Refused
from posapp.i18n import N_, _
from posapp.operations.change_options import change_options
from posapp.payments.methods import settings as settings_of


@click.group(cls=SpokenGroup, help=N_("Show and change settings."))
def settings() -> None:
    """What the group set."""


@settings.command("list", help=N_("List all settings and their values."))
@pass_desk
def list_(desk: Desk) -> None:
    """Key, value, and what it is."""
    _list(desk)


@settings.command("set", help=N_("Change settings, all of them or none."))
@click.argument("changes", metavar="KEY=VALUE…", nargs=-1, required=True)
@BY
@pass_desk
def set_(desk: Desk, changes: tuple[str, ...], by: str) -> None:
    """Write them and show the outcome."""
    shop = desk.shop()
    values = dict(_pair(change) for change in changes)
    kept = checked(values, settings_of(shop.setting))
    with shop.books.write():
        change_options(shop, OPTIONS.values(), kept, desk.person(by))
    _list(desk, *kept)


def _pair(change: str) -> tuple[str, str]:
    key, equals, value = change.partition("=")
    if not equals:
        raise Refused("setting_pair", N_("“{text}” is not a setting. Write KEY=VALUE."), text=change[:40])
    return key.strip(), value


def _list(desk: Desk, *keys: str) -> None:
    shop = desk.shop()
    stored = shop.books.options.all()
    values = {key: stored.get(key, one.default) for key, one in OPTIONS.items() if not keys or key in keys}
    shown = {key: "•••" if OPTIONS[key].kind == "secret" and value else value for key, value in values.items()}
    lines = table([(key, value, _(OPTIONS[key].label)) for key, value in shown.items()])
    desk.answer(lines, {"settings": shown})
