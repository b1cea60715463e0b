"""The note of a refund: what came back, why, how the money went back, and a line for whoever took it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.documents.bill_lines import bill_lines, vat_lines
from posapp.documents.block import Columns, Cut, Rule, Signature, Text
from posapp.documents.letterhead import copy_mark, head
from posapp.documents.receipt import foot, method_title, particulars
from posapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.documents.receipt import PaperFacts
    from posapp.domain.sale import Sale


def refund_note(refund: Sale, letterhead: Letterhead, facts: PaperFacts) -> Document:
    """The note of `refund` (a Sale of kind REFUND) in the language in use."""
    mark = copy_mark(copy=facts.copy)
    taxed = refund.vat is not None
    return (
        *mark,
        *head(letterhead, tax_invoice=taxed),
        Text(_("CREDIT NOTE") if taxed else _("REFUND NOTE"), "centre", bold=True),
        *particulars(refund, facts),
        *_origin(refund),
        *bill_lines(refund, facts.goods),
        *vat_lines(refund),
        Rule(),
        *(Columns(method_title(one.method, facts.methods), str(-one.amount)) for one in refund.tenders),
        Signature(_("Money received by")),
        *foot("", facts.code),
        *mark,
        Cut(),
    )


def _origin(refund: Sale) -> Iterator[Block]:
    yield Columns(_("Of bill"), refund.refers_number)
    if refund.reason:
        yield Text(_("Because: {reason}").format(reason=refund.reason), size="small")
