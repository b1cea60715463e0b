"""The web page in a real browser: what it fetches, how it is walked by keys, whether everyone can read and tap it."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING, Any, Final

import pytest

from posapp.app.paths import locale_dir, resources
from posapp.documents.web import site
from posapp.i18n import install
from posapp.operations.change_options import change_options
from posapp.operations.load_sample import load_sample
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.web_catalogue import web_catalogue, web_goods
from posapp.operations.web_folder import publish
from tests.doubles.browser import MISSING, browser
from tests.doubles.listening import Listening
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.doubles.browser import Browser

pytestmark = pytest.mark.skipif(MISSING, reason="needs Chromium on Linux")

_PHONE, _PC = (360, 740), (1280, 800)
_KINDS: Final = ("cloth", "food")
_LEAST_CONTRAST: Final = 4.5
_LEAST_TAP: Final = 44

# Every text that is seen, with its contrast against the ground it stands on (WCAG 2, relative luminance).
_CONTRASTS: Final = """
(() => {
  const light = (text) => {
    const parts = text.match(/[\\d.]+/g).map(Number);
    const shares = parts.slice(0, 3).map(v => v / 255);
    const [r, g, b] = shares.map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return [.2126 * r + .7152 * g + .0722 * b, parts[3] ?? 1];
  };
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const [value, seen] = light(getComputedStyle(at).backgroundColor);
      if (seen) return value;
    }
    return 1;
  };
  const found = [];
  for (const one of document.body.querySelectorAll('*')) {
    if (![...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) continue;
    const [ink] = light(getComputedStyle(one).color), paper = ground(one);
    found.push([one.textContent.trim().slice(0, 40), (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05)]);
  }
  return found;
})()
"""
_TAPPED: Final = """
[...document.querySelectorAll('a')].filter(one => !one.matches('.skip')).map(one => {
  const box = one.getBoundingClientRect();
  return [one.textContent.trim(), box.width, box.height];
})
"""
_FOCUSED: Final = """
(() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {href: one.getAttribute('href'), ring: parseFloat(style.outlineWidth), line: style.outlineStyle,
    seen: box.right > 0 && box.bottom > 0 && box.top < innerHeight};
})()
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the library's own shape
        """Say nothing."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of sample goods; one of them is sold out."""
    install(locale_dir(), "en")
    stall = open_stall(tmp_path_factory.mktemp("web") / "stall")
    for kind in _KINDS:
        load_sample(stall.shop, kind, resources() / "sample_products", stall.seller)
    said = {"web.line": "@kloompa", "web.phone": "081-234 5678", "web.about": "ทอมือทุกผืน ส่งทั่วประเทศ"}
    change_options(stall.shop, SHOP_OPTIONS, said, stall.seller)
    stall.sold(("ข้าวแต๋น", 100))
    folder = tmp_path_factory.mktemp("page")
    publish(folder, site(web_catalogue(stall.shop, web_goods(stall.shop)), resources() / "web"))
    stall.shop.books.close()
    return folder


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("chromium")) as there:
        yield there


@contextmanager
def _host(folder: Path) -> Iterator[str]:
    """Any free host: it serves files, and knows nothing else."""
    with Listening(functools.partial(_Quiet, directory=str(folder))) as server:
        yield f"http://127.0.0.1:{server.port}"


def _all_of(folder: Path) -> list[str]:
    """One page of each sort in both languages."""
    names = ("index.html", "goods-0001.html", "goods-0010.html")
    return [f"{root}{name}" for root in ("", "en/") for name in names if (folder / name).exists()]


