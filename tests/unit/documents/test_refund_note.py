"""What the note of a refund says."""

from __future__ import annotations

from dataclasses import replace

from posapp.documents.receipt import PaperFacts
from posapp.documents.refund_note import refund_note
from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.domain.pricing import Discount
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.refund import Repayment, Returned, reverse
from posapp.domain.sale import Sale, Terms
from tests.unit.documents.papers import CHILI, CLOTH, HEAD, METHODS, cart, in_cash, issue, said

FACTS = PaperFacts(code="QCR1V4H8", methods=METHODS, cashier="ยายศรี")


def taken_back(sale: Sale, *returned: Returned, reason: str = "torn") -> Sale:
    return reverse(sale, (), returned, Repayment(SaleId("r1"), "cash", reason), issue("A69-000008"))


def test_a_note_shows_what_came_back_with_amounts_above_zero() -> None:
    sold = in_cash(cart((CHILI, Quantity.of(3)), (CLOTH, ONE), discount=Discount(amount=Money(6300))))
    note = refund_note(taken_back(sold, Returned(1, Quantity.of(2))), HEAD, FACTS)
    assert said(note).splitlines()[4:] == [
        "REFUND NOTE",
        "No. A69-000008 | 17 Jan 2569",
        "Sold by ยายศรี | 12:30",
        "Of bill | A69-000007",
        "Because: torn",
        "น้ำพริก | 120.00",
        "2 jar × 60.00 | ",
        "Sum | 120.00",
        "Discount | -12.00",
        "Paid back | 108.00",
        "Cash | 108.00",
        "Money received by ____",
        "Receipt code QCR1 V4H8",
    ]


def test_with_vat_it_is_a_credit_note_that_names_the_tax_given_back() -> None:
    sold = in_cash(cart((CHILI, ONE)), terms=Terms(vat_rate=700))
    words = said(refund_note(taken_back(sold, Returned(1, ONE)), HEAD, FACTS))
    assert "CREDIT NOTE" in words
    assert "VAT 7% included in 60.00 | 3.93" in words
    assert "REFUND NOTE" not in words


def test_a_copy_says_so_at_both_ends() -> None:
    silent = replace(taken_back(in_cash(cart()), Returned(1, ONE)), reason="")
    note = refund_note(silent, HEAD, PaperFacts(copy=True))
    assert "Because" not in said(note)
    assert said(note).splitlines()[0] == said(note).splitlines()[-1] == "— COPY —"
