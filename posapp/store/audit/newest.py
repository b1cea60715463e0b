"""Books that change in place (goods, settings, people, online orders) against the newest entry about each row."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId
from posapp.i18n import N_
from posapp.store import goods_facts
from posapp.store.audit.finding import KEEP, Finding
from posapp.store.audit.ledgers import differs
from posapp.store.online import orders, shops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from posapp.store.audit.chain import Link
    from posapp.store.audit.finding import Findings
    from posapp.store.books import Books

_COLUMNS: Final = {
    "product": (*goods_facts.COLUMNS, "barcodes"),
    "category": ("name", "colour", "icon", "position", "active"),
    "option": ("new",),
    "person": ("record",),
    "member": ("record",),
    "place": ("name", "kind", "active"),
    "recipe": ("product", "yields", "parts", "labour", "note", "active", "edits"),
    "markdown": ("price",),
    "access": ("role", "until", "record"),
    "online_shop": shops.COLUMNS,
    "shop_link": ("remote", "reserve"),
    "web_order": (*orders.COLUMNS, "lines"),
}
"""What an entry of each kind says of its row."""

_PRODUCTS: Final = f"SELECT id, {', '.join(_COLUMNS['product'][:-1])} FROM product"
_CATEGORIES: Final = f"SELECT id, {', '.join(_COLUMNS['category'])} FROM category"
_PLACES: Final = f"SELECT id, {', '.join(_COLUMNS['place'])} FROM place"
_RECIPES: Final = f"SELECT id, {', '.join(_COLUMNS['recipe'])} FROM recipe"
_MARKDOWNS: Final = "SELECT id, price FROM markdown"
_SHOPS: Final = f"SELECT id, {', '.join(_COLUMNS['online_shop'])} FROM online_shop"
_LINKS: Final = "SELECT shop || ':' || product, remote, reserve FROM shop_link"
_ORDERS: Final = f"SELECT id, {', '.join(orders.COLUMNS)} FROM web_order"
_ORDERED: Final = f"SELECT web_order, {', '.join(orders.LINE)} FROM web_order_line ORDER BY web_order, n"
_OPTIONS: Final = "SELECT key, value FROM option"

_PERSONAL: Final = frozenset({"person", "member", "access"})
"""What is gone when a person was erased."""

Row = tuple[object, ...]


class NewestAudit:
    """Remembers the newest entry about each row while the chain is followed; `finish` compares the rows."""

    def __init__(self, books: Books, findings: Findings) -> None:
        self._rows = books.database.rows
        self._people, self._members, self._access = books.people, books.members, books.access
        self._findings = findings
        self._newest: dict[str, dict[str, tuple[int, Row]]] = {kind: {} for kind in _COLUMNS}
        self._pictures: set[str] = set()
        self._mistyped: dict[str, int] = {}

    def see(self, link: Link) -> None:
        """Remember what `link` says of a row."""
        self._pictures.add(link.facts.get("photo", ""))
        if link.kind in _COLUMNS:
            said = tuple(link.facts.get(column, _absent(link, column)) for column in _COLUMNS[link.kind])
            self._newest[link.kind][link.facts["id"]] = (link.seq, said)
            if link.kind == "shop_link" and not link.facts["remote"]:
                del self._newest[link.kind][link.facts["id"]]
        elif link.kind == "login_failed":
            self._mistyped[link.facts["id"]] = link.seq
        elif link.kind == "erase":
            self._mistyped.pop(link.facts["id"], None)
            for kind in _PERSONAL & self._newest.keys():
                self._newest[kind].pop(link.facts["id"], None)

    def finish(self) -> None:
        """Compare the rows as they stand, and the pictures with their names."""
        self._compare("product", self._products())
        self._compare("category", self._plain(_CATEGORIES))
        self._compare("option", self._plain(_OPTIONS))
        self._compare("person", self._records("person", self._people.digest))
        self._compare("member", self._records("member", self._members.digest))
        self._compare("place", self._plain(_PLACES))
        self._compare("recipe", self._plain(_RECIPES))
        self._compare("markdown", self._plain(_MARKDOWNS))
        self._compare("access", self._roles())
        self._compare("online_shop", self._plain(_SHOPS))
        self._compare("shop_link", self._plain(_LINKS))
        self._compare("web_order", self._orders())
        self._examine_attempts()
        self._examine_photos()

    def _examine_attempts(self) -> None:
        """Who typed a wrong code has a row that counts them, for good."""
        there = self._access.all_attempts()
        for person, seq in self._mistyped.items():
            if person not in there:
                self._findings.add(_missing("attempt", person, seq))

    def _examine_photos(self) -> None:
        named = self._pictures - {""}
        for digest, jpeg in self._rows.execute("SELECT digest, jpeg FROM photo"):
            place = {"table": "photo", "row": digest}
            if hashlib.sha256(jpeg).hexdigest() != digest:
                said = N_("Table {table}, row {row}: the picture was changed.")
                self._findings.add(Finding("photo_changed", said, KEEP, place))
            elif digest not in named:
                extra = N_("Table {table}: row {row} is there, but the journal does not tell of it.")
                self._findings.add(Finding("row_extra", extra, KEEP, place))
            named.discard(digest)
        for digest in named:
            said = N_("Table {table}: the picture {row} is missing; the journal tells of it.")
            self._findings.add(Finding("photo_missing", said, KEEP, {"table": "photo", "row": digest}))

    def _compare(self, table: str, found: Iterator[tuple[str, Row]]) -> None:
        left = self._newest[table]
        for subject, row in found:
            seq, said = left.pop(subject, (0, ()))
            if not seq:
                extra = N_("Table {table}: row {row} is there, but the journal does not tell of it.")
                self._findings.add(Finding("row_extra", extra, KEEP, {"table": table, "row": subject}))
            elif row != said and not _kept_private(table, said):
                place = {"table": table, "row": subject, "entry": seq}
                for column, is_there, is_told in zip(_COLUMNS[table], row, said, strict=True):
                    if is_there != is_told:
                        self._findings.add(differs(place, column, is_there, is_told))
        for subject, (seq, _said) in left.items():
            self._findings.add(_missing(table, subject, seq))

    def _products(self) -> Iterator[tuple[str, Row]]:
        codes: dict[str, list[str]] = {}
        for product, code in self._rows.execute("SELECT product, code FROM barcode ORDER BY product, code"):
            codes.setdefault(product, []).append(code)
        for subject, row in self._plain(_PRODUCTS):
            yield subject, (*row, codes.get(subject, []))

    def _orders(self) -> Iterator[tuple[str, Row]]:
        lines: dict[str, list[dict[str, object]]] = {}
        for order, *line in self._rows.execute(_ORDERED):
            lines.setdefault(order, []).append(dict(zip(orders.LINE, line, strict=True)))
        for subject, row in self._plain(_ORDERS):
            yield subject, (*row, lines.get(subject, []))

    def _plain(self, sql: str) -> Iterator[tuple[str, Row]]:
        for subject, *row in self._rows.execute(sql):
            yield subject, tuple(row)

    def _roles(self) -> Iterator[tuple[str, Row]]:
        """Roles, and codes by the hash of what is kept of them: `record` is the same as in the journal."""
        for subject, role, until in self._rows.execute("SELECT person, role, until FROM access").fetchall():
            yield subject, (role, until, self._access.digest(PersonId(subject)))

    def _records(self, table: str, digest: Callable[[PersonId], str]) -> Iterator[tuple[str, Row]]:
        """People by the salted hash of their record: names stay out of the journal and out of the findings."""
        for (person,) in self._rows.execute(f"SELECT id FROM {table}").fetchall():
            yield person, (digest(PersonId(person)),)


def _missing(table: str, row: str, seq: int) -> Finding:
    """An entry tells of a row that is not there."""
    said = N_("Table {table}: row {row} is missing; journal entry {entry} tells of it.")
    return Finding("row_missing", said, KEEP, {"table": table, "row": row, "entry": seq}, seq)


def _absent(link: Link, column: str) -> object:
    """What an older entry meant by not naming a column."""
    return goods_facts.ADDED.get(column) if link.kind == "product" else None


def _kept_private(table: str, said: Row) -> bool:
    """A private setting is journaled without its value."""
    return table == "option" and said == (None,)