@pytest.mark.parametrize("size", [_PHONE, _PC], ids=["phone", "pc"])
def test_from_a_stick_and_from_a_host_it_fetches_only_its_own_files_and_complains_of_nothing(
    seen: Browser, page: Path, size: tuple[int, int]
) -> None:
    seen.open("about:blank")
    seen.look_through(*size)
    with _host(page) as address:
        for start in (page.as_uri(), address):
            seen.heard_all()
            seen.fetched.clear()
            seen.complaints.clear()
            for name in _all_of(page):
                seen.open(f"{start}/{name}")
                assert seen.run("[...document.images].filter(i => i.complete && !i.naturalWidth).length") == 0
            seen.heard_all()
            assert len(seen.fetched) > len(_all_of(page))
            assert [one for one in seen.fetched if not one.startswith((f"{start}/", "data:,"))] == []
            assert seen.complaints == []


def test_pictures_below_the_fold_wait_until_they_are_wanted(seen: Browser, page: Path) -> None:
    seen.look_through(*_PHONE)
    with _host(page) as address:
        seen.heard_all()
        seen.fetched.clear()
        seen.open(f"{address}/index.html")
        seen.heard_all()
        pictures = seen.run("document.images.length")
        assert 0 < len([one for one in seen.fetched if one.endswith(".jpg")]) < pictures


@pytest.mark.parametrize("size", [_PHONE, _PC, (320, 600)], ids=["phone", "pc", "small"])
def test_everything_can_be_read_and_tapped(seen: Browser, page: Path, size: tuple[int, int]) -> None:
    seen.look_through(*size)
    for name in _all_of(page):
        seen.open(f"{page.as_uri()}/{name}")
        contrasts = seen.run(_CONTRASTS)
        assert len(contrasts) > 5
        assert [one for one in contrasts if one[1] < _LEAST_CONTRAST] == []
        assert [one for one in seen.run(_TAPPED) if min(one[1:]) < _LEAST_TAP] == []
        assert seen.run("document.documentElement.scrollWidth") <= size[0]


def test_the_tab_key_goes_through_the_page_as_it_is_read(seen: Browser, page: Path) -> None:
    seen.look_through(*_PC)
    seen.open(f"{page.as_uri()}/index.html")
    wanted = seen.run("[...document.querySelectorAll('a')].map(one => one.getAttribute('href'))")
    walked = []
    for _link in wanted:
        seen.press_tab()
        focused = seen.run(_FOCUSED)
        assert focused["seen"]
        assert (focused["line"], focused["ring"]) == ("solid", 3)
        walked.append(focused["href"])
    assert walked == wanted
    assert walked[:4] == ["#main", "en/index.html", "https://line.me/R/ti/p/%40kloompa", "tel:+66812345678"]


def test_the_first_tab_and_enter_skip_to_the_goods(seen: Browser, page: Path) -> None:
    seen.look_through(*_PHONE)
    seen.open(f"{page.as_uri()}/index.html")
    seen.press_tab()
    seen.press_enter()
    assert seen.run("document.activeElement.id") == "main"
    seen.press_tab()
    assert seen.run(_FOCUSED)["href"] == "https://line.me/R/ti/p/%40kloompa"


def test_on_paper_there_is_how_to_order_but_nothing_to_tap(seen: Browser, page: Path) -> None:
    seen.open(f"{page.as_uri()}/goods-0001.html")
    seen.show_as("print")
    try:
        shown = seen.run(
            "[...document.querySelectorAll('.skip, .tongue, nav, main .ways')].filter(one => one.offsetParent).length"
        )
        assert shown == 0
        assert "081-234 5678" in seen.run("document.querySelector('footer').innerText")
    finally:
        seen.show_as("")
    assert seen.print_on_paper().startswith(b"%PDF-")


def test_it_reads_the_same_without_its_style(seen: Browser, page: Path) -> None:
    seen.open(f"{page.as_uri()}/index.html")
    seen.run("document.querySelector('link[rel=stylesheet]').remove()")
    said = seen.run("document.body.innerText")
    assert said.index("กลุ่มแม่บ้านดอยสูง") < said.index("สั่งทางไลน์") < said.index("หมด") < said.index("วิธีสั่งของ")
