"""Searches for garbage pass by the open window, and find it when it was closed."""

from __future__ import annotations

import gc
import weakref

from posapp.ui import garbage


class _Window:
    """Something that only a search finds: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_passed_by_costs_no_search_until_all_is_searched() -> None:
    window = _Window()
    open_still = weakref.ref(window)
    del window
    try:
        garbage.pass_by()
        gc.collect()
        assert open_still() is not None
        garbage.search_all()
        assert open_still() is None
    finally:
        garbage.pass_by()
