"""What a receipt says, line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.documents.block import Cut, Picture, Qr, Text
from posapp.documents.receipt import PaperFacts, receipt
from posapp.documents.test_page import trial_page
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.party import Group
from posapp.domain.pricing import Discount
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.sale import SalePart, Terms, complete
from posapp.domain.tender import Rounding, Tender, TenderState
from tests.unit.documents.papers import CHILI, CLOTH, HEAD, MANGO, METHODS, cart, in_cash, issue, said

FACTS = PaperFacts(code="WP6PHEFS", methods=METHODS, cashier="ยายศรี")
VAT = Terms(vat_rate=700)


def test_a_receipt_names_seller_number_day_goods_total_and_change() -> None:
    sale = in_cash(cart((CHILI, Quantity.of(2)), (CLOTH, ONE)), 100000)
    assert said(receipt(sale, HEAD, FACTS)).splitlines() == [
        "กลุ่มทอผ้า",
        "99 หมู่ 4",
        "Tel. 053 123 456",
        "Tax ID 0994000158378",
        "RECEIPT",
        "No. A69-000007 | 17 Jan 2569",
        "Sold by ยายศรี | 12:30",
        "น้ำพริก | 120.00",
        "2 jar × 60.00 | ",
        "ผ้าขาวม้า | 450.00",
        "Total | 570.00",
        "Cash | 1,000.00",
        "Change | 430.00",
        "ขอบคุณ",
        "Receipt code WP6P HEFS",
    ]


@pytest.mark.usefixtures("thai")
def test_a_thai_receipt_speaks_thai_with_buddhist_years_and_the_total_in_words() -> None:
    words = said(receipt(in_cash(cart((MANGO, Quantity(1250)))), HEAD, FACTS))
    for wanted in ("ใบเสร็จรับเงิน", "เลขที่ A69-000007 | 17 ม.ค. 2569", "1.25 กก. × 80.00", "รวมทั้งสิ้น | 100.00"):
        assert wanted in words
    assert "(หนึ่งร้อยบาทถ้วน)" in words


def test_the_goods_in_a_basket_stand_below_it_as_far_as_they_are_known() -> None:
    sale = in_cash(cart((CLOTH, Quantity.of(2))))
    parts = (
        SalePart(CHILI.id, Quantity.of(4), Money(50000)),
        SalePart(ProductId("gone"), Quantity.of(2), Money(40000)),
    )
    filled = replace(sale, lines=(replace(sale.lines[0], parts=parts),))
    lines = said(receipt(filled, HEAD, replace(FACTS, goods={CHILI.id: CHILI.name}))).splitlines()
    below = lines.index("2 cloth × 450.00 | ")
    assert lines[below + 1 : below + 3] == ["4 × น้ำพริก | ", "Total | 900.00"]


def test_discounts_stand_with_their_reasons_and_the_lines_add_up() -> None:
    filled = cart((CLOTH, ONE), (CHILI, ONE), discount=Discount(amount=Money(1000), reason="birthday"))
    filled = filled.with_line_discount(0, Discount(basis_points=1000, reason="regular"))
    filled = filled.with_price(1, Money(5050), "last jar")
    sale = in_cash(filled, terms=Terms(rounding=Rounding.BAHT))
    words = said(receipt(sale, HEAD, FACTS))
    assert "Discount (regular) | -45.00" in words
    assert "last jar | " in words
    assert "Sum | 455.50\nDiscount (birthday) | -10.00\nRounding | -0.50\nTotal | 445.00" in words


@pytest.mark.parametrize("language", ["en", "th"])
def test_without_vat_the_words_of_a_tax_invoice_never_appear(language: str, request: pytest.FixtureRequest) -> None:
    if language == "th":
        request.getfixturevalue("thai")
    words = said(receipt(in_cash(cart((MANGO, ONE))), HEAD, FACTS))
    for forbidden in ("VAT", "ภาษีมูลค่าเพิ่ม", "ใบกำกับ", "TAX INVOICE", "E051", "สำนักงานใหญ่"):
        assert forbidden not in words


def test_with_vat_it_is_an_abbreviated_tax_invoice_with_all_particulars() -> None:
    sale = in_cash(cart((CHILI, ONE), (CLOTH, ONE), (MANGO, ONE)), terms=VAT)
    words = said(receipt(sale, HEAD, FACTS))
    for wanted in (
        "RECEIPT / ABBREVIATED TAX INVOICE",
        "Tax ID 0994000158378",
        "สำนักงานใหญ่",
        "POS ID E051",
        "VAT 7% included in 510.00 | 33.36",
        "Prices include VAT",
        "มะม่วง | 80.00\nwithout VAT | ",
    ):
        assert wanted in words


def test_a_copy_says_so_at_both_ends() -> None:
    document = receipt(in_cash(cart()), HEAD, replace(FACTS, copy=True))
    assert isinstance(document[-1], Cut)
    assert document[0] == document[-2] == Text("— COPY —", "centre", bold=True)
    assert "COPY" not in said(receipt(in_cash(cart()), HEAD, FACTS))


def test_a_bill_taken_back_names_the_refund_at_both_ends() -> None:
    words = said(receipt(in_cash(cart()), HEAD, replace(FACTS, refunded_by="A69-000009"))).splitlines()
    assert words[0] == words[-1] == "CANCELLED — see A69-000009"


def test_money_not_yet_seen_prints_the_code_to_pay_it() -> None:
    filled = cart()
    waiting = Tender("promptpay", filled.total, filled.total, TenderState.WAITING)
    sale = complete(filled, (waiting,), issue(), Terms())
    facts = replace(FACTS, qr_payload="0002PAY", account_name="นางศรี", customer="ป้าแดง")
    document = receipt(sale, HEAD, facts)
    words = said(document)
    assert "Scan to pay (waiting for the money) | 60.00\n[QR] Scan to pay\nนางศรี" in words
    assert "Customer ป้าแดง" in words
    assert len(next(block for block in document if isinstance(block, Qr)).modules) >= 21


def test_split_payments_stand_each_on_its_line() -> None:
    filled = cart((CLOTH, ONE))
    tenders = (
        Tender("promptpay", Money(40000), Money(40000), TenderState.SEEN),
        Tender("cash", Money(5000), Money(10000)),
    )
    words = said(receipt(complete(filled, tenders, issue(), Terms()), HEAD, FACTS))
    assert "Scan to pay | 400.00\nCash | 100.00\nChange | 50.00" in words


def test_a_bare_letterhead_leaves_no_empty_lines() -> None:
    bare = replace(HEAD, group=Group("g", "กลุ่มทอผ้า"), thanks="")
    words = said(receipt(in_cash(cart(), terms=VAT), replace(bare, branch="", pos_id=""), PaperFacts()))
    assert "" not in words.splitlines()
    assert words.startswith("กลุ่มทอผ้า\nRECEIPT")


def test_a_logo_stands_above_the_name() -> None:
    document = receipt(in_cash(cart()), replace(HEAD, logo=b"picture"), FACTS)
    assert document[0] == Picture(b"picture")


def test_a_unit_of_a_later_version_is_printed_by_its_key() -> None:
    sale = in_cash(cart((CHILI, Quantity.of(2))))
    later = replace(sale, lines=(replace(sale.lines[0], unit="hectolitre"),))
    assert "2 hectolitre × 60.00" in said(receipt(later, HEAD, FACTS))


def test_the_trial_page_names_group_and_paper() -> None:
    words = said(trial_page("กลุ่มทอผ้า", "80"))
    assert words.startswith("กลุ่มทอผ้า\nPrinter test, paper 80")
    assert "[QR]" in words


def test_cash_rounding_alone_has_its_own_line_too() -> None:
    words = said(
        receipt(in_cash(cart().with_price(0, Money(6010), ""), terms=Terms(rounding=Rounding.QUARTER)), HEAD, FACTS)
    )
    assert "Sum | 60.10\nRounding | -0.10\nTotal | 60.00" in words


def test_a_code_to_pay_stands_alone_when_no_account_name_is_known() -> None:
    words = said(receipt(in_cash(cart()), HEAD, replace(FACTS, qr_payload="0002PAY")))
    assert "[QR] Scan to pay\nขอบคุณ" in words
