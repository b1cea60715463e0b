"""Whom the program talks to, and what it keeps to itself: no host but shops that were added, and no key anywhere."""

from __future__ import annotations

import base64
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from posapp.app.terminal import open_shop
from posapp.domain.online.shop import RemoteId
from tests.doubles.woo_shop.owner import PASSWORD, USER
from tests.e2e.market import CODES, JAR
from tests.e2e.processes import REPO, surroundings
from tests.e2e.terminal import bills, group, typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.doubles.woo_shop.owner import LoopbackShop

_PATIENCE_SECONDS: Final = 120

LISTENER: Final = """
import os, sys

def _hear(event, told):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        _note(event, str(told[0]))
    elif event in ("socket.connect", "socket.sendto") and isinstance(told[1], tuple):
        _note(event, f"{told[1][0]} {told[1][1]}")
    elif event in ("subprocess.Popen", "os.posix_spawn", "os.exec"):
        _note(event, str(told[0]))

def _note(event, text):
    os.write(_LOG, f"{event} {text}\\n".encode())

_LOG = os.open(os.environ["TRAFFIC_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
_note("begun", " ".join(sys.argv[:1]))
sys.addaudithook(_hear)
"""
"""Python runs this first in every process of its own: what goes out is written down before it does."""


@dataclass(frozen=True)
class Watched:
    """Processes whose traffic is written down."""

    folder: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a Python program to its end."""
        path = os.pathsep.join((str(self.folder), str(REPO)))
        there = surroundings(self.folder, PYTHONPATH=path, TRAFFIC_LOG=str(self.folder / "traffic"))
        return subprocess.run(
            [sys.executable, *words],
            capture_output=True,
            text=True,
            cwd=REPO,
            env=there,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )

    def heard(self, *events: str) -> set[str]:
        """What was written down of these events."""
        lines = (self.folder / "traffic").read_text(encoding="utf-8").splitlines()
        return {text for event, _blank, text in (line.partition(" ") for line in lines) if event in events}


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    return Watched(folder)


@pytest.mark.slow
def test_no_host_is_talked_to_but_the_shop_that_was_added(
    market: Path, watched: Watched, woo_shop: LoopbackShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSAPP_SHOP_SECRET", PASSWORD)
    jar, basket = woo_shop.add(
        {"name": "Chilli paste", "regular_price": "60.00", "manage_stock": False},
        {"name": "Basket", "sku": "B", "regular_price": "90.00", "picture": jpeg(99)},
    )
    twin = ("-m", "posapp", "--books", str(market), "--json")
    assert watched.run(*twin, "shop", "list").returncode == 0
    assert watched.run(*twin, "doctor").returncode == 0
    assert watched.heard("socket.getaddrinfo", "socket.connect", "socket.sendto") == set()
    for words in (
        ("shop", "add", "woocommerce", "--user", USER, "--url", woo_shop.address),
        ("shop", "read"),
        ("shop", "match", "--pair", f"{jar}={CODES[JAR]}", "--adopt", str(basket)),
        ("shop", "start"),
        ("sync",),
        ("till", "open", "--float", "0"),
    ):
        run = watched.run(*twin, *words)
        assert run.returncode == 0, run
    window = watched.run("tests/e2e/child.py", "sell_online_too", str(market))
    assert (window.returncode, window.stdout.split()) == (0, ["sold", "told"]), window
    assert len(woo_shop.orders()) == 1
    assert sum("/wp-content/" in one for one in woo_shop.do("requests")) == 1
    assert watched.heard("socket.getaddrinfo", "socket.gethostbyname") == {"localhost"}
    assert {text.split()[1] for text in watched.heard("socket.connect", "socket.sendto")} == {str(woo_shop.port)}
    assert watched.heard("socket.connect") <= {f"127.0.0.1 {woo_shop.port}", f"::1 {woo_shop.port}"}


def test_a_picture_at_another_host_is_left_there(
    tmp_path: Path, woo_shop: LoopbackShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSAPP_SHOP_SECRET", PASSWORD)
    books = group(tmp_path / "books")
    _good, bad, elsewhere, gone = woo_shop.add(
        *({"name": name, "sku": name, "regular_price": "9.00", "picture": jpeg(red)} for name, red in GOODS)
    )
    for words in (
        ("shop", "add", "woocommerce", "--user", USER, "--url", woo_shop.address),
        ("shop", "read"),
        ("shop", "match", "--adopt-rest"),
    ):
        assert typed(books, *words).code == 0
    shop = open_shop(books)
    (online,) = shop.books.online.shops.all()
    items = {one.remote: one for one in shop.books.online.items.all(online.id)}
    moved = {bad: "/", elsewhere: "http://localhost.:1/picture.jpg", gone: f"{woo_shop.address}/wp-content/no.jpg"}
    with shop.books.write():
        changed = [replace(items[RemoteId(str(one))], picture=where) for one, where in moved.items()]
        shop.books.online.items.write(online.id, changed)
    woo_shop.do("requests")
    assert typed(books, "shop", "pictures", "--json").json["came"] == 1
    assert len(woo_shop.do("requests")) == 2
    assert typed(books, "shop", "pictures", "--json").json["came"] == 0
    assert woo_shop.do("requests") == []
    pictured = {one.code for one in shop.books.catalog.all() if one.photo}
    assert pictured == {"good"}
    shop.books.close()


GOODS: Final = (("good", 10), ("bad", 20), ("elsewhere", 30), ("gone", 40))


def jpeg(red: int) -> str:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (red, 0, 0)).save(file, "JPEG")
    return file.getvalue().hex()


def everything_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, and what lies in archives."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield str(path), content
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(io.BytesIO(content)) as packed:
                    yield from ((f"{path}/{name}", packed.read(name)) for name in packed.namelist())


def test_the_key_of_a_shop_lies_in_no_file_but_its_own_and_in_no_address(
    tmp_path: Path, woo_shop: LoopbackShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    spaced = " ".join(PASSWORD[at : at + 4] for at in range(0, len(PASSWORD), 4))
    monkeypatch.setenv("POSAPP_SHOP_SECRET", spaced)
    monkeypatch.setenv("POSAPP_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    books = group(tmp_path / "books")
    article = woo_shop.article("M", "20.00", 9)
    began = (
        ("shop", "add", "woocommerce", "--user", USER, "--url", woo_shop.address),
        ("shop", "read"),
        ("shop", "match", "--adopt-rest"),
        ("shop", "start"),
        ("shop", "key"),
        ("sync",),
    )
    out = [typed(books, *words, "--json") for words in began]
    woo_shop.order((article, 1))
    sold = bills({"lines": [{"code": "M"}], "tenders": [{"method": "cash", "given": "20"}]})
    out += [typed(books, "till", "open", "--float", "0"), typed(books, "sell", stdin=sold), typed(books, "sync")]
    woo_shop.set(users={})
    told = (typed(books, "sync", "--json").json["shops"][0]["sentence"], typed(books, "shop", "test").err)
    assert all("Make a new application password" in one for one in told)
    kept = (
        ("backup", str(tmp_path / "stick")),
        ("archive", "export", str(tmp_path / "archive")),
        ("handover", str(tmp_path / "auditor")),
        ("support", "make", str(tmp_path / "support.zip")),
        ("shop", "show", "--json"),
        ("outbox", "--json"),
    )
    out += [typed(books, *words) for words in kept]
    assert [run for run in out if run.code] == []
    assert len(woo_shop.orders()) == 2
    coded = base64.b64encode(f"{USER}:{PASSWORD}".encode())
    needles = (PASSWORD.encode(), spaced.encode(), coded)
    found = {name for name, content in everything_in(tmp_path) for needle in needles if needle in content}
    assert found == {str(tmp_path / "keys" / "shop-keys.json")}
    assert len([name for name, _content in everything_in(tmp_path)]) > 20
    spoken = "".join([*told, *(run.out + run.err for run in out)]) + "".join(woo_shop.do("requests"))
    assert not any(needle.decode() in spoken for needle in needles)
