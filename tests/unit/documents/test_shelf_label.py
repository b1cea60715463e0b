"""What a price label says, and the code it carries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp import i18n
from posapp.documents.block import Barcode, Cut, CutLine, PriceLine, Text
from posapp.documents.line_code import label_code, line_code
from posapp.documents.shelf_label import Detail, LabelFacts, LabelRun, label, labels
from posapp.domain.barcode import own_code
from posapp.domain.certificate import KINDS, Certificate, certificate
from posapp.domain.errors import Refused
from posapp.domain.identity import LotId
from posapp.domain.lot import Lot
from posapp.domain.money import Money
from tests.unit.documents.papers import CHILI, CLOTH, MANGO, said

CODE = own_code(15)
LOT = Lot(LotId("l"), CHILI.id, "L-0117", date(2026, 1, 17), date(2026, 2, 17))
MARKS = (
    certificate("food", "5020123450001"),
    certificate("community", "1555/2563"),
    certificate("otop", "5/2566"),
    certificate("halal", "ฮ 12", date(2026, 1, 1)),
)
FACTS = LabelFacts(replace(CHILI, certificates=MARKS), CHILI.price, CODE, LOT, "012", "กลุ่มทอผ้า", day=date(2026, 1, 17))
DETAILS: tuple[Detail, ...] = ("full", "short", "small", "tiny", "least")


def test_a_full_label_says_all_there_is_to_know() -> None:
    assert said(label(FACTS)) == "\n".join(
        [
            "กลุ่มทอผ้า",
            "น้ำพริก",
            "฿60",
            "per jar",
            "Made 17 Jan 2569 · Expires 17 Feb 2569",
            "Batch L-0117 · Member no. 012",
            "FDA\u00a050-2-01234-5-0001",
            "Community\u00a0standard\u00a01555/2563",
            "OTOP\u00a05\u00a0stars\u00a02566",
            f"[bars] {CODE}",
        ]
    )


@pytest.mark.parametrize("detail", DETAILS)
def test_the_day_it_expires_and_the_code_stand_on_every_kind_of_label(detail: Detail) -> None:
    words = said(label(FACTS, detail))
    assert "Expires 17 Feb 2569" in words
    assert "น้ำพริก" in words
    assert "฿60" in words
    assert f"[bars] {CODE}" in words


def test_a_small_label_leaves_out_what_matters_less() -> None:
    words = said(label(FACTS, "small"))
    assert not any(word in words for word in ("Batch", "Member", "FDA", "กลุ่มทอผ้า", "Made"))


def test_a_mark_that_is_over_is_left_out_and_without_a_day_none_is() -> None:
    assert "Halal" not in said(label(FACTS))
    assert "Halal" in said(label(replace(FACTS, day=None)))


@pytest.mark.parametrize(
    ("kind", "number", "line"),
    [
        ("food", "50-2-01234-5-0001", "FDA 50-2-01234-5-0001"),
        ("otop", "4", "OTOP 4 stars"),
        ("otop", "4 / 2566", "OTOP 4 stars 2566"),
        ("other", "ISO 9001", "ISO 9001"),
        ("of a later version", "7", "7"),
    ],
)
def test_each_mark_is_printed_as_people_know_it(kind: str, number: str, line: str) -> None:
    product = replace(CHILI, certificates=(Certificate(kind, number),))
    assert line in said(label(LabelFacts(product, CHILI.price, CODE))).replace("\u00a0", " ").splitlines()


@pytest.mark.parametrize(
    ("unit", "price", "line"),
    [
        ("kg", 8000, "per kg"),
        ("metre", 8000, "per metre"),
        ("keed", 1250, "per 100 g · ฿125 a kg"),
        ("gram", 45, "per gram · ฿450 a kg"),
    ],
)
def test_what_is_weighed_or_measured_tells_its_price_by_the_unit_people_compare(
    unit: str, price: int, line: str
) -> None:
    product = replace(MANGO, unit=unit)
    assert line in said(label(LabelFacts(product, Money(price), CODE))).splitlines()


@pytest.mark.parametrize("detail", ["full", "short", "small", "tiny", "least"])
def test_what_has_no_price_is_compared_by_none(detail: Detail) -> None:
    facts = LabelFacts(replace(MANGO, unit="keed", price=Money(0), free_price=True), Money(0), CODE)
    assert "฿" not in said(label(facts, detail))


@pytest.mark.parametrize("kind", [one.key for one in KINDS])
def test_no_mark_is_left_off_a_label(kind: str) -> None:
    product = replace(CHILI, certificates=(Certificate(kind, "7 / 2566"),))
    assert "7" in said(label(LabelFacts(product, CHILI.price, "A1")))


def test_a_variant_stands_on_its_label() -> None:
    shirt = replace(CLOTH, name="เสื้อม่อฮ่อม", variant="M คราม")
    assert "M คราม" in said(label(LabelFacts(shirt, shirt.price, CODE))).splitlines()
    assert "เสื้อม่อฮ่อม M คราม" in said(label(LabelFacts(shirt, shirt.price, CODE), "small")).splitlines()


def test_a_name_that_says_its_variant_already_says_it_once() -> None:
    shirt = replace(CLOTH, name="เสื้อม่อฮ่อม M", variant="M")
    for detail in ("full", "small"):
        words = said(label(LabelFacts(shirt, shirt.price, CODE), "full" if detail == "full" else "small"))
        assert words.count(" M") == 1
        assert "M" not in words.splitlines()


def test_a_price_that_was_lowered_shows_what_it_was() -> None:
    facts = replace(FACTS, price=Money(4000), marked_down_from=Money(6000))
    for detail in ("full", "small"):
        assert "was ฿60" in said(label(facts, "full" if detail == "full" else "small"))
    assert Text("฿40", "centre", "giant", bold=True, lines=1) in label(facts)


def test_a_price_asked_for_at_the_till_is_left_open() -> None:
    facts = LabelFacts(replace(CHILI, free_price=True), Money(0), CODE, LOT)
    for detail in DETAILS:
        assert "฿" not in said(label(facts, detail))
    assert not any(isinstance(block, PriceLine) for block in label(facts, "tiny"))


def test_labels_follow_each_other_with_a_cut_or_a_line_between_them() -> None:
    runs = [LabelRun(FACTS, 2), LabelRun(replace(FACTS, barcode="A1"), 1)]
    strip, single = labels(runs, small=True), labels(runs, cut=True)
    assert [block.text for block in strip if isinstance(block, Barcode)] == [CODE, CODE, "A1"]
    assert sum(isinstance(block, CutLine) for block in strip) == 2
    assert sum(isinstance(block, Cut) for block in strip) == 1
    assert sum(isinstance(block, Cut) for block in single) == 3
    assert strip[-1] == single[-1] == Cut()
    assert labels([]) == labels([LabelRun(FACTS, 0)]) == ()


@pytest.mark.parametrize(
    ("code", "modules", "quiet"),
    [
        ("8850001110015", 95, (11, 7)),
        ("88500119", 67, (7, 7)),
        ("8850001110016", 123, (10, 10)),
        ("AB-1234", 101, (10, 10)),
        ("12345678901234567890", 145, (10, 10)),
    ],
)
def test_a_code_becomes_the_shortest_bars_that_carry_it(code: str, modules: int, quiet: tuple[int, int]) -> None:
    bars = line_code(code)
    assert (len(bars.modules), bars.quiet, bars.text) == (modules, quiet, code)
    assert bars.modules[0]
    assert bars.modules[-1]


@pytest.mark.parametrize("code", ["", "กข-1", "a\nb", "é"])
def test_a_code_no_scanner_could_type_is_refused_with_the_way_out(code: str) -> None:
    with pytest.raises(Refused) as refusal:
        line_code(code)
    assert refusal.value.code == "label_code_letters"
    assert "make a barcode" in str(refusal.value)


def test_the_label_carries_the_code_with_a_check_digit_where_there_is_one() -> None:
    ean, plain = replace(CHILI, code="7", barcodes=("CHILI", CODE)), replace(CHILI, code="7", barcodes=("CHILI",))
    assert [label_code(each) for each in (ean, plain, replace(CHILI, code="7"))] == [CODE, "CHILI", "7"]


@pytest.mark.usefixtures("thai")
def test_a_label_in_thai_is_in_thai() -> None:
    words = i18n.language(), said(label(FACTS))
    assert words[0] == "th"
    assert "17 ม.ค. 2569" in words[1]
