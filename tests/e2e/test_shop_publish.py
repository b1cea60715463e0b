"""Goods of ours put into a shop from the terminal: with all that belongs to them, once, never over anybody else's."""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

from PIL import Image

from posapp.app.terminal import open_shop
from tests.doubles.fault_proxy import FaultProxy, Trouble
from tests.e2e.shop_words import ADD, said
from tests.e2e.terminal import group

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.doubles.woo_shop.owner import LoopbackShop
    from tests.doubles.woo_shop.world import Thing

POSTS = ("POST /wp-json/wc/v3/products", "POST /wp-json/wp/v2/media")


def joined(books: Path, address: str) -> None:
    """The shop is added and in use; some article of it is paired."""
    said(books, *ADD, address)
    said(books, "shop", "read")
    said(books, "shop", "match", "--adopt-rest")
    said(books, "shop", "start")
    said(books, "sync")


def photo(tmp_path: Path, colour: str = "red") -> str:
    """A picture as a phone takes it."""
    path = tmp_path / f"{colour}.png"
    Image.new("RGB", (640, 480), colour).save(path)
    return str(path)


def new(books: Path, code: str, *more: str) -> None:
    said(
        books, "products", "add", "--name", f"ของ {code}", "--price", "199.50", "--code", code, "--on-hand", "5", *more
    )


def there(woo: LoopbackShop, sku: str) -> list[Thing]:
    """The articles of the shop with that SKU."""
    return [row for row in woo.do("products") if row["sku"] == sku]


def refused(books: Path) -> dict[str, Any]:
    """The one thing the shop refused."""
    (errand,) = [one for one in said(books, "outbox")["errands"] if one["state"] == "refused"]
    return dict(errand)


def published_from_bin(books: Path, woo: LoopbackShop) -> int:
    """New goods are to go to the shop, but their code lies in its bin, on the article that is answered."""
    woo.article("OLD", "10.00", 1)
    binned = woo.article("C1", "10.00", 1)
    woo.do("bin", binned)
    joined(books, woo.address)
    new(books, "C1")
    said(books, "shop", "publish", "C1")
    return binned


def posts(woo: LoopbackShop) -> list[str]:
    return [one for one in woo.do("requests") if one in POSTS]


def test_goods_go_with_photo_category_price_story_barcode_and_number(
    books: Path, woo_shop: LoopbackShop, tmp_path: Path
) -> None:
    woo_shop.article("OLD", "10.00", 1)
    joined(books, woo_shop.address)
    fields = ("--category", "ผ้าทอ & ของฝาก", "--story", "ทอโดยยายคำ", "--barcode", "8850001110001")
    new(books, "C1", *fields, "--photo", photo(tmp_path))
    assert said(books, "shop", "publish", "C1", "R")["left"][0]["reason"] == "pair_parts"
    assert said(books, "sync")["shops"][0]["pushed"] == 1
    (row,) = there(woo_shop, "C1")
    assert (row["name"], row["price"], row["stock_quantity"], row["status"]) == ("ของ C1", "199.50", 5, "publish")
    assert (row["description"], row["global_unique_id"]) == ("ทอโดยยายคำ", "8850001110001")
    assert [one["name"] for one in row["categories"]] == ["ผ้าทอ &amp; ของฝาก"]
    (image,) = row["images"]
    jpeg = urlopen(woo_shop.address + image["src"]).read()  # noqa: S310 - the loopback shop
    shop = open_shop(books)
    product = shop.books.catalog.find("C1")
    assert product
    assert (hashlib.sha256(jpeg).hexdigest(), shop.books.catalog.photo(product.photo)) == (product.photo, jpeg)
    assert Image.open(io.BytesIO(jpeg)).size == (320, 240)
    shop.books.close()
    assert said(books, "shop", "publish", "C1", code=2)["code"] == "publish_twice"
    assert {one["code"] for one in said(books, "shop", "match")["only_here"]} == {"H", "R"}


