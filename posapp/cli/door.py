"""The way in and out: runs a command and turns every way it can end into an exit code and one sentence."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

import click

from posapp.domain.errors import Refused, Told, Unavailable
from posapp.i18n import LANGUAGES, N_, _, use
from posapp.store.database import told_of
from posapp.store.faults import FAULTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.cli.context import Desk

DONE: Final = 0
REFUSED: Final = 2
UNAVAILABLE: Final = 3


def run(command: click.Command, arguments: Sequence[str], desk: Desk) -> int:
    """Run `command` with what was typed; the exit code. Whatever is neither told nor typed wrong comes out: a bug."""
    _listen(arguments, desk)
    try:
        try:
            with command.make_context("posapp", list(arguments), obj=desk) as ctx:
                code = command.invoke(ctx)
        finally:
            desk.close()
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as shown:
        click.echo(shown.format_message())
        return DONE
    except click.UsageError as error:
        return _say(_misunderstood(error), desk)
    except (click.Abort, KeyboardInterrupt):
        return _say(Refused("stopped", N_("Stopped. What was confirmed is in the books.")), desk)
    except (Told, *FAULTS) as error:
        told = told_of(error, desk.books)
        if told is None:
            raise
        return _say(told, desk)


def exit_code(told: Told) -> int:
    """How the program ends after `told`."""
    return UNAVAILABLE if isinstance(told, Unavailable) else REFUSED


def _say(told: Told, desk: Desk) -> int:
    if desk.as_json:
        values = {"ok": False, "code": told.code, "message": str(told), "money": _(told.assurance)}
        click.echo(json.dumps(values, ensure_ascii=False))
    click.echo(str(told), err=True)
    return exit_code(told)


def _listen(arguments: Sequence[str], desk: Desk) -> None:
    """Take language and form of the answer from anywhere on the line, so that a mistyped line is answered in them."""
    for word, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        name, _, value = word.partition("=")
        wanted = value or following
        if name == "--lang" and wanted in LANGUAGES:
            use(wanted)
        desk.as_json = desk.as_json or word == "--json"


def _misunderstood(error: click.UsageError) -> Refused:
    where = error.ctx.command_path if error.ctx else "posapp"
    match error:
        case click.NoSuchOption():
            return Refused(
                "usage_option",
                N_("There is no option {name} here. “{where} --help” shows those there are."),
                name=error.option_name,
                where=where,
            )
        case click.exceptions.NoSuchCommand():
            return Refused(
                "usage_command",
                N_("There is no command “{name}”. “{where} --help” shows those there are."),
                name=error.command_name,
                where=where,
            )
        case click.MissingParameter():
            return Refused(
                "usage_missing",
                N_("{name} is missing. “{where} --help” shows how to say it."),
                name=_name(error.param),
                where=where,
            )
        case click.BadParameter():
            return Refused(
                "usage_value",
                N_("That can't be used for {name}. “{where} --help” shows how to say it."),
                name=_name(error.param),
                where=where,
            )
    return Refused("usage", N_("This can't be understood. “{where} --help” shows how to say it."), where=where)


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return (parameter.metavar or parameter.name or "").upper() if parameter else ""
