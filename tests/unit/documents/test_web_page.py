"""The web page as files: what stands on it, where it leads, how heavy it is, and what can't get into it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import pytest

from posapp.app.paths import locale_dir, resources
from posapp.documents.web import site
from posapp.documents.web.links import page_names
from posapp.documents.web.shelving import PAGE
from posapp.domain.certificate import Certificate
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.domain.web_catalogue import Supply, WebArticle, WebCatalogue, WebContact, WebPart, WebShelf
from posapp.i18n import install
from tests.doubles.web_reader import WebPage

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPLATES: Final = resources() / "web"
_DAY: Final = date(2026, 1, 17)
_MOST_BYTES: Final = 50_000
CLOTH: Final = WebArticle(
    ProductId("id-1"),
    "P001",
    "ผ้าขาวม้า",
    Money(19950),
    "cloth",
    Supply.THERE,
    Quantity.of(12),
    story="ทอมือ\nย้อมคราม",
    maker="ป้าสมศรี",
    photo="ab" * 32,
    family="ผ้า",
    cheaper=((Quantity.of(10), Money(18000)),),
    certificates=(Certificate("otop", "5 / 2566"), Certificate("community", "1555/2563")),
)
SHAWL: Final = WebArticle(ProductId("id-2"), "P002", "ผ้าคลุมไหล่", None, "cloth", family="ผ้า")
SOLD: Final = WebArticle(
    ProductId("id-3"),
    "P003",
    "Gift set",
    Money(100000),
    "set",
    Supply.SOLD_OUT,
    Quantity(0),
    parts=(WebPart("สบู่", Quantity.of(2), "piece"),),
)
CATALOGUE: Final = WebCatalogue(
    "กลุ่มทอผ้า",
    WebContact("@kloompa", "081-234 5678"),
    _DAY,
    (WebShelf("ผ้า", (CLOTH, SHAWL)), WebShelf("", (SOLD,))),
    "ทอมือทุกผืน",
    photos={"ab" * 32: b"\xff\xd8jpeg"},
)


@pytest.fixture(autouse=True)
def _both_languages() -> Iterator[None]:
    install(locale_dir(), "en")
    yield
    install(locale_dir(), "en")


def _pages(catalogue: WebCatalogue = CATALOGUE) -> dict[str, WebPage]:
    files = site(catalogue, _TEMPLATES)
    return {path: WebPage(content.decode()) for path, content in files.items() if path.endswith(".html")}


def _many(count: int, shelves: int = 1) -> WebCatalogue:
    def article(number: int) -> WebArticle:
        return replace(CLOTH, id=ProductId(f"id-{number}"), code=f"C{number:04d}", name="ผ" * 120, family="")

    each = [WebShelf(f"หมวด {at}", tuple(map(article, range(at, count, shelves)))) for at in range(shelves)]
    return replace(CATALOGUE, shelves=tuple(each), about="ก" * 600)


def test_there_is_a_first_page_and_one_for_each_article_in_both_languages() -> None:
    names = {"index.html", "goods-p001.html", "goods-p002.html", "goods-p003.html"}
    assert set(_pages()) == names | {f"en/{name}" for name in names}


def test_a_page_says_what_an_article_is_and_costs() -> None:
    thai, english = _pages()["goods-p001.html"], _pages()["en/goods-p001.html"]
    assert thai.first("h1").text == "ผ้าขาวม้า"
    said = thai.first("main").text
    for words in ("199.50 บาท", "/\u00a0ผืน", "เหลือ 12 ผืน", "ทอมือ\nย้อมคราม", "ป้าสมศรี", "OTOP 5 ดาว ปี 2566", "1555/2563"):
        assert words in said
    assert "ตั้งแต่ 10 ผืน ขึ้นไป หน่วยละ 180 บาท" in said
    said = english.first("main").text
    for words in ("199.50 baht", "/\u00a0cloth", "12 cloth left", "Made by ป้าสมศรี", "OTOP 5 stars 2566"):
        assert words in said


def test_what_is_sold_out_and_what_has_no_price_is_said() -> None:
    pages = _pages()
    assert "Sold out" in pages["en/goods-p003.html"].first("main").text
    assert "สบู่ × 2 piece" in pages["en/goods-p003.html"].first("main").text
    assert "1,000 baht" in pages["en/index.html"].first("main").text
    assert "Price on request" in pages["en/goods-p002.html"].first("main").text
    assert "หมด" in pages["index.html"].first("li", **{"class": "card gone"}).text


def test_the_first_page_is_by_category_and_says_of_what_day_it_is() -> None:
    pages = _pages()
    assert [one.text.strip() for one in pages["en/index.html"].all("h2")] == ["ผ้า", "Other goods", "How to order"]
    assert "Prices and stock of 2026-01-17" in pages["en/index.html"].first("footer").text
    assert "17/1/2569" in pages["index.html"].first("footer").text


def test_goods_of_one_kind_lead_to_each_other() -> None:
    assert "goods-p002.html" in _pages()["goods-p001.html"].links()
    assert "goods-p003.html" not in _pages()["goods-p001.html"].links()


def test_line_opens_with_the_name_of_the_goods_typed_in() -> None:
    (link, *_more) = [one for one in _pages()["goods-p001.html"].links() if "line.me" in one]
    assert link.startswith("https://line.me/R/oaMessage/%40kloompa/?")
    assert unquote(link.partition("?")[2]) == "สนใจสั่งซื้อ ผ้าขาวม้า (P001)"
    assert re.fullmatch(r"[\x21-\x7e]+", link)
    (first, *_more) = [one for one in _pages()["index.html"].links() if "line.me" in one]
    assert first == "https://line.me/R/ti/p/%40kloompa"


def test_of_what_is_sold_out_buyers_ask_when_there_will_be_more() -> None:
    page = _pages()["en/goods-p003.html"]
    (link, *_more) = [one for one in page.links() if "line.me" in one]
    assert unquote(link.partition("?")[2]) == "When will there be more of Gift set (P003)?"
    assert page.first("a", href=link).text == "Ask on LINE"


def test_a_persons_own_line_and_a_phone_are_opened_as_they_can_be() -> None:
    page = _pages(replace(CATALOGUE, contact=WebContact("somsri")))["goods-p001.html"]
    assert {one for one in page.links() if ":" in one} - {"data:,"} == {"https://line.me/R/ti/p/~somsri"}
    page = _pages(replace(CATALOGUE, contact=WebContact(phone="081-234 5678")))["goods-p001.html"]
    assert {one for one in page.links() if ":" in one} - {"data:,"} == {"tel:+66812345678"}
    assert "โทร 081-234 5678" in page.first("main").text
    assert "ไอดีไลน์" not in page.first("footer").text


def test_every_link_within_is_relative_and_leads_to_a_file_that_is_there() -> None:
    files = site(_many(130, 3), _TEMPLATES)
    for path, page in _pages(_many(130, 3)).items():
        for link in page.links():
            if link.startswith(("https://line.me/", "tel:", "data:,", "#")):
                continue
            assert not link.startswith("/")
            assert ":" not in link
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) in files


def test_each_page_names_itself_in_both_languages() -> None:
    for path, page in _pages().items():
        thai = path.removeprefix("en/")
        found = {one.attributes["hreflang"]: one.attributes["href"] for one in page.all("link", rel="alternate")}
        folder = posixpath.dirname(path)
        assert {lang: posixpath.normpath(posixpath.join(folder, link)) for lang, link in found.items()} == {
            "th": thai,
            "en": f"en/{thai}",
        }
        assert page.first("html").attributes["lang"] == ("en" if path.startswith("en/") else "th")


def test_an_address_makes_shared_links_whole() -> None:
    page = _pages(replace(CATALOGUE, address="https://shop.example/"))["en/goods-p001.html"]
    told = {
        one.attributes["property"]: one.attributes["content"]
        for one in page.all("meta")
        if "property" in one.attributes
    }
    assert told["og:title"] == "ผ้าขาวม้า"
    assert told["og:description"] == "ทอมือ ย้อมคราม"
    assert told["og:image"] == f"https://shop.example/pictures/{'ab' * 8}.jpg"
    assert told["og:url"] == "https://shop.example/en/goods-p001.html"
    assert page.first("link", rel="canonical").attributes["href"] == told["og:url"]


def test_a_page_can_be_read_aloud_and_walked_by_keys() -> None:
    for path, page in _pages().items():
        assert page.open == []
        assert len(page.all("h1")) == 1
        levels = [int(one.name[1]) for one in page.elements if re.fullmatch(r"h\d", one.name)]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
        assert all("alt" in one.attributes for one in page.all("img"))
        assert page.first("a").attributes == {"class": "skip", "href": "#main"}
        assert page.all("main", id="main")
        ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert len(ids) == len(set(ids))
        if path.startswith("en/goods-p001"):
            assert page.first("h1").text == "ผ้าขาวม้า"
            assert page.all("span", lang="th")


def test_there_is_no_script_and_nothing_from_elsewhere() -> None:
    for path, content in site(CATALOGUE, _TEMPLATES).items():
        if path.endswith(".html"):
            page = WebPage(content.decode())
            assert not page.all("script") + page.all("style") + page.all("iframe")
            assert not [name for one in page.elements for name in one.attributes if name.startswith("on")]
        if path.endswith(".css"):
            assert b"url(" not in content
            assert b"@import" not in content


def test_what_is_typed_never_becomes_markup() -> None:
    bad = '<script>alert(1)</script>"><img src=x onerror=y>{{ 7*7 }}'
    article = replace(CLOTH, name=bad, story=bad, maker=bad, certificates=(Certificate("other", bad),), code=bad)
    catalogue = replace(CATALOGUE, group=bad, about=bad, shelves=(WebShelf(bad, (article,)),))
    for page in _pages(catalogue).values():
        assert not page.all("script")
        assert not page.all("img", src="x")
        assert bad in page.first("title").text


def test_pages_stay_light_however_many_goods_there_are() -> None:
    for catalogue in (_many(PAGE), _many(130), _many(400, 9)):
        files = site(catalogue, _TEMPLATES)
        heavy = {path: len(content) for path, content in files.items() if len(content) > _MOST_BYTES}
        assert heavy == {}


def test_a_large_category_goes_on_over_pages() -> None:
    pages = _pages(_many(130))
    assert {path for path in pages if "shelf" in path and "/" not in path} == {
        "shelf-1.html",
        "shelf-1-2.html",
        "shelf-1-3.html",
    }
    assert "shelf-1.html" in pages["index.html"].links()
    assert "Show all 130" in pages["en/index.html"].first("main").text
    middle = pages["en/shelf-1-2.html"]
    assert {"shelf-1.html", "shelf-1-3.html", "index.html"} <= set(middle.links())
    assert "2 / 3" in middle.first("main").text
    shown = [one for path in ("shelf-1.html", "shelf-1-2.html", "shelf-1-3.html") for one in pages[path].links()]
    assert len({one for one in shown if one.startswith("goods-")}) == 130


def test_few_goods_need_no_further_pages() -> None:
    assert not [path for path in _pages(_many(PAGE)) if "shelf" in path]


def test_file_names_suit_every_system() -> None:
    codes = ("0012", "con", "a/b", "ผ้า", "ABC", "abc", "x" * 40, "..")
    articles = [replace(CLOTH, id=ProductId(f"019B-{at}"), code=code) for at, code in enumerate(codes)]
    names = list(page_names(articles).values())
    assert names[:2] == ["goods-0012.html", "goods-con.html"]
    assert all(re.fullmatch(r"goods-[a-z0-9_-]{1,40}\.html", name) for name in names)
    assert len({name.lower() for name in names}) == len(codes)


def test_the_same_goods_give_the_same_bytes_whatever_the_program_speaks() -> None:
    install(locale_dir(), "th")
    thai = site(CATALOGUE, _TEMPLATES)
    install(locale_dir(), "en")
    assert list(site(CATALOGUE, _TEMPLATES).items()) == list(thai.items())
    assert list(thai)[-1] == "index.html"


def test_a_unit_and_a_language_of_later_programs_do_no_harm() -> None:
    page = _pages(replace(CATALOGUE, shelves=(WebShelf("ผ้า", (replace(CLOTH, unit="rai"),)),)))["goods-p001.html"]
    assert "/\u00a0rai" in page.first("main").text
