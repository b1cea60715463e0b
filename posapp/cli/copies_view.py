"""What commands say of copies: as lines for people, as values for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.cli.context import plain
from posapp.i18n import _, count_text, moment_text

if TYPE_CHECKING:
    from posapp.domain.book_copy import Kept, Manifest
    from posapp.operations.copies.restore import Lost


def manifest_rows(manifest: Manifest) -> list[tuple[str, str]]:
    """What is in a copy, a line each."""
    standing = manifest.standing
    return [
        (_("Group"), standing.name),
        (_("Copied"), moment_text(manifest.at)),
        (_("Last bill"), f"{standing.last_number} {standing.last_at[:16].replace('T', ' ')}".strip() or "-"),
        (_("Bills sold"), count_text(standing.sales)),
        (_("Refunds"), count_text(standing.refunds)),
        (_("Sold in all"), str(standing.sold)),
        (_("Days at the till"), count_text(standing.days)),
        (_("Last seal"), standing.seal or "-"),
        *((_("Not closed"), one) for one in standing.open_days),
    ]


def manifest_values(manifest: Manifest) -> dict[str, object]:
    """The same for programs."""
    standing = manifest.standing
    return {
        "group": standing.name,
        "at": manifest.at.isoformat(timespec="seconds"),
        "version": standing.version,
        "terminal": standing.terminal,
        "till": standing.letter,
        "seq": standing.seq,
        "head": standing.head,
        "seal": standing.seal,
        "last_number": standing.last_number,
        "last_at": standing.last_at,
        "sales": standing.sales,
        "refunds": standing.refunds,
        "days": standing.days,
        "sold": plain(standing.sold),
        "refunded": plain(standing.refunded),
        "open_days": list(standing.open_days),
    }


def kept_values(kept: Kept) -> dict[str, object]:
    """A copy in the books, for programs."""
    return {
        "at": kept.at.isoformat(timespec="seconds"),
        "place": kept.place,
        "name": kept.name,
        "bytes": kept.size,
        "sha256": kept.digest,
        "seq": kept.head,
        "locked": kept.encrypted,
    }


def lost_words(lost: Lost) -> str:
    """What would be lost, in one sentence."""
    if not lost.bills:
        return _("Nothing would be lost: the copy has every bill that is in the books now.")
    return _("Would be lost: {bills} bills since then, {total} baht. They stay in the file that is set aside.").format(
        bills=count_text(lost.bills), total=lost.total
    )
