"""What an audit found: one sentence each, with the place, the difference and the next step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

KEEP: Final = N_("Keep this file as it is, go on with the last good copy, and show this line to the treasurer.")
COUNT: Final = N_("The bills are right. Count the goods named here and correct the number.")
WRITE_DOWN: Final = N_("Show this line to the treasurer and write down what you know about that day.")
LOOK_AGAIN: Final = N_("Open the settings, look at this one, and set it again as it should be.")

_KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    `sentence` and `step` are catalogue messages, `values` fill the sentence; `str()` says both in the language in use.
    `seq` is the journal entry at which the difference begins to matter, 0 when it can't be tied to one.
    """

    code: str
    sentence: str
    step: str
    values: Mapping[str, object] = field(default_factory=dict)
    seq: int = 0

    def __str__(self) -> str:
        return f"{_(self.sentence).format(**self.values)} {_(self.step)}"


class Findings:
    """The findings of one audit, in the order they were made; of very many only the first are kept, all are counted."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.number = 0

    def add(self, finding: Finding) -> None:
        """Note one more."""
        self.number += 1
        if len(self.kept) < _KEPT:
            self.kept.append(finding)

    def join(self, more: Findings) -> None:
        """Put those of another part of the audit behind these."""
        self.kept = (self.kept + more.kept)[:_KEPT]
        self.number += more.number
