"""Making goods: materials go down and goods go up in one paper, and a unit gets its cost from what went into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import RecipeId
from posapp.domain.lot import NO_LOT
from posapp.domain.place import STORE
from posapp.domain.recipe import Recipe, unit_cost
from posapp.domain.stock import EntryKind, StockMove, StockReason
from posapp.domain.text import clean
from posapp.i18n import N_
from posapp.operations import permit
from posapp.operations.leaving import Leaving
from posapp.operations.receive import learn_cost
from posapp.operations.stock_book import (
    Batch,
    Posted,
    Said,
    begin,
    check_place,
    known,
    moving,
    new_lot,
    post,
    tracked,
)
from posapp.store import stock_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import PersonId, PlaceId
    from posapp.domain.lot import Lot
    from posapp.domain.money import Money
    from posapp.domain.product import BasketPart, Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop

_NOTE_LIMIT: Final = 400
_PARTS_LIMIT: Final = 100


@dataclass(frozen=True, slots=True)
class Making:
    """What was made: how many batches of a recipe, how much came out of them, and its dates.

    What came out less than planned is the waste of the batch. `place` is where materials are taken and goods put.
    """

    recipe: RecipeId
    batches: Quantity
    got: Quantity
    batch: Batch = Batch()
    place: PlaceId = STORE


@dataclass(frozen=True, slots=True)
class Need:
    """One material of a making: how much of it is needed, and how much there is."""

    product: Product
    quantity: Quantity
    on_hand: Quantity

    @property
    def enough(self) -> bool:
        """Whether there is enough of it; making is not refused when there is not, only told."""
        return self.on_hand >= self.quantity


@dataclass(frozen=True, slots=True)
class Made:
    """A batch in the books, and what one unit of it cost."""

    posted: Posted
    cost: Money


@permit.needs(Permission.GOODS)
def save_recipe(shop: Shop, recipe: Recipe, by: PersonId) -> tuple[Recipe, Changes]:
    """Write a new or changed recipe.

    Raises Refused `recipe_empty`, `recipe_itself`, `recipe_long`, `product_unknown`, `stock_basket`, `stock_service`,
    `quantity_*`, `amount_*`, `text_too_long`.
    """
    recipe.labour.not_negative().within_limit()
    moving(recipe.yields)
    _check_parts(recipe)
    with shop.books.write():
        product = tracked(shop, recipe.product, by)
        for part in recipe.parts:
            moving(part.quantity)
            tracked(shop, part.product, by)
        old = shop.books.recipes.get(recipe.id)
        note = clean(recipe.note, _NOTE_LIMIT, lines=True)
        checked = replace(recipe, product=product.id, note=note, edits=old.edits + 1 if old else 1)
        shop.record("recipe", checked.id, shop.now(), by, stock_facts.of_recipe(checked))
        shop.books.recipes.write(checked)
    return checked, Changes(Book.STOCK)


def new_recipe(shop: Shop, product: Product, yields: Quantity, parts: Sequence[BasketPart]) -> Recipe:
    """A recipe that is not written yet."""
    return Recipe(RecipeId(shop.ids.new()), product.id, yields, tuple(parts))


def needs(shop: Shop, recipe: Recipe, batches: Quantity, place: PlaceId = STORE) -> list[Need]:
    """What `batches` of a recipe take, and what of it there is."""
    stock = shop.books.stock
    return [
        Need(known(shop, product), quantity, stock.on_hand(product, place))
        for product, quantity in recipe.takes(batches)
    ]


@permit.needs(Permission.STOCK)
def make(shop: Shop, making: Making, said: Said, by: PersonId) -> Made:
    """Post a batch: its materials go out, its goods come in at what they cost, all in one paper.

    Taking it back is `stock_book.reverse`. Raises Refused `recipe_unknown`, `product_unknown`, `stock_basket`,
    `stock_service`, `lot_days`, `one_off_count`, `place_unknown`, `place_closed`, `quantity_*`, `amount_too_large`.
    """
    moving(making.batches)
    moving(making.got)
    with shop.books.write():
        recipe = recipe_of(shop, making.recipe)
        check_place(shop, making.place)
        product = tracked(shop, recipe.product, by)
        leaving, used = Leaving(shop), list[StockMove]()
        for part, quantity in recipe.takes(making.batches):
            material = tracked(shop, part, by)
            used.extend(leaving.out_of(material, moving(quantity), making.place, StockReason.USED))
        labour = recipe.labour.times(making.batches).within_limit()
        cost = unit_cost([(-move.quantity, move.cost) for move in used], labour, making.got).within_limit()
        lots: list[Lot] = []
        lot = new_lot(shop, product, making.batch, lots)
        lot_id = lot.id if lot else NO_LOT
        made = StockMove(product.id, making.got, StockReason.MADE, place=making.place, lot=lot_id, cost=cost)
        if cost:
            learn_cost(shop, product, shop.books.stock.on_hand(product.id), (making.got, cost), by)
        head = begin(shop, EntryKind.MAKE, replace(said, subject=recipe.id), by)
        planned = recipe.gives(making.batches)
        posted = post(shop, replace(head, moves=(*used, made), lots=tuple(lots), labour=labour, planned=planned))
    return Made(Posted(posted.entry, Changes(Book.STOCK | Book.CATALOG)), cost)


def recipe_of(shop: Shop, recipe: RecipeId) -> Recipe:
    """The recipe with this id. Raises Refused `recipe_unknown`."""
    found = shop.books.recipes.get(recipe)
    if found is None:
        raise Refused("recipe_unknown", N_("There is no such recipe. Choose one of the list, or write it down first."))
    return found


def _check_parts(recipe: Recipe) -> None:
    if not recipe.parts:
        raise Refused("recipe_empty", N_("This recipe has no materials. Add at least one."))
    if len(recipe.parts) > _PARTS_LIMIT:
        raise Refused("recipe_long", N_("A recipe has at most 100 materials."))
    if any(part.product == recipe.product for part in recipe.parts):
        raise Refused("recipe_itself", N_("Goods can't be made from themselves. Take that material off the list."))
