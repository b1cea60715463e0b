"""The connection test of a WooCommerce shop: each cause of failure has a sentence of its own, in Thai too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.i18n import _
from posapp.sync.connector import Access
from posapp.sync.connectors import connector
from posapp.sync.faults import Blocked, Busy, Fault, KeyRefused, Offline, Rejected
from posapp.sync.wire import Wire

if TYPE_CHECKING:
    from posapp.sync.connector import Checked, Storefront
    from tests.doubles.woo_shop.owner import LoopbackShop

WOO = connector("woocommerce")
READ_KEY, WRITE_KEY = ("ck_" + "1" * 40, "cs_" + "1" * 40), ("ck_" + "2" * 40, "cs_" + "2" * 40)
KEYS = {READ_KEY[0]: (READ_KEY[1], "read"), WRITE_KEY[0]: (WRITE_KEY[1], "read_write")}


def check(shop: LoopbackShop, account: str = "manager", secret: str = "abcd" * 6) -> Checked:
    access = WOO.tidy(Access(shop.address, account, secret))
    with Wire(access.address) as wire:
        return WOO.open(access, wire).check()


def failure(shop: LoopbackShop, account: str = "manager", secret: str = "abcd" * 6) -> Fault:
    with pytest.raises(Fault) as fault:
        check(shop, account, secret)
    return fault.value


def test_a_good_shop_is_described(woo_shop: LoopbackShop) -> None:
    woo_shop.article("A-1")
    found = check(woo_shop, "manager", "abcd abcd abcd abcd abcd abcd")
    assert (found.name, found.version, found.currency) == ("ร้านกลุ่มทอผ้า & จักสาน", "11.0.1", "THB")
    assert (found.zone, found.items, found.warnings) == ("Asia/Bangkok", 1, ())
    assert [row["sku"] for row in woo_shop.do("products")] == ["A-1"]


@pytest.mark.parametrize(
    ("mood", "kind", "code"),
    [
        ({"fault": "maintenance"}, Busy, "busy_503"),
        ({"fault": "portal"}, Offline, "portal"),
        ({"fault": "guard"}, Blocked, "guard_403"),
        ({"fault": "guard455"}, Blocked, "guard_455"),
        ({"fault": "not_wordpress"}, Blocked, "no_shop_here"),
        ({"woocommerce": False}, Blocked, "no_woocommerce"),
        ({"strips_login": True}, Blocked, "login_stripped"),
        ({"application_passwords": False}, Blocked, "no_application_passwords"),
        ({"currency": "USD"}, Rejected, "not_baht"),
    ],
)
@pytest.mark.usefixtures("thai")
def test_each_cause_is_told_apart(
    woo_shop: LoopbackShop, mood: dict[str, object], kind: type[Fault], code: str
) -> None:
    woo_shop.set(**mood)
    fault = failure(woo_shop)
    assert (type(fault), fault.code) == (kind, code)
    assert fault.sentence not in {Fault.sentence, Busy.sentence}
    assert _(fault.sentence).format(**fault.values) != fault.sentence


@pytest.mark.parametrize(
    ("account", "secret", "code"),
    [
        ("manager", "wrong" * 5, "incorrect_password"),
        ("nobody", "abcd" * 6, "invalid_username"),
        ("buyer", "abcd" * 6, "woocommerce_rest_cannot_view"),
        (*READ_KEY, "read_only"),
        (WRITE_KEY[0], READ_KEY[1], "woocommerce_rest_authentication_error"),
        ("ck_" + "9" * 40, WRITE_KEY[1], "woocommerce_rest_cannot_view"),
    ],
)
def test_each_wrong_key_is_told_apart(woo_shop: LoopbackShop, account: str, secret: str, code: str) -> None:
    woo_shop.set(keys=KEYS, users={"manager": ("abcd" * 6, "shop_manager"), "buyer": ("abcd" * 6, "customer")})
    fault = failure(woo_shop, account, secret)
    assert (type(fault), fault.code) == (KeyRefused, code)
    assert secret not in repr((fault.args, fault.words, fault.values))


def test_a_consumer_key_works_and_says_what_it_cannot(woo_shop: LoopbackShop) -> None:
    woo_shop.set(keys=KEYS)
    found = check(woo_shop, *WRITE_KEY)
    assert [warning.split(".")[0] for warning in found.warnings] == ["With a consumer key no pictures can be sent"]
    with pytest.raises(Refused) as refusal:
        check(woo_shop, WRITE_KEY[0], "abcd" * 6)
    assert refusal.value.code == "secret_half"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"version": [8, 2]}, "older than 8.3"),
        ({"calc_taxes": True}, "adds up taxes"),
        ({"decimals": 0}, "whole baht"),
        ({"calc_taxes": True, "prices_include_tax": False}, "without tax"),
    ],
)
def test_what_goes_less_well_is_a_warning(woo_shop: LoopbackShop, settings: dict[str, object], words: str) -> None:
    woo_shop.set(**settings)
    (warning,) = check(woo_shop).warnings
    assert words in warning


def test_a_shop_that_counts_in_parts_of_a_piece_is_warned_of(woo_shop: LoopbackShop) -> None:
    woo_shop.write_quietly(woo_shop.article("A-1"), stock_quantity=2.5)
    (warning,) = check(woo_shop).warnings
    assert "parts of a piece" in warning


def test_clocks_far_apart_are_a_warning_only(woo_shop: LoopbackShop) -> None:
    access = WOO.tidy(woo_shop.access())
    with Wire(access.address, now=lambda: datetime(2026, 11, 22, 12, 0, tzinfo=UTC)) as wire:
        found = WOO.open(access, wire).check()
    assert found.skew == pytest.approx(7 * 3600, abs=120)
    assert "clocks" in found.warnings[0]


@pytest.mark.parametrize("links", ["index", "query"])
def test_a_shop_with_plain_links_is_found_behind_its_other_doors(woo_shop: LoopbackShop, links: str) -> None:
    woo_shop.set(links=links)
    woo_shop.article("A-1")
    assert check(woo_shop).items == 1
    access = WOO.tidy(woo_shop.access())
    with Wire(access.address) as wire:
        shop = WOO.open(access, wire)
        assert [item.sku for item in shop.every_item("").items] == ["A-1"]
        calls = wire.traffic.calls
        shop.every_item("")
        assert wire.traffic.calls == calls + 1


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ourshop.example", "https://ourshop.example"),
        (" https://OurShop.example/wp-admin/index.php ", "https://ourshop.example"),
        ("https://ourshop.example/shop/", "https://ourshop.example"),
        ("https://ourshop.example/thai/wp-login.php", "https://ourshop.example/thai"),
        ("https://ourshop.example/wp-json/wc/v3/", "https://ourshop.example"),
        ("ourshop.example:8443/product/basket-1/", "https://ourshop.example:8443"),
        ("https://ourshop.example/?lang=th", "https://ourshop.example"),
    ],
)
def test_what_was_typed_becomes_an_address(typed: str, address: str) -> None:
    tidy = WOO.tidy(Access(typed, " somsri ", "AbCd 1234 efgh 5678 ijkl 9012"))
    assert tidy == Access(address, "somsri", "AbCd1234efgh5678ijkl9012")


@pytest.mark.parametrize(
    ("access", "code"),
    [
        (Access("", "u", "s"), "shop_address"),
        (Access("our shop", "u", "s"), "shop_address"),
        (Access("ftp://ourshop.example", "u", "s"), "shop_address"),
        (Access("https://u:s@ourshop.example", "u", "s"), "shop_address"),
        (Access("https://[", "u", "s"), "shop_address"),
        (Access("ourshop.example:many", "u", "s"), "shop_address"),
        (Access("http://ourshop.example", "u", "s"), "shop_plain_http"),
        (Access("ourshop.example", " ", "s"), "account_missing"),
        (Access("ourshop.example", "u", " "), "secret_missing"),
    ],
)
def test_what_cannot_be_right_is_refused(access: Access, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        WOO.tidy(access)
    assert refusal.value.code == code


def test_a_host_that_asks_to_wait_says_how_long(woo: Storefront, woo_shop: LoopbackShop) -> None:
    woo_shop.set(refuse=1)
    with pytest.raises(Busy) as busy:
        woo.orders("")
    assert (busy.value.code, busy.value.seconds) == ("busy_429", 3)
    assert woo.orders("").orders == ()


def test_notices_before_the_json_are_read_over(woo: Storefront, woo_shop: LoopbackShop) -> None:
    woo_shop.article("A-1")
    woo_shop.set(notice=True)
    assert woo.check().items == 1
    assert [item.sku for item in woo.every_item("").items] == ["A-1"]


def test_a_wrong_key_in_the_middle_stops_everything(woo_shop: LoopbackShop, wire: Wire) -> None:
    access = replace(WOO.tidy(woo_shop.access(wire.base)), account="dismissed")
    with pytest.raises(KeyRefused):
        WOO.open(access, wire).orders("")
