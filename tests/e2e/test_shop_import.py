"""The first import of a large shop with pictures: killed on its way, it goes on where it was, and doubles nothing."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from posapp.app.terminal import open_shop
from posapp.operations.doctor import examine
from tests.e2e.shop_words import ADD, said
from tests.e2e.terminal import PROGRAM, REPO

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.woo_shop.owner import LoopbackShop

ARTICLES: Final = 2_000
LIST_CALLS: Final = 30
_SEEN: Final = re.compile(r"([\d,]+) of ([\d,]+) articles")


def jpeg(number: int) -> str:
    """A small picture, another one for each number."""
    colour = (number % 256, number // 256 * 16 % 256, 99)
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "JPEG")
    return file.getvalue().hex()


def fill(woo: LoopbackShop, pictured: int) -> None:
    """Two thousand articles, the first of them with pictures."""
    made = [
        {
            "name": f"สินค้า {number}",
            "sku": f"W{number}",
            "regular_price": f"{number}.50",
            "manage_stock": True,
            "stock_quantity": number % 7,
            **({"picture": jpeg(number)} if number <= pictured else {}),
        }
        for number in range(1, ARTICLES + 1)
    ]
    woo.add(*made)


def killed(books: Path, share: float, *words: str) -> list[int]:
    """Start a command and kill it as soon as so much of its work is done; what it said of its progress."""
    seen: list[int] = []
    with subprocess.Popen(
        [*PROGRAM, "--books", str(books), *words],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=REPO,
        text=True,
    ) as program:
        assert program.stderr
        for line in program.stderr:
            found = _SEEN.search(line)
            assert found, line
            seen.append(int(found[1].replace(",", "")))
            if seen[-1] >= share * int(found[2].replace(",", "")):
                program.kill()
                break
    assert program.returncode == -9
    return seen


def listed(woo: LoopbackShop) -> int:
    """How many lists of articles were asked for since this was asked last."""
    return sum(one.startswith("GET /wp-json/wc/v3/products?") for one in woo.do("requests"))


@pytest.mark.slow
@pytest.mark.parametrize("pictured", [60, pytest.param(ARTICLES, marks=pytest.mark.long)])
def test_two_thousand_articles_are_read_taken_over_and_pictured_through_kills(
    books: Path, woo_shop: LoopbackShop, pictured: int
) -> None:
    fill(woo_shop, pictured)
    said(books, *ADD, woo_shop.address)
    woo_shop.do("requests")

    first = killed(books, 0.4, "shop", "read")
    rest = killed(books, 0.8, "shop", "read")
    done = said(books, "shop", "read")
    assert (done["items"], done["reason"]) == (ARTICLES, "")
    assert [*first, *rest] == sorted([*first, *rest])
    assert rest[0] > first[-1] >= ARTICLES * 0.4
    assert listed(woo_shop) <= LIST_CALLS

    assert said(books, "shop", "match", "--adopt-rest")["done"]["adopted"] == ARTICLES
    assert said(books, "shop", "match", "--adopt-rest")["done"]["adopted"] == 0

    looked = killed(books, 0.4, "shop", "pictures")
    came = said(books, "shop", "pictures")["came"]
    assert looked == sorted(looked)
    assert pictured - came in (looked[-1], looked[-1] + 1)
    assert said(books, "shop", "pictures")["came"] == 0

    said(books, "shop", "start")
    (round_,) = said(books, "sync")["shops"]
    assert (round_["waiting"], round_["refused"], round_["reason"]) == (0, 0, "")
    assert [one for one in woo_shop.do("requests") if not one.startswith("GET")] == []
    shop = open_shop(books)
    products = [one for one in shop.books.catalog.all() if one.code.startswith("W")]
    assert (len(products), len({one.code for one in products})) == (ARTICLES, ARTICLES)
    assert all(shop.books.stock.on_hand(one.id).milli // 1000 == int(one.code[1:]) % 7 for one in products)
    photos = {one.photo for one in products if one.photo}
    assert sum(bool(one.photo) for one in products) == pictured
    assert all((shop.books.catalog.photo(photo) or b"").startswith(b"\xff\xd8") for photo in photos)
    assert examine(shop).sound
    shop.books.close()
