"""The doctor: looks the books over from the file's header to the last sum, says what is wrong, and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.i18n import _, count_text
from posapp.store import audit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.operations.shop import Shop
    from posapp.store.audit import Finding


@dataclass(frozen=True, slots=True)
class Report:
    """What the doctor found.

    `findings` are the first ones in full, `number` how many there are in all; `counts` says how much was looked at
    (entries, sales, refunds, lines, products, days).
    """

    findings: tuple[Finding, ...]
    number: int
    counts: Mapping[str, int]

    @property
    def sound(self) -> bool:
        """Whether nothing at all was found."""
        return self.number == 0

    @property
    def since(self) -> int:
        """The first journal entry something is wrong with, 0 when that can't be said."""
        return min((finding.seq for finding in self.findings if finding.seq), default=0)

    @property
    def verdict(self) -> str:
        """The outcome in one sentence."""
        if self.sound:
            return _("The books are sound: {entries} journal entries and {sales} bills agree to the satang.").format(
                entries=count_text(self.counts["entries"]), sales=count_text(self.counts["sales"])
            )
        if self.since:
            return _("The books are not sound from journal entry {entry} on. Findings: {number}.").format(
                entry=self.since, number=count_text(self.number)
            )
        return _("The books are not sound. Findings: {number}.").format(number=count_text(self.number))


def examine(shop: Shop) -> Report:
    """Look the books over while selling may go on. Raises Unavailable when the file can't be opened for reading."""
    examined = audit.examine(shop.books.database)
    return Report(examined.findings, examined.number, examined.counts)
