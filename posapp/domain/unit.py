"""The units goods are counted, weighed and measured in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from posapp.domain.errors import Refused
from posapp.i18n import N_


class Measure(StrEnum):
    """How a unit is counted at the till."""

    PIECE = "piece"
    WEIGHT = "weight"
    LENGTH = "length"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit goods are sold in; `label` is a catalogue message."""

    key: str
    label: str
    measure: Measure = Measure.PIECE

    @property
    def divisible(self) -> bool:
        """Whether a part of it (3 decimals) can be sold."""
        return self.measure in (Measure.WEIGHT, Measure.LENGTH)


UNITS: Final = (
    Unit("piece", N_("piece")),
    Unit("bag", N_("bag")),
    Unit("packet", N_("packet")),
    Unit("box", N_("box")),
    Unit("bottle", N_("bottle")),
    Unit("jar", N_("jar")),
    Unit("pack", N_("pack")),
    Unit("dozen", N_("dozen")),
    Unit("bunch", N_("bunch")),
    Unit("cloth", N_("cloth")),
    Unit("set", N_("set")),
    Unit("pair", N_("pair")),
    Unit("roll", N_("roll")),
    Unit("crate", N_("crate")),
    Unit("kg", N_("kg"), Measure.WEIGHT),
    Unit("keed", N_("100 g"), Measure.WEIGHT),
    Unit("gram", N_("gram"), Measure.WEIGHT),
    Unit("metre", N_("metre"), Measure.LENGTH),
    Unit("time", N_("time"), Measure.SERVICE),
    Unit("person", N_("person"), Measure.SERVICE),
    Unit("night", N_("night"), Measure.SERVICE),
)

_BY_KEY: Final = {unit.key: unit for unit in UNITS}


def unit(key: str) -> Unit:
    """The unit called `key`. Raises Refused `unit_unknown`."""
    if key not in _BY_KEY:
        raise Refused(
            "unit_unknown",
            N_("The unit “{unit}” is not known. Use one of: {known}."),
            unit=key[:40],
            known=", ".join(_BY_KEY),
        )
    return _BY_KEY[key]
