"""What a shop may say, however odd: it is read, or it is a fault, and never anything else."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posapp.domain.money import Money
from posapp.domain.online.errand import Fate, ItemOut, LineOut, OrderOut, RefundOut, SaleOut, StockOut
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.sync.answers import Said, parsed
from posapp.sync.connector import Access
from posapp.sync.connectors import connector
from posapp.sync.connectors.woocommerce.answers import Row, amount_text
from posapp.sync.faults import Fault
from posapp.sync.wire import Wire
from tests.doubles.web_page import WebPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from posapp.sync.connector import Storefront

NOTICE = b"<br />\n<b>Warning</b>: Array key [1] of {x} in <b>/www/a.php</b> on line <b>3</b><br />\n"
LINE = LineOut(1, RemoteId("7"), RemoteId(""), "x", Quantity.of(1), Money(100), Money(100), RemoteId("8"))
SALE = SaleOut("k", "A-1", datetime(2026, 11, 22, tzinfo=UTC), (LINE,), Money(100), "cash", "เงินสด")
ASKING: tuple[Callable[[Storefront], object], ...] = (
    lambda shop: shop.check(),
    lambda shop: shop.now(),
    lambda shop: shop.orders(""),
    lambda shop: shop.items(""),
    lambda shop: shop.every_item("").cursor,
    lambda shop: shop.marks(""),
    lambda shop: shop.look([(RemoteId(""), RemoteId("7")), (RemoteId("5"), RemoteId("6"))]),
    lambda shop: (shop.find(SALE), shop.push(SALE)),
    lambda shop: shop.push(RefundOut("k", RemoteId("7"), (LINE,), Money(100), whole=False)),
    lambda shop: shop.push(StockOut(RemoteId("7"), RemoteId(""), Quantity.of(1), Quantity.of(2), Quantity.of(-1))),
    lambda shop: shop.push(ItemOut("k", "S", name="x", price=Money(1), category="ผ้า")),
    lambda shop: shop.push(OrderOut(RemoteId("7"), Fate.SHIPPED, tracking="EG1")),
)
_NAMES = st.sampled_from(
    [
        *("id", "name", "status", "sku", "price", "total", "total_tax", "quantity", "manage_stock", "stock_quantity"),
        *("line_items", "fee_lines", "refunds", "meta_data", "billing", "images", "variations", "attributes", "note"),
        *("date_modified_gmt", "date_created_gmt", "key", "value", "namespaces", "settings", "currency", "product_id"),
        *("data", "totalRow", "variants", "options", "imageUrls", "availableNumber", "orderNumber", "orderStatus"),
        *("orderItems", "lastUpdatedAt", "shipmentDetail", "recipientName", "inventoryId", "isDisplay"),
    ]
)
_PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=True)
    | st.text(max_size=12)
    | st.sampled_from(["THB", "wc/v3", "0001-01-01T00:00:00", "9" * 5000, "1e999999999", "NaN", "_reduced_stock"])
)
_VALUES = st.recursive(
    _PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=12), max_leaves=40
)


@pytest.fixture(scope="module")
def page() -> Iterator[WebPage]:
    with WebPage() as served:
        yield served


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(("woocommerce", "line_myshop")), value=_VALUES, n=st.integers(0, len(ASKING) - 1))
def test_whatever_a_shop_says_is_read_or_a_fault(page: WebPage, key: str, value: object, n: int) -> None:
    page.reply = json.dumps(value).encode()
    with Wire(page.address, now=lambda: datetime(2026, 11, 22, tzinfo=UTC)) as wire:
        shop = connector(key).open(Access(page.address, "u", "s"), wire)
        try:
            ASKING[n](shop)
        except Fault as fault:
            assert fault.code  # noqa: PT017 - either is right


@pytest.mark.parametrize("body", [b'[{"id":1},{"id":2}]', b'{"id":1,"line_items":[{"id":2}],"x":[]}', b"[]", b"{}"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n ", NOTICE], ids=["nothing", "mark", "blank", "notice"])
def test_an_answer_is_read_whole_or_not_at_all(before: bytes, body: bytes) -> None:
    assert parsed(before + body) == json.loads(body)
    for length in range(len(before + body)):
        assert parsed((before + body)[:length]) is None


@pytest.mark.parametrize("body", [b'[ {"id":1} ,\r\n{"id":[2]}\t]', b"[ ]", b'[["a", 1.50], {}]'])
def test_a_list_is_read_thing_by_thing_as_json_reads_it_whole(body: bytes) -> None:
    turns: list[str] = []
    things = parsed(body, lambda: turns.append("turn"))
    assert things == json.loads(body, parse_float=Decimal)
    assert len(turns) == len(json.loads(body))


@pytest.mark.parametrize("body", [b'[{"id":1},]', b'[{"id":1} {"id":2}]', b'[{"id":1}] x', b'[,{"id":1}]', b"[1,,2]"])
def test_a_list_that_is_no_json_is_none(body: bytes) -> None:
    assert parsed(body) is None


@pytest.mark.parametrize("body", [b"", b"<html>{}</html>", b"null", b"12", b'"text"', b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_answer_is_none(body: bytes) -> None:
    assert parsed(body) is None


@pytest.mark.parametrize("told", ["12", 12])
def test_the_name_of_a_thing_is_a_number(told: object) -> None:
    assert Row({"id": told}).id() == "12"


@pytest.mark.parametrize("told", ["0", "x12", "-5", "1.5", "9" * 5000, None, True])
def test_what_is_no_number_is_no_name(told: object) -> None:
    assert Row({"id": told}).id() == ""


def test_amounts_are_never_floats() -> None:
    row = Row(parsed(b'{"a": 0.1, "b": "1,250.50", "c": "", "d": "1.005", "e": null, "f": "x", "g": -2}'))
    assert [row.price(key) for key in "abcdefg"] == [
        *(Money(10), Money(125050), None, Money(101), None, None),
        Money(-200),
    ]
    assert row.quantity("a") == Quantity(100)
    assert [amount_text(Money(satang)) for satang in (0, 5, 125050, -25, 999_999_999_999)] == [
        *("0.00", "0.05", "1250.50", "-0.25", "9999999999.99")
    ]
    assert isinstance(json.loads("0.1", parse_float=Decimal), Decimal)


def test_half_a_pair_of_signs_is_left_out_for_no_file_can_hold_it() -> None:
    body = b'{"a": "\\ud83e\\uddf5 \\ud800x", "b": ["\\udfff"]}'
    thing = Said(parsed(body))
    assert (thing.text("a"), thing.texts("b")) == ("🧵 x", ())
