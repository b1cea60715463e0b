"""The last blocks of the form: other prices, and names, numbers and certificates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from posapp.i18n import N_
from posapp.ui.screens.products.blocks import NAME_SIGNS, NO, NUMBER_SIGNS, YES, Block
from posapp.ui.screens.products.entries import CERTIFICATES_OFFERED, PRICES_OFFERED, certificate_kind, price_kind
from posapp.ui.screens.products.entry_rows import EntryRows
from posapp.ui.screens.products.form_field import FormField, Line
from posapp.ui.screens.products.stock_block import CODE_SIGNS
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip

if TYPE_CHECKING:
    from posapp.ui.screens.products.draft import Draft


class PriceBlock(Block):
    """A price that is asked, cost, wholesale, prices by number and day, and VAT where the group is registered."""

    def __init__(self, *, vat: bool) -> None:
        super().__init__(N_("Other prices"))
        self.free_price = ChipGrid([Chip(NO, N_("Always the same")), Chip(YES, N_("Ask each time"))])
        self.cost, self.wholesale = Line(NUMBER_SIGNS), Line(NUMBER_SIGNS)
        self.prices = EntryRows(price_kind, PRICES_OFFERED)
        self.exempt = ChipGrid([Chip(NO, N_("With VAT")), Chip(YES, N_("Without VAT"))])
        self.add("free_price", FormField(N_("The price is"), self.free_price))
        self.add("cost", FormField(N_("Cost of one"), self.cost))
        self.add("wholesale", FormField(N_("Wholesale"), self.wholesale))
        self.side_by_side("cost", "wholesale")
        for field in (self.cost, self.wholesale):
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.add("prices", FormField(N_("Special prices"), self.prices))
        self.add("vat_exempt", FormField(N_("VAT"), self.exempt))
        self.fields["vat_exempt"].setVisible(vat)
        self.prices.edited.connect(lambda: self.on_edit("prices"))

    def fill(self, draft: Draft) -> None:
        """Show `draft`."""
        self.free_price.choose(YES if draft.free_price else NO)
        self.cost.setText(draft.cost)
        self.wholesale.setText(draft.wholesale)
        self.prices.show_entries(draft.prices)
        self.exempt.choose(YES if draft.vat_exempt else NO)

    def read(self, draft: Draft) -> Draft:
        """`draft` with what stands here."""
        return replace(
            draft,
            free_price=self.free_price.key() == YES,
            cost=self.cost.text(),
            wholesale=self.wholesale.text(),
            prices=self.prices.entries(),
            vat_exempt=self.exempt.key() == YES,
        )


class PaperBlock(Block):
    """Short name, own code and the marks that stand on labels."""

    def __init__(self) -> None:
        super().__init__(N_("Names, numbers, certificates"))
        self.short_name, self.code = Line(NAME_SIGNS), Line(CODE_SIGNS)
        self.certificates = EntryRows(certificate_kind, CERTIFICATES_OFFERED)
        self.add("short_name", FormField(N_("Another name to find it by"), self.short_name))
        self.add("code", FormField(N_("Own code"), self.code, hint=N_("Empty: the next free number.")))
        self.add("certificates", FormField(N_("Certificates"), self.certificates))
        self.certificates.edited.connect(lambda: self.on_edit("certificates"))

    def fill(self, draft: Draft) -> None:
        """Show `draft`."""
        self.short_name.setText(draft.short_name)
        self.code.setText(draft.code)
        self.certificates.show_entries(draft.certificates)

    def read(self, draft: Draft) -> Draft:
        """`draft` with what stands here."""
        return replace(
            draft,
            short_name=self.short_name.text(),
            code=self.code.text(),
            certificates=self.certificates.entries(),
        )
