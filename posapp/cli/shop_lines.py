"""The lines to online shops as commands open them, and what a round says at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import _
from posapp.payments.methods import TITLES
from posapp.sync.engine import Engine
from posapp.sync.opening import Lines
from posapp.sync.secrets import Secrets

if TYPE_CHECKING:
    from posapp.cli.context import Desk
    from posapp.sync.round import Round


def secrets_of(desk: Desk) -> Secrets:
    """Where the keys of the shops lie on this computer."""
    return Secrets(desk.tools.keys)


def lines_of(desk: Desk) -> Lines:
    """How shops are talked to."""
    return Lines(desk.shop(), secrets_of(desk))


def engine_of(desk: Desk) -> Engine:
    """What fetches from the shops and tells them."""
    return Engine(desk.shop(), lines_of(desk).open, way=lambda key: _(TITLES.get(key, key)))


def round_line(done: Round) -> str:
    """A round on one line."""
    line = _("{shop}: told {pushed}, fetched {pulled}, waiting {waiting}, refused {refused}.").format(
        shop=done.name, pushed=done.pushed, pulled=done.pulled, waiting=done.waiting, refused=done.refused
    )
    return f"{line} {done.text}".rstrip()
