"""Writes what a plan says: all of it in one act, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.lot import NO_LOT
from posapp.domain.stock import EntryKind, StockMove, StockReason
from posapp.domain.text import clean
from posapp.i18n import N_
from posapp.operations.check_product import checked_product
from posapp.operations.edit_catalog import new_category, save_category
from posapp.operations.importing.plan import TOLD_EVERY, quiet
from posapp.operations.importing.planned import Outcome
from posapp.operations.importing.shelf import versions
from posapp.operations.members import new_member, save_member
from posapp.operations.permit import allowed, needs
from posapp.operations.product_rows import write_product
from posapp.operations.stock_book import Batch, Said, begin, new_lot, post

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from posapp.domain.identity import CategoryId, PersonId
    from posapp.domain.lot import Lot
    from posapp.domain.product import Product
    from posapp.operations.importing.planned import Plan, PlannedRow
    from posapp.operations.shop import Shop

_FILE_LIMIT: Final = 120
_LINES_LIMIT: Final = 5_000
"""Most lines of one stock paper."""
_LOOKS: Final = ("#0E6470", "#B3541E", "#2E6B2E", "#6A3A7C", "#8A5A00", "#1D3E78", "#A3182B", "#6B4F1D")
"""Colours new categories take in turn."""
_ICON: Final = "gift"


class Cancelled(Exception):  # noqa: N818 - the person's wish, no error
    """Raised by the one who is told of the progress, when nothing shall be written after all."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows came to what."""

    new: int
    changed: int
    unchanged: int
    refused: int
    skipped: int


@dataclass(frozen=True, slots=True)
class _Made:
    """What did not exist before: ids of categories and members by their names."""

    categories: Mapping[str, CategoryId]
    owners: Mapping[str, PersonId]


@needs(Permission.GOODS)
def apply_plan(
    shop: Shop,
    plan: Plan,
    by: PersonId,
    progress: Callable[[int, int], None] = quiet,
    *,
    add_owners: bool = False,
) -> tuple[Imported, Changes]:
    """Write every new and changed row of `plan`, in one transaction; owners who are no members only if wanted.

    `progress` is told every 100 rows how many are done of how many; what it raises, such as Cancelled, leaves nothing
    behind. Raises Refused `import_nothing`, `import_stale` when goods were changed since the plan was made.
    """
    strangers = set(plan.new_owners) if add_owners else set()
    wanted = (Outcome.NEW, Outcome.CHANGED)
    rows = [
        (row, row.product) for row in plan.rows if row.product and (row.outcome in wanted or row.owner in strangers)
    ]
    if not rows:
        raise Refused("import_nothing", N_("Nothing would change. There is nothing to take over from this file."))
    with shop.books.write():
        if versions(shop.books.catalog.all(withdrawn=True)) != plan.seen:
            raise Refused(
                "import_stale", N_("Goods were changed in the meantime. Look at the list again, then take it over.")
            )
        made = _Made(_categories(shop, plan, by), _owners(shop, sorted(strangers), by))
        written: list[tuple[PlannedRow, Product]] = []
        # Baskets come last: what is in them must be there.
        for done, (row, product) in enumerate(sorted(rows, key=lambda one: bool(one[1].parts))):
            if done % TOLD_EVERY == 0:
                progress(done, len(rows))
            written.append((row, _write(shop, row, _placed(row, product, made), by)))
        _count(shop, [one for one in written if one[0].counted], plan.file, by)
        imported = Imported(*(plan.count(outcome) for outcome in Outcome))
        _journal(shop, plan, imported, by)
        progress(len(rows), len(rows))
    return imported, Changes(Book.CATALOG | Book.STOCK | Book.PEOPLE)


def _categories(shop: Shop, plan: Plan, by: PersonId) -> dict[str, CategoryId]:
    made: dict[str, CategoryId] = {}
    for name in plan.new_categories:
        category = new_category(shop, name, "", _ICON)
        category = replace(category, colour=_LOOKS[category.position % len(_LOOKS)])
        save_category(shop, category, by)
        made[name] = category.id
    return made


def _owners(shop: Shop, names: Sequence[str], by: PersonId) -> dict[str, PersonId]:
    if not names:
        return {}
    with allowed(shop, Permission.MEMBERS, by):
        return {name: save_member(shop, new_member(shop, name), by)[0].id for name in names}


def _placed(row: PlannedRow, product: Product, made: _Made) -> Product:
    return replace(
        product,
        category=made.categories.get(row.category, product.category),
        owner=made.owners.get(row.owner, product.owner),
    )


def _write(shop: Shop, row: PlannedRow, product: Product, by: PersonId) -> Product:
    if row.photo is not None:
        shop.books.catalog.write_photo(product.photo, row.photo)
    # All others passed the gate when they were planned, and nothing was changed since.
    return write_product(shop, checked_product(shop, product) if product.parts else product, by)


def _count(shop: Shop, rows: Sequence[tuple[PlannedRow, Product]], file: str, by: PersonId) -> None:
    """Bring the stock to what the list says, by papers of at most 5,000 lines."""
    for start in range(0, len(rows), _LINES_LIMIT):
        lots: list[Lot] = []
        moves = [
            move for row, product in rows[start : start + _LINES_LIMIT] for move in _moves(shop, row, product, lots)
        ]
        if moves:
            entry = begin(shop, EntryKind.COUNT, Said(note=clean(file[:_FILE_LIMIT], _FILE_LIMIT)), by)
            post(shop, replace(entry, moves=tuple(moves), lots=tuple(lots)))


def _moves(shop: Shop, row: PlannedRow, product: Product, lots: list[Lot]) -> Sequence[StockMove]:
    counted = row.counted
    difference = counted and counted.quantity - shop.books.stock.on_hand(product.id)
    if not counted or not difference:
        return ()
    lot = new_lot(shop, product, Batch(counted.made, counted.expires), lots)
    return (StockMove(product.id, difference, StockReason.COUNT, lot=lot.id if lot else NO_LOT, cost=product.cost),)


def _journal(shop: Shop, plan: Plan, imported: Imported, by: PersonId) -> None:
    facts = {
        "file": clean(plan.file[:_FILE_LIMIT], _FILE_LIMIT),
        "profile": plan.profile,
        "new": imported.new,
        "changed": imported.changed,
        "unchanged": imported.unchanged,
        "refused": imported.refused,
        "skipped": imported.skipped,
    }
    shop.record("import", shop.ids.new(), shop.now(), by, facts)
