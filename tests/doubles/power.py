"""Power cuts: what is found on the disk after the power went at some moment of recorded work."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.doubles.disk import Disk, Luck

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.doubles.recorder import Step


@dataclass(frozen=True, slots=True)
class Found:
    """What is found: the files, and all that had been said until then. `told` says which cut it was."""

    folder: Path
    said: str
    told: str


def power_cuts(disk: Disk, steps: Sequence[Step], chance: random.Random, moments: int, room: Path) -> Iterator[Found]:
    """Cut the power at `moments` moments, each with every luck: at the end, and half of them before something settles.

    `disk` lives through the steps. Each find lies in `room` until the next one is asked for.
    """
    worst = [number for number, step in enumerate(steps) if step.settles]
    chosen = [chance.choice(worst if number % 2 else range(len(steps))) for number in range(1, moments)]
    said, done = b"", 0
    for moment in [*sorted(chosen), len(steps)]:
        for step in steps[done:moment]:
            said += step.said
            if step.does:
                step.does(disk)
        done = moment
        for luck in Luck:
            folder = room / f"{moment}-{luck.name}"
            disk.cut(luck, chance, folder)
            told = f"after step {moment} of {len(steps)}; of what was not flushed, {luck.value}"
            yield Found(folder, said.decode(), told)
            shutil.rmtree(folder)
