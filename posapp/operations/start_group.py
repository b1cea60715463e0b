"""The first run: books for a group, its terminal, its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY, Clock, Ids, Terminal
from posapp.domain.text import clean_name
from posapp.i18n import N_
from posapp.operations.change_options import change_options
from posapp.operations.options import GROUP
from posapp.operations.shop import Shop
from posapp.store import books

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LETTER: Final = re.compile(r"[A-Z]{1,2}")
_NAME_LIMIT: Final = 80


def start_group(
    folder: Path, name: str, letter: str, clock: Clock, ids: Ids, furnish: Callable[[Shop], object] | None = None
) -> Shop:
    """New books in `folder`, with all that `furnish` writes into them: everything is there afterwards, or no group.

    Raises Refused `name_empty`, `letter_syntax`, `already_started`, or Unavailable, and whatever `furnish` raises.
    """
    checked = clean_name(name, _NAME_LIMIT)
    if not _LETTER.fullmatch(letter):
        raise Refused(
            "letter_syntax",
            N_("“{letter}” can't name a till. Use one or two capital letters, such as A."),
            letter=letter[:40],
        )
    terminal = Terminal(ids.new(), letter, ids.new())
    with books.start(folder, terminal, clock.now().isoformat(timespec="seconds")) as begun:
        shop = Shop(begun, clock, ids)
        change_options(shop, GROUP, {"group.name": checked}, NOBODY)
        if furnish:
            furnish(shop)
    return shop
