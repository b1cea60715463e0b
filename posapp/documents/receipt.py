"""The receipt of a sale; with VAT it is an abbreviated tax invoice, without VAT those words never appear."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.documents.bill_lines import bill_lines, vat_lines
from posapp.documents.block import Columns, Cut, Qr, Rule, Space, Text
from posapp.documents.letterhead import copy_mark, head
from posapp.documents.qr import qr_modules
from posapp.domain.tender import TenderState
from posapp.i18n import _, baht_words, clock_text, date_text, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.domain.identity import ProductId
    from posapp.domain.sale import Sale
    from posapp.domain.tender import Tender

_CODE_HALF: Final = 4


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a sheet says besides the sale itself.

    `code` is the receipt code of the journal. `methods` gives the title (catalogue message) of each way of paying.
    `qr_payload` is printed to be paid while the money is awaited, `account_name` below it. `refunded_by` is the number
    of the refund that took the whole bill back. `goods` names what was in baskets. `copy` marks every sheet after the
    first.
    """

    code: str = ""
    methods: Mapping[str, str] = field(default_factory=dict)
    cashier: str = ""
    customer: str = ""
    qr_payload: str = ""
    account_name: str = ""
    refunded_by: str = ""
    goods: Mapping[ProductId, str] = field(default_factory=dict)
    copy: bool = False


def receipt(sale: Sale, letterhead: Letterhead, facts: PaperFacts) -> Document:
    """The receipt of `sale` in the language in use."""
    taxed = sale.vat is not None
    marks = (*copy_mark(copy=facts.copy), *_refunded_mark(facts.refunded_by))
    title = _("RECEIPT / ABBREVIATED TAX INVOICE") if taxed else _("RECEIPT")
    return (
        *marks,
        *head(letterhead, tax_invoice=taxed),
        Text(title, "centre", bold=True),
        *particulars(sale, facts),
        *bill_lines(sale, facts.goods),
        *_in_words(sale),
        *vat_lines(sale),
        Rule(),
        *_payments(sale, facts),
        *_to_pay(facts),
        *foot(letterhead.thanks, facts.code),
        *marks,
        Cut(),
    )


def particulars(sale: Sale, facts: PaperFacts) -> Iterator[Block]:
    """Number, day, time and people."""
    yield Columns(_("No. {number}").format(number=sale.issue.number), date_text(sale.issue.day))
    yield Columns(
        _("Sold by {name}").format(name=facts.cashier) if facts.cashier else "",
        clock_text(sale.issue.at),
        "small",
    )
    if facts.customer:
        yield Text(_("Customer {name}").format(name=facts.customer), size="small")


def foot(thanks: str, code: str) -> Iterator[Block]:
    """The last lines of a sheet: thanks, and the code by which the sheet can be checked against the books."""
    yield Space(8)
    if thanks:
        yield Text(thanks, "centre")
    if code:
        shown = f"{code[:_CODE_HALF]} {code[_CODE_HALF:]}"
        yield Text(_("Receipt code {code}").format(code=shown), "centre", "small")


def method_title(key: str, methods: Mapping[str, str]) -> str:
    """The title of a way of paying; its key when it's no longer known."""
    return _(methods.get(key, key))


def _refunded_mark(number: str) -> Document:
    if not number:
        return ()
    return (Text(_("CANCELLED — see {number}").format(number=number), "centre", bold=True),)


def _in_words(sale: Sale) -> Document:
    """The total in Thai words, as people here expect it on a paper that may be shown to an office."""
    return (Text(f"({baht_words(sale.total.satang)})", "right", "small"),) if language() == "th" else ()


def _payments(sale: Sale, facts: PaperFacts) -> Iterator[Block]:
    for tender in sale.tenders:
        yield Columns(_paid_by(tender, facts), str(tender.given))
    if sale.change:
        yield Columns(_("Change"), str(sale.change), bold=True)


def _paid_by(tender: Tender, facts: PaperFacts) -> str:
    title = method_title(tender.method, facts.methods)
    waiting = tender.state in (TenderState.WAITING, TenderState.DISPUTED)
    return f"{title} ({_('waiting for the money')})" if waiting else title


def _to_pay(facts: PaperFacts) -> Iterator[Block]:
    if facts.qr_payload:
        yield Qr(qr_modules(facts.qr_payload), _("Scan to pay"))
        if facts.account_name:
            yield Text(facts.account_name, "centre", bold=True)
