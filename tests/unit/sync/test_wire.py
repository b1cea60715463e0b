"""The line to a shop: whom it believes, what it hears of trouble, and that it can always be ended."""

from __future__ import annotations

import gzip
import logging
import socket
import sys
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.sync.cargo import LONGEST_BODY
from posapp.sync.faults import Blocked, Doubtful, Fault, Faulty, Offline
from posapp.sync.wire import Patience, Wire
from tests.doubles.certificates import Certificates, make_certificates
from tests.doubles.counting_relay import CountingRelay
from tests.doubles.fault_proxy import FaultProxy, Trouble
from tests.doubles.web_page import WebPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "nobody reads this"  # noqa: S105 - it opens nothing


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def page() -> Iterator[WebPage]:
    with WebPage() as served:
        yield served


@pytest.fixture
def line(page: WebPage) -> Iterator[FaultProxy]:
    with FaultProxy(page.port) as opened:
        yield opened


def outcome(wire: Wire, method: str = "GET") -> str:
    """How a call ends: its status, or the kind and code of its fault."""
    try:
        return str(wire.call(method, "/thing").status)
    except Fault as fault:
        return f"{type(fault).__name__} {fault.code}"


def test_a_call_carries_what_it_was_given_and_counts_it(page: WebPage) -> None:
    with Wire(page.address) as wire:
        reply = wire.call("POST", "/thing", query=[("a", "ก&ข")], body={"name": "ผ้า"}, login=("user", SECRET))
        assert (reply.status, reply.body) == (200, b"{}")
        assert page.asked[0].startswith("POST /thing?a=%E0%B8%81%26%E0%B8%82 ")
        assert page.bodies == ['{"name":"ผ้า"}'.encode()]
        assert page.headers[0]["User-Agent"].startswith("posapp/")
        assert page.headers[0]["Content-Type"] == "application/json"
        assert page.headers[0]["Authorization"] == "Basic dXNlcjpub2JvZHkgcmVhZHMgdGhpcw=="
        assert wire.traffic.calls == 1
        assert wire.traffic.sent == page.bytes_in
        assert wire.traffic.received == page.bytes_out


def test_one_connection_serves_all_calls(page: WebPage) -> None:
    with Wire(page.address) as wire:
        for _ in range(20):
            wire.call("GET", "/thing")
    assert page.connections == 1


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("expired", "certificate_expired"),
        ("not_yet", "clock_behind"),
        ("other_name", "certificate_name"),
        ("stranger", "certificate_unknown"),
    ],
)
def test_no_bad_certificate_is_believed(page: WebPage, papers: Certificates, kind: str, code: str) -> None:
    certificate: Path = getattr(papers, kind)
    with FaultProxy(page.port, certificate) as line, Wire(line.address, authority=papers.authority) as wire:
        with pytest.raises(Offline) as fault:
            wire.call("POST", "/thing", login=("user", SECRET))
        assert fault.value.code == code
        assert fault.value.sentence != Offline.sentence
        assert line.log == []


def test_a_good_certificate_is_believed(page: WebPage, papers: Certificates) -> None:
    with FaultProxy(page.port, papers.good) as line, Wire(line.address, authority=papers.authority) as wire:
        assert [outcome(wire), outcome(wire)] == ["200", "200"]
    with FaultProxy(page.port, papers.good) as line, Wire(line.address) as wire:
        assert outcome(wire) == "Offline certificate_unknown"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system looks at the certificates each time")
def test_a_shop_that_was_greeted_before_costs_less(page: WebPage, papers: Certificates) -> None:
    costs = []
    with FaultProxy(page.port, papers.good) as line:
        for _round in range(3):
            with Wire(line.address, authority=papers.authority) as wire:
                wire.call("GET", "/thing")
                costs.append(wire.traffic.received)
    assert costs[1] == costs[2] < costs[0] / 2
    with FaultProxy(page.port, papers.stranger) as line, Wire(line.address, authority=papers.authority) as wire:
        assert outcome(wire) == "Offline certificate_unknown"


@pytest.mark.parametrize("known", [False, True])
def test_the_meter_counts_what_encryption_costs_too(page: WebPage, papers: Certificates, *, known: bool) -> None:
    page.reply = b"x" * 3_000
    with FaultProxy(page.port, papers.heavy) as line, CountingRelay(line.own_port) as relay:
        for _visit in range(2 if known else 1):
            before = list(relay.carried)
            with Wire(f"https://localhost:{relay.own_port}", authority=papers.authority) as wire:
                wire.call("POST", "/thing", body={"name": "ผ้า"})
        assert wire.traffic.sent == pytest.approx(relay.carried[0] - before[0], rel=0.1)
        assert wire.traffic.received == pytest.approx(relay.carried[1] - before[1], rel=0.1)


def test_a_shop_that_does_not_encrypt_is_named(page: WebPage) -> None:
    with Wire(page.address.replace("http:", "https:")) as wire:
        assert outcome(wire, "POST") == "Offline not_encrypted"


@pytest.mark.parametrize("base", ["http://shop.example", "http://10.0.0.1", "ftp://localhost"])
def test_nothing_is_said_in_the_open(base: str) -> None:
    with Wire(base) as wire:
        assert outcome(wire) in {"Blocked plain_http", "Offline line_broke"}


def test_nobody_there_is_offline_and_nothing_was_sent() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with Wire(f"http://127.0.0.1:{taken.getsockname()[1]}") as wire:
            assert outcome(wire, "POST") == "Offline no_connection"
    with Wire("https://no-such-shop.invalid") as wire:
        assert outcome(wire, "POST") == "Offline no_name"


