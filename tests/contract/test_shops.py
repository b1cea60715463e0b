"""What every kind of shop must do: a new entry in CONNECTORS is tested before it has tests of its own."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.online.errand import LineOut, SaleOut, StockOut
from posapp.domain.online.order import Stage
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.i18n import _
from posapp.sync.connector import Access
from posapp.sync.connectors import CONNECTORS, connector
from posapp.sync.faults import Busy, Doubtful, Fault, KeyRefused, Offline
from posapp.sync.wire import Patience, Wire
from tests.doubles.counterparts import LABS
from tests.doubles.fault_proxy import FaultProxy, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.sync.connector import Connector, Storefront
    from tests.doubles.counterparts import Counterpart

EACH = pytest.mark.parametrize("kind", CONNECTORS, ids=lambda kind: kind.key)
NOBODY = RemoteId("")


class Line:
    """A storefront of some kind, the shop behind it, and the bad line between them."""

    def __init__(self, kind: Connector, shop: Counterpart, proxy: FaultProxy, wire: Wire) -> None:
        self.kind, self.shop, self.proxy, self.wire = kind, shop, proxy, wire
        self.access = kind.tidy(shop.access(proxy.address))
        self.front: Storefront = kind.open(self.access, wire)

    def fault(self, *troubles: Trouble) -> Fault:
        """How reading all articles fails in this trouble."""
        self.proxy.next(*troubles)
        with pytest.raises(Fault) as fault:
            self.front.every_item("")
        return fault.value

    def place(self, article: RemoteId) -> tuple[RemoteId, RemoteId]:
        """An article with what it belongs to, as messages name it."""
        return next((item.parent, item.remote) for item in self.front.every_item("").items if item.remote == article)

    def count(self, article: RemoteId, pieces: int, was: int) -> StockOut:
        parent, item = self.place(article)
        return StockOut(item, parent, Quantity.of(pieces), Quantity.of(was), Quantity.of(pieces - was))

    def sale(self, article: RemoteId, pieces: int = 2) -> SaleOut:
        amount = Money(10000 * pieces)
        line = LineOut(1, article, NOBODY, "สินค้า", Quantity.of(pieces), amount, amount)
        sold_at = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
        return SaleOut("019b-0001", "A69-000001", sold_at, (line,), amount, "cash", "เงินสด")


@pytest.fixture(scope="session")
def _running() -> Iterator[Mapping[str, Counterpart]]:
    """A shop of each kind, for all tests of a worker."""
    with ExitStack() as stack:
        yield {lab.kind.key: stack.enter_context(lab.open()) for lab in LABS}


@pytest.fixture(params=[lab.kind for lab in LABS], ids=lambda kind: kind.key)
def line(request: pytest.FixtureRequest, _running: Mapping[str, Counterpart]) -> Iterator[Line]:
    shop = _running[request.param.key]
    shop.start_again()
    with FaultProxy(shop.port) as proxy, Wire(proxy.address, patience=Patience(silence=5)) as wire:
        yield Line(request.param, shop, proxy, wire)


def test_keys_are_told_apart() -> None:
    assert len({kind.key for kind in CONNECTORS}) == len({kind.title for kind in CONNECTORS}) == len(CONNECTORS)
    with pytest.raises(Refused, match="woocommerce") as refusal:
        connector("ebay")
    assert refusal.value.code == "connector_unknown"


def test_every_kind_that_talks_has_a_shop_to_talk_to_here() -> None:
    assert {kind.key for kind in CONNECTORS if kind.abilities.talks} <= {lab.kind.key for lab in LABS}


@EACH
@pytest.mark.usefixtures("thai")
def test_a_kind_introduces_itself_and_asks_for_what_opens_it(kind: Connector) -> None:
    assert kind.key.isidentifier()
    assert connector(kind.key) is kind
    assert _(kind.title)
    assert {field.key for field in kind.fields} <= {"address", "account", "secret"}
    for field in kind.fields:
        assert _(field.label) != field.label
        assert (field.kind == "secret") is field.private is (field.key == "secret")


@EACH
def test_nothing_typed_is_refused_with_a_sentence(kind: Connector) -> None:
    if kind.fields:
        with pytest.raises(Refused):
            kind.tidy(Access("", "", ""))


def test_the_connection_test_writes_nothing(line: Line) -> None:
    line.shop.article("A-1", "100.00", 5)
    found = line.front.check()
    assert (found.currency, found.items) == ("THB", 1)
    assert (line.shop.bills(), line.shop.stock()) == (0, {"A-1": 5})


def test_a_wrong_secret_is_told_from_a_bad_line(line: Line) -> None:
    wrong = replace(line.access, secret="x" * len(line.access.secret))
    with pytest.raises(KeyRefused) as fault:
        line.kind.open(wrong, line.wire).check()
    assert fault.value.code


def test_all_articles_are_read_with_price_and_number(line: Line) -> None:
    ids = {line.shop.article(f"A-{n}", f"{n}.50", n): n for n in range(1, 8)}
    page = line.front.every_item("")
    assert not page.more
    assert {(item.remote, item.price, item.quantity) for item in page.items} == {
        (remote, Money(n * 100 + 50), Quantity.of(n)) for remote, n in ids.items()
    }
    parent, last = line.place(list(ids)[-1])
    assert [item.sku for item in line.front.look([(parent, last), (parent and last, RemoteId("999999"))])] == ["A-7"]


def test_marks_name_every_article(line: Line) -> None:
    ids = {line.shop.article(f"A-{n}", "10.00", n) for n in range(1, 4)}
    cursor, more, seen = "", True, set()
    while more:
        page = line.front.marks(cursor)
        seen |= {mark.remote for mark in page.marks}
        cursor, more = page.cursor, page.more
    assert seen == ids


def test_an_order_comes_in_with_what_was_asked_for(line: Line) -> None:
    article = line.shop.article("A-1", "100.00", 5)
    begin = line.front.now()
    remote = line.shop.order(article, 2)
    page = line.front.orders(begin)
    (order,) = page.orders
    assert (order.remote, order.stage, order.ours) == (remote, Stage.OPEN, "")
    assert [(each.item, each.quantity, each.amount) for each in order.lines] == [
        (article, Quantity.of(2), Money(20000))
    ]
    assert order.total == Money(20000) + order.postage - order.discount
    assert order.holds is line.kind.abilities.reserves_stock
    assert line.front.orders(page.cursor).orders in ((), page.orders)


def test_a_number_is_set_and_found(line: Line) -> None:
    article = line.shop.article("A-1", "100.00", 5)
    told = line.count(article, 3, was=5)
    assert line.front.push(told).remote == article
    assert line.front.find(told) is not None
    assert line.shop.stock() == {"A-1": 3}


def test_a_bill_is_one_order_however_its_answer_is_lost(line: Line) -> None:
    if not line.kind.abilities.creates_orders:
        pytest.skip("no orders can be written there")
    sale = line.sale(line.shop.article("A-1", "100.00", 9))
    assert line.front.find(sale) is None
    line.proxy.next_write(Trouble.LOST_REPLY)
    with pytest.raises(Doubtful):
        line.front.push(sale)
    found = line.front.find(sale)
    assert found is not None
    assert found.total == sale.total
    assert (line.shop.bills(), line.shop.stock()) == (1, {"A-1": 7})


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (Trouble.LOST_REQUEST, Offline),
        (Trouble.CUT, Offline),
        (Trouble.PORTAL, Offline),
        (Trouble.BUSY, Busy),
        (Trouble.SLOW_DOWN, Busy),
    ],
)
@pytest.mark.usefixtures("thai")
def test_trouble_while_reading_is_named(line: Line, trouble: Trouble, kind: type[Fault]) -> None:
    fault = line.fault(trouble)
    assert isinstance(fault, kind)
    assert _(fault.sentence) != fault.sentence
    if trouble is Trouble.SLOW_DOWN:
        assert isinstance(fault, Busy)
        assert fault.seconds == 3
    assert line.front.every_item("").items == ()


@pytest.mark.parametrize("trouble", [Trouble.LOST_REPLY, Trouble.CUT, Trouble.PORTAL, Trouble.BROKEN])
def test_no_doubtful_write_counts_as_done_or_undone(line: Line, trouble: Trouble) -> None:
    article = line.shop.article("A-1", "100.00", 5)
    told = line.count(article, 3, was=5)
    line.proxy.next_write(trouble)
    with pytest.raises(Doubtful):
        line.front.push(told)


def test_the_secret_is_in_no_address_and_no_log(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "posapp")
    caplog.set_level(logging.INFO)
    line.front.check()
    line.fault(Trouble.PORTAL)
    said = caplog.text + "".join(first for first, _trouble in line.proxy.log)
    assert line.proxy.log
    assert line.access.secret not in said
