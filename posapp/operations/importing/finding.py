"""Which article of the shop each row means: by code, else by barcode, else by its exact name; no article twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain import barcode
from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.importing.fields import Field
from posapp.operations.importing.note import Fault
from posapp.operations.importing.shelf import plain_name
from posapp.operations.importing.values import Unreadable, Values, read_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from posapp.domain.identity import ProductId
    from posapp.domain.product import Product
    from posapp.operations.importing.draft import Draft
    from posapp.operations.importing.shelf import Shelf
    from posapp.operations.importing.values import Reader


@dataclass(slots=True)
class Finding:
    """A row with what it says (`values`, None when it can't be used) and the article it means (None: a new one)."""

    draft: Draft
    values: Values | None = None
    base: Product | None = None
    fault: Fault | None = None

    def fail(self, meaning: Field, told: Refused) -> None:
        """Say why the row can't be used, and in which column."""
        self.fault = Fault(self.draft.row, self.draft.columns.get(meaning, ""), told)
        self.values = None


def find_all(found: Iterable[Draft], reader: Reader, shelf: Shelf) -> list[Finding]:
    """Every row read and identified; of two rows that mean one article the second is refused, naming the first."""
    findings = [_read(draft, reader) for draft in found]
    claims = _Claims(shelf)
    for finding in findings:
        if finding.values:
            claims.by_codes(finding, finding.values)
    for finding in findings:
        if finding.values and finding.base is None:
            claims.by_name(finding, finding.values)
    return findings


def _read(draft: Draft, reader: Reader) -> Finding:
    finding = Finding(draft)
    if draft.skipped:
        return finding
    if draft.failed:
        finding.fail(*draft.failed)
        return finding
    try:
        finding.values = read_values(draft, reader)
    except Unreadable as unreadable:
        finding.fail(unreadable.meaning, unreadable.told)
    return finding


class _Claims:
    """Which row has which code, name and article already."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._codes: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._goods: dict[ProductId, int] = {}

    def by_codes(self, finding: Finding, values: Values) -> None:
        """Look for the article by its own code, then by its barcodes."""
        row, codes = finding.draft.row, codes_of(values)
        for meaning, code in codes:
            first = self._codes.get(_in_full(code), row)
            if first != row:
                finding.fail(meaning, _double(code, first))
                return
        self._codes.update((_in_full(code), row) for _meaning, code in codes)
        if codes:
            self._names.setdefault(plain_name(values.product.get("name", "")), row)
        base = next(filter(None, (self._shelf.coded(code) for _meaning, code in codes)), None)
        if base:
            self._claim(finding, base)

    def by_name(self, finding: Finding, values: Values) -> None:
        """Look for an article of that name which no other row means and whose barcodes say nothing against it."""
        row, name = finding.draft.row, plain_name(values.product.get("name", ""))
        first = self._names.setdefault(name, row)
        if first != row and name and not codes_of(values):
            finding.fail(Field.NAME, _double(name, first))
            return
        free = [
            one
            for one in self._shelf.named(name)
            if one.id not in self._goods and not (one.barcodes and values.product.get("barcodes"))
        ]
        if free:
            self._claim(finding, max(free, key=lambda one: one.active))

    def _claim(self, finding: Finding, base: Product) -> None:
        first = self._goods.setdefault(base.id, finding.draft.row)
        if first != finding.draft.row:
            finding.fail(Field.NAME, _double(base.name, first))
        else:
            finding.base = base


def codes_of(values: Values) -> list[tuple[Field, str]]:
    """The codes a row gives, each spelled as a scanner would."""
    own = values.product.get("code", "")
    packs = (pack.barcode for pack in values.product.get("packs", ()) if pack.barcode)
    found = [(Field.CODE, own)] if own else []
    found += [(Field.BARCODE, barcode.read(one, ()).codes[0]) for one in values.product.get("barcodes", ())]
    return found + [(Field.PACKS, one) for one in packs]


def _in_full(code: str) -> str:
    """The longest spelling of a code: two rows may write the same number in two ways."""
    return max(barcode.read(code, ()).codes, key=len)


def _double(what: str, first: int) -> Refused:
    return Refused(
        "list_double",
        N_("“{what}” stands in row {first} already. Take one of the two rows out."),
        what=what,
        first=first,
    )
