"""What is known about a printer's paper: how many dots its head has and how large our letters are on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posapp.domain.errors import Refused
from posapp.i18n import N_

DOTS_PER_MM: Final = 8
"""203 dots to the inch, what nearly all receipt printers have."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of paper: `dots` across the head, `letter` the height of ordinary text, `cuts` when there is a knife.

    `smallest` is the least height of letters, `margin` the white left and right that no head reaches, both in dots;
    `per_mm` is how many dots a millimetre has.
    """

    dots: int
    letter: int
    cuts: bool = True
    smallest: int = 20
    margin: int = 3 * DOTS_PER_MM
    per_mm: int = DOTS_PER_MM


PROFILES: Final = {
    "58": Profile(384, 24),
    "80": Profile(576, 27),
    "80-512": Profile(512, 26),
}
"""By the name that stands in the settings: paper width in millimetres, and the dots where they are unusual."""


def profile(paper: str) -> Profile:
    """The profile called `paper`. Raises Refused `paper_unknown`."""
    if paper not in PROFILES:
        raise Refused(
            "paper_unknown",
            N_("“{paper}” is not a paper width. Use one of: {known}."),
            paper=paper[:20],
            known=", ".join(PROFILES),
        )
    return PROFILES[paper]
