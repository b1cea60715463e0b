"""Practising to come back: the newest copy is brought back into a folder of its own and examined there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.option import Option
from posapp.i18n import N_
from posapp.operations.change_options import change_options
from posapp.operations.copies.places import copies_in, not_plugged_in
from posapp.operations.copies.restore import prepare
from posapp.operations.permit import acting

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.book_copy import Manifest
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

DRILL: Final = (
    Option("copy.drilled", "text", N_("Coming back was last practised on"), limit=10, needs=Permission.LOOKS),
)


@dataclass(frozen=True, slots=True)
class Drilled:
    """What came back when it was practised."""

    name: str
    manifest: Manifest
    changes: Changes


def drill(shop: Shop, home: Path, by: PersonId, secret: str = "") -> Drilled:
    """Bring the newest copy in `home` back into a folder that is taken away again; the books stay as they are.

    Raises what `prepare` raises, and Unavailable `place_missing` where there is no copy.
    """
    with acting(shop, Permission.BACK_UP, by):
        found = copies_in(shop, home)
        if not found:
            raise not_plugged_in()
        prepared = prepare(home / str(found[0]), shop.books.database.folder, secret)
        prepared.discard()
        today = shop.now().date().isoformat()
        changes = change_options(shop, DRILL, {"copy.drilled": today}, by)
    return Drilled(prepared.name, prepared.manifest, changes)
