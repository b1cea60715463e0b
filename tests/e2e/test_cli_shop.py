"""`posapp shop`: a shop is added, read, paired and looked after at a terminal."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from tests.doubles.woo_shop.owner import PASSWORD
from tests.e2e.shop_words import ADD, added, begun, said
from tests.e2e.terminal import typed

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.doubles.woo_shop.owner import LoopbackShop


def written(woo: LoopbackShop) -> list[str]:
    """What was written in the shop since this was asked last."""
    return [one for one in woo.do("requests") if not one.startswith(("GET", "PUT /wp-json/wc/v3/products/2147483647"))]


def test_a_shop_is_added_read_paired_and_only_then_written_to(books: Path, woo_shop: LoopbackShop) -> None:
    assert said(books, "products", "add", "--name", "ผ้าทอ", "--price", "450", "--code", "C", "--on-hand", "6")["ok"]
    cloth = woo_shop.article("c", "430.00", 9)
    mat = woo_shop.article("M-1", "250.00", 4)
    told = added(books, woo_shop)
    assert (told["state"], told["items"], told["key"]) == ("matching", 2, "file")
    assert (told["shop"], told["version"]) == ("ร้านกลุ่มทอผ้า & จักสาน", "11.0.1")
    assert (said(books, "shop", "read")["items"], said(books, "sync")["shops"]) == (2, [])
    seen = said(books, "shop", "match")
    assert {(one["sku"], one["how"], one["code"]) for one in seen["suggestions"]} == {
        ("c", "sku", "C"),
        ("M-1", "none", ""),
    }
    assert {one["code"] for one in seen["only_here"]} == {"C", "H", "R"}
    done = said(books, "shop", "match", "--all-sure", "--adopt", str(mat))
    assert (done["done"], done["suggestions"]) == ({"paired": 1, "adopted": 1, "apart": 0}, [])
    assert written(woo_shop) == []
    said(books, "shop", "start")
    (round_,) = said(books, "sync")["shops"]
    assert (round_["pushed"], round_["waiting"], round_["refused"], round_["reason"]) == (1, 0, 0, "")
    assert woo_shop.stock() == {"c": 6, "M-1": 4}
    assert [one.split()[0] for one in written(woo_shop)] == ["PUT"]
    assert said(books, "products", "show", "C")["price"] == "430.00"
    assert woo_shop.product(cloth)["price"] == "430.00"


def test_the_lists_say_it_in_words(books: Path, woo_shop: LoopbackShop) -> None:
    woo_shop.article("H", "110.00", 7)
    woo_shop.article("X", "20.00", 3)
    assert "There is no online shop yet." in typed(books, "shop", "list").out
    out = typed(books, *ADD, woo_shop.address).out
    assert "The shop answers: ร้านกลุ่มทอผ้า & จักสาน, version 11.0.1, THB, Asia/Bangkok. Articles: 2." in out
    assert "This computer has no key store. The key lies in a file that only you can read" in out
    assert "2 of 2 articles" in typed(books, "shop", "read").err
    listed = typed(books, "shop", "match").out
    assert "same code" in listed
    assert "Articles of the shop that are not paired: 2" in listed
    assert "not in use yet" in typed(books, "shop", "list").out
    thai = typed(books, "shop", "show", "--lang", "th").out
    assert "ตามร้านออนไลน์" in thai


def test_the_key_lies_in_a_file_only_its_owner_reads_and_never_stands_on_the_line(
    books: Path, woo_shop: LoopbackShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSAPP_SHOP_SECRET")
    assert said(books, *ADD, woo_shop.address, code=2)["code"] == "code_wanted"
    assert typed(books, *ADD, woo_shop.address, "--secret", PASSWORD, "--json").json["code"] == "usage_option"
    assert not (tmp_path / "keys").exists()
    monkeypatch.setenv("POSAPP_SHOP_SECRET", PASSWORD)
    added(books, woo_shop)
    (file,) = (tmp_path / "keys").iterdir()
    assert PASSWORD in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said(books, "shop", "remove", "ร้านกลุ่มทอผ้า & จักสาน")
    assert not any((tmp_path / "keys").iterdir())
    assert said(books, "shop", "list")["shops"] == []


def test_a_shop_rests_goes_on_gets_rules_and_another_name(books: Path, woo_shop: LoopbackShop) -> None:
    woo_shop.article("M", "20.00", 9)
    begun(books, woo_shop)
    assert said(books, "shop", "pause")["state"] == "paused"
    assert said(books, "sync")["shops"] == []
    assert said(books, "shop", "resume")["state"] == "active"
    ruled = said(
        books, "shop", "rules", "--price", "till", "--names", "till", "--reserve", "1", "--eco", "--keep", "M=2"
    )
    assert ruled["rules"] == {"price": "till", "name": "till", "reserve": "1", "eco": True}
    said(books, "products", "change", "M", "--price", "25", "--name", "เสื่อกก")
    said(books, "sync")
    (mat,) = woo_shop.do("products")
    assert (mat["stock_quantity"], mat["price"], mat["name"]) == (6, "25.00", "เสื่อกก")
    assert said(books, "shop", "rename", "ร้านอื่น", "ร้านบนเว็บ", code=2)["code"] == "shop_unknown"
    assert said(books, "shop", "rename", "ทอผ้า", "ร้านบนเว็บ")["shop"] == "ร้านบนเว็บ"
    assert said(books, "shop", "rules", "--reserve", "1.5", code=2)["code"] == "reserve_whole"


def test_a_number_counted_in_the_shop_is_asked_about_and_answered(
    books: Path, woo_shop: LoopbackShop, later: list[int]
) -> None:
    mat = woo_shop.article("M", "20.00", 9)
    begun(books, woo_shop)
    woo_shop.edit(mat, stock_quantity=7)
    for wait in (0, 40, 80):
        later[0] = wait
        said(books, "sync")
    (question,) = said(books, "shop", "show")["questions"]
    assert (question["kind"], question["fact_theirs"], question["fact_ours"]) == ("count", "7000", "9000")
    assert "the shop has 7, our books say 9" in typed(books, "shop", "show").out
    assert said(books, "shop", "answer", question["id"], "perhaps", code=2)["code"] == "answer_unknown"
    said(books, "shop", "answer", question["id"], "theirs")
    assert said(books, "products", "show", "M")["on_hand"] == "7"
    said(books, "sync")
    assert woo_shop.stock()["M"] == 7
    assert said(books, "shop", "show")["questions"] == []


def test_pairs_are_made_by_hand_and_taken_apart(books: Path, woo_shop: LoopbackShop) -> None:
    number = woo_shop.article("OTHER", "20.00", 9)
    added(books, woo_shop)
    said(books, "shop", "read")
    for wrong, code in ((f"{number}=", "pair_said"), ("H", "pair_said"), (f"{number}=R", "pair_parts")):
        assert said(books, "shop", "match", "--pair", wrong, code=2)["code"] == code
    assert said(books, "shop", "match", "--pair", "9999=H", code=2)["code"] == "item_unknown"
    assert said(books, "shop", "start", code=2)["code"] == "shop_no_pairs"
    done = said(books, "shop", "match", "--pair", f"{number}=H")
    assert done["pairs"] == [{"remote": str(number), "code": "H", "keep_back": "0"}]
    assert said(books, "shop", "match", "--unpair", "H")["pairs"] == []


def test_shops_that_only_files_go_to_are_added_by_name_and_say_so(books: Path, tmp_path: Path) -> None:
    assert said(books, "shop", "add", "shopee", "--name", "Stall on Shopee")["state"] == "matching"
    for words in (("test",), ("read",), ("key",), ("pictures",)):
        assert said(books, "shop", *words, "shopee", code=2)["code"] == "by_file"
    assert said(books, "shop", "publish", "H", "--shop", "shopee", code=2)["code"] == "publish_never"
    assert not (tmp_path / "keys").exists()
