"""Writing a recipe down: what one batch gives, what goes into it, what the work costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.product import BasketPart, ProductKind
from posapp.i18n import N_
from posapp.operations.make import new_recipe
from posapp.operations.stock_book import known
from posapp.ui.names import call, hint
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.parts.goods_sheet.lines import Form, Line
from posapp.ui.screens.stock.goods_page import GoodsPage
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.domain.recipe import Recipe
    from posapp.operations.shop import Shop

_NOTE_LIMIT: Final = 400


class WorkStep(Step):
    """What the work of one batch costs, and what else to remember. Emits `withdrawn` for a recipe not used any more."""

    withdrawn = Signal()

    def __init__(self) -> None:
        deed = Deed(N_("Save the recipe"), "check")
        super().__init__(N_("What does the work of one batch cost?"), deed, scrolls=True)
        self.labour = EntryField(N_("Work for one batch, in baht"))
        hint(self.labour, N_("0.00 when nobody is paid for it"))
        self._wrong = Label(role="chip", colour="lac").wrapped()
        self.note = QLineEdit()
        self.note.setMaxLength(_NOTE_LIMIT)
        call(self.note, N_("Note"))
        self.gone = BigButton(N_("Not made any more"), icon="remove", kind="quiet")
        for part in (
            *(Label(N_("Work for one batch, in baht"), role="section"), self.labour, self._wrong),
            *(Label(N_("Note"), role="section"), self.note),
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.in_foot(self.gone)
        self.gone.tapped.connect(self.withdrawn)
        self.labour.entered.connect(self.note.setFocus)

    def begin(self, recipe: Recipe | None) -> None:
        """Show what is written so far."""
        self.labour.setText(str(recipe.labour) if recipe and recipe.labour else "")
        self.note.setText(recipe.note if recipe else "")
        self.gone.setVisible(recipe is not None)
        self._wrong.hide()
        self.labour.ask()

    def cost(self) -> Money | None:
        """What was typed; None, and a word of it, when it is no amount."""
        text = self.labour.text().strip()
        try:
            return Money.parse(text).not_negative() if text else ZERO
        except Refused as error:
            self._wrong.show_text(str(error))
            self._wrong.show()
            self.labour.ask()
            return None


class RecipeEditor(PageStack):
    """Emits `saved(Recipe)` with what was written (not in the books yet), and `left`."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, shop: Shop) -> None:
        super().__init__()
        self._shop = shop
        self._recipe: Recipe | None = None
        makes = Form(allow=_can_be_made)
        self.out = GoodsPage(shop, N_("What comes out of one batch?"), N_("Next"), makes)
        self.used = GoodsPage(shop, N_("What goes into one batch?"), N_("Next"), Form(allow=_can_be_used))
        self.work = WorkStep()
        for page in (self.out, self.used, self.work):
            self.keep(page)
        self._wire()

    def begin(self, recipe: Recipe | None = None) -> None:
        """Write a new recipe, or change one."""
        self._recipe = recipe
        self.out.sheet.begin(lines=[Line(known(self._shop, recipe.product), recipe.yields)] if recipe else ())
        parts = recipe.parts if recipe else ()
        self.used.sheet.begin(lines=[Line(known(self._shop, part.product), part.quantity) for part in parts])
        for page in (self.out, self.used):
            page.look_at_list()
        self.work.begin(recipe)
        self._turn_to(self.out)

    def on_scan(self, code: str) -> None:
        """What is scanned goes on the list in front."""
        page = self.front()
        if isinstance(page, GoodsPage):
            page.sheet.on_scan(code)

    def look(self) -> None:
        """The books changed elsewhere."""
        for page in (self.out, self.used):
            page.sheet.look()

    def _wire(self) -> None:
        self.out.left.connect(self.left)
        self.out.done.connect(self._to_materials)
        self.used.left.connect(lambda: self._turn_to(self.out))
        self.used.done.connect(lambda: self._turn_to(self.work))
        self.work.went_back.connect(lambda: self._turn_to(self.used))
        self.work.went_on.connect(lambda: self._save(active=True))
        self.work.withdrawn.connect(lambda: self._save(active=False))

    def _turn_to(self, page: GoodsPage | WorkStep) -> None:
        self.bring(page)
        if isinstance(page, WorkStep):
            page.labour.ask()
        else:
            page.setFocus()

    def _to_materials(self) -> None:
        if len(self.out.sheet.lines()) > 1:
            self.out.sheet.say(N_("One recipe makes one kind of goods. Take the others off."))
        else:
            self._turn_to(self.used)

    def _save(self, *, active: bool) -> None:
        labour = self.work.cost()
        if labour is None:
            return
        made = self.out.sheet.lines()[0]
        parts = tuple(BasketPart(line.product.id, line.quantity) for line in self.used.sheet.lines())
        recipe = self._recipe or new_recipe(self._shop, made.product, made.quantity, parts)
        changed = replace(recipe, product=made.product.id, yields=made.quantity, parts=parts)
        self.saved.emit(replace(changed, labour=labour, note=self.work.note.text(), active=active))


def _can_be_made(product: Product) -> bool:
    return not product.one_off


def _can_be_used(product: Product) -> bool:
    return product.kind is not ProductKind.ONE_OFF
