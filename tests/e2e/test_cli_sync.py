"""`posapp sync` and `posapp outbox` with a loopback shop: one round, watching, and what waits with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.doubles.fault_proxy import FaultProxy, Trouble
from tests.doubles.woo_shop.owner import PASSWORD, USER, LoopbackShop
from tests.e2e.terminal import bills, group, typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path, woo_shop: LoopbackShop, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A group whose honey is sold in the shop too."""
    monkeypatch.setenv("POSAPP_SHOP_SECRET", PASSWORD)
    folder = group(tmp_path / "books")
    assert typed(folder, "stock", "receive", "H=10").code == 0
    woo_shop.article("H", "120.00", 10)
    assert (
        typed(folder, "shop", "add", "woocommerce", "--url", proxy.address, "--user", USER, "--name", "ดอย").code == 0
    )
    assert typed(folder, "shop", "read", "ดอย").code == 0
    assert typed(folder, "shop", "match", "ดอย", "--all-sure").code == 0
    assert typed(folder, "shop", "start", "ดอย").code == 0
    return folder


def sell(books: Path, pieces: int) -> None:
    """Sell honey at the stall."""
    assert typed(books, "sell", stdin=bills({"lines": [{"code": "H", "qty": str(pieces)}]})).code == 0


def test_one_round_says_what_it_did(books: Path, woo_shop: LoopbackShop) -> None:
    sell(books, 2)
    (said,) = typed(books, "sync", "--once", "--json").json["shops"]
    assert (said["shop"], said["pushed"], said["waiting"], said["refused"], said["reason"]) == ("ดอย", 1, 0, 0, "")
    assert woo_shop.stock() == {"H": 8}
    plain = typed(books, "sync", "ดอย").out
    assert plain.startswith("ดอย: told 0, fetched ")
    assert plain.endswith(", waiting 0, refused 0.\n")


def test_watching_goes_on_for_as_many_rounds_as_asked(books: Path) -> None:
    said = typed(books, "sync", "--watch", "--rounds", "3", "--every", "1", "--json").lines
    assert [one["shops"][0]["reason"] for one in said] == ["", "", ""]


def test_what_waits_says_why_and_can_be_tried_again_or_skipped(
    books: Path, woo_shop: LoopbackShop, proxy: FaultProxy
) -> None:
    sell(books, 1)
    proxy.pull_out()
    (said,) = typed(books, "sync", "--json").json["shops"]
    assert (said["reason"], said["waiting"]) == ("no_connection", 1)
    (waits,) = typed(books, "outbox", "--json").json["errands"]
    assert (waits["kind"], waits["state"]) == ("sale", "waiting")
    assert waits["sentence"]
    shown = typed(books, "outbox", "list", "ดอย").out
    assert "Bill A" in shown
    assert "waiting" in shown
    proxy.plug_in()
    assert typed(books, "outbox", "retry", str(waits["id"])).code == 0
    assert typed(books, "sync").code == 0
    assert woo_shop.stock() == {"H": 9}
    assert typed(books, "outbox").out == "Nothing waits for the online shops.\n"
    assert typed(books, "outbox", "retry", str(waits["id"])).code == 2
    sell(books, 1)
    proxy.next_write(Trouble.GUARDED)
    typed(books, "sync")
    (waits,) = typed(books, "outbox", "--json").json["errands"]
    assert typed(books, "outbox", "skip", str(waits["id"]), "--note", "บอกเองแล้ว").code == 0
    assert typed(books, "outbox", "retry", "999", "--again").code == 2
    assert typed(books, "doctor").code == 0
    typed(books, "sync")
    typed(books, "sync")
    assert woo_shop.stock() == {"H": 8}


def test_without_a_shop_it_says_how_to_add_one(tmp_path: Path) -> None:
    said = typed(group(tmp_path / "books"), "sync")
    assert (said.code, said.out) == (0, "No online shop is in use. Add one with “posapp shop add”.\n")
