"""Each trouble with an online shop has its sentence and its cure: when it is added, and when it is in use."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

import pytest

from posapp.sync import trust
from tests.doubles.woo_shop.owner import PASSWORD, USER, LoopbackShop
from tests.e2e.shop_words import ADD, added, begun, said
from tests.e2e.terminal import typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.doubles.certificates import Certificates


@pytest.fixture
def trusted(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Iterator[Certificates]:
    """This computer believes the authority of the test's certificates."""
    trust.trusted.cache_clear()
    paths = ssl.get_default_verify_paths()._replace(openssl_cafile=str(certificates.authority))
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    yield certificates
    trust.trusted.cache_clear()


_SITES: list[tuple[str, dict[str, object], str, str]] = [
    ("maintenance", {"fault": "maintenance"}, "busy_503", "(maintenance). Try again when its own pages open."),
    ("html", {"fault": "portal"}, "portal", "A page for people came instead of the shop. Open a browser"),
    ("guard", {"fault": "guard"}, "guard_403", "Ask the hoster to allow “posapp”."),
    ("guard455", {"fault": "guard455"}, "guard_455", "Ask the hoster to allow “posapp”."),
    ("broken", {"fault": "broken"}, "server_500", "The shop has a fault of its own."),
    ("wrong page", {"fault": "not_wordpress"}, "no_shop_here", "Copy the address of its front page"),
    ("no plug-in", {"woocommerce": False}, "no_woocommerce", "but no WooCommerce shop in it."),
    ("strips", {"strips_login": True}, "login_stripped", "pass on the “Authorization” header."),
    ("currency", {"currency": "USD"}, "not_baht", "The shop counts in USD."),
    ("customer", {"users": {USER: [PASSWORD, "customer"]}}, "", "Let the shop's owner make you a shop manager there."),
    ("password", {"users": {USER: ["other", "shop_manager"]}}, "", "Make a new application password there."),
    ("user", {"users": {}}, "", "Make a new application password there."),
]


@pytest.mark.parametrize(("_name", "site", "code", "sentence"), _SITES, ids=[site[0] for site in _SITES])
def test_each_ill_of_a_site_is_named_with_its_cure_and_nothing_is_kept(
    books: Path, woo_shop: LoopbackShop, tmp_path: Path, _name: str, site: dict[str, object], code: str, sentence: str
) -> None:
    woo_shop.set(**site)
    run = typed(books, *ADD, woo_shop.address, "--json")
    assert run.code in (2, 3)
    assert sentence in run.json["message"]
    assert run.json["code"] == (code or run.json["code"])
    assert said(books, "shop", "list")["shops"] == []
    assert not (tmp_path / "keys").exists()


@pytest.mark.parametrize(
    ("kind", "code", "sentence"),
    [
        ("good", "", ""),
        ("expired", "certificate_expired", "ask the hoster to renew the certificate."),
        ("not_yet", "clock_behind", "put its date and time right first."),
        ("other_name", "certificate_name", "Check how the shop's address is written."),
        ("stranger", "certificate_unknown", "Ask the hoster for a proper certificate"),
    ],
)
def test_each_bad_certificate_is_refused_with_its_cure(
    books: Path, trusted: Certificates, kind: str, code: str, sentence: str
) -> None:
    with LoopbackShop(getattr(trusted, kind)) as woo:
        run = typed(books, *ADD, woo.address, "--json")
        asked = woo.do("requests")
    assert (run.code, run.json.get("code", "")) == (3 if code else 0, code)
    assert sentence in run.json.get("message", "")
    assert bool(asked) is (not code)


