"""The form of one product: opened, saved, left and opened again without losing what was typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.i18n import N_
from posapp.operations.edit_catalog import own_barcode
from posapp.operations.make_variants import missing_variants
from posapp.operations.members import new_member, save_member
from posapp.operations.stock_book import today
from posapp.ui.screens.products.deeds import Deeds
from posapp.ui.screens.products.draft import Wrong, draft_of
from posapp.ui.screens.products.editor_page import EditorPage
from posapp.ui.screens.products.known import Known
from posapp.ui.screens.products.makings import Makings
from posapp.ui.screens.products.shelves import Shelves
from posapp.ui.screens.products.single_page import SinglePage
from posapp.ui.screens.products.variants_page import VariantsPage

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.products.desk import Desk
    from posapp.ui.screens.products.draft import Draft
    from posapp.ui.screens.products.owner_field import OwnerField
    from posapp.ui.widgets.page_stack import PageStack


class Editing:
    """Lays its pages over `pages`. `shelves` is the page of categories that was opened from within a form."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk, pages: PageStack) -> None:
        self._shop, self._notices, self._desk, self._pages = shop, notices, desk, pages
        self._makings = Makings(shop, notices, desk)
        self.deeds = Deeds(shop, notices, desk)
        self.shelves: Shelves | None = None
        self.saved: Product | None = None

    def open(self, product: Product) -> None:
        """Open the form for `product`, which may be new."""
        known = Known(self._shop)
        counted = self._shop.books.stock.on_hand(product.id)
        self.edit(draft_of(product, counted, spread=bool(known.lies(product.id))))

    def edit(self, draft: Draft, start: Draft | None = None) -> None:
        """Open the form with `draft`. `start` is what it held at first, to know whether anything was changed."""
        page = EditorPage(draft, Known(self._shop))
        began = start or page.draft()
        page.save_wanted.connect(lambda: self._save(page))
        page.withdraw_wanted.connect(lambda: self._withdraw(page, began))
        page.own_code_wanted.connect(lambda: page.add_code(own_barcode(self._shop)))
        page.category_wanted.connect(lambda: self.choose_shelves(page.draft(), began))
        page.member_wanted.connect(lambda name: self._take_member(page.kind.owner, name))
        page.variants_wanted.connect(lambda: self._vary(page, began))
        page.explain_wanted.connect(lambda: self._desk.explain(draft.old.id))
        page.back_wanted.connect(lambda: self._leave(page.draft(), began))
        self._pages.lay_over(page, page.back_wanted)
        page.must.name.setFocus()

    def begin_piece(self, product: Product) -> None:
        """Open the quick form for single pieces; it stays open for the next one, with the same owner."""
        page = SinglePage(draft_of(product, self._shop.books.stock.on_hand(product.id)), Known(self._shop))
        page.went_on.connect(lambda: self._save_piece(page))
        page.member_wanted.connect(lambda name: self._take_member(page.piece.owner, name))
        self._pages.lay_over(page, page.went_back)
        page.piece.name.setFocus()

    def take_code(self, page: EditorPage, code: str) -> None:
        """A scanned code becomes the product's; into a basket go the goods that have it."""
        other = self._shop.books.catalog.find(code)
        if other is None or other.id == page.draft().old.id:
            page.add_code(code)
        elif not page.add_part(other):
            taken = N_("The code {code} belongs to “{name}” already. Use another.")
            page.refuse({"barcodes": Refused("code_taken", taken, code=code, name=other.name)})

    def choose_shelves(self, draft: Draft | None = None, began: Draft | None = None) -> None:
        """Open the page of categories; from within the form to add one, and back into the form with it taken."""
        shelves = self.shelves = Shelves(self._shop, self._notices, self.deeds, fresh=draft is not None)
        if draft is not None:
            shelves.page.back_wanted.connect(
                lambda: self.edit(replace(draft, category=shelves.saved or draft.category), began)
            )
        self._pages.lay_over(shelves.page, shelves.page.back_wanted)
        shelves.page.name.setFocus()

    def _save(self, page: EditorPage) -> None:
        try:
            self.saved = self.deeds.save(page.draft())
        except Wrong as wrong:
            page.refuse(wrong.fields)
            return
        if self.saved:
            self._pages.home()

    def _save_piece(self, page: SinglePage) -> None:
        draft = page.draft()
        try:
            done = self._makings.add_piece(draft)
        except Wrong as wrong:
            page.refuse(wrong.fields)
            return
        if done:
            fresh = replace(draft.old, id=ProductId(self._shop.ids.new()), owner=draft.owner)
            page.begin(draft_of(fresh, draft.counted))

    def _withdraw(self, page: EditorPage, began: Draft) -> None:
        draft = page.draft()
        if not self.deeds.withdraw(draft.old):
            return
        now = self._shop.books.catalog.get(draft.old.id) or draft.old
        if draft == began:
            self._pages.home()
        else:
            self.edit(replace(draft, old=now), replace(began, old=now))

    def _leave(self, draft: Draft, began: Draft) -> None:
        """Nothing typed is lost: Undo opens the form again with it."""
        if draft != began:
            self._notices.tell(N_("The changes were not saved."), undo=lambda: self.edit(draft, began))

    def _take_member(self, field: OwnerField, name: str) -> None:
        """Write a new member by her name alone, and take her as the owner."""
        saved = self._notices.tried(lambda: save_member(self._shop, new_member(self._shop, name), self._desk.seller()))
        if saved is None:
            return
        member, changes = saved
        self._desk.changed(changes)
        field.choose(member.id)
        field.edited.emit()

    def _vary(self, page: EditorPage, began: Draft) -> None:
        """Ask for sizes and colours of what stands in the form; it must be whole for that."""
        draft = page.draft()
        try:
            pattern = draft.product(today(self._shop))
        except Wrong as wrong:
            page.refuse(wrong.fields)
            return
        ask = VariantsPage(pattern.family or pattern.name, lambda sort: missing_variants(self._shop, sort))
        ask.went_back.connect(lambda: self.edit(draft, began))
        ask.went_on.connect(lambda: self._make_variants(ask, pattern, draft))
        self._pages.lay_over(ask, ask.went_back)
        ask.sizes.setFocus()

    def _make_variants(self, ask: VariantsPage, pattern: Product, draft: Draft) -> None:
        try:
            done = self._makings.make_variants(pattern, ask.sort(), draft.photo)
        except Refused as error:
            ask.refuse(error)
            return
        if done:
            self._pages.home()
