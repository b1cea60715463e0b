"""Commands that speak the language in use, and know --books, --lang and --json wherever they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from posapp.cli.context import Desk
from posapp.cli.files import folder_at
from posapp.cli.layout import table
from posapp.i18n import LANGUAGES, N_, _, use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_INDENT: Final = "  "


class SpokenOption(click.Option):
    """An option whose help is a catalogue message."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its names and its help in the language in use."""
        record = super().get_help_record(ctx)
        return (record[0], _words(self.help)) if record else None


def option(
    *names: str,
    words: str,
    **attributes: Any,  # noqa: ANN401 - whatever click takes
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option of a command; `words` is the catalogue message that explains it."""
    return click.option(*names, cls=SpokenOption, help=words, **attributes)


BY: Final = option("--by", default="", metavar="NAME", words=N_("Who does it."))


def _choose_books(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    desk = ctx.find_object(Desk)
    if desk and value:
        desk.books = folder_at(value)


def _choose_name(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    desk = ctx.find_object(Desk)
    if desk and value:
        desk.name = value


def _choose_language(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value:
        use(value)


def _choose_json(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's shape
    desk = ctx.find_object(Desk)
    if desk and value:
        desk.as_json = True


def _everywhere(*, hidden: bool) -> list[click.Parameter]:
    """The options every command takes; shown once, in the help of `posapp` itself."""
    return [
        SpokenOption(
            ["--books"],
            metavar="DIR",
            hidden=hidden,
            expose_value=False,
            callback=_choose_books,
            help=N_("Folder with the group's books (or the variable POSAPP_BOOKS)."),
        ),
        SpokenOption(
            ["--as"],
            metavar="NAME",
            hidden=hidden,
            expose_value=False,
            callback=_choose_name,
            help=N_("Who you are. The code is asked for, or taken from the variable POSAPP_CODE."),
        ),
        SpokenOption(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            is_eager=True,
            hidden=hidden,
            expose_value=False,
            callback=_choose_language,
            help=N_("Language of all that is written."),
        ),
        SpokenOption(
            ["--json"],
            is_flag=True,
            hidden=hidden,
            expose_value=False,
            callback=_choose_json,
            help=N_("Answer in JSON, for programs."),
        ),
    ]


_HIDDEN: Final = _everywhere(hidden=True)
_SHOWN: Final = _everywhere(hidden=False)


def _with_everywhere(own: list[click.Parameter], everywhere: list[click.Parameter]) -> list[click.Parameter]:
    """A command's own options first; one of the same name is its own."""
    taken = {name for one in own for name in one.opts}
    return [*own, *(one for one in everywhere if taken.isdisjoint(one.opts))]


class SpokenCommand(click.Command):
    """A command whose help is a catalogue message, laid out for Thai."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own options and those every command takes."""
        return _with_everywhere(super().get_params(ctx), _HIDDEN)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of its help, whole: a terminal wraps by itself."""
        return _first_line(self)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called, what it does, and its options."""
        formatter.write("\n".join(_help_lines(self, ctx)))


class SpokenGroup(click.Group):
    """A command with commands below it."""

    command_class = SpokenCommand
    everywhere = _HIDDEN

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own options and those every command takes."""
        return _with_everywhere(super().get_params(ctx), self.everywhere)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names in the order they were added."""
        return list(self.commands)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of its help."""
        return _first_line(self)

    def command_rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Each command with the first line of its help."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, command.get_short_help_str()) for name, command in found if command]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called, what it does, its options and its commands."""
        lines = [*_help_lines(self, ctx), "", _("Commands:"), *_indented(self.command_rows(ctx))]
        formatter.write("\n".join(lines))


class FirstGroup(SpokenGroup):
    """The group everything begins with: its help shows the options that every command takes."""

    everywhere = _SHOWN


def _help_lines(command: click.Command, ctx: click.Context) -> Iterator[str]:
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    yield _("Usage: {usage}").format(usage=usage)
    if command.help:
        yield ""
        yield from (_INDENT + line if line else "" for line in _(command.help).split("\n"))
    spoken = [param for param in command.get_params(ctx) if isinstance(param, SpokenOption)]
    records = [record for param in spoken if (record := param.get_help_record(ctx)) is not None]
    yield ""
    yield _("Options:")
    yield from _indented([*records, ("--help", _("Show this help."))])


def _indented(rows: Sequence[Sequence[str]]) -> list[str]:
    return [_INDENT + line for line in table(rows)]


def _first_line(command: click.Command) -> str:
    return _words(command.help).partition("\n")[0]


def _words(message: str | None) -> str:
    return _(message) if message else ""
