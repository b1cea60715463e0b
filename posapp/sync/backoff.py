"""When something that failed is tried again: ever later, never all at once, and hardly ever while a shop is down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.online.saying import keep
from posapp.operations.online.errands import Failure
from posapp.store.online.shops import LineState
from posapp.sync.faults import Busy, KeyRefused

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from posapp.domain.errors import Told
    from posapp.sync.faults import Fault

ATTEMPTS: Final = 12
"""How often an errand is sent before a person has to look."""

TRIAL: Final = timedelta(minutes=5)
"""How often a line that is down is tried by one call."""

DOWN: Final = 5
"""After so many failures in a row a line counts as down."""

_FIRST: Final = timedelta(seconds=2)
_LONGEST: Final = timedelta(minutes=15)
_SECOND: Final = timedelta(seconds=1)


def pause(attempts: int, chance: Random) -> timedelta:
    """How long to wait after so many attempts: a random part of a time that doubles, at most a quarter of an hour."""
    ceiling = min(_FIRST * 2 ** min(attempts, DOWN * 2), _LONGEST)
    return max(_SECOND, timedelta(seconds=round(chance.uniform(0, ceiling.total_seconds()))))


def line_after(line: LineState, fault: Fault, now: datetime, chance: Random) -> LineState:
    """How a line is after `fault`: a refused key stops it, a busy shop is left alone for as long as it asks."""
    failures = line.failures + 1
    wait = TRIAL if failures >= DOWN else pause(failures, chance)
    if isinstance(fault, Busy) and fault.seconds:
        wait = min(timedelta(seconds=fault.seconds), _LONGEST)
    said = failure_of(fault)
    return replace(
        line,
        failures=failures,
        next_at=now + wait,
        reason=said.reason,
        sentence=said.sentence,
        words=said.words,
        stopped=isinstance(fault, KeyRefused),
    )


def line_well(line: LineState, now: datetime) -> LineState:
    """How a line is after it went well."""
    return LineState(talked_at=now, skew=line.skew)


def may_call(line: LineState, now: datetime) -> bool:
    """Whether a line may be tried now. A wait far longer than any was written by a clock that was set back since."""
    if line.stopped:
        return False
    return line.next_at is None or not now < line.next_at <= now + _LONGEST


def failure_of(fault: Fault) -> Failure:
    """What an errand keeps of a fault."""
    return Failure(fault.code, keep(fault.sentence, fault.values), fault.words)


def failure_told(told: Told) -> Failure:
    """What an errand keeps of a refusal of our own."""
    return Failure(told.code, keep(told.sentence, told.values))
