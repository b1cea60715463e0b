"""A real shop that others wrote, django-oscar with its API, in a process of its own on a loopback socket."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from select import select
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.request import Request, urlopen

from posapp.sync.connector import Access

if TYPE_CHECKING:
    from types import TracebackType

STAFF: Final = "stall"
SECRET: Final = "a-staff-password"  # noqa: S105 - opens nothing but a loopback shop
BUYERS: Final = ("somying", "malee")
_ROOT: Final = Path(__file__).resolve().parents[3]
_START_SECONDS: Final = 60
_ADDRESS: Final = {
    "first_name": "สมหญิง",
    "last_name": "ใจดี",
    "line1": "12/3 หมู่ 4 ต.แม่แรม",
    "line4": "แม่ริม",
    "state": "เชียงใหม่",
    "postcode": "50180",
    "phone_number": "+66812345678",
}


@dataclass(slots=True)
class OscarShop:
    """The shop; its books lie in the file `database`, which is made when there is none yet."""

    database: Path
    port: int = 0
    _process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.doubles.oscar_shop", str(self.database)],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        ready, _, _ = select([self._process.stdout], [], [], _START_SECONDS)
        said = self._process.stdout.readline() if ready else ""
        if not said.startswith("port "):
            self._end()
            raise RuntimeError(said or "the shop did not start")
        self.port = int(said.split()[1])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def access(self) -> Access:
        return Access(self.address, STAFF, SECRET)

    def article(self, sku: str, name: str, price: str, stock: int) -> int:
        """Put an article on the shelf; its number there."""
        record = {"partner": f"{self.address}/api/admin/partners/1/", "partner_sku": sku, "price": price}
        told = {
            "product_class": "goods",
            "structure": "standalone",
            "title": name,
            "upc": sku,
            "slug": sku.lower(),
            "categories": [],
            "stockrecords": [{**record, "price_currency": "THB", "num_in_stock": stock}],
        }
        return int(self.ask("POST", "admin/products/", told)["id"])

    def lay_in_basket(self, buyer: str, article: int, pieces: int) -> str:
        """A buyer takes some of it; where her basket is."""
        told = {"url": f"{self.address}/api/products/{article}/", "quantity": pieces}
        return str(self.ask("POST", "basket/add-product/", told, buyer)["url"])

    def check_out(self, buyer: str, basket: str) -> str:
        """She orders what lies in her basket; the number of the order."""
        country = f"{self.address}/api/countries/TH/"
        told = {"basket": basket, "shipping_address": {**_ADDRESS, "country": country}}
        return str(self.ask("POST", "checkout/", told, buyer)["number"])

    def order(self, article: int, pieces: int, buyer: str = BUYERS[0]) -> str:
        """A buyer orders; the number of her order."""
        return self.check_out(buyer, self.lay_in_basket(buyer, article, pieces))

    def left(self, article: int) -> int:
        """How many of it can still be ordered."""
        (record,) = self.ask("GET", f"admin/products/{article}/")["stockrecords"]
        return int(record["num_in_stock"]) - int(record["num_allocated"] or 0)

    def ask(self, method: str, path: str, told: object = None, who: str = STAFF) -> Any:  # noqa: ANN401 - its JSON
        """One request of the shop's own API."""
        login = b64encode(f"{who}:{SECRET}".encode()).decode()
        headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
        data = None if told is None else json.dumps(told).encode()
        request = Request(f"{self.address}/api/{path}", data, headers, method=method)  # noqa: S310 - a loopback address
        with urlopen(request, timeout=30) as reply:  # noqa: S310
            return json.load(reply)

    def _end(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
