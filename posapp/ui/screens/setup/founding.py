"""From what was typed on the first day to books that hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import NOBODY
from posapp.operations.change_options import change_options
from posapp.operations.load_sample import load_sample
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.people import person_named
from posapp.payments.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from posapp.domain.option import Option
    from posapp.operations.shop import Shop

LETTER: Final = "A"
"""The first till of a group."""

_OPTIONS: Final = (*SHOP_OPTIONS, *(option for method in METHODS for option in method.options))


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a group begins with. `values` are settings by key, `sample` the key of a set of goods, "" for none."""

    values: Mapping[str, str] = field(default_factory=dict)
    sample: str = ""
    sellers: Sequence[str] = ()


def furnish(shop: Shop, beginning: Beginning, looks: Sequence[Option], samples: Path) -> None:
    """Write `beginning` into new books. Doing it again changes nothing more. Raises Refused or Unavailable."""
    change_options(shop, (*_OPTIONS, *looks), beginning.values, NOBODY)
    for name in beginning.sellers:
        person_named(shop, "cashier", name, NOBODY)
    if beginning.sample:
        load_sample(shop, beginning.sample, samples, NOBODY)
