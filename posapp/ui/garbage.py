"""When what nobody holds any more is looked for: never while Qt walks through a list of all widgets, and not all over.

Python stops every thread while it searches. Over all that an open window is made of that takes as long as a whole sale.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def put_off() -> Iterator[None]:
    """Free nothing that is found by search until the block ends; Qt would go on to a widget that is no more."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()


def pass_by() -> None:
    """Let searches pass by all there is now: an open window stays until it is closed, so there is nothing to find."""
    gc.freeze()


def search_all() -> None:
    """Search everything once, also what was passed by: a window was closed, and another one follows."""
    gc.unfreeze()
    gc.collect()
