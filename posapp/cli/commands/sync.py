"""`posapp sync`: a round with every online shop, once or again and again."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Final

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.shop_lines import engine_of, round_line
from posapp.cli.speech import SpokenCommand, option
from posapp.i18n import N_, _
from posapp.operations.online.shops import shop_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.sync.engine import Engine
    from posapp.sync.round import Round

_EVERY: Final = 300
_SOON: Final = 5


@click.command(cls=SpokenCommand, help=N_("Tell the online shops what waits, and fetch what is new there."))
@click.argument("name", metavar="[SHOP]", default="")
@option("--once", is_flag=True, words=N_("One round, then end. It is what happens without --watch."))
@option("--watch", is_flag=True, words=N_("Go on until Ctrl-C, a line for each round."))
@option("--every", type=click.IntRange(1, 86_400), default=_EVERY, words=N_("Seconds between rounds with --watch."))
@option("--rounds", type=click.IntRange(1), default=None, words=N_("End after so many rounds with --watch."))
@pass_desk
def sync(desk: Desk, name: str, *, once: bool, watch: bool, every: int, rounds: int | None) -> None:
    """Pull, sort, push; a person who asks does not wait for a bad line."""
    engine, asked, left = engine_of(desk), True, rounds
    while True:
        done = _rounds(desk, engine, name, asked=asked)
        _say(desk, done)
        asked, left = False, left and left - 1
        if once or not watch or left == 0:
            return
        Event().wait(_seconds(desk, done, every))


def _rounds(desk: Desk, engine: Engine, name: str, *, asked: bool) -> list[Round]:
    if name:
        return [engine.round(shop_named(desk.shop(), name).id, asked=asked)]
    return engine.rounds(asked=asked)


def _say(desk: Desk, done: Sequence[Round]) -> None:
    lines = [round_line(one) for one in done] or [_("No online shop is in use. Add one with “posapp shop add”.")]
    desk.answer(lines, {"shops": [one.as_json() for one in done]})


def _seconds(desk: Desk, done: Sequence[Round], every: int) -> float:
    """How long until the next round: the usual time, or sooner when something waits only for its moment."""
    now = desk.tools.clock.now()
    waits = [(one.next_at - now).total_seconds() for one in done if one.next_at]
    return max(min([every, *waits]), min(_SOON, every))
