"""The doctor: looks the books over from the file's header to the last sum, says what is wrong, and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Unavailable
from posapp.domain.seal import read_code
from posapp.i18n import N_, _, count_text
from posapp.store import audit
from posapp.store.audit import Finding
from posapp.store.audit.finding import KEEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from posapp.operations.shop import Shop

_NEWEST: Final = 200
"""How many entries of the chain are followed each time the program starts."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a till's chain stood when something outside the file was made: entry `seq` had the hash `link` (hex).

    `name` is what it is called, such as the file name of a copy.
    """

    name: str
    terminal: str
    seq: int
    link: str


@dataclass(frozen=True, slots=True)
class Outside:
    """What vouches for the books from outside the file: codes read off papers, and heads of copies."""

    seals: Sequence[str] = ()
    heads: Sequence[Head] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What the doctor found.

    `findings` are the first ones in full, `number` how many there are in all; `counts` says how much was looked at
    (entries, sales, refunds, lines, products, days). `unvouched` is how many entries are newer than anything outside
    the file that was shown to vouch for it, None when nothing was shown.
    """

    findings: tuple[Finding, ...]
    number: int
    counts: Mapping[str, int]
    unvouched: int | None = None

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

    @property
    def vouched(self) -> str:
        """How far that is proven from outside the file; empty when the books are not sound anyway."""
        if not self.sound:
            return ""
        if self.unvouched is None:
            return _("Whoever rebuilt the whole file would not be found this way: give the code of a signed day sheet.")
        if self.unvouched:
            return _("But nothing outside the file vouches for the last {count} journal entries.").format(
                count=count_text(self.unvouched)
            )
        return _("What was shown from outside the file vouches for all of it.")


def examine(
    shop: Shop,
    outside: Outside | None = None,
    *,
    deep: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> Report:
    """Look the books over while selling may go on; `deep` also compares each index with its table.

    `progress` hears how many entries of how many were followed, from the thread that asks. Raises Refused `seal_form`,
    and Unavailable when the file can't be opened for reading.
    """
    shown = outside or Outside()
    examined = audit.examine(shop.books.database, deep=deep, progress=progress)
    vouching = [*_papers(shop, shown.seals), *_copies(shop, shown.heads)]
    wrong = tuple(one for one in vouching if isinstance(one, Finding))
    newest: dict[str, int] = {}
    for one in vouching:
        if not isinstance(one, Finding):
            newest[one[0]] = max(newest.get(one[0], 0), one[1])
    entries = examined.counts.get("entries", 0)
    return Report(
        (*wrong, *examined.findings),
        examined.number + len(wrong),
        examined.counts,
        entries - sum(newest.values()) if vouching else None,
    )


def head_of(copy: Path) -> Head:
    """Where the chain stood when `copy` was made, as the copy says. Raises Refused `copy_broken`, and Unavailable."""
    from posapp.store.backup_file import read_manifest

    standing = read_manifest(copy).standing
    return Head(copy.name, standing.terminal, standing.seq, standing.head)


def glance(shop: Shop) -> None:
    """Follow the newest links of each chain, as is done at each start. Raises Unavailable `chain_broken`."""
    for till in shop.books.seals.tills():
        last = shop.books.seals.last_seq(till)
        broken = audit.broken_at(shop.books.database.rows, till, last, after=max(0, last - _NEWEST))
        if broken:
            raise Unavailable(
                "chain_broken",
                N_(
                    "Something wrote in the books behind the program's back (till {letter}, entry {entry}). "
                    "Keep the file as it is, let the books be checked, and show this to the treasurer."
                ),
                letter=till.letter,
                entry=broken,
            )


def _papers(shop: Shop, codes: Sequence[str]) -> Iterator[Finding | tuple[str, int]]:
    """For each code the entry that bears it, as till and number, or what is wrong."""
    for text in codes:
        code = read_code(text)
        entry = shop.books.seals.entry_of(code)
        if entry is None:
            said = N_("The code {code} of a paper is not in the books: they were changed after it was printed.")
            yield Finding("seal_absent", said, KEEP, {"code": code.text})
        else:
            yield entry.terminal, entry.seq


def _copies(shop: Shop, heads: Sequence[Head]) -> Iterator[Finding | tuple[str, int]]:
    """For each copy where it stands on the chain, as till and number, or what is wrong."""
    for head in heads:
        if shop.books.seals.link_at(head.terminal, head.seq) == head.link:
            yield head.terminal, head.seq
        else:
            said = N_("Journal entry {entry} is not what it was when the copy {name} was made.")
            yield Finding("head_differs", said, KEEP, {"entry": head.seq, "name": head.name}, head.seq)
