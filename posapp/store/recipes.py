"""The book of recipes; it changes in place, the journal keeps each earlier form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId, RecipeId
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.domain.recipe import Recipe
from posapp.store.goods_facts import parts_text, to_parts

if TYPE_CHECKING:
    import sqlite3

    from posapp.store.database import Database

_WRITE: Final = """INSERT INTO recipe (id, product, yields, parts, labour, note, active, edits)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET product = excluded.product,
    yields = excluded.yields, parts = excluded.parts, labour = excluded.labour, note = excluded.note,
    active = excluded.active, edits = excluded.edits"""


class Recipes:
    """How the group makes its goods."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, recipe: Recipe) -> None:
        """Put `recipe` as it is now into the book."""
        self._database.rows.execute(
            _WRITE,
            (
                *(recipe.id, recipe.product, recipe.yields.milli, parts_text(recipe.parts), recipe.labour.satang),
                *(recipe.note, int(recipe.active), recipe.edits),
            ),
        )

    def get(self, recipe: RecipeId) -> Recipe | None:
        """The recipe with this id, withdrawn or not."""
        row = self._database.rows.execute("SELECT * FROM recipe WHERE id = ?", (recipe,)).fetchone()
        return _recipe(row) if row else None

    def all(self, *, withdrawn: bool = False) -> list[Recipe]:
        """Every recipe in use (and the others too, if wanted), in the order they were written."""
        where = "" if withdrawn else " WHERE active = 1"
        return [_recipe(row) for row in self._database.rows.execute(f"SELECT * FROM recipe{where} ORDER BY rowid")]


def _recipe(row: sqlite3.Row) -> Recipe:
    return Recipe(
        RecipeId(row["id"]),
        ProductId(row["product"]),
        Quantity(row["yields"]),
        to_parts(row["parts"]),
        Money(row["labour"]),
        row["note"],
        bool(row["active"]),
        row["edits"],
    )
