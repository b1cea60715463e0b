"""What a product list would do to the goods, row by row, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.product import BasketPart, Product, ProductKind
from posapp.domain.quantity import Quantity
from posapp.domain.text import clean_name
from posapp.i18n import N_
from posapp.operations.check_product import checked_product
from posapp.operations.importing.amounts import decimal_mark
from posapp.operations.importing.draft import drafts
from posapp.operations.importing.fields import Field
from posapp.operations.importing.finding import Finding, codes_of, find_all
from posapp.operations.importing.merge import Change, changes, counted, merged
from posapp.operations.importing.note import Fault, Note, Remark, remark
from posapp.operations.importing.photos import digest
from posapp.operations.importing.planned import Counted, Outcome, Plan, PlannedRow
from posapp.operations.importing.shelf import Shelf
from posapp.operations.importing.values import Reader
from posapp.operations.stock_book import today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from posapp.operations.importing.headers import Matching
    from posapp.operations.importing.photos import Photos
    from posapp.operations.importing.sheet import Sheet
    from posapp.operations.importing.values import Values
    from posapp.operations.shop import Shop

_T = TypeVar("_T")

TOLD_EVERY: Final = 100
"""After how many rows the progress is told."""

_PRICES: Final = (Field.PRICE, Field.WHOLESALE, Field.COST)


def quiet(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def plan(
    shop: Shop,
    sheet: Sheet,
    matching: Matching,
    photos: Photos | None = None,
    progress: Callable[[int, int], None] = quiet,
) -> Plan:
    """Compare `sheet` with the goods of the shop; nothing is written.

    `progress` is told how many steps are done of how many, two for each row; what it raises ends the work. Raises
    Refused `list_no_name` when no column has the names of the goods, `photos_folder`.
    """
    if not matching.has(Field.NAME):
        raise Refused("list_no_name", N_("Which column has the names of the goods? Choose it, then look again."))
    if photos:
        photos.check()
    shelf = Shelf(shop)
    found = drafts(sheet, matching)
    marks = {field: decimal_mark(one.text(field) for one in found) for field in _PRICES}
    steps = 2 * len(found)
    reader = Reader(today(shop), marks, matching.profile.splits)
    findings = find_all(_told(found, 0, steps, progress), reader, shelf)
    maker = _RowMaker(shop, shelf, findings, photos)
    rows: dict[int, PlannedRow] = {}
    # Baskets come last: what is in them may stand anywhere in the list.
    for finding in _told(sorted(findings, key=_is_basket), len(found), steps, progress):
        rows[finding.draft.row] = maker.row(finding)
    progress(steps, steps)
    return Plan(sheet.file, matching.profile.key, tuple(rows[one.row] for one in found), shelf.seen)


def _told(some: Sequence[_T], before: int, steps: int, progress: Callable[[int, int], None]) -> Iterator[_T]:
    """Each of `some`, telling now and then how many steps are done, `before` of them earlier."""
    for done, one in enumerate(some):
        if done % TOLD_EVERY == 0:
            progress(before + done, steps)
        yield one


def _is_basket(finding: Finding) -> bool:
    return finding.values is not None and finding.values.parts is not None


class _RowMaker:
    """Makes a planned row of each finding; knows the articles planned so far by their codes."""

    def __init__(self, shop: Shop, shelf: Shelf, findings: list[Finding], photos: Photos | None) -> None:
        self._shop = shop
        self._shelf = shelf
        self._photos = photos
        self._planned: dict[str, Product] = {}
        self._taken = {code for one in findings if one.values for _meaning, code in codes_of(one.values)}

    def row(self, finding: Finding) -> PlannedRow:
        """What becomes of the row."""
        draft, values = finding.draft, finding.values
        name = draft.text(Field.NAME)
        if draft.skipped:
            return PlannedRow(draft.row, name, Outcome.SKIPPED, notes=(Note(draft.row, "", draft.skipped),))
        if values is None:
            return PlannedRow(draft.row, name, Outcome.REFUSED, fault=finding.fault)
        try:
            return self._row(finding, values)
        except Refused as told:
            return PlannedRow(draft.row, name, Outcome.REFUSED, fault=Fault(draft.row, "", told))

    def _row(self, finding: Finding, values: Values) -> PlannedRow:
        base = finding.base or self._new(values)
        product = self._checked(self._placed(merged(base, values), values))
        on_hand = counted(product, values)
        product, photo = self._pictured(product, values)
        told = list(changes(base, product, self._shelf))
        if values.category and values.category not in self._shelf.categories:
            told.append(Change(Field.CATEGORY, self._shelf.category_names.get(base.category, ""), values.category))
        told += self._stock_change(product, on_hand)
        self._planned[product.code] = product
        outcome = Outcome.NEW if finding.base is None else Outcome.CHANGED if told else Outcome.UNCHANGED
        return PlannedRow(
            finding.draft.row,
            product.name,
            outcome,
            product,
            tuple(told) if finding.base else (),
            self._notes(finding, values),
            category=values.category if values.category not in self._shelf.categories else "",
            owner=self._stranger(values),
            counted=self._counted(product, on_hand, values),
            photo=photo,
        )

    def _new(self, values: Values) -> Product:
        name = clean_name(values.product.get("name", ""))
        code = values.product.get("code") or self._shelf.next_code(self._taken)
        if not {"price", "free_price"} & values.product.keys() and values.product.get("kind") != ProductKind.MATERIAL:
            values.product["free_price"] = True
            values.remarks.append(
                (Field.PRICE, remark("price_none", N_("No price is given: the seller is asked for it each time.")))
            )
        like = self._shelf.like(name)
        if like:
            values.remarks.append(
                (
                    Field.NAME,
                    remark("name_like", N_("“{name}” looks like “{other}”. Is it the same?"), name=name, other=like),
                )
            )
        self._shelf.add_name(name)
        return Product(ProductId(self._shop.ids.new()), code, name)

    def _placed(self, product: Product, values: Values) -> Product:
        """`product` with the category, owner and basket goods that are known."""
        category = self._shelf.categories.get(values.category, product.category)
        member = self._shelf.member(values.owner) if values.owner else None
        parts = product.parts
        if values.parts is not None:
            parts = tuple(BasketPart(self._by_code(code).id, quantity) for code, quantity in values.parts)
        return replace(product, category=category, owner=member.id if member else product.owner, parts=parts)

    def _by_code(self, code: str) -> Product:
        found = self._shelf.coded(code) or self._planned.get(code)
        if found is None:
            raise Refused("basket_part", N_("No goods have the code {code}. Write them into the list too."), code=code)
        return found

    def _checked(self, product: Product) -> Product:
        """`product` as the gate lets it pass; the goods of a basket may still have to be written."""
        bare = replace(product, kind=ProductKind.ORDINARY, parts=()) if product.parts else product
        return replace(checked_product(self._shop, bare), kind=product.kind, parts=product.parts)

    def _pictured(self, product: Product, values: Values) -> tuple[Product, bytes | None]:
        path = self._photos and self._photos.find((*values.photos, product.code, *product.barcodes, product.name))
        if not self._photos or not path:
            return product, None
        try:
            jpeg = self._photos.small(path)
        except Refused as told:
            values.remarks.append((Field.PHOTO, Remark(told.code, told.sentence, tuple(told.values.items()))))
            return product, None
        if digest(jpeg) == product.photo:
            return product, None
        return replace(product, photo=digest(jpeg)), jpeg

    def _stock_change(self, product: Product, on_hand: Quantity | None) -> list[Change]:
        there = self._shelf.stock.get(product.id, Quantity(0))
        return [] if on_hand is None or on_hand == there else [Change(Field.ON_HAND, str(there), str(on_hand))]

    def _counted(self, product: Product, on_hand: Quantity | None, values: Values) -> Counted | None:
        if on_hand is None or not self._stock_change(product, on_hand):
            return None
        return Counted(on_hand, values.made, values.expires)

    def _stranger(self, values: Values) -> str:
        return values.owner if values.owner and self._shelf.member(values.owner) is None else ""

    def _notes(self, finding: Finding, values: Values) -> tuple[Note, ...]:
        row, columns = finding.draft.row, finding.draft.columns
        notes = [Note(row, columns.get(field, ""), said) for field, said in values.remarks]
        stranger = self._stranger(values)
        if stranger:
            unknown = remark(
                "owner_new", N_("“{owner}” is in the list of members not at all, or twice."), owner=stranger
            )
            notes.append(Note(row, columns.get(Field.OWNER, ""), unknown))
        return tuple(notes)
