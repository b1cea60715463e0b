"""Asking for price labels: which goods, how many of each; the printer's worker draws them later."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import LotId, ProductId
from posapp.domain.lot import NO_LOT
from posapp.domain.print_job import Paper, PrintJob
from posapp.i18n import N_
from posapp.operations.permit import needs
from posapp.operations.stock_book import known
from posapp.store.journal import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.operations.shop import Shop

LabelSize = Literal["", "full", "small"]
COPIES_LIMIT: Final = 500


@dataclass(frozen=True, slots=True)
class LabelWish:
    """`copies` labels of one article, with the days of `lot` when a batch is named."""

    product: ProductId
    copies: int = 1
    lot: LotId = NO_LOT


@needs(Permission.PRINT)
def print_labels(shop: Shop, wishes: Sequence[LabelWish], size: LabelSize = "") -> Changes:
    """Queue labels, all of them as one paper; without a `size` they are as long as the settings say.

    Raises Refused `labels_none`, `labels_too_many`, `product_unknown`.
    """
    wanted = [wish for wish in wishes if wish.copies > 0]
    if not wanted:
        raise Refused("labels_none", N_("No label is asked for. Say how many you want."))
    if sum(wish.copies for wish in wanted) > COPIES_LIMIT:
        raise Refused(
            "labels_too_many",
            N_("The most is {count} labels at once. Print them in several turns."),
            count=COPIES_LIMIT,
        )
    for wish in wanted:
        known(shop, wish.product)
    lines = [[wish.product, wish.copies, wish.lot] for wish in wanted]
    subject = canonical({"labels": lines, "size": size})
    with shop.books.write():
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), Paper.LABELS, subject, shop.now()))
    return Changes(Book.PAPER)


def wishes_of(subject: str) -> tuple[tuple[LabelWish, ...], LabelSize]:
    """The labels a queued paper is about, and their size."""
    told = json.loads(subject)
    wishes = (LabelWish(ProductId(product), copies, LotId(lot)) for product, copies, lot in told["labels"])
    return tuple(wishes), told["size"]
