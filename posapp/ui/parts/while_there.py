"""Answers that come late: whoever waited for one may be gone by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_T = TypeVar("_T")


def while_there(owner: QObject, call: Callable[[_T], object]) -> Callable[[_T], None]:
    """`call`, as long as `owner` is there; afterwards nothing happens."""

    def told(outcome: _T) -> None:
        if isValid(owner):
            call(outcome)

    return told
