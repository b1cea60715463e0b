"""The small lists of the form: what is typed becomes rules, packs and certificates, and reads back as it was."""

from __future__ import annotations

from datetime import date

import pytest

from posapp.domain.certificate import Certificate
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack
from posapp.domain.quantity import Quantity
from posapp.ui.screens.products import entries
from posapp.ui.screens.products.entries import Entry

_TODAY = date(2026, 1, 17)
_APRIL = (date(2026, 4, 1), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (Entry("many", ("30", "12")), PriceRule(Money(3000), at_least=Quantity.of(12))),
        (Entry("many", ("๒๗.๕๐", "๑๒")), PriceRule(Money(2750), at_least=Quantity.of(12))),
        (Entry("days", ("28", "1/4/69", "30 เม.ย. 2569")), PriceRule(Money(2800), since=_APRIL[0], until=_APRIL[1])),
        (Entry("days", ("28", "", "30/4/2026")), PriceRule(Money(2800), until=_APRIL[1])),
        (Entry("wholesale", ("25", "24", "", "")), PriceRule(Money(2500), wholesale=True, at_least=Quantity.of(24))),
        (
            Entry("other", ("20", "12", "1/4/2569", "30/4/2569")),
            PriceRule(Money(2000), at_least=Quantity.of(12), since=_APRIL[0], until=_APRIL[1]),
        ),
    ],
)
def test_a_line_of_prices_becomes_its_rule_and_the_rule_that_line_again(entry: Entry, rule: PriceRule) -> None:
    assert entries.read_prices((entry,), _TODAY) == (rule,)
    _wholesale, again = entries.of_prices((rule,))
    assert again[0].key == entry.key
    assert entries.read_prices(again, _TODAY) == (rule,)


def test_the_plain_wholesale_price_has_a_field_of_its_own() -> None:
    plain, dozen = PriceRule(Money(2500), wholesale=True), PriceRule(Money(3000), at_least=Quantity.of(12))
    wholesale, others = entries.of_prices((dozen, plain))
    assert (wholesale, [one.key for one in others]) == ("25.00", ["many"])
    assert entries.read_wholesale(wholesale) == (plain,)
    assert entries.read_wholesale(" ") == ()


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry("many", ("30", "")), "line_empty"),
        (Entry("many", ("", "12")), "line_empty"),
        (Entry("days", ("30", "", " ")), "line_empty"),
        (Entry("days", ("30", "31/31/2569", "")), "date_syntax"),
        (Entry("many", ("-3", "12")), "amount_negative"),
        (Entry("many", ("30", "a dozen")), "quantity_syntax"),
    ],
)
def test_half_a_line_of_prices_is_refused(entry: Entry, code: str) -> None:
    with pytest.raises(Refused) as refused:
        entries.read_prices((entry,), _TODAY)
    assert refused.value.code == code


def test_packs_certificates_and_parts_read_back_as_they_were() -> None:
    packs = (Pack("dozen", Quantity.of(12), "8851111111111"), Pack("box", Quantity.of(48)))
    marks = (Certificate("food", "50-2-01234-5-0001", date(2027, 12, 31)), Certificate("otop", "5 / 2566"))
    parts = (BasketPart(ProductId("a"), Quantity(1500)),)
    assert entries.read_packs(entries.of_packs(packs)) == packs
    assert entries.read_certificates(entries.of_certificates(marks), _TODAY) == marks
    assert entries.read_parts(entries.of_parts(parts)) == parts


def test_a_dozen_begins_with_twelve() -> None:
    assert entries.pack_kind("dozen").start == ("12", "")
    assert entries.pack_kind("box").start == ()
