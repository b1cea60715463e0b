"""What a WooCommerce shop remembers: goods, orders, pictures, settings, and its own idea of the time."""

from __future__ import annotations

import html
import re
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

Thing = dict[str, Any]

START: Final = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
CENT: Final = Decimal("0.01")
_TAG: Final = re.compile(r"<[^>]*>")
_ZONES: Final = {"Asia/Bangkok": 7, "UTC": 0}


class No(Exception):  # noqa: N818 - the shop's answer, not an error of the shop
    """The shop says no: a status, a code, a sentence, and what it adds to `data`."""

    def __init__(self, status: int, code: str, message: str = "", /, **data: object) -> None:
        super().__init__(code)
        self.status = status
        self.body: Thing = {"code": code, "message": message or code, "data": {"status": status, **data}}


@dataclass(slots=True)
class Mood:
    """How the site is just now.

    `fault`: "" (well), "maintenance", "portal", "guard" (403), "guard455", "broken" (500 page), "not_wordpress" ·
    `application_passwords`: whether a guarding plug-in left them on · `strips_login`: the hoster takes the
    Authorization header off · `notice`: PHP talks before the JSON · `links`: "pretty", "index" or "query" · `lag`:
    seconds until a changed row is seen in lists · `memory`: a list of more rows than this is too much for the site
    (0: none is) · `refuse`: answers so many requests with 429 and Retry-After 3 · `races`: so many new articles lose
    against another client that makes the same one · `woocommerce`: whether the plug-in is on.
    """

    fault: str = ""
    application_passwords: bool = True
    strips_login: bool = False
    notice: bool = False
    links: str = "pretty"
    lag: float = 0.0
    memory: int = 0
    refuse: int = 0
    races: int = 0
    woocommerce: bool = True


@dataclass(slots=True)
class World:
    """All of a shop. `lock` is held for each request, as a database would."""

    version: tuple[int, int] = (11, 0)
    name: str = "ร้านกลุ่มทอผ้า &amp; จักสาน"
    zone: str = "Asia/Bangkok"
    currency: str = "THB"
    calc_taxes: bool = False
    prices_include_tax: bool = True
    decimals: int = 2
    users: dict[str, tuple[str, str]] = field(default_factory=lambda: {"manager": ("abcd" * 6, "shop_manager")})
    keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    products: dict[int, Thing] = field(default_factory=dict)
    skus: dict[str, set[int]] = field(default_factory=dict)
    orders: dict[int, Thing] = field(default_factory=dict)
    refunds: dict[int, Thing] = field(default_factory=dict)
    notes: list[Thing] = field(default_factory=list)
    media: dict[int, Thing] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=lambda: {15: "Uncategorized"})
    taxes: list[Thing] = field(
        default_factory=lambda: [{"id": 1, "country": "TH", "rate": "7.0000", "class": "standard"}]
    )
    mood: Mood = field(default_factory=Mood)
    requests: list[str] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    ahead: float = 0.0
    _started: float = field(default_factory=time.monotonic)
    _last_id: int = 100

    @property
    def now(self) -> datetime:
        """The shop's own clock, which need not be ours."""
        return START + timedelta(seconds=time.monotonic() - self._started + self.ahead)

    @property
    def offset(self) -> timedelta:
        """How far its zone is from UTC."""
        return timedelta(hours=_ZONES[self.zone])

    def new_id(self) -> int:
        """Posts of all kinds are numbered together."""
        self._last_id += 1
        return self._last_id

    def with_sku(self, sku: str) -> list[Thing]:
        """Every article with this SKU, in the bin too; case doesn't count."""
        folded = sku.casefold()
        found = (self.products.get(number) for number in self.skus.get(folded, ()))
        return [row for row in found if row is not None and row["sku"].casefold() == folded]

    def touch(self, row: Thing) -> None:
        """Stamp a row as changed now: whole seconds, and seen in lists only when the lag is over."""
        row["_modified"] = self.now.replace(microsecond=0)
        row["_seen"] = time.monotonic() + self.mood.lag

    def seen(self, row: Thing) -> bool:
        """Whether lists show this row already."""
        return bool(row.get("_seen", 0) <= time.monotonic())

    def dates(self, row: Thing) -> Thing:
        """The stamps of a row, in local time and in GMT, both without a zone."""
        told: Thing = {}
        for name in ("created", "modified", "paid", "completed"):
            moment: datetime | None = row.get(f"_{name}")
            told[f"date_{name}"] = _text(moment + self.offset) if moment else None
            told[f"date_{name}_gmt"] = _text(moment) if moment else None
        return told

    def counter_of(self, product: Thing) -> Thing | None:
        """What counts the pieces of an article: itself, its parent, or nothing."""
        if product["manage_stock"]:
            return product
        parent = self.products.get(product["parent_id"])
        return parent if parent and parent["manage_stock"] else None

    def move(self, product: Thing, pieces: int) -> None:
        """Change a number by so many; atomic, unchecked, and it may fall below zero. The parent's stamp moves too."""
        counter = self.counter_of(product)
        if counter is None:
            return
        counter["stock_quantity"] += pieces
        self.touch(product)
        for above in (counter, self.products.get(product["parent_id"])):
            if above is not None:
                self.touch(above)

    def rate(self, product: Thing | None) -> Decimal:
        """The tax on an article in per cent; on a fee (None) as on ordinary goods."""
        if not self.calc_taxes or (product and product["tax_status"] != "taxable"):
            return Decimal(0)
        wanted = (product["tax_class"] if product else "") or "standard"
        return next((Decimal(tax["rate"]) for tax in self.taxes if tax["class"] == wanted), Decimal(0))


def for_web(text: str) -> str:
    """Words as the shop keeps them: tags and backslashes are gone, signs are written out for a page."""
    kept = html.unescape(_TAG.sub("", text.replace("\\", "")))
    return html.escape(kept, quote=False).replace("\\", "&#092;")


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def cents(amount: Decimal) -> Decimal:
    """Rounded as PHP does: half away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP)
