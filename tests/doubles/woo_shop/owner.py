"""The loopback shop from outside: starts its process, and asks it for deeds by their names."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from posapp.sync.connector import Access

if TYPE_CHECKING:
    from types import TracebackType

    from tests.doubles.woo_shop.world import Thing

USER: Final = "manager"
PASSWORD: Final = "abcd" * 6
_REPO: Final = Path(__file__).resolve().parents[3]


class ShopProcess:
    """A shop in a process of its own, asked for deeds over a pipe, from any thread."""

    def __init__(self, certificate: Path | None = None) -> None:
        self._certificate = certificate
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self.port = 0

    def __enter__(self) -> Self:
        words = ["--certificate", str(self._certificate)] if self._certificate else []
        program = [sys.executable, "-m", "tests.doubles.woo_shop", *words]
        self._process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=_REPO
        )
        assert self._process.stdout is not None
        self.port = json.loads(self._process.stdout.readline())["port"]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()

    @property
    def address(self) -> str:
        """Where it is, without anything between."""
        return f"{'https' if self._certificate else 'http'}://localhost:{self.port}"

    def start_again(self) -> None:
        """Forget everything: a new, empty shop behind the same door."""
        self._ask("start_again")

    def do(self, deed: str, *told: object, **named: object) -> Any:  # noqa: ANN401 - what the deed returns
        """Any deed of `deeds` by its name."""
        return self._ask(deed, *told, **named)

    def _ask(self, deed: str, *args: object, **named: object) -> Any:  # noqa: ANN401 - what the deed returns
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(json.dumps({"deed": deed, "args": args, "named": named}) + "\n")
            self._process.stdin.flush()
            told = json.loads(self._process.stdout.readline())
        assert told is None or "value" in told, told
        return told and told["value"]


class LoopbackShop(ShopProcess):
    """A WooCommerce shop, with the deeds that tests ask for most."""

    def access(self, address: str = "") -> Access:
        """What opens it, at `address` when something stands between."""
        return Access(address or self.address, USER, PASSWORD)

    def add(self, *products: Thing, parent: int = 0) -> list[int]:
        """Put articles on the shelf (fields as in the shop's interface). Returns their ids."""
        return list(self._ask("add", list(products), parent))

    def article(self, sku: str, price: str = "100.00", stock: int | None = 10, **more: object) -> int:
        """Put one article on the shelf and return its id."""
        counted = {"manage_stock": stock is not None, "stock_quantity": stock}
        return self.add({"name": f"สินค้า {sku}", "sku": sku, "regular_price": price, **counted, **more})[0]

    def edit(self, product: int, **changes: object) -> None:
        """Change an article by hand."""
        self._ask("edit", product, changes)

    def write_quietly(self, product: int, **changes: object) -> None:
        """Change an article without moving its stamp."""
        self._ask("write_quietly", product, changes)

    def order(self, *lines: tuple[int, int], **told: object) -> int:
        """A buyer orders some (article, pieces). Returns the order's id."""
        return int(self._ask("order", list(lines), **told))

    def set(self, **settings: object) -> None:
        """Change settings (`version`, `zone`, `calc_taxes`…) or the site's mood (`fault`, `notice`, `lag`…)."""
        self._ask("set", **settings)

    def stock(self) -> dict[str, int | None]:
        """How many of each SKU the shop has now."""
        return {row["sku"]: row["stock_quantity"] for row in self._ask("products")}

    def product(self, number: int) -> Thing:
        """An article as it is now."""
        return next(row for row in self._ask("products") if row["id"] == number)

    def orders(self) -> list[Thing]:
        """Every order there is."""
        return list(self._ask("orders"))