@pytest.mark.parametrize(
    ("trouble", "read", "write"),
    [
        (Trouble.LOST_REQUEST, "Offline line_broke", "Doubtful line_broke"),
        (Trouble.LOST_REPLY, "Offline line_broke", "Doubtful line_broke"),
        (Trouble.CUT, "Offline line_broke", "Doubtful line_broke"),
        (Trouble.SILENT, "Offline too_slow", "Doubtful too_slow"),
        (Trouble.DRIPPING, "200", "200"),
    ],
)
def test_what_was_written_without_an_answer_is_doubtful(
    line: FaultProxy, trouble: Trouble, read: str, write: str
) -> None:
    with Wire(line.address, patience=Patience(silence=1 if trouble is Trouble.SILENT else 30)) as wire:
        line.next(trouble, Trouble.NONE, trouble, Trouble.NONE)
        assert [outcome(wire), outcome(wire)] == [read, "200"]
        assert [outcome(wire, "POST"), outcome(wire, "POST")] == [write, "200"]


def test_an_answer_cut_at_any_byte_is_no_answer(line: FaultProxy, page: WebPage) -> None:
    page.reply = b'[{"id":1},{"id":2}]'
    with Wire(line.address) as wire:
        for at in range(0, 130, 7):
            line.cut_at = at
            line.next(Trouble.CUT)
            assert outcome(wire, "POST") == "Doubtful line_broke", at


def test_a_call_ends_in_time_however_slowly_the_answer_drips(line: FaultProxy, page: WebPage) -> None:
    page.reply = b" " * 20_000
    with Wire(line.address, patience=Patience(call=1)) as wire:
        line.next(Trouble.DRIPPING, Trouble.DRIPPING)
        assert outcome(wire) == "Offline too_slow"
        assert outcome(wire, "PUT") == "Doubtful too_slow"


def test_a_round_ends_in_time(line: FaultProxy) -> None:
    line.next(Trouble.SILENT)
    with Wire(line.address, patience=Patience(round=1)) as wire:
        assert outcome(wire) == "Offline too_slow"
        assert outcome(wire, "POST") == "Offline round_over"
    assert len(line.log) == 1


def test_another_thread_ends_what_is_under_way(line: FaultProxy) -> None:
    line.next(Trouble.SILENT)
    ends: list[str] = []
    with Wire(line.address) as wire:
        caller = threading.Thread(target=lambda: ends.append(outcome(wire, "POST")))
        caller.start()
        while not line.log:
            caller.join(0.01)
        wire.stop()
        caller.join(10)
        assert ends == ["Doubtful stopped"]
        assert outcome(wire, "POST") == "Offline stopped"


def test_an_endless_answer_is_not_swallowed(page: WebPage) -> None:
    page.reply = b" " * (LONGEST_BODY + 1)
    with Wire(page.address) as wire:
        with pytest.raises(Faulty):
            wire.call("GET", "/thing")
        with pytest.raises(Doubtful):
            wire.call("PUT", "/thing")
        page.reply = b"{}"
        assert outcome(wire) == "200"


def test_a_packed_answer_is_unpacked_weighed_as_it_came_and_never_a_bomb(page: WebPage) -> None:
    page.packed, page.reply = True, gzip.compress(b'{"name": "' + b"x" * 50_000 + b'"}')
    with Wire(page.address) as wire:
        assert len(wire.call("GET", "/thing").body) == 50_012
        assert wire.traffic.received == page.bytes_out < 1000
        page.reply = gzip.compress(bytes(LONGEST_BODY * 4))
        with pytest.raises(Faulty) as fault:
            wire.call("GET", "/thing")
        assert fault.value.code == "too_long"
        assert wire.traffic.received > 6_000, "what was thrown away came over the line all the same"
        page.reply = b"no gzip"
        assert outcome(wire) == "Offline line_broke"


def test_stopped_is_stopped_whatever_comes_after(line: FaultProxy) -> None:
    with Wire(line.address) as wire:
        assert outcome(wire) == "200"
        wire.stop()
        assert [outcome(wire), outcome(wire, "POST")] == ["Offline stopped"] * 2
    assert len(line.log) == 1


def test_a_line_that_was_closed_opens_again(page: WebPage) -> None:
    wire = Wire(page.address)
    for _round in range(2):
        assert outcome(wire) == "200"
        wire.close()
    assert page.connections == 2


def test_redirects_are_followed_within_the_shop_and_never_out_of_it(page: WebPage) -> None:
    with Wire(page.address) as wire:
        page.moved = {"/thing": "/other/"}
        assert outcome(wire) == "200"
        assert [line.split()[1] for line in page.asked] == ["/thing", "/other/"]
        assert outcome(wire, "POST") == "Blocked moved"
        page.moved = {"/thing": "https://elsewhere.example/thing"}
        with pytest.raises(Blocked) as fault:
            wire.call("GET", "/thing", login=("user", SECRET))
        assert fault.value.values == {"where": "https://elsewhere.example"}
        page.moved = {"/thing": "https://["}
        assert outcome(wire) == "Blocked moved"
        page.moved = {"/thing": "/thing"}
        assert outcome(wire) == "Blocked moved"


def test_it_sees_how_far_the_clocks_are_apart(page: WebPage) -> None:
    page.date = "Sun, 22 Nov 2026 05:00:00 GMT"
    ours = datetime(2026, 11, 22, 5, 0, tzinfo=UTC) + timedelta(hours=7)
    with Wire(page.address, now=lambda: ours) as wire:
        reply = wire.call("GET", "/thing")
        assert reply.date == datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
        assert wire.skew == 7 * 3600
        page.date = "the other day"
        assert wire.call("GET", "/thing").date is None


def test_the_secret_is_in_no_log(page: WebPage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with Wire(page.address) as wire:
        wire.call("GET", "/thing", login=("user", SECRET))
    assert SECRET not in caplog.text
    assert "dXNlcjp" not in caplog.text
