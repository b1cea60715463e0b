"""What is typed to have an online shop: added, in use, and the one JSON answer to each command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.doubles.woo_shop.owner import USER
from tests.e2e.terminal import typed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.woo_shop.owner import LoopbackShop

ADD: Final = ("shop", "add", "woocommerce", "--user", USER, "--url")


def said(books: Path, *words: str, code: int = 0) -> dict[str, Any]:
    """The one JSON answer to a command."""
    run = typed(books, *words, "--json")
    assert run.code == code, run
    return run.json


def added(books: Path, woo: LoopbackShop) -> dict[str, Any]:
    """The shop is in the books; nothing of it is read."""
    return said(books, *ADD, woo.address)


def begun(books: Path, woo: LoopbackShop) -> None:
    """A shop in use: what has the same code is paired, everything else taken over."""
    added(books, woo)
    said(books, "shop", "read")
    said(books, "shop", "match", "--all-sure")
    said(books, "shop", "match", "--adopt-rest")
    said(books, "shop", "start")
    said(books, "sync")
