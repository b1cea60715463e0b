"""The head that every paper of the shop has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.documents.letterhead import Letterhead

if TYPE_CHECKING:
    from posapp.operations.shop import Shop


def letterhead(shop: Shop) -> Letterhead:
    """The group as its papers show it today."""
    return Letterhead(
        shop.group,
        thanks=shop.setting("receipt.thanks"),
        branch=shop.setting("vat.branch"),
        pos_id=shop.setting("vat.pos_id"),
    )