def test_one_picture_for_two_goods_goes_once_and_saving_ten_times_sends_none(
    books: Path, woo_shop: LoopbackShop, tmp_path: Path
) -> None:
    woo_shop.article("OLD", "10.00", 1)
    joined(books, woo_shop.address)
    for code in ("C1", "C2"):
        new(books, code, "--photo", photo(tmp_path))
    said(books, "shop", "publish", "C1", "C2")
    said(books, "shop", "rules", "--price", "till")
    said(books, "sync")
    for price in range(200, 210):
        said(books, "products", "price", "C1", str(price))
        said(books, "sync")
    assert there(woo_shop, "C1")[0]["price"] == "209.00"
    assert woo_shop.do("pictures") == 1
    assert len(there(woo_shop, "C2")[0]["images"]) == 1


def test_everything_that_can_go_goes_at_once_also_into_an_empty_shop(books: Path, woo_shop: LoopbackShop) -> None:
    new(books, "C1")
    said(books, "products", "add", "--name", "ไม่มีราคา", "--price", "0", "--code", "Z")
    said(books, "products", "add", "--name", "รหัสไทย", "--price", "5", "--code", "ก1")
    said(books, *ADD, woo_shop.address)
    told = said(books, "shop", "publish", "--all")
    assert sorted(told["going"]) == ["C1", "H"]
    assert {one["code"]: one["reason"] for one in told["left"]} == {
        "R": "pair_parts",
        "Z": "publish_price",
        "ก1": "publish_code",
    }
    assert said(books, "sync")["shops"] == []
    assert woo_shop.stock() == {}
    said(books, "shop", "start")
    assert said(books, "sync")["shops"][0]["pushed"] == 2
    assert woo_shop.stock() == {"C1": 5, "H": None}
    assert {one["code"] for one in said(books, "shop", "match")["pairs"]} == {"C1", "H"}


def test_a_code_in_the_shops_bin_is_named_and_not_tried_again_and_again(
    books: Path, woo_shop: LoopbackShop, later: list[int]
) -> None:
    binned = published_from_bin(books, woo_shop)
    woo_shop.do("requests")
    (round_,) = said(books, "sync")["shops"]
    assert (round_["pushed"], round_["refused"], round_["reason"]) == (0, 1, "")
    told = refused(books)
    assert told["reason"] == "sku_in_bin"
    assert "The code C1 belongs to goods in the shop's bin." in told["sentence"]
    assert len(posts(woo_shop)) == 1
    said(books, "sync")
    assert posts(woo_shop) == []
    woo_shop.do("delete", binned)
    assert said(books, "shop", "publish", "C1")["going"] == ["C1"]
    looked_twice(books, later)
    assert [row["stock_quantity"] for row in there(woo_shop, "C1")] == [5]


def test_goods_that_come_back_out_of_the_bin_are_paired_instead(
    books: Path, woo_shop: LoopbackShop, later: list[int]
) -> None:
    binned = published_from_bin(books, woo_shop)
    said(books, "sync")
    woo_shop.do("restore", binned)
    said(books, "sync")
    said(books, "outbox", "retry", str(refused(books)["id"]))
    looked_twice(books, later)
    assert said(books, "shop", "match", "--instead", str(refused(books)["id"]))["pairs"][-1]["code"] == "C1"
    said(books, "sync")
    assert [row["stock_quantity"] for row in there(woo_shop, "C1")] == [5]


def looked_twice(books: Path, later: list[int]) -> None:
    """Two rounds so far apart that the program believes the shop when it doesn't know something."""
    for _look in range(2):
        said(books, "sync")
        later[0] += 40