def test_wrong_addresses_are_told_apart(books: Path, woo_shop: LoopbackShop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    for address, code, cure in (
        (f"http://localhost:{free}", "no_connection", "Check the address, or try again later."),
        (f"https://localhost:{woo_shop.port}", "not_encrypted", "Ask the hoster to switch on https"),
        ("http://shop.example", "shop_plain_http", "must begin with https://"),
        ("not an address", "shop_address", "Copy it from the browser"),
    ):
        run = typed(books, *ADD, address, "--json")
        assert run.json["code"] == code, run
        assert cure in run.json["message"]


@pytest.mark.parametrize(
    ("site", "sentence"),
    [
        ({"calc_taxes": True}, "The shop adds up taxes."),
        ({"calc_taxes": True, "prices_include_tax": False}, "Prices in the shop are without tax"),
        ({"version": [8, 2]}, "older than 8.3. Let its owner update it"),
        ({"ahead": 100_000_000}, "The clocks of this computer and the shop are some minutes apart."),
    ],
)
def test_what_will_go_less_well_is_said_when_the_shop_is_added(
    books: Path, woo_shop: LoopbackShop, site: dict[str, object], sentence: str
) -> None:
    woo_shop.set(**site)
    assert any(warning.startswith(sentence) or sentence in warning for warning in added(books, woo_shop)["warnings"])


def test_a_consumer_key_works_and_a_reading_one_is_refused(
    books: Path, woo_shop: LoopbackShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSAPP_SHOP_SECRET", "cs_" + "1" * 40)
    by_key = ("shop", "add", "woocommerce", "--user", "ck_" + "1" * 40, "--url", woo_shop.address)
    woo_shop.set(keys={"ck_" + "1" * 40: ["cs_" + "1" * 40, "read"]})
    refused = said(books, *by_key, code=2)
    assert (refused["code"], "Make one with the right “Read/Write”" in refused["message"]) == ("read_only", True)
    woo_shop.set(keys={"ck_" + "1" * 40: ["cs_" + "2" * 40, "read_write"]})
    assert "but not its secret" in said(books, *by_key, code=2)["message"]
    woo_shop.set(keys={"ck_" + "1" * 40: ["cs_" + "1" * 40, "read_write"]})
    assert "no pictures can be sent" in "".join(said(books, *by_key)["warnings"])


def test_goods_counted_in_parts_are_warned_of_and_told_in_whole_pieces(books: Path, woo_shop: LoopbackShop) -> None:
    number = woo_shop.article("D", "10.00", 3)
    woo_shop.write_quietly(number, stock_quantity=2.5)
    assert "Only whole pieces can be told" in "".join(added(books, woo_shop)["warnings"])
    assert said(books, "products", "add", "--name", "ด้าย", "--price", "10", "--code", "D", "--on-hand", "8")["ok"]
    said(books, "shop", "read")
    assert said(books, "shop", "match", "--all-sure")["done"]["paired"] == 1
    said(books, "shop", "start")
    assert said(books, "sync")["shops"][0]["refused"] == 0
    assert woo_shop.stock()["D"] == 8


def test_variations_are_paired_each_by_itself_and_their_parent_never(books: Path, woo_shop: LoopbackShop) -> None:
    parent = woo_shop.add({"name": "เสื้อม่อฮ่อม", "type": "variable", "sku": "S", "regular_price": ""})[0]
    colours = [{"attributes": [{"name": "สี", "option": colour}], "regular_price": "290"} for colour in ("คราม", "ดำ")]
    counted = {"manage_stock": True, "stock_quantity": 4}
    small, dark = woo_shop.add({**colours[0], **counted, "sku": "S-1"}, {**colours[1], **counted}, parent=parent)
    assert said(books, "products", "add", "--name", "เสื้อ", "--price", "290", "--code", "S", "--on-hand", "2")["ok"]
    added(books, woo_shop)
    said(books, "shop", "read")
    seen = {one["remote"]: one for one in said(books, "shop", "match")["suggestions"]}
    assert set(seen) == {str(small), str(dark)}
    assert (seen[str(small)]["sku"], seen[str(dark)]["sku"]) == ("S-1", "")
    assert [one["code"] for one in seen.values()] == ["", ""]
    said(books, "shop", "match", "--adopt-rest")
    said(books, "shop", "start")
    said(books, "sync")
    assert said(books, "products", "show", "S-1")["on_hand"] == "4"
    assert woo_shop.product(small)["stock_quantity"] == 4


def test_a_stage_nobody_knows_is_asked_about_and_stops_nothing(books: Path, woo_shop: LoopbackShop) -> None:
    mat = woo_shop.article("M", "20.00", 9)
    begun(books, woo_shop)
    strange = woo_shop.order((mat, 2))
    woo_shop.do("set_status", strange, "picked-by-drone")
    woo_shop.order((mat, 1))
    (round_,) = said(books, "sync")["shops"]
    assert (round_["orders"], round_["reason"]) == (2, "")
    (question,) = said(books, "orders", "list")["questions"]
    assert question["word"] == "picked-by-drone"
    assert "The shop says “picked-by-drone” of this order" in typed(books, "orders", "list").out
    assert said(books, "sync")["shops"][0]["waiting"] == 0


def test_a_key_that_is_taken_away_stops_the_line_until_a_new_one_is_entered(
    books: Path, woo_shop: LoopbackShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    woo_shop.article("M", "20.00", 9)
    begun(books, woo_shop)
    woo_shop.set(users={USER: ["efgh" * 6, "shop_manager"]})
    (round_,) = said(books, "sync")["shops"]
    assert "Make a new application password there." in round_["sentence"]
    (shown,) = said(books, "shop", "list")["shops"]
    assert shown["stopped"]
    woo_shop.do("requests")
    said(books, "sync")
    assert woo_shop.do("requests") == []
    assert "Make a new application password" in said(books, "shop", "key", code=2)["message"]
    monkeypatch.setenv("POSAPP_SHOP_SECRET", "efgh " * 6)
    assert said(books, "shop", "key")["key"] == "file"
    (round_,) = said(books, "sync")["shops"]
    assert round_["reason"] == ""
    assert not said(books, "shop", "show")["stopped"]
