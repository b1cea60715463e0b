"""How the window looks and sounds, as the screens that change it see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from posapp.domain.option import Option


@dataclass(frozen=True, slots=True)
class Looks:
    """What can be changed, what is worn, and how to change it.

    `options` declares the choices · `values` is what is worn now, by key · `change` puts on a new value of one option
    at once and keeps it.
    """

    options: Sequence[Option]
    values: Callable[[], Mapping[str, str]]
    change: Callable[[str, str], None]
