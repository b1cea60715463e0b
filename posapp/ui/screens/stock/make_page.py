"""Making goods: choose a recipe (or write one), say what was made, and look at what it cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.identity import RecipeId
from posapp.i18n import N_
from posapp.operations.make import make, needs, recipe_of, save_recipe
from posapp.operations.receive import usual_batch
from posapp.operations.stock_book import Said, known, reverse, today
from posapp.ui.screens.stock.make_list import RecipeList, known_of
from posapp.ui.screens.stock.make_recipe import RecipeEditor
from posapp.ui.screens.stock.make_step import MakeStep
from posapp.ui.widgets.date_picker import DatePicker
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.identity import EntryId
    from posapp.domain.recipe import Recipe
    from posapp.operations.shop import Shop
    from posapp.operations.stock_book import Batch
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk


class MakePage(QWidget):
    """All of making. What is half done stays while another page is in front.

    Emits `left` (back to the stock home), and `paper_wanted(id)` for the paper of what was made.
    """

    left = Signal()
    paper_wanted = Signal(str)

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        super().__init__()
        self._shop, self._notices, self._desk = shop, notices, desk
        self._recipe: Recipe | None = None
        self.list = RecipeList()
        self.editor = RecipeEditor(shop)
        self.step = MakeStep(lambda recipe, batches: needs(shop, recipe, batches))
        self.stack = PageStack((self.list, self.editor, self.step))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._wire()

    def open(self) -> None:
        """It came to the front: go on where it was left, or show the recipes."""
        if self.stack.front() is self.list:
            self._show_list()

    def look(self) -> None:
        """Books changed elsewhere."""
        self.open()
        self.step.look()
        self.editor.look()

    def on_scan(self, code: str) -> None:
        """A code goes on the list of a recipe that is being written; elsewhere it means nothing here."""
        if self.stack.front() is self.editor:
            self.editor.on_scan(code)

    def changeEvent(self, event: QEvent) -> None:
        """Say again in another language what labels do not say by themselves."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.look()
            self.step.show_days()

    def take_day(self, key: str, day: date) -> None:
        """A day was chosen: made on it, or good until it."""
        batch: Batch = self.step.batch
        if key == "made" and self._recipe:
            usual = usual_batch(known(self._shop, self._recipe.product), day)
            batch = replace(batch, made=day, expires=usual.expires or batch.expires)
        else:
            batch = replace(batch, expires=day)
        self.step.put_days(batch)
        self.stack.bring(self.step)

    def _wire(self) -> None:
        self.list.left.connect(self.left)
        self.list.chosen.connect(lambda key: self._begin(RecipeId(key)))
        self.list.new_wanted.connect(lambda: self._edit(None))
        self.editor.left.connect(self._show_list)
        self.editor.saved.connect(self._save)
        self.step.went_back.connect(self._show_list)
        self.step.went_on.connect(self._make)
        self.step.edit_wanted.connect(lambda: self._edit(self._recipe))
        self.step.day_wanted.connect(self._ask_day)

    def _show_list(self) -> None:
        self.list.show_recipes([known_of(self._shop, recipe) for recipe in self._shop.books.recipes.all()])
        self.stack.bring(self.list)
        self.list.table.setFocus()

    def _edit(self, recipe: Recipe | None) -> None:
        self.editor.begin(recipe)
        self.stack.bring(self.editor)

    def _save(self, recipe: Recipe) -> None:
        done = self._notices.tried(lambda: save_recipe(self._shop, recipe, self._desk.seller()))
        if done is None:
            return
        saved, changes = done
        self._desk.changed(changes)
        if saved.active:
            self._begin(saved.id)
            self._notices.tell(N_("The recipe is written down."))
        else:
            self._show_list()
            self._notices.tell(N_("The recipe is put away."), undo=lambda: self._save(replace(saved, active=True)))

    def _begin(self, recipe: RecipeId) -> None:
        self._recipe = recipe_of(self._shop, recipe)
        product = known(self._shop, self._recipe.product)
        self.step.begin(self._recipe, product, usual_batch(product, today(self._shop)))
        self.stack.bring(self.step)

    def _make(self) -> None:
        making = self.step.making()
        if making is None:
            return

        made = self._notices.tried(lambda: make(self._shop, making, Said(), self._desk.seller()))
        if made is None:
            return
        entry = made.posted.entry
        self._desk.changed(made.posted.changes)
        self._show_list()
        self._notices.tell(
            N_("Made, paper {number}. One costs {cost} baht."),
            undo=lambda: self._undo(entry.id),
            number=entry.number,
            cost=made.cost,
        )
        self.paper_wanted.emit(entry.id)

    def _undo(self, entry: EntryId) -> None:
        back = self._notices.tried(lambda: reverse(self._shop, entry, "", self._desk.seller()))
        if back:
            self._desk.changed(back.changes)
            self._notices.tell(N_("Taken back. The new paper is {number}."), number=back.entry.number)

    def _ask_day(self, key: str) -> None:
        question = N_("Made on which day?") if key == "made" else N_("Expires on which day?")
        page = Step(question, Deed(N_("Take this day")))
        picker = DatePicker(today(self._shop))
        batch = self.step.batch
        picker.choose((batch.made if key == "made" else batch.expires) or today(self._shop))
        page.body.addWidget(picker)
        page.body.addStretch(1)
        page.went_on.connect(lambda: self.take_day(key, picker.day()))
        page.went_back.connect(lambda: self.stack.bring(self.step))
        self.stack.lay_over(page, page.went_back)
