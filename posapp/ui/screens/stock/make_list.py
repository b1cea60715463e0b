"""The recipes of the group: what each makes, what one of it costs, how often the materials are enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.quantity import ONE, Quantity
from posapp.domain.recipe import unit_cost
from posapp.i18n import N_
from posapp.operations.make import needs
from posapp.operations.stock_book import known
from posapp.ui.parts.goods_cell import GoodsCell, amount_of
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.money import Money
    from posapp.domain.product import Product
    from posapp.domain.recipe import Recipe
    from posapp.operations.shop import Shop

_COLUMNS: Final = (
    Column(N_("Goods"), stretch=True),
    Column(N_("One batch gives")),
    Column(N_("Cost of one")),
    Column(N_("Batches possible")),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A recipe as the list shows it: what it makes, what one unit costs now, for how many batches there is enough."""

    recipe: Recipe
    product: Product
    cost: Money
    batches: Quantity


def known_of(shop: Shop, recipe: Recipe) -> Known:
    """`recipe` as it stands today."""
    wanted = needs(shop, recipe, ONE)
    cost = unit_cost([(need.quantity, need.product.cost) for need in wanted], recipe.labour, recipe.yields)
    enough = min(max(need.on_hand.milli, 0) * 1000 // need.quantity.milli for need in wanted)
    return Known(recipe, known(shop, recipe.product), cost, Quantity(enough))


class RecipeList(HeadedPage):
    """Emits `chosen(id)` for a recipe to be made, `new_wanted` and `left`."""

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(N_("Make goods"))
        self.new = self.offer(N_("New recipe"), "plus")
        self.new.tapped.connect(self.new_wanted)
        self.table = Table(_COLUMNS, name=N_("Recipes"))
        self.table.chosen.connect(lambda row: self.chosen.emit(self._recipes[row].recipe.id))
        nothing = N_("No recipe is written down yet. Say once what goes in and what comes out.")
        self.empty = EmptyState("soup", nothing, action=N_("Write a recipe"), action_icon="plus")
        self.empty.tapped.connect(self.new_wanted)
        self._stack = PageStack((self.table, self.empty))
        self.body.addWidget(self._stack, 1)
        self._recipes: list[Known] = []

    def show_recipes(self, recipes: Sequence[Known]) -> None:
        """Show `recipes`, in the order they were written."""
        self._recipes = list(recipes)
        self.table.show_rows([_row(one) for one in recipes])
        self._stack.bring(self.table if recipes else self.empty)
        self.new.setVisible(bool(recipes))


def _row(known: Known) -> tuple[str, GoodsCell, Money, Quantity]:
    gives = amount_of(known.product, known.recipe.yields)
    return known.product.name, gives, known.cost, Quantity(known.batches.milli // 1000 * 1000)
