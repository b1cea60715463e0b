"""A MyShop in LINE at the terminal: added with its key alone, paired by code, told and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.online.shop import RemoteId
from tests.doubles.myshop import KEY, MyShop
from tests.e2e.terminal import group, typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def shop() -> Iterator[MyShop]:
    with MyShop() as opened:
        opened.article("H", "120", 10, name="น้ำผึ้ง")
        yield opened


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = group(tmp_path / "books")
    monkeypatch.setenv("POSAPP_SHOP_SECRET", f" {KEY}\n")
    return made


def test_a_wrong_key_adds_nothing_and_is_named(books: Path, shop: MyShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSAPP_SHOP_SECRET", "wrong")
    refused = typed(books, "--lang", "en", "shop", "add", "line_myshop", "--url", shop.address)
    assert refused.code != 0
    assert "LINE does not accept this key." in refused.err
    assert typed(books, "shop", "list", "--json").json["shops"] == []


def test_from_the_key_to_an_order(books: Path, shop: MyShop) -> None:
    added = typed(books, "shop", "add", "line_myshop", "--url", shop.address, "--name", "ไลน์", "--json")
    assert added.code == 0, added.err
    for words in (("read", "ไลน์"), ("match", "ไลน์", "--all-sure"), ("start", "ไลน์")):
        done = typed(books, "shop", *words)
        assert done.code == 0, done.err
    (article,) = (variant["id"] for variant in shop.products[1]["variants"])
    assert typed(books, "sync", "--once", "--json").json["shops"][0]["reason"] == ""
    number = shop.order(RemoteId(str(article)), 2)
    synced = typed(books, "sync", "--once", "--json")
    assert synced.code == 0, synced.err
    (order,) = typed(books, "orders", "list", "--json").json["orders"]
    assert (order["number"], order["total"]) == (number, "280.00")
    assert not [line for line in shop.asked if "adjust" in line]
