"""What was done with a marketplace's file, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import _
from posapp.sync.sheets.fill import Field

if TYPE_CHECKING:
    from posapp.sync.sheets.fill import Change
    from posapp.sync.sheets.intake import Taken


def change_text(change: Change) -> str:
    """One cell: of what, and from what to what."""
    said = _("{name}: price {old} → {new}") if change.field is Field.PRICE else _("{name}: {old} → {new} left")
    return said.format(name=change.name, old=change.old or "–", new=change.new)


def title_of(taken: Taken) -> str:
    """How many orders came in."""
    said = _("{shop}: {new} new orders, {changed} changed, {known} known already.")
    return said.format(shop=taken.online.name, new=len(taken.new), changed=len(taken.changed), known=taken.known)
