"""Being alone with the books: no window may be open on them, and none may be opened meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from posapp.domain.errors import Unavailable
from posapp.i18n import N_
from posapp.store.faults import READ_ONLY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WINDOW: Final = "window.lock"


@contextmanager
def alone(books: Path) -> Iterator[None]:
    """Keep the window's place for the block. Raises Unavailable `window_open` when a window has it."""
    try:
        with FileLock(books / _WINDOW, timeout=0):
            yield
    except Timeout:
        raise Unavailable(
            "window_open", N_("The shop's window is open on these books. Close it first, then try again.")
        ) from None
    except OSError as error:
        raise Unavailable(*READ_ONLY, folder=books) from error