def test_a_code_that_is_taken_is_paired_when_a_person_says_so(books: Path, woo_shop: LoopbackShop) -> None:
    woo_shop.article("OLD", "10.00", 1)
    joined(books, woo_shop.address)
    new(books, "c1")
    said(books, "shop", "publish", "c1")
    other = woo_shop.article("C1", "150.00", 2)
    said(books, "sync")
    told = refused(books)
    assert (told["reason"], "Pair them, or give yours another code." in told["sentence"]) == (
        "product_invalid_sku",
        True,
    )
    assert woo_shop.product(other)["stock_quantity"] == 2
    done = said(books, "shop", "match", "--instead", str(told["id"]))
    assert {"remote": str(other), "code": "c1", "keep_back": "0"} in done["pairs"]
    said(books, "sync")
    assert said(books, "outbox")["errands"] == []
    assert [(row["id"], row["stock_quantity"]) for row in there(woo_shop, "C1")] == [(other, 5)]
    assert said(books, "products", "show", "c1")["price"] == "150.00"
    assert said(books, "shop", "match", "--instead", str(told["id"]), code=2)["code"] == "errand_not_taken"


def test_two_tills_with_the_same_code_share_one_article(books: Path, woo_shop: LoopbackShop, tmp_path: Path) -> None:
    woo_shop.article("OLD", "10.00", 1)
    second = group(tmp_path / "second")
    for till in (books, second):
        joined(till, woo_shop.address)
        new(till, "C1")
        said(till, "shop", "publish", "C1")
    said(books, "sync")
    said(second, "sync")
    said(second, "shop", "match", "--instead", str(refused(second)["id"]))
    assert len(there(woo_shop, "C1")) == 1
    remotes = {
        pair["remote"]
        for till in (books, second)
        for pair in said(till, "shop", "match")["pairs"]
        if pair["code"] == "C1"
    }
    assert remotes == {str(there(woo_shop, "C1")[0]["id"])}


def test_a_lost_answer_makes_no_second_article_and_no_second_picture(
    books: Path, woo_shop: LoopbackShop, tmp_path: Path, later: list[int]
) -> None:
    woo_shop.article("OLD", "10.00", 1)
    with FaultProxy(woo_shop.port) as line:
        joined(books, line.address)
        new(books, "C1", "--photo", photo(tmp_path))
        said(books, "shop", "publish", "C1")
        line.weather = lambda first: (
            Trouble.LOST_REPLY if first.startswith("POST") and line_is_bad(line) else Trouble.NONE
        )
        for wait in range(0, 1200, 60):
            later[0] = wait
            said(books, "sync")
    assert said(books, "outbox")["errands"] == []
    assert (len(there(woo_shop, "C1")), woo_shop.do("pictures")) == (1, 1)
    assert len(there(woo_shop, "C1")[0]["images"]) == 1


def line_is_bad(line: FaultProxy) -> bool:
    """Each kind of thing loses its first two answers."""
    return sum(trouble is Trouble.LOST_REPLY for _first, trouble in line.log) < 4


def test_by_a_consumer_key_goods_go_without_their_picture(
    books: Path, woo_shop: LoopbackShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSAPP_SHOP_SECRET", "cs_" + "1" * 40)
    woo_shop.set(keys={"ck_" + "1" * 40: ["cs_" + "1" * 40, "read_write"]})
    new(books, "C1", "--photo", photo(tmp_path))
    said(books, "shop", "add", "woocommerce", "--user", "ck_" + "1" * 40, "--url", woo_shop.address)
    said(books, "shop", "publish", "C1")
    said(books, "shop", "start")
    assert said(books, "sync")["shops"][0]["refused"] == 0
    assert [row["images"] for row in there(woo_shop, "C1")] == [[]]


def test_a_pair_that_is_taken_apart_is_not_put_into_the_shop_again(books: Path, woo_shop: LoopbackShop) -> None:
    woo_shop.article("OLD", "10.00", 1)
    joined(books, woo_shop.address)
    said(books, "shop", "rules", "--price", "till")
    said(books, "products", "price", "OLD", "12")
    said(books, "shop", "match", "--unpair", "OLD")
    woo_shop.do("requests")
    assert said(books, "sync")["shops"][0]["waiting"] == 0
    assert json.dumps(woo_shop.stock()) == '{"OLD": 1}'
    assert [one for one in woo_shop.do("requests") if not one.startswith("GET")] == []
