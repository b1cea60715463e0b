"""How the parts of the evening lead from page to page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Ways:
    """`open` brings a page to the front and has it look at the books, `home` the first one; `day` is whose evening."""

    open: Callable[[QWidget], None]
    home: Callable[[], None]
    day: Callable[[], date]
    choose: Callable[[date], None]
